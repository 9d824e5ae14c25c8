package picture

import (
	"encoding/binary"
	"math"
)

// TIFF and EXIF tags that are used (TIFF 6.0; 347 is from its supplement 2,
// 34675 from the ICC specification).
const (
	tagSubfileType     = 254
	tagOldSubfileType  = 255
	tagWidth           = 256
	tagHeight          = 257
	tagBits            = 258
	tagCompression     = 259
	tagPhotometric     = 262
	tagFillOrder       = 266
	tagStripOffsets    = 273
	tagOrientation     = 274
	tagSamples         = 277
	tagRowsPerStrip    = 278
	tagStripCounts     = 279
	tagXResolution     = 282
	tagYResolution     = 283
	tagPlanar          = 284
	tagT4Options       = 292
	tagUnit            = 296
	tagPredictor       = 317
	tagColorMap        = 320
	tagTileWidth       = 322
	tagTileHeight      = 323
	tagTileOffsets     = 324
	tagTileCounts      = 325
	tagInkSet          = 332
	tagExtraSamples    = 338
	tagSampleFormat    = 339
	tagJPEGTables      = 347
	tagOldJPEG         = 513
	tagOldJPEGLength   = 514
	tagOldJPEGRestart  = 515
	tagOldJPEGQTables  = 519
	tagOldJPEGDCTables = 520
	tagOldJPEGACTables = 521
	tagSubsampling     = 530
	tagProfile         = 34675
)

// maxDirectories bounds the directories of a file and the numbers of a tag.
const (
	maxDirectories = 2000
	maxNumbers     = 1 << 20
)

// tiffFile is a TIFF structure: a TIFF file or an EXIF block.
type tiffFile struct {
	b     []byte
	order binary.ByteOrder
	big   bool   // BigTIFF: offsets and counts of eight bytes
	first uint64 // offset of the first directory
}

// openTIFF reads the header; ok is false for anything else.
func openTIFF(b []byte) (t tiffFile, ok bool) {
	if len(b) < 8 {
		return t, false
	}
	t.b = b
	switch string(b[:2]) {
	case "II":
		t.order = binary.LittleEndian
	case "MM":
		t.order = binary.BigEndian
	default:
		return t, false
	}
	switch version := t.order.Uint16(b[2:]); {
	case version == 42:
		t.first = uint64(t.order.Uint32(b[4:]))
		return t, true
	case version == 43 && len(b) >= 16 && t.order.Uint16(b[4:]) == 8:
		t.first, t.big = t.order.Uint64(b[8:]), true
		return t, true
	}
	return t, false
}

// part gives n bytes at offset at.
func (t tiffFile) part(at, n uint64) ([]byte, bool) {
	size := uint64(len(t.b))
	if at > size || n > size-at {
		return nil, false
	}
	return t.b[at : at+n : at+n], true
}

// word reads a number of the size of an offset.
func (t tiffFile) word(b []byte) uint64 {
	if t.big {
		return t.order.Uint64(b)
	}
	return uint64(t.order.Uint32(b))
}

// fieldSizes gives the bytes of one value by type.
var fieldSizes = [...]uint64{1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}

// field is one tag: values of a type, as bytes of the file.
type field struct {
	kind uint16
	data []byte
}

// directory is an image file directory.
type directory struct {
	t      tiffFile
	fields map[uint16]field
	next   uint64 // offset of the next one, 0 for none
}

// directory reads the directory at an offset. ok is false where it does not
// lie within the file; tags that do not are left out.
func (t tiffFile) directory(at uint64) (d directory, ok bool) {
	countSize, entrySize, wordSize := uint64(2), uint64(12), uint64(4)
	if t.big {
		countSize, entrySize, wordSize = 8, 20, 8
	}
	head, ok := t.part(at, countSize)
	if !ok {
		return d, false
	}
	n := uint64(t.order.Uint16(head))
	if t.big {
		n = t.order.Uint64(head)
	}
	if n > math.MaxUint16 {
		return d, false
	}
	entries, ok := t.part(at+countSize, n*entrySize)
	if !ok {
		return d, false
	}
	d = directory{t: t, fields: make(map[uint16]field, n)}
	for ; len(entries) > 0; entries = entries[entrySize:] {
		tag, kind, count := t.order.Uint16(entries), t.order.Uint16(entries[2:]), t.word(entries[4:])
		if int(kind) >= len(fieldSizes) || fieldSizes[kind] == 0 || count == 0 || count > uint64(len(t.b)) {
			continue
		}
		size := count * fieldSizes[kind]
		data := entries[4+wordSize : entrySize]
		if size <= wordSize {
			data = data[:size]
		} else if data, ok = t.part(t.word(data), size); !ok {
			continue
		}
		d.fields[tag] = field{kind, data}
	}
	if next, ok := t.part(at+countSize+n*entrySize, wordSize); ok {
		d.next = t.word(next)
	}
	return d, true
}

// numbers gives the values of a tag, nil where it is missing or no number.
func (d directory) numbers(tag uint16) []float64 {
	f := d.fields[tag]
	if f.kind == 0 {
		return nil
	}
	size := int(fieldSizes[f.kind])
	n := min(len(f.data)/size, maxNumbers)
	out := make([]float64, 0, n)
	order := d.t.order
	for b := f.data; len(out) < n; b = b[size:] {
		switch f.kind {
		case 1, 7:
			out = append(out, float64(b[0]))
		case 3:
			out = append(out, float64(order.Uint16(b)))
		case 4, 13:
			out = append(out, float64(order.Uint32(b)))
		case 5:
			out = append(out, float64(order.Uint32(b))/float64(max(1, order.Uint32(b[4:]))))
		case 16, 18:
			out = append(out, float64(order.Uint64(b)))
		default:
			return nil
		}
	}
	return out
}

// number gives the first value of a tag, or missing.
func (d directory) number(tag uint16, missing float64) float64 {
	if f := d.fields[tag]; f.kind != 0 {
		f.data = f.data[:fieldSizes[f.kind]]
		one := directory{t: d.t, fields: map[uint16]field{tag: f}}
		if n := one.numbers(tag); n != nil {
			return n[0]
		}
	}
	return missing
}

// whole gives the first value of a tag as a whole number from 0 to 2³⁰; what
// is beyond is cut, so that sums cannot overflow.
func (d directory) whole(tag uint16, missing int) int {
	return int(max(0, min(1<<30, d.number(tag, float64(missing)))))
}

// offsets gives the values of a tag as positions in the file.
func (d directory) offsets(tag uint16) []uint64 {
	numbers := d.numbers(tag)
	out := make([]uint64, len(numbers))
	for i, n := range numbers {
		out[i] = uint64(min(n, 1<<53))
	}
	return out
}
