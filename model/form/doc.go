// Package form takes answers in from the official forms and brings them out
// again: the LKE workbook of PermenPANRB 90/2021, the sheet "Jawaban" and the
// JSON of PortalRB, and lists for people (rincian).
//
// # Words
//
//	book       one workbook that was read, with what its cells say
//	line       what a form is expected to say in one row: a node, an input, a derived number
//	column     what stands below one head: answer, note, evidence, of unit or TPI
//	item       one difference between the book and the workspace, which may be imported
//	problem    a cell that could not be read, with its address
//	reference  what a form says as evidence: text or addresses, kept as it is written
//	wording    the official text of questions and criteria, out of the user's own workbook
//
// # How a workbook is understood
//
// Units insert rows, move columns and rename sheets. So rows are matched to
// lines in one piece: an alignment in order, as for two versions of a text,
// that weighs labels (A, I, 1, i, a), the answer type, words that the row
// shares with the line, and the row number of the official file as a hint.
// Columns are told by their heads and by what their cells hold.
//
// # What it must not do
//
// It ships no official wording. It judges no answer (model/lke does), opens no
// file by itself but through model/sheet, and never follows an address.
//
// Everything but Forms is a pure function; Forms is safe for several goroutines.
package form
