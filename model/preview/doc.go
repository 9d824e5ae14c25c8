// Package preview draws pages of stored files for the screen: PDF pages, and
// pictures by way of the small PDF that package picture makes of them.
//
// # Words
//
//	page    a page of a PDF or a picture of a picture file, counted from 0
//	width   of the drawn page in pixels of the screen
//
// The file that was drawn last stays open, since people turn pages. PDFs made
// of pictures lie in the cache folder, named by the hash of the picture; it may
// be emptied at any time. Originals are only read.
//
// Viewer is safe for use by several goroutines; calls wait for each other. The
// package keeps no drawn pages and knows nothing of documents or questions.
package preview
