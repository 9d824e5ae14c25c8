package proposal

import (
	"fmt"
	"io"
	"strings"

	"siapzi/model/paint"
)

// Places on the pages of a PDF, in millimetres.
const (
	left      = 25.0
	right     = left + textWidth
	pageTop   = 18.0
	draftTop  = 24.0 // below the mark of a draft
	bottom    = 279.0
	footBase  = 286.0
	itemRoom  = 8.0
	pairRoom  = 35.0
	pointToMM = 25.4 / 72
)

// face is how text is set on pages.
type face struct {
	font  paint.Font
	size  float64 // points
	line  float64 // mm from baseline to baseline
	color paint.Color
}

var faces = map[look]face{
	plain:   {paint.Regular, 10, 5, paint.Ink},
	bold:    {paint.SemiBold, 10, 5, paint.Ink},
	title:   {paint.Bold, 14, 6.6, paint.Ink},
	section: {paint.SemiBold, 11.5, 5.6, paint.Ink},
	note:    {paint.Regular, 8.5, 4.3, paint.Muted},
}

var (
	cellFace = face{paint.Regular, 8.6, 4.2, paint.Ink}
	headFace = face{paint.SemiBold, 8.2, 4, paint.Muted}
	footFace = face{paint.Regular, 7.5, 4, paint.Muted}
)

// page draws a form on pages.
type page struct {
	*paint.Canvas
	f     form
	flow  *paint.Flow
	draft bool
}

// WritePDF writes a paper of the proposal as PDF.
func (d Data) WritePDF(part Part, w io.Writer) error {
	f, err := d.form(part)
	if err != nil {
		return err
	}
	p := &page{Canvas: paint.New(paint.Config{Created: d.Date, Title: f.title, Author: d.Unit.Agency}), f: f, draft: d.Draft()}
	p.flow = &paint.Flow{Bottom: bottom, Break: p.start}
	p.flow.Y = p.start()
	p.blocks(f.blocks)
	p.EachPage(p.foot)
	return p.Output(w)
}

// start begins a page and marks it where the proposal is a draft.
func (p *page) start() float64 {
	p.AddPage()
	if !p.draft {
		return pageTop
	}
	p.Rect(left, 9, textWidth, 8, paint.Pen{Width: 0.5, Color: paint.Red})
	p.use(face{paint.Bold, 11, 5, paint.Red})
	p.TextCenter((left+right)/2, 14.5, DraftMark)
	return draftTop
}

// foot writes what stands at the foot of every page.
func (p *page) foot(n, of int) {
	p.use(footFace)
	p.Text(left, footBase, p.Shorten(p.f.title+" · "+p.f.d.Unit.Name, 130))
	p.TextRight(right, footBase, fmt.Sprintf("Hal. %d dari %d", n, of))
}

func (p *page) use(f face) {
	p.SetFont(f.font, f.size)
	p.SetColor(f.color)
}

// blocks places the blocks; one that is kept goes with those after it.
func (p *page) blocks(list []block) {
	var kept []paint.Block
	for _, b := range list {
		if b.before > 0 {
			kept = append(kept, paint.Space(b.before*pointToMM))
		}
		if b.kind == kindTable {
			p.table(kept, b.table)
			kept = nil
			continue
		}
		kept = append(kept, p.block(b)...)
		if !b.keep {
			p.flow.Add(kept...)
			kept = nil
		}
	}
	p.flow.Add(kept...)
}

// block gives one block as pieces of a page.
func (p *page) block(b block) []paint.Block {
	switch b.kind {
	case kindHead:
		return []paint.Block{p.letterhead()}
	case kindItem:
		return []paint.Block{p.side(b.label, "", b.text, itemRoom)}
	case kindPair:
		return []paint.Block{p.side(b.label, ":", b.text, pairRoom+3)}
	case kindSign:
		return []paint.Block{p.sign(b)}
	}
	f := faces[b.style]
	var out []paint.Block
	for _, l := range p.lines(f, textWidth, b.text) {
		out = append(out, paint.Block{H: f.line, Draw: func(y float64) {
			p.use(f)
			if b.center {
				p.TextCenter((left+right)/2, y+f.line*0.76, l)
				return
			}
			p.Text(left, y+f.line*0.76, l)
		}})
	}
	return out
}

// lines wraps text; paint.Wrap knows line ends.
func (p *page) lines(f face, width float64, text string) []string {
	p.use(f)
	var out []string
	for _, s := range strings.Split(text, "\n") {
		out = append(out, p.Wrap(s, width)...)
	}
	return out
}

// side sets a label at the left and text beside it.
func (p *page) side(label, colon, text string, room float64) paint.Block {
	f := faces[plain]
	lines := p.lines(f, textWidth-room, text)
	return paint.Block{H: float64(len(lines)) * f.line, Draw: func(y float64) {
		p.use(f)
		p.Text(left, y+f.line*0.76, label)
		p.Text(left+room-3, y+f.line*0.76, colon)
		for i, l := range lines {
			p.Text(left+room, y+f.line*(float64(i)+0.76), l)
		}
	}}
}

// letterhead sets logo, lines and a double rule.
func (p *page) letterhead() paint.Block {
	h, logo := p.f.head(), p.f.d.Head.Logo
	room := textWidth
	if !logo.IsZero() {
		room -= 56
	}
	type line struct {
		face
		text string
	}
	var lines []line
	high := 0.0
	add := func(f face, texts ...string) {
		for _, t := range texts {
			for _, l := range p.lines(f, room, t) {
				lines = append(lines, line{f, l})
				high += f.line
			}
		}
	}
	add(face{paint.Regular, 11, 5, paint.Ink}, h.Above...)
	add(face{paint.Bold, 14, 6.4, paint.Ink}, h.Name)
	add(face{paint.Regular, 8.5, 4.1, paint.Muted}, h.Address...)
	lw, lh := logoSize(logo)
	box := high
	if !logo.IsZero() {
		box = max(high, lh)
	}
	return paint.Block{H: box + 5, Draw: func(top float64) {
		if !logo.IsZero() {
			draw := p.ImagePNG
			if logo.MIME == "image/jpeg" {
				draw = p.ImageJPEG
			}
			draw(logo.Data, left+3, top+(box-lh)/2, lw, lh)
		}
		y := top + (box-high)/2
		for _, l := range lines {
			p.use(l.face)
			p.TextCenter((left+right)/2, y+l.line*0.76, l.text)
			y += l.line
		}
		p.Line(left, top+box+2, right, top+box+2, paint.Pen{Width: 0.8, Color: paint.Ink})
		p.Line(left, top+box+3.2, right, top+box+3.2, paint.Pen{Width: 0.25, Color: paint.Ink})
	}}
}

// sign sets who signs at the right, with room for the signature.
func (p *page) sign(b block) paint.Block {
	f := faces[plain]
	const width, room = 75.0, 21.0
	above, below := p.lines(f, width, b.label), p.lines(f, width, b.text)
	return paint.Block{H: float64(len(above)+len(below))*f.line + room, Draw: func(y float64) {
		x := right - width
		for _, l := range above {
			p.use(f)
			p.Text(x, y+f.line*0.76, l)
			y += f.line
		}
		for i, l := range strings.Split(b.table.head[0], "\n") {
			p.use(footFace)
			p.Text(x, y+9+float64(i)*4, l)
		}
		y += room
		for _, l := range below {
			p.use(f)
			p.Text(x, y+f.line*0.76, l)
			y += f.line
		}
	}}
}

// Sizes of tables.
const (
	cellPad  = 1.6
	cellSide = 1.8
)

var (
	ruleHead = paint.Pen{Width: 0.4, Color: paint.Ink}
	ruleRow  = paint.Pen{Width: 0.15, Color: paint.Hairline}
)

// table places a table; its head stands with the first row, and again at the
// head of every further page.
func (p *page) table(before []paint.Block, t table) {
	head := p.row(t.widths, headCells(t.head), true)
	again := p.flow.Break
	defer func() { p.flow.Break = again }()
	for i, r := range t.rows {
		block := p.row(t.widths, r, false)
		if i == 0 {
			p.flow.Add(append(before, head, block)...)
			p.flow.Break = func() float64 { // only now: the first head is placed above
				top := again()
				head.Draw(top)
				return top + head.H
			}
			continue
		}
		p.flow.Add(block)
	}
}

func headCells(texts []string) []cell { return row(texts...) }

// row gives a row of a table.
func (p *page) row(widths []float64, cells []cell, head bool) paint.Block {
	f := cellFace
	if head {
		f = headFace
	}
	lines := make([][]string, len(cells))
	faces := make([]face, len(cells))
	high := 1
	for i, c := range cells {
		faces[i] = c.tone.face(f)
		lines[i] = p.lines(faces[i], widths[i]-2*cellSide-c.tone.mark(), c.text)
		high = max(high, len(lines[i]))
	}
	h := float64(high)*f.line + 2*cellPad
	return paint.Block{H: h, Draw: func(top float64) {
		if head {
			p.Fill(left, top, textWidth, h, paint.Tint)
		}
		x := left
		for i, c := range cells {
			base := top + cellPad + f.line*0.76
			switch c.tone {
			case toneGood:
				p.Check(x+cellSide, base, 2.2, paint.Green)
			case toneBad:
				p.Cross(x+cellSide, base, 2.1, paint.Red)
			}
			p.use(faces[i])
			for n, l := range lines[i] {
				p.Text(x+cellSide+c.tone.mark(), base+float64(n)*f.line, l)
			}
			x += widths[i]
		}
		pen := ruleRow
		if head {
			pen = ruleHead
		}
		p.Line(left, top+h, right, top+h, pen)
	}}
}

// face gives the looks of a tone.
func (t tone) face(f face) face {
	switch t {
	case toneStrong:
		f.font = paint.SemiBold
	case toneBad:
		f.font, f.color = paint.SemiBold, paint.Red
	}
	return f
}

// mark is the room that tick or cross takes before the text.
func (t tone) mark() float64 {
	if t == toneGood || t == toneBad {
		return 3.6
	}
	return 0
}
