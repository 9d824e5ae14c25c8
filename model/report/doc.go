// Package report makes the reports that a unit hands on: the state of readiness
// for its leader, the monitoring of a month or quarter, the action plan of the
// year, what reviewers returned, and the documents of every area. Each comes as
// a PDF and as a workbook (XLSX).
//
// # Words
//
//	report   laporan: one Kind, for one day
//	gather   reading everything that a report says, before anything is drawn
//	table    columns and groups of rows: the one data that both page and workbook show
//	section  a titled part of a report; each is an entry of the outline
//	letterhead, signer  kop and blok tanda tangan, from the settings
//
// # How a report is made
//
// Gathering is separate from drawing: gather… reads the workspace into a plain
// struct (data.go and the file of each kind), from which the drawing half
// makes pages through model/paint or sheets through model/sheet. The leader's
// two pages have a layout of their own (leader…); all others are sections of
// tables (writer.go, table.go).
//
// # Promises
//
// Nothing is written to the workspace. Reports of equal content and day have
// equal bytes. A file appears whole or not at all. Long work tells its progress
// and stops when ctx ends. Tables repeat their heads on every page and tear no
// row that fits on a page. Texts are Indonesian, whatever language the screen
// has: papers are for Indonesian offices.
//
// The package computes no score and no progress of activities; that is done by
// readiness, plan and review.
package report
