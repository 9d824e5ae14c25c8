// Package beranda is the start page of a workspace: "Apakah kita siap?".
//
// The answer stands in words at the top. Below it are the total on a dial, the
// minimums of the target with what is missing, the six areas as bars, the
// questions that raise the score most, and what is not proved yet. Everything
// that can be pressed leads to the question behind it.
//
// # Words
//
//	dial   the safe total as a ring, the provisional one as a thin ring around it
//	bar    an area: Pemenuhan, Reform, and a line at its minimum
//
// The numbers come from package readiness; this package words and paints them.
// It changes nothing. All methods belong to Fyne's goroutine unless they say
// otherwise.
package beranda
