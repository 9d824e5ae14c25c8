package pdfium_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"siapzi/model"
	"siapzi/model/pdfium"
	"siapzi/model/pdfium/pdfiumtest"
)

var letter = pdfiumtest.PDF(
	pdfiumtest.Page{Text: "Keputusan Kepala Balai\nNomor 12 Tahun 2026"},
	pdfiumtest.Page{Rotate: 90, W: 300, H: 500, Text: "Lampiran"},
)

func open(t *testing.T, e *pdfium.Engine, path string) *pdfium.Doc {
	t.Helper()
	d, err := e.Open(t.Context(), path, "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}

func text(t *testing.T, d *pdfium.Doc, i int) string {
	t.Helper()
	s, err := d.Text(t.Context(), i)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func wantKind(t *testing.T, err error, want model.Kind) {
	t.Helper()
	if got := model.KindOf(err); got != want {
		t.Fatalf("kind %q, want %q: %v", got, want, err)
	}
}

func TestRead(t *testing.T) {
	e := pdfiumtest.Engine(t)
	ctx := t.Context()
	path := pdfiumtest.Write(t, "surat.pdf", letter)

	t.Run("pages, sizes as displayed and text", func(t *testing.T) {
		d := open(t, e, path)
		if d.Pages() != 2 {
			t.Fatalf("%d pages", d.Pages())
		}
		for i, want := range [][2]float64{{595, 842}, {500, 300}} {
			if w, h, err := d.PageSize(ctx, i); err != nil || w != want[0] || h != want[1] {
				t.Errorf("page %d: %g × %g, %v", i, w, h, err)
			}
		}
		if got, want := text(t, d, 0), "Keputusan Kepala Balai\nNomor 12 Tahun 2026"; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	})

	t.Run("a page that does not exist is not found", func(t *testing.T) {
		d := open(t, e, path)
		for _, i := range []int{-1, 2} {
			_, err := d.Text(ctx, i)
			wantKind(t, err, model.NotFound)
		}
	})

	t.Run("junk before the header and a wrong table of objects are survived", func(t *testing.T) {
		junk := append([]byte("HTTP/1.1 200 OK\r\n\r\n"), letter...)
		d := open(t, e, pdfiumtest.Write(t, "a.pdf", junk))
		if got := text(t, d, 1); got != "Lampiran" {
			t.Errorf("got %q", got)
		}
		d = open(t, e, pdfiumtest.Write(t, "b.pdf", brokenTable()))
		if got := text(t, d, 1); got != "Lampiran" {
			t.Errorf("got %q", got)
		}
	})

	t.Run("damaged, empty and missing files are named as such", func(t *testing.T) {
		for name, data := range map[string][]byte{
			"nol.pdf":   {},
			"teks.pdf":  []byte("bukan PDF"),
			"potong":    letter[:40],
			"ujung.pdf": letter[:bytes.Index(letter, []byte("xref"))],
			"acak.pdf":  bytes.Repeat([]byte("%PDF-1.4 \x00\xFF"), 999),
			"tanpa.pdf": []byte("%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF"),
		} {
			_, err := e.Open(ctx, pdfiumtest.Write(t, name, data), "")
			if model.KindOf(err) != model.Invalid {
				t.Errorf("%s: %v", name, err)
			}
		}
		_, err := e.Open(ctx, filepath.Join(t.TempDir(), "hilang.pdf"), "")
		wantKind(t, err, model.NotFound)
		_, err = e.Open(ctx, t.TempDir(), "")
		wantKind(t, err, model.Invalid)
	})

	t.Run("an empty page tree has no pages", func(t *testing.T) {
		if n := open(t, e, pdfiumtest.Write(t, "kosong.pdf", pdfiumtest.PDF())).Pages(); n != 0 {
			t.Errorf("%d pages", n)
		}
	})

	t.Run("a locked file opens only with its password", func(t *testing.T) {
		locked := qpdf(t, path, "--encrypt", "rahasia", "pemilik", "256", "--")
		_, err := e.Open(ctx, locked, "")
		wantKind(t, err, model.Denied)
		_, err = e.Open(ctx, locked, "salah")
		wantKind(t, err, model.Denied)
		d, err := e.Open(ctx, locked, "rahasia")
		if err != nil {
			t.Fatal(err)
		}
		defer d.Close()
		if got := text(t, d, 1); got != "Lampiran" {
			t.Errorf("got %q", got)
		}
	})

	t.Run("a file locked only against changes opens without password", func(t *testing.T) {
		d := open(t, e, qpdf(t, path, "--encrypt", "", "pemilik", "256", "--modify=none", "--"))
		if got := text(t, d, 1); got != "Lampiran" {
			t.Errorf("got %q", got)
		}
	})

	t.Run("a closed document says so and can be closed again", func(t *testing.T) {
		d := open(t, e, path)
		for range 2 {
			if err := d.Close(); err != nil {
				t.Fatal(err)
			}
		}
		_, err := d.Text(ctx, 0)
		wantKind(t, err, model.Internal)
	})
}

// brokenTable is letter with object positions that are all wrong.
func brokenTable() []byte {
	i := bytes.Index(letter, []byte("xref"))
	return append(letter[:i:i], bytes.ReplaceAll(letter[i:], []byte("0000 n"), []byte("0009 n"))...)
}

// qpdf runs qpdf on the file and gives the path of its output.
func qpdf(t *testing.T, path string, args ...string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "qpdf.pdf")
	cmd := exec.Command("qpdf", append(append([]string{}, args...), path, out)...)
	if msg, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("qpdf: %v\n%s", err, msg)
	}
	return out
}

func TestRender(t *testing.T) {
	e := pdfiumtest.Engine(t)
	at := func(img *image.RGBA, x, y int) color.RGBA { return img.RGBAAt(x, y) }
	white := color.RGBA{255, 255, 255, 255}

	t.Run("colours are right and paper is white, also below transparency", func(t *testing.T) {
		page := pdfiumtest.Page{W: 100, H: 50, Content: "1 0 0 rg 0 0 50 50 re f "}
		data := bytes.Replace(pdfiumtest.PDF(page), []byte("/Resources<<"),
			[]byte("/Group<</S/Transparency/CS/DeviceRGB/I true>>/Resources<<"), 1)
		d := open(t, e, pdfiumtest.Write(t, "w.pdf", data))
		img, err := d.Render(t.Context(), 0, 144)
		if err != nil {
			t.Fatal(err)
		}
		if img.Bounds() != image.Rect(0, 0, 200, 100) {
			t.Fatalf("bounds %v", img.Bounds())
		}
		if got := at(img, 20, 50); got != (color.RGBA{255, 0, 0, 255}) {
			t.Errorf("left %v", got)
		}
		if got := at(img, 150, 50); got != white {
			t.Errorf("right %v", got)
		}
	})

	t.Run("a turned page is drawn as displayed", func(t *testing.T) {
		page := pdfiumtest.Page{W: 100, H: 50, Rotate: 90, Content: "0 0 1 rg 0 0 10 10 re f"} // lower left → upper left
		d := open(t, e, pdfiumtest.Write(t, "r.pdf", pdfiumtest.PDF(page)))
		img, err := d.Render(t.Context(), 0, 72)
		if err != nil {
			t.Fatal(err)
		}
		if img.Bounds() != image.Rect(0, 0, 50, 100) || at(img, 4, 4) != (color.RGBA{0, 0, 255, 255}) {
			t.Errorf("%v, corner %v", img.Bounds(), at(img, 4, 4))
		}
	})

	t.Run("form fields are drawn", func(t *testing.T) {
		page := pdfiumtest.Page{W: 100, H: 50}
		data := bytes.Replace(pdfiumtest.PDF(page), []byte("/Type/Catalog"),
			[]byte("/Type/Catalog/AcroForm<</Fields[<</FT/Btn>>]>>"), 1)
		widget := "/Annots[<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/F 4/Rect[0 0 100 50]/MK<</BG[0 1 0]>>/V(isi)/DA(/F 9 Tf)>>]/Resources<<"
		data = bytes.Replace(data, []byte("/Resources<<"), []byte(widget), 1)
		d := open(t, e, pdfiumtest.Write(t, "f.pdf", data))
		img, err := d.Render(t.Context(), 0, 72)
		if err != nil {
			t.Fatal(err)
		}
		if got := at(img, 90, 40); got == white {
			t.Errorf("no field: %v", got)
		}
	})

	t.Run("a poster is drawn smaller instead of not at all", func(t *testing.T) {
		d := open(t, e, pdfiumtest.Write(t, "p.pdf", pdfiumtest.PDF(pdfiumtest.Page{W: 14400, H: 7200})))
		img, err := d.Render(t.Context(), 0, 600)
		if err != nil {
			t.Fatal(err)
		}
		if n := img.Bounds().Dx() * img.Bounds().Dy(); n < 39e6 || n > 41e6 {
			t.Errorf("%d pixels", n)
		}
	})
}

// slow is a page that takes many seconds to draw.
func slow() []byte {
	var b strings.Builder
	for i := range 300_000 {
		fmt.Fprintf(&b, "%d 0 m 0 %d 800 %d 500 800 c S\n", i%595, i%842, i%500)
	}
	return pdfiumtest.PDF(pdfiumtest.Page{Content: b.String()}, pdfiumtest.Page{Text: "halaman dua"})
}

func TestLimits(t *testing.T) {
	heavy := pdfiumtest.Write(t, "berat.pdf", slow())
	light := pdfiumtest.Write(t, "ringan.pdf", letter)
	e := pdfium.New(pdfium.Config{CacheDir: pdfiumtest.CacheDir(), Limit: time.Second})
	t.Cleanup(func() { _ = e.Close() })

	t.Run("drawing stops at the limit and all documents go on", func(t *testing.T) {
		a, b := open(t, e, heavy), open(t, e, light)
		begin := time.Now()
		_, err := a.Render(t.Context(), 0, 300)
		wantKind(t, err, model.Unsupported)
		if !errors.Is(err, pdfium.ErrTooLong) {
			t.Errorf("error %v", err)
		}
		if d := time.Since(begin); d > 3*time.Second {
			t.Errorf("stopped after %v", d)
		}
		if got := text(t, a, 1); got != "halaman dua" {
			t.Errorf("got %q", got)
		}
		if got := text(t, b, 1); got != "Lampiran" {
			t.Errorf("got %q", got)
		}
	})

	t.Run("cancel stops at once, and waiting callers too", func(t *testing.T) {
		a := open(t, e, heavy)
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(200*time.Millisecond, cancel)
		var wg sync.WaitGroup
		begin := time.Now()
		for range 3 {
			wg.Go(func() {
				_, err := a.Render(ctx, 0, 300)
				if model.KindOf(err) != model.Canceled {
					t.Errorf("error %v", err)
				}
			})
		}
		wg.Wait()
		if d := time.Since(begin); d > 900*time.Millisecond {
			t.Errorf("stopped after %v", d)
		}
	})

	t.Run("a huge picture drawn again and again is stopped and the next page is read", func(t *testing.T) {
		page := pdfiumtest.Page{Content: strings.Repeat("q 595 0 0 842 0 0 cm /X Do Q ", 100), Image: pdfiumtest.Image(20_000, 20_000, 128)}
		d := open(t, e, pdfiumtest.Write(t, "bom.pdf", pdfiumtest.PDF(page, pdfiumtest.Page{Text: "baik"})))
		_, err := d.Render(t.Context(), 0, 72)
		wantKind(t, err, model.Unsupported)
		if got := text(t, d, 1); got != "baik" {
			t.Errorf("got %q", got)
		}
	})

	t.Run("all calls can be given one limit together", func(t *testing.T) {
		a := open(t, e, heavy)
		a.Limit(700 * time.Millisecond)
		var err error
		for n := 0; err == nil; n++ {
			if n > 1000 {
				t.Fatal("never reached")
			}
			_, err = a.Text(t.Context(), 0)
		}
		if !errors.Is(err, pdfium.ErrTooLong) {
			t.Errorf("error %v", err)
		}
	})
}

func TestInstances(t *testing.T) {
	e := pdfiumtest.Engine(t)
	path := pdfiumtest.Write(t, "surat.pdf", letter)

	t.Run("a crash costs the instance, not the open documents", func(t *testing.T) {
		d := open(t, e, path)
		before := e.Born()
		if err := e.Crash(t.Context()); err == nil {
			t.Fatal("no error")
		}
		if got := text(t, d, 1); got != "Lampiran" {
			t.Errorf("got %q", got)
		}
		if e.Born() != before+1 {
			t.Errorf("%d instances, had %d", e.Born(), before)
		}
	})

	t.Run("an old instance is replaced", func(t *testing.T) {
		d := open(t, e, path)
		before := e.Born()
		e.Age()
		if got := text(t, d, 1); got != "Lampiran" {
			t.Errorf("got %q", got)
		}
		if e.Born() != before+1 {
			t.Errorf("%d instances, had %d", e.Born(), before)
		}
	})

	t.Run("many goroutines share it", func(t *testing.T) {
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				d, err := e.Open(t.Context(), path, "")
				if err != nil {
					t.Error(err)
					return
				}
				for i := range 2 {
					if _, err := d.Text(t.Context(), i); err != nil {
						t.Error(err)
					}
				}
				if err := d.Close(); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
	})
}

func TestCache(t *testing.T) {
	path := pdfiumtest.Write(t, "surat.pdf", letter)

	t.Run("a damaged cache is made anew", func(t *testing.T) {
		dir := t.TempDir()
		if err := os.CopyFS(dir, os.DirFS(warmCache(t))); err != nil {
			t.Fatal(err)
		}
		files, err := filepath.Glob(filepath.Join(dir, "pdfium", "*", "*"))
		if err != nil || len(files) == 0 {
			t.Fatal("no cache files", err)
		}
		for _, f := range files {
			if err := os.Truncate(f, 100_000); err != nil {
				t.Fatal(err)
			}
		}
		e := pdfium.New(pdfium.Config{CacheDir: dir})
		defer e.Close()
		if got := text(t, open(t, e, path), 1); got != "Lampiran" {
			t.Errorf("got %q", got)
		}
	})

	t.Run("a closed engine says so", func(t *testing.T) {
		e := pdfium.New(pdfium.Config{CacheDir: pdfiumtest.CacheDir()})
		d := open(t, e, path)
		if err := e.Close(); err != nil {
			t.Fatal(err)
		}
		_, err := d.Text(t.Context(), 0)
		wantKind(t, err, model.Unavailable)
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
}

// warmCache gives the folder of a cache that has compiled code in it.
func warmCache(t *testing.T) string {
	t.Helper()
	if err := pdfiumtest.Engine(t).Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	return pdfiumtest.CacheDir()
}

func TestRepair(t *testing.T) {
	e := pdfiumtest.Engine(t)
	broken := pdfiumtest.Write(t, "tabel.pdf", brokenTable())

	t.Run("gives a sound file with all pages, the same each time", func(t *testing.T) {
		var first []byte
		for range 2 {
			dst := filepath.Join(t.TempDir(), "baru.pdf")
			pages, err := e.Repair(t.Context(), broken, dst)
			if err != nil || pages != 2 {
				t.Fatal(pages, err)
			}
			if msg, err := exec.Command("qpdf", "--check", dst).CombinedOutput(); err != nil {
				t.Errorf("qpdf: %v\n%s", err, msg)
			}
			if got := text(t, open(t, e, dst), 1); got != "Lampiran" {
				t.Errorf("got %q", got)
			}
			data, err := os.ReadFile(dst)
			if err != nil {
				t.Fatal(err)
			}
			if first != nil && !bytes.Equal(first, data) {
				t.Error("two runs differ")
			}
			first = data
		}
	})

	t.Run("leaves nothing behind on failure", func(t *testing.T) {
		dir := t.TempDir()
		_, err := e.Repair(t.Context(), pdfiumtest.Write(t, "x.pdf", []byte("%PDF-1.4 rusak")), filepath.Join(dir, "baru.pdf"))
		wantKind(t, err, model.Invalid)
		if left, _ := os.ReadDir(dir); len(left) != 0 {
			t.Errorf("left %v", left)
		}
	})
}
