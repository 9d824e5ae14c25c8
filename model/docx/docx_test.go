package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"image"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"siapzi/model/docx"
)

// letter has everything that the package can write.
func letter(t *testing.T) []byte {
	t.Helper()
	var logo bytes.Buffer
	if err := png.Encode(&logo, image.NewGray(image.Rect(0, 0, 20, 20))); err != nil {
		t.Fatal(err)
	}
	d := docx.New(docx.Config{Title: "Surat <uji> & \"kutip\"", Created: time.Date(2026, 5, 20, 2, 0, 0, 0, time.UTC), Banner: "DRAF – belum memenuhi syarat"})
	d.Grid(docx.Grid{Widths: []float64{30, 130}, Rows: [][]docx.Cell{{
		{Picture: &docx.Picture{MIME: "image/png", Data: logo.Bytes(), Width: 22, Height: 22}},
		{Paras: []docx.Para{{Runs: []docx.Run{{Text: "BADAN CONTOH", Bold: true, Size: 14}}, Align: docx.Center}}}}}})
	d.Para(docx.Para{Rule: true})
	d.Para(docx.Para{Runs: []docx.Run{{Text: "Nomor\t: B-1/2026"}}, Tabs: []float64{22}})
	d.Para(docx.Para{Runs: []docx.Run{{Text: "Yth. Menteri\ndi Jakarta"}}, Before: 12})
	d.Grid(docx.Grid{Widths: []float64{10, 150}, Lines: true, Head: 1, Rows: [][]docx.Cell{
		{{Paras: []docx.Para{docx.Text("No.")}, Shaded: true}, {Paras: []docx.Para{docx.Text("Unit")}, Shaded: true}},
		{{Paras: []docx.Para{docx.Text("1")}}, {}}}})
	d.Para(docx.Para{Runs: []docx.Run{{Text: "Huruf\x01 aneh"}}, NewPage: true, Indent: 10, Hanging: 5, Together: true, Align: docx.Justify})
	var b bytes.Buffer
	n, err := d.WriteTo(&b)
	if err != nil || n != int64(b.Len()) {
		t.Fatal(n, err)
	}
	return b.Bytes()
}

func TestEveryPartIsXML(t *testing.T) {
	data := letter(t)
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if z.File[0].Name != "[Content_Types].xml" {
		t.Errorf("the first part is %s", z.File[0].Name)
	}
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, ".png") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		dec := xml.NewDecoder(r)
		for {
			if _, err := dec.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
	}
	if !bytes.Equal(data, letter(t)) {
		t.Error("equal input gave other bytes")
	}
}

func TestLibreOfficeOpensIt(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "surat.docx")
	if err := os.WriteFile(path, letter(t), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(soffice, "-env:UserInstallation=file://"+dir+"/profil", "--headless", "--convert-to", "pdf", "--outdir", dir, path).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	text, err := exec.Command("pdftotext", "-layout", filepath.Join(dir, "surat.pdf"), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	pages := strings.Split(strings.TrimSuffix(string(text), "\f"), "\f")
	if len(pages) != 2 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, p := range pages {
		if !strings.Contains(p, "DRAF – belum memenuhi syarat") {
			t.Errorf("page %d has no banner", i+1)
		}
	}
	for _, want := range []string{"BADAN CONTOH", "B-1/2026", "di Jakarta", "Unit"} {
		if !strings.Contains(pages[0], want) {
			t.Errorf("%q is missing in\n%s", want, pages[0])
		}
	}
}
