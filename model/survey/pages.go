package survey

import (
	"fmt"
	"time"

	"siapzi/model"
	"siapzi/model/chart"
	"siapzi/model/paint"
	"siapzi/model/paper"
	"siapzi/model/setting"
)

// pages draws our papers: text, tables and bars one below the other.
type pages struct {
	*paint.Canvas
	flow        *paint.Flow
	title       string
	left, right float64
	again       func(y float64) float64 // heads of the table that goes on, nil for none
	height      float64
}

func newPages(title string, day time.Time, width, height float64) *pages {
	p := &pages{Canvas: paint.New(paint.Config{Width: width, Height: height, Created: day, Title: title}), title: title, left: 25, right: width - 15,
		height: height}
	p.AddPage()
	p.flow = &paint.Flow{Y: 14, Bottom: height - 19, Break: p.next}
	return p
}

func (p *pages) width() float64 { return p.right - p.left }

// next starts a page with its running head.
func (p *pages) next() float64 {
	p.AddPage()
	p.SetFont(paint.Regular, 8)
	p.SetColor(paint.Muted)
	p.Text(p.left, 12, p.Shorten(p.title, p.width()))
	p.Line(p.left, 14.5, p.right, 14.5, paint.Pen{Width: 0.15, Color: paint.Hairline})
	if p.again != nil {
		return p.again(20)
	}
	return 20
}

// feet numbers the pages.
func (p *pages) feet(name string) {
	p.EachPage(func(page, of int) {
		p.SetFont(paint.Regular, 8)
		p.SetColor(paint.Muted)
		p.Text(p.left, p.height-10, p.Shorten(name, p.width()-30))
		p.SetColor(paint.Ink)
		p.TextRight(p.right, p.height-10, fmt.Sprintf("Hal. %d dari %d", page, of))
	})
}

func (p *pages) put(f paint.Font, size float64, c paint.Color, x, y float64, s string) {
	p.SetFont(f, size)
	p.SetColor(c)
	p.Text(x, y, s)
}

// letterhead draws logo, lines and double rule.
func (p *pages) letterhead(l setting.Letterhead, u model.Unit) {
	h := paper.ReadLetterhead(l.Lines, u)
	const logo = 16.0
	y := 12.0
	middle := (p.left + p.right) / 2
	write := func(f paint.Font, size, line float64, c paint.Color, texts ...string) {
		for _, t := range texts {
			p.SetFont(f, size)
			p.SetColor(c)
			for _, s := range p.Wrap(t, p.width()-50) {
				p.TextCenter(middle, y+line*0.78, s)
				y += line
			}
		}
	}
	write(paint.Regular, 9, 4.2, paint.Ink, h.Above...)
	write(paint.SemiBold, 12.5, 5.4, paint.Ink, h.Name)
	write(paint.Regular, 7.8, 3.6, paint.Muted, h.Address...)
	if g := l.Logo; !g.IsZero() {
		w, high := logo*float64(g.Width)/float64(g.Height), logo
		if w > 24 {
			w, high = 24, 24*float64(g.Height)/float64(g.Width)
		}
		draw := p.ImagePNG
		if g.MIME == "image/jpeg" {
			draw = p.ImageJPEG
		}
		draw(g.Data, p.left, 12, w, high)
		y = max(y, 12+high)
	}
	y += 2.2
	p.Line(p.left, y, p.right, y, paint.Pen{Width: 0.7, Color: paint.Ink})
	p.Line(p.left, y+1.3, p.right, y+1.3, paint.Pen{Width: 0.25, Color: paint.Ink})
	p.flow.Y = y + 8
}

func (p *pages) line(size float64, f paint.Font, c paint.Color, high float64, s string) paint.Block {
	return paint.Block{H: high, Draw: func(y float64) { p.put(f, size, c, p.left, y+high*0.72, s) }}
}

// section is a heading; it keeps with what follows it.
func (p *pages) section(title string) {
	if !p.flow.Fits(34) {
		p.flow.NewPage()
	}
	p.flow.Gap(4)
	p.flow.Add(paint.Block{H: 9, Draw: func(y float64) {
		p.Bookmark(1, y, title)
		p.put(paint.SemiBold, 12, paint.Ink, p.left, y+5.6, title)
	}})
}

const textLine = 4.7

func (p *pages) para(s string) {
	p.SetFont(paint.Regular, 9.5)
	for _, l := range p.Wrap(s, p.width()) {
		p.flow.Add(paint.Block{H: textLine, Draw: func(y float64) { p.put(paint.Regular, 9.5, paint.Ink, p.left, y+3.6, l) }})
	}
	p.flow.Gap(1.6)
}

// item is a paragraph with a sign before it.
func (p *pages) item(sign, s string) {
	const indent = 9.0
	p.SetFont(paint.Regular, 9.5)
	for i, l := range p.Wrap(s, p.width()-indent) {
		p.flow.Add(paint.Block{H: textLine, Draw: func(y float64) {
			if i == 0 {
				p.put(paint.Regular, 9.5, paint.Muted, p.left, y+3.6, sign)
			}
			p.put(paint.Regular, 9.5, paint.Ink, p.left+indent, y+3.6, l)
		}})
	}
	p.flow.Gap(0.8)
}

// col is a column of a table; one without a width takes what is left.
type col struct {
	head  string
	width float64
	right bool
}

const (
	cellLine = 4.3
	cellGap  = 3.4
)

// table draws rows below heads that are repeated on every page.
func (p *pages) table(cols []col, rows [][]string) {
	left := p.width()
	for _, c := range cols {
		left -= c.width
	}
	xs, ws := make([]float64, len(cols)), make([]float64, len(cols))
	x := p.left
	for i, c := range cols {
		if ws[i] = c.width; c.width == 0 {
			ws[i] = left
		}
		xs[i] = x
		x += ws[i]
	}
	put := func(i int, y float64, s string) {
		if cols[i].right {
			p.TextRight(xs[i]+ws[i]-cellGap/2, y, s)
		} else {
			p.Text(xs[i]+cellGap/2, y, s)
		}
	}
	heads := func(y float64) float64 {
		p.Fill(p.left, y, p.width(), 6.2, paint.Tint)
		p.SetFont(paint.Medium, 8.2)
		p.SetColor(paint.Muted)
		for i, c := range cols {
			put(i, y+4.2, c.head)
		}
		return y + 6.2
	}
	if !p.flow.Fits(6.2 + float64(min(len(rows), 5))*(cellLine+3.4)) {
		p.flow.NewPage()
	}
	p.flow.Add(paint.Block{H: 6.2, Draw: func(y float64) { heads(y) }})
	p.again = heads
	for _, row := range rows {
		p.flow.Add(p.row(row, ws, put))
	}
	p.again = nil
	p.flow.Gap(4)
}

func (p *pages) row(row []string, ws []float64, put func(i int, y float64, s string)) paint.Block {
	p.SetFont(paint.Regular, 8.8)
	lines, most := make([][]string, len(row)), 1
	for i, s := range row {
		lines[i] = p.Wrap(s, ws[i]-cellGap)
		most = max(most, len(lines[i]))
	}
	high := float64(most)*cellLine + 2.2
	return paint.Block{H: high, Draw: func(y float64) {
		p.SetFont(paint.Regular, 8.8)
		p.SetColor(paint.Ink)
		for i := range row {
			for n, s := range lines[i] {
				put(i, y+4.3+float64(n)*cellLine, s)
			}
		}
		p.Line(p.left, y+high, p.right, y+high, paint.Pen{Width: 0.12, Color: paint.Hairline})
	}}
}

// bars draws a chart. What deserves care is hatched and says so, so that a copy
// in black and white loses nothing.
func (p *pages) bars(c Chart) {
	const high, labelWidth, textWidth = 6.6, 68.0, 15.0
	note := 0.0
	for _, b := range c.Bars {
		if b.Note != "" {
			note = 38
		}
	}
	x := p.left + labelWidth
	w := p.width() - labelWidth - textWidth - note
	for _, b := range c.Bars {
		g := chart.Bar{Parts: []float64{b.Value / c.Max}, Mark: c.Line / c.Max}
		p.flow.Add(paint.Block{H: high, Draw: func(y float64) {
			label := b.Label
			if b.Key != "" {
				p.put(paint.Medium, 8.8, paint.Teal, p.left, y+4.4, b.Key)
			}
			indent := 0.0
			if b.Key != "" {
				indent = 8
			}
			p.SetFont(paint.Regular, 8.8)
			p.SetColor(paint.Ink)
			p.Text(p.left+indent, y+4.4, p.Shorten(label, labelWidth-indent-2))
			p.Bar(x, y+1.2, w, 4.2, []paint.BarPart{{Share: g.Filled(), Hatched: b.Mark}})
			if c.Line > 0 {
				p.MinimumLine(x+w*g.Mark, y+0.6, y+6)
			}
			p.put(paint.SemiBold, 8.8, paint.Ink, x+w+2, y+4.4, b.Text)
			p.put(paint.Regular, 8.2, paint.Muted, x+w+textWidth, y+4.4, b.Note)
		}})
	}
	legend := ""
	for _, b := range c.Bars {
		if b.Mark {
			legend = "Arsir: dua unsur terendah. "
			if c.Line > 0 {
				legend = "Arsir: di bawah batas. "
			}
		}
	}
	if c.Line > 0 {
		legend += "Garis: " + c.LineText + "."
	}
	if legend != "" {
		p.flow.Add(p.line(8, paint.Regular, paint.Muted, 5.2, legend))
	}
	p.flow.Gap(4)
}

// signature is place for the head of the unit.
func (p *pages) signature(r Report) {
	p.flow.Gap(8)
	x := p.right - 70
	p.flow.Add(paint.Block{H: 40, Draw: func(y float64) {
		p.put(paint.Regular, 9.5, paint.Ink, x, y+4, paper.LongDay(r.Day))
		p.put(paint.Regular, 9.5, paint.Ink, x, y+9, r.Signer+",")
		p.Line(x, y+34, p.right, y+34, paint.Pen{Width: 0.2, Color: paint.Ink})
		p.put(paint.Regular, 8.5, paint.Muted, x, y+38.5, "NIP")
	}})
}
