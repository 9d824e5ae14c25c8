package paint

// Style is how a piece of text is set.
type Style struct {
	Font  Font
	Size  float64 // pt
	Line  float64 // mm from baseline to baseline; 0 where there is only one line
	Color Color
}

// At gives f as a style: size in pt, line in mm.
func (f Font) At(size, line float64, c Color) Style { return Style{f, size, line, c} }

// In gives s in another face.
func (s Style) In(f Font) Style { s.Font = f; return s }

// Ink gives s in another colour.
func (s Style) Ink(c Color) Style { s.Color = c; return s }

// Use puts s in force.
func (c *Canvas) Use(s Style) {
	c.SetFont(s.Font, s.Size)
	c.SetColor(s.Color)
}

// Lines wraps text to w mm in s, which it leaves in force.
func (c *Canvas) Lines(s Style, w float64, text string) []string {
	c.Use(s)
	return c.Wrap(text, w)
}

// Write sets one line in s, with its baseline at y, and gives its width in mm.
func (c *Canvas) Write(s Style, x, y float64, text string) float64 {
	c.Use(s)
	c.Text(x, y, text)
	return c.Width(text)
}

// WriteRight sets one line in s that ends at x.
func (c *Canvas) WriteRight(s Style, x, y float64, text string) {
	c.Use(s)
	c.TextRight(x, y, text)
}

// WriteLines sets wrapped lines in s below each other, the first with its
// baseline at y.
func (c *Canvas) WriteLines(s Style, x, y float64, lines []string) {
	c.Use(s)
	for i, l := range lines {
		c.Text(x, y+float64(i)*s.Line, l)
	}
}
