package office

import (
	"bytes"
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestEditWorksheet(t *testing.T) {
	const wide = `orientation="landscape" fitToWidth="1" fitToHeight="0"`
	const margins = `<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>`
	for _, tt := range []struct{ name, in, want string }{
		{"a sheet without any setup gets one",
			`<worksheet xmlns="x"><dimension ref="A1"/><sheetData><row/></sheetData></worksheet>`,
			`<worksheet xmlns="x"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1"/><sheetData><row/></sheetData>` + margins + `<pageSetup paperSize="9" ` + wide + `/></worksheet>`},
		{"the setup stands before what must follow it",
			`<worksheet><sheetData/><mergeCells/><pageMargins left="1"/><headerFooter><oddHeader>a</oddHeader></headerFooter><drawing/><extLst><ext><pageSetup/></ext></extLst></worksheet>`,
			`<worksheet><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetData/><mergeCells/><pageMargins left="1"/><pageSetup paperSize="9" ` + wide + `/><headerFooter><oddHeader>a</oddHeader></headerFooter><drawing/><extLst><ext><pageSetup/></ext></extLst></worksheet>`},
		{"paper, margins and printer stay, scale and orientation go",
			`<worksheet xmlns:r="r"><sheetPr codeName="A &amp; B"><tabColor rgb="FF"/></sheetPr><sheetData></sheetData><pageMargins left="1"/><pageSetup paperSize="14" scale="80" orientation="portrait" r:id="r1"/></worksheet>`,
			`<worksheet xmlns:r="r"><sheetPr codeName="A &amp; B"><tabColor rgb="FF"/><pageSetUpPr fitToPage="1"/></sheetPr><sheetData></sheetData><pageMargins left="1"/><pageSetup paperSize="14" r:id="r1" ` + wide + `/></worksheet>`},
		{"properties without children are opened",
			`<worksheet><sheetPr codeName="A"/><sheetData/><pageMargins/></worksheet>`,
			`<worksheet><sheetPr codeName="A"><pageSetUpPr fitToPage="1"/></sheetPr><sheetData/><pageMargins/><pageSetup paperSize="9" ` + wide + `/></worksheet>`},
		{"a setup that was switched off is switched on",
			`<worksheet><sheetPr><pageSetUpPr autoPageBreaks="0" fitToPage="0"/></sheetPr><sheetData/><pageMargins/><pageSetup fitToWidth="1"/></worksheet>`,
			`<worksheet><sheetPr><pageSetUpPr autoPageBreaks="0" fitToPage="1"/></sheetPr><sheetData/><pageMargins/><pageSetup ` + wide + `/></worksheet>`},
		{"a fit to two pages wide becomes one",
			`<worksheet><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetData/><pageMargins/><pageSetup fitToWidth="2"/></worksheet>`,
			`<worksheet><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetData/><pageMargins/><pageSetup ` + wide + `/></worksheet>`},
		{"breaks between columns go, breaks between rows stay",
			`<worksheet><sheetData/><pageMargins/><pageSetup/><rowBreaks count="1"><brk id="3"/></rowBreaks><colBreaks count="1"><brk id="2"/></colBreaks></worksheet>`,
			`<worksheet><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetData/><pageMargins/><pageSetup ` + wide + `/><rowBreaks count="1"><brk id="3"/></rowBreaks></worksheet>`},
		{"column breaks go also where the setup is put before them",
			`<worksheet><sheetData/><pageMargins/><colBreaks count="1"><brk id="2"/></colBreaks></worksheet>`,
			`<worksheet><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetData/><pageMargins/><pageSetup paperSize="9" ` + wide + `/></worksheet>`},
		{"prefixes are kept",
			`<x:worksheet xmlns:x="x"><x:sheetData><x:row/></x:sheetData></x:worksheet>`,
			`<x:worksheet xmlns:x="x"><x:sheetPr><x:pageSetUpPr fitToPage="1"/></x:sheetPr><x:sheetData><x:row/></x:sheetData>` +
				strings.Replace(margins, "<", "<x:", 1) + `<x:pageSetup paperSize="9" ` + wide + `/></x:worksheet>`},
		{"setups of custom views are left alone",
			`<worksheet><sheetData/><customSheetViews><customSheetView><pageMargins left="9"/><pageSetup scale="7"/></customSheetView></customSheetViews><pageMargins/><pageSetup scale="8"/></worksheet>`,
			`<worksheet><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetData/><customSheetViews><customSheetView><pageMargins left="9"/><pageSetup scale="7"/></customSheetView></customSheetViews><pageMargins/><pageSetup ` + wide + `/></worksheet>`},
		{"what its author made one page wide stays",
			`<worksheet><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetData/><pageSetup orientation="portrait" fitToHeight="0"/></worksheet>`, ""},
		{"a chart sheet stays", `<chartsheet><pageSetup/></chartsheet>`, ""},
		{"a part that ends early stays", `<worksheet><sheetData><row>`, ""},
		{"text is not XML", `sheetData`, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, changed := editWorksheet([]byte(tt.in))
			if changed != (tt.want != "") {
				t.Fatalf("changed is %v: %s", changed, got)
			}
			if diff := cmp.Diff(tt.want, string(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestEditODS(t *testing.T) {
	edit := func(layout string) string {
		in := `<office:styles>` + layout + `</office:styles>`
		got, changed := editODS("styles.xml", func() ([]byte, error) { return []byte(in), nil })
		if !changed {
			return "unchanged"
		}
		return strings.TrimSuffix(strings.TrimPrefix(string(got), `<office:styles>`), `</office:styles>`)
	}
	const wide = `style:print-orientation="landscape" style:scale-to-X="1" style:scale-to-Y="0"`
	for _, tt := range []struct{ name, in, want string }{
		{"a portrait page is turned",
			`<style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" style:scale-to="80%" style:print-orientation="portrait"><style:background-image/></style:page-layout-properties>`,
			`<style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" style:scale-to-X="1" style:scale-to-Y="0"><style:background-image/></style:page-layout-properties>`},
		{"a landscape page keeps its size", `<style:page-layout-properties fo:page-width="13in" fo:page-height="8.5in"/>`,
			`<style:page-layout-properties fo:page-width="13in" fo:page-height="8.5in" ` + wide + `/>`},
		{"a page without size becomes A4", `<style:page-layout-properties/>`,
			`<style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" ` + wide + `/>`},
		{"what is one page wide stays", `<style:page-layout-properties style:scale-to-X="1"/>`, "unchanged"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, edit(tt.in)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestRewrite(t *testing.T) {
	const plain = `<worksheet><sheetData/></worksheet>`
	t.Run("only worksheets change and the order of parts stays", func(t *testing.T) {
		in, _ := file(t, "a.xlsx", zipped(t, part{"a.xml", plain}, part{"xl/worksheets/sheet1.xml", plain}, part{"xl/media/sheet.png", plain}))
		out, err := rewrite(t.Context(), in, editXLSX)
		if err != nil || out == in {
			t.Fatal(out, err)
		}
		got := unzipped(t, out)
		if got["a.xml"] != plain || got["xl/media/sheet.png"] != plain || !strings.Contains(got["xl/worksheets/sheet1.xml"], `fitToPage="1"`) {
			t.Errorf("got %q", got)
		}
	})
	t.Run("without a change the file itself is used", func(t *testing.T) {
		in, _ := file(t, "a.xlsx", zipped(t, part{"a.xml", plain}))
		if out, err := rewrite(t.Context(), in, editXLSX); out != in || err != nil {
			t.Error(out, err)
		}
	})
	t.Run("what is no ZIP file is left to LibreOffice", func(t *testing.T) {
		in, _ := file(t, "a.xlsx", "PK\x03\x04 halo")
		if out, err := rewrite(t.Context(), in, editXLSX); out != in || err != nil {
			t.Error(out, err)
		}
	})
}

// FuzzEditWorksheet: whatever comes in, an edited part is as well-formed as it was.
func FuzzEditWorksheet(f *testing.F) {
	f.Add([]byte(sheet(`<sheetPr/>`, cells(2, 2), `<pageSetup/><colBreaks><brk/></colBreaks>`)))
	f.Add([]byte(`<x:worksheet><x:sheetPr><x:pageSetUpPr/></x:sheetPr><x:sheetData/></x:worksheet>`))
	f.Add([]byte(`<worksheet><sheetPr><sheetData></sheetData></sheetPr></worksheet>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, changed := editWorksheet(data)
		if changed && wellFormed(data) && !wellFormed(got) {
			t.Errorf("%q became %q", data, got)
		}
	})
}

func wellFormed(data []byte) bool {
	for d := xml.NewDecoder(bytes.NewReader(data)); ; {
		if _, err := d.Token(); err != nil {
			return err == io.EOF
		}
	}
}

func TestFindIn(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"libreoffice7.6", "libreoffice24.2", "libreoffice25.8/program/soffice"} {
		if err := os.MkdirAll(filepath.Join(dir, name, "program"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"libreoffice7.6", "libreoffice24.2"} {
		if err := os.WriteFile(filepath.Join(dir, name, "program", "soffice"), nil, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Run("the newest version is taken, never a folder", func(t *testing.T) {
		got, ok := findIn([]string{filepath.Join(dir, "none"), filepath.Join(dir, "libreoffice*", "program", "soffice")})
		if want := filepath.Join(dir, "libreoffice24.2", "program", "soffice"); !ok || got.Path != want {
			t.Errorf("got %v, want %s", got, want)
		}
	})
	t.Run("each system has its places, without those of unset variables", func(t *testing.T) {
		env := func(name string) string {
			return map[string]string{"ProgramFiles": `C:\Program Files`, "HOME": "/Users/a"}[name]
		}
		for goos, want := range map[string]int{"windows": 1, "darwin": 2, "linux": 4} {
			if got := usualPlaces(goos, env); len(got) != want {
				t.Errorf("%s: %q", goos, got)
			}
		}
	})
}

func TestFileURL(t *testing.T) {
	for path, want := range map[string]string{
		"/tmp/a b%41é":        "file:///tmp/a%20b%2541%C3%A9",
		"C:/Users/Siti":       "file:///C:/Users/Siti",
		"//server/share/naik": "file://server/share/naik",
	} {
		if got := fileURL(path); got != want {
			t.Errorf("%s: got %s, want %s", path, got, want)
		}
	}
}

func TestSweep(t *testing.T) {
	temp := t.TempDir()
	now := time.Date(2026, 5, 31, 9, 0, 0, 0, time.UTC)
	for name, age := range map[string]time.Duration{
		workPrefix + "1": 25 * time.Hour, workPrefix + "2": time.Hour, profilePrefix + "3": 25 * time.Hour, "lain-4": 25 * time.Hour,
	} {
		dir := filepath.Join(temp, name)
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(dir, now, now.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	sweep(temp, now)
	var left []string
	entries, err := os.ReadDir(temp)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		left = append(left, e.Name())
	}
	if diff := cmp.Diff([]string{"lain-4", workPrefix + "2"}, left); diff != "" {
		t.Error(diff)
	}
}
