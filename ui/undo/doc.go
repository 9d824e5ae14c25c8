// Package undo keeps what the user did last, so that it can be taken back and
// done again.
//
// An Action is pushed after the change was made; its two functions start the
// change in either direction and return at once. The package knows neither
// widgets nor the domain; it must not run anything by itself. Everything here
// belongs to Fyne's goroutine.
package undo
