// Package review is the use case on examining answers: the unit hands in a
// question, a reviewer accepts it or returns it with a remark, and the answers
// of TPI stand beside those of the unit.
//
// # Words
//
//	state     draf, diajukan, diterima, dikembalikan
//	round     putaran: from one submission to the next, counted from 1
//	remark    catatan: what a reviewer found; the unit answers it, a reviewer closes it
//	print     fingerprint of answer, note and evidence when a step was taken
//	changed   what was accepted is not what stands there now
//
// # Steps
//
//	draf ──submit──▶ diajukan ──accept──▶ diterima
//	  ▲                │   └────return──▶ dikembalikan ──submit──▶ diajukan
//	  └────withdraw────┘        ▲──────────── also from diterima
//
// Submitting needs an answer, and after a return an answer to every open
// remark. Returning needs a remark. Accepting closes what is still open. Every
// other step is refused with a sentence.
//
// # When something changes after it was accepted
//
// Nobody is stopped from correcting an answer or its evidence. But what was
// accepted is then no longer what stands there, so the question counts as a
// draft again (Status.State) and says so (Status.Changed): it must be submitted
// once more. The recorded step stays, so undoing the change makes the question
// accepted again. This is worked out from the fingerprint each time, so no
// other package has to know of reviews.
//
// # Promises
//
// A call takes all of its steps or none, in one transaction with the audit log;
// model.ReviewChanged is published after commit. The package holds no SQL and
// no state: a Review may be used by several goroutines. A role (By.Role) is
// written down and judged by nobody: it hides and forbids nothing.
package review
