package extract

import (
	"encoding/binary"
	"errors"
	"io"
	"unicode/utf16"
)

// oleMagic begins an OLE compound file: the old Office formats, and the
// envelope of encrypted new ones. Format: [MS-CFB].
var oleMagic = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}

var errOLE = errors.New("extract: broken OLE file")

// oleFile knows the names of the streams of an OLE compound file.
type oleFile struct {
	r       io.ReaderAt
	sector  int64 // bytes
	streams map[string]oleStream
	root    [16]byte // class of the whole file
}

type oleStream struct {
	start uint32 // first sector
	size  uint32
}

// maxOLESectors bounds how long a chain of directory sectors is followed: 2 MB
// or 16,384 names. Real files have some dozens.
const maxOLESectors = 4096

// openOLE reads the directory.
func openOLE(r io.ReaderAt) (*oleFile, error) {
	var h [512]byte
	if _, err := r.ReadAt(h[:], 0); err != nil {
		return nil, errOLE
	}
	shift := binary.LittleEndian.Uint16(h[30:])
	if shift != 9 && shift != 12 {
		return nil, errOLE
	}
	o := &oleFile{r: r, sector: 1 << shift, streams: map[string]oleStream{}}
	buf := make([]byte, o.sector)
	at := binary.LittleEndian.Uint32(h[48:])
	for n := 0; at < 0xFFFFFFFA; n++ {
		if n == maxOLESectors {
			return nil, errOLE
		}
		if _, err := r.ReadAt(buf, o.offset(at)); err != nil {
			return nil, errOLE
		}
		for i := 0; i < len(buf); i += 128 {
			o.entry(buf[i : i+128])
		}
		next, err := o.next(h[:], at)
		if err != nil {
			return nil, err
		}
		at = next
	}
	return o, nil
}

func (o *oleFile) offset(sector uint32) int64 { return (int64(sector) + 1) * o.sector }

// entry notes one directory entry.
func (o *oleFile) entry(e []byte) {
	n := binary.LittleEndian.Uint16(e[64:])
	if n < 2 || n > 64 {
		return
	}
	name := make([]uint16, 0, 32)
	for i := 0; i < int(n)-2; i += 2 {
		name = append(name, binary.LittleEndian.Uint16(e[i:]))
	}
	if e[66] == 5 { // root
		copy(o.root[:], e[80:96])
		return
	}
	o.streams[string(utf16.Decode(name))] = oleStream{binary.LittleEndian.Uint32(e[116:]), binary.LittleEndian.Uint32(e[120:])}
}

// next gives the sector that follows at in its chain. Only the first 109 parts
// of the allocation table, which stand in the header, are used: they cover 7 MB
// or 450 MB, and the directory of an office file lies there.
func (o *oleFile) next(h []byte, at uint32) (uint32, error) {
	perSector := uint32(o.sector / 4)
	part := at / perSector
	if part >= 109 {
		return 0, errOLE
	}
	fat := binary.LittleEndian.Uint32(h[76+4*part:])
	var b [4]byte
	if _, err := o.r.ReadAt(b[:], o.offset(fat)+int64(at%perSector)*4); err != nil {
		return 0, errOLE
	}
	return binary.LittleEndian.Uint32(b[:]), nil
}

func (o *oleFile) has(name string) bool {
	_, ok := o.streams[name]
	return ok
}

// sniffOLE tells the old Office formats apart by the streams they hold.
func sniffOLE(r io.ReaderAt, size int64) Type {
	o, err := openOLE(r)
	if err != nil {
		return Type{mimeOLE, ClassOffice} // Read will call it damaged
	}
	switch {
	case o.has("WordDocument"):
		return Type{mimeDOC, ClassOffice}
	case o.has("Workbook"), o.has("Book"):
		return Type{mimeXLS, ClassOffice}
	case o.has("PowerPoint Document"):
		return Type{mimePPT, ClassOffice}
	case o.has("EncryptedPackage"):
		return Type{mimeOLE, ClassOffice}
	case o.root == msiClass:
		return Type{"application/x-ms-installer", ClassProgram}
	case o.has("__properties_version1.0"):
		return Type{"application/vnd.ms-outlook", ClassOther}
	}
	return Type{mimeOLE, ClassOther}
}

// msiClass is the class id of Windows installer packages.
var msiClass = [16]byte{0x84, 0x10, 0x0C, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46}

// locked tells whether the file needs a password to be read. Slides of the old
// format are not looked at: their mark lies deep inside.
func (o *oleFile) locked() bool {
	if o.has("EncryptedPackage") {
		return true
	}
	if s, ok := o.streams["WordDocument"]; ok && s.size >= 4096 {
		var b [12]byte
		_, err := o.r.ReadAt(b[:], o.offset(s.start))
		return err == nil && b[11]&1 != 0 // FibBase.fEncrypted
	}
	s, ok := o.streams["Workbook"]
	if !ok || s.size < 4096 {
		return false
	}
	var b [4]byte
	at := o.offset(s.start)
	for range 10 { // the FilePass record comes soon after the first
		if _, err := o.r.ReadAt(b[:], at); err != nil {
			return false
		}
		if binary.LittleEndian.Uint16(b[:]) == 0x2F {
			return true
		}
		at += 4 + int64(binary.LittleEndian.Uint16(b[2:]))
	}
	return false
}
