package pdf

import (
	"crypto/sha256"

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
