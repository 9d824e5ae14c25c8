package picture

import (
	"bytes"
	"fmt"
	"image/color"
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

// stream is a PDF stream to be: entries of its dictionary and its bytes.
type stream struct {
	dict string
	data []byte
}

func imageDict(w, h int) string {
	return fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d", w, h)
}

func bytesPerPixel(m color.Model) int {
	switch m {
	case color.GrayModel, color.AlphaModel:
		return 1
	case color.Gray16Model:
		return 2
	case color.NRGBA64Model, color.RGBA64Model:
		return 8
	}
	if _, ok := m.(color.Palette); ok {
		return 1
	}
	return 4
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

// objectsPerPage are page, content, image and mask; the mask is an empty
// dictionary where there is none.
const objectsPerPage = 4

func writePDF(w io.Writer, frames []frame, opt Options) error {
	p := &pdfWriter{w: w}
	p.printf("%%PDF-1.7\n%%\xE2\xE3\xCF\xD3\n")
	p.object("/Type/Catalog/Pages 2 0 R", nil)
	var kids bytes.Buffer
	for i := range frames {
		fmt.Fprintf(&kids, "%d 0 R ", 3+i*objectsPerPage)
	}
	p.object(fmt.Sprintf("/Type/Pages/Count %d/Kids[%s]", len(frames), bytes.TrimSpace(kids.Bytes())), nil)
	for i, f := range frames {
		first := 3 + i*objectsPerPage
		l := f.layout(opt)
		p.object(fmt.Sprintf("/Type/Page/Parent 2 0 R/MediaBox[0 0 %s %s]/Rotate %d/Resources<</XObject<</P %d 0 R>>>>/Contents %d 0 R",
			num(l.pageW), num(l.pageH), l.rotate, first+2, first+1), nil)
		p.object("", l.content())
		if f.mask == nil {
			p.object(f.image.dict, f.image.data)
			p.object("", nil)
			continue
		}
		p.object(f.image.dict+fmt.Sprintf("/SMask %d 0 R", first+3), f.image.data)
		p.object(f.mask.dict, f.mask.data)
	}
	start := p.n
	p.printf("xref\n0 %d\n0000000000 65535 f \n", len(p.offsets)+1)
	for _, o := range p.offsets {
		p.printf("%010d 00000 n \n", o)
	}
	p.printf("trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(p.offsets)+1, start)
	return p.err
}
