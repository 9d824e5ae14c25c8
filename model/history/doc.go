// Package history is the use case on bundles that were made: which, when, from
// what choices, where their files lie, and what evaluators received in them.
//
// # Words
//
//	bundle    a finished PDF or package that the workspace knows of
//	choices   what people chose for it, without passwords
//	gone      a file of it is not in its place any more; the entry stays
//
// A bundle's manifest is kept here as well as beside the PDF, so that what was
// handed in can be told and compared after the files went away.
//
// # What it must not do
//
// It never touches the files of a bundle: forgetting a bundle leaves them where
// they are. It makes no bundle itself. Passwords are never stored.
//
// A History is safe for use by several goroutines.
package history
