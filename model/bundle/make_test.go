package bundle

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"siapzi/model"
	"siapzi/model/paint"
)

// converter stands for LibreOffice: it gives a PDF for known contents and an
// error for others.
type converter struct {
	made  map[model.Hash]string
	err   map[model.Hash]error
	calls int
}

func (c *converter) Convert(_ context.Context, src string, key model.Hash, mime string) (string, error) {
	c.calls++
	if _, err := os.Stat(src); err != nil {
		return "", err
	}
	return c.made[key], c.err[key]
}

func TestOfficeFiles(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	good := w.file("laporan.docx", docx, []byte("PK laporan"))
	broken := w.file("rusak.docx", docx, []byte("PK rusak"))
	locked := w.file("kunci.docx", docx, []byte("PK kunci"))
	halfMade := w.file("aneh.docx", docx, []byte("PK aneh"))
	for _, f := range []model.File{good, broken, locked, halfMade} {
		w.add("Dokumen "+f.Version.Name, []model.File{f}, "P.1.i.a")
	}
	made := filepath.Join(w.out, "cache")
	if err := os.MkdirAll(made, 0o700); err != nil {
		t.Fatal(err)
	}
	pages, bad := filepath.Join(made, "a.pdf"), filepath.Join(made, "b.pdf")
	for path, data := range map[string][]byte{pages: makePDF(t, "Laporan", 3, paint.A4Width, paint.A4Height), bad: []byte("%PDF-1.4 rusak")} {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c := &converter{made: map[model.Hash]string{good.Version.Hash: pages, halfMade.Version.Hash: bad}, err: map[model.Hash]error{
		broken.Version.Hash: model.Errorf(model.Unsupported, "Berkas ini terlalu besar untuk LibreOffice."),
		locked.Version.Hash: model.Errorf(model.Denied, "Berkas terkunci."),
	}}
	build := func(c Converter) Result {
		src := w.source()
		src.Converter = c
		res, err := Build(context.Background(), src, Request{Out: filepath.Join(w.out, "b.pdf"), Date: date})
		if err != nil {
			t.Fatal(err)
		}
		return res
	}

	t.Run("what can be converted is shown page by page, the rest by a placeholder with the reason", func(t *testing.T) {
		res := build(c)
		accept(t, res)
		var got []string
		for _, e := range res.Manifest.Entries {
			got = append(got, fmt.Sprint(e.Kind, e.Pages))
		}
		if fmt.Sprint(got) != "[document3 placeholder1 placeholder1 placeholder1]" {
			t.Errorf("got %v", got)
		}
		contains(t, text(t, res.Path, res.Manifest.Entries[0].Page+2, res.Manifest.Entries[0].Page+2), "Isi halaman 3", "P.1.i.a-01")
		contains(t, text(t, res.Path, res.Manifest.Entries[1].Page, res.Manifest.Entries[1].Page),
			"Berkas Office belum dapat diubah menjadi halaman", "terlalu besar untuk LibreOffice", string(broken.Version.Hash))
		contains(t, text(t, res.Path, res.Manifest.Entries[2].Page, res.Manifest.Entries[2].Page), "kata sandi")
		if _, err := os.Stat(pages); err != nil {
			t.Error("the converter's file is gone")
		}
	})
	t.Run("without LibreOffice the placeholder says so", func(t *testing.T) {
		res := build(nil)
		contains(t, text(t, res.Path, res.Manifest.Entries[0].Page, res.Manifest.Entries[0].Page), "LibreOffice tidak terpasang")
	})
	t.Run("cancelling a conversion ends the run", func(t *testing.T) {
		src := w.source()
		src.Converter = &converter{err: map[model.Hash]error{good.Version.Hash: context.Canceled}}
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		if _, err := Build(ctx, src, Request{Out: filepath.Join(w.out, "c.pdf"), Date: date}); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
	})
}

func TestTextFiles(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, f := range []model.File{
		w.file("catatan.txt", "text/plain", []byte("Notula rapat\n\nHadir: dua belas orang.\n")),
		w.file("rekap.csv", "text/csv", []byte("Bulan;Jumlah\nJanuari;12\nFebruari;9\n")),
		w.file("Galeri kegiatan.url", model.MIMEShortcut, []byte("[InternetShortcut]\r\nURL=https://contoh.go.id/galeri?a=1&b=2\r\n")),
		w.file("tautan drive.txt", "text/plain", []byte("  https://drive.contoh.go.id/folder/abc \n")),
		w.file("halaman.html", "text/html", []byte("<html><body>isi</body></html>")),
	} {
		w.add(f.Version.Name, []model.File{f}, "P.1.i.a")
	}
	res := w.build()
	accept(t, res)
	page := func(i int) string {
		e := res.Manifest.Entries[i]
		return text(t, res.Path, e.Page, e.Page)
	}
	contains(t, page(0), "Hadir: dua belas orang.", "P.1.i.a-01")
	contains(t, page(1), "Bulan", "Januari", "12")
	contains(t, page(2), "https://contoh.go.id/galeri?a=1&b=2")
	contains(t, page(3), "https://drive.contoh.go.id/folder/abc")
	contains(t, page(4), "Jenis berkas tidak dapat ditampilkan")
	if got := run(t, "qpdf", "--qdf", "--object-streams=disable", res.Path, "-"); !strings.Contains(got, "/URI (https://contoh.go.id/galeri?a=1&b=2)") {
		t.Error("the address is no link")
	}
}

func TestAddressIn(t *testing.T) {
	dir := t.TempDir()
	for name, tt := range map[string]struct{ content, want string }{
		"a.url":      {"[{000214A0-0000-0000-C000-000000000046}]\r\nProp3=19,11\r\n[InternetShortcut]\r\nIDList=\r\nURL=http://contoh.go.id/\r\n", "http://contoh.go.id/"},
		"b.webloc":   {"<plist><dict><key>URL</key><string>https://contoh.go.id/?x=1&amp;y=2</string></dict></plist>", "https://contoh.go.id/?x=1&y=2"},
		"c.desktop":  {"[Desktop Entry]\nType=Link\nURL=https://contoh.go.id\n", "https://contoh.go.id"},
		"d.txt":      {"\xEF\xBB\xBFhttps://contoh.go.id/x\n", "https://contoh.go.id/x"},
		"e.txt":      {"Lihat https://contoh.go.id/x", ""},
		"f.url":      {"[InternetShortcut]\nURL=file:///C:/Users/x\n", ""},
		"g.txt":      {"ftp://contoh.go.id", ""},
		"h.txt":      {"", ""},
		"kosong.url": {"[InternetShortcut]\n", ""},
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(tt.content), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := addressIn(path); got != tt.want {
			t.Errorf("%s: got %q, want %q", name, got, tt.want)
		}
	}
}
