// Package dokumen is the page of documents: where is that file, and what does
// it prove?
//
// The left shows all documents of the workspace as one long list with search,
// filters and sorting; the right shows the chosen one, whose words are edited
// in place. Every change is saved at once and can be undone. Files that were
// dropped or chosen come to the import table first (package file plan*.go),
// which takes the page while there is something in it to look at.
//
// # Words
//
//	row        a document as the list shows it, ready to paint (rows.go)
//	book       all rows with their orders; it is never changed, a change makes
//	           a new one off Fyne's goroutine (book.go)
//	filter     what the chips narrow the list to (filter.go)
//	finds      which rows a search found, best first (search.go)
//	step       a write that gives the write that takes it back (writer.go)
//	state      the one word about a document: complete, without text, damaged …
//	line       a file in the import table, ready to paint (planrows.go)
//
// The page knows use cases only through the small interfaces of Deps. It must
// not know SQL, vault paths or other pages. All methods belong to Fyne's
// goroutine unless they say otherwise.
package dokumen
