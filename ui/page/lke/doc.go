// Package lke is the worksheet page: what is asked, what is our answer, and
// where is the proof.
//
// Three panes stand side by side. The tree at the left shows the whole
// worksheet with a status and a score per node; the middle shows one question
// with its criteria, its evidence and its note; the right shows the document
// that was pressed last. Every answer is saved at once and can be undone.
//
// # Words
//
//	row        a line of the tree, ready to paint (rows.go)
//	item       one piece of evidence that the worksheet expects (evidence.go)
//	other      a linked document that is assigned to no item ("Bukti lain")
//	draft      the answer as the screen shows it; it is ahead of the database
//	           by the writes that still run
//
// The page knows use cases only through the small interfaces of Deps. It must
// not know SQL, vault paths or other pages. All methods belong to Fyne's
// goroutine unless they say otherwise.
package lke
