// Package say puts the sentences of package model into the language of the
// screen. The packages below model write Indonesian: messages of errors, what
// is wrong with a file, why a question was suggested, how a score came about.
// Many of them are kept (in the import table, in links), so they are
// translated when they are shown and not when they are made.
//
// assets/i18n/messages.en.json has the English of every format ("Folder %s
// tidak ada."). A sentence is recognised by the fixed words of its format, and
// what filled the holes is put into the English one, itself translated first
// unless it stands in quotes: a file may be called “Belum ada”. A sentence that
// is not recognised stays as it is. It must not be used for texts of the screen
// itself (lang.L) or for what users wrote.
//
// Everything may be called from any goroutine.
package say
