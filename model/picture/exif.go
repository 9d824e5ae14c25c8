package picture

import "encoding/binary"

// TIFF and EXIF tags that are used.
const (
	tagSubfileType = 0x00FE
	tagWidth       = 0x0100
	tagHeight      = 0x0101
	tagOrientation = 0x0112
	tagXResolution = 0x011A
	tagYResolution = 0x011B
	tagUnit        = 0x0128
)

// directory is an image file directory: the tags with a single number.
type directory struct {
	tags map[uint16]float64
	next uint32 // offset of the next one, 0 for none
}

// tiffOrder gives the byte order that a TIFF header names.
func tiffOrder(b []byte) (binary.ByteOrder, bool) {
	if len(b) < 8 {
		return nil, false
	}
	switch string(b[:4]) {
	case "II*\x00":
		return binary.LittleEndian, true
	case "MM\x00*":
		return binary.BigEndian, true
	}
	return nil, false
}

// readDirectory reads the directory at offset at of a TIFF structure. ok is
// false where it does not lie within b.
func readDirectory(b []byte, order binary.ByteOrder, at uint32) (d directory, ok bool) {
	if uint64(at)+2 > uint64(len(b)) {
		return d, false
	}
	n := int(order.Uint16(b[at:]))
	end := uint64(at) + 2 + uint64(n)*12
	if end > uint64(len(b)) {
		return d, false
	}
	d.tags = make(map[uint16]float64, n)
	for i := range n {
		e := b[uint64(at)+2+uint64(i)*12:][:12]
		if v, ok := tagValue(b, order, e); ok {
			d.tags[order.Uint16(e)] = v
		}
	}
	if end+4 <= uint64(len(b)) {
		d.next = order.Uint32(b[end:])
	}
	return d, true
}

// tagValue gives the first number of a directory entry.
func tagValue(b []byte, order binary.ByteOrder, e []byte) (float64, bool) {
	if order.Uint32(e[4:]) == 0 {
		return 0, false
	}
	switch order.Uint16(e[2:]) {
	case 3: // short
		return float64(order.Uint16(e[8:])), true
	case 4: // long
		return float64(order.Uint32(e[8:])), true
	case 5: // rational, stored elsewhere
		at := uint64(order.Uint32(e[8:]))
		if at+8 > uint64(len(b)) {
			return 0, false
		}
		num, den := order.Uint32(b[at:]), order.Uint32(b[at+4:])
		return float64(num) / float64(max(1, den)), den != 0
	}
	return 0, false
}

// describe sets orientation and resolution of f from d.
func (d directory) describe(f *frame) {
	if o := d.tags[tagOrientation]; o >= 1 && o <= 8 {
		f.orientation = int(o)
	}
	unit := 1.0
	switch d.tags[tagUnit] {
	case 1: // none: only proportions
		return
	case 3: // per cm
		unit = 2.54
	}
	setDPI(f, d.tags[tagXResolution]*unit, d.tags[tagYResolution]*unit)
}

// setDPI notes a resolution that can be true. Programs write all sorts of
// numbers there; what a camera or a screen writes (72, 96) does no harm, as
// large pictures are bounded by A4.
func setDPI(f *frame, x, y float64) {
	const lowest, highest = 50, 2400
	if x >= lowest && x <= highest && y >= lowest && y <= highest {
		f.dpiX, f.dpiY = x, y
	}
}

// readEXIF sets orientation and resolution of f from an EXIF block. A broken
// block is ignored: the picture is there all the same.
func readEXIF(b []byte, f *frame) {
	if len(b) >= 6 && string(b[:6]) == "Exif\x00\x00" {
		b = b[6:]
	}
	order, ok := tiffOrder(b)
	if !ok {
		return
	}
	if d, ok := readDirectory(b, order, order.Uint32(b[4:])); ok {
		d.describe(f)
	}
}
