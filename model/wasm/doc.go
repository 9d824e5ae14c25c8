// Package wasm puts a brake into WebAssembly modules, so that running ones can
// be stopped.
//
// # Why
//
// wazero can stop a module by itself (WithCloseOnContextDone), but then leaves
// the compiled code at every turn of every loop: PDFium's text takes 2.3 times
// and its drawing 3 to 6 times as long, a HEIC photo 6 times. So the module is
// given a counter in every loop. When that has run down, the module writes one
// byte to its standard output, where a Pedal lets it go on or ends it with a
// panic. In that moment Go's scheduler and garbage collector get their turn,
// too; they cannot interrupt compiled WebAssembly.
//
// # How
//
// AddBrake appends a function, its type and a global, so that no number in the
// module changes, and inserts instructions behind each loop mark. Module and
// instruction layout: WebAssembly specification 3.0, chapter 5. The module must
// import fd_write of WASI, and addresses 16 to 27 of its memory must be unused,
// as they are in what LLVM links.
//
// The package must not run modules and knows no runtime. Its functions are safe
// for use by several goroutines.
package wasm
