// Package survei is the page of surveys: what did those whom we serve say, and
// what follows from it?
//
// # Words
//
//	list    the surveys that have responses, by quarter and kind
//	result  one survey: its figure, bars per element, trend, breakdowns
//	wizard  a file of responses on its way in: columns, words and care, then import
//
// # What it must not do
//
// Names and phones of respondents are read only after somebody asked for them,
// and never kept. The page works out no figure; model/survey does. It belongs to
// the UI goroutine.
package survei
