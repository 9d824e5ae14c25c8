package pdftest

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// Size is a set of files for benchmarks.
type Size struct {
	Texts, TextPages   int // text files and their pages each
	Scans, ScanPages   int // files of scanned pages
	Photos             int // files of one photo of 12 megapixels
	Thick, ThickPages  int // long files, text and scans mixed
	ScanDPI, PhotoWide int
}

// The sets: an ordinary bundle, a heavy one (1.2 GB), and one of many files.
var (
	Small = Size{Texts: 40, TextPages: 6, Scans: 23, ScanPages: 8, Photos: 2, Thick: 0, ScanDPI: 150, PhotoWide: 4000}
	Heavy = Size{Texts: 150, TextPages: 8, Scans: 120, ScanPages: 16, Photos: 120, Thick: 10, ThickPages: 288, ScanDPI: 200, PhotoWide: 4000}
	Many  = Size{Texts: 1200, TextPages: 6, Scans: 100, ScanPages: 13, ScanDPI: 100}
)

// Make writes the files of the set into dir and gives their paths. Half of the
// files have classic cross-reference tables, half object streams. The same
// set always gives the same files.
func (s Size) Make(ctx context.Context, dir string) (paths []string, err error) {
	m := &maker{Size: s, rnd: rand.New(rand.NewPCG(2026, 5))}
	m.scans = pictures(m.rnd, 5, 8.27*float64(s.ScanDPI), 11.69*float64(s.ScanDPI), true, 40)
	if s.Photos > 0 {
		m.photos = pictures(m.rnd, 2, float64(s.PhotoWide), float64(s.PhotoWide)*3/4, false, 88)
	}
	add := func(n int, name string, make func() *Doc) {
		for i := 0; i < n && err == nil; i++ {
			if err = ctx.Err(); err != nil {
				return
			}
			d := make()
			data := d.Bytes()
			if i%2 == 1 {
				data = d.Packed()
			}
			p := filepath.Join(dir, fmt.Sprintf("%s-%04d.pdf", name, i+1))
			paths = append(paths, p)
			err = os.WriteFile(p, data, 0o600)
		}
	}
	add(s.Texts, "naskah", func() *Doc { return m.text(s.TextPages) })
	add(s.Scans, "pindaian", func() *Doc { return m.scan(s.ScanPages) })
	add(s.Photos, "foto", m.photo)
	add(s.Thick, "tebal", func() *Doc { return m.thick(s.ThickPages) })
	return paths, err
}

type maker struct {
	Size
	rnd           *rand.Rand
	scans, photos [][]byte
	serial        int
}

var vocabulary = []string{"menimbang", "integritas", "rencana", "unit", "kelompok", "waktu", "pembangunan", "evaluasi", "korupsi", "pelayanan",
	"zona", "pimpinan", "laporan", "triwulan", "kegiatan", "perubahan", "kinerja", "pengawasan", "penguatan", "dokumen"}

// textContent gives a page full of words.
func (m *maker) textContent() []byte {
	var b bytes.Buffer
	for y := 780; y > 60; y -= 14 {
		fmt.Fprintf(&b, "BT /F1 10 Tf 56 %d Td (", y)
		for range 11 {
			b.WriteString(vocabulary[m.rnd.IntN(len(vocabulary))])
			b.WriteByte(' ')
		}
		b.WriteString(") Tj ET\n")
	}
	return b.Bytes()
}

// text is a document as word processors make it, with a letterhead picture;
// every second one has the same.
func (m *maker) text(pages int) *Doc {
	rnd := m.rnd
	if m.serial++; m.serial%2 == 0 {
		rnd = rand.New(rand.NewPCG(1, 1))
	}
	logo := make([]byte, 120*120)
	for i := range logo {
		logo[i] = byte(rnd.Uint32())
	}
	ps := make([]Page, pages)
	for i := range ps {
		ps[i].Content = string(m.textContent())
	}
	ps[0].Content += "q 40 0 0 40 56 796 cm /Im Do Q\n"
	d := Pages(ps...)
	im := d.Flate("/Type/XObject/Subtype/Image/Width 120/Height 120/BitsPerComponent 8/ColorSpace/DeviceGray", logo)
	d.Set(6, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 3 0 R>>/XObject<</Im %d 0 R>>>>>>", im)
	return d
}

func (m *maker) picturePage(d *Doc, jpg []byte, w, h, pw, ph int, gray bool) int {
	space := "/DeviceRGB"
	if gray {
		space = "/DeviceGray"
	}
	im := d.Stream(fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace%s/Filter/DCTDecode", w, h, space), m.unique(jpg))
	c := d.Flate("", fmt.Appendf(nil, "q %d 0 0 %d 0 0 cm /Im Do Q", pw, ph))
	return d.Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R/Resources<</XObject<</Im %d 0 R>>>>>>", pw, ph, c, im)
}

// unique gives the picture with a comment of its own and a length of its own,
// so that no two are equal, nor look equal at first sight.
func (m *maker) unique(jpg []byte) []byte {
	m.serial++
	note := fmt.Sprintf("nomor %08d %*d", m.serial, 1+m.serial*7919%9973, 0)
	out := append([]byte{0xFF, 0xD8, 0xFF, 0xFE, byte((len(note) + 2) >> 8), byte(len(note) + 2)}, note...)
	return append(out, jpg[2:]...)
}

func (m *maker) scan(pages int) *Doc {
	d := New()
	d.Set(1, "<</Type/Catalog/Pages 2 0 R>>")
	d.Reserve()
	kids := ""
	w, h := int(8.27*float64(m.ScanDPI)), int(11.69*float64(m.ScanDPI))
	for range pages {
		kids += fmt.Sprintf("%d 0 R ", m.picturePage(d, m.scans[m.rnd.IntN(len(m.scans))], w, h, 595, 842, true))
	}
	d.Set(2, "<</Type/Pages/Count %d/Kids[%s]>>", pages, kids)
	return d
}

func (m *maker) photo() *Doc {
	d := New()
	d.Set(1, "<</Type/Catalog/Pages 2 0 R>>")
	d.Reserve()
	p := m.picturePage(d, m.photos[m.rnd.IntN(len(m.photos))], m.PhotoWide, m.PhotoWide*3/4, 842, 631, false)
	d.Set(2, "<</Type/Pages/Count 1/Kids[%d 0 R]>>", p)
	return d
}

// thick is a long file: text with a scan on every third page.
func (m *maker) thick(pages int) *Doc {
	ps := make([]Page, pages)
	for i := range ps {
		ps[i].Content = string(m.textContent())
	}
	d := Pages(ps...)
	kids := ""
	w, h := int(8.27*float64(m.ScanDPI)), int(11.69*float64(m.ScanDPI))
	for i := range pages {
		n := 6 + 2*i
		if i%3 == 0 {
			n = m.picturePage(d, m.scans[m.rnd.IntN(len(m.scans))], w, h, 595, 842, true)
		}
		kids += fmt.Sprintf("%d 0 R ", n)
	}
	d.Set(2, "<</Type/Pages/Count %d/Kids[%s]>>", pages, kids)
	return d
}

// pictures draws n different JPEG files with soft noise, as cameras and
// scanners give them.
func pictures(rnd *rand.Rand, n int, w, h float64, gray bool, quality int) [][]byte {
	out := make([][]byte, n)
	for i := range out {
		var b bytes.Buffer
		var im image.Image
		r := image.Rect(0, 0, int(w), int(h))
		if gray {
			g := image.NewGray(r)
			for j := range g.Pix {
				g.Pix[j] = 244 + byte(rnd.UintN(7))
			}
			for y := 100; y+12 < r.Dy(); y += 40 { // lines of "type"
				for x := 100; x+8 < r.Dx()-100; x += 11 + rnd.IntN(8) {
					for k := range 60 {
						g.SetGray(x+k%6, y+k/6, color.Gray{Y: byte(rnd.UintN(90))})
					}
				}
			}
			im = g
		} else {
			c := image.NewYCbCr(r, image.YCbCrSubsampleRatio420)
			for j := range c.Y {
				c.Y[j] = byte(j/r.Dx()*255/r.Dy()) ^ byte(rnd.UintN(14))
			}
			for j := range c.Cb {
				c.Cb[j], c.Cr[j] = 120+byte(rnd.UintN(8)), 130+byte(rnd.UintN(8))
			}
			im = c
		}
		if err := jpeg.Encode(&b, im, &jpeg.Options{Quality: quality}); err != nil {
			panic(err) // the encoder takes every picture of this size
		}
		out[i] = b.Bytes()
	}
	return out
}
