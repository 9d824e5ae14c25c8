package cos

import (
	"bytes"
	"io"
)

// Rebuild replaces the cross-reference table by one made from a scan of the
// whole file: every "n g obj" counts, the last one of a number wins, objects in
// object streams stand at the place of their stream. The trailer is the last
// one with a /Root, or is guessed from the objects.
func (f *File) Rebuild() error {
	f.reset()
	f.rebuilt = true
	s := scanner{f: f}
	if err := s.scan(); err != nil {
		return err
	}
	where := map[int]int64{} // object number → place that counts
	for _, o := range s.found {
		if o.num == 0 || o.num > maxNumber {
			continue
		}
		f.entries[o.num] = entry{entryOffset, o.gen, o.off}
		where[o.num] = o.off
	}
	for _, t := range s.trailers {
		for k, v := range t {
			if k != "Prev" && k != "XRefStm" {
				f.trailer[k] = v
			}
		}
	}
	if f.trailer["Encrypt"] == nil || f.crypt != nil {
		f.enterPacked(s.packs, where)
	}
	if f.trailer["Root"] == nil || f.trailer["Encrypt"] == nil && len(f.Catalog()) == 0 {
		f.guessRoot()
	}
	if len(f.entries) == 0 {
		return ErrDamaged
	}
	return f.ctx.Err()
}

// enterPacked adds the objects of the object streams that the scan found.
func (f *File) enterPacked(packs []Ref, where map[int]int64) {
	for _, r := range packs {
		at := where[r.Num]
		p, err := f.pack(r.Num)
		if err != nil {
			continue
		}
		for i, n := range p.nums {
			if old, ok := where[n]; n <= 0 || n > maxNumber || ok && old > at {
				continue
			}
			f.entries[n] = entry{entryPacked, i, int64(r.Num)}
			where[n] = at
		}
	}
	f.Forget()
}

// guessRoot looks for a catalogue among all objects; where there is none it
// makes one from a page tree's root, or from all pages in the order of their numbers.
func (f *File) guessRoot() {
	var tree Object
	pages := Array{}
	for _, n := range f.SortedNumbers() {
		if f.ctx.Err() != nil {
			return
		}
		d, ok := f.Load(Ref{Num: n}).(Dict)
		if !ok {
			continue
		}
		switch r := (Ref{Num: n}); f.Name(d["Type"]) {
		case "Catalog":
			if d["Pages"] != nil {
				f.trailer["Root"] = r // the last one wins
			}
		case "Pages":
			if d["Parent"] == nil && d["Kids"] != nil {
				tree = r
			}
		case "Page":
			pages = append(pages, r)
		}
	}
	if len(f.Catalog()) > 0 {
		return
	}
	if tree == nil && len(pages) > 0 {
		tree = Dict{"Type": Name("Pages"), "Kids": pages}
	}
	if tree != nil {
		f.trailer["Root"] = Dict{"Type": Name("Catalog"), "Pages": tree}
	}
}

// scanner finds the objects of a file without its table.
type scanner struct {
	f        *File
	found    []place
	trailers []Dict
	packs    []Ref // object streams, in the order of the file
}

type place struct {
	num, gen int
	off      int64
}

// scan reads the file once in pieces. The data of a stream with a plausible
// length is jumped over, so that a PDF inside a PDF is not mistaken for it.
func (s *scanner) scan() error {
	f := s.f
	const piece, overlap = 256 << 10, 64
	buf := make([]byte, piece)
	off := int64(0)
	for off < f.size {
		if err := f.ctx.Err(); err != nil {
			return err
		}
		n, err := f.r.ReadAt(buf[:min(piece, f.size-off)], off)
		if n == 0 {
			if err == io.EOF {
				break
			}
			return err
		}
		last := off+int64(n) >= f.size
		jump := s.piece(buf[:n], off, last)
		switch {
		case jump > off:
			off = jump
		case last:
			return nil
		default:
			off += int64(max(n-overlap, 1))
		}
	}
	return nil
}

// piece looks for objects and trailers in b, which stands at off. It gives the
// place to go on from, or 0 for the end of b.
func (s *scanner) piece(b []byte, off int64, last bool) int64 {
	for i := 0; i < len(b); {
		k := nextWord(b[i:])
		if k < 0 {
			return 0
		}
		i += k
		switch {
		case bytes.HasPrefix(b[i:], []byte("trailer")):
			if i+64 > len(b) && !last {
				return off + int64(i)
			}
			next, ok := inside(s.trailer(off+int64(i)), off, i+7, len(b))
			if !ok {
				return off + int64(next)
			}
			i = next
		default: // obj
			start, num, gen, ok := header(b, i)
			if !ok || start == 0 && off > 0 && i < 32 {
				i += 3
				continue
			}
			at := off + int64(start)
			if len(s.found) == 0 || s.found[len(s.found)-1].off != at {
				s.found = append(s.found, place{num, gen, at})
				if len(s.found) > 4*maxNumber {
					return off + int64(len(b))
				}
			}
			next, ok := inside(s.object(at), off, i+3, len(b))
			if !ok {
				return off + int64(next)
			}
			i = next
		}
	}
	return 0
}

// inside turns the place end of the file into a position of the piece at off,
// at least least; ok is false where it lies beyond the piece's n bytes.
func inside(end, off int64, least, n int) (next int, ok bool) {
	next = max(int(end-off), least)
	return next, next < n
}

// nextWord gives the place of the next "obj" or "trailer" in b, or -1.
func nextWord(b []byte) int {
	o := bytes.Index(b, []byte("obj"))
	if o < 0 {
		return bytes.Index(b, []byte("trailer"))
	}
	if t := bytes.Index(b[:o], []byte("trailer")); t >= 0 {
		return t
	}
	return o
}

// header reads "n g " backwards from the word obj at b[i].
func header(b []byte, i int) (start, num, gen int, ok bool) {
	back := func(j int) (int, int, bool) { // number that ends before j
		k, v, mul := j, 0, 1
		for k > 0 && b[k-1] >= '0' && b[k-1] <= '9' && j-k < 10 {
			k--
			v += int(b[k]-'0') * mul
			mul *= 10
		}
		return k, v, k < j
	}
	blanks := func(j int) int {
		for j > 0 && class[b[j-1]] == space {
			j--
		}
		return j
	}
	j := blanks(i)
	if j, gen, ok = back(j); !ok {
		return 0, 0, 0, false
	}
	k := blanks(j)
	if k == j {
		return 0, 0, 0, false
	}
	start, num, ok = back(k)
	return start, num, gen, ok && gen <= 65535
}

// trailer reads the trailer at off and gives the place behind it, 0 where there is none.
func (s *scanner) trailer(off int64) int64 {
	var d Dict
	end, err := s.f.parseAt(off+int64(len("trailer")), func(p *parser) error {
		o, err := p.object()
		d, _ = o.(Dict)
		return err
	})
	if err != nil || d == nil {
		return 0
	}
	if d["Root"] != nil {
		s.trailers = append(s.trailers, d)
	}
	return end
}

// object looks at the object at off: is it an object stream, a cross-reference
// stream (whose dictionary is a trailer), a stream to jump over? It gives the
// place to go on from, 0 where that is not sure.
func (s *scanner) object(off int64) int64 {
	var o Object
	var r Ref
	streamAt := 0
	end, err := s.f.parseAt(off, func(p *parser) (err error) {
		r, o, streamAt, err = p.indirect()
		return err
	})
	if err != nil {
		return 0
	}
	d, ok := o.(Dict)
	if !ok || streamAt == 0 {
		return s.clean(off, end)
	}
	switch d["Type"] {
	case Name("ObjStm"):
		s.packs = append(s.packs, r)
	case Name("XRef"):
		if d["Root"] != nil {
			s.trailers = append(s.trailers, d)
		}
	}
	start := off + int64(streamAt)
	if n, ok := Int(d["Length"]); ok && n >= 0 && n <= s.f.size-start && s.f.endsAt(start+n) {
		return start + n
	}
	if end := s.f.find(start); end > 0 {
		return end
	}
	return start
}

// clean gives end where the object from off to end is followed by endobj, so
// that nothing inside it needs to be looked at.
func (s *scanner) clean(off, end int64) int64 {
	b, err := s.f.bytesAt(end, 32)
	if err != nil || !bytes.HasPrefix(bytes.TrimLeft(b, "\x00\t\n\f\r "), []byte("endobj")) {
		return 0
	}
	return end
}
