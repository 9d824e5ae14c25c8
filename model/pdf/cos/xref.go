package cos

import (
	"bytes"
	"errors"
	"strconv"
)

const (
	maxNumber   = 1 << 23 // largest object number, a limit of the standard
	maxSections = 4096    // updates in one file
)

var errXref = errors.New("cos: broken cross-reference table")

// readXref reads the table named by the last startxref and all before it.
// Newer entries win.
func (f *File) readXref() error {
	off, err := f.startxref()
	if err != nil {
		return err
	}
	seen := map[int64]bool{}
	for queue := []int64{off}; len(queue) > 0; {
		off, queue = queue[0], queue[1:]
		if seen[off] {
			continue
		}
		if seen[off] = true; len(seen) > maxSections {
			return ErrTooMuch
		}
		t, err := f.section(off)
		if err != nil {
			return err
		}
		// A hybrid file hides objects from old readers; they come before /Prev.
		for _, key := range []Name{"XRefStm", "Prev"} {
			if n, ok := Int(t[key]); ok && n > 0 {
				queue = append(queue, n+f.base)
			}
		}
		for k, v := range t {
			if _, ok := f.trailer[k]; !ok {
				f.trailer[k] = v
			}
		}
	}
	if f.trailer["Root"] == nil {
		return errXref
	}
	return nil
}

// startxref gives the place of the last table. Where the header does not stand
// at the beginning, some writers count from it and others from the file's start.
func (f *File) startxref() (int64, error) {
	for _, tail := range []int64{2048, 64 << 10} {
		from := max(0, f.size-tail)
		b, err := f.bytesAt(from, int(f.size-from))
		if err != nil {
			return 0, err
		}
		i := bytes.LastIndex(b, []byte("startxref"))
		if i < 0 {
			continue
		}
		p := &parser{b: b, pos: i + len("startxref"), final: true, noRefs: true}
		o, err := p.object()
		n, ok := o.(Integer)
		if err != nil || !ok {
			return 0, errXref
		}
		if f.base > 0 && !f.looksLikeXref(int64(n)+f.base) && f.looksLikeXref(int64(n)) {
			f.base = 0
		}
		return int64(n) + f.base, nil
	}
	return 0, errXref
}

func (f *File) looksLikeXref(off int64) bool {
	b, err := f.bytesAt(off, 24)
	if err != nil {
		return false
	}
	b = bytes.TrimLeft(b, "\x00\t\n\f\r ")
	return bytes.HasPrefix(b, []byte("xref")) || len(b) > 0 && b[0] >= '0' && b[0] <= '9'
}

// section reads the table or cross-reference stream at off and gives its trailer.
func (f *File) section(off int64) (Dict, error) {
	b, err := f.bytesAt(off, 32)
	if err != nil {
		return nil, err
	}
	trimmed := bytes.TrimLeft(b, "\x00\t\n\f\r ")
	off += int64(len(b) - len(trimmed))
	if bytes.HasPrefix(trimmed, []byte("xref")) {
		return f.table(off + 4)
	}
	return f.xrefStream(off)
}

// table reads a classic table whose first subsection begins after off.
func (f *File) table(off int64) (Dict, error) {
	for {
		var first, count int64
		var d Dict
		end, err := f.parseAt(off, func(p *parser) error {
			p.noRefs = true
			o, err := p.object()
			if err != nil {
				return err
			}
			if o == keyword("trailer") {
				p.noRefs = false
				t, err := p.object()
				d, _ = t.(Dict)
				if err == nil && d == nil {
					err = errXref
				}
				return err
			}
			n, ok := o.(Integer)
			o2, err := p.object()
			if err != nil {
				return err
			}
			m, ok2 := o2.(Integer)
			if !ok || !ok2 || n < 0 || m < 0 || m > maxNumber || n > maxNumber {
				return errXref
			}
			first, count = int64(n), int64(m)
			return nil
		})
		if err != nil || d != nil {
			return d, err
		}
		if off, err = f.subsection(end, first, count); err != nil {
			return nil, err
		}
	}
}

// subsection reads count entries and gives the position behind them.
func (f *File) subsection(off, first, count int64) (int64, error) {
	for i := int64(0); i < count; {
		b, err := f.bytesAt(off, int(min(count-i, 512))*20+64)
		if err != nil {
			return 0, err
		}
		used := 0
		for ; i < count; i++ {
			e, n, ok := parseEntry(b[used:])
			if !ok {
				break
			}
			used += n
			if i == 0 && first == 1 && e.kind == entryFree && e.gen == 65535 {
				first = 0 // a common mistake: the table begins at 0, not at 1
			}
			f.addEntry(int(first+i), e)
		}
		if used == 0 {
			if i < count && bytes.HasPrefix(bytes.TrimLeft(b, "\r\n\t "), []byte("trailer")) {
				return off, nil // the count was too high
			}
			return 0, errXref
		}
		off += int64(used)
	}
	return off, nil
}

// addEntry enters e unless a newer table had the number.
func (f *File) addEntry(n int, e entry) {
	if _, ok := f.entries[n]; ok || n > maxNumber || int64(len(f.entries)) > max(100_000, f.size/2) {
		return // known already, or more objects than the file has room for
	}
	if e.kind == entryOffset {
		if e.off == 0 {
			e.kind = entryFree
		}
		e.off += f.base
	}
	f.entries[n] = e
}

// parseEntry reads "oooooooooo ggggg n" and the blanks and line end behind it,
// with fewer digits too. n is 0 where b is too short to be sure.
func parseEntry(b []byte) (e entry, n int, ok bool) {
	i := 0
	num := func() (int64, bool) {
		for i < len(b) && class[b[i]] == space {
			i++
		}
		start := i
		for i < len(b) && b[i] >= '0' && b[i] <= '9' {
			i++
		}
		v, err := strconv.ParseInt(string(b[start:i]), 10, 64)
		return v, err == nil && i < len(b)
	}
	off, ok1 := num()
	gen, ok2 := num()
	if !ok1 || !ok2 {
		return e, 0, false
	}
	for i < len(b) && (b[i] == ' ' || b[i] == '\r' || b[i] == '\n') {
		i++
	}
	if i >= len(b) {
		return e, 0, false
	}
	switch b[i] {
	case 'n':
		e = entry{entryOffset, int(gen), off}
	case 'f':
		e = entry{kind: entryFree, gen: int(gen)}
	default:
		return e, 0, false
	}
	return e, i + 1, true
}

// xrefStream reads the cross-reference stream at off and gives its dictionary.
func (f *File) xrefStream(off int64) (Dict, error) {
	o, _, err := f.loadAnyAt(off)
	if err != nil {
		return nil, err
	}
	s, ok := o.(*Stream)
	if !ok || s.Dict["W"] == nil {
		return nil, errXref
	}
	s.encrypted = false
	data, err := f.Decode(s, maxObjStm)
	if err != nil && len(data) == 0 {
		return nil, err
	}
	return s.Dict, f.readEntries(s.Dict, data)
}

// loadAnyAt reads whatever indirect object stands at off.
func (f *File) loadAnyAt(off int64) (Object, Ref, error) {
	var o Object
	var r Ref
	streamAt := 0
	_, err := f.parseAt(off, func(p *parser) (err error) {
		r, o, streamAt, err = p.indirect()
		return err
	})
	if err != nil {
		return nil, r, err
	}
	if d, ok := o.(Dict); ok && streamAt > 0 {
		return f.stream(d, r, off+int64(streamAt)), r, nil
	}
	return o, r, nil
}

// readEntries enters the lines of a cross-reference stream.
func (f *File) readEntries(d Dict, data []byte) error {
	var w [3]int
	wa, _ := d["W"].(Array)
	for i := range w {
		if i < len(wa) {
			if n, ok := Int(wa[i]); ok && n >= 0 && n <= 8 {
				w[i] = int(n)
				continue
			}
		}
		return errXref
	}
	width := w[0] + w[1] + w[2]
	if width == 0 {
		return errXref
	}
	index, _ := d["Index"].(Array)
	if index == nil {
		size, _ := Int(d["Size"])
		index = Array{Integer(0), Integer(size)}
	}
	for i := 0; i+1 < len(index); i += 2 {
		first, ok1 := Int(index[i])
		count, ok2 := Int(index[i+1])
		if !ok1 || !ok2 || first < 0 || first > maxNumber {
			return errXref
		}
		for n := first; n < first+count && len(data) >= width; n++ {
			f.addEntry(int(n), packedEntry(data, w))
			data = data[width:]
		}
	}
	return nil
}

func packedEntry(b []byte, w [3]int) entry {
	var v [3]int64
	if w[0] == 0 {
		v[0] = 1
	}
	i := 0
	for k, n := range w {
		for range n {
			v[k] = v[k]<<8 | int64(b[i])
			i++
		}
	}
	switch v[0] {
	case 1:
		return entry{entryOffset, int(v[2]), v[1]}
	case 2:
		return entry{entryPacked, int(v[2]), v[1]}
	}
	return entry{kind: entryFree}
}
