// Package catalog holds the use cases on documents: import files, find and
// search, link to questions, correct, replace, throw away and bring back.
//
// # Words
//
//	source    a file that an import met, with its place below what was given
//	prepared  a source that was hashed, kept in the vault and read
//	added     the content is new: a document of one file was made
//	reused    the content is stored already: its document got the new links
//	failed    refused or unreadable, with the reason; nothing of it is stored
//	plan      the import table: files that were listed and read, but not stored
//	item      one file in it, with what was found and what shall become of it
//	twin      content that is stored already, or stands in the table twice
//	link      an address on the web, kept as a small shortcut file
//	note      a text typed in the program, kept as a text file
//	package   a meeting package: one document whose files are its parts
//	arrangement  a change of which files make up which documents
//
// # Import
//
// Sources are met in natural order. A few goroutines hash, store and read them
// ahead; rows are written in the order of the sources, the file always before
// its row, and no transaction is open while a file is copied or read. One bad
// file never stops the rest. After a cancel every document is whole, and files
// that were stored without a row are taken out again.
//
// Suggestions for a new document look at place, name and text; for a copy that
// lies elsewhere only at its place and name. Habits are the links that people
// made, not those that were made automatically.
//
// What lies in the recycle bin and is imported again comes out of it: giving a
// file once more means that it is wanted. A link that a person removed is not
// made again automatically.
//
// # The import table
//
// Plan lists files, ReadPlan reads them where they lie, people correct what was
// found (ChangePlan, DropPlan), and ImportPlan imports the rows as they stand.
// The table is in the database, so that it outlives the window. A row leaves it
// in the transaction that stores its document; a file that changed since it was
// read is not imported under facts that may be wrong.
//
// # Made in the program
//
// Links, notes and pasted pictures become files like any other, so that
// versions, copies, the bin, search, packages and verify need nothing special.
// JoinMeeting, AddParts and the others give the Arrangement that takes them
// back. A document that gave all its files to a package lies empty in the bin,
// where nobody sees it; the Arrangement fills it again.
//
// # What it must not do
//
// It paints nothing, reads no PDF itself, and decides no score. Original files
// are only read. Every change is written to the audit log in its transaction.
//
// A Catalog is safe for use by several goroutines.
package catalog
