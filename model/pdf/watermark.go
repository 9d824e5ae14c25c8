package pdf

import (
	"fmt"
	"math"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"siapzi/model/pdf/cos"
)

// WatermarkStyle says where a watermark stands.
type WatermarkStyle string

// The styles.
const (
	// Diagonal draws the text large, pale and translucent across the page, as a
	// shape that does not mix with the words of the page.
	Diagonal WatermarkStyle = "diagonal"
	// Footer writes it small at the foot of the page: into the strip where the
	// stamp stands in one, else at the lower edge.
	Footer WatermarkStyle = "kaki"
)

// Watermark is a text that is put on a page, such as "SALINAN". It is drawn
// over the page, since scans would hide what lies below them.
type Watermark struct {
	Text  string
	Style WatermarkStyle // Diagonal where empty
}

// Sizes and shades of watermarks.
const (
	markLength = 0.72 // of the diagonal that the text takes at most
	markSize   = 0.14 // of the page's shorter side that the type is high at most
	// A mark of medium grey can be seen on paper and on dark photos alike, and
	// text below it keeps nearly all of its contrast.
	markColor  = "0.45 0.45 0.45"
	markShade  = 0.26   // opacity
	footerSize = 7.5    // points at scale 1
	footerEdge = 3 * mm // from the lower edge at scale 1
)

// drawWatermark gives the content that draws m on a page beside the stamp st,
// which may be nil. g is the page as the source has it, shown as the output has
// it; they differ where a strip was added.
func (w *Writer) drawWatermark(m Watermark, st *Stamp, g, shown geometry, res *resources) []byte {
	if m.Text == "" {
		return nil
	}
	width, height := g.size()
	if m.Style != Footer {
		state := res.add("ExtGState", "CapG", w.share(cos.Dict{"Type": cos.Name("ExtGState"), "ca": number(markShade)}))
		form := res.add("XObject", "CapW", w.markForm(m.Text))
		return drawMark(g, "/%s gs %s cm /%s Do\n", state, operands(sliceOf(diagonal(w.fonts[0].width(m.Text), width, height))...), form)
	}
	_, full := shown.size()
	font := w.fonts[1]
	place := footer(font.width(m.Text), width, height)
	if full > height {
		place = beside(*st, font.width(m.Text), width, height)
	}
	name := res.add("Font", "CapC", cos.Ref{Num: font.num})
	if full == height { // on the page itself, which may be dark there
		size := place[0]
		return drawMark(shown, "1 g %s re f BT %s rg /%s 1 Tf %s Tm %s Tj ET\n",
			operands(place[4]-size/2, place[5]-size/3, size*(font.width(m.Text)+1), size*4/3), muted, name, operands(sliceOf(place)...), font.show(nil, m.Text))
	}
	return drawMark(shown, "BT %s rg /%s 1 Tf %s Tm %s Tj ET\n", muted, name, operands(sliceOf(place)...), font.show(nil, m.Text))
}

// drawMark wraps content that is drawn as displayed.
func drawMark(g geometry, format string, a ...any) []byte {
	b := fmt.Appendf(nil, "q %s cm\n/Artifact <</Type/Pagination/Subtype/Watermark>> BDC\n", operands(sliceOf(g.fromDisplay())...))
	return append(fmt.Appendf(b, format, a...), "EMC\nQ\n"...)
}

// markForm gives the form that draws text as one shape at size 1 from the
// origin, written once. It holds outlines and no letters: as slanted text they
// would stand between the words of the page for whoever searches or copies.
func (w *Writer) markForm(text string) cos.Ref {
	if num, ok := w.marks[text]; ok {
		return cos.Ref{Num: num}
	}
	num := w.alloc()
	w.marks[text] = num
	f := w.fonts[0].face
	em := float64(f.perEm)
	w.putFlate(num, cos.Dict{
		"Type": cos.Name("XObject"), "Subtype": cos.Name("Form"), "Resources": cos.Dict{},
		"Matrix": cos.Array{number(1 / em), cos.Integer(0), cos.Integer(0), number(1 / em), cos.Integer(0), cos.Integer(0)},
		"BBox":   cos.Array{cos.Integer(f.box[0]), cos.Integer(f.box[1]), number(math.Ceil(f.width(text)*em) + math.Abs(float64(f.box[2]))), cos.Integer(f.box[3])},
	}, append(f.path(text), (markColor+" rg f\n")...))
	return cos.Ref{Num: num}
}

// path gives text as path operators, in units of the font.
func (f *face) path(text string) []byte {
	font, err := sfnt.Parse(f.data)
	if err != nil {
		panic(err) // an embedded file of the program is broken
	}
	var buf sfnt.Buffer
	var b []byte
	x := 0
	for _, c := range text {
		gid, _ := f.glyph(c)
		segments, err := font.LoadGlyph(&buf, sfnt.GlyphIndex(gid), fixed.I(f.perEm), nil)
		if err != nil {
			panic(err)
		}
		b = appendGlyph(b, segments, float64(x))
		x += f.advance(gid)
	}
	return b
}

// appendGlyph appends a glyph that stands at x. Its curves have one control
// point, those of a PDF two.
func appendGlyph(b []byte, segments sfnt.Segments, x float64) []byte {
	at := func(p fixed.Point26_6) (float64, float64) { return x + float64(p.X)/64, -float64(p.Y) / 64 }
	var x0, y0 float64
	for i, s := range segments {
		x1, y1 := at(s.Args[0])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if i > 0 {
				b = append(b, "h\n"...)
			}
			b = fmt.Appendf(b, "%s m\n", operands(x1, y1))
		case sfnt.SegmentOpLineTo:
			b = fmt.Appendf(b, "%s l\n", operands(x1, y1))
		case sfnt.SegmentOpQuadTo:
			x2, y2 := at(s.Args[1])
			b = fmt.Appendf(b, "%s c\n", operands(x0+(x1-x0)*2/3, y0+(y1-y0)*2/3, x2+(x1-x2)*2/3, y2+(y1-y2)*2/3, x2, y2))
			x1, y1 = x2, y2
		case sfnt.SegmentOpCubeTo:
			x2, y2 := at(s.Args[1])
			x3, y3 := at(s.Args[2])
			b = fmt.Appendf(b, "%s c\n", operands(x1, y1, x2, y2, x3, y3))
			x1, y1 = x3, y3
		}
		x0, y0 = x1, y1
	}
	if len(segments) > 0 {
		b = append(b, "h\n"...)
	}
	return b
}

// diagonal places text of the given width at size 1 from the lower left to the
// upper right of a page w × h, around its middle.
func diagonal(text, w, h float64) matrix {
	angle := math.Atan2(h, w)
	size := math.Min(markLength*math.Hypot(w, h)/text, markSize*math.Min(w, h))
	cos, sin := math.Cos(angle)*size, math.Sin(angle)*size
	// The middle of the text, at half the height of capitals, is the middle of
	// the page.
	const half = 0.35
	return matrix{cos, sin, -sin, cos, w/2 - cos*text/2 + sin*half, h/2 - sin*text/2 - cos*half}
}

// footer places text in the middle of the lower edge of a page w × h.
func footer(text, w, h float64) matrix {
	scale := math.Min(math.Max(math.Min(w, h)/shortSide, 0.8), pitaMax)
	size := math.Min(footerSize*scale, 0.9*w/text)
	return matrix{size, 0, 0, size, (w - size*text) / 2, footerEdge * scale}
}

// beside places text at the left of the strip below a page w × h, as large as
// the stamp leaves room.
func beside(st Stamp, text, w, h float64) matrix {
	stamp, margin := pitaLayout(st, w, h)
	scale := math.Min(math.Max(math.Min(w, h)/shortSide, 0.8), pitaMax)
	room := w - 2*margin - (stamp.total+2*boxPadding)*stamp.scale
	size := math.Min(footerSize*scale, math.Max(room, 0.02*w)/text)
	return matrix{size, 0, 0, size, margin, (stripHeight - 0.7*size) / 2}
}
