// Package assessment is the use case on answers: it stores what an assessor
// said to the questions of the worksheet, reads it back and scores it.
//
// # What a change replaces
//
// An answer has two parts: the answer itself (option, or numbers and the
// decision of TPI, always as one whole) and the note. Set replaces both. Apply
// and answer files replace what they mention and keep the other part: a file's
// "P.1.i.a": "Ya" keeps the note, an object with only "catatan" keeps the
// answer, and null clears both. An answer that is left with neither part is
// removed, since blank is blank and no row is needed to say so. Numbers are one
// whole so that nobody's ratio is made of two people's halves.
//
// # Promises
//
// A call stores all of its changes or none, in one transaction with the audit
// log. What is refused is refused with every problem at once. An event
// model.AnswerChanged is published after commit, for changes that really
// changed something. Answers of several assessors never touch each other.
//
// The package holds no SQL (model/store does), no rule of the worksheet
// (model/lke does) and no state of its own: an Assessment may be used by
// several goroutines.
package assessment
