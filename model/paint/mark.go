package paint

import "math"

// Check draws a tick that is size high; x is its left end, y the baseline it
// stands on.
func (c *Canvas) Check(x, y, size float64, col Color) {
	p := Pen{Width: 0.19 * size, Color: col, Round: true}
	c.Path(p, x+0.05*size, y-0.42*size, x+0.36*size, y-0.10*size, x+0.98*size, y-0.78*size)
}

// Cross draws an × that is size high; x is its left end, y the baseline.
func (c *Canvas) Cross(x, y, size float64, col Color) {
	p := Pen{Width: 0.19 * size, Color: col, Round: true}
	a, b := 0.1*size, 0.84*size
	c.Path(p, x+a, y-b, x+b, y-a)
	c.Path(p, x+a, y-a, x+b, y-b)
}

// Checkbox draws a box that is size wide and stands on the baseline y: filled
// with a white tick where on, empty where not.
func (c *Canvas) Checkbox(x, y, size float64, on bool) {
	if !on {
		c.Rect(x, y-size, size, size, Pen{Width: 0.25, Color: Ink})
		return
	}
	c.Fill(x, y-size, size, size, Ink)
	c.Check(x+0.16*size, y-0.16*size, 0.68*size, White)
}

// tagPad is the room between a tag's box and its text.
const tagPad = 1.3

// Tag draws a word in a box: dashed for what is missing, solid for what stands
// in place of something. x is the box's left edge, y the baseline of the text
// beside it. It gives the box's width and leaves font and colour changed.
func (c *Canvas) Tag(x, y float64, s string, dashed bool) (w float64) {
	const height = 3.6
	c.SetFont(Medium, 6.8)
	c.SetColor(Ink)
	w = c.Width(s) + 2*tagPad
	p := Pen{Width: 0.25, Color: Ink}
	if dashed {
		p.Dash = []float64{0.9, 0.6}
	}
	c.Rect(x, y-height+0.85, w, height, p)
	c.Text(x+tagPad, y-0.1, s)
	return w
}

// TagWidth tells how wide Tag would draw s. It leaves the font changed.
func (c *Canvas) TagWidth(s string) float64 {
	c.SetFont(Medium, 6.8)
	return c.Width(s) + 2*tagPad
}

// BarPart is one stretch of a Bar.
type BarPart struct {
	Share   float64 // of the whole bar, 0..1
	Hatched bool    // hatched where the part before it is solid
}

// Bar draws a horizontal bar of w × h with its upper left corner at x, y: the
// parts one after the other, the rest in tint. Parts are told apart by solid
// and hatched ink, so that black-and-white copies lose nothing.
func (c *Canvas) Bar(x, y, w, h float64, parts []BarPart) {
	c.Fill(x, y, w, h, Tint)
	at := x
	for _, p := range parts {
		pw := min(math.Max(p.Share, 0)*w, x+w-at)
		if pw <= 0 {
			continue
		}
		if p.Hatched {
			c.Fill(at, y, pw, h, White)
			c.Hatch(at, y, pw, h, 1.1/math.Sqrt2, Pen{Width: 0.22, Color: Teal})
			c.Rect(at, y, pw, h, Pen{Width: 0.25, Color: Teal})
		} else {
			c.Fill(at, y, pw, h, Teal)
		}
		at += pw
	}
	c.Rect(x, y, w, h, Pen{Width: 0.15, Color: Hairline})
}

// MinimumLine draws the black line of a minimum across bars, with white edges
// so that it shows on solid ink too.
func (c *Canvas) MinimumLine(x, y1, y2 float64) {
	c.Line(x, y1, x, y2, Pen{Width: 1.1, Color: White})
	c.Line(x, y1, x, y2, Pen{Width: 0.4, Color: Black})
}
