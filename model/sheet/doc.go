// Package sheet writes tables as workbooks (XLSX) and as CSV. It is the only
// package that knows excelize.
//
// # Words
//
//	Table   one sheet: a title, a row of heads, rows of cells
//	Column  head, width and kind of the cells below it
//
// # Promises
//
// A workbook opens with the heads frozen and a filter on them, and prints on A4
// in landscape, all columns on one page wide, the heads on every page. CSV is
// what spreadsheets in Indonesia expect: UTF-8 with a mark, semicolons.
// Text never becomes a formula, whatever it begins with. Same table, same bytes.
//
// The package must not know documents or questions.
package sheet
