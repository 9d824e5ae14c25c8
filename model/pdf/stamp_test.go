package pdf_test

import (
	"fmt"
	"math"
	"testing"

	"siapzi/model/pdf"
	"siapzi/model/pdf/pdftest"
)

// arrows is a page on which every corner looks different.
const arrows = "0.5 g 60 60 80 30 re f 0.2 g 420 700 100 80 re f BT /F1 30 Tf 150 400 Td (Atas bawah) Tj ET 0 G 4 w 60 780 m 300 500 l S\n"

func TestPitaOnAllKindsOfPages(t *testing.T) {
	all := []int{0, 90, 180, 270}
	boxes := []struct {
		name, box, extra string
		rotations        []int
	}{
		{"A4", "0 0 595 842", "", []int{-90, 450}},
		{"shifted media box", "-100 50 495 892", "", all},
		{"crop box", "0 0 595 842", "/CropBox[50 40 545 800]", all},
		{"crop box larger than the media box", "0 0 595 842", "/CropBox[-50 -40 900 900]", []int{0, 90}},
		{"user unit", "0 0 595 842", "/UserUnit 2.5", []int{0, 270}},
		{"landscape F4", "0 0 936 612", "", []int{0}},
		{"tiny", "0 0 90 120", "", []int{0, 90}},
		{"very tiny", "0 0 12 9", "", []int{180}},
		{"huge", "0 0 8000 6000", "", []int{0, 90}},
	}
	for _, b := range boxes {
		for _, rotate := range b.rotations {
			t.Run(fmt.Sprintf("%s rotated %d", b.name, rotate), func(t *testing.T) {
				data := pdftest.Pages(pdftest.Page{Content: arrows, Box: b.box, Extra: fmt.Sprintf("%s/Rotate %d", b.extra, rotate)}).Bytes()
				src := pdftest.Write(t, "sumber.pdf", data)

				out := merge(t, open(t, data))

				mustPass(t, out)
				_, w, h := words(t, src, 1)
				ws, w2, h2 := words(t, out, 1)
				strip := 8 * 72 / 25.4
				if b.name == "user unit" {
					strip /= 2.5
				}
				if math.Abs(w2-w) > 0.01 || math.Abs(h2-h-strip) > 0.01 {
					t.Fatalf("page is %g × %g, source %g × %g", w2, h2, w, h)
				}
				for _, x := range stampWords(t, ws) {
					if x.x0 < 0 || x.x1 > w2 || x.y0 < h-0.5 || x.y1 > h2+0.5 {
						t.Errorf("%q stands at %+v outside of the strip below %g", x.text, x, h)
					}
					if x.text == "Hal." && x.x1-x.x0 < x.y1-x.y0 {
						t.Errorf("%q is not upright: %+v", x.text, x)
					}
				}
				if w < 3000 && w > 50 {
					if d := differ(draw(t, src, 1, 36), draw(t, out, 1, 36)); d > 0.001 {
						t.Errorf("%.2f %% of the pixels differ from the source", d*100)
					}
				}
			})
		}
	}
}

// stampWords gives the words of the stamp, which must be whole and in order.
func stampWords(t *testing.T, ws []word) []word {
	t.Helper()
	for i, x := range ws {
		if x.text == "Hal." && i+3 < len(ws) && ws[i+1].text == "1" && ws[i+2].text == "dari" && ws[i+3].text == "1" {
			return ws[i : i+4]
		}
	}
	t.Fatalf("no stamp among the words %v", ws)
	return nil
}

func TestPojokStandsInItsCorner(t *testing.T) {
	for _, rotate := range []int{0, 90, 180, 270} {
		for corner, want := range map[pdf.Corner][4]float64{
			pdf.LowerRight: {0.6, 0.9, 1, 1}, pdf.LowerLeft: {0, 0.9, 0.45, 1}, pdf.UpperRight: {0.6, 0, 1, 0.1},
		} {
			t.Run(fmt.Sprintf("corner %d rotated %d", corner, rotate), func(t *testing.T) {
				data := pdftest.Pages(pdftest.Page{Content: "q q 1 0 0 1 50 50 cm 0.9 g 0 0 900 900 re f", Extra: fmt.Sprintf("/CropBox[20 30 580 800]/Rotate %d", rotate)}).Bytes()
				src := pdftest.Write(t, "sumber.pdf", data)
				s := open(t, data)
				st := &pdf.Stamp{Code: "P.1.iii.b-02", Text: "Hal. 1 dari 1", Style: pdf.Pojok, Corner: corner}

				out := appendOne(t, s, pdf.Dress{Stamp: st})

				mustPass(t, out)
				_, w, h := words(t, src, 1)
				ws, w2, h2 := words(t, out, 1)
				if w != w2 || h != h2 {
					t.Errorf("size %g × %g became %g × %g", w, h, w2, h2)
				}
				for _, x := range stampWords(t, ws) {
					if x.x0 < want[0]*w || x.y0 < want[1]*h || x.x1 > want[2]*w || x.y1 > want[3]*h {
						t.Errorf("%q stands at %+v of %g × %g", x.text, x, w, h)
					}
				}
				x, y, bw, bh := st.Box(s.PageSize(0))
				p := draw(t, out, 1, 72)
				if d := p.dark(x/w, y/h, (x+bw)/w, (y+bh)/h); d < 0.05 || d > 0.6 {
					t.Errorf("box at %g %g %g %g has %.0f %% dark pixels", x, y, bw, bh, d*100)
				}
			})
		}
	}
}

func TestContentThatDoesNotCloseItsStateLeavesTheStampAlone(t *testing.T) {
	for name, content := range map[string]string{
		"q never closed":                    "q 3 0 0 3 40 40 cm 1 0 0 rg q 10 10 50 50 re f",
		"Q too many":                        "Q Q 2 0 0 2 30 30 cm 0.3 g 40 40 90 90 re f Q 1 0 0 1 100 100 cm 20 20 50 50 re f Q Q",
		"state changed without q":           "0.2 0 0 0.2 500 500 cm 1 1 1 rg 3 Tr 0 0 99 99 re W n",
		"paints beyond its page":            "0 0 1 rg -500 -500 3000 3000 re f",
		"text object never ended":           "BT /F1 20 Tf 100 300 Td (Teks) Tj",
		"rubbish":                           "<< /A ( \\ [ [ 12 34 foo bar ]] >> Q } {",
		"operators without their operands":  "0 0 1 rg 50 50 90 90 re f q EGS9 gs Q",
		"string with q and Q in it":         "(q q q Q) pop BT /F1 10 Tf 90 90 Td (Q Q Q) Tj ET",
		"inline picture with q in its data": "q 100 0 0 100 50 50 cm BI /W 2 /H 2 /BPC 8 /CS /G ID q Q\x00 EI Q",
		"nothing":                           "",
	} {
		for _, style := range []pdf.StampStyle{pdf.Pita, pdf.Pojok} {
			t.Run(fmt.Sprintf("%s, %s", name, style), func(t *testing.T) {
				data := pdftest.Pages(pdftest.Page{Content: content}).Bytes()
				src := pdftest.Write(t, "sumber.pdf", data)
				st := &pdf.Stamp{Code: "A", Text: "Hal. 1 dari 1", Style: style}

				out := appendOne(t, open(t, data), pdf.Dress{Stamp: st})

				if name != "rubbish" { // which qpdf reports in the source too
					run(t, "qpdf", "--check", out)
				}
				ws, w, h := words(t, out, 1)
				for _, x := range stampWords(t, ws) {
					if x.x0 < w*0.6 || x.x1 > w || x.y0 < h*0.9 || x.y1 > h {
						t.Errorf("%q stands at %+v", x.text, x)
					}
				}
				a, b := draw(t, src, 1, 36), draw(t, out, 1, 36)
				if style == pdf.Pojok { // the box itself may differ
					a.h = a.h * 9 / 10
				}
				if d := differ(a, b); d > 0.001 {
					t.Errorf("%.2f %% of the pixels differ", d*100)
				}
				if d := b.dark(0.6, 0.92, 1, 1); d < 0.01 {
					t.Errorf("the stamp cannot be seen")
				}
			})
		}
	}
}

func TestStampKeepsOddCharacters(t *testing.T) {
	data := pdftest.Pages(pdftest.Page{}).Bytes()
	st := &pdf.Stamp{Code: "P.1.iii.b–02 · Ü…日", Text: "Hal. 1 dari 1"}

	out := appendOne(t, open(t, data), pdf.Dress{Stamp: st})

	ws, _, _ := words(t, out, 1)
	got := ""
	for _, x := range ws {
		got += x.text + " "
	}
	if want := "P.1.iii.b–02 · Ü…? Hal. 1 dari 1 "; got != want {
		t.Errorf("text is %q, want %q", got, want)
	}
	if fonts := run(t, "pdffonts", out); len(fonts) == 0 || !allEmbedded(fonts) {
		t.Errorf("fonts not embedded:\n%s", fonts)
	}
}
