// Package filename makes names of files that Windows, macOS, Linux, ZIP
// programs and portals all take, out of titles and names that people wrote.
//
// It only looks at text: it must not touch the disk, and it never changes the
// name of an original in the vault (which is its hash). Names stay readable:
// letters with accents are kept in the composed form (Unicode NFC).
package filename
