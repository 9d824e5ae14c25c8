// Package lke is the worksheet (Lembar Kerja Evaluasi) of a Zona Integritas:
// its tree of questions, what an answer is worth, the score of every node and
// the minimums (syarat) that a predicate demands.
//
// The worksheet is data (assets/lke/*.json), so a later regulation is a new
// file and not new code. Load checks the data completely; what it returns is
// never changed afterwards.
//
// # Words
//
//	node         one line of the worksheet: komponen, subkomponen, area, aspek or question
//	question     a node of level "soal"; the only nodes that are answered
//	fraction     what an answer is worth, 0..1
//	score        points: fraction × weight, summed up the tree; the roots make 100
//	provisional  nilai sementara: blank questions are left out of an aspek's mean
//	safe         nilai aman: a blank question counts 0; gates use this one
//	gate         one minimum of a target, compared without rounding
//	threshold    a minimum that a year sets in place of the regulation's
//	half         the part of an area under Pemenuhan or under Reform
//	decision     the fraction that TPI sets where a ratio divides by 0 and no rule exists
//
// # When a question is answered
//
// A question with options is answered by one of its keys. A question with
// numbers is answered when every input of the data is filled, also an input
// that its formula does not use: the notes of R.3.iii.a and R.5.ii.a say
// "wajib diisi", and the official workbook asks for it too. Some of the inputs
// may be stored before the rest; the question stays blank until then. A
// divisor of 0 is worth on_zero.value, or, where that is null, needs a
// decision and stays blank without one.
//
// # Promises
//
// Everything is a pure function of the worksheet and the answers, without disk,
// clock or rounding, and safe for use by several goroutines. The package reads
// no files: it is given bytes. Formulas are evaluated by expr-lang/expr, which
// no other package imports; only formulas of worksheet data are ever run.
package lke
