package picture_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"
	"time"

	"siapzi/model"
	"siapzi/model/picture"
)

// heicOf has ImageMagick write a HEIC file: a grid of tiles, as phones do.
func heicOf(t testing.TB, args ...string) string {
	t.Helper()
	dst := filepath.Join(t.TempDir(), "a.heic")
	src := write(t, "src.png", pngBytes(t, upright(240, 160)))
	run(t, "convert", append(append([]string{src}, args...), "-quality", "90", dst)...)
	return dst
}

// turned adds a box "irot" to a HEIC file, as phones write for upright photos:
// quarters anticlockwise.
func turned(t testing.TB, path string, quarters byte) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	u32 := binary.BigEndian.Uint32
	find := func(name string) int { return bytes.Index(b, []byte(name)) - 4 }
	mdat, ipco, ipma := uint32(find("mdat")), find("ipco"), find("ipma")
	// Positions in the data move by the ten bytes that are added before it.
	old := binary.BigEndian.AppendUint32(nil, mdat+8)
	at := find("iloc") + bytes.Index(b[find("iloc"):ipco], old)
	binary.BigEndian.PutUint32(b[at:], mdat+8+10)
	grow := func(at int, by uint32) { binary.BigEndian.PutUint32(b[at:], u32(b[at:])+by) }
	properties := byte(0)
	for i, end := ipco+8, ipco+int(u32(b[ipco:])); i < end; i += int(u32(b[i:])) {
		properties++
	}
	grow(find("meta"), 10)
	grow(find("iprp"), 10)
	grow(ipco, 9)
	grow(ipma, 1)
	// The primary picture is the last item: number, count, properties.
	last := ipma + int(u32(b[ipma:])) - 2 // it has grown by one
	count := ipma + 18
	for count+int(b[count]) < last {
		count += int(b[count]) + 3
	}
	b[count]++
	out := append([]byte{}, b[:ipma]...)
	out = append(out, 0, 0, 0, 9, 'i', 'r', 'o', 't', quarters)
	out = append(append(out, b[ipma:last+1]...), 0x80|(properties+1))
	return write(t, "turned.heic", append(out, b[last+1:]...))
}

func TestHEIC(t *testing.T) {
	want := upright(240, 160)
	path := heicOf(t)

	t.Run("a photo becomes a page", func(t *testing.T) {
		pdf, pages := toPDF(t, path)
		if pages != 1 {
			t.Errorf("%d pages", pages)
		}
		nearLook(t, render(t, pdf, 1), want, 40)
		info, err := picture.Inspect(t.Context(), path)
		if err != nil || info.Format != picture.HEIC || info.Width != 240 || info.Height != 160 {
			t.Errorf("%+v, %v", info, err)
		}
	})

	t.Run("grey and 10 bits too", func(t *testing.T) {
		pdf, _ := toPDF(t, heicOf(t, "-colorspace", "Gray"))
		nearLook(t, render(t, pdf, 1), open(t, func() string {
			grey := filepath.Join(t.TempDir(), "grey.png")
			run(t, "convert", write(t, "s.png", pngBytes(t, want)), "-colorspace", "Gray", grey)
			return grey
		}()), 40)
		pdf, _ = toPDF(t, heicOf(t, "-depth", "10"))
		nearLook(t, render(t, pdf, 1), want, 40)
	})

	t.Run("a rotation in the file is obeyed", func(t *testing.T) {
		path := turned(t, path, 3) // once clockwise
		pdf, _ := toPDF(t, path)
		nearLook(t, render(t, pdf, 1), stored(want, 8), 40)
		if info, err := picture.Inspect(t.Context(), path); err != nil || info.Width != 160 || info.Height != 240 {
			t.Errorf("%+v, %v", info, err)
		}
	})

	t.Run("damage is an answer", func(t *testing.T) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for i := 40; i < len(data); i += 1 + len(data)/60 {
			for _, b := range [][]byte{data[:i], append(append(bytes.Clone(data[:i]), data[i]^0xA5), data[i+1:]...)} {
				_, err := picture.ToPDF(t.Context(), write(t, "b.heic", b), &bytes.Buffer{}, picture.Options{})
				if kind := model.KindOf(err); err != nil && kind != model.Invalid && kind != model.Unsupported {
					t.Fatalf("byte %d: %v", i, err)
				}
			}
		}
	})

	t.Run("decoding ends soon when it is cancelled", func(t *testing.T) {
		big := filepath.Join(t.TempDir(), "big.heic")
		run(t, "convert", "-size", "2000x1500", "gradient:red-blue", "-quality", "95", big)
		if _, err := picture.ToPDF(t.Context(), path, &bytes.Buffer{}, picture.Options{}); err != nil {
			t.Fatal(err) // the module is compiled now
		}
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		defer cancel()
		start := time.Now()
		_, err := picture.ToPDF(ctx, big, &bytes.Buffer{}, picture.Options{})
		if took := time.Since(start); err == nil || took > 2*time.Second {
			t.Errorf("%v after %v", err, took)
		}
	})
}
