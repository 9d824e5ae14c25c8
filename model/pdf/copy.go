package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash/crc32"
	"hash/maphash"
	"io"

	"siapzi/model/pdf/cos"
)

// fingerprint stands for the text of an object. Different texts never share
// one in practice.
type fingerprint [16]byte

func fingerprintOf(kind byte, text []byte) (p fingerprint) {
	h := sha256.New()
	h.Write([]byte{kind})
	h.Write(text)
	copy(p[:], h.Sum(nil))
	return p
}

// streamSum stands for the bytes of a stream: a fast hash with a seed of this
// process and a checksum. It only decides whether two streams with the same
// dictionary and length are the same.
type streamSum struct {
	hash uint64
	crc  uint32
}

var seed = maphash.MakeSeed()

// add goes on with the next piece; pieces must have the same sizes each time.
func (s streamSum) add(b []byte) streamSum {
	return streamSum{s.hash*0x9E3779B97F4A7C15 + maphash.Bytes(seed, b), crc32.Update(s.crc, castagnoli, b)}
}

// seenStream is a stream that was written already.
type seenStream struct {
	num int
	sum streamSum
}

// maxCopyDepth bounds the recursion over references; what lies deeper is
// copied later, from a queue.
const maxCopyDepth = 100

// copier copies objects of one source to one writer, each once.
type copier struct {
	w      *Writer
	s      *Source
	f      *cos.File
	memo   map[int]copied
	queue  []pending
	pageOf map[int]int // page object of the source → page of the output, from 1
	ocgs   []ocg
	report *Report
	bad    map[int]bool // streams of the source that could be read only in part
	err    error        // the source's disk failed
}

// copied is what became of an object of the source.
type copied struct {
	value   cos.Object // what a reference to it turns into
	started bool       // it is being copied further up
	num     int        // its number, where one was needed before it was done
}

type pending struct{ src, num int }

func (s *Source) copier(w *Writer) *copier {
	if c := s.copies[w]; c != nil {
		return c
	}
	c := &copier{w: w, s: s, f: s.file, memo: map[int]copied{}, pageOf: map[int]int{}, bad: map[int]bool{}}
	if s.copies == nil {
		s.copies = map[*Writer]*copier{}
	}
	s.copies[w] = c
	return c
}

// object copies o with all that it points to and gives it with new references.
func (c *copier) object(o cos.Object) cos.Object {
	v := c.rewrite(o, 0)
	c.drain()
	return v
}

// drain copies what was put off.
func (c *copier) drain() {
	for len(c.queue) > 0 {
		p := c.queue[len(c.queue)-1]
		c.queue = c.queue[:len(c.queue)-1]
		if c.f.Err() != nil || c.w.err != nil {
			c.queue = nil
			return
		}
		c.copyAs(p.src, c.f.Load(cos.Ref{Num: p.src}), p.num, 0)
	}
}

// rewrite gives o with new references. Containers are new; o is not changed.
func (c *copier) rewrite(o cos.Object, depth int) cos.Object {
	switch v := o.(type) {
	case cos.Ref:
		return c.ref(v, depth)
	case cos.Array:
		a := make(cos.Array, len(v))
		for i := range v {
			a[i] = c.rewrite(v[i], depth)
		}
		return a
	case cos.Dict:
		if c.unwanted(v) {
			return nil
		}
		d := make(cos.Dict, len(v))
		for _, k := range v.Keys() { // in order: new numbers are given on the way
			if y := c.rewrite(v[k], depth); y != nil {
				d[k] = y
			}
		}
		return d
	case *cos.Stream: // only reached by reference
		return nil
	}
	return o
}

// unwanted tells whether a dictionary must not come into the output wherever
// it hangs: parts of the source's own structure, and actions that do more than
// move within the file.
func (c *copier) unwanted(d cos.Dict) bool {
	switch t, _ := d["Type"].(cos.Name); t {
	case "Page", "Pages", "Catalog", "StructElem", "StructTreeRoot", "ObjStm", "XRef", "EmbeddedFile", "Filespec", "Outlines":
		return true
	}
	switch s, _ := d["S"].(cos.Name); s {
	case "Launch", "JavaScript", "SubmitForm", "GoToR", "GoToE", "ImportData":
		c.report.remove(actionRemoval(s), 1)
		return true
	}
	return false
}

// ref gives what a reference turns into: a new reference, or a simple value in
// place of it.
func (c *copier) ref(r cos.Ref, depth int) cos.Object {
	if n, ok := c.pageOf[r.Num]; ok {
		return c.w.pageRef(n)
	}
	m, known := c.memo[r.Num]
	if known {
		if m.started && m.num == 0 { // a circle: the number is needed now
			m.num = c.w.alloc()
			m.value = cos.Ref{Num: m.num}
			c.memo[r.Num] = m
		}
		return m.value
	}
	o := c.f.Load(r)
	switch v := o.(type) {
	case cos.Ref:
		c.memo[r.Num] = copied{} // a reference to itself is null
		value := c.ref(v, depth+1)
		c.memo[r.Num] = copied{value: value}
		return value
	case cos.Dict, cos.Array, *cos.Stream:
		if depth > maxCopyDepth {
			num := c.w.alloc()
			c.memo[r.Num] = copied{value: cos.Ref{Num: num}, num: num}
			c.queue = append(c.queue, pending{r.Num, num})
			return cos.Ref{Num: num}
		}
		return c.copyAs(r.Num, o, 0, depth)
	case cos.String:
		if len(v) > 64 {
			return c.copyAs(r.Num, o, 0, depth)
		}
	}
	c.memo[r.Num] = copied{value: o}
	return o
}

// copyAs copies the object src, under the number num where that is not 0.
func (c *copier) copyAs(src int, o cos.Object, num, depth int) cos.Object {
	m := copied{started: true, num: num}
	if num != 0 {
		m.value = cos.Ref{Num: num}
	}
	c.memo[src] = m
	var value cos.Object
	if s, ok := o.(*cos.Stream); ok {
		value = c.stream(s, src, depth)
	} else {
		value = c.plain(o, src, depth)
	}
	c.memo[src] = copied{value: value}
	return value
}

// plain copies an object without stream. If the same text was written before,
// that object serves instead; layers are never shared, since equal ones of two
// sources may differ in being visible.
func (c *copier) plain(o cos.Object, src, depth int) cos.Object {
	d, isDict := o.(cos.Dict)
	layer := isDict && d["Type"] == cos.Name("OCG")
	v := c.rewrite(o, depth+1)
	num := c.memo[src].num
	if v == nil && num == 0 {
		return nil
	}
	text := cos.Append(nil, v)
	if num == 0 {
		if layer {
			num = c.w.alloc()
		} else {
			key := fingerprintOf('o', text)
			if old, ok := c.w.seen[key]; ok {
				return cos.Ref{Num: old}
			}
			num = c.w.alloc()
			c.w.seen[key] = num
		}
	}
	if layer {
		c.ocgs = append(c.ocgs, ocg{src, num})
	}
	c.w.putText(num, text)
	return cos.Ref{Num: num}
}

// stream copies a stream, its bytes untouched.
func (c *copier) stream(s *cos.Stream, src, depth int) cos.Object {
	d := c.streamDict(s, depth)
	if d == nil {
		if num := c.memo[src].num; num != 0 {
			c.w.put(num, nil)
		}
		return nil
	}
	return c.putStream(s, d, c.memo[src].num)
}

// streamDict gives the new dictionary of a stream, nil where the stream must
// not be copied.
func (c *copier) streamDict(s *cos.Stream, depth int) cos.Dict {
	switch t := c.f.Name(s.Dict["Type"]); t {
	case "ObjStm", "XRef", "EmbeddedFile":
		return nil
	}
	if s.Dict["F"] != nil { // the data lie in another file
		return nil
	}
	in := s.Dict
	sub := c.f.Name(in["Subtype"])
	xobject := sub == "Image" || sub == "Form"
	d := make(cos.Dict, len(in))
	for _, k := range in.Keys() {
		switch k {
		case "Length", "DL", "FFilter", "FDecodeParms":
			continue
		case "Metadata", "PieceInfo", "StructParent", "StructParents", "OPI", "AF", "Ref", "LastModified":
			if xobject {
				continue
			}
		}
		if y := c.rewrite(in[k], depth+1); y != nil {
			d[k] = y
		}
	}
	dropCryptFilter(d)
	return d
}

// dropCryptFilter takes the filter Crypt out of a dictionary whose bytes are
// copied decrypted.
func dropCryptFilter(d cos.Dict) {
	names, ok := d["Filter"].(cos.Array)
	if d["Filter"] == cos.Name("Crypt") {
		delete(d, "Filter")
		delete(d, "DecodeParms")
		return
	}
	if !ok || len(names) == 0 || names[0] != cos.Name("Crypt") {
		return
	}
	d["Filter"] = names[1:]
	if parms, ok := d["DecodeParms"].(cos.Array); ok && len(parms) > 0 {
		d["DecodeParms"] = parms[1:]
	}
}

// putStream writes the bytes of s under the dictionary d, as number num where
// that is not 0, or finds that the same stream was written before.
func (c *copier) putStream(s *cos.Stream, d cos.Dict, num int) cos.Object {
	size := c.f.Length(s)
	d["Length"] = cos.Integer(size)
	text := cos.Append(nil, d)
	key := fingerprintOf('s', text)
	olds := c.w.blobs[key]
	if len(olds) > 0 && num == 0 {
		sum, err := c.sum(s, size)
		if err == nil {
			for _, old := range olds {
				if old.sum == sum {
					return cos.Ref{Num: old.num}
				}
			}
		}
	}
	if num == 0 {
		num = c.w.alloc()
	}
	r, err := c.f.Raw(s)
	if err != nil {
		c.w.put(num, nil)
		return nil
	}
	if c.mustVerify(s, d, size) {
		raw := c.verify(r, s, d, size)
		if raw == nil {
			c.report.Damaged++
			c.bad[s.Ref.Num] = true
			c.mend(s, d, num)
			return cos.Ref{Num: num}
		}
		r = bytes.NewReader(raw)
	}
	sum, err := c.w.copyStream(num, text, r, size)
	if err != nil && c.err == nil {
		c.err = fmt.Errorf("pdf: read source: %w", err)
	}
	c.w.blobs[key] = append(olds, seenStream{num, sum})
	return cos.Ref{Num: num}
}

const (
	verifySize = 1 << 20  // larger compressed streams are only verified in damaged files
	mendSize   = 64 << 20 // and never beyond this
)

// mustVerify tells whether a stream is to be decoded before it is copied. One
// broken stream in a source would make the whole output count as damaged.
func (c *copier) mustVerify(s *cos.Stream, d cos.Dict, size int64) bool {
	switch firstFilter(d) {
	case "", "DCTDecode", "JPXDecode", "CCITTFaxDecode", "JBIG2Decode":
		return false
	}
	return size <= verifySize || c.f.Suspect(s) && size <= mendSize
}

func firstFilter(d cos.Dict) cos.Name {
	switch f := d["Filter"].(type) {
	case cos.Name:
		return f
	case cos.Array:
		if len(f) > 0 {
			n, _ := f[0].(cos.Name)
			return n
		}
	}
	return ""
}

// verify reads the size bytes of s from r and gives them if they are sound,
// else nil.
func (c *copier) verify(r io.Reader, s *cos.Stream, d cos.Dict, size int64) []byte {
	w := c.w
	if int64(cap(w.zbuf)) < size {
		w.zbuf = make([]byte, size)
	}
	raw := w.zbuf[:size]
	if _, err := io.ReadFull(r, raw); err != nil {
		return nil
	}
	if firstFilter(d) != "FlateDecode" {
		if _, err := c.f.Decode(s, mendSize); err != nil && !errors.Is(err, cos.ErrPicture) && !errors.Is(err, cos.ErrTooMuch) {
			return nil
		}
		return raw
	}
	in := bytes.NewReader(raw)
	var err error
	if w.inflate == nil {
		if w.inflate, err = zlib.NewReader(in); err != nil {
			w.inflate = nil
		}
	} else {
		err = w.inflate.(zlib.Resetter).Reset(in, nil)
	}
	if err == nil {
		_, err = io.Copy(io.Discard, io.LimitReader(w.inflate, mendSize))
	}
	if err != nil {
		return nil
	}
	return raw
}

// mend writes what can be read of a broken stream. The dictionary stays, with
// a filter that undoes only what is written.
func (c *copier) mend(s *cos.Stream, d cos.Dict, num int) {
	data, err := c.f.Decode(s, mendSize)
	if !errors.Is(err, cos.ErrPicture) {
		delete(d, "DecodeParms")
		c.w.putFlate(num, d, data)
		return
	}
	// A picture inside: only the first filter can be mended.
	raw, err := c.f.Raw(s)
	if err != nil {
		c.w.put(num, nil)
		return
	}
	all, _ := io.ReadAll(io.LimitReader(raw, mendSize)) // what can be read counts
	if firstFilter(d) == "FlateDecode" {
		all = c.w.deflated(cos.Inflate(all, mendSize))
	}
	c.w.putStream(num, d, all)
}

// sum reads the bytes of s only to know whether they were written before.
func (c *copier) sum(s *cos.Stream, size int64) (sum streamSum, err error) {
	r, err := c.f.Raw(s)
	if err != nil {
		return sum, err
	}
	for left := size; left > 0; {
		b := c.w.buf[:min(left, int64(len(c.w.buf)))]
		n, err := io.ReadFull(r, b)
		if n < len(b) {
			return sum, err
		}
		sum = sum.add(b)
		left -= int64(n)
	}
	return sum, nil
}
