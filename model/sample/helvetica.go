package sample

import (
	"bytes"
	"fmt"

	"siapzi/model/paint"
)

// helvetica is a board that writes page contents for a rawPDF in Helvetica,
// which readers bring along. It shows no pictures.
type helvetica struct {
	pdf    *rawPDF
	rotate int // put into every page, in degrees; the contents are turned back
	size   paper
	out    *bytes.Buffer
	bold   bool
	points float64
}

// plainPDF draws d in Helvetica. With rotate 90 the sheet is stored upright
// and readers turn it, as spreadsheet programs and scanners do.
func plainPDF(d document, producer, password string, rotate int) []byte {
	h := &helvetica{pdf: newRawPDF(d.title), rotate: rotate}
	d.draw(h)
	h.endPage()
	return h.pdf.bytes(producer, password)
}

// AddPageSize starts a page.
func (h *helvetica) AddPageSize(w, hh float64) {
	h.endPage()
	h.size, h.out = paper{w, hh}, &bytes.Buffer{}
}

func (h *helvetica) endPage() {
	if h.out == nil {
		return
	}
	size, content := h.size, h.out.Bytes()
	if h.rotate == 90 {
		// Stored upright: turned back by 90° counter-clockwise and moved into the sheet.
		size = paper{h.size.h, h.size.w}
		content = append([]byte(fmt.Sprintf("0 1 -1 0 %s 0 cm\n", num(points(size.w)))), content...)
	}
	h.pdf.page(size, content, fmt.Sprintf("/Font %d 0 R", fontsDict), h.rotate)
	h.out = nil
}

// SetFont knows two faces.
func (h *helvetica) SetFont(f paint.Font, size float64) {
	h.bold = f == paint.Bold || f == paint.SemiBold || f == paint.Medium
	h.points = size
}

// Width measures s.
func (h *helvetica) Width(s string) float64 {
	n := 0
	for _, c := range winAnsi(s) {
		w := 556 // digits and most letters
		if c >= ' ' && int(c-' ') < len(helveticaWidths) {
			w = helveticaWidths[c-' ']
		}
		if h.bold && c != ' ' {
			w += 28 // Helvetica-Bold, on average
		}
		n += w
	}
	return float64(n) / 1000 * h.points * 25.4 / 72
}

// Wrap cuts s into lines of at most w.
func (h *helvetica) Wrap(s string, w float64) []string { return wrap(s, w, h.Width) }

// Text draws one line.
func (h *helvetica) Text(x, y float64, s string) {
	font := "F1"
	if h.bold {
		font = "F2"
	}
	text := bytes.NewBuffer(nil)
	for _, c := range winAnsi(s) {
		if c == '(' || c == ')' || c == '\\' {
			text.WriteByte('\\')
		}
		text.WriteByte(c)
	}
	fmt.Fprintf(h.out, "BT /%s %s Tf %s %s Td (%s) Tj ET\n", font, num(h.points), num(points(x)), num(points(h.size.h-y)), text)
}

// Line draws a stroke.
func (h *helvetica) Line(x1, y1, x2, y2 float64, p paint.Pen) {
	fmt.Fprintf(h.out, "%s w %s %s m %s %s l S\n", num(points(p.Width)),
		num(points(x1)), num(points(h.size.h-y1)), num(points(x2)), num(points(h.size.h-y2)))
}

// Fill paints a rectangle.
func (h *helvetica) Fill(x, y, w, hh float64, c paint.Color) {
	col := rgb(c)
	fmt.Fprintf(h.out, "q %s %s %s rg %s %s %s %s re f Q\n", num(float64(col.R)/255), num(float64(col.G)/255), num(float64(col.B)/255),
		num(points(x)), num(points(h.size.h-y-hh)), num(points(w)), num(points(hh)))
}

// winAnsi gives s in the encoding of the fonts. The few signs outside Latin-1
// that office texts use have places of their own.
func winAnsi(s string) []byte {
	special := map[rune]byte{'–': 0x96, '—': 0x97, '“': 0x93, '”': 0x94, '’': 0x92, '•': 0x95, '…': 0x85}
	out := make([]byte, 0, len(s))
	for _, r := range s {
		switch b, ok := special[r]; {
		case ok:
			out = append(out, b)
		case r < 256:
			out = append(out, byte(r))
		default:
			out = append(out, '?')
		}
	}
	return out
}

// helveticaWidths are the advances of ' ' to '~' in thousandths of an em.
var helveticaWidths = [...]int{278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
	556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584}
