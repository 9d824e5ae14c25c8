package setting_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"siapzi/model"
	"siapzi/model/setting"
	"siapzi/model/store/storetest"
)

// disc is a filled circle on a transparent ground.
func disc(side int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, side, side))
	for y := range side {
		for x := range side {
			if dx, dy := x-side/2, y-side/2; dx*dx+dy*dy < side*side/5 {
				img.Set(x, y, color.NRGBA{15, 92, 92, 255})
			}
		}
	}
	return img
}

// file writes img, as JPEG where the name says so.
func file(t *testing.T, name string, img image.Image) string {
	t.Helper()
	var buf bytes.Buffer
	var err error
	if strings.HasSuffix(name, ".jpg") {
		err = jpeg.Encode(&buf, img, nil)
	} else {
		err = png.Encode(&buf, img)
	}
	if err != nil {
		t.Fatal(err)
	}
	return bytesFile(t, name, buf.Bytes())
}

func bytesFile(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func decode(t *testing.T, l setting.Logo) image.Image {
	t.Helper()
	img, _, err := image.Decode(bytes.NewReader(l.Data))
	if err != nil {
		t.Fatal(err)
	}
	if img.Bounds().Dx() != l.Width || img.Bounds().Dy() != l.Height {
		t.Errorf("%v, said %d × %d", img.Bounds(), l.Width, l.Height)
	}
	return img
}

func TestReadLogo(t *testing.T) {
	read := func(t *testing.T, path string) setting.Logo {
		t.Helper()
		l, err := setting.ReadLogo(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		return l
	}

	t.Run("a small PNG keeps its points and its transparency", func(t *testing.T) {
		img := disc(120)
		got := decode(t, read(t, file(t, "logo.png", img)))
		for _, p := range []image.Point{{0, 0}, {60, 60}, {33, 21}} {
			if g, w := color.NRGBAModel.Convert(got.At(p.X, p.Y)), img.At(p.X, p.Y); g != w {
				t.Errorf("%v: %v, want %v", p, g, w)
			}
		}
	})
	t.Run("a large one is made smaller, in proportion, and its edges stay clean", func(t *testing.T) {
		big := image.NewNRGBA(image.Rect(0, 0, 3000, 1500))
		for y := range 1500 {
			for x := range 3000 {
				if x >= 1500 {
					big.Set(x, y, color.NRGBA{200, 0, 0, 255})
				}
			}
		}
		l := read(t, file(t, "besar.png", big))
		if l.Width != 1000 || l.Height != 500 || l.MIME != "image/png" {
			t.Fatalf("%s", l)
		}
		img := decode(t, l)
		if c := color.NRGBAModel.Convert(img.At(499, 100)).(color.NRGBA); c.A != 0 {
			t.Errorf("left of the edge: %v", c)
		}
		if c := color.NRGBAModel.Convert(img.At(500, 100)).(color.NRGBA); c != (color.NRGBA{200, 0, 0, 255}) {
			t.Errorf("right of the edge: %v", c)
		}
	})
	t.Run("one that does not shrink well is made smaller until it fits", func(t *testing.T) {
		noise := image.NewNRGBA(image.Rect(0, 0, 900, 900))
		r := rand.New(rand.NewPCG(1, 2))
		for i := range noise.Pix {
			noise.Pix[i] = byte(r.Uint32())
		}
		if l := read(t, file(t, "bising.png", noise)); len(l.Data) > 600<<10 || l.Width < 100 {
			t.Errorf("%s", l)
		}
	})
	t.Run("special kinds become plain ones", func(t *testing.T) {
		deep := image.NewNRGBA64(image.Rect(0, 0, 20, 10))
		deep.Set(3, 3, color.NRGBA64{R: 0xFFFF, A: 0xFFFF})
		grey := image.NewGray(image.Rect(0, 0, 20, 10))
		for name, img := range map[string]image.Image{"16.png": deep, "grey.png": grey, "grey.jpg": grey} {
			l := read(t, file(t, name, img))
			if decode(t, l); l.Width != 20 || l.Height != 10 {
				t.Errorf("%s: %s", name, l)
			}
			if l.MIME == "image/png" && (l.Data[24] != 8 || l.Data[28] != 0) {
				t.Errorf("%s: %d bits, interlace %d", name, l.Data[24], l.Data[28])
			}
		}
	})
	t.Run("what is no picture is refused with a reason", func(t *testing.T) {
		whole, err := os.ReadFile(file(t, "a.png", disc(50)))
		if err != nil {
			t.Fatal(err)
		}
		wide := bytes.Clone(whole)
		copy(wide[16:], []byte{0, 1, 0, 0, 0, 1, 0, 0}) // 65,536 points square; its checksum is not looked at before
		for _, c := range []struct {
			name, path string
			want       model.Kind
			says       string
		}{
			{"text", bytesFile(t, "logo.png", []byte("bukan gambar")), model.Unsupported, "PNG atau JPG"},
			{"empty", bytesFile(t, "logo.png", nil), model.Unsupported, "logo.png"},
			{"half a file", bytesFile(t, "logo.png", whole[:len(whole)/2]), model.Invalid, "rusak"},
			{"a missing file", filepath.Join(t.TempDir(), "logo.png"), model.NotFound, "tidak ada lagi"},
			{"too many bytes", bytesFile(t, "logo.png", make([]byte, 20<<20+1)), model.Unsupported, "20,0 MB"},
			{"a folder", t.TempDir(), model.Unavailable, "tidak dapat dibaca"},
			{"a header that lies", bytesFile(t, "logo.png", wide), "", ""},
		} {
			t.Run(c.name, func(t *testing.T) {
				_, err := setting.ReadLogo(t.Context(), c.path)
				if err == nil || c.want != "" && (model.KindOf(err) != c.want || !strings.Contains(model.Message(err), c.says)) {
					t.Errorf("got %v", err)
				}
			})
		}
	})
}

func TestLetterhead(t *testing.T) {
	w := newWorld(t)
	head := func() setting.Letterhead {
		t.Helper()
		l, err := w.Letterhead(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	if h := head(); strings.Join(h.Lines, "|") != "Kementerian Contoh|Balai Contoh" || !h.Logo.IsZero() {
		t.Errorf("default %+v", h)
	}

	logo, err := setting.ReadLogo(t.Context(), file(t, "logo.png", disc(64)))
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second time changes nothing
		if err := w.SetLogo(t.Context(), storetest.Who, logo); err != nil {
			t.Fatal(err)
		}
	}
	w.mustSet(setting.LetterheadLines, "KEMENTERIAN CONTOH\n\n  BALAI CONTOH  \nJalan Contoh 1")

	h := head()
	if strings.Join(h.Lines, "|") != "KEMENTERIAN CONTOH|BALAI CONTOH|Jalan Contoh 1" || !bytes.Equal(h.Logo.Data, logo.Data) || h.Logo.Width != 64 {
		t.Errorf("lines %v, logo %s", h.Lines, h.Logo)
	}
	if it := w.item(setting.LetterheadLogo); it.Value != logo.String() || !it.Changed || !strings.HasPrefix(it.Value, "PNG 64 × 64, ") {
		t.Errorf("item %+v", it)
	}
	if got := w.audit(2); len(w.events) != 2 || got[1] != "setting letterhead.logo :  → "+logo.String()+" by penguji" {
		t.Errorf("audit %v, %d events", got, len(w.events))
	}
	if err := w.SetLogo(t.Context(), storetest.Who, setting.Logo{}); err != nil || !head().Logo.IsZero() {
		t.Errorf("removed: %v", err)
	}
}
