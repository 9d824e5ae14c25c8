package picture_test

import (
	"bytes"
	"image"
	"image/color"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"siapzi/model/picture"
)

// photo is a picture with the fine differences that photos have.
func photo(w, h int) *image.NRGBA {
	r := rand.New(rand.NewPCG(1, 2))
	base := upright(w, h)
	for i := 0; i < len(base.Pix); i += 4 {
		n := r.IntN(24)
		for k := range 3 {
			base.Pix[i+k] = uint8(min(255, int(base.Pix[i+k])+n))
		}
	}
	return base
}

func size(t testing.TB, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

func TestEconomy(t *testing.T) {
	big := photo(1050, 700)
	jpg := write(t, "a.jpg", jpegBytes(t, big, exif(6, 72)))
	asis := picture.Options{Long: 100, Short: 80}
	hemat := asis
	hemat.Hemat = true

	t.Run("a photo is reduced to 200 dpi of its page, which stays as it is", func(t *testing.T) {
		before, _ := toPDFWith(t, jpg, asis)
		after, _ := toPDFWith(t, jpg, hemat)
		if a, b := pageSize(t, before), pageSize(t, after); a != b {
			t.Errorf("page %s became %s", a, b)
		}
		if a, b := size(t, before), size(t, after); b*2 > a {
			t.Errorf("%d bytes became %d", a, b)
		}
		if list := run(t, "pdfimages", "-list", after); !strings.Contains(list, "jpeg") || !strings.Contains(list, " 200   200 ") {
			t.Error(list)
		}
		nearLook(t, render(t, after, 1), render(t, before, 1), 20)
	})

	t.Run("pictures of other formats and in grey too", func(t *testing.T) {
		grey := image.NewGray(big.Rect)
		for i := range grey.Pix {
			grey.Pix[i] = big.Pix[4*i]
		}
		tif := filepath.Join(t.TempDir(), "a.tif")
		run(t, "convert", jpg, "-strip", "-compress", "LZW", tif)
		for _, path := range []string{write(t, "a.png", pngBytes(t, big)), write(t, "g.png", pngBytes(t, grey)), write(t, "g.jpg", jpegBytes(t, grey)), tif} {
			before, _ := toPDFWith(t, path, asis)
			after, _ := toPDFWith(t, path, hemat)
			if a, b := size(t, before), size(t, after); b*2 > a {
				t.Errorf("%s: %d bytes became %d", filepath.Base(path), a, b)
			}
			nearLook(t, render(t, after, 1), render(t, before, 1), 25)
		}
	})

	same := func(t *testing.T, path string) {
		t.Helper()
		var a, b bytes.Buffer
		for w, opt := range map[*bytes.Buffer]picture.Options{&a: asis, &b: hemat} {
			if _, err := picture.ToPDF(t.Context(), path, w, opt); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Errorf("%d bytes became %d", a.Len(), b.Len())
		}
	}

	t.Run("what is not too fine, small, a fax, CMYK or transparent stays", func(t *testing.T) {
		dir := t.TempDir()
		make := func(name string, args ...string) string {
			dst := filepath.Join(dir, name)
			run(t, "convert", append(append([]string{jpg, "-strip"}, args...), dst)...)
			return dst
		}
		same(t, write(t, "a.jpg", jpegBytes(t, photo(740, 520))))
		same(t, write(t, "kecil.jpg", jpegBytes(t, image.NewNRGBA(image.Rect(0, 0, 1050, 700)))))
		same(t, make("fax.tif", "-monochrome", "-compress", "Group4"))
		same(t, make("a.png", "-type", "Palette", "-colors", "64"))
		same(t, make("cmyk.jpg", "-colorspace", "CMYK"))
		clear := photo(1050, 700)
		clear.SetNRGBA(0, 0, color.NRGBA{})
		same(t, write(t, "t.png", pngBytes(t, clear)))
	})

	t.Run("never larger", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "a.jpg")
		run(t, "convert", jpg, "-strip", "-quality", "8", path)
		before, _ := toPDFWith(t, path, asis)
		after, _ := toPDFWith(t, path, hemat)
		if a, b := size(t, before), size(t, after); b > a {
			t.Errorf("%d bytes became %d", a, b)
		}
	})
}

func TestProfile(t *testing.T) {
	// Profiles of Debian's Ghostscript, which this test needs anyway.
	const icc = "/usr/share/color/icc/ghostscript/"
	src := write(t, "src.png", pngBytes(t, upright(240, 160)))
	for _, c := range []struct {
		what string
		args []string
		name string
		want string
	}{
		{"CMYK in JPEG", []string{"-profile", icc + "srgb.icc", "-profile", icc + "default_cmyk.icc"}, "a.jpg", "icc"},
		{"grey in PNG", []string{"-colorspace", "Gray", "-profile", icc + "default_gray.icc"}, "a.png", "icc"},
		{"RGB in TIFF", []string{"-profile", icc + "srgb.icc", "-profile", icc + "a98.icc", "-compress", "LZW"}, "a.tif", "icc"},
		{"RGB in WebP", []string{"-profile", icc + "srgb.icc", "-profile", icc + "a98.icc"}, "a.webp", "icc"},
		{"sRGB says nothing new", []string{"-profile", icc + "srgb.icc"}, "a.jpg", "rgb"},
	} {
		t.Run(c.what, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), c.name)
			run(t, "convert", append(append([]string{src}, c.args...), path)...)
			pdf, _ := toPDF(t, path)
			if list := run(t, "pdfimages", "-list", pdf); !strings.Contains(list, " "+c.want+" ") {
				t.Error(list)
			}
			want := filepath.Join(t.TempDir(), "want.png")
			run(t, "convert", path, "-profile", icc+"srgb.icc", "-define", "png:color-type=2", want)
			nearLook(t, render(t, pdf, 1), open(t, want), 60)
		})
	}
}
