// Package standing is the use case behind "Apakah kita siap?": it gathers from
// a workspace what package readiness computes with, keeps what people say about
// prerequisites outside the worksheet, and remembers how the unit stood day by
// day.
//
// # Words
//
//	statement  what is said about a prerequisite: value, evidence, note
//	snapshot   how the unit stood at the end of a day; the last look of a day counts
//	planned    whether the activities of a question are all done
//
// A document counts as a proof only if it is outside the recycle bin and its
// link was confirmed (see model.Link.Carried).
//
// The package computes nothing itself and words nothing. A Standing is safe for
// several goroutines.
package standing
