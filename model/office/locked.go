package office

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"io"
	"os"
	"strings"
)

// looksLocked tells whether a file that LibreOffice could not read needs a
// password. It is a look at marks, not a parser: it only chooses the sentence
// that people read.
func looksLocked(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close() // read-only
	info, err := f.Stat()
	if err != nil {
		return false
	}
	var head [8]byte
	_, err = f.ReadAt(head[:], 0)
	switch {
	case err != nil:
		return false
	case strings.HasPrefix(string(head[:]), magicZIP):
		return zipLocked(f, info.Size())
	case string(head[:]) == magicOLE:
		return oleLocked(f)
	}
	return false
}

// zipLocked looks for encrypted parts of an OpenDocument file, or an encrypted
// archive.
func zipLocked(r io.ReaderAt, size int64) bool {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return false
	}
	for _, f := range z.File {
		if f.Flags&1 != 0 {
			return true
		}
		if f.Name != "META-INF/manifest.xml" {
			continue
		}
		rc, err := f.Open()
		if err != nil {
			return false
		}
		data, err := io.ReadAll(io.LimitReader(rc, 4<<20))
		_ = rc.Close() // read-only
		if err == nil && bytes.Contains(data, []byte("encryption-data")) {
			return true
		}
	}
	return false
}

// encryptedPackage is the name of the stream in which an encrypted DOCX, XLSX or
// PPTX lies ([MS-OFFCRYPTO] 2.3.4), as it stands in the directory: UTF-16.
var encryptedPackage = []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")

// oleLocked looks at the sectors of an OLE compound file for the marks of
// encryption in its three old formats and in the envelope of the new ones.
func oleLocked(r io.Reader) bool {
	const (
		sector = 512      // files with sectors of 4096 have them at multiples of 512 too
		most   = 64 << 20 // what is looked at
	)
	r = io.LimitReader(r, most)
	b := make([]byte, sector)
	for {
		if _, err := io.ReadFull(r, b); err != nil {
			return false
		}
		switch {
		case bytes.Contains(b, encryptedPackage):
			return true
		case b[0] == 0xEC && b[1] == 0xA5 && b[11]&1 != 0: // [MS-DOC] FibBase: wIdent, fEncrypted
			return true
		case hasSlideToken(b):
			return true
		case bytes.HasPrefix(b, []byte{0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00}) && hasFilePass(b):
			return true
		}
	}
}

// hasSlideToken looks for the headerToken of encrypted slides in a
// CurrentUserAtom ([MS-PPT] 2.3.2), a stream so short that it begins at a
// multiple of 64.
func hasSlideToken(b []byte) bool {
	for at := 12; at+4 <= len(b); at += 64 {
		if binary.LittleEndian.Uint32(b[at:]) == 0xF3D1C4DF {
			return true
		}
	}
	return false
}

// hasFilePass walks the first records of a workbook ([MS-XLS] 2.4.117).
func hasFilePass(b []byte) bool {
	for at := 0; at+4 <= len(b); at += 4 + int(binary.LittleEndian.Uint16(b[at+2:])) {
		if binary.LittleEndian.Uint16(b[at:]) == 0x2F {
			return true
		}
	}
	return false
}
