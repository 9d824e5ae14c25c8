package look

import (
	"bytes"
	"encoding/binary"

	"fyne.io/fyne/v2"

	"siapzi/assets"
)

// The cuts of Plus Jakarta Sans that the screen uses.
var (
	fontRegular  = newFont("PlusJakartaSans-Regular.ttf", assets.FontRegular)
	fontItalic   = newFont("PlusJakartaSans-Italic.ttf", assets.FontItalic)
	fontMedium   = newFont("PlusJakartaSans-Medium.ttf", assets.FontMedium)
	fontSemiBold = newFont("PlusJakartaSans-SemiBold.ttf", assets.FontSemiBold)
	fontBold     = newFont("PlusJakartaSans-Bold.ttf", assets.FontBold)
)

func newFont(name string, data []byte) fyne.Resource {
	return fyne.NewStaticResource(name, deeper(data))
}

// extraDescent is how much deeper lines are made, in parts of the letter size.
// Fyne rounds the baseline of a text up and the height of its picture to the
// nearest pixel, so at 13 units, where this font is 16.4 high, the tails of g
// and y lose their last row.
const extraDescent = 0.09

// deeper gives a copy of a TrueType font whose lines reach deeper: it changes
// the descent in the tables "hhea" and "OS/2" and nothing of the letters. A
// font that is not understood is given back as it is.
func deeper(ttf []byte) []byte {
	out := bytes.Clone(ttf)
	head, hhea, os2 := table(out, "head"), table(out, "hhea"), table(out, "OS/2")
	if len(head) < 20 || len(hhea) < 8 || len(os2) < 78 {
		return ttf
	}
	extra := int16(extraDescent * float64(binary.BigEndian.Uint16(head[18:])))
	for _, at := range [][]byte{hhea[6:], os2[70:]} { // descender, sTypoDescender: below zero
		binary.BigEndian.PutUint16(at, uint16(int16(binary.BigEndian.Uint16(at))-extra))
	}
	win := os2[76:] // usWinDescent: above zero
	binary.BigEndian.PutUint16(win, binary.BigEndian.Uint16(win)+uint16(extra))
	return out
}

// table gives the bytes of one table of a TrueType font, nil where it has none.
func table(ttf []byte, tag string) []byte {
	if len(ttf) < 12 {
		return nil
	}
	count := int(binary.BigEndian.Uint16(ttf[4:]))
	for i := range count {
		entry := 12 + 16*i
		if entry+16 > len(ttf) {
			return nil
		}
		from, size := binary.BigEndian.Uint32(ttf[entry+8:]), binary.BigEndian.Uint32(ttf[entry+12:])
		if string(ttf[entry:entry+4]) == tag && uint64(from)+uint64(size) <= uint64(len(ttf)) {
			return ttf[from : from+size]
		}
	}
	return nil
}
