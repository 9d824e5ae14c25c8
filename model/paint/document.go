package paint

// Bookmark puts an entry into the outline of the PDF that leads to height y of
// the current page. Level 0 is the outermost; no entry is more than one level
// below the one before it.
func (c *Canvas) Bookmark(level int, y float64, s string) {
	if c.font == "" {
		c.SetFont(Regular, 8) // gofpdf writes Unicode entries only with a Unicode font in force
	}
	c.pdf.Bookmark(Printable(s), level, y)
}

// EachPage goes over all pages once more, for what is known only at the end:
// "Hal. 1 dari 7". draw must choose its font and colour. All pages must be of
// the same size: gofpdf measures from the foot of the page that came last.
func (c *Canvas) EachPage(draw func(page, pages int)) {
	pages := c.Pages()
	for n := 1; n <= pages; n++ {
		c.pdf.SetPage(n)
		draw(n, pages)
	}
}
