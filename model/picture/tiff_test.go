package picture_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"siapzi/model"
	"siapzi/model/picture"
)

// textured is a picture in which a shift of a row or a column shows.
func textured(w, h int) *image.NRGBA {
	img := upright(w, h)
	for i := 0; i < len(img.Pix); i += 4 {
		x, y := i/4%w, i/4/w
		img.Pix[i] = uint8(min(255, int(img.Pix[i])+x*40/w))
		img.Pix[i+1] = uint8(min(255, int(img.Pix[i+1])+y*40/h))
		if (x/7+y/5)%5 == 0 {
			img.Pix[i+2] /= 2
		}
	}
	return img
}

// open decodes a PNG file.
func open(t testing.TB, path string) image.Image {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// samePixels has poppler decode the picture of the first page, and compares
// all pixels.
func samePixels(t testing.TB, pdf string, want image.Image, tolerance int) {
	t.Helper()
	root := filepath.Join(t.TempDir(), "p")
	run(t, "pdfimages", "-png", "-f", "1", "-l", "1", pdf, root)
	got, b := open(t, root+"-000.png"), want.Bounds()
	if got.Bounds().Size() != b.Size() {
		t.Fatalf("%v, want %v", got.Bounds(), b)
	}
	wrong := 0
	for y := range b.Dy() {
		for x := range b.Dx() {
			g := color.NRGBAModel.Convert(got.At(x, y)).(color.NRGBA)
			w := color.NRGBAModel.Convert(want.At(b.Min.X+x, b.Min.Y+y)).(color.NRGBA)
			far := func(a, b uint8) bool { return int(a)-int(b) > tolerance || int(b)-int(a) > tolerance }
			if far(g.R, w.R) || far(g.G, w.G) || far(g.B, w.B) {
				if wrong++; wrong == 1 {
					t.Logf("first at %d, %d: %v, want %v", x, y, g, w)
				}
			}
		}
	}
	if share := float64(wrong) / float64(b.Dx()*b.Dy()); share > 0.01 {
		t.Errorf("%.1f%% of the pixels differ", 100*share)
	}
}

// TestTIFFForms has ImageMagick write the same picture in many ways, and
// compares what poppler sees with what ImageMagick reads.
func TestTIFFForms(t *testing.T) {
	src := write(t, "src.png", pngBytes(t, textured(250, 170)))
	const plain, lossy, twice, inks = 3, 45, 80, 90
	for _, c := range []struct {
		args      string
		tolerance int
	}{
		{"-compress None", plain},
		{"-compress LZW", plain},
		{"-compress LZW -define tiff:predictor=1", plain},
		{"-compress Zip -endian MSB", plain},
		{"-compress RLE -define tiff:rows-per-strip=16", plain},
		{"-depth 16 -compress Zip -endian LSB", plain},
		{"-depth 16 -compress LZW -endian MSB", plain},
		{"-compress LZW -define tiff:fill-order=lsb", plain},
		{"-compress Zip -define tiff:tile-geometry=64x48", plain},
		{"-interlace Plane -compress LZW -define tiff:rows-per-strip=32", plain},
		{"-interlace Plane -depth 16 -compress None", plain},
		{"-colorspace Gray -compress LZW", plain},
		{"-colorspace Gray -depth 4 -compress None", plain},
		{"-colorspace Gray -define quantum:polarity=min-is-white -compress Zip", plain},
		{"-type Palette -colors 200 -compress LZW", plain},
		{"-type Palette -colors 13 -depth 4 -compress None -define tiff:tile-geometry=32x32", plain},
		{"-colorspace Gray -ordered-dither o8x8 -monochrome -compress Zip", plain},
		{"-colorspace CMYK -compress LZW", inks},
		{"-colorspace CMYK -depth 16 -compress None -interlace Plane", inks},
		{"-colorspace Lab -depth 8 -compress LZW", 50},
		{"-alpha set -channel A -evaluate set 100% -define tiff:alpha=unassociated -compress Zip", plain},
		{"-alpha set -channel A -evaluate set 100% -define tiff:alpha=associated -compress Zip", plain},
		{"-compress JPEG -quality 92", lossy},
		{"-colorspace Gray -compress JPEG -quality 92", lossy},
		{"-colorspace YCbCr -compress JPEG -quality 92", lossy},
		{"-colorspace YCbCr -compress None", lossy},
		{"-compress JPEG -quality 92 -define tiff:tile-geometry=64x64", twice},
	} {
		for _, kind := range []string{"TIFF", "TIFF64"} {
			if kind == "TIFF64" && !strings.Contains(c.args, "LZW") {
				continue
			}
			t.Run(kind+" "+c.args, func(t *testing.T) {
				dir := t.TempDir()
				tif, want := filepath.Join(dir, "a.tif"), filepath.Join(dir, "want.png")
				run(t, "convert", append(append([]string{src}, strings.Fields(c.args)...), kind+":"+tif)...)
				run(t, "convert", tif, "-colorspace", "sRGB", "-depth", "8", "-define", "png:color-type=2", want)
				pdf, _ := toPDF(t, tif)
				if strings.Contains(c.args, "-depth 16") { // pdfimages makes black of white there, drawing does not
					nearLook(t, render(t, pdf, 1), open(t, want), 90)
					sameInOthers(t, pdf, want, 0.02+float64(c.tolerance)/1000)
					return
				}
				samePixels(t, pdf, open(t, want), c.tolerance)
			})
		}
	}
}

// TestTIFFFax has libtiff's tiffcp write faxes, which stay as they are.
func TestTIFFFax(t *testing.T) {
	dir := t.TempDir()
	plain := filepath.Join(dir, "plain.tif")
	run(t, "convert", write(t, "src.png", pngBytes(t, textured(300, 200))), "-colorspace", "Gray", "-ordered-dither", "o4x4",
		"-monochrome", "-compress", "Group4", plain)
	want := filepath.Join(dir, "want.png")
	run(t, "convert", plain, "-define", "png:color-type=2", "-depth", "8", want)
	for _, c := range []struct{ args, filter string }{
		{"-c g4 -r 1000", "ccitt"},
		{"-c g4 -r 16", "image"}, // PDF has no strips of this kind, and dots make a bad fax
		{"-c g4 -r 1000 -f lsb2msb", "ccitt"},
		{"-c g3:1d -r 1000", "ccitt"},
		{"-c g3:1d -r 32", "ccitt"},
		{"-c g3:1d:fill -r 32 -f lsb2msb", "ccitt"},
		{"-c g3:2d -r 1000", "ccitt"},
		{"-c g3:2d:fill -r 32", "ccitt"},
		{"-c g4 -t -w 64 -l 64", "image"},
	} {
		t.Run(c.args, func(t *testing.T) {
			tif := filepath.Join(t.TempDir(), "a.tif")
			run(t, "tiffcp", append(strings.Fields(c.args), plain, tif)...)
			pdf, _ := toPDF(t, tif)
			samePixels(t, pdf, open(t, want), 8)
			if list := run(t, "pdfimages", "-list", pdf); !strings.Contains(list, " 1   1  "+c.filter) {
				t.Errorf("not one bit with filter %s:\n%s", c.filter, list)
			}
			sameInOthers(t, pdf, want, 0.03)
		})
	}

	t.Run("strips of text become a fax in one piece", func(t *testing.T) {
		dir := t.TempDir()
		page, tif, want := filepath.Join(dir, "page.tif"), filepath.Join(dir, "a.tif"), filepath.Join(dir, "want.png")
		run(t, "convert", "-size", "600x400", "xc:white", "-fill", "black", "-draw", "rectangle 40,40 200,60 rectangle 50,90 500,94 circle 300,250 300,330",
			"-monochrome", "-compress", "Group4", page)
		run(t, "convert", page, "-define", "png:color-type=2", "-depth", "8", want)
		for _, args := range []string{"-c g4 -r 16", "-c lzw -r 32", "-c packbits"} {
			run(t, "tiffcp", append(strings.Fields(args), page, tif)...)
			pdf, _ := toPDF(t, tif)
			samePixels(t, pdf, open(t, want), 8)
			if list := run(t, "pdfimages", "-list", pdf); !strings.Contains(list, "ccitt") {
				t.Errorf("%s:\n%s", args, list)
			}
			sameInOthers(t, pdf, want, 0.02)
		}
	})

	t.Run("black stored as one or as zero", func(t *testing.T) {
		for _, polarity := range []string{"min-is-white", "min-is-black"} {
			tif := filepath.Join(t.TempDir(), "a.tif")
			run(t, "convert", plain, "-define", "quantum:polarity="+polarity, "-compress", "Group4", tif)
			pdf, _ := toPDF(t, tif)
			samePixels(t, pdf, open(t, want), 8)
		}
	})
}

// sameInOthers looks at the page with MuPDF and Ghostscript.
func sameInOthers(t testing.TB, pdf, want string, most float64) {
	t.Helper()
	dir := t.TempDir()
	b := open(t, want).Bounds()
	for name, args := range map[string][]string{
		"mutool": {"draw", "-q", "-w", fmt.Sprint(b.Dx()), "-h", fmt.Sprint(b.Dy()), "-f", "-o", filepath.Join(dir, "mutool.png"), pdf, "1"},
		"gs":     {"-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=png16m", "-dPDFFitPage", fmt.Sprintf("-g%dx%d", b.Dx(), b.Dy()), "-sOutputFile=" + filepath.Join(dir, "gs.png"), pdf},
	} {
		run(t, name, args...)
		out := run(t, "convert", want, filepath.Join(dir, name+".png"), "-colorspace", "Gray", "-metric", "MAE", "-compare", "-format", "%[distortion]", "info:")
		var d float64
		if _, err := fmt.Sscan(out, &d); err != nil || d > most {
			t.Errorf("%s: differs by %s", name, out)
		}
	}
}

// TestTIFFJPEG has libtiff's tiffcp write strips and tiles of JPEG.
func TestTIFFJPEG(t *testing.T) {
	src := filepath.Join(t.TempDir(), "src.tif")
	run(t, "convert", write(t, "src.png", pngBytes(t, textured(250, 170))), "-compress", "None", src)
	grey := filepath.Join(t.TempDir(), "grey.tif")
	run(t, "convert", src, "-colorspace", "Gray", "-compress", "None", grey)
	for _, c := range []struct {
		what, src, args string
		untouched       bool
	}{
		{"one strip", src, "-c jpeg:90 -r 1000", true},
		{"strips", src, "-c jpeg:90 -r 16", true},
		{"strips of RGB", src, "-c jpeg:r:90 -r 32", true},
		{"grey strips", grey, "-c jpeg:90 -r 24", true},
		{"tiles", src, "-c jpeg:90 -t -w 64 -l 64", false},
		{"tiles of RGB", src, "-c jpeg:r:90 -t -w 64 -l 64", false},
		{"grey tiles", grey, "-c jpeg:90 -t -w 32 -l 32", false},
	} {
		t.Run(c.what, func(t *testing.T) {
			tif, want := filepath.Join(t.TempDir(), "a.tif"), filepath.Join(t.TempDir(), "want.png")
			run(t, "tiffcp", append(strings.Fields(c.args), c.src, tif)...)
			run(t, "convert", tif, "-define", "png:color-type=2", "-depth", "8", want)
			pdf, _ := toPDF(t, tif)
			samePixels(t, pdf, open(t, want), 80)
			sameInOthers(t, pdf, want, 0.03)
			if !c.untouched {
				return
			}
			// The coded data of the first strip is in the PDF.
			data, err := os.ReadFile(tif)
			if err != nil {
				t.Fatal(err)
			}
			out, err := os.ReadFile(pdf)
			if err != nil {
				t.Fatal(err)
			}
			i := bytes.Index(data, []byte{0xFF, 0xDA, 0x00})
			if i < 0 || !bytes.Contains(out, data[i+20:i+120]) {
				t.Error("compressed again")
			}
		})
	}

	t.Run("the old way, a whole file or its parts", func(t *testing.T) {
		want := textured(240, 160)
		j := jpegBytes(t, want)
		for _, parts := range []bool{false, true} {
			pdf, _ := toPDF(t, write(t, "a.tif", oldJPEG(t, j, 240, 160, parts)))
			samePixels(t, pdf, want, 60)
		}
	})
}

// oldJPEG makes a TIFF file with JPEG as TIFF 6.0 had it: the whole JPEG file,
// or its tables one by one and the coded data as a strip.
func oldJPEG(t testing.TB, j []byte, w, h int, parts bool) []byte {
	t.Helper()
	out := append([]byte("II*\x00\x00\x00\x00\x00"), j...)
	const base = 8
	type entry struct {
		tag, kind uint16
		values    []uint32
	}
	scan := bytes.Index(j, []byte{0xFF, 0xDA})
	scan += 2 + int(binary.BigEndian.Uint16(j[scan+2:]))
	entries := []entry{{256, 3, []uint32{uint32(w)}}, {257, 3, []uint32{uint32(h)}}, {258, 3, []uint32{8, 8, 8}}, {259, 3, []uint32{6}}, {262, 3, []uint32{6}},
		{273, 4, []uint32{uint32(base + scan)}}, {277, 3, []uint32{3}}, {279, 4, []uint32{uint32(len(j) - scan - 2)}}}
	if !parts {
		entries = append(entries, entry{513, 4, []uint32{base}}, entry{514, 4, []uint32{uint32(len(j))}})
	} else {
		// Go writes both quantisation tables in one segment, and all four code
		// tables in another: brightness and colour, each differences and others.
		q := uint32(base + bytes.Index(j, []byte{0xFF, 0xDB}) + 4)
		at := uint32(base + bytes.Index(j, []byte{0xFF, 0xC4}) + 4)
		var codes []uint32
		for range 4 {
			codes = append(codes, at+1)
			for _, n := range out[at+1 : at+17] {
				at += uint32(n)
			}
			at += 17
		}
		entries = append(entries, entry{519, 4, []uint32{q + 1, q + 66, q + 66}}, entry{520, 4, []uint32{codes[0], codes[2], codes[2]}},
			entry{521, 4, []uint32{codes[1], codes[3], codes[3]}}, entry{530, 3, []uint32{2, 2}})
	}
	le := binary.LittleEndian
	var dir []byte
	for _, e := range entries {
		var v []byte
		for _, n := range e.values {
			if e.kind == 3 {
				v = le.AppendUint16(v, uint16(n))
			} else {
				v = le.AppendUint32(v, n)
			}
		}
		if len(v) > 4 {
			v, out = le.AppendUint32(nil, uint32(len(out))), append(out, v...)
		}
		dir = le.AppendUint32(le.AppendUint16(le.AppendUint16(dir, e.tag), e.kind), uint32(len(e.values)))
		dir = append(dir, append(v, 0, 0, 0, 0)[:4]...)
	}
	le.PutUint32(out[4:], uint32(len(out)))
	out = append(le.AppendUint16(out, uint16(len(entries))), dir...)
	return append(out, 0, 0, 0, 0)
}

func TestTIFFBroken(t *testing.T) {
	tif := filepath.Join(t.TempDir(), "a.tif")
	run(t, "convert", write(t, "src.png", pngBytes(t, textured(100, 80))), "-compress", "LZW", "-define", "tiff:rows-per-strip=16", tif)
	data, err := os.ReadFile(tif)
	if err != nil {
		t.Fatal(err)
	}
	// Every byte of the directory changed in turn: an answer, never a crash.
	first := int(binary.LittleEndian.Uint32(data[4:]))
	for i := first; i < len(data); i++ {
		for _, v := range []byte{0xFF, data[i] + 1} {
			broken := bytes.Clone(data)
			broken[i] = v
			_, err := picture.ToPDF(t.Context(), write(t, "b.tif", broken), &bytes.Buffer{}, picture.Options{Hemat: true})
			if kind := model.KindOf(err); err != nil && kind != model.Invalid && kind != model.Unsupported {
				t.Fatalf("byte %d: %v", i, err)
			}
		}
	}
}
