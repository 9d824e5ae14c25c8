// Package bundel is the bundle page: what the evaluator receives.
//
// At the left are the choices, below them the button that makes the PDF as a
// job; in the middle is the list of what stands in it, with a warning behind
// every file that will be replaced by a placeholder page.
//
// # Words
//
//	scope     what the bundle holds: the whole worksheet or one chapter
//	chapter   an area with both its halves, or a komponen outside the areas
//	row       a line of the list, ready to paint (rows.go)
//
// The list is made from what the workspace knows; page numbers appear after
// the bundle was made, from its manifest. The page must not write into the
// workspace and knows no other page. All of it belongs to Fyne's goroutine.
package bundel
