package paint

import (
	"math"

	"siapzi/model/chart"
)

// dialTrack is the empty part of a dial.
const dialTrack Color = 0xE1E7E7

// Dial draws a dial of radius r around x, y: the value as a thick ring, the
// second one as a thin ring around it, and the mark as a line through both.
// It gives where the words at the mark belong, just outside it.
func (c *Canvas) Dial(x, y, r float64, d chart.Dial) (markX, markY float64) {
	thick, thin, gap := 0.18*r, 0.05*r, 0.06*r
	outer := r + thick/2 + gap + thin/2
	c.ring(x, y, r, thick, 1, dialTrack)
	c.ring(x, y, r, thick, d.Share(d.Value), Teal)
	c.ring(x, y, outer, thin, 1, dialTrack)
	c.ring(x, y, outer, thin, d.Share(d.Second), Ink)
	on := func(radius float64) (float64, float64) {
		rad := d.Angle(d.Mark) * math.Pi / 180
		return x + radius*math.Sin(rad), y - radius*math.Cos(rad)
	}
	if d.Mark > 0 {
		x1, y1 := on(r - thick/2 - gap)
		x2, y2 := on(outer + thin/2 + gap)
		c.Line(x1, y1, x2, y2, Pen{Width: 1.1, Color: White})
		c.Line(x1, y1, x2, y2, Pen{Width: 0.4, Color: Ink})
	}
	return on(outer + thin/2 + 2*gap)
}

// ring draws an arc from the lower left over the top, share of the whole sweep.
func (c *Canvas) ring(x, y, r, thick, share float64, col Color) {
	if share <= 0 {
		return
	}
	const from = 90 + chart.DialSweep/2 // degrees, counter-clockwise from three o'clock
	c.use(Pen{Width: thick, Color: col})
	c.pdf.Arc(x, y, r, r, 0, from-chart.DialSweep*share, from, "D")
}

// Stack draws a bar of w × h with its upper left corner at x, y: its parts in
// turn solid and hatched. Its mark is left to MinimumLine, which usually runs
// over several bars.
func (c *Canvas) Stack(x, y, w, h float64, b chart.Bar) {
	var parts []BarPart
	for i, s := range b.Spans() {
		parts = append(parts, BarPart{Share: s.To - s.From, Hatched: i%2 == 1})
	}
	c.Bar(x, y, w, h, parts)
}

// Trend draws a line over time into w × h with the upper left corner at x, y,
// with a dot on the last point.
func (c *Canvas) Trend(x, y, w, h float64, l chart.Line, p Pen) {
	if len(l.Points) == 0 {
		return
	}
	var at []float64
	for _, q := range l.Points {
		at = append(at, x+q.X*w, y+(1-q.Y)*h)
	}
	p.Round = true
	if len(at) > 2 {
		c.Path(p, at...)
	}
	c.Disc(at[len(at)-2], at[len(at)-1], 2*p.Width, p.Color)
}

// Disc paints a filled circle around x, y.
func (c *Canvas) Disc(x, y, r float64, col Color) {
	c.pdf.SetFillColor(col.rgb())
	c.pdf.Circle(x, y, r, "F")
}
