package pdf_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"strings"
	"testing"

	"siapzi/model/pdf/pdftest"
)

// photoPage gives a page with a JPEG.
func photoPage(data []byte) []byte {
	d := pdftest.Pages(pdftest.Page{Content: "q 200 0 0 200 100 500 cm /Im Do Q"})
	im := d.Stream("/Type/XObject/Subtype/Image/Width 300/Height 300/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/DCTDecode", data)
	d.Set(6, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</XObject<</Im %d 0 R>>>>>>", im)
	return d.Bytes()
}

func TestBrokenPhotos(t *testing.T) {
	m := image.NewGray(image.Rect(0, 0, 300, 300))
	for x := range 300 {
		for y := range 300 {
			m.SetGray(x, y, color.Gray{uint8(x*y/7 ^ x)})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	sound := b.Bytes()
	spoilt := bytes.Clone(sound)
	for i := len(spoilt) / 2; i < len(spoilt)/2+400; i += 3 {
		spoilt[i] = 0xFF
	}
	lose := func(data []byte) []byte { return data[:bytes.LastIndex(data, []byte("xref\n0"))] } // the file is damaged besides
	for name, c := range map[string]struct {
		data   []byte
		broken int
		clean  bool // no other program complains of the output
	}{
		"sound":                              {photoPage(sound), 0, true},
		"sound, with something behind it":    {photoPage(append(bytes.Clone(sound), "\r\n\x00\x00"...)), 0, true},
		"sound, in a damaged file":           {lose(photoPage(sound)), 0, true},
		"without its end mark":               {photoPage(sound[:len(sound)-2]), 1, true},
		"cut off in the middle":              {photoPage(sound[:len(sound)/2]), 1, false},
		"no JPEG at all":                     {photoPage([]byte(strings.Repeat("bukan gambar ", 900))), 1, false},
		"spoilt in the middle, damaged file": {lose(photoPage(spoilt)), 1, false},
		"empty":                              {photoPage(nil), 0, false},
	} {
		t.Run(name, func(t *testing.T) {
			out, reports := mergeStyled(t, "", open(t, c.data), open(t, c.data))
			if got := reports[0].Pictures; got != c.broken {
				t.Errorf("%d broken pictures, want %d", got, c.broken)
			}
			if said := strings.Contains(fmt.Sprint(reports[0].Sentences()), "JPEG"); said != (c.broken > 0) {
				t.Errorf("it says %q", reports[0].Sentences())
			}
			if c.clean {
				mustPass(t, out)
			}
			if n := strings.Count(run(t, "pdfimages", "-list", out), " jpeg "); c.clean && n != 2 {
				t.Errorf("%d pictures", n)
			}
			if n := bytes.Count(read(t, out), []byte("/DCTDecode")); n != 1 {
				t.Errorf("equal pictures were written %d times", n)
			}
		})
	}
}
