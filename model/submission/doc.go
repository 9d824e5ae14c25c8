// Package submission is the use case on what was sent: a bundle or a proposal is
// frozen with everything that it was made from, so that it can be looked at,
// compared with today, and exported again with the same bytes.
//
// # Words
//
//	state      everything that a bundle is made from: unit, letterhead,
//	           thresholds, answers, documents with their versions, request
//	frozen     kept as a submission; nothing that happens later changes it
//	part       one file of a submission, with its SHA-256
//	kept       a part whose bytes lie in the vault themselves
//	rebuilt    a part that is made again from the state
//
// # How a part comes back with the same bytes
//
// A part that is kept is copied from the vault. Else, where the file that was
// sent still lies in its place with the right SHA-256, it is copied. Else the
// bundle is made again from the frozen state: answers as they were, and the
// versions of files as they were, which the vault never forgets (the table
// submission_blob holds on to them). What this gives is compared by SHA-256, and
// nothing is written under its final name unless it is the same.
//
// Small parts (letters, lists) are always kept, since a later program may lay
// them out differently. So are PDFs that LibreOffice made of office files: it
// makes other bytes each time. A bundle that needs a password is kept as a
// whole: its encryption is random, and passwords are not stored.
//
// # What it must not do
//
// It makes no proposal and words no letter (package proposal does), and it
// never changes what was frozen: a submission can only be added and forgotten.
//
// A Submissions is safe for use by several goroutines.
package submission
