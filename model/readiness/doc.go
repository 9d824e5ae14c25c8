// Package readiness answers what a leader asks of a Zona Integritas: are we
// ready, what is missing, and what raises the score most.
//
// # Words
//
//	gate       a minimum of the target, failing ones first here
//	area bar   an area of change with its two halves, Pemenuhan and Reform
//	gain       what a question would add to the safe score if it were answered best
//	unproved   a question to which no document is linked
//	raise      one question answered better; a path is a set of raises
//	condition  a prerequisite outside the worksheet with its value and verdict
//	outlook    the scores as they would be once the planned work is done
//
// Everything is a pure function of the worksheet, the answers and the number
// of documents per question: no disk, clock or rounding, safe for several
// goroutines. The package words nothing; sentences are made where they are
// shown or printed.
package readiness
