package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"sort"
	"sync"

	"siapzi/assets"
	"siapzi/model/pdf/cos"
)

// face is a TrueType font of the program, parsed. It is never changed.
type face struct {
	name    string // PostScript name
	data    []byte
	tables  map[string][]byte
	perEm   int
	advance func(gid int) int
	glyphs  int
	gids    map[rune]int // of the Basic Multilingual Plane
	box     [4]int       // bounding box of all glyphs
	ascent  int
	descent int
	capital int // height of capitals
}

// stampFonts gives the faces of the stamp: number and code.
var stampFonts = sync.OnceValue(func() [2]*face {
	var fs [2]*face
	for i, x := range []struct {
		name string
		data []byte
	}{{"PlusJakartaSans-Bold", assets.FontBold}, {"PlusJakartaSans-Medium", assets.FontMedium}} {
		f, err := parseFace(x.name, x.data)
		if err != nil {
			panic(err) // an embedded file of the program is broken
		}
		fs[i] = f
	}
	return fs
})

// parseFace reads what is needed of a TrueType file.
func parseFace(name string, data []byte) (*face, error) {
	f := &face{name: name, data: data, tables: map[string][]byte{}, gids: map[rune]int{}}
	if len(data) < 12 {
		return nil, errors.New("pdf: font too short")
	}
	be := binary.BigEndian
	for i := range int(be.Uint16(data[4:])) {
		rec := data[12+16*i:]
		off, n := be.Uint32(rec[8:]), be.Uint32(rec[12:])
		f.tables[string(rec[:4])] = data[off : off+n]
	}
	head, hhea, maxp, hmtx, os2 := f.tables["head"], f.tables["hhea"], f.tables["maxp"], f.tables["hmtx"], f.tables["OS/2"]
	if head == nil || hhea == nil || maxp == nil || hmtx == nil || f.tables["glyf"] == nil || f.tables["loca"] == nil {
		return nil, fmt.Errorf("pdf: font %s lacks a table", name)
	}
	f.perEm = int(be.Uint16(head[18:]))
	for i := range f.box {
		f.box[i] = int(int16(be.Uint16(head[36+2*i:])))
	}
	f.ascent, f.descent = int(int16(be.Uint16(hhea[4:]))), int(int16(be.Uint16(hhea[6:])))
	f.capital = f.perEm * 7 / 10
	if len(os2) >= 90 {
		f.capital = int(int16(be.Uint16(os2[88:])))
	}
	f.glyphs = int(be.Uint16(maxp[4:]))
	long := int(be.Uint16(hhea[34:]))
	if err := f.readCmap(f.tables["cmap"]); err != nil {
		return nil, err
	}
	hmtx = bytes.Clone(hmtx)
	f.tables["hmtx"] = hmtx
	f.advance = func(gid int) int { return int(be.Uint16(hmtx[4*min(gid, long-1):])) }
	// The word space of this family is too narrow in small type.
	space := f.gids[' ']
	be.PutUint16(hmtx[4*min(space, long-1):], uint16(f.advance(space)+f.perEm*7/100))
	return f, nil
}

// readCmap reads the first format 4 table of the character map.
func (f *face) readCmap(cmap []byte) error {
	be := binary.BigEndian
	for i := range int(be.Uint16(cmap[2:])) {
		t := cmap[be.Uint32(cmap[8+8*i:]):]
		if be.Uint16(t) != 4 {
			continue
		}
		n := int(be.Uint16(t[6:])) // twice the number of segments
		ends, starts, deltas, offsets := t[14:], t[16+n:], t[16+2*n:], t[16+3*n:]
		for s := 0; s < n; s += 2 {
			first, last := int(be.Uint16(starts[s:])), int(be.Uint16(ends[s:]))
			delta, ro := int(be.Uint16(deltas[s:])), int(be.Uint16(offsets[s:]))
			for c := first; c <= last && c < 0xFFFF; c++ {
				gid := c
				if ro != 0 {
					if gid = int(be.Uint16(offsets[s+ro+2*(c-first):])); gid == 0 {
						continue
					}
				}
				f.gids[rune(c)] = (gid + delta) & 0xFFFF
			}
		}
		return nil
	}
	return errors.New("pdf: font without a usable character map")
}

// font is a face as used by one output: which characters, under which number.
type font struct {
	*face
	num  int
	used map[int]rune // glyph → character
}

func (f *face) use(num int) *font { return &font{face: f, num: num, used: map[int]rune{}} }

// glyph gives the glyph of c; blanks of all kinds are one, and what the font
// lacks becomes a question mark.
func (f *face) glyph(c rune) (int, rune) {
	if c == '\u00A0' || c == '\t' || c == '\n' {
		c = ' '
	}
	if g, ok := f.gids[c]; ok {
		return g, c
	}
	return f.gids['?'], '?'
}

// width gives the width of s at size 1.
func (f *face) width(s string) float64 {
	n := 0
	for _, c := range s {
		g, _ := f.glyph(c)
		n += f.advance(g)
	}
	return float64(n) / float64(f.perEm)
}

// show appends s as a hexadecimal string of glyph numbers and remembers them.
func (f *font) show(dst []byte, s string) []byte {
	dst = append(dst, '<')
	for _, c := range s {
		g, c := f.glyph(c)
		f.used[g] = c
		dst = fmt.Appendf(dst, "%04X", g)
	}
	return append(dst, '>')
}

// write writes the font's objects with only the used glyphs; nothing where
// none is used, and then no page refers to it.
func (f *font) write(w *Writer) {
	if len(f.used) == 0 {
		return
	}
	gids := make([]int, 0, len(f.used))
	for g := range f.used {
		gids = append(gids, g)
	}
	sort.Ints(gids)
	em := func(v int) cos.Object { return number(float64(v) * 1000 / float64(f.perEm)) }
	file, toUnicode, descriptor, cid := w.alloc(), w.alloc(), w.alloc(), w.alloc()
	program := f.subset(gids)
	w.putFlate(file, cos.Dict{"Length1": cos.Integer(len(program))}, program)
	w.putFlate(toUnicode, cos.Dict{}, f.toUnicode(gids))
	name := cos.Name(subsetTag(gids) + "+" + f.name)
	w.put(descriptor, cos.Dict{
		"Type": cos.Name("FontDescriptor"), "FontName": name, "Flags": cos.Integer(4), "ItalicAngle": cos.Integer(0),
		"FontBBox": cos.Array{em(f.box[0]), em(f.box[1]), em(f.box[2]), em(f.box[3])},
		"Ascent":   em(f.ascent), "Descent": em(f.descent), "CapHeight": em(f.capital), "StemV": cos.Integer(100),
		"FontFile2": cos.Ref{Num: file},
	})
	widths := cos.Array{}
	for _, g := range gids {
		widths = append(widths, cos.Integer(g), cos.Array{em(f.advance(g))})
	}
	w.put(cid, cos.Dict{
		"Type": cos.Name("Font"), "Subtype": cos.Name("CIDFontType2"), "BaseFont": name, "CIDToGIDMap": cos.Name("Identity"),
		"CIDSystemInfo":  cos.Dict{"Registry": cos.String("Adobe"), "Ordering": cos.String("Identity"), "Supplement": cos.Integer(0)},
		"FontDescriptor": cos.Ref{Num: descriptor}, "W": widths,
	})
	w.put(f.num, cos.Dict{
		"Type": cos.Name("Font"), "Subtype": cos.Name("Type0"), "BaseFont": name, "Encoding": cos.Name("Identity-H"),
		"DescendantFonts": cos.Array{cos.Ref{Num: cid}}, "ToUnicode": cos.Ref{Num: toUnicode},
	})
}

// subsetTag gives the six letters before the name of a font that is not whole.
func subsetTag(gids []int) string {
	sum := sha256.Sum256(fmt.Append(nil, gids))
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}

func (f *font) toUnicode(gids []int) []byte {
	b := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for len(gids) > 0 {
		n := min(len(gids), 100)
		b = fmt.Appendf(b, "%d beginbfchar\n", n)
		for _, g := range gids[:n] {
			b = fmt.Appendf(b, "<%04X> <%04X>\n", g, f.used[g])
		}
		b = append(b, "endbfchar\n"...)
		gids = gids[n:]
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}

// subset gives a TrueType file in which only the given glyphs have an outline.
// Numbers of glyphs stay as they are, so no other table changes.
func (f *face) subset(gids []int) []byte {
	be := binary.BigEndian
	keep := map[int]bool{0: true}
	for _, g := range gids {
		f.addGlyph(keep, g)
	}
	var glyf bytes.Buffer
	loca := make([]byte, 4*(f.glyphs+1))
	for g := range f.glyphs {
		be.PutUint32(loca[4*g:], uint32(glyf.Len()))
		if keep[g] {
			glyf.Write(f.outline(g))
			for glyf.Len()%4 != 0 {
				glyf.WriteByte(0)
			}
		}
	}
	be.PutUint32(loca[4*f.glyphs:], uint32(glyf.Len()))
	head := bytes.Clone(f.tables["head"])
	be.PutUint32(head[8:], 0)  // checksum of the whole, set below
	be.PutUint16(head[50:], 1) // long offsets in loca
	tables := map[string][]byte{"head": head, "loca": loca, "glyf": glyf.Bytes()}
	for _, t := range []string{"hhea", "hmtx", "maxp", "cvt ", "fpgm", "prep"} {
		if f.tables[t] != nil {
			tables[t] = f.tables[t]
		}
	}
	return buildFont(tables)
}

// outline gives the bytes of glyph g.
func (f *face) outline(g int) []byte {
	be := binary.BigEndian
	loca, glyf := f.tables["loca"], f.tables["glyf"]
	if be.Uint16(f.tables["head"][50:]) == 0 {
		return glyf[2*int(be.Uint16(loca[2*g:])) : 2*int(be.Uint16(loca[2*g+2:]))]
	}
	return glyf[be.Uint32(loca[4*g:]):be.Uint32(loca[4*g+4:])]
}

// addGlyph keeps g and the glyphs it is composed of.
func (f *face) addGlyph(keep map[int]bool, g int) {
	if keep[g] || g >= f.glyphs {
		return
	}
	keep[g] = true
	b := f.outline(g)
	be := binary.BigEndian
	if len(b) < 10 || int16(be.Uint16(b)) >= 0 {
		return
	}
	for b = b[10:]; len(b) >= 4; {
		flags := be.Uint16(b)
		f.addGlyph(keep, int(be.Uint16(b[2:])))
		n := 6
		if flags&1 != 0 { // arguments are words
			n = 8
		}
		switch {
		case flags&8 != 0:
			n += 2
		case flags&0x40 != 0:
			n += 4
		case flags&0x80 != 0:
			n += 8
		}
		if flags&0x20 == 0 || n > len(b) { // no more components
			return
		}
		b = b[n:]
	}
}

// buildFont puts the tables together into a TrueType file.
func buildFont(tables map[string][]byte) []byte {
	be := binary.BigEndian
	names := make([]string, 0, len(tables))
	for t := range tables {
		names = append(names, t)
	}
	sort.Strings(names)
	n, power, log := len(names), 1, 0
	for power*2 <= n {
		power *= 2
		log++
	}
	out := []byte{0, 1, 0, 0}
	for _, v := range []int{n, power * 16, log, n*16 - power*16} {
		out = be.AppendUint16(out, uint16(v))
	}
	off, headAt := len(out)+16*n, 0
	for _, t := range names {
		if t == "head" {
			headAt = off
		}
		out = append(out, t...)
		out = be.AppendUint32(out, checksum(tables[t]))
		out = be.AppendUint32(out, uint32(off))
		out = be.AppendUint32(out, uint32(len(tables[t])))
		off += (len(tables[t]) + 3) &^ 3
	}
	for _, t := range names {
		out = append(out, tables[t]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	be.PutUint32(out[headAt+8:], 0xB1B0AFBA-checksum(out))
	return out
}

func checksum(b []byte) (sum uint32) {
	for len(b) >= 4 {
		sum += binary.BigEndian.Uint32(b)
		b = b[4:]
	}
	var last [4]byte
	copy(last[:], b)
	return sum + binary.BigEndian.Uint32(last[:])
}
