package cos

// pack is a decoded object stream: many small objects compressed together.
type pack struct {
	num  int // object number of the stream
	data []byte
	nums []int // object numbers in order
	offs []int // where each begins in data
}

// loadPacked reads object n from its object stream.
func (f *File) loadPacked(n int, e entry) (Object, int64, error) {
	p, err := f.pack(int(e.off))
	if err != nil {
		return nil, 0, err
	}
	i := e.gen
	if i >= len(p.nums) || p.nums[i] != n { // a wrong place: look for the number
		i = -1
		for j, m := range p.nums {
			if m == n {
				i = j
			}
		}
		if i < 0 {
			return nil, 0, errMisplaced
		}
	}
	o, size := p.object(i)
	return o, int64(size), nil
}

// object parses the i-th object; null where it is broken.
func (p *pack) object(i int) (Object, int) {
	if p.offs[i] < 0 || p.offs[i] >= len(p.data) {
		return nil, 0
	}
	x := parser{b: p.data, pos: p.offs[i], final: true}
	o, err := x.object()
	if _, bad := o.(keyword); bad || err != nil {
		return nil, 0
	}
	return o, x.pos - p.offs[i]
}

// pack gives the decoded object stream of the given number.
func (f *File) pack(num int) (*pack, error) {
	for i, p := range f.packs {
		if p.num == num {
			copy(f.packs[1:i+1], f.packs[:i])
			f.packs[0] = p
			return p, nil
		}
	}
	e := f.entries[num]
	if e.kind != entryOffset || f.loading[-num] {
		return nil, errMisplaced
	}
	f.loading[-num] = true
	defer delete(f.loading, -num)
	s, ok := f.Load(Ref{Num: num}).(*Stream)
	if !ok {
		return nil, errMisplaced
	}
	p, err := f.unpack(num, s)
	if err != nil {
		return nil, err
	}
	f.packs = append(f.packs, nil)
	copy(f.packs[1:], f.packs)
	f.packs[0] = p
	kept := 0
	for i, q := range f.packs { // the newest stays, however large
		if kept += len(q.data); kept > packsBytes && i > 0 {
			f.packs = f.packs[:i]
			break
		}
	}
	return p, nil
}

// unpack decodes an object stream and its table of numbers and offsets.
func (f *File) unpack(num int, s *Stream) (*pack, error) {
	data, err := f.Decode(s, maxObjStm)
	if len(data) == 0 {
		if err == nil {
			err = errMisplaced
		}
		return nil, err
	}
	n, _ := Int(f.Resolve(s.Dict["N"]))
	begin, _ := Int(f.Resolve(s.Dict["First"]))
	p := &pack{num: num, data: data}
	x := parser{b: data, final: true, noRefs: true}
	for range n {
		a, err1 := x.object()
		b, err2 := x.object()
		num, ok1 := a.(Integer)
		off, ok2 := b.(Integer)
		if err1 != nil || err2 != nil || !ok1 || !ok2 || num > maxNumber || off > maxObjStm {
			break
		}
		p.nums = append(p.nums, int(num))
		p.offs = append(p.offs, int(off+Integer(begin)))
	}
	return p, nil
}
