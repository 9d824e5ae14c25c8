package picture

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
)

// Sides of A4 in mm, and points per mm.
const (
	a4Long, a4Short = 297, 210
	mm              = 72 / 25.4
)

// defaultDPI is for pictures that name no resolution: a screen's.
const defaultDPI = 96

// minSide is the least side of a page in points, for pictures of a few pixels
// or like a thread; they stand in the middle of it.
const minSide = 36

// stream is an image to be: entries of its dictionary, its colour space, its bytes.
type stream struct {
	dict  string
	space string
	data  []byte
}

func imageDict(w, h int) string {
	return fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d", w, h)
}

// layout is where a picture stands on its page, before the page is turned.
type layout struct {
	pageW, pageH float64 // points
	x, y, w, h   float64 // points from the lower left corner
	mirror       bool
	rotate       int // degrees clockwise
}

// turns says how each EXIF orientation becomes upright: mirror the stored
// picture left to right, then turn it clockwise. EXIF 2.32, 4.6.4, tag 274.
var turns = [9]struct {
	mirror bool
	rotate int
}{1: {}, 2: {mirror: true}, 3: {rotate: 180}, 4: {true, 180}, 5: {true, 270}, 6: {rotate: 90}, 7: {true, 90}, 8: {rotate: 270}}

func (f frame) layout(opt Options) layout {
	long, short := opt.Long, opt.Short
	if long <= 0 || short <= 0 {
		long, short = a4Long, a4Short
	}
	dpiX, dpiY := f.dpiX, f.dpiY
	if dpiX == 0 {
		dpiX, dpiY = defaultDPI, defaultDPI
	}
	w, h := float64(f.w)*72/dpiX, float64(f.h)*72/dpiY
	scale := min(1, long*mm/max(w, h), short*mm/min(w, h))
	w, h = w*scale, h*scale
	l := layout{pageW: max(w, minSide), pageH: max(h, minSide), w: w, h: h,
		mirror: turns[f.orientation].mirror, rotate: turns[f.orientation].rotate}
	l.x, l.y = (l.pageW-w)/2, (l.pageH-h)/2
	return l
}

// content paints the picture.
func (l layout) content() []byte {
	a, x := l.w, l.x
	if l.mirror {
		a, x = -l.w, l.x+l.w
	}
	return fmt.Appendf(nil, "q %s 0 0 %s %s %s cm /P Do Q", num(a), num(l.h), num(x), num(l.y))
}

// num writes a number with at most three decimals.
func num(v float64) string {
	s := strconv.FormatFloat(v, 'f', 3, 64)
	for s[len(s)-1] == '0' {
		s = s[:len(s)-1]
	}
	if s[len(s)-1] == '.' {
		s = s[:len(s)-1]
	}
	if s == "-0" {
		return "0"
	}
	return s
}

// pdfWriter writes objects one after another and remembers where they begin.
type pdfWriter struct {
	w       io.Writer
	n       int64
	offsets []int64
	err     error
}

func (p *pdfWriter) bytes(b []byte) {
	if p.err == nil {
		var n int
		n, p.err = p.w.Write(b)
		p.n += int64(n)
	}
}

func (p *pdfWriter) printf(format string, args ...any) { p.bytes(fmt.Appendf(nil, format, args...)) }

// object writes the next object; streams follow their dictionary.
func (p *pdfWriter) object(dict string, data []byte) {
	p.offsets = append(p.offsets, p.n)
	p.printf("%d 0 obj\n<<%s", len(p.offsets), dict)
	if data != nil {
		p.printf("/Length %d>>\nstream\n", len(data))
		p.bytes(data)
		p.printf("\nendstream\nendobj\n")
		return
	}
	p.printf(">>\nendobj\n")
}

// writePDF gives every frame the objects page, content and image, and after
// them opacity and colour profile where it has these.
func writePDF(w io.Writer, frames []frame, opt Options) error {
	p := &pdfWriter{w: w}
	p.printf("%%PDF-1.7\n%%\xE2\xE3\xCF\xD3\n")
	p.object("/Type/Catalog/Pages 2 0 R", nil)
	var kids bytes.Buffer
	next := 3
	for i := range frames {
		f := &frames[i]
		if !usable(f.profile, spaceColours[f.image.space]) {
			f.profile = nil
		}
		fmt.Fprintf(&kids, "%d 0 R ", next)
		next += f.objects()
	}
	p.object(fmt.Sprintf("/Type/Pages/Count %d/Kids[%s]", len(frames), bytes.TrimSpace(kids.Bytes())), nil)
	for _, f := range frames {
		p.frame(f, f.layout(opt))
	}
	start := p.n
	p.printf("xref\n0 %d\n0000000000 65535 f \n", len(p.offsets)+1)
	for _, o := range p.offsets {
		p.printf("%010d 00000 n \n", o)
	}
	p.printf("trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(p.offsets)+1, start)
	return p.err
}

// objects gives the number of objects that frame writes.
func (f frame) objects() int {
	n := 3
	if f.mask != nil {
		n++
	}
	if f.profile != nil {
		n++
	}
	return n
}

// frame writes the objects of one page.
func (p *pdfWriter) frame(f frame, l layout) {
	first := len(p.offsets) + 1
	p.object(fmt.Sprintf("/Type/Page/Parent 2 0 R/MediaBox[0 0 %s %s]/Rotate %d/Resources<</XObject<</P %d 0 R>>>>/Contents %d 0 R",
		num(l.pageW), num(l.pageH), l.rotate, first+2, first+1), nil)
	p.object("", l.content())
	dict, space, extra := f.image.dict, f.image.space, first+3
	if f.mask != nil {
		dict += fmt.Sprintf("/SMask %d 0 R", extra)
		extra++
	}
	if f.profile != nil {
		space = fmt.Sprintf("[/ICCBased %d 0 R]", extra)
	}
	p.object(dict+"/ColorSpace"+space, f.image.data)
	if f.mask != nil {
		p.object(f.mask.dict+"/ColorSpace"+f.mask.space, f.mask.data)
	}
	if f.profile != nil {
		p.object(fmt.Sprintf("/N %d/Alternate%s", spaceColours[f.image.space], f.image.space), f.profile)
	}
}
