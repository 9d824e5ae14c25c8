package report

import (
	"fmt"
	"io"

	"siapzi/model/paint"
	"siapzi/model/sheet"
)

// writer draws the pages of one report.
type writer struct {
	*paint.Canvas
	b     *base
	title string // of the report, at the head of later pages

	// The text area, in millimetres.
	left, right, bottom float64

	again func(y float64) float64 // repeats what stands above rows on a new page; nil for nothing
}

// Places at the edges of pages, in millimetres.
const (
	headBase  = 12.0 // of the running head
	headRule  = 14.5
	headEnd   = 22.0 // where content begins below it
	footGap   = 9.0  // from the running foot to the edge of the paper
	footRoom  = 17.0 // that content leaves free
	kopTop    = 12.0
	kopLogo   = 16.0 // height of the logo at most
	markWidth = 3.8  // of tick or cross before a word
)

// newWriter starts the first page: upright for the leader and lists of
// documents, across for wide tables.
func newWriter(b *base) *writer {
	w := &writer{b: b, title: b.req.Kind.Label(), left: 20}
	width, height := paint.A4Width, paint.A4Height
	if b.req.Paper == sheet.F4 {
		width, height = 215, 330
	}
	switch b.req.Kind {
	case Readiness, Documents:
		w.left = 25 // for binding
	default:
		width, height = height, width
		w.left = 18
	}
	w.right, w.bottom = width-15, height-footRoom
	w.Canvas = paint.New(paint.Config{Width: width, Height: height, Created: b.day, Author: b.unit.Name,
		Title: fmt.Sprintf("%s Zona Integritas %d – %s", w.title, b.unit.Year, b.unit.Name), Subject: b.state()})
	w.AddPage()
	return w
}

func (w *writer) width() float64 { return w.right - w.left }

// putLines writes wrapped lines and gives the baseline below them.
func (w *writer) putLines(s paint.Style, x, y, width float64, text string) float64 {
	for _, l := range w.Lines(s, width, text) {
		w.Write(s, x, y, l)
		y += s.Line
	}
	return y
}

// letterhead draws logo, lines and double rule and gives where the rule stands.
func (w *writer) letterhead() float64 {
	h := w.b.head
	above := paint.Regular.At(9, 4.2, paint.Ink)
	name := paint.SemiBold.At(12.5, 5.4, paint.Ink)
	address := paint.Regular.At(7.8, 3.6, paint.Muted)
	room := w.width() - 50
	type line struct {
		paint.Style
		text string
	}
	var lines []line
	add := func(s paint.Style, texts ...string) {
		for _, t := range texts {
			for _, l := range w.Lines(s, room, t) {
				lines = append(lines, line{s, l})
			}
		}
	}
	add(above, h.Above...)
	add(name, h.Name)
	add(address, h.Address...)
	high := 0.0
	for _, l := range lines {
		high += l.Line
	}
	y := kopTop
	if lw, lh := w.logo(y); lw > 0 {
		y += max((lh-high)/2, 0)
		high = max(high, lh)
	}
	for _, l := range lines {
		w.Use(l.Style)
		w.TextCenter((w.left+w.right)/2, y+l.Line*0.78, l.text)
		y += l.Line
	}
	rule := kopTop + high + 2.2
	w.Line(w.left, rule, w.right, rule, paint.Pen{Width: 0.7, Color: paint.Ink})
	w.Line(w.left, rule+1.3, w.right, rule+1.3, paint.Pen{Width: 0.25, Color: paint.Ink})
	return rule + 1.3
}

// logo draws the logo at the left and gives its size, 0 for none.
func (w *writer) logo(y float64) (lw, lh float64) {
	l := w.b.logo
	if l.Width <= 0 || l.Height <= 0 {
		return 0, 0
	}
	lw, lh = kopLogo*float64(l.Width)/float64(l.Height), kopLogo
	if lw > 24 {
		lw, lh = 24, 24*float64(l.Height)/float64(l.Width)
	}
	draw := w.ImagePNG
	if l.MIME == "image/jpeg" {
		draw = w.ImageJPEG
	}
	draw(l.Data, w.left, y, lw, lh)
	return lw, lh
}

// heading writes letterhead, title and a sentence below it on the first page
// and gives where content begins.
func (w *writer) heading(title, lead string) float64 {
	y := w.letterhead() + 11
	w.Bookmark(0, 0, title)
	for _, l := range w.Lines(titleStyle, w.width(), title) {
		w.Write(titleStyle, w.left, y, l)
		y += titleStyle.Line
	}
	y = w.putLines(leadStyle, w.left, y-1.2, w.width(), lead)
	return y + 1.5
}

// page starts a page with its running head and gives where content begins.
func (w *writer) page() float64 {
	w.AddPage()
	w.Use(runningStyle)
	unit, rest := w.b.about()
	about := w.Shorten(unit, w.width()*0.62-w.Width(rest)) + rest
	w.WriteRight(runningStyle, w.right, headBase, about)
	w.Write(runningStyle, w.left, headBase, w.Shorten(w.title, w.width()-w.Width(about)-8))
	w.Line(w.left, headRule, w.right, headRule, paint.Pen{Width: 0.15, Color: paint.Hairline})
	if w.again != nil {
		return w.again(headEnd)
	}
	return headEnd
}

// flow places blocks from top on and goes on on new pages.
func (w *writer) flow(top float64) *paint.Flow {
	return &paint.Flow{Y: top, Bottom: w.bottom, Break: w.page}
}

// finish writes the running feet and ends the PDF.
func (w *writer) finish(out io.Writer) error {
	w.EachPage(func(page, pages int) {
		_, h := w.PageSize()
		y := h - footGap
		w.Write(runningStyle, w.left, y, w.b.state()+" · dibuat dengan SiapZI")
		w.WriteRight(runningStyle.In(paint.SemiBold).Ink(paint.Ink), w.right, y, fmt.Sprintf("Hal. %d dari %d", page, pages))
	})
	return w.Output(out)
}

// section writes the title of a section, as a block that keeps with what
// follows.
func (w *writer) section(title, note string) paint.Block {
	high := 7.0
	lines := []string(nil)
	if note != "" {
		lines = w.Lines(noteStyle, w.width(), note)
		high += float64(len(lines))*noteStyle.Line + 0.5
	}
	return paint.Block{H: high, Draw: func(y float64) {
		w.Bookmark(1, y, title)
		w.Write(sectionStyle, w.left, y+4.4, title)
		for i, l := range lines {
			w.Write(noteStyle, w.left, y+9+float64(i)*noteStyle.Line, l)
		}
	}}
}
