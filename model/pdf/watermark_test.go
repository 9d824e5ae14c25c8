package pdf_test

import (
	"fmt"
	"strings"
	"testing"

	"siapzi/model/pdf"
	"siapzi/model/pdf/pdftest"
)

func TestWatermark(t *testing.T) {
	for _, extra := range []string{"", "/Rotate 90", "/Rotate 180", "/Rotate 270", "/CropBox[50 60 500 800]", "/UserUnit 2"} {
		for _, style := range []pdf.WatermarkStyle{pdf.Diagonal, pdf.Footer, ""} {
			for _, stamp := range []pdf.StampStyle{pdf.Pita, pdf.Pojok} {
				t.Run(fmt.Sprint(extra, style, stamp), func(t *testing.T) {
					s := open(t, pdftest.Pages(pdftest.Page{Content: pdftest.Line(100, 700, "isi surat"), Extra: extra}).Bytes())
					out := appendOne(t, s, pdf.Dress{Stamp: &pdf.Stamp{Code: "P.1.i.a-01", Text: "Hal. 1 dari 1", Style: stamp}, Watermark: &pdf.Watermark{Text: "SALINAN UJI", Style: style}})
					run(t, "qpdf", "--check", out)
					text := strings.Join(strings.Fields(run(t, "pdftotext", "-raw", out, "-")), " ")
					for _, want := range []string{"isi surat", "Hal. 1 dari 1"} {
						if !strings.Contains(text, want) {
							t.Errorf("%q is not in %q", want, text)
						}
					}
					if has := strings.Contains(text, "SALINAN"); has != (style == pdf.Footer) {
						t.Errorf("the watermark is text: %v, in %q", has, text)
					}
					if err := pdf.Check(t.Context(), out, pdf.Expect{Pages: 1, Stamp: func(int) string { return "Hal. 1 dari 1" }}); err != nil {
						t.Error(err)
					}
					p := draw(t, out, 1, 50)
					middle, foot := p.dark(0.3, 0.3, 0.7, 0.6), p.dark(0, 0.94, 0.45, 1)
					if style == pdf.Footer && (middle > 0 || stamp == pdf.Pita && foot == 0) {
						t.Errorf("the footer has %.4f at the left foot, the middle %.4f", foot, middle)
					}
				})
			}
		}
	}
	t.Run("a long one at the foot does not reach the stamp, on any page", func(t *testing.T) {
		for _, box := range []string{"0 0 150 110", "0 0 300 200", "0 0 595 842", "0 0 842 595", "0 0 2384 3370"} {
			s := open(t, pdftest.Pages(pdftest.Page{Box: box}).Bytes())
			long := strings.Repeat("SALINAN", 8)
			out := appendOne(t, s, pdf.Dress{Stamp: &pdf.Stamp{Code: "P.1.iii.b-02", Text: "Hal. 1 dari 1"}, Watermark: &pdf.Watermark{Text: long, Style: pdf.Footer}})
			ws, w, _ := words(t, out, 1)
			end, begin := w, 0.0
			for _, x := range ws {
				if x.text == long {
					begin = x.x1
				} else {
					end = min(end, x.x0)
				}
			}
			if begin == 0 || begin > end {
				t.Errorf("on %s it ends at %.1f, the stamp begins at %.1f", box, begin, end)
			}
		}
	})
	t.Run("a diagonal one is pale and covers the middle", func(t *testing.T) {
		s := open(t, pdftest.Pages(pdftest.Page{}).Bytes())
		out := appendOne(t, s, pdf.Dress{Watermark: &pdf.Watermark{Text: "SALINAN"}})
		p := draw(t, out, 1, 50)
		if d := p.dark(0, 0, 1, 1); d > 0 {
			t.Errorf("%.4f of the page is dark", d)
		}
		pale := 0
		for _, v := range p.pix {
			if v < 245 {
				pale++
			}
		}
		if share := float64(pale) / float64(len(p.pix)); share < 0.01 || share > 0.12 {
			t.Errorf("%.3f of the page has ink", share)
		}
	})
}
