package picture_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"siapzi/model"
	"siapzi/model/picture"
)

func TestBadFiles(t *testing.T) {
	img := upright(240, 160)
	j, p := jpegBytes(t, img), pngBytes(t, img)
	bomb := append([]byte{}, p...)
	binary.BigEndian.PutUint32(bomb[16:], 30000)
	binary.BigEndian.PutUint32(bomb[20:], 30000)
	binary.BigEndian.PutUint32(bomb[29:], crc32.ChecksumIEEE(bomb[12:29]))
	wrong := append([]byte{}, p...)
	wrong[len(wrong)-20] ^= 0x55
	for _, c := range []struct {
		name string
		data []byte
		want model.Kind
	}{
		{"terpotong.jpg", j[:len(j)-200], model.Invalid},
		{"kepala.jpg", j[:30], model.Invalid},
		{"tanpa-isi.jpg", []byte("\xFF\xD8\xFF\xD9"), model.Invalid},
		{"acak.jpg", append([]byte("\xFF\xD8\xFF\xE0\x00\x10"), bytes.Repeat([]byte{0x33}, 500)...), model.Invalid},
		{"terpotong.png", p[:len(p)/2], model.Invalid},
		{"bit-salah.png", wrong, model.Invalid},
		{"bom.png", bomb, model.Unsupported},
		{"terpotong.gif", []byte("GIF89a\x10\x00\x10\x00"), model.Invalid},
		{"terpotong.webp", []byte("RIFF\x10\x00\x00\x00WEBPVP8 "), model.Invalid},
		{"terpotong.tif", []byte("II*\x00\x08\x00\x00\x00\x01\x00"), model.Invalid},
		{"besar.tif", []byte("MM\x00+\x00\x08\x00\x00"), model.Invalid},
		{"foto.heic", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"), model.Invalid},
		{"teks.jpg", []byte("bukan gambar"), model.Invalid},
		{"kosong.jpg", nil, model.Invalid},
	} {
		t.Run(c.name+" is refused with a sentence and nothing is written", func(t *testing.T) {
			var out bytes.Buffer
			_, err := picture.ToPDF(t.Context(), write(t, c.name, c.data), &out, picture.Options{})
			if model.KindOf(err) != c.want || out.Len() != 0 {
				t.Errorf("%d bytes, kind %q, want %q: %v", out.Len(), model.KindOf(err), c.want, err)
			}
		})
	}

	t.Run("missing files and cancelled calls say so", func(t *testing.T) {
		_, err := picture.ToPDF(t.Context(), filepath.Join(t.TempDir(), "x.jpg"), &bytes.Buffer{}, picture.Options{})
		if model.KindOf(err) != model.NotFound {
			t.Error(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := picture.ToPDF(ctx, write(t, "a.jpg", j), &bytes.Buffer{}, picture.Options{}); model.KindOf(err) != model.Canceled {
			t.Error(err)
		}
	})

	t.Run("the same file gives the same bytes", func(t *testing.T) {
		path := write(t, "a.png", p)
		var a, b bytes.Buffer
		for _, w := range []*bytes.Buffer{&a, &b} {
			if _, err := picture.ToPDF(t.Context(), path, w, picture.Options{}); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Error("two runs differ")
		}
	})
}

func FuzzToPDF(f *testing.F) {
	img := upright(24, 16)
	f.Add(jpegBytes(f, img, exif(6, 300)))
	f.Add(pngBytes(f, img))
	f.Add([]byte("II*\x00\x08\x00\x00\x00\x01\x00"))
	f.Add(oldJPEG(f, jpegBytes(f, img), 24, 16, false))
	f.Add(oldJPEG(f, jpegBytes(f, img), 24, 16, true))
	for _, args := range []string{"-compress LZW", "-compress JPEG", "-compress Zip -define tiff:tile-geometry=16x16", "-monochrome -compress Group4", "-monochrome -compress Fax"} {
		tif := filepath.Join(f.TempDir(), "a.tif")
		run(f, "convert", append(append([]string{write(f, "s.png", pngBytes(f, img))}, strings.Fields(args)...), tif)...)
		data, err := os.ReadFile(tif)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte("GIF89a\x10\x00\x10\x00"))
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(dir, "a")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		_, err := picture.ToPDF(t.Context(), path, &out, picture.Options{Hemat: len(data)%2 == 0})
		if model.KindOf(err) == model.Internal {
			t.Fatal(err)
		}
		if (err == nil) != (out.Len() > 0) {
			t.Fatal(out.Len(), err)
		}
	})
}
