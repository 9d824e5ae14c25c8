// Package survey is the surveys that a unit holds among those it serves: it
// reads the responses of any form tool, works out the indexes, and writes report
// and questionnaire.
//
// # Words
//
//	element    unsur: one thing that is asked (SKM has 9, SPAK 5, SPKP 8)
//	index      mean of the elements' means, always from 0 to 4: IKM, IPAK, IPKP
//	converted  index × 25, the value of SKM from 25 to 100
//	grade      mutu: A to D of SKM
//	layout     which column of a file holds what, and how its words count
//	batch      the responses of one file; it can be taken back as a whole
//	flag       why a response may not be genuine: a twin, or one answer throughout
//	person     who answered: name and phone, kept apart from the answers
//
// # Figures
//
// Sources are PermenPANRB 14/2017 for SKM (nine elements of equal weight 1/9,
// NRR = sum of the answers ÷ number of answers, IKM = sum of NRR × weight × 25)
// and the forms of KemenPANRB for SPAK and SPKP. An element that nobody was
// asked weighs nothing; the weights of the others share what is left. Formula
// says in words how an answer becomes an index; it stands in every report.
//
// # Privacy
//
// Columns that the layout does not name are not stored. Names and phones are in
// a table of their own; People gives them, Erase removes them. Neither reports,
// exports, logs, errors nor the search index get them unless the caller ticks
// it. Flags are worked out inside this package, so that a screen can tell that
// somebody answered twice without knowing who.
//
// # What it must not do
//
// It never leaves out a response by itself: flags are shown, people decide. It
// holds no SQL and does not know the format of files below sheet and charset. A
// Surveys is safe for use by several goroutines.
package survey
