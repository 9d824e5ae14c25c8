// Package reviu is the page "Apa yang harus saya periksa?".
//
// Three things stand behind the words at the top of its left pane: the review
// of questions (answer, criterion, note and evidence side by side, those of the
// unit beside those of TPI), what the checks find in the evidence, and the
// prerequisites outside the worksheet. The middle shows the chosen one with
// what can be done about it, the right pane the pages of its document.
//
// # Words
//
//	mode      which of the three is shown
//	queue     questions that wait for a reviewer
//	finding   a place where a check fires; a waived one does not count
//
// Rules stand in packages review, readiness and quality; this package words and
// paints them. Who somebody is (Person) is written down with each step and only
// proposes a filter: nothing is hidden from anybody. All methods belong to
// Fyne's goroutine unless they say otherwise.
package reviu
