// Package viewer shows the pages of a stored file as pictures inside a pane or
// in a window of its own: turning, enlarging, searching, thumbnails.
//
// # Words
//
//	source  what draws pages and searches them; *preview.Viewer is one
//	view    one place on the screen that shows one page at a time
//	area    the part of a view in which the page lies and is moved
//	surface the page with its border and the marks on found words
//	strip   the row of thumbnails
//	fit     how a page that is not enlarged is sized: as wide as the area, or whole
//
// Pages are drawn off Fyne's goroutine, exactly as wide as they are shown in
// the screen's pixels, since scaling blurs small print; the page that was seen
// stays until the next one is there. The newest request wins, so that fast
// paging never paints a page that was passed. One canvas.Image is used for all
// pages of a view. Thumbnails are asked for one after another, those in sight
// first; those that were scrolled past are not drawn.
//
// The package knows files only through the interface Source. It must not read
// files itself nor know documents, questions or pages of the program. All
// methods belong to Fyne's goroutine.
package viewer
