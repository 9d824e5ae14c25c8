// Package cos reads the file format below PDF: objects, the cross-reference
// table, object streams, filters and encryption (ISO 32000-1, chapter 7).
//
// A File is opened on an io.ReaderAt and reads objects when they are asked
// for; only the cross-reference table and a few recent objects are kept in
// memory, and the bytes of streams are never read unless somebody wants them.
//
// # Damage
//
// Broken files are a normal case. A wrong /Length is mended by looking for
// endstream; a broken cross-reference table, or one that points at the wrong
// places, is replaced by one made from a scan of the whole file. An object
// that cannot be read is null, as the standard says of missing objects.
// Nesting, sizes and the amount of decoded data are limited, so that a hostile
// file costs a bounded amount of memory and work.
//
// # Rules
//
// Objects that a File returns are shared with its cache: callers must not
// change them. A File is for one goroutine at a time. The package knows no
// pages and writes no files; package pdf above it does, with Append for
// objects and Encryption for files with a password.
package cos
