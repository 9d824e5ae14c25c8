// Package workspace opens one workspace: the folder NAME.siapzi that holds the
// evidence and the catalogue of one unit and one year. It creates the folder,
// keeps a second program out, wires the packages that work on it, and checks
// that nothing in it is damaged.
//
// # The folder
//
//	workspace.db    the catalogue (package store)
//	files/ab/cdef…  evidence by SHA-256 (package vault)
//	cache/          may be deleted at any time
//	backup/         dated copies of workspace.db from before each migration
//	lock            who has it open
//	Buka di SiapZI.siapzi   opens the workspace by double click
//
// # Words
//
//	lock       the system's lock on the file "lock"; the text in it only tells who
//	stale      a lock file whose program ended without closing
//	orphan     a stored file that no document needs, left by a crash
//	leftover   any other file in files/, such as the part of a copy
//
// # What it must not do
//
// It holds no rules about documents, answers or scores; those are in the
// packages that it hands out. It never deletes anything that it has not made
// itself, except when CleanOrphans is asked to.
//
// A Workspace is safe for use by several goroutines until Close.
package workspace
