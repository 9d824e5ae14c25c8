package bundle

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"siapzi/model"
	"siapzi/model/pdf/pdftest"
	"siapzi/model/pdfium"
	"siapzi/model/pdfium/pdfiumtest"
)

// drawer draws with PDFium, as a workspace does.
type drawer struct{ engine *pdfium.Engine }

func (d drawer) Draw(ctx context.Context, path, password string, dpi float64, visit func(DrawnPage) error) error {
	doc, err := d.engine.Open(ctx, path, password)
	if err != nil {
		return err
	}
	defer doc.Close()
	for i := range doc.Pages() {
		p := DrawnPage{Index: i}
		if p.Width, p.Height, err = doc.PageSize(ctx, i); err != nil {
			return err
		}
		if p.Image, err = doc.Render(ctx, i, dpi); err != nil {
			return err
		}
		p.Text, _ = doc.Text(ctx, i)
		if err := visit(p); err != nil {
			return err
		}
	}
	return nil
}

// stampPlace gives where the words of the stamp stand on a page, in fractions
// of the page from the upper left.
func stampPlace(t *testing.T, path string, n int) (x0, y0, x1, y1 float64) {
	t.Helper()
	out := run(t, "pdftotext", "-bbox", "-f", fmt.Sprint(n), "-l", fmt.Sprint(n), path, "-")
	number := func(s string) float64 { f, _ := strconv.ParseFloat(s, 64); return f }
	w, h := displayed(t, path, n)
	word := regexp.MustCompile(`xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">Hal`).FindAllStringSubmatch(out, -1)
	if word == nil {
		t.Fatalf("page %d has no stamp: %s", n, out)
	}
	last := word[len(word)-1]
	return number(last[1]) / w, number(last[2]) / h, number(last[3]) / w, number(last[4]) / h
}

func TestStandardCorner(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	right := pdftest.Line(470, 28, "kanan bawah")
	left := pdftest.Line(20, 28, "kiri bawah")
	up := pdftest.Line(470, 815, "kanan atas")
	for _, s := range []struct{ name, content, extra string }{
		{"kosong", pdftest.Line(72, 500, "isi"), ""}, {"kanan", right, ""}, {"kanan kiri", right + left, ""}, {"penuh", right + left + up, ""},
		{"putar", pdftest.Line(20, 28, "pojok"), "/Rotate 90"}, {"gelap", "0.2 g 0 0 595 842 re f\n", ""},
	} {
		doc := pdftest.Pages(pdftest.Page{Content: s.content, Extra: s.extra})
		w.add(s.name, []model.File{w.file(s.name+".pdf", "application/pdf", doc.Bytes())}, "P.1.i.a")
	}
	src := w.source()
	src.Drawer = drawer{pdfiumtest.Engine(t)}
	res, err := Build(context.Background(), src, Request{Out: filepath.Join(w.out, "b.pdf"), Date: date, Codes: []model.Code{"P.1.i.a"}, Stamp: Pojok})
	if err != nil {
		t.Fatal(err)
	}
	accept(t, res, "--render")
	t.Run("B6: the stamp covers nothing, or the manifest says that it does", func(t *testing.T) {
		for _, e := range res.Manifest.Entries {
			x0, y0, x1, y1 := stampPlace(t, res.Path, e.Page)
			before := shoot(t, e.Source, 1, 72)
			dark := 0
			for y := int(y0 * float64(before.h)); y < int(y1*float64(before.h)); y++ {
				for x := int(x0 * float64(before.w)); x < int(x1*float64(before.w)); x++ {
					if before.pix[y*before.w+x] < 200 {
						dark++
					}
				}
			}
			told := strings.Contains(strings.Join(e.Notes, " "), "menutup sebagian")
			if wanted := e.Title == "penuh" || e.Title == "gelap"; told != wanted || dark > 0 && !told {
				t.Errorf("%s: %d dark pixels below the stamp, notes %v", e.Title, dark, e.Notes)
			}
			t.Logf("%s: stamp at %.2f %.2f", e.Title, x0, y0)
		}
	})
	t.Run("it stands in the first blank corner: lower right, lower left, upper right", func(t *testing.T) {
		for i, want := range [][2]bool{{true, true}, {false, true}, {true, false}, {true, true}} { // right, low
			x0, y0, _, _ := stampPlace(t, res.Path, res.Manifest.Entries[i].Page)
			if got := [2]bool{x0 > 0.5, y0 > 0.5}; got != want {
				t.Errorf("%s: at %.2f %.2f", res.Manifest.Entries[i].Title, x0, y0)
			}
		}
	})
}

// onlyDrawn is a Drawer that knows a damaged file's pages.
type onlyDrawn struct {
	drawer
	sound string // a sound PDF that is drawn in place of the damaged one
	calls int
}

func (d *onlyDrawn) Draw(ctx context.Context, path, password string, dpi float64, visit func(DrawnPage) error) error {
	d.calls++
	return d.drawer.Draw(ctx, d.sound, password, dpi, visit)
}

func TestDamagedFileThatCanBeDrawn(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.add("Laporan rusak", []model.File{w.file("rusak.pdf", "application/pdf", []byte("%PDF-1.4\nrusak"))}, "P.1.i.a")
	w.add("Laporan utuh", []model.File{w.pdf("utuh.pdf", 1)}, "P.1.i.a")
	d := &onlyDrawn{drawer: drawer{pdfiumtest.Engine(t)}, sound: pdftest.Write(t, "a.pdf", makePDF(t, "Isi yang terselamatkan", 2, 210, 297))}
	src := w.source()
	src.Drawer = d
	res, err := Build(context.Background(), src, Request{Out: filepath.Join(w.out, "b.pdf"), Date: date})
	if err != nil {
		t.Fatal(err)
	}
	accept(t, res, "--render")
	e := res.Manifest.Entries[0]
	if e.Kind != KindDocument || e.Pages != 2 || len(e.Notes) == 0 || e.Notes[0] != drawnNote || len(res.Problems) != 0 {
		t.Errorf("%+v %+v", e, res.Problems)
	}
	if d.calls != 1 {
		t.Errorf("drawn %d times: sound files cost nothing", d.calls)
	}
	contains(t, text(t, res.Path, e.Page, e.Page), "Isi yang terselamatkan", fmt.Sprintf("Hal. %d dari", e.Page))
}

func TestPasswords(t *testing.T) {
	for name, tt := range map[string]struct {
		words map[string]string
		kind  string
		says  string
	}{
		"by name":       {map[string]string{"kunci.pdf": "rahasia"}, KindDocument, ""},
		"by code":       {map[string]string{"P.1.i.a-01": "rahasia"}, KindDocument, ""},
		"a wrong one":   {map[string]string{"kunci.pdf": "salah"}, KindPlaceholder, "tidak cocok"},
		"another file":  {map[string]string{"lain.pdf": "rahasia"}, KindPlaceholder, "terkunci kata sandi"},
		"none is given": {nil, KindPlaceholder, "terkunci kata sandi"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.add("Laporan terkunci", []model.File{w.file("kunci.pdf", "application/pdf", locked(t, makePDF(t, "isi rahasia", 2, 210, 297)))}, "P.1.i.a")
			res, err := Build(context.Background(), w.source(), Request{Out: filepath.Join(w.out, "b.pdf"), Date: date, Passwords: tt.words})
			if err != nil {
				t.Fatal(err)
			}
			e := res.Manifest.Entries[0]
			if e.Kind != tt.kind || !strings.Contains(e.Problem, tt.says) {
				t.Errorf("%+v", e)
			}
			if e.Kind == KindDocument {
				contains(t, text(t, res.Path, e.Page, e.Page), "isi rahasia")
			}
			data, err := os.ReadFile(res.ManifestPath)
			if err != nil || strings.Contains(string(data), `"rahasia"`) {
				t.Errorf("the password is in the manifest, or %v", err)
			}
		})
	}
}

func TestRequestIsRefused(t *testing.T) {
	w := newWorld(t)
	for _, req := range []Request{{Stamp: "tengah"}, {Images: "kecil"}, {Watermark: strings.Repeat("x", 61)}, {Watermark: "x", WatermarkStyle: "atas"}} {
		req.Out, req.Date = filepath.Join(w.out, "b.pdf"), date
		if _, err := Build(context.Background(), w.source(), req); model.KindOf(err) != model.Invalid {
			t.Errorf("%+v: %v", req, err)
		}
	}
}

func TestEconomy(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.add("Foto", []model.File{w.file("foto.jpg", "image/jpeg", largePhoto(t))}, "P.1.i.a")
	size := map[ImageQuality]int64{}
	for _, q := range []ImageQuality{ImagesOriginal, ImagesEconomy} {
		res, err := Build(context.Background(), w.source(), Request{Out: filepath.Join(w.out, "b.pdf"), Date: date, Codes: []model.Code{"P.1.i.a"}, Images: q})
		if err != nil {
			t.Fatal(err)
		}
		st, err := os.Stat(res.Path)
		if err != nil {
			t.Fatal(err)
		}
		size[q] = st.Size()
	}
	if size[ImagesEconomy]*4 > size[ImagesOriginal]*3 {
		t.Errorf("hemat has %d bytes, asli %d", size[ImagesEconomy], size[ImagesOriginal])
	}
}

func TestWatermark(t *testing.T) {
	t.Parallel()
	w := varied(t)
	plain := w.build().Path
	before := read(t, plain)
	words, shots := text(t, plain, 1, 999), drawPages(t, plain)
	for _, style := range []WatermarkStyle{Diagonal, Footer} {
		res, err := Build(context.Background(), w.source(), Request{Out: filepath.Join(w.out, "m.pdf"), Date: date, Watermark: " SALINAN  UNIT\n", WatermarkStyle: style})
		if err != nil {
			t.Fatal(err)
		}
		accept(t, res)
		if style == Diagonal && text(t, res.Path, 1, 999) != words {
			t.Error("a diagonal watermark changes the text of the pages")
		}
		pages, marked := strings.Split(run(t, "pdftotext", "-layout", res.Path, "-"), "\f"), drawPages(t, res.Path)
		for n := range res.Manifest.Pages {
			if style == Footer {
				contains(t, pages[n], "SALINAN UNIT")
			} else if bytes.Equal(shots[n], marked[n]) {
				t.Errorf("page %d lacks the watermark", n+1)
			}
		}
	}
	if !bytes.Equal(before, read(t, w.build().Path)) {
		t.Error("without a watermark the bundle is no longer the same")
	}
}

// drawPages gives all pages as small grey pictures.
func drawPages(t *testing.T, path string) (pages [][]byte) {
	t.Helper()
	for out := run(t, "pdftoppm", "-r", "20", "-gray", path); out != ""; {
		var w, h int
		if _, err := fmt.Sscanf(out[:min(40, len(out))], "P5\n%d %d\n255\n", &w, &h); err != nil {
			t.Fatal(err)
		}
		size := len(fmt.Sprintf("P5\n%d %d\n255\n", w, h)) + w*h
		pages = append(pages, []byte(out[:size]))
		out = out[size:]
	}
	return pages
}
