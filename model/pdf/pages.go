package pdf

import "siapzi/model/pdf/cos"

const (
	maxPages = 100_000
	maxNodes = 400_000 // of a page tree, damaged entries included
)

// page is where a page of a source is found and what it inherits.
type page struct {
	ref                              cos.Ref  // zero where the page stands in its parent's Kids itself
	dict                             cos.Dict // only then
	resources, media, crop, rotation cos.Object
}

// readPages walks the page tree. A tree that yields no page, or fewer than it
// promises, may be the fault of the cross-reference table, so the table is
// rebuilt once; after that every object that calls itself a page is taken.
func (s *Source) readPages() error {
	pages, missing := s.walkPages()
	if (len(pages) == 0 || missing) && !s.file.Rebuilt() && s.file.Err() == nil {
		if err := s.file.Rebuild(); err != nil && len(pages) == 0 {
			return openError(err)
		}
		if again, still := s.walkPages(); len(again) >= len(pages) {
			pages, missing = again, still
		}
	}
	if len(pages) == 0 && s.file.Rebuilt() {
		pages = s.loosePages()
	}
	if err := stopped(s.file); err != nil {
		return err
	}
	if len(pages) == 0 {
		return errNoPages()
	}
	s.pages = pages
	if n, ok := cos.Int(s.file.Resolve(s.file.Dict(s.file.Catalog()["Pages"])["Count"])); ok && missing && n > int64(len(pages)) && n < maxPages {
		s.lost = int(n) - len(pages)
	}
	return nil
}

// node is a page tree entry that still has to be looked at.
type node struct {
	o      cos.Object
	parent page // attributes inherited from above
}

// walkPages gives the pages in order. It keeps its own stack, since trees of
// any depth and with circles exist. missing tells that entries led nowhere.
func (s *Source) walkPages() (pages []page, missing bool) {
	f := s.file
	stack := []node{{o: f.Catalog()["Pages"]}}
	seen := map[int]bool{}
	for visited := 0; len(stack) > 0; visited++ {
		if visited > maxNodes || len(pages) >= maxPages || visited%64 == 0 && f.Err() != nil {
			return pages, true
		}
		n := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		r, isRef := n.o.(cos.Ref)
		d, ok := f.Resolve(n.o).(cos.Dict)
		if !ok {
			missing = missing || n.o != nil
			continue
		}
		kids, hasKids := f.Resolve(d["Kids"]).(cos.Array)
		if isRef {
			if seen[r.Num] && hasKids {
				continue // a circle
			}
			seen[r.Num] = true
		}
		p := inherit(n.parent, d)
		if hasKids && f.Name(d["Type"]) != "Page" {
			for i := len(kids) - 1; i >= 0; i-- {
				stack = append(stack, node{kids[i], p})
			}
			continue
		}
		if t := f.Name(d["Type"]); t == "Pages" && d["Contents"] == nil && d["MediaBox"] == nil || t == "Template" || t == "Catalog" {
			missing = missing || d["Kids"] != nil
			continue
		}
		if p.ref = r; !isRef {
			p.dict = d
		}
		pages = append(pages, p)
	}
	return pages, missing
}

// inherit gives what a node hands down: its own attributes over its parent's.
func inherit(p page, d cos.Dict) page {
	p.ref, p.dict = cos.Ref{}, nil
	for key, dst := range map[cos.Name]*cos.Object{"Resources": &p.resources, "MediaBox": &p.media, "CropBox": &p.crop, "Rotate": &p.rotation} {
		if v := d[key]; v != nil {
			*dst = v
		}
	}
	return p
}

// loosePages gives all objects of type Page in the order of their numbers.
func (s *Source) loosePages() []page {
	var pages []page
	for _, n := range s.file.SortedNumbers() {
		if s.file.Err() != nil || len(pages) >= maxPages {
			break
		}
		if d, ok := s.file.Load(cos.Ref{Num: n}).(cos.Dict); ok && s.file.Name(d["Type"]) == "Page" {
			p := inherit(page{}, d)
			p.ref = cos.Ref{Num: n}
			pages = append(pages, p)
		}
	}
	return pages
}

// pageDict gives the dictionary of page i.
func (s *Source) pageDict(i int) cos.Dict {
	if p := s.pages[i]; p.dict != nil {
		return p.dict
	}
	return s.file.Dict(s.pages[i].ref)
}

// geometry gives the boxes and the rotation of page i.
func (s *Source) geometry(i int) geometry {
	p := s.pages[i]
	return newGeometry(s.file, p.media, p.crop, p.rotation, s.pageDict(i)["UserUnit"])
}
