package preview

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"siapzi/model"
	"siapzi/model/pdfium/pdfiumtest"
)

const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// converter stands for LibreOffice.
type converter struct {
	path string
	runs int
}

func (c *converter) Convert(context.Context, string, model.Hash, string) (string, error) {
	c.runs++
	return c.path, nil
}

func TestFind(t *testing.T) {
	ctx := context.Background()
	v, f := newViewer(t, pdfiumtest.Engine(t))
	var scan bytes.Buffer
	if err := png.Encode(&scan, halves(20, 20)); err != nil {
		t.Fatal(err)
	}
	ver := f.put(t, "a", "application/pdf", pdfiumtest.PDF(
		pdfiumtest.Page{Text: "Maklumat Pelayanan\nmaklumat dan\npelayanan r\xE9uni"}, pdfiumtest.Page{}, pdfiumtest.Page{Text: "MAKLUMAT"}))

	for words, want := range map[string]int{"maklumat": 3, "MAKLUMAT  pelayanan": 1, "dan pelayanan": 1, "reuni": 1, "réuni": 1, "tidak ada": 0, " ": 0} {
		found, err := v.Find(ctx, ver, words, 0, 3)
		if err != nil || len(found.Hits) != want || !found.Text {
			t.Errorf("%q: %d hits, text %t, %v; want %d", words, len(found.Hits), found.Text, err, want)
		}
		for _, h := range found.Hits {
			if len(h.Boxes) == 0 || h.Boxes[0].W <= 0 || h.Boxes[0].X < 0.1 || h.Boxes[0].Y > 0.2 {
				t.Errorf("%q: %+v", words, h)
			}
		}
	}
	if found, err := v.Find(ctx, f.put(t, "scan", "image/png", scan.Bytes()), "apa", 0, 1); err != nil || found.Text {
		t.Errorf("a scan: %+v, %v", found, err)
	}
	if s, err := v.Text(ctx, ver, 2); s != "MAKLUMAT" || err != nil {
		t.Errorf("text %q, %v", s, err)
	}
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := v.Find(stopped, ver, "x", 0, 3); model.KindOf(err) != model.Canceled {
		t.Errorf("canceled: %v", err)
	}
}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"Peraturan\r\nMenteri": "peraturan menteri",
		"pe\uFFFE\r\nlayanan":  "pelayanan",
		"pe\x02\nlayanan":      "pelayanan",
		"ÉCOLE e\u0301":        "ecole e",
		"ﬁnal  ½":              "final 1⁄2",
		"  a\t b":              "a b",
	} {
		if got := string(fold([]rune(text)).runes); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

func TestOtherKinds(t *testing.T) {
	ctx := context.Background()
	e := pdfiumtest.Engine(t)

	t.Run("text and tables are set as pages", func(t *testing.T) {
		v, f := newViewer(t, e)
		for name, mime := range map[string]string{"catatan.txt": "text/plain", "daftar.csv": "text/csv"} {
			ver := f.put(t, name, mime, []byte("nama,jumlah\nSari,3\n"))
			n, err := v.Pages(ctx, ver)
			found, _ := v.Find(ctx, ver, "sari", 0, n)
			if n != 1 || err != nil || len(found.Hits) != 1 {
				t.Errorf("%s: %d pages, %d hits, %v", name, n, len(found.Hits), err)
			}
		}
	})

	t.Run("an office file is converted once, and has thumbnails after that", func(t *testing.T) {
		v, f := newViewer(t, e)
		c := &converter{path: pdfiumtest.Write(t, "made.pdf", pdfiumtest.PDF(pdfiumtest.Page{}, pdfiumtest.Page{}))}
		v.cfg.Office = c
		ver := f.put(t, "surat", docx, []byte("PK"))
		if _, err := v.Thumbnail(ctx, ver, 0); model.KindOf(err) != model.Unsupported || c.runs != 0 {
			t.Errorf("thumbnail before: %v, %d runs", err, c.runs)
		}
		n, err := v.Pages(ctx, ver)
		if n != 2 || err != nil {
			t.Fatalf("%d pages, %v", n, err)
		}
		if _, err := v.Page(ctx, ver, 1, 200); err != nil || c.runs != 1 {
			t.Errorf("%v after %d runs", err, c.runs)
		}
		if _, err := v.Thumbnail(ctx, ver, 0); err != nil {
			t.Error(err)
		}
		if err := os.Remove(c.path); err != nil { // the cache was emptied
			t.Fatal(err)
		}
		if v.wasMade(ver.Hash) != "" {
			t.Error("a file that is gone is believed to be there")
		}
	})

	t.Run("thumbnails are read from disk the second time, also after damage", func(t *testing.T) {
		v, f := newViewer(t, e)
		ver := f.put(t, "a", "application/pdf", pdfiumtest.PDF(pdfiumtest.Page{}, pdfiumtest.Page{Content: "0 0 600 900 re f"}))
		first, err := v.Thumbnail(ctx, ver, 1)
		if err != nil || first.Bounds().Dx() != ThumbWidth {
			t.Fatal(err)
		}
		kept := filepath.Join(v.cfg.CacheDir, "thumb", "a-1.jpg")
		if err := v.Close(); err != nil {
			t.Fatal(err)
		}
		again, err := v.Thumbnail(ctx, ver, 1)
		if err != nil || len(v.docs) != 0 || again.Bounds() != first.Bounds() {
			t.Errorf("read again: %v, %d files open", err, len(v.docs))
		}
		if err := os.WriteFile(kept, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		if img, err := v.Thumbnail(ctx, ver, 1); err != nil || img.Bounds() != first.Bounds() {
			t.Errorf("damaged: %v", err)
		}
	})

	t.Run("a locked file opens with its password, and nothing of it is kept on disk", func(t *testing.T) {
		v, f := newViewer(t, e)
		plain, locked := pdfiumtest.Write(t, "p.pdf", pdfiumtest.PDF(pdfiumtest.Page{Text: "rahasia"})), filepath.Join(t.TempDir(), "l.pdf")
		if out, err := exec.Command("qpdf", "--encrypt", "kunci", "pemilik", "256", "--", plain, locked).CombinedOutput(); err != nil {
			t.Fatalf("qpdf: %v: %s", err, out)
		}
		data, err := os.ReadFile(locked)
		if err != nil {
			t.Fatal(err)
		}
		ver := f.put(t, "l", "application/pdf", data)
		if _, err := v.Pages(ctx, ver); model.KindOf(err) != model.Denied {
			t.Fatalf("without a password: %v", err)
		}
		if err := v.Unlock(ctx, ver, "salah"); model.KindOf(err) != model.Denied {
			t.Fatalf("with a wrong one: %v", err)
		}
		if err := v.Unlock(ctx, ver, "kunci"); err != nil {
			t.Fatal(err)
		}
		if n, err := v.Pages(ctx, ver); n != 1 || err != nil {
			t.Fatalf("%d pages, %v", n, err)
		}
		if _, err := v.Thumbnail(ctx, ver, 0); err != nil {
			t.Fatal(err)
		}
		if left, _ := filepath.Glob(filepath.Join(v.cfg.CacheDir, "*", "*")); len(left) > 0 {
			t.Errorf("kept: %s", strings.Join(left, ", "))
		}
	})
}

func TestMemory(t *testing.T) {
	ctx := context.Background()
	v, f := newViewer(t, pdfiumtest.Engine(t))
	v.pages = newPageCache(3 * 100 * 142 * 4)
	ver := f.put(t, "a", "application/pdf", pdfiumtest.PDF(make([]pdfiumtest.Page, 10)...))
	var first image.Image
	for i := range 10 {
		img, err := v.Page(ctx, ver, i, 100)
		if err != nil {
			t.Fatal(err)
		}
		if i == 9 {
			first = img
		}
	}
	if len(v.pages.pages) != 3 || v.pages.bytes > v.pages.limit || len(v.pages.keys) != 3 {
		t.Errorf("%d pages of %d bytes", len(v.pages.pages), v.pages.bytes)
	}
	if again, err := v.Page(ctx, ver, 9, 100); err != nil || again != first {
		t.Error("the last page is drawn again")
	}
	if _, err := v.Page(ctx, ver, 0, 900); err != nil || len(v.pages.pages) != 1 {
		t.Errorf("a page larger than the bound: %d kept, %v", len(v.pages.pages), err)
	}
}
