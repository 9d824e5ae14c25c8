// Package office turns office files into PDF with the LibreOffice that is
// installed on the computer. LibreOffice is never required: where it is
// missing, Convert says so with an error of kind model.Unavailable.
//
// # Words
//
//	Program    the installed LibreOffice, found by Find
//	Converter  runs it, one file at a time, and keeps the results
//	format     what kind of office file it is, known from its MIME type
//	profile    LibreOffice's folder of settings; ours is new for every Converter
//	sheet      a page of a spreadsheet, which is wide more often than long
//
// # How a file is converted
//
// A copy of the file under a short plain name is laid into a temporary folder,
// where spreadsheets get a page setup that shows all columns (see sheet.go).
// LibreOffice runs on the copy with macros, links and network off and a time
// limit; when it ends, by itself or not, its whole process tree is ended. What
// counts is only the PDF that it left, never its exit code. A good PDF moves
// into the cache under the hash of the file it came from.
//
// # Promises
//
// The original is never opened for writing. The cache may be deleted at any
// time, and a damaged file in it is noticed and made again. A Converter is safe
// for several goroutines; it runs one LibreOffice at a time. Call Close to
// remove its profile. Nothing else of it stays behind.
//
// The package must not know what the files are for, and must not open the PDFs
// it makes beyond a look whether they have pages: that is the caller's check.
package office
