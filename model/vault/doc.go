// Package vault keeps the evidence files of a workspace under the SHA-256 of
// their content: files/ab/cdef… . Equal content is stored once. A stored file
// is written once and never modified.
//
// # How a file gets in
//
// Put copies into files/tmp while hashing, checks the size, syncs and closes
// the copy, renames it to its final name, syncs the folder, and takes away the
// right to write. A crash at any moment leaves either the whole file under its
// hash or a leftover in files/tmp, which Clean removes.
//
// # What it must not do
//
// It knows nothing of documents, types or the database, and never looks into a
// file for meaning. Which stored files are still needed is decided elsewhere.
//
// A Vault is safe for use by several goroutines, also for the same content.
// Clean and Remove need a caller who knows that nobody is putting.
package vault
