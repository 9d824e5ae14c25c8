package sample

import (
	"strings"

	"siapzi/model/paint"
)

// paper is a page size in millimetres.
type paper struct{ w, h float64 }

// The papers of Indonesian offices. F4 is also called Folio.
var (
	a4     = paper{210, 297}
	a4Wide = paper{297, 210}
	f4     = paper{215, 330}
	f4Wide = paper{330, 215}
)

// document is what stands on paper.
type document struct {
	title  string // for the PDF's metadata
	paper  paper
	blocks []block
}

// block is one of the types below.
type block any

type (
	// letterhead is the unit's head with emblem and double rule.
	letterhead struct{}
	// title is one or more centred bold lines.
	title []string
	// centred is a centred line, such as the number below a title.
	centred string
	// section is a bold heading.
	section string
	// para is a paragraph.
	para string
	// item is a paragraph that hangs behind its mark: "a.", "KESATU".
	item struct{ mark, text string }
	// pair is "label : value", for heads of letters and minutes.
	pair struct{ label, value string }
	// table has column widths as shares of the text width.
	table struct {
		cols []float64
		head []string
		rows [][]string
	}
	// signature stands at the right: place and date, office, and a note
	// instead of a name.
	signature struct{ date, office string }
	// bars is a bar chart; values run to max.
	bars struct {
		labels []string
		values []float64
		max    float64
		unit   string
	}
	// picture is a JPEG with a caption. Boards that cannot show it leave a frame.
	picture struct {
		jpeg    []byte
		ratio   float64 // height ÷ width
		caption string
	}
	// gap is empty space in millimetres.
	gap float64
	// newPage starts a page.
	newPage struct{}
)

// board is where a document is drawn. *paint.Canvas is one.
type board interface {
	AddPageSize(w, h float64)
	SetFont(f paint.Font, size float64)
	Width(s string) float64
	Wrap(s string, w float64) []string
	Text(x, y float64, s string)
	Line(x1, y1, x2, y2 float64, p paint.Pen)
	Fill(x, y, w, h float64, col paint.Color)
}

// jpegBoard is a board that can show pictures.
type jpegBoard interface {
	ImageJPEG(data []byte, x, y, w, h float64)
}

// Measures of office paper, mm and points.
const (
	leftMargin  = 25.0
	rightMargin = 18.0
	topMargin   = 18.0
	footMargin  = 18.0
	textSize    = 10.5
	tableSize   = 9.0
	textLine    = 5.3
	tableLine   = 4.4

	signatureHeight = 42.0
)

// layout places the blocks of one document.
type layout struct {
	b       board
	paper   paper
	x, y, w float64
	page    int
}

// draw puts d on b.
func (d document) draw(b board) {
	l := &layout{b: b, paper: d.paper, x: leftMargin, w: d.paper.w - leftMargin - rightMargin}
	l.newPage()
	for i, bl := range d.blocks {
		switch {
		case i+1 == len(d.blocks):
		case keepsWithNext(bl):
			l.need(22)
		case isSignature(d.blocks[i+1]): // a signature alone on a page looks as if it were added later
			l.need(l.height(bl) + signatureHeight)
		}
		l.block(bl)
	}
}

// height estimates a short block before it is drawn; 0 for those that may be
// torn apart.
func (l *layout) height(b block) float64 {
	l.b.SetFont(paint.Regular, textSize)
	switch b := b.(type) {
	case para:
		return float64(len(l.b.Wrap(string(b), l.w)))*textLine + 2
	case item:
		return float64(len(l.b.Wrap(b.text, l.w-8)))*textLine + 1
	}
	return 0
}

func isSignature(b block) bool {
	_, ok := b.(signature)
	return ok
}

// keepsWithNext tells whether a block must not stand alone at a page's end.
func keepsWithNext(b block) bool {
	switch b.(type) {
	case section, title:
		return true
	}
	return false
}

func (l *layout) newPage() {
	l.b.AddPageSize(l.paper.w, l.paper.h)
	l.page++
	l.y = topMargin
	if l.page > 1 {
		l.b.SetFont(paint.Regular, 9)
		s := "- " + itoa(l.page) + " -"
		l.b.Text(l.x+(l.w-l.b.Width(s))/2, 12, s)
		l.y = topMargin + 2
	}
}

// need starts a page where h does not fit any more.
func (l *layout) need(h float64) {
	if l.y+h > l.paper.h-footMargin {
		l.newPage()
	}
}

// block draws one block and moves down.
func (l *layout) block(b block) {
	switch b := b.(type) {
	case letterhead:
		l.letterhead()
	case title:
		l.centredLines(paint.Bold, 12, 5.8, b)
		l.y += 2.5
	case centred:
		l.centredLines(paint.Regular, textSize, textLine, []string{string(b)})
		l.y += 2
	case section:
		l.y += 2
		l.lines(paint.Bold, textSize, textLine, l.x, l.w, string(b))
		l.y++
	case para:
		l.lines(paint.Regular, textSize, textLine, l.x, l.w, string(b))
		l.y += 2
	case item:
		l.item(b)
	case pair:
		l.pair(b)
	case table:
		l.table(b)
	case signature:
		l.signature(b)
	case bars:
		l.bars(b)
	case picture:
		l.picture(b)
	case gap:
		l.y += float64(b)
	case newPage:
		l.newPage()
	}
}

// lines draws wrapped text line by line, over pages where it must.
func (l *layout) lines(f paint.Font, size, height, x, w float64, s string) {
	l.b.SetFont(f, size)
	for _, line := range l.b.Wrap(s, w) {
		l.need(height)
		l.b.SetFont(f, size) // a new page has changed it
		l.b.Text(x, l.y+0.75*height, line)
		l.y += height
	}
}

func (l *layout) centredLines(f paint.Font, size, height float64, lines []string) {
	l.b.SetFont(f, size)
	for _, s := range lines {
		for _, line := range l.b.Wrap(s, l.w) {
			l.b.Text(l.x+(l.w-l.b.Width(line))/2, l.y+0.75*height, line)
			l.y += height
		}
	}
}

// item draws a mark and the text behind it.
func (l *layout) item(i item) {
	l.need(textLine)
	indent := 8.0
	if len(i.mark) > 3 {
		indent = 30
	}
	l.b.SetFont(paint.Regular, textSize)
	l.b.Text(l.x, l.y+0.75*textLine, i.mark)
	l.lines(paint.Regular, textSize, textLine, l.x+indent, l.w-indent, i.text)
	l.y++
}

// pair draws "label : value".
func (l *layout) pair(p pair) {
	const label = 36.0
	l.need(textLine)
	l.b.SetFont(paint.Regular, textSize)
	l.b.Text(l.x, l.y+0.75*textLine, p.label)
	l.b.Text(l.x+label, l.y+0.75*textLine, ":")
	l.lines(paint.Regular, textSize, textLine, l.x+label+4, l.w-label-4, p.value)
}

// letterhead draws the unit's head.
func (l *layout) letterhead() {
	emblem(l.b, l.x+12, l.y+12, 10)
	centre := l.x + 14 + l.w/2
	line := func(f paint.Font, size, dy float64, s string) {
		l.b.SetFont(f, size)
		l.b.Text(centre-l.b.Width(s)/2, l.y+dy, s)
	}
	line(paint.Medium, 12, 4, strings.ToUpper(Unit.Agency)+" REPUBLIK INDONESIA")
	line(paint.Medium, 11, 9.5, "DIREKTORAT JENDERAL LAYANAN DATA")
	line(paint.Bold, 13, 15.5, strings.ToUpper(Unit.Name))
	line(paint.Regular, 8.5, 20, "Jalan Melati Nomor 12, Kota Contoh 40123 · Telepon (021) 000-1234")
	line(paint.Regular, 8.5, 23.8, "Laman balai.contoh.example · Surel layanan@balai.contoh.example")
	l.y += 27
	l.b.Line(l.x, l.y, l.x+l.w, l.y, paint.Pen{Width: 0.9})
	l.b.Line(l.x, l.y+1.2, l.x+l.w, l.y+1.2, paint.Pen{Width: 0.3})
	l.y += 8
}

// signature draws the block at the right. Nobody is named.
func (l *layout) signature(s signature) {
	l.need(signatureHeight)
	l.y += 6
	x := l.x + l.w*0.56
	l.b.SetFont(paint.Regular, textSize)
	for _, line := range []string{"Kota Contoh, " + s.date, s.office + ",", "", "", "(ditandatangani)"} {
		l.b.Text(x, l.y+0.75*textLine, line)
		l.y += textLine
	}
	l.b.Line(x, l.y+1, x+42, l.y+1, paint.Pen{Width: 0.2})
	l.y += 8
}

// picture draws a photo over the text width, or a frame where the board has
// no pictures.
func (l *layout) picture(p picture) {
	w := min(l.w, 132)
	h := w * p.ratio
	l.need(h + 9)
	x := l.x + (l.w-w)/2
	if b, ok := l.b.(jpegBoard); ok {
		b.ImageJPEG(p.jpeg, x, l.y, w, h)
	} else {
		frame(l.b, x, l.y, w, h, 0.3)
	}
	l.y += h + 1
	l.b.SetFont(paint.Italic, 9)
	l.b.Text(x, l.y+4, p.caption)
	l.y += 8
}
