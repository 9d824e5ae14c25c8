package pdf

import (
	"context"
	"fmt"
	"math"

	"siapzi/model/pdf/cos"
)

// Dress is what is put on a page while it is copied. The zero value puts
// nothing on it.
type Dress struct {
	Stamp     *Stamp
	Watermark *Watermark
	Links     []Link
}

// Link is a rectangle that leads to a page of the output. X and Y are points
// from the upper left corner of the page as displayed in the source.
type Link struct {
	X, Y, W, H float64
	Page       int // of the output, from 1
}

// Append copies count pages of s from page from (counted from 0) to the end of
// the output. dress is asked for every page with the source's page index; it
// may be nil. The bookmarks of the source that lead to these pages come back
// with the output's page numbers.
//
// On an error the pages of this call do not count as written, so that another
// source may stand in for them; after an error of the underlying writer
// nothing helps.
func (w *Writer) Append(ctx context.Context, s *Source, from, count int, dress func(i int) Dress) (marks []Bookmark, rep Report, err error) {
	if w.err != nil {
		return nil, rep, w.err
	}
	first, lateLinks := len(w.pages), len(w.late)
	defer func() {
		if err != nil {
			w.pages, w.late = w.pages[:first], w.late[:lateLinks]
			delete(s.copies, w)
		}
	}()
	defer recovered(&err)
	if from < 0 || count < 0 || from+count > len(s.pages) {
		return nil, rep, fmt.Errorf("pdf: append: pages %d to %d of %d", from, from+count, len(s.pages))
	}
	if first+count > w.total {
		return nil, rep, fmt.Errorf("pdf: append: %d pages more than the %d promised", first+count-w.total, w.total)
	}
	s.file.Bind(ctx)
	rep = Report{Method: s.method, Encrypted: s.file.Encrypted(), Lost: s.lost, Removed: map[Removal]int{}}
	c := s.copier(w)
	c.report = &rep
	c.pageOf = map[int]int{}
	for i := count - 1; i >= 0; i-- { // of a page that stands twice, the first counts
		if n := s.pages[from+i].ref.Num; n != 0 {
			c.pageOf[n] = first + i + 1
		}
	}
	held := make([]cos.Dict, 0, count) // so that a failed call leaves no page behind
	for i := from; i < from+count; i++ {
		var d Dress
		if dress != nil {
			d = dress(i)
		}
		page, err := c.page(i, d)
		if err == nil {
			err = stopped(s.file)
		}
		if err != nil {
			return nil, rep, err
		}
		held = append(held, page)
	}
	c.layers()
	c.reportDocument()
	marks = c.bookmarks(first, count)
	if err := stopped(s.file); err != nil {
		return nil, rep, err
	}
	for i, d := range held {
		w.put(w.pageNum(first+i+1), d)
	}
	return marks, rep, w.err
}

// page copies page i of the source as the next page of the output and gives
// its dictionary.
func (c *copier) page(i int, dress Dress) (cos.Dict, error) {
	w, g := c.w, c.s.geometry(i)
	n := len(w.pages) + 1
	shown := g
	res := c.resources(i)
	var before, after []byte
	var clip *rect
	annots, drawn := c.annotations(i, n, g, res)
	after = append(after, drawn...)
	if st := dress.Stamp; st != nil && st.Style != Pojok {
		shown = g.grow(stripHeight)
		before = w.drawPita(*st, shown, res)
		above := g.above()
		clip = &above
	}
	if m := dress.Watermark; m != nil {
		after = append(after, w.drawWatermark(*m, dress.Stamp, g, shown, res)...)
	}
	if st := dress.Stamp; st != nil && st.Style == Pojok {
		after = append(after, w.drawPojok(*st, g, res)...)
	}
	contents := c.contents(i, res, before, clip, after)
	d := cos.Dict{
		"Type": cos.Name("Page"), "Parent": w.parentOf(n), "MediaBox": shown.media.array(),
		"Resources": w.share(res.all()),
	}
	if shown.crop != shown.media {
		d["CropBox"] = shown.crop.array()
	}
	if g.rotate != 0 {
		d["Rotate"] = cos.Integer(g.rotate)
	}
	if g.unit != 1 {
		d["UserUnit"] = number(g.unit)
	}
	if len(contents) == 1 {
		d["Contents"] = contents[0]
	} else if len(contents) > 1 {
		d["Contents"] = contents
	}
	src := c.s.pageDict(i)
	if group := c.object(src["Group"]); group != nil {
		d["Group"] = group
	}
	if src["AA"] != nil {
		c.countAction(src["AA"])
	}
	for _, l := range dress.Links {
		annots = append(annots, w.link(l, g))
	}
	if len(annots) > 0 {
		d["Annots"] = annots
	}
	w.pages = append(w.pages, pageRecord{shown})
	if w.err != nil {
		return nil, w.err
	}
	return d, c.err
}

// link reserves the annotation for a link; it is written by putLinks, when
// every page of the output is known.
func (w *Writer) link(l Link, g geometry) cos.Ref {
	_, h := g.size()
	num := w.alloc()
	r := g.fromDisplay().box(rect{l.X, h - l.Y - l.H, l.X + l.W, h - l.Y})
	w.late = append(w.late, lateLink{num, r, l.Page})
	return cos.Ref{Num: num}
}

// putLinks writes the links that Dress asked for.
func (w *Writer) putLinks() error {
	for _, l := range w.late {
		if l.page < 1 || l.page > w.total {
			return fmt.Errorf("pdf: link to page %d of %d", l.page, w.total)
		}
		w.put(l.num, cos.Dict{
			"Type": cos.Name("Annot"), "Subtype": cos.Name("Link"), "Rect": l.rect.array(), "F": cos.Integer(4),
			"Border": cos.Array{cos.Integer(0), cos.Integer(0), cos.Integer(0)},
			"Dest":   w.destination(l.page, 0, nil),
		})
	}
	w.late = nil
	return nil
}

// destination gives the place on page n (from 1) that lies down points below
// its upper edge. zoom nil keeps the reader's.
func (w *Writer) destination(n int, down float64, zoom cos.Object) cos.Array {
	g := w.pages[n-1].g
	_, h := g.size()
	x, y := g.topLeft(math.Max(0, math.Min(down, h)))
	return cos.Array{w.pageRef(n), cos.Name("XYZ"), number(x), number(y), zoom}
}
