// Package viewer shows the pages of a stored file as pictures inside a pane.
//
// # Words
//
//	source  what draws pages; preview.Viewer is one
//	view    one place on the screen that shows one page at a time
//	paper   the white sheet with a thin border behind the picture
//
// Pages are drawn off Fyne's goroutine, exactly as wide as they are shown,
// since scaling blurs small print. The pages that were shown last stay in
// memory. One canvas.Image is used for all of them.
//
// The package knows files only through the small interface Source. It must not
// read files itself nor know documents, questions or pages of the program. All
// methods belong to Fyne's goroutine.
package viewer
