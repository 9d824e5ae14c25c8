// Package docx writes DOCX files (ECMA-376): letters and forms of a page or two
// that people open in Word or LibreOffice, put on their own paper and edit.
//
// # Words
//
//	para     a paragraph of runs
//	run      text of one look
//	grid     a table; with lines, or without to place things side by side
//	banner   a line at the head of every page
//
// Lengths are millimetres, font sizes points.
//
// # Why our own
//
// A letter needs paragraphs, tables, one picture and a header. The maintained
// libraries for Go are commercial or bring the whole of the format; these few
// parts are a zip with five short XML files, and writing them here gives equal
// bytes for equal input.
//
// # What it must not do
//
// It reads no files, knows no word of Zona Integritas, and cannot read DOCX. A
// Document is used by one goroutine.
package docx
