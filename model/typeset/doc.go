// Package typeset sets plain files as pages: text, tables of comma-separated
// values, and addresses on the web. The pages stand in a bundle beside PDFs and
// pictures and have the look of its own pages.
//
// # Words
//
//	record  one line of a CSV file, parted into fields
//	table   records below one head row
//	band    some columns of a table that is too wide for one page
//	sheet   one page of the result, "lembar" in Indonesian, so that its number
//	        is not taken for that of the bundle's page
//
// # Promises
//
// Nothing of a file is left out silently: letters that the fonts do not have
// become "□", and a file longer than the cap ends with a line that says how much
// is shown. Control characters have no ink and are dropped. Same file and
// options, same bytes.
//
// The package must not know documents or questions, and never opens an address.
package typeset
