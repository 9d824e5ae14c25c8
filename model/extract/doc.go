// Package extract tells what a file is, what text it holds, and what can be
// known of a document from its name and text.
//
// # Words
//
//	Sniff     what a file is, from its bytes: PDF, picture, office file, …
//	Read      its text and number of pages, or the problem that hinders
//	Describe  title, number, date, period, kind and issuer of a document
//	link      a file that holds nothing but an address on the web
//	facts     what Describe finds; everything is a proposal that people change
//
// # Promises
//
// Nothing of a file's content can crash, hang or fill the memory of the
// program: parsers are guarded, and entries, sizes, depths and times have caps.
// A file that cannot be read is a Problem, which is an answer; an error is only
// a disk that cannot be read or a cancelled call.
//
// All functions are safe for use by several goroutines. The package must not
// write files, know the database, or know to which question a document
// belongs. The rules of Describe are tables in words.go, kept apart from the
// code that applies them.
package extract
