package bundle

import (
	"siapzi/model/paint"
	"siapzi/model/paper"
)

// Letterhead is what stands at the head of the cover.
type Letterhead struct {
	Lines []string // agency, unit, address; empty for agency and unit alone
	Logo  Logo     // zero for none
}

// Logo is a picture that package paint takes: a PNG of 8 bits a channel
// without interlacing, or a JPEG.
type Logo struct {
	MIME          string // "image/png" or "image/jpeg"
	Width, Height int    // pixels
	Data          []byte // not changed
}

// Places on the cover, in millimetres.
const (
	headTop   = 58.0 // first line without a logo
	headLogo  = 67.0 // and below one
	headEnd   = 90.0 // where the rule stands at the lowest, if lines do not wrap
	logoTop   = 24.0
	logoSide  = 28.0 // height at most
	logoWidth = 80.0 // width at most
	logoGap   = 10.0 // from the logo to the first baseline
)

// Lines of a letterhead.
var (
	headAbove   = paint.Regular.At(12, 6, paint.Ink)
	headName    = paint.SemiBold.At(17, 7.6, paint.Ink)
	headAddress = paint.Regular.At(9, 4.4, paint.Muted)
)

// headLine is a line of the letterhead with the space before it.
type headLine struct {
	paint.Style
	text string
	gap  float64
}

// headLines gives the lines with the name of the unit, as the cover knows it,
// large.
func (p *plan) headLines() []headLine {
	h := paper.ReadLetterhead(p.head.Lines, p.unit)
	var lines []headLine
	for _, s := range h.Above {
		lines = append(lines, headLine{headAbove, s, 0})
	}
	lines = append(lines, headLine{headName, h.Name, 2.2})
	for i, s := range h.Address {
		gap := 0.0
		if i == 0 {
			gap = -1.2
		}
		lines = append(lines, headLine{headAddress, s, gap})
	}
	return lines
}

// letterhead draws logo, lines and rule and gives where the rule stands.
func (f *front) letterhead() float64 {
	lines := f.p.headLines()
	y, logo := headTop, f.p.head.Logo
	if logo.Width > 0 && logo.Height > 0 {
		h := 1.5
		for _, l := range lines {
			h += l.gap + float64(len(f.Lines(l.Style, width-10, l.text)))*l.Line
		}
		y = max(min(headLogo, headEnd-h), logoTop+logoGap+12) // a logo below 12 mm would be a dot
		f.logo(logo, y-logoGap)
	}
	for _, l := range lines {
		y = f.centered(l.Style, y+l.gap, l.text)
	}
	y += 1.5
	f.Line(left, y, right, y, paint.Pen{Width: 0.7, Color: paint.Ink})
	f.Line(left, y+1.4, right, y+1.4, paint.Pen{Width: 0.3, Color: paint.Ink})
	return y
}

// logo draws the logo with its lower edge at y.
func (f *front) logo(l Logo, y float64) {
	h := min(logoSide, y-logoTop)
	w := h * float64(l.Width) / float64(l.Height)
	if w > logoWidth {
		w, h = logoWidth, h*logoWidth/w
	}
	draw := f.ImagePNG
	if l.MIME == "image/jpeg" {
		draw = f.ImageJPEG
	}
	draw(l.Data, coverCenter-w/2, y-h, w, h)
}
