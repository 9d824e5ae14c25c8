// Package heif decodes HEIC, the format in which phones store photos.
//
// # Words
//
//	primary  the picture of a file that is meant to be seen; the others are
//	         tiles, thumbnails and depth maps
//	box      a part of a file: length, name of four letters, content
//
// The boxes that tell size and colours are read here. Decoding is done by
// libheif 1.18.2 and libde265 1.0.15 as WebAssembly: a sandbox without files
// and network, with a bound on its memory, that ends when the context does.
//
// # Where heif.wasm.gz is from
//
// It is the file lib/heif.wasm.gz of the module github.com/gen2brain/heic
// v0.4.5, SHA-256 3634a6447ea3915633667f39e01ff540a60f4e2f837a8391d044d76dfd8a0435,
// byte by byte; lib/Makefile there says how to build it. libheif and libde265
// are under the LGPL 3 (LICENSE.libheif, LICENSE.libde265), the few lines
// around them under the MIT licence (LICENSE.heic). Whoever wants another
// version of the libraries replaces the file. The module itself is not used:
// it prefers a libheif that happens to be installed, which runs outside of any
// sandbox and would make the program depend on the C library.
//
// The package must not know PDF. Its functions are safe for use by several
// goroutines.
package heif
