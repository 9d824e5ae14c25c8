package paint

import "math"

// Pen is how a line is drawn. The zero colour is black; Dash gives lengths of
// stroke and gap in millimetres, none for a solid line.
type Pen struct {
	Width float64 // mm
	Color Color
	Dash  []float64
	Round bool // round ends instead of flat ones
}

// use puts p's settings in force; plain puts the defaults back.
func (c *Canvas) use(p Pen) {
	c.pdf.SetLineWidth(p.Width)
	c.pdf.SetDrawColor(p.Color.rgb())
	if p.Round {
		c.pdf.SetLineCapStyle("round")
		c.pdf.SetLineJoinStyle("round")
	}
	if len(p.Dash) > 0 {
		c.pdf.SetDashPattern(p.Dash, 0)
	}
}

func (c *Canvas) plain(p Pen) {
	if p.Round {
		c.pdf.SetLineCapStyle("butt")
		c.pdf.SetLineJoinStyle("miter")
	}
	if len(p.Dash) > 0 {
		c.pdf.SetDashPattern([]float64{}, 0) // nil would not reset it
	}
}

// Line draws a straight line.
func (c *Canvas) Line(x1, y1, x2, y2 float64, p Pen) {
	c.use(p)
	c.pdf.Line(x1, y1, x2, y2)
	c.plain(p)
}

// Rect draws the outline of a rectangle.
func (c *Canvas) Rect(x, y, w, h float64, p Pen) {
	c.use(p)
	c.pdf.Rect(x, y, w, h, "D")
	c.plain(p)
}

// Fill paints a rectangle without an outline.
func (c *Canvas) Fill(x, y, w, h float64, col Color) {
	c.pdf.SetFillColor(col.rgb())
	c.pdf.Rect(x, y, w, h, "F")
}

// Circle draws the outline of a circle around x, y.
func (c *Canvas) Circle(x, y, r float64, p Pen) {
	c.use(p)
	c.pdf.Circle(x, y, r, "D")
	c.plain(p)
}

// Path draws straight strokes through the points, given as x, y pairs.
func (c *Canvas) Path(p Pen, points ...float64) {
	c.use(p)
	for i := 0; i+1 < len(points); i += 2 {
		if i == 0 {
			c.pdf.MoveTo(points[0], points[1])
		} else {
			c.pdf.LineTo(points[i], points[i+1])
		}
	}
	c.pdf.DrawPath("D")
	c.plain(p)
}

// Hatch fills a rectangle with slanted lines, gap millimetres apart. It stands
// beside solid ink where colour would be lost on paper.
func (c *Canvas) Hatch(x, y, w, h, gap float64, p Pen) {
	if w <= 0 || h <= 0 {
		return
	}
	c.pdf.ClipRect(x, y, w, h, false)
	c.use(p)
	step := gap * math.Sqrt2 // gap is measured across the 45° lines
	for d := -math.Mod(x, step); d < w+h; d += step {
		c.pdf.Line(x+d-h, y+h, x+d, y)
	}
	c.plain(p)
	c.pdf.ClipEnd()
}

// Dots draws the leader between a title and its page number. The dots lie on
// one grid over the whole page, so that rows below each other line up.
func (c *Canvas) Dots(x1, x2, y float64, col Color) {
	const grid, r = 1.5, 0.26
	x1, x2 = math.Ceil(x1/grid)*grid, math.Floor(x2/grid)*grid
	if x2 <= x1 {
		return
	}
	// A dash of nearly no length with round ends is a dot.
	c.Line(x1, y, x2+0.005, y, Pen{Width: r, Color: col, Dash: []float64{0.01, grid - 0.01}, Round: true})
}
