// Package usulan is the page "Apa yang diajukan?": what the proposal still
// needs, what people write for it, making it, and what was sent.
//
// At the left stand the parts of the page, below them the button that makes
// the proposal; at the right the part that is shown. Texts are saved when the
// focus leaves them or typing rests; every change can be undone.
//
// It must not judge what is missing (package proposal does) and must not know
// where anything is stored.
package usulan
