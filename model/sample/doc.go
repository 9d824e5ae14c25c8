// Package sample makes the evidence and the answers of an invented work unit,
// so that a new user, a demonstration and a test have something real to open:
// about 45 files in the shapes that units really have, in folders as units
// really make them.
//
// # Words
//
//	document  what stands on paper: blocks of text, tables, a signature
//	board     something a document can be drawn on: a PDF through package
//	          paint, a PDF written by hand in Helvetica, or pixels
//	scan      a document drawn in pixels, skewed and speckled, as grey JPEGs
//	truth     which questions a file proves, set by hand
//
// # What it makes
//
// Text PDFs on A4 and F4, upright and landscape; scans without a text layer; a
// page with /Rotate 90; photos, one of them lying (EXIF 6); screenshots as PNG;
// DOCX and XLSX; an exact copy kept for a second question; a PDF that was cut
// off; a PDF that needs a password; names with spaces, capitals, dashes and
// letters outside ASCII.
//
// Everything is invented: unit, numbers, dates, services. No person is named.
// Output is deterministic, byte for byte. The package must not read files and
// must know nothing of workspaces; it uses no other PDF library than paint.
package sample
