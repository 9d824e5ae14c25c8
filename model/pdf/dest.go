package pdf

import "siapzi/model/pdf/cos"

const maxNames = 200_000 // named destinations of one source

// target is a place on a page of the output.
type target struct {
	page int       // from 1
	view cos.Array // what follows the page in a destination: /XYZ left top zoom
}

// array gives the target as an explicit destination.
func (t target) array(w *Writer) cos.Array {
	return append(cos.Array{w.pageRef(t.page)}, t.view...)
}

// target resolves a destination of the source: explicit, named, or the /D of a
// dictionary. ok is false where it does not lead to a page of the output.
func (c *copier) target(dest cos.Object) (t target, ok bool) {
	for range 8 {
		switch d := c.f.Resolve(dest).(type) {
		case cos.Array:
			return c.explicit(d)
		case cos.Dict:
			dest = d["D"]
		case cos.Name:
			dest = c.s.named(string(d))
		case cos.String:
			dest = c.s.named(string(d))
		default:
			return t, false
		}
	}
	return t, false
}

func (c *copier) explicit(d cos.Array) (t target, ok bool) {
	if len(d) == 0 {
		return t, false
	}
	switch p := d[0].(type) {
	case cos.Ref:
		t.page = c.pageOf[p.Num]
	case cos.Integer: // a page number, meant for other files but found in the wild
		if p >= 0 && int(p) < len(c.s.pages) {
			t.page = c.pageOf[c.s.pages[p].ref.Num]
		}
	}
	if t.page == 0 {
		return t, false
	}
	kind := c.f.Name(nil)
	if len(d) > 1 {
		kind = c.f.Name(d[1])
	}
	numbers := map[cos.Name]int{"XYZ": 3, "Fit": 0, "FitH": 1, "FitV": 1, "FitR": 4, "FitB": 0, "FitBH": 1, "FitBV": 1}
	n, known := numbers[kind]
	if !known {
		kind, n = "Fit", 0
	}
	t.view = cos.Array{kind}
	for i := range n {
		var v cos.Object
		if i+2 < len(d) {
			if x, ok := cos.Number(c.f.Resolve(d[i+2])); ok && x > -1e6 && x < 1e6 {
				v = number(x)
			}
		}
		t.view = append(t.view, v)
	}
	return t, true
}

// named gives the destination of a name, nil where there is none.
func (s *Source) named(name string) cos.Object {
	if s.dests == nil {
		s.dests = map[string]cos.Object{}
		s.readNames()
	}
	return s.dests[name]
}

// readNames reads both kinds of named destinations: the dictionary of old
// files and the name tree.
func (s *Source) readNames() {
	f := s.file
	for k, v := range f.Dict(f.Catalog()["Dests"]) {
		s.dests[string(k)] = v
	}
	s.nameTree(f.Dict(f.Catalog()["Names"])["Dests"], func(key string, v cos.Object) bool {
		s.dests[key] = v
		return len(s.dests) < maxNames
	})
}

// nameTree calls f for the entries of a name tree until it gives false.
func (s *Source) nameTree(root cos.Object, f func(key string, v cos.Object) bool) {
	stack := cos.Array{root}
	seen := map[int]bool{}
	for len(stack) > 0 && len(seen) < maxNames {
		o := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if r, ok := o.(cos.Ref); ok {
			if seen[r.Num] {
				continue
			}
			seen[r.Num] = true
		}
		d := s.file.Dict(o)
		stack = append(stack, s.file.Array(d["Kids"])...)
		names := s.file.Array(d["Names"])
		for i := 0; i+1 < len(names); i += 2 {
			key, ok := s.file.Resolve(names[i]).(cos.String)
			if ok && !f(string(key), names[i+1]) {
				return
			}
		}
	}
}
