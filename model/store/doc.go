// Package store keeps the catalogue of a workspace in one SQLite file:
// documents, files and versions, links, answers, the unit, the audit log and
// the search index. It is the only package that knows SQL.
//
// # Words
//
//	DB     both handles on the file: one writer, four readers
//	Tx     one transaction; every query is a method of it
//	Write  runs a function in a writing transaction, then publishes its events
//	Read   runs a function on one consistent picture of the data
//	blob   a stored file by content: hash, size, type, pages, text
//	change one Write; all its audit rows carry the same change id
//
// Tables of one family stand in one file (document.go, link.go, …). What only
// SQLite can do is in sqlite.go (opening, pragmas, driver errors) and search.go
// (FTS5); the rest is plain SQL with text ids and integer milliseconds, so that
// a team server can be added later.
//
// The text read from files stands in the database (blob_text) and not in the
// cache: a changed title means a new index row, which needs the text, and a
// backup keeps search whole. It is about one per cent of the files' size.
//
// # What it must not do
//
// It makes no decisions about documents or answers: use cases check first and
// compose Tx methods. It never touches evidence files. No transaction may stay
// open across a file copy, PDF work or a question to the user.
//
// A DB is safe for use by several goroutines; a Tx belongs to the one that got it.
package store
