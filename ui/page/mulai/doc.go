// Package mulai is the start page: make a workspace, open one, or try the
// sample, and go on with one that was open before.
//
// # Words
//
//	card   one of the three ways to begin
//	form   the five fields of a new workspace
//	draft  what the form holds, as plain values
//
// The page asks Deps for everything; it must not touch the disk. All of it
// belongs to Fyne's goroutine.
package mulai
