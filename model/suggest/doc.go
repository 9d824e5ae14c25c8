// Package suggest answers one question about a piece of evidence: which
// questions of the worksheet does it prove, how sure is that, and why?
//
// It looks at four kinds of clues and adds them up:
//
//	place   folder names and numbering ("AREA I", "ii. Budaya Pelayanan Prima",
//	        "Reform") and codes in file names ("1.i.a", "P.1.i.a", "I.1.a")
//	words   the words of name, folders and text, compared with the words of
//	        each question (BM25 over its name, keywords, evidence and gist)
//	habits  what people of this workspace linked before
//	custom  Pemenuhan is likelier than Reform where nothing else tells
//
// # Words
//
//	clue      one observation that speaks for some questions, worth points
//	points    natural logarithm of odds: +1 makes a question e times likelier
//	address   the place of a question in the worksheet: half, area, aspek, letter
//	term      a word or word group in the one form that is compared ("skm" for
//	          "survei kepuasan masyarakat")
//	facet     a word that tells neighbouring questions apart (monev, tindak
//	          lanjut, sosialisasi)
//
// The points of all questions, and of "no question at all", become shares of 1.
// A suggestion's Score is its share, so it is high only where the clues are
// strong and no other question has the same ones.
//
// The package is pure: no files, no database, no clock; the same input gives
// the same output. An Index and a Habits may be used by several goroutines. It
// must not know a single file name or a single question by heart: all it knows
// of the worksheet comes from lke.Worksheet, all it knows of language stands in
// the tables of language.go.
package suggest
