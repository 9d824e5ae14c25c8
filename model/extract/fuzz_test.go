package extract

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"
)

// sound fails the test for text that breaks the promises of Content.
func sound(t *testing.T, text string) {
	t.Helper()
	if !utf8.ValidString(text) || len(text) > MaxText {
		t.Fatalf("text of %d bytes, valid %v", len(text), utf8.ValidString(text))
	}
}

// readRaw reads without the guard, so that a panic is seen.
func readRaw(t *testing.T, path string, typ Type) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	var out textBuilder
	switch typ.Class {
	case ClassOffice:
		_ = readOffice(t.Context(), f, info.Size(), typ.MIME, &out) // any error will do
	case ClassText:
		_ = readPlain(t.Context(), f, typ.MIME, &out) // any error will do
	}
	sound(t, out.String())
}

// FuzzFile sniffs and reads whole files.
func FuzzFile(f *testing.F) {
	for _, data := range [][]byte{
		docx(f, para("Surat")), xlsx(f), pptx(f), odf(f, "text", "<text:p>a</text:p>"),
		ole(make([]byte, 4096), "WordDocument"), ole(make([]byte, 4096), "Workbook"), ole(nil, "EncryptedPackage"),
		[]byte(`{\rtf1\ansi\ansicpg1252 a\'e9\u8211?\par{\pict\bin2 }}b}`),
		[]byte("<html><script>a</script><p>b &amp; c"), []byte("\xFF\xFEa\x00b\x00"), []byte("Rapat \x96 tim"), exe(), jpegOf(f),
		[]byte("%PDF-1.7"),
	} {
		f.Add(data)
	}
	path := filepath.Join(f.TempDir(), "berkas")
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		typ, err := Sniff(path)
		if err != nil || typ.MIME == "" || typ.Class == "" {
			t.Fatal(typ, err)
		}
		readRaw(t, path, typ)
		for _, mime := range []string{mimeRTF, mimeOLE, mimeHTML} { // also where the beginning says otherwise
			class := ClassOffice
			if mime == mimeHTML {
				class = ClassText
			}
			readRaw(t, path, Type{mime, class})
		}
	})
}

// FuzzParts reads office files whose archive is sound and whose XML is not.
func FuzzParts(f *testing.F) {
	f.Add(uint8(0), para("Surat")+"<w:tab/><mc:Fallback>", "")
	f.Add(uint8(1), `<row><c t="s"><v>0</v></c></row>`, `<si><t>a</t><rPh><t>b</t></rPh></si>`)
	f.Add(uint8(2), `<a:p><a:t>a</a:t></a:p>`, "")
	f.Add(uint8(3), `<text:p>a<text:s/></text:p>`, `<m:encryption-data/>`)
	f.Add(uint8(4), "", `<Override PartName="/../word/document.xml" ContentType="x.main+xml"/>`)
	path := filepath.Join(f.TempDir(), "berkas")
	f.Fuzz(func(t *testing.T, kind uint8, a, b string) {
		var data []byte
		var mime string
		switch kind % 5 {
		case 0:
			mime, data = mimeDOCX, docx(t, a, part{"word/header1.xml", b})
		case 1:
			mime, data = mimeXLSX, zipOf(t, contentTypes("w.xml", "spreadsheetml.sheet.main", "s.xml", "spreadsheetml.worksheet", "t.xml", "spreadsheetml.sharedStrings"),
				part{"w.xml", "<workbook/>"}, part{"s.xml", a}, part{"t.xml", b})
		case 2:
			mime, data = mimePPTX, zipOf(t, contentTypes("p.xml", "presentationml.presentation.main", "s.xml", "presentationml.slide"),
				part{"p.xml", ""}, part{"s.xml", a})
		case 3:
			mime, data = mimeODF+"text", odf(t, "text", a, part{"META-INF/manifest.xml", b})
		case 4:
			mime, data = mimeDOCX, zipOf(t, part{"[Content_Types].xml", b}, part{"word/document.xml", a})
		}
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		readRaw(t, path, Type{mime, ClassOffice})
	})
}

// FuzzDescribe looks for names and texts that break the promises of Facts.
func FuzzDescribe(f *testing.F) {
	f.Add("1.i.b RAPAT TIM ZI, 8 NOVEMBER 2022 - Copy (2).pdf", "ZI 2022/AREA I", "KEPUTUSAN\nNOMOR 1/ZI/2022\nDitetapkan di A\npada tanggal 8 November 2022")
	f.Add("IMG_20260112_083012.jpg", "1/Foto", "")
	f.Add("Laporan TW I-IV 2026_rev2.docx", "", "Nomor : B- /1/2026")
	f.Add("B01-B12 2026", "2025", "Triwulan I s.d. II")
	f.Fuzz(func(t *testing.T, name, folder, text string) {
		got := Describe(name, folder, text)
		for _, s := range []string{got.Title, got.Number, got.Issuer, got.Period.Label} {
			if !utf8.ValidString(s) || len(s) > 4*maxTitle {
				t.Fatalf("%q", s)
			}
		}
		if bytes.ContainsAny([]byte(got.Title), "\n\r") || utf8.RuneCountInString(got.Title) > maxTitle {
			t.Fatalf("title %q", got.Title)
		}
		if !got.Date.Valid() || !got.Period.From.Valid() || !got.Period.To.Valid() || got.Period.From > got.Period.To {
			t.Fatalf("%+v", got)
		}
		if !got.Kind.Valid() || got.Kind == "" {
			t.Fatalf("kind %q", got.Kind)
		}
		if words(plainName(name)) && got.Title == "" {
			t.Fatalf("no title for %q", name)
		}
		if again := Describe(name, folder, text); again != got {
			t.Fatalf("%+v then %+v", got, again)
		}
	})
}
