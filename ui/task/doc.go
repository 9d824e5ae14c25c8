// Package task hands work from Fyne's goroutine to another one and brings the
// result back. It is the only package that calls fyne.Do.
//
// # Words
//
//	runner   the tasks of one page or of the shell; closing it drops them all
//	latest   a task with a key: starting it again cancels the run before
//	job      long work that the status bar shows; it runs in model/jobs
//
// All functions are called on Fyne's goroutine, and show, fail and done run
// there too. fetch and work run elsewhere: they get plain values, captured
// before, and never touch a widget. A runner made with NewSync does everything
// at once on the caller's goroutine, so that tests need no waiting.
package task
