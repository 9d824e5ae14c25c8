// Package bundel is the bundle page: what the evaluator receives.
//
// At the left are the choices, below them the button that makes the PDF as a
// job. The middle shows one of three: the page list as it will be, with what
// needs care and its remedy; the front matter, large; the bundles that were
// made, with what changed since. At the right are cover and contents, where
// the window is wide enough, and below them the latest bundles.
//
// # Words
//
//	scope     what the bundle holds: the whole worksheet, one chapter, or questions picked one by one
//	chapter   an area with both its halves, or a komponen outside the areas
//	outlook   the bundle as it will be, see bundle.Outlook; look is making one
//	row       a line of the page list, ready to paint (rows.go)
//	care      why a file needs a look, and what can be done (care.go)
//	record    a line of the history, ready to paint (records.go)
//	since     what changed since a bundle was made
//
// A look is taken twice after every change: at once from what the catalogue
// knows, then exactly, opening every file; the second is skipped where all
// files are known already. Passwords of locked files stay in memory and are
// gone with the page.
//
// The page must not write into the workspace but through History, and knows no
// other page. All of it belongs to Fyne's goroutine.
package bundel
