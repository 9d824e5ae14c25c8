package paint

// URI makes a rectangle of the current page clickable: readers open the
// address, which must be plain ASCII (percent-encoded). Unlike Link, which the
// caller turns into a link between pages, it is complete in the PDF itself.
func (c *Canvas) URI(x, y, w, h float64, address string) { c.pdf.LinkString(x, y, w, h, address) }
