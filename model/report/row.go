package report

import (
	"context"
	"fmt"
	"strings"

	"siapzi/model/paint"
	"siapzi/model/plan"
)

// Sizes of rows, in millimetres.
const (
	rowPad    = 1.5 // above and below the lines of a row
	cellGap   = 3.0 // between columns
	tallLines = 14  // of a row that stays in one piece
	moreRow   = 4.6 // the line that tells how many rows were left out
	monthCell = 4.3 // side of a box of the strip
)

// placed is a column with its place on this paper.
type placed struct {
	column
	x, w float64
}

// places spreads the columns over the text area; those without a width share
// what is left.
func (w *writer) places(t table) []placed {
	out := make([]placed, len(t.columns))
	fixed, open := 0.0, 0
	for _, c := range t.columns {
		fixed += c.width
		if c.width == 0 {
			open++
		}
	}
	x := w.left
	for i, c := range t.columns {
		if c.width == 0 {
			c.width = (w.width() - fixed) / float64(open)
		}
		gap := cellGap
		if i == len(t.columns)-1 {
			gap = 0
		}
		out[i] = placed{c, x, c.width - gap}
		x += c.width
	}
	return out
}

// unit is blocks that stay on one page, with what is repeated above them when
// they begin a new one.
type unit struct {
	blocks []paint.Block
	again  func(y float64) float64
}

// table draws a section with a table; tail stays on the page of its last rows.
func (w *writer) table(ctx context.Context, fl *paint.Flow, t table, tail ...paint.Block) error {
	units, err := w.units(ctx, t)
	if err != nil {
		return err
	}
	if n := len(units); len(tail) > 0 {
		if n > 1 { // so that no signature stands alone below a single row
			units[n-2].blocks = append(units[n-2].blocks, units[n-1].blocks...)
			units = units[:n-1]
		}
		last := &units[len(units)-1]
		last.blocks = append(last.blocks, tail...)
	}
	for _, u := range units {
		w.again = u.again
		fl.Add(u.blocks...)
		w.b.req.Progress.Add(1)
	}
	w.again = nil
	return nil
}

// units cuts a table into what stays together: title, heads, the line of a
// group and its first row; then row by row.
func (w *writer) units(ctx context.Context, t table) ([]unit, error) {
	head := w.section(t.title, t.note)
	if t.count() == 0 {
		return []unit{{blocks: []paint.Block{head, {H: 9, Draw: func(y float64) { w.Write(noteStyle, w.left, y+4.5, t.empty) }}}}}, nil
	}
	cols := w.places(t)
	before := []paint.Block{head, w.heads(cols)}
	var units []unit
	for _, g := range t.groups {
		again := w.repeat(cols, "", "")
		if g.name != "" && len(g.rows) > 0 {
			before = append(before, w.group(g.name, g.note))
		}
		for _, cells := range g.rows {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			for i, p := range w.row(cols, cells) {
				switch {
				case len(units) == 0:
					again = nil
				case i > 0:
					again = w.repeat(cols, g.name, "lanjutan dari "+rowName(cells))
				}
				units = append(units, unit{append(before, p), again})
				before, again = nil, w.repeat(cols, g.name, "")
			}
		}
	}
	if t.more > 0 {
		last := &units[len(units)-1]
		last.blocks = append(last.blocks, paint.Block{H: moreRow, Draw: func(y float64) {
			w.Write(smallStyle, w.left, y+3.6, fmt.Sprintf("dan %d %s", t.more, t.moreWords))
		}})
	}
	return units, nil
}

// rowName says which row a long one is by its first two cells: "19 P.1.ii.c".
func rowName(cells []cell) string {
	first, _, _ := strings.Cut(strings.TrimSpace(cells[0].text+" "+cells[1].text), "\n")
	return first
}

// repeat draws the column heads again, and the group that goes on; note stands
// beside its name.
func (w *writer) repeat(cols []placed, name, note string) func(float64) float64 {
	return func(y float64) float64 {
		blocks := []paint.Block{w.heads(cols)}
		if name != "" {
			blocks = append(blocks, w.group(name+" (lanjutan)", note))
		}
		for _, b := range blocks {
			b.Draw(y)
			y += b.H
		}
		if note != "" {
			y += rowPad // what goes on has no room of its own above it
		}
		return y
	}
}

// heads gives the column heads above a thick rule.
func (w *writer) heads(cols []placed) paint.Block {
	deep := 1
	lines := make([][]string, len(cols))
	for i, c := range cols {
		if !c.months {
			lines[i] = w.Lines(columnStyle, c.w, c.head)
			deep = max(deep, len(lines[i]))
		}
	}
	high := float64(deep)*columnStyle.Line + 2.6
	return paint.Block{H: high, Draw: func(y float64) {
		w.Line(w.left, y+high, w.right, y+high, ruleHead)
		for i, c := range cols {
			base := y + high - 1.9 - float64(len(lines[i])-1)*columnStyle.Line
			switch {
			case c.months:
				for m := range 12 {
					w.Use(columnStyle)
					w.TextCenter(c.x+(float64(m)+0.5)*c.w/12, y+high-1.9, shortMonths[m][:1])
				}
			case c.align == alignLeft:
				for k, l := range lines[i] {
					w.Write(columnStyle, c.x, base+float64(k)*columnStyle.Line, l)
				}
			default:
				for k, l := range lines[i] {
					w.WriteRight(columnStyle, c.x+c.w, base+float64(k)*columnStyle.Line, l)
				}
			}
		}
	}}
}

// group gives the line above the rows of a group.
func (w *writer) group(name, note string) paint.Block {
	return paint.Block{H: 8.2, Draw: func(y float64) {
		w.Use(noteStyle)
		note := w.Shorten(note, w.width()*0.45)
		room := w.width() - w.Width(note) - 6
		w.Use(groupStyle)
		w.Write(groupStyle, w.left, y+5.7, w.Shorten(name, room))
		w.WriteRight(noteStyle, w.right, y+5.7, note)
		w.Line(w.left, y+8.2, w.right, y+8.2, ruleGroup)
	}}
}

// piece is one line of a cell with its looks.
type piece struct {
	paint.Style
	text string
}

// row gives the blocks of one row: one as a rule, several where texts are so
// long that the row would leave much of a page empty.
func (w *writer) row(cols []placed, cells []cell) []paint.Block {
	lines := make([][]piece, len(cols))
	deep := 1
	for i, c := range cols {
		x := cells[i]
		width := c.w
		if x.tone == toneMet || x.tone == toneMissed {
			width -= markWidth
		}
		s := x.tone.style()
		if x.text != "" {
			for _, l := range w.Lines(s, width, strings.TrimSpace(x.text)) {
				lines[i] = append(lines[i], piece{s, l})
			}
		}
		if x.note != "" {
			for _, l := range w.Lines(smallStyle, width, strings.TrimSpace(x.note)) {
				lines[i] = append(lines[i], piece{smallStyle, l})
			}
		}
		deep = max(deep, len(lines[i]))
	}
	var out []paint.Block
	for from := 0; from < deep; {
		to := min(from+tallLines, deep)
		if deep-to < 3 { // no last piece of a line or two
			to = deep
		}
		out = append(out, w.stretch(cols, cells, lines, from, to, to == deep))
		from = to
	}
	return out
}

// stretch gives the lines from..to of a row, with the rule below the last one.
func (w *writer) stretch(cols []placed, cells []cell, lines [][]piece, from, to int, last bool) paint.Block {
	high := float64(to-from) * cellStyle.Line
	if from == 0 {
		high += rowPad
	}
	if last {
		high += rowPad
	}
	return paint.Block{H: high, Draw: func(y float64) {
		if last {
			w.Line(w.left, y+high, w.right, y+high, ruleRow)
		}
		if from == 0 {
			y += rowPad
		}
		for i, c := range cols {
			if from == 0 {
				w.special(c, cells[i], y)
			}
			for k := from; k < min(to, len(lines[i])); k++ {
				w.cellLine(c, cells[i], lines[i][k], y+float64(k-from)*cellStyle.Line+2.9)
			}
		}
	}}
}

// special draws what a cell shows beside words.
func (w *writer) special(c placed, x cell, y float64) {
	switch {
	case x.strip != nil:
		w.strip(c.x, y-0.3, c.w, x.strip)
	case x.bar != nil:
		w.Stack(c.x, y+0.2, c.w, 3.4, *x.bar)
	case x.tone == toneMet:
		w.Check(c.x, y+2.9, 2.6, paint.Green)
	case x.tone == toneMissed:
		w.Cross(c.x, y+2.9, 2.3, paint.Red)
	}
}

func (w *writer) cellLine(c placed, x cell, p piece, y float64) {
	w.Use(p.Style)
	switch {
	case c.align == alignRight:
		w.TextRight(c.x+c.w, y, p.text)
	case c.align == alignDecimal:
		w.Decimal(c.x+c.w-4.6, y, p.text)
	case x.tone == toneMet || x.tone == toneMissed:
		w.Text(c.x+markWidth, y, p.text)
	default:
		w.Text(c.x, y, p.text)
	}
}

// strip draws the twelve months of an activity, told apart by form and not by
// colour alone.
func (w *writer) strip(x, y, width float64, r *plan.Row) {
	step := width / 12
	for m := 1; m <= 12; m++ {
		w.month(x+float64(m-1)*step+(step-monthCell)/2, y, r.Progress.Cells[m-1], !r.Months.Has(m))
	}
}

// month draws one box of the strip; extra tells that it was not planned.
func (w *writer) month(x, y float64, c plan.Cell, extra bool) {
	const s = monthCell
	inset := func(d float64) (float64, float64, float64, float64) { return x + d, y + d, s - 2*d, s - 2*d }
	box := func(p paint.Pen) {
		d := p.Width / 2
		x, y, bw, bh := inset(d)
		w.Rect(x, y, bw, bh, p)
	}
	mid, base := x+s/2, y+s*0.74
	switch c {
	case plan.CellNone:
		w.Fill(mid-0.2, y+s/2-0.2, 0.4, 0.4, paint.Hairline)
	case plan.CellPlanned, plan.CellDue:
		box(paint.Pen{Width: 0.3, Color: paint.Teal})
	case plan.CellLate:
		box(paint.Pen{Width: 0.6, Color: paint.Red})
		w.Use(paint.Bold.At(8, 0, paint.Red))
		w.TextCenter(mid, base, "!")
	case plan.CellSettled:
		box(paint.Pen{Width: 0.2, Color: paint.Muted})
		w.Check(x+s*0.26, base, s*0.48, paint.Muted)
	case plan.CellOpen:
		box(paint.Pen{Width: 0.2, Color: paint.Muted, Dash: []float64{0.5, 0.5}})
	case plan.CellDone:
		w.Fill(x, y, s, s, paint.Teal)
		if extra {
			w.Use(paint.Bold.At(8.5, 0, paint.White))
			w.TextCenter(mid, base, "+")
		} else {
			w.Check(x+s*0.22, base, s*0.56, paint.White)
		}
	}
}
