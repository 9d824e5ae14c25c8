package office

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"siapzi/model"
)

// real makes a Converter with the installed LibreOffice, under a path with all
// that a path may hold. Time limits are not the subject here.
func real(t *testing.T) *Converter {
	t.Helper()
	p, ok := Find()
	if !ok {
		t.Skip("LibreOffice is not installed (libreoffice-writer-nogui, -calc-nogui, -impress-nogui)")
	}
	c := New(Config{Program: p, CacheDir: filepath.Join(t.TempDir(), "Ruang kerja %41 é"), Timeout: 4 * time.Minute})
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return c
}

// convert converts a fixture and gives the result's path.
func convert(t *testing.T, c *Converter, name, mime, body string) string {
	t.Helper()
	src, key := file(t, name, body)
	begin := time.Now()
	path, err := c.Convert(t.Context(), src, key, mime)
	if err != nil {
		t.Fatalf("%s: %v (%v)", name, err, errors.Unwrap(err))
	}
	t.Logf("%s took %.1f s", name, time.Since(begin).Seconds())
	keepForLooking(t, name, path)
	return path
}

// keepForLooking draws the pages where SIAPZI_LOOK names a folder for them.
func keepForLooking(t *testing.T, name, path string) {
	if dir := os.Getenv("SIAPZI_LOOK"); dir != "" {
		if err := exec.Command("pdftoppm", "-r", "60", "-png", path, filepath.Join(dir, name)).Run(); err != nil {
			t.Error(err)
		}
	}
}

// tool runs a program on a PDF and gives what it prints.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return string(out)
}

func text(t *testing.T, path string) string {
	return strings.Join(strings.Fields(tool(t, "pdftotext", "-layout", path, "-")), " ")
}

// sizes gives the size of each page as pdfinfo writes it.
func sizes(t *testing.T, path string) []string {
	t.Helper()
	var all []string
	for _, line := range strings.Split(tool(t, "pdfinfo", "-l", "999", path), "\n") {
		if strings.HasPrefix(line, "Page ") && strings.Contains(line, " size:") {
			_, size, _ := strings.Cut(line, "size:")
			all = append(all, strings.TrimSpace(size))
		}
	}
	return all
}

// isWide tells whether a page is landscape A4.
func isWide(size string) bool { return strings.HasPrefix(size, "841.89 x 595") }

func mustContain(t *testing.T, got string, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(got, w) {
			t.Errorf("%q is not in %.300q", w, got)
		}
	}
}

func TestTexts(t *testing.T) {
	c := real(t)
	path := convert(t, c, "acara.rtf", mimeRTF, rtf)
	mustContain(t, text(t, path), "Berita acara rapat", "Halaman dua")
	if n, err := countPages(t.Context(), path); n != 2 || err != nil {
		t.Errorf("countPages gives %d, %v", n, err)
	}
	path = convert(t, c, "paparan.pptx", mimePPTX, pptx(t, "Monitoring dan evaluasi", "Halaman kedua"))
	mustContain(t, text(t, path), "Monitoring dan evaluasi", "Halaman kedua")
	if got := sizes(t, path); len(got) != 2 {
		t.Errorf("slides %q", got)
	}
}

func TestSheets(t *testing.T) {
	c := real(t)
	t.Run("an XLSX shows all columns across a landscape page", func(t *testing.T) {
		path := convert(t, c, "lebar.xlsx", mimeXLSX, xlsx(t,
			sheet("", cells(24, 60), ""),
			sheet(`<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`, cells(3, 90), `<pageSetup paperSize="9" orientation="portrait" fitToWidth="1" fitToHeight="0"/>`),
			sheet("", cells(4, 5), `<pageSetup paperSize="9" orientation="portrait"/><colBreaks count="1" manualBreakCount="1"><brk id="1" max="1048575" man="1"/></colBreaks>`),
			sheet("", `<row r="1"><c r="A1" s="1"><v>1234.5</v></c></row>`, "")))
		got := sizes(t, path)
		if len(got) < 5 || !isWide(got[0]) || isWide(got[1]) || !isWide(got[len(got)-2]) || !isWide(got[len(got)-1]) {
			t.Errorf("pages %q", got)
		}
		mustContain(t, text(t, path), "K24-60", "K4-5", "1.234,50")
		first := tool(t, "pdftotext", "-layout", "-l", "1", path, "-")
		mustContain(t, first, "K1-1", "K24-1")
	})
	t.Run("an ODS too", func(t *testing.T) {
		path := convert(t, c, "lebar.ods", mimeODS, ods(t, 20, 10))
		if got := sizes(t, path); len(got) != 1 || !isWide(got[0]) {
			t.Errorf("pages %q", got)
		}
		mustContain(t, text(t, path), "K20 B10")
	})
	t.Run("an XLS too, through an ODS", func(t *testing.T) {
		path := convert(t, c, "lebar.xls", mimeXLS, xls(t, c, sheet("", cells(20, 10), "")))
		if got := sizes(t, path); len(got) != 1 || !isWide(got[0]) {
			t.Errorf("pages %q", got)
		}
		mustContain(t, text(t, path), "K20-10")
	})
}

// xls has LibreOffice make a file of the old format.
func xls(t *testing.T, c *Converter, sheets ...string) string {
	t.Helper()
	src, _ := file(t, "in.xlsx", xlsx(t, sheets...))
	w := work{c: c, program: c.cfg.Program, dir: t.TempDir()}
	out, err := w.run(t.Context(), src, "xls", func(path string) error { _, err := os.Stat(path); return err })
	if err != nil {
		t.Fatal(err, errors.Unwrap(err))
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestNothingIsFetched has a document point to pictures on a server and on this
// disk. First it shows that LibreOffice with its own settings would load them.
func TestNothingIsFetched(t *testing.T) {
	hits := make(chan string, 100)
	srv := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { hits <- r.URL.Path }))
	defer srv.Close()
	odt := odf(t, "text", "", `<text:p>Isi surat <draw:frame text:anchor-type="as-char" svg:width="5cm" svg:height="5cm">`+
		`<draw:image xlink:href="`+srv.URL+`/odt.png" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p>`)
	word := docx(t, paragraph("Isi surat")+linkedPicture("x"), "x", "image", srv.URL+"/docx.png")

	c := real(t)
	ours := settings
	settings = nil
	convert(t, c, "biasa.odt", mimeODT, odt)
	settings = ours
	if len(hits) == 0 {
		t.Error("the document loads nothing at all, so this test shows nothing")
	}
	for len(hits) > 0 {
		<-hits
	}

	c = real(t)
	mustContain(t, text(t, convert(t, c, "aman.odt", mimeODT, odt)), "Isi surat")
	mustContain(t, text(t, convert(t, c, "aman.docx", mimeDOCX, word)), "Isi surat")
	if len(hits) > 0 {
		t.Errorf("fetched %s", <-hits)
	}
}

func TestUnreadable(t *testing.T) {
	c := real(t)
	rubbish := strings.Repeat("\x93\x01\xFE\x00rubbish ", 700)
	encrypted := `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml" manifest:size="9">` +
		`<manifest:encryption-data manifest:checksum="AAAA"/></manifest:file-entry></manifest:manifest>`
	cut := docx(t, paragraph(strings.Repeat("Surat ", 500)))
	for _, tt := range []struct {
		name, mime, body string
		want             model.Kind
	}{
		// LibreOffice would take it for text and print rubbish.
		{"rusak.doc", mimeDOC, magicOLE + rubbish, model.Invalid},
		{"terpotong.docx", mimeDOCX, cut[:len(cut)/2], model.Invalid},
		{"terkunci.xlsx", mimeOLE, magicOLE + rubbish[:504] + string(encryptedPackage) + rubbish, model.Denied},
		{"terkunci.odt", mimeODT, zipped(t, part{"mimetype", mimeODT}, part{"content.xml", "rahasia"}, part{"META-INF/manifest.xml", encrypted}), model.Denied},
	} {
		t.Run(tt.name, func(t *testing.T) {
			src, key := file(t, tt.name, tt.body)
			path, err := c.Convert(context.WithoutCancel(t.Context()), src, key, tt.mime)
			if model.KindOf(err) != tt.want {
				t.Errorf("got %q, want %q: %s %v", model.KindOf(err), tt.want, path, err)
			}
		})
	}
}
