package typeset

import (
	"bytes"
	"image"
	_ "image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rsc.io/qr"

	"siapzi/model"
)

func TestLink(t *testing.T) {
	link := func(t *testing.T, title, address, note string) made {
		t.Helper()
		var b bytes.Buffer
		n, err := Link(t.Context(), title, address, note, &b, Options{})
		if err != nil {
			t.Fatal(err)
		}
		m := look(t, b.Bytes())
		if n != 1 || m.pages != 1 {
			t.Errorf("%d pages, told %d", m.pages, n)
		}
		return m
	}
	t.Run("the page has title, address, note and a working link", func(t *testing.T) {
		m := link(t, "Video layanan", "https://www.contoh.go.id/video?id=7&akses=umum", "Berdurasi 3 menit.")
		m.has(t, 0, "Video layanan", "https://www.contoh.go.id/video?id=7&akses=umum", "contoh.go.id", "Berdurasi 3 menit.", "pindai kode")
		if got := bytes.Count(m.data, []byte("/URI (https://www.contoh.go.id/video?id=7&akses=umum)")); got != 2 {
			t.Errorf("%d links, want one on the address and one on the code", got)
		}
	})
	t.Run("an address without scheme is one of https, letters are encoded", func(t *testing.T) {
		m := link(t, "", "contoh.go.id/laporan akhir (é)", "")
		if !bytes.Contains(m.data, []byte(`/URI (https://contoh.go.id/laporan%20akhir%20%28%C3%A9%29)`)) {
			t.Error("no such link")
		}
		m.has(t, 0, "Bukti berupa tautan contoh.go.id Alamat contoh.go.id/laporan akhir (é)")
	})
	t.Run("a very long address has no code but a link", func(t *testing.T) {
		m := link(t, "Panjang", "https://contoh.go.id/"+strings.Repeat("abcdefghi/", 400), "")
		m.has(t, 0, "terlalu panjang untuk kode QR")
		if !bytes.Contains(m.data, []byte("/URI (https://contoh.go.id/abc")) {
			t.Error("no link")
		}
	})
	for _, address := range []string{"", "  ", "bukan alamat", "file:///C:/a.doc", `C:\Users\a.doc`, "javascript:alert(1)", "ftp://a.id/x"} {
		t.Run("refused: "+address, func(t *testing.T) {
			var b bytes.Buffer
			if _, err := Link(t.Context(), "x", address, "", &b, Options{}); model.KindOf(err) != model.Invalid || b.Len() > 0 {
				t.Errorf("got %v", err)
			}
		})
	}
}

// TestCode compares the picture of the page with the code that it should show.
func TestCode(t *testing.T) {
	const address = "https://drive.google.com/drive/folders/1aBcDeFgHiJkLmNoPqRsTuVwXyZ?usp=sharing"
	var b bytes.Buffer
	if _, err := Link(t.Context(), "Foto", address, "", &b, Options{}); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.pdf"), b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	const dpi = 254 // ten pixels for a millimetre
	tool(t, "pdftoppm", "-r", "254", "-singlefile", "-png", filepath.Join(dir, "a.pdf"), filepath.Join(dir, "a"))
	f, err := os.Open(filepath.Join(dir, "a.png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	page, _, err := image.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	want, err := qr.Encode(address, qr.M)
	if err != nil {
		t.Fatal(err)
	}
	dark := func(x, y float64) bool {
		r, _, _, _ := page.At(int(x*dpi/25.4), int(y*dpi/25.4)).RGBA()
		return r < 0x8000
	}
	left, top := portrait.left, topOfFrame(t, dark)
	side := qrSide / float64(want.Size+2*quiet)
	for row := range want.Size {
		for col := range want.Size {
			x, y := left+(float64(col+quiet)+0.5)*side, top+(float64(row+quiet)+0.5)*side
			if dark(x, y) != want.Black(col, row) {
				t.Fatalf("module %d, %d is wrong", col, row)
			}
		}
	}
}

// topOfFrame finds the upper edge of the code: its first finder pattern is the
// first thing so far down that is dark for seven modules below the margin.
func topOfFrame(t *testing.T, dark func(x, y float64) bool) float64 {
	t.Helper()
	want, err := qr.Encode("https://drive.google.com/drive/folders/1aBcDeFgHiJkLmNoPqRsTuVwXyZ?usp=sharing", qr.M)
	if err != nil {
		t.Fatal(err)
	}
	side := qrSide / float64(want.Size+2*quiet)
	x := portrait.left + (quiet+0.5)*side
	for y := 60.0; y < 200; y += 0.05 {
		if dark(x, y) && dark(x, y+3*side) && dark(x, y+6.5*side) {
			return y - quiet*side
		}
	}
	t.Fatal("no code on the page")
	return 0
}
