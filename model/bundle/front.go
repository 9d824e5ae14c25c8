package bundle

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"siapzi/model"
	"siapzi/model/paint"
)

// The grid of our own pages, in millimetres on A4. The left margin is wider
// for binding; everything also fits unscaled on F4 paper.
const (
	left, right  = 25.0, 195.0
	width        = right - left
	bottom       = 275.0 // end of the text area
	firstTop     = 45.0  // where a table starts below a page title
	nextTop      = 28.0  // where it goes on on the next pages
	headBase     = 14.5
	headRule     = 17.0
	titleBase    = 31.0
	footBase     = 288.2
	chapterLinkX = 64.0
	codeCenter   = 109.0
)

// The pens of tables.
var (
	ruleHead  = paint.Pen{Width: 0.5, Color: paint.Ink}
	ruleGroup = paint.Pen{Width: 0.25, Color: paint.Ink}
	ruleRow   = paint.Pen{Width: 0.15, Color: paint.Hairline}
	ruleLink  = paint.Pen{Width: 0.15, Color: paint.Teal}
)

// front paints all our own pages of a volume on one canvas, so that they share
// fonts.
type front struct {
	*paint.Canvas
	p       *plan
	v       *volume
	spans   map[string]span // by leaf key
	section string          // what stands at the upper left of the page
	chapter *chapter
}

// span is a run of pages of the front canvas.
type span struct{ first, count int }

// settle paints the own pages of all volumes until page numbers and page
// counts agree: the contents name pages, and their own length moves those
// pages. Counts hardly depend on numbers, so the second or third round is the
// last.
func (p *plan) settle(ctx context.Context) ([]*front, error) {
	for range 8 {
		var fronts []*front
		own := map[string]int{}
		for _, v := range p.volumes {
			f, err := p.paint(ctx, v)
			if err != nil {
				return nil, err
			}
			for key, s := range f.spans {
				own[key] = s.count
			}
			fronts = append(fronts, f)
		}
		if !p.number(own) {
			return fronts, nil
		}
	}
	return nil, model.Errorf(model.Internal, "Nomor halaman daftar isi tidak dapat ditetapkan.")
}

// paint draws every own page of a volume with the page numbers that the plan
// has now.
func (p *plan) paint(ctx context.Context, v *volume) (*front, error) {
	f := &front{Canvas: paint.New(paint.Config{Created: p.req.Date}), p: p, v: v, spans: map[string]span{}}
	for _, l := range v.leaves {
		if l.copied() {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		f.leaf(l)
	}
	return f, nil
}

// leaf paints the pages of one leaf and notes which they are. Behind the
// divider of a chapter the foot links back to it.
func (f *front) leaf(l *leaf) {
	first := f.Pages() + 1
	f.section, f.chapter = l.head, nil
	if l.question != nil {
		f.chapter = l.chapter
	}
	if l.head == "" {
		f.AddPage()
	} else {
		f.page()
	}
	l.draw(f)
	f.spans[l.key] = span{first, f.Pages() - first + 1}
}

// here tells whether the leaf with this key stands in the volume being painted.
func (f *front) here(key string) bool { return f.p.leafOf[key] != nil && f.p.leafOf[key].volume == f.v }

// Link records a clickable rectangle that leads to the leaf with this key. No
// link can lead to another volume, so none is made then.
func (f *front) Link(x, y, w, h float64, key string) {
	if f.here(key) {
		f.Canvas.Link(x, y, w, h, key)
	}
}

// at gives text, a page number, with the volume before it where that is not
// the one being painted.
func (f *front) at(key, text string) string {
	if f.here(key) {
		return text
	}
	return fmt.Sprintf("Vol. %d, %s", f.p.leafOf[key].volume.no, text)
}

// page starts a page with running head and foot. The stamp with the page
// number is set when the page is copied.
func (f *front) page() {
	f.AddPage()
	f.SetColor(paint.Muted)
	f.SetFont(paint.Regular, 7.5)
	about := fmt.Sprintf("%d · menuju %s", f.p.unit.Year, f.p.unit.Target)
	who := f.Shorten(f.p.unit.Name, 100-f.Width(" · "+about)) + " · " + about
	f.TextRight(right, headBase, who)
	f.Text(left, headBase, f.Shorten(f.section, width-8-f.Width(who)))
	f.Line(left, headRule, right, headRule, paint.Pen{Width: 0.15, Color: paint.Hairline})

	f.link(left, footBase, "← Kembali ke daftar isi", f.v.key(keyContents))
	end := left
	if ch := f.chapter; ch != nil {
		where := f.at(ch.key(), fmt.Sprintf("hal. %d", f.p.pageOf(ch.key())))
		end = chapterLinkX + f.link(chapterLinkX, footBase, fmt.Sprintf("↑ %s (%s)", ch.label(), where), ch.key())
	}
	f.SetColor(paint.Muted)
	f.SetFont(paint.Regular, 7.5)
	f.Text(max(codeCenter-f.Width(f.p.code)/2, end+6), footBase, f.p.code)
	f.SetColor(paint.Ink)
}

// link writes underlined words that lead to the leaf with this key, and gives
// their width. In another volume they are only words.
func (f *front) link(x, y float64, s, key string) float64 {
	f.SetFont(paint.Regular, 7.5)
	w := f.Width(s)
	if !f.here(key) {
		f.SetColor(paint.Muted)
		f.Text(x, y, s)
		return w
	}
	f.SetColor(paint.Teal)
	f.Text(x, y, s)
	f.Line(x, y+1.1, x+w, y+1.1, ruleLink)
	f.Link(x, y-3.2, w, 5, key)
	return w
}

// flow gives a flow that starts at top on this page and goes on below the
// running head of the next ones; again repeats what stands above the rows.
func (f *front) flow(top float64, again func(y float64) float64) *paint.Flow {
	return &paint.Flow{Y: top, Bottom: bottom, Break: func() float64 {
		f.page()
		if again == nil {
			return nextTop
		}
		return again(nextTop)
	}}
}

// title writes the title of a page.
func (f *front) title(s string) {
	f.SetFont(paint.Bold, 20)
	f.SetColor(paint.Ink)
	f.Text(left, titleBase, s)
}

// The styles of running text and tables.
var (
	body   = paint.Regular.At(8.8, 4.5, paint.Ink)
	strong = paint.SemiBold.At(8.8, 4.5, paint.Ink)
	quiet  = paint.Regular.At(8.8, 4.5, paint.Muted)
	small  = paint.Regular.At(8.2, 4.0, paint.Ink)
	aside  = paint.Italic.At(7.2, 3.4, paint.Muted)
	column = paint.Medium.At(7.3, 3.7, paint.Muted)
	code   = paint.SemiBold.At(8.4, 4.2, paint.Teal)
)

// heads writes column heads above a thick rule; the rule stands at y.
func (f *front) heads(y float64, heads ...head) {
	for _, h := range heads {
		if h.right {
			f.WriteRight(column, h.x, y-2.4, h.text)
		} else {
			f.Write(column, h.x, y-2.4, h.text)
		}
	}
	f.Line(left, y, right, y, ruleHead)
}

// head is the head of a column, with its left or right end at x.
type head struct {
	x     float64
	text  string
	right bool
}

// heading gives a block with the head of a section and its rule; note stands
// at the right end.
func (f *front) heading(s, note string) paint.Block {
	return paint.Block{H: 7, Draw: func(y float64) {
		f.Write(paint.SemiBold.At(9.5, 0, paint.Ink), left, y+4.6, s)
		f.WriteRight(paint.Regular.At(7.8, 0, paint.Muted), right, y+4.6, note)
		f.Line(left, y+7, right, y+7, paint.Pen{Width: 0.35, Color: paint.Ink})
	}}
}

// paragraph puts running text into a flow, line by line, so that long text
// runs over pages; first lines stay with what is before, last lines together.
func (f *front) paragraph(fl *paint.Flow, s paint.Style, x, w float64, text string, before ...paint.Block) {
	var blocks []paint.Block
	for _, line := range f.Lines(s, w, strings.TrimRight(text, "\n ")) {
		blocks = append(blocks, paint.Block{H: s.Line, Draw: func(y float64) { f.Write(s, x, y+s.Line*0.72, line) }})
	}
	if len(blocks) <= 3 {
		fl.Add(append(before, blocks...)...)
		return
	}
	n := len(blocks)
	fl.Add(append(before, blocks[:2]...)...)
	for _, b := range blocks[2 : n-2] {
		fl.Add(b)
	}
	fl.Add(blocks[n-2:]...)
}

// bytes ends the canvas.
func (f *front) bytes() ([]byte, error) {
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
