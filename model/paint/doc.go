// Package paint draws pages for the PDFs that SiapZI makes itself: the front
// matter of a bundle, reports, sample documents. It is the only package that
// knows gofpdf.
//
// # Words
//
//	Canvas  one PDF being drawn, page after page
//	Font    a face of the house family (Plus Jakarta Sans)
//	Style   how a piece of text is set: face, size, line height, colour
//	Pen     how a line is drawn: width, colour, dashes
//	Flow    places blocks one below the other and breaks pages
//	Block   something of known height that is not torn apart
//	Link    a clickable rectangle, kept as data: the target's page number is
//	        known only to the caller who joins several PDFs
//
// All lengths are millimetres from the upper left corner of the page, except
// font sizes, which are points. The y of text is its baseline.
//
// Output is deterministic: the same calls with the same Config give the same
// bytes. A Canvas is used by one goroutine. Mistakes (a broken picture) are
// kept and returned by Output, so that drawing code needs no error checks.
//
// The package must not know a word of Zona Integritas and must not read files.
//
// # Letters
//
// Text is cleaned by Printable before it is drawn: what the fonts cannot show
// becomes "□", so that nothing on paper silently vanishes. gofpdf itself
// panics on runes above U+FFFF.
package paint
