// Package preview draws pages of stored files for the screen and searches their
// text: PDF pages, pictures and text files by way of the small PDFs that
// packages picture and typeset make of them, office files by way of what
// LibreOffice makes of them.
//
// # Words
//
//	page       a page of a PDF or a picture of a picture file, counted from 0
//	width      of the drawn page in pixels of the screen
//	thumbnail  a page drawn ThumbWidth pixels wide, kept on disk
//	hit        a place in the text where searched words stand
//
// # Promises
//
// The files that were drawn last stay open, since people turn pages, and the
// pages that were drawn last stay in memory, up to a number of bytes. PDFs made
// of other files and thumbnails lie in the cache folder, named by the hash of
// the file; it may be emptied at any time. Passwords are kept in memory only,
// and nothing of a locked file is written to the cache. Originals are only
// read. Images that are given out belong to everybody: nobody paints on them.
//
// Viewer is safe for use by several goroutines; calls wait for each other, and
// a call that waits ends with its context. The package starts no goroutines and
// knows nothing of documents or questions.
package preview
