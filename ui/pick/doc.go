// Package pick lets people choose files and folders.
//
// Picker is what the shell and the pages use; Dialogs is the one for the
// screen, Fake the one for tests. done is called on Fyne's goroutine, and not
// at all when the user changes his mind. The package reads folders off that
// goroutine and changes nothing on the disk.
package pick
