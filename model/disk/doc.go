// Package disk holds what is different about files on Windows, where a file
// that one program has open cannot be read, renamed or removed by others: a
// document open in Word, a bundle open in a PDF reader, and any new file for
// the moment in which a virus scanner or the search index looks at it.
//
// # Words
//
//	in use     another program has the file open in a way that excludes us
//	disturbed  a call failed in a way that may be over in a moment
//
// # What it must not do
//
// It knows nothing of documents and gives no sentences for people; the packages
// that know whose file it is do. On other systems its functions are those of
// package os.
package disk
