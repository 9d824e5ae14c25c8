// Package pdfium opens, reads, draws and repairs PDF files with PDFium, the
// reader inside Chrome, compiled to WebAssembly. It is the only package that
// knows go-pdfium.
//
// # Words
//
//	Engine   starts PDFium on first use and hands it to one caller at a time
//	Doc      an open PDF file
//	instance the sandbox with its own memory in which PDFium runs
//
// # Why WebAssembly
//
// Evidence comes from anywhere. A file that crashes PDFium ends its sandbox,
// not the program; a file that never ends is stopped by its time limit; the
// sandbox sees no disk and no network, only the bytes of the file that is
// open. No C compiler is needed.
//
// Being able to stop it needs a look, now and then, whether it shall stop. These
// looks are put into the module when it is loaded (package wasm); they also let
// Go's garbage collector in, without which one page that takes long would
// freeze the window.
//
// # Promises
//
// Engine and Doc are safe for use by several goroutines; their calls wait for
// each other. A call returns soon after its context ends or its time limit is
// reached. An instance is replaced when it crashed, was stopped, or has
// worked for long (its memory never shrinks); open documents move to the new
// one by themselves.
//
// The package must not know what a file is evidence for, nor keep results.
package pdfium
