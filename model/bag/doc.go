// Package bag writes and verifies BagIt packages (RFC 8493), as a folder or
// as one ZIP file: a payload below data/, SHA-256 manifests over payload and
// tag files, and a Payload-Oxum, so that a receiver can prove years later that
// nothing is missing and nothing was changed.
//
// It knows no word of Zona Integritas: what goes into a package is chosen by
// its callers. It never changes a payload file, and a package appears under
// its final name only when it is complete.
//
// Words: payload = the files carried; tag file = the package's own files at
// its root; manifest = list of path and SHA-256; oxum = octets.count.
package bag
