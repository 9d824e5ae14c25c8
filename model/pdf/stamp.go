package pdf

import (
	"fmt"
	"math"

	"siapzi/model/pdf/cos"
)

// StampStyle says where a stamp stands.
type StampStyle string

// The styles.
const (
	// Pita adds a white strip of 8 mm below the page as displayed and puts the
	// stamp into it, so that nothing of the page is covered.
	Pita StampStyle = "pita"
	// Pojok draws a white box with a frame into a corner of the page.
	Pojok StampStyle = "pojok"
)

// Corner is where the box of Pojok stands, as displayed.
type Corner int

// The corners, in the order in which they are preferred.
const (
	LowerRight Corner = iota
	LowerLeft
	UpperRight
)

// Stamp is the number and the code on a page. Both are drawn upright as one
// string each, the code left of the number.
type Stamp struct {
	Code   string     // may be empty
	Text   string     // "Hal. 127 dari 425"
	Style  StampStyle // Pita where empty
	Corner Corner     // for Pojok
}

// Sizes of the stamp at scale 1: millimetres, but points for the type.
const (
	stripHeight = 8.0 * mm
	boxHeight   = 7.0 * mm
	boxOffset   = 6.0 * mm // from the edges of the page
	boxPadding  = 2.5 * mm
	boxFrame    = 0.3 * mm
	boxHalo     = 0.9 * mm
	ruleWidth   = 0.2 * mm
	textSize    = 9.0
	codeSize    = 7.5
	shortSide   = 210 * mm // a page with this shorter side has scale 1
	pitaMax     = 1.7      // scale up to which the type, with all that may stand above it, fits into the strip
)

// Colours as operands of rg and RG.
const (
	ink   = "0.102 0.137 0.141"
	muted = "0.29 0.349 0.357"
)

// layout is a stamp measured for a page.
type layout struct {
	scale      float64
	code, text float64 // widths at scale 1
	total      float64 // width of code, rule and text at scale 1
}

func measure(st Stamp) layout {
	fs := stampFonts()
	l := layout{scale: 1, text: fs[0].width(st.Text) * textSize, code: fs[1].width(st.Code) * codeSize}
	l.total = l.text
	if st.Code != "" {
		l.total += l.code + 2*boxPadding
	}
	return l
}

// pitaLayout fits the stamp into the strip of a page w × h. The strip is 8 mm
// on every page; the type grows with the page up to what the strip holds and
// shrinks where the page is too narrow.
func pitaLayout(st Stamp, w, h float64) (l layout, margin float64) {
	l = measure(st)
	l.scale = math.Min(math.Max(math.Min(w, h)/shortSide, 0.8), pitaMax)
	margin = math.Min((boxOffset+boxPadding)*l.scale, w*0.06)
	l.scale = math.Min(l.scale, (w-2*margin)/l.total)
	return l, margin
}

// box gives the rectangle of a Pojok stamp on a page w × h, as displayed from
// the lower left corner, without its halo.
func (st Stamp) box(w, h float64) (rect, layout) {
	l := measure(st)
	l.scale = math.Max(math.Min(w, h)/shortSide, 0.8)
	l.scale = math.Min(l.scale, math.Min(w/(l.total+2*boxPadding+2*boxOffset), h/(boxHeight+2*boxOffset)))
	bw, bh, off := (l.total+2*boxPadding)*l.scale, boxHeight*l.scale, boxOffset*l.scale
	x, y := w-off-bw, off
	switch st.Corner {
	case LowerLeft:
		x = off
	case UpperRight:
		y = h - off - bh
	}
	return rect{x, y, x + bw, y + bh}, l
}

// Box gives the area that a Pojok stamp covers with its halo on a page whose
// displayed size is w × h points: left, top (from the upper left corner),
// width and height. It serves to look whether a corner is blank.
func (st Stamp) Box(w, h float64) (x, y, bw, bh float64) {
	b, l := st.box(w, h)
	halo := boxHalo * l.scale
	return b.x0 - halo, h - b.y1 - halo, b.width() + 2*halo, b.height() + 2*halo
}

// drawPita gives the content that paints the strip and the stamp. g is the
// page that has grown already.
func (w *Writer) drawPita(st Stamp, g geometry, res *resources) []byte {
	width, height := g.size()
	l, margin := pitaLayout(st, width, height-stripHeight)
	b := []byte("q ")
	b = append(b, operands(sliceOf(g.fromDisplay())...)...)
	b = fmt.Appendf(b, " cm 1 g %s re f\n", operands(0, 0, width, stripHeight))
	b = w.drawText(b, st, l, res, width-margin, (stripHeight-0.7*textSize*l.scale)/2, stripHeight)
	return append(b, "Q\n"...)
}

// drawPojok gives the content that paints the box with the stamp.
func (w *Writer) drawPojok(st Stamp, g geometry, res *resources) []byte {
	width, height := g.size()
	r, l := st.box(width, height)
	halo := boxHalo * l.scale
	b := []byte("q ")
	b = append(b, operands(sliceOf(g.fromDisplay())...)...)
	b = fmt.Appendf(b, " cm 1 g %s re f\n", operands(r.x0-halo, r.y0-halo, r.width()+2*halo, r.height()+2*halo))
	b = fmt.Appendf(b, "%s RG %s w %s re S\n", ink, operands(boxFrame*l.scale), operands(r.x0, r.y0, r.width(), r.height()))
	b = w.drawText(b, st, l, res, r.x1-boxPadding*l.scale, r.y0+(r.height()-0.7*textSize*l.scale)/2, r.height())
	return append(b, "Q\n"...)
}

// drawText appends code, rule and number with their right end at x and their
// baseline at y. height is that of the strip or box, for the rule.
func (w *Writer) drawText(b []byte, st Stamp, l layout, res *resources, x, y, height float64) []byte {
	k := l.scale
	number, code := w.fonts[0], w.fonts[1]
	name := res.add("Font", "CapN", cos.Ref{Num: number.num})
	left := x - l.text*k
	b = append(b, "/Artifact <</Type/Pagination/Subtype/Footer>> BDC\n"...)
	if st.Code != "" {
		rule := left - boxPadding*k
		mid := y + 0.35*textSize*k
		half := math.Min(2*mm*k, height/3)
		b = fmt.Appendf(b, "%s RG %s w %s m %s l S\n", ink, operands(ruleWidth*k), operands(rule, mid-half), operands(rule, mid+half))
		codeName := res.add("Font", "CapC", cos.Ref{Num: code.num})
		b = fmt.Appendf(b, "BT %s rg /%s %s Tf %s Td ", muted, codeName, operands(codeSize*k), operands(left-2*boxPadding*k-l.code*k, y))
		b = append(code.show(b, st.Code), " Tj ET\n"...)
	}
	b = fmt.Appendf(b, "BT %s rg /%s %s Tf %s Td ", ink, name, operands(textSize*k), operands(left, y))
	b = append(number.show(b, st.Text), " Tj ET\nEMC\n"...)
	return b
}

func sliceOf(m matrix) []float64 { return m[:] }
