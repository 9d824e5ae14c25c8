package pdf_test

import (
	"bytes"
	"fmt"
	"math"
	"testing"

	"siapzi/model/pdf"
	"siapzi/model/pdf/pdftest"
)

// picturePage makes a page of A4 with content and the picture /Im of w × h pixels.
func picturePage(w, h int, content string) []byte {
	d := pdftest.New()
	pages := d.Reserve()
	im := d.Flate(fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8", w, h), bytes.Repeat([]byte{200}, w*h))
	form := d.Stream(fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Matrix [595 0 0 842 0 0] /Resources << /XObject << /Im %d 0 R >> >>", im), []byte("/Im Do"))
	font := d.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
	c := d.Stream("", []byte(content))
	page := d.Add("<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /XObject << /Im %d 0 R /Fm %d 0 R >> /Font << /F %d 0 R >> >> >>", pages, c, im, form, font)
	d.Set(pages, "<< /Type /Pages /Kids [%d 0 R] /Count 1 >>", page)
	root := d.Add("<< /Type /Catalog /Pages %d 0 R >>", pages)
	d.Trailer(fmt.Sprintf("/Root %d 0 R", root))
	return d.Bytes()
}

func TestPictureDPI(t *testing.T) {
	const whole = "q 595 0 0 842 0 0 cm /Im Do Q"
	for _, c := range []struct {
		name    string
		content string
		w       int
		want    float64
	}{
		{"a scan that fills the page", whole, 595, 72},
		{"a fine scan", whole, 1240, 150},
		{"turned by 90 degrees", "q 0 842 -595 0 595 0 cm /Im Do Q", 842, 72},
		{"nested in a form", "q /Fm Do Q", 595, 72},
		{"two halves", "q 595 0 0 421 0 0 cm /Im Do Q q 595 0 0 421 0 421 cm /Im Do Q", 595, 72},
		{"with text that nobody sees", whole + " BT /F 12 Tf 3 Tr 50 50 Td (abc) Tj ET", 595, 72},
		{"below visible text it is a background", whole + " BT /F 12 Tf 50 50 Td (abc) Tj ET", 595, 0},
		{"a logo is not the page", "q 100 0 0 100 0 0 cm /Im Do Q", 50, 0},
		{"an empty page", "", 10, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := int(math.Round(float64(c.w) * 842 / 595))
			if c.w == 842 {
				h = 595
			}
			s, err := pdf.Open(t.Context(), pdftest.Write(t, "scan.pdf", picturePage(c.w, h, c.content)), pdf.OpenOptions{})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			got, err := s.PictureDPI(t.Context(), 0)
			if err != nil || math.Abs(got-c.want) > 1 {
				t.Errorf("%v dpi, want %v (%v)", got, c.want, err)
			}
		})
	}
}
