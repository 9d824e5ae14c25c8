package pdf

import (
	"fmt"
	"strings"
	"unicode"

	"siapzi/model/pdf/cos"
)

// Bookmark is an entry of the outline.
type Bookmark struct {
	Title    string
	Page     int     // of the output, from 1
	Down     float64 // points below the upper edge of the page as displayed
	Children []Bookmark
	Closed   bool // whether the children are folded at first
}

const (
	maxBookmarks     = 3000 // taken from one source
	maxBookmarkDepth = 6
	titleLimit       = 66 // characters of a source's title; leaves room for a page number within 80
)

// bookmarks gives the source's outline as far as it leads to the pages
// first+1 … first+count of the output.
func (c *copier) bookmarks(first, count int) []Bookmark {
	o := outlineReader{c: c, seen: map[int]bool{}, first: first, last: first + count}
	return o.level(c.f.Dict(c.f.Catalog()["Outlines"])["First"], 1)
}

type outlineReader struct {
	c           *copier
	seen        map[int]bool
	n           int
	first, last int // pages first < p ≤ last of the output
}

// level reads an item and its siblings. An item that leads nowhere is left
// out; its children take its place.
func (o *outlineReader) level(item cos.Object, depth int) (out []Bookmark) {
	f := o.c.f
	for item != nil && o.n < maxBookmarks {
		r, ok := item.(cos.Ref)
		if !ok || o.seen[r.Num] || f.Err() != nil {
			return out
		}
		o.seen[r.Num] = true
		o.n++
		d := f.Dict(r)
		var kids []Bookmark
		if d["First"] != nil && depth < maxBookmarkDepth {
			kids = o.level(d["First"], depth+1)
		}
		s, _ := f.Resolve(d["Title"]).(cos.String)
		b := Bookmark{Title: cleanTitle(cos.Text(s)), Children: kids, Closed: true}
		if o.place(d, &b) && b.Title != "" {
			out = append(out, b)
		} else {
			out = append(out, kids...)
		}
		item = d["Next"]
	}
	return out
}

// place sets where b leads to; false where that is no page of this call.
func (o *outlineReader) place(d cos.Dict, b *Bookmark) bool {
	c := o.c
	dest := d["Dest"]
	if a := c.f.Dict(d["A"]); dest == nil && c.f.Name(a["S"]) == "GoTo" {
		dest = a["D"]
	} else if dest == nil && a != nil {
		c.countAction(d["A"])
	}
	t, ok := c.target(dest)
	if !ok || t.page <= o.first || t.page > o.last {
		return false
	}
	b.Page, b.Down = t.page, c.down(t)
	return true
}

// down gives how far a destination lies below the upper edge of its page.
func (c *copier) down(t target) float64 {
	var x, y float64
	var ok bool
	at := func(i int) (v float64) {
		if i < len(t.view) {
			v, ok = cos.Number(t.view[i])
		}
		return v
	}
	g := c.w.pages[t.page-1].g
	switch t.view[0] {
	case cos.Name("XYZ"):
		x, y = at(1), at(2)
		if g.rotate%180 == 90 {
			at(1)
		}
	case cos.Name("FitH"), cos.Name("FitBH"):
		y = at(1)
		if g.rotate%180 == 90 {
			ok = false
		}
	case cos.Name("FitR"):
		x, y = at(1), at(4)
	}
	if !ok {
		return 0
	}
	_, h := g.size()
	dy := 0.0
	switch m := g.fromDisplay(); g.rotate {
	case 0, 180:
		dy = (y - m[5]) / m[3]
	default:
		dy = (x - m[4]) / m[2]
	}
	if down := h - dy; down > 0 && down < h {
		return down
	}
	return 0
}

// cleanTitle makes a title fit for one line: no control characters, single
// blanks, at most titleLimit characters.
func cleanTitle(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == unicode.ReplacementChar || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Co, r):
			return -1
		}
		return r
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	if rs := []rune(s); len(rs) > titleLimit {
		s = strings.TrimRight(string(rs[:titleLimit-1]), " .,;:–-") + "…"
	}
	return s
}

// putOutline writes the outline and gives the number of its root, 0 for none.
func (w *Writer) putOutline(marks []Bookmark) (int, error) {
	if len(marks) == 0 {
		return 0, nil
	}
	root := w.alloc()
	first, last, open, err := w.putLevel(marks, root)
	w.put(root, cos.Dict{"Type": cos.Name("Outlines"), "First": first, "Last": last, "Count": cos.Integer(open)})
	return root, err
}

// putLevel writes siblings below parent. open is how many lines are seen.
func (w *Writer) putLevel(marks []Bookmark, parent int) (first, last cos.Ref, open int, err error) {
	nums := make([]int, len(marks))
	for i := range marks {
		nums[i] = w.alloc()
	}
	for i, b := range marks {
		if b.Page < 1 || b.Page > w.total {
			return first, last, 0, fmt.Errorf("pdf: bookmark %q to page %d of %d", b.Title, b.Page, w.total)
		}
		d := cos.Dict{"Title": cos.FromText(b.Title), "Parent": cos.Ref{Num: parent}, "Dest": w.destination(b.Page, b.Down, nil)}
		if i > 0 {
			d["Prev"] = cos.Ref{Num: nums[i-1]}
		}
		if i+1 < len(nums) {
			d["Next"] = cos.Ref{Num: nums[i+1]}
		}
		open++
		if len(b.Children) > 0 {
			f, l, n, err := w.putLevel(b.Children, nums[i])
			if err != nil {
				return first, last, 0, err
			}
			d["First"], d["Last"], d["Count"] = f, l, cos.Integer(n)
			if b.Closed {
				d["Count"] = cos.Integer(-n)
			} else {
				open += n
			}
		}
		w.put(nums[i], d)
	}
	return cos.Ref{Num: nums[0]}, cos.Ref{Num: nums[len(nums)-1]}, open, nil
}
