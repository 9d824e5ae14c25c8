// Package sheet writes tables as workbooks (XLSX) and as CSV, and reads and
// fills the workbooks that people bring. It is the only package that knows excelize.
//
// # Words
//
//	Table   one sheet: a title, a row of heads, rows of cells
//	Column  head, width and kind of the cells below it
//	Mark    one cell of a strip of months
//	Grid    one sheet that was read: cells by row and column, merged ranges
//	Edit    a new value for one cell of a workbook that exists
//	Form    a sheet on which every cell has its own place, with live formulas
//
// # Promises
//
// A workbook opens with the heads frozen and a filter on them, and prints on A4
// in landscape, all columns on one page wide, the heads on every page. CSV is
// what spreadsheets in Indonesia expect: UTF-8 with a mark, semicolons.
// Text never becomes a formula, whatever it begins with. Same table, same bytes.
//
// Reading is bounded in every direction (bytes, rows, columns, cells), since a
// file of a few kilobytes can ask for gigabytes.
//
// Filling a workbook changes the XML of the cells and nothing else: every other
// part is copied as it is compressed. No address in a workbook is ever followed.
//
// The package must not know documents or questions.
package sheet
