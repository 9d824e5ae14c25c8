// Package charset reads plain files whatever program wrote them: it guesses the
// character set of text and the separator of tables.
//
// # Words
//
//	cut      only the beginning of a file was read, so its last letter may be torn
//	record   one line of a table, parted into fields
//
// Guesses never fail: what is neither UTF-16 nor UTF-8 is read as Windows-1252,
// which older Windows programs write here. The package must not read files and
// knows nothing of what the text means.
package charset
