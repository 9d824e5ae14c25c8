package sample

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"siapzi/model/paint"
)

const (
	cellPad   = 1.4 // mm around the text of a cell
	ruleWidth = 0.25
)

// table draws a ruled table. Its head is repeated on every page.
func (l *layout) table(t table) {
	l.y++
	l.row(t, t.head, paint.SemiBold, true)
	for _, r := range t.rows {
		l.b.SetFont(paint.Regular, tableSize)
		if l.y+l.rowHeight(t, r) > l.paper.h-footMargin {
			l.newPage()
			l.row(t, t.head, paint.SemiBold, true)
		}
		l.row(t, r, paint.Regular, false)
	}
	l.y += 4
}

// rowHeight measures a row in the current font.
func (l *layout) rowHeight(t table, cells []string) float64 {
	most := 1
	for i, c := range cells {
		most = max(most, len(l.b.Wrap(c, t.cols[i]*l.w-2*cellPad)))
	}
	return float64(most)*tableLine + 2*cellPad
}

// row draws one row with its rules.
func (l *layout) row(t table, cells []string, f paint.Font, head bool) {
	l.b.SetFont(f, tableSize)
	h := l.rowHeight(t, cells)
	if head {
		l.b.Fill(l.x, l.y, l.w, h, 0xDDE3E3)
	}
	x := l.x
	for i, c := range cells {
		w := t.cols[i] * l.w
		for n, line := range l.b.Wrap(c, w-2*cellPad) {
			tx := x + cellPad
			if isFigure(c) || head && len(cells) > 2 {
				tx = x + (w-l.b.Width(line))/2
			}
			l.b.Text(tx, l.y+cellPad+(float64(n)+0.75)*tableLine, line)
		}
		frame(l.b, x, l.y, w, h, ruleWidth)
		x += w
	}
	l.y += h
}

// isFigure tells whether a cell holds a number or a mark, which stands centred.
func isFigure(s string) bool {
	return s != "" && len(s) <= 12 && strings.Trim(s, "0123456789.,%-–/ v") == ""
}

// frame draws a rectangle on any board.
func frame(b board, x, y, w, h, width float64) {
	p := paint.Pen{Width: width}
	b.Line(x, y, x+w, y, p)
	b.Line(x+w, y, x+w, y+h, p)
	b.Line(x+w, y+h, x, y+h, p)
	b.Line(x, y+h, x, y, p)
}

// bars draws a bar chart with its numbers.
func (l *layout) bars(c bars) {
	const label, height, step = 44.0, 5.0, 8.0
	l.need(step*float64(len(c.values)) + 6)
	full := l.w - label - 22
	for i, v := range c.values {
		l.b.SetFont(paint.Regular, tableSize)
		l.b.Text(l.x, l.y+3.8, c.labels[i])
		l.b.Fill(l.x+label, l.y, full, height, 0xE6ECEC)
		l.b.Fill(l.x+label, l.y, full*v/c.max, height, 0x3B7F7A)
		l.b.Text(l.x+label+full+2, l.y+3.8, decimal(v, 2)+c.unit)
		l.y += step
	}
	l.y += 4
}

// emblem draws an invented seal: a star in a ring.
func emblem(b board, x, y, r float64) {
	ring := func(r, width float64) {
		const n = 48
		for i := range n {
			a, c := 2*math.Pi*float64(i)/n, 2*math.Pi*float64(i+1)/n
			b.Line(x+r*math.Cos(a), y+r*math.Sin(a), x+r*math.Cos(c), y+r*math.Sin(c), paint.Pen{Width: width, Round: true})
		}
	}
	ring(r, 0.7)
	ring(r*0.86, 0.25)
	point := func(i int) (float64, float64) {
		rr := r * 0.7
		if i%2 == 1 {
			rr = r * 0.28
		}
		a := math.Pi*float64(i)/5 - math.Pi/2
		return x + rr*math.Cos(a), y + rr*math.Sin(a)
	}
	for i := range 10 {
		x1, y1 := point(i)
		x2, y2 := point(i + 1)
		b.Line(x1, y1, x2, y2, paint.Pen{Width: 0.5, Round: true})
	}
}

// decimal writes a number with a decimal comma.
func decimal(v float64, digits int) string {
	return strings.Replace(fmt.Sprintf("%.*f", digits, v+1e-9), ".", ",", 1)
}

func itoa(n int) string { return strconv.Itoa(n) }
