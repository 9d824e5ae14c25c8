package preview

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"siapzi/model"
	"siapzi/model/pdfium"
	"siapzi/model/pdfium/pdfiumtest"
)

// folder is a stand-in for a vault: files by hash.
type folder string

func (f folder) path(v model.Version) string { return filepath.Join(string(f), string(v.Hash)) }

func (f folder) put(t *testing.T, hash, mime string, data []byte) model.Version {
	t.Helper()
	v := model.Version{Hash: model.Hash(hash), MIME: mime, Name: hash}
	if err := os.WriteFile(f.path(v), data, 0o444); err != nil {
		t.Fatal(err)
	}
	return v
}

func newViewer(t *testing.T, e *pdfium.Engine) (*Viewer, folder) {
	f := folder(t.TempDir())
	v := New(Config{Engine: e, Path: f.path, CacheDir: filepath.Join(t.TempDir(), "preview")})
	t.Cleanup(func() {
		if err := v.Close(); err != nil {
			t.Error(err)
		}
	})
	return v, f
}

// halves is a picture whose left half is red and whose right half is blue.
func halves(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{R: 255, A: 255}
			if x >= w/2 {
				c = color.RGBA{B: 255, A: 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	return img
}

// turned gives a JPEG whose EXIF data asks to be turned by 90° to the right.
func turned(t *testing.T, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	exif := append([]byte("\xFF\xE1\x00\x22Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01"),
		"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00"...)
	return append(append([]byte("\xFF\xD8"), exif...), b.Bytes()[2:]...)
}

func TestViewer(t *testing.T) {
	ctx := context.Background()
	e := pdfiumtest.Engine(t)

	t.Run("a page of a PDF is drawn in the width that was asked for", func(t *testing.T) {
		v, f := newViewer(t, e)
		ver := f.put(t, "a", "application/pdf", pdfiumtest.PDF(pdfiumtest.Page{}, pdfiumtest.Page{Text: "dua", W: 842, H: 595}))

		if n, err := v.Pages(ctx, ver); n != 2 || err != nil {
			t.Fatalf("Pages = %d, %v", n, err)
		}
		for i, wide := range []bool{false, true} {
			img, err := v.Page(ctx, ver, i, 300)
			if err != nil {
				t.Fatal(err)
			}
			s := img.Bounds().Size()
			if s.X < 299 || s.X > 301 || (s.X > s.Y) != wide {
				t.Errorf("page %d is %v", i, s)
			}
			if r, g, b, a := img.At(1, 1).RGBA(); r&g&b&a != 0xFFFF {
				t.Errorf("page %d is not on white", i)
			}
		}
	})

	t.Run("a photo is shown upright and made into a PDF once", func(t *testing.T) {
		v, f := newViewer(t, e)
		ver := f.put(t, "b", "image/jpeg", turned(t, halves(400, 200)))

		img, err := v.Page(ctx, ver, 0, 200)
		if err != nil {
			t.Fatal(err)
		}
		s := img.Bounds().Size()
		if s.X >= s.Y {
			t.Fatalf("shown as %v, want upright", s)
		}
		if r, _, b, _ := img.At(s.X/2, s.Y/4).RGBA(); r < b {
			t.Error("the left half of the stored picture is not at the top")
		}

		if _, err := v.Page(ctx, f.put(t, "other", "application/pdf", pdfiumtest.PDF(pdfiumtest.Page{})), 0, 100); err != nil {
			t.Fatal(err)
		}
		made := filepath.Join(v.cfg.CacheDir, "b.pdf")
		before, err := os.Stat(made)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := v.Page(ctx, ver, 0, 100); err != nil {
			t.Fatal(err)
		}
		if after, err := os.Stat(made); err != nil || !after.ModTime().Equal(before.ModTime()) {
			t.Errorf("made again: %v", err)
		}
		if left, _ := filepath.Glob(filepath.Join(v.cfg.CacheDir, "tmp-*")); left != nil {
			t.Errorf("left behind: %v", left)
		}
	})

	t.Run("what cannot be drawn says why", func(t *testing.T) {
		v, f := newViewer(t, e)
		var pic bytes.Buffer
		if err := png.Encode(&pic, halves(10, 10)); err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			name string
			ver  model.Version
			page int
			want model.Kind
		}{
			{"a damaged PDF", f.put(t, "d", "application/pdf", []byte("%PDF-1.7 nothing more")), 0, model.Invalid},
			{"a page that is not there", f.put(t, "p", "image/png", pic.Bytes()), 1, model.NotFound},
			{"an office file without LibreOffice", f.put(t, "o", "application/msword", []byte("x")), 0, model.Unavailable},
			{"a film", f.put(t, "film", "video/mp4", []byte("x")), 0, model.Unsupported},
			{"a file that is gone", model.Version{Hash: "gone", MIME: "application/pdf"}, 0, model.NotFound},
			{"a damaged picture", f.put(t, "q", "image/png", pic.Bytes()[:40]), 0, model.Invalid},
		} {
			if _, err := v.Page(ctx, c.ver, c.page, 100); model.KindOf(err) != c.want {
				t.Errorf("%s: %v (%s), want %s", c.name, err, model.KindOf(err), c.want)
			}
		}
		if n, err := v.Pages(ctx, model.Version{Hash: "film", MIME: "video/mp4"}); n != 0 || err != nil {
			t.Errorf("a film has %d pages, %v", n, err)
		}
	})

	t.Run("a canceled call ends as canceled", func(t *testing.T) {
		v, f := newViewer(t, e)
		ver := f.put(t, "c", "application/pdf", pdfiumtest.PDF(pdfiumtest.Page{}))
		done, cancel := context.WithCancel(ctx)
		cancel()
		if _, err := v.Page(done, ver, 0, 100); model.KindOf(err) != model.Canceled {
			t.Errorf("error = %v", err)
		}
	})
}

// BenchmarkPhoto draws a photo of 12 million pixels as a page preview, from
// the file each time.
func BenchmarkPhoto(b *testing.B) {
	f := folder(b.TempDir())
	var data bytes.Buffer
	if err := jpeg.Encode(&data, halves(4000, 3000), nil); err != nil {
		b.Fatal(err)
	}
	ver := model.Version{Hash: "photo", MIME: "image/jpeg"}
	if err := os.WriteFile(f.path(ver), data.Bytes(), 0o444); err != nil {
		b.Fatal(err)
	}
	v := New(Config{Engine: pdfiumtest.Engine(b), Path: f.path, CacheDir: b.TempDir()})
	for b.Loop() {
		if _, err := v.Page(context.Background(), ver, 0, 320); err != nil {
			b.Fatal(err)
		}
		if err := v.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
