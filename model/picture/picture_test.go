package picture_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/image/bmp"

	"siapzi/model"
	"siapzi/model/picture"
)

// upright is a picture without any symmetry: four quarters of different
// colours, one of them with a dark corner.
func upright(w, h int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	fill := func(r image.Rectangle, c color.NRGBA) {
		draw.Draw(img, r, &image.Uniform{C: c}, image.Point{}, draw.Src)
	}
	fill(image.Rect(0, 0, w/2, h/2), color.NRGBA{200, 40, 40, 255})
	fill(image.Rect(w/2, 0, w, h/2), color.NRGBA{40, 160, 60, 255})
	fill(image.Rect(0, h/2, w/2, h), color.NRGBA{40, 60, 200, 255})
	fill(image.Rect(w/2, h/2, w, h), color.NRGBA{230, 210, 80, 255})
	fill(image.Rect(0, 0, w/4, h/4), color.NRGBA{20, 20, 20, 255})
	return img
}

// stored gives the pixels that a camera stores for the upright picture at an
// orientation: at(x, y) names the upright pixel that lies at stored x, y.
func stored(img *image.NRGBA, orientation int) *image.NRGBA {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	at := map[int]func(x, y int) (int, int){
		1: func(x, y int) (int, int) { return x, y },
		2: func(x, y int) (int, int) { return w - 1 - x, y },
		3: func(x, y int) (int, int) { return w - 1 - x, h - 1 - y },
		4: func(x, y int) (int, int) { return x, h - 1 - y },
		5: func(x, y int) (int, int) { return y, x },
		6: func(x, y int) (int, int) { return w - 1 - y, x },
		7: func(x, y int) (int, int) { return w - 1 - y, h - 1 - x },
		8: func(x, y int) (int, int) { return y, h - 1 - x },
	}[orientation]
	out := image.NewNRGBA(image.Rect(0, 0, w, h))
	if orientation >= 5 {
		out = image.NewNRGBA(image.Rect(0, 0, h, w))
	}
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			ux, uy := at(x, y)
			out.SetNRGBA(x, y, img.NRGBAAt(ux, uy))
		}
	}
	return out
}

// exif is an EXIF block with an orientation and a resolution.
func exif(orientation, dpi int) []byte {
	b := []byte("Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x04")
	entry := func(tag, kind uint16, value uint32) {
		b = binary.BigEndian.AppendUint16(b, tag)
		b = binary.BigEndian.AppendUint16(b, kind)
		b = binary.BigEndian.AppendUint32(b, 1)
		b = binary.BigEndian.AppendUint32(b, value)
	}
	entry(0x0112, 3, uint32(orientation)<<16)
	entry(0x011A, 5, 62)
	entry(0x011B, 5, 62)
	entry(0x0128, 3, 2<<16)
	b = append(b, 0, 0, 0, 0)
	b = binary.BigEndian.AppendUint32(b, uint32(dpi))
	return binary.BigEndian.AppendUint32(b, 1)
}

func jpegBytes(t testing.TB, img image.Image, segments ...[]byte) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := jpeg.Encode(&buf, img, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	out := append([]byte{}, buf.Bytes()[:2]...)
	for _, s := range segments {
		out = append(out, 0xFF, 0xE1)
		out = binary.BigEndian.AppendUint16(out, uint16(len(s)+2))
		out = append(out, s...)
	}
	return append(out, buf.Bytes()[2:]...)
}

func pngBytes(t testing.TB, img image.Image) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := png.Encode(&buf, img); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func write(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// toPDF converts the picture at path and has qpdf check the result.
func toPDF(t testing.TB, path string) (pdf string, pages int) {
	t.Helper()
	return toPDFWith(t, path, picture.Options{})
}

func toPDFWith(t testing.TB, path string, opt picture.Options) (pdf string, pages int) {
	t.Helper()
	var buf bytes.Buffer
	pages, err := picture.ToPDF(t.Context(), path, &buf, opt)
	if err != nil {
		t.Fatal(err)
	}
	pdf = write(t, "hasil.pdf", buf.Bytes())
	if msg, err := exec.Command("qpdf", "--check", pdf).CombinedOutput(); err != nil {
		t.Fatalf("qpdf: %v\n%s", err, msg)
	}
	return pdf, pages
}

func run(t testing.TB, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return string(out)
}

// render draws a page with poppler so that its longer side has 64 pixels.
func render(t testing.TB, pdf string, page int) image.Image {
	t.Helper()
	root := filepath.Join(t.TempDir(), "p")
	run(t, "pdftoppm", "-png", "-singlefile", "-f", fmt.Sprint(page), "-l", fmt.Sprint(page), "-scale-to", "64", pdf, root)
	f, err := os.Open(root + ".png")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// sameLook compares img with want at the middles of 8 × 8 fields.
func sameLook(t testing.TB, got, want image.Image) {
	t.Helper()
	nearLook(t, got, want, 30)
}

func nearLook(t testing.TB, got, want image.Image, tolerance uint8) {
	t.Helper()
	aspect := func(r image.Rectangle) float64 { return float64(r.Dx()) / float64(r.Dy()) }
	if a, b := aspect(got.Bounds()), aspect(want.Bounds()); math.Abs(a-b) > 0.05 {
		t.Fatalf("shape %.2f, want %.2f", a, b)
	}
	at := func(img image.Image, i, j int) color.NRGBA {
		b := img.Bounds()
		return color.NRGBAModel.Convert(img.At(b.Min.X+(2*i+1)*b.Dx()/16, b.Min.Y+(2*j+1)*b.Dy()/16)).(color.NRGBA)
	}
	near := func(a, b uint8) bool { return max(a, b)-min(a, b) < tolerance }
	for j := range 8 {
		for i := range 8 {
			g, w := at(got, i, j), at(want, i, j)
			if !near(g.R, w.R) || !near(g.G, w.G) || !near(g.B, w.B) {
				t.Errorf("field %d,%d is %v, want %v", i, j, g, w)
			}
		}
	}
}

func pageSize(t testing.TB, pdf string) string {
	t.Helper()
	for line := range strings.Lines(run(t, "pdfinfo", pdf)) {
		if rest, ok := strings.CutPrefix(line, "Page size:"); ok {
			return strings.TrimSpace(rest)
		}
	}
	return ""
}

func TestOrientation(t *testing.T) {
	want := upright(240, 160)
	for o := 1; o <= 8; o++ {
		t.Run(fmt.Sprintf("JPEG with EXIF orientation %d is upright", o), func(t *testing.T) {
			path := write(t, "a.jpg", jpegBytes(t, stored(want, o), exif(o, 300)))
			pdf, _ := toPDF(t, path)
			sameLook(t, render(t, pdf, 1), want)
			info, err := picture.Inspect(t.Context(), path)
			if err != nil || info.Width != 240 || info.Height != 160 || info.Orientation != o || info.DPI != 300 {
				t.Errorf("%+v, %v", info, err)
			}
		})
	}

	t.Run("the orientation in PNG and TIFF counts too", func(t *testing.T) {
		data := pngBytes(t, stored(want, 6))
		c := append([]byte("eXIf"), exif(6, 300)[6:]...)
		chunk := binary.BigEndian.AppendUint32(nil, uint32(len(c)-4))
		chunk = binary.BigEndian.AppendUint32(append(chunk, c...), crc32.ChecksumIEEE(c))
		data = append(data[:33:33], append(chunk, data[33:]...)...)
		pdf, _ := toPDF(t, write(t, "a.png", data))
		sameLook(t, render(t, pdf, 1), want)

		src, dst := write(t, "b.png", pngBytes(t, stored(want, 7))), filepath.Join(t.TempDir(), "b.tif")
		run(t, "convert", src, "-orient", "RightBottom", dst)
		pdf, _ = toPDF(t, dst)
		sameLook(t, render(t, pdf, 1), want)
	})
}

func TestJPEG(t *testing.T) {
	want := upright(240, 160)
	src := write(t, "src.png", pngBytes(t, want))
	make := func(t *testing.T, args ...string) string {
		dst := filepath.Join(t.TempDir(), "a.jpg")
		run(t, "convert", append(append([]string{src}, args...), "-quality", "95", dst)...)
		return dst
	}
	untouched := func(t *testing.T, pdf, path string) {
		t.Helper()
		root := filepath.Join(t.TempDir(), "i")
		run(t, "pdfimages", "-all", pdf, root)
		got, err := os.ReadFile(root + "-000.jpg")
		if err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, data) {
			t.Errorf("%d bytes became %d", len(data), len(got))
		}
	}
	for _, c := range []struct {
		what      string
		args      []string
		tolerance uint8
	}{
		{"baseline", nil, 30},
		{"progressive", []string{"-interlace", "JPEG"}, 30},
		{"CMYK", []string{"-colorspace", "CMYK"}, 70}, // the two programs mix inks differently
	} {
		t.Run(c.what+" bytes stay as they are", func(t *testing.T) {
			path := make(t, c.args...)
			pdf, _ := toPDF(t, path)
			untouched(t, pdf, path)
			nearLook(t, render(t, pdf, 1), want, c.tolerance)
		})
	}

	t.Run("grey stays grey", func(t *testing.T) {
		path := make(t, "-colorspace", "Gray")
		pdf, _ := toPDF(t, path)
		untouched(t, pdf, path)
		if list := run(t, "pdfimages", "-list", pdf); !strings.Contains(list, "gray") {
			t.Error(list)
		}
	})

	t.Run("what a phone adds after the picture does no harm", func(t *testing.T) {
		data := append(jpegBytes(t, want), []byte("\x00MotionPhoto_Data\x00ftypmp42")...)
		path := write(t, "a.jpg", data)
		pdf, _ := toPDF(t, path)
		untouched(t, pdf, path)
		sameLook(t, render(t, pdf, 1), want)
	})
}

func TestOtherFormats(t *testing.T) {
	want := upright(240, 160)
	see := func(path string) func(t *testing.T) {
		return func(t *testing.T) {
			pdf, _ := toPDF(t, path)
			sameLook(t, render(t, pdf, 1), want)
		}
	}
	src := write(t, "src.png", pngBytes(t, want))
	make := func(name string, args ...string) string {
		dst := filepath.Join(t.TempDir(), name)
		run(t, "convert", append(append([]string{src}, args...), dst)...)
		return dst
	}

	t.Run("PNG", see(src))
	t.Run("PNG with palette", see(make("a.png", "-type", "Palette")))
	t.Run("PNG with 16 bits", see(make("a.png", "-depth", "16", "-define", "png:bit-depth=16")))
	t.Run("PNG interlaced", see(make("a.png", "-interlace", "PNG")))
	t.Run("BMP", see(make("a.bmp")))
	t.Run("GIF", see(make("a.gif")))
	t.Run("WebP without loss", see(make("a.webp", "-define", "webp:lossless=true")))
	t.Run("WebP with loss", see(make("a.webp", "-quality", "95")))
	t.Run("TIFF", see(make("a.tif", "-compress", "LZW")))
	t.Run("TIFF with 16 bits", see(make("a.tif", "-depth", "16", "-compress", "Zip")))

	t.Run("PNG bytes are copied where PDF can hold them", func(t *testing.T) {
		pdf, _ := toPDF(t, src)
		out, err := os.ReadFile(pdf)
		if err != nil {
			t.Fatal(err)
		}
		data := pngBytes(t, want)
		i := bytes.Index(data, []byte("IDAT"))
		n := int(binary.BigEndian.Uint32(data[i-4:]))
		if !bytes.Contains(out, data[i+4:i+4+n]) {
			t.Error("compressed again")
		}
	})

	t.Run("transparent parts show the paper", func(t *testing.T) {
		img, onPaper := upright(240, 160), upright(240, 160)
		draw.Draw(img, image.Rect(120, 0, 240, 80), image.Transparent, image.Point{}, draw.Src)
		draw.Draw(onPaper, image.Rect(120, 0, 240, 80), image.White, image.Point{}, draw.Src)
		for _, path := range []string{write(t, "a.png", pngBytes(t, img)), webpOf(t, img), gifOf(t, img)} {
			pdf, _ := toPDF(t, path)
			sameLook(t, render(t, pdf, 1), onPaper)
		}
	})

	t.Run("half transparent pixels are mixed with the paper", func(t *testing.T) {
		img := image.NewNRGBA(image.Rect(0, 0, 100, 100))
		draw.Draw(img, img.Rect, &image.Uniform{C: color.NRGBA{0, 0, 0, 128}}, image.Point{}, draw.Src)
		pdf, _ := toPDF(t, write(t, "a.png", pngBytes(t, img)))
		if r, _, _, _ := render(t, pdf, 1).At(30, 30).RGBA(); r>>8 < 110 || r>>8 > 145 {
			t.Errorf("grey %d", r>>8)
		}
	})

	t.Run("a BMP written by Go", func(t *testing.T) {
		var buf bytes.Buffer
		if err := bmp.Encode(&buf, want); err != nil {
			t.Fatal(err)
		}
		see(write(t, "a.bmp", buf.Bytes()))(t)
	})
}

func webpOf(t *testing.T, img image.Image) string {
	dst := filepath.Join(t.TempDir(), "a.webp")
	run(t, "convert", write(t, "s.png", pngBytes(t, img)), "-define", "webp:lossless=true", dst)
	return dst
}

func gifOf(t *testing.T, img image.Image) string {
	var buf bytes.Buffer
	p := image.NewPaletted(img.Bounds(), color.Palette{color.Transparent, color.NRGBA{200, 40, 40, 255}, color.NRGBA{40, 160, 60, 255},
		color.NRGBA{40, 60, 200, 255}, color.NRGBA{230, 210, 80, 255}, color.NRGBA{20, 20, 20, 255}})
	draw.Draw(p, p.Rect, img, image.Point{}, draw.Src)
	if err := gif.Encode(&buf, p, nil); err != nil {
		t.Fatal(err)
	}
	return write(t, "a.gif", buf.Bytes())
}

func TestTIFFPages(t *testing.T) {
	a, b := upright(240, 160), upright(160, 240)
	dst := filepath.Join(t.TempDir(), "a.tif")
	run(t, "convert", write(t, "a.png", pngBytes(t, a)), write(t, "b.png", pngBytes(t, b)), "-compress", "LZW", dst)

	t.Run("every picture becomes a page", func(t *testing.T) {
		pdf, pages := toPDF(t, dst)
		if pages != 2 {
			t.Fatalf("%d pages", pages)
		}
		sameLook(t, render(t, pdf, 1), a)
		sameLook(t, render(t, pdf, 2), b)
		if info, err := picture.Inspect(t.Context(), dst); err != nil || info.Pages != 2 {
			t.Errorf("%+v, %v", info, err)
		}
	})

	t.Run("a fax stays black and white with one bit", func(t *testing.T) {
		fax := filepath.Join(t.TempDir(), "fax.tif")
		run(t, "convert", "-size", "200x100", "xc:white", "-fill", "black", "-draw", "rectangle 0,0 99,99",
			"-monochrome", "-compress", "Group4", fax)
		pdf, _ := toPDF(t, fax)
		img := render(t, pdf, 1)
		if r, _, _, _ := img.At(10, 10).RGBA(); r != 0 {
			t.Error("left is not black")
		}
		if r, _, _, _ := img.At(60, 10).RGBA(); r < 0xFA00 {
			t.Errorf("right is %x, not white", r)
		}
		if list := run(t, "pdfimages", "-list", pdf); !strings.Contains(list, " 1   1 ") {
			t.Error(list)
		}
	})

	t.Run("directories in a circle are damage", func(t *testing.T) {
		data, err := os.ReadFile(dst)
		if err != nil {
			t.Fatal(err)
		}
		first := binary.LittleEndian.Uint32(data[4:])
		n := binary.LittleEndian.Uint16(data[first:])
		binary.LittleEndian.PutUint32(data[first+2+uint32(n)*12:], first)
		_, err = picture.ToPDF(t.Context(), write(t, "c.tif", data), &bytes.Buffer{}, picture.Options{})
		if model.KindOf(err) != model.Invalid {
			t.Errorf("error %v", err)
		}
	})
}

func TestPageSize(t *testing.T) {
	for _, c := range []struct {
		what string
		w, h int
		dpi  int
		opt  picture.Options
		want string
	}{
		{"a photo of 12 megapixels fills A4 as far as its shape allows", 4000, 3000, 72, picture.Options{}, "793.701 x 595.276 pts"},
		{"upright too", 3000, 4000, 72, picture.Options{}, "595.276 x 793.701 pts"},
		{"a scan of A4 at 300 dpi is A4", 2480, 3508, 300, picture.Options{}, "595.179 x 841.89 pts (A4)"},
		{"a small scan keeps its size", 1240, 874, 300, picture.Options{}, "297.6 x 209.76 pts"},
		{"no resolution means that of a screen", 480, 320, 0, picture.Options{}, "360 x 240 pts"},
		{"an absurd resolution does too", 480, 320, 1, picture.Options{}, "360 x 240 pts"},
		{"an icon gets a page one can see", 16, 16, 0, picture.Options{}, "36 x 36 pts"},
		{"a panorama is not wider than A4", 9000, 300, 72, picture.Options{}, "841.89 x 36 pts"},
		{"the page may be told to fit F4", 3000, 6000, 72, picture.Options{Long: 330, Short: 215}, "467.717 x 935.433 pts"},
	} {
		t.Run(c.what, func(t *testing.T) {
			var seg [][]byte
			if c.dpi > 0 {
				seg = append(seg, exif(1, c.dpi))
			}
			pdf, _ := toPDFWith(t, write(t, "a.jpg", jpegBytes(t, image.NewGray(image.Rect(0, 0, c.w, c.h)), seg...)), c.opt)
			if got := pageSize(t, pdf); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}
