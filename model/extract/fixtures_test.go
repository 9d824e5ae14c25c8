package extract

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf16"
)

// part is an entry of a ZIP archive.
type part struct{ name, content string }

func zipOf(tb testing.TB, parts ...part) []byte {
	tb.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, p := range parts {
		w, err := z.Create(p.name)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := w.Write([]byte(p.content)); err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return buf.Bytes()
}

const (
	ooxml = "application/vnd.openxmlformats-officedocument."
	wp    = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`
)

// contentTypes makes [Content_Types].xml from pairs of part name and type.
func contentTypes(pairs ...string) part {
	s := `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="xml" ContentType="application/xml"/>`
	for i := 0; i < len(pairs); i += 2 {
		s += `<Override PartName="/` + pairs[i] + `" ContentType="` + ooxml + pairs[i+1] + `+xml"/>`
	}
	return part{"[Content_Types].xml", s + "</Types>"}
}

func docx(tb testing.TB, body string, more ...part) []byte {
	return zipOf(tb, append([]part{
		contentTypes("word/document.xml", "wordprocessingml.document.main", "word/header1.xml", "wordprocessingml.header",
			"word/footer1.xml", "wordprocessingml.footer", "word/footnotes.xml", "wordprocessingml.footnotes"),
		{"word/document.xml", "<w:document " + wp + "><w:body>" + body + "</w:body></w:document>"},
	}, more...)...)
}

func para(s string) string { return "<w:p><w:r><w:t>" + s + "</w:t></w:r></w:p>" }

func xlsx(tb testing.TB) []byte {
	return zipOf(tb,
		contentTypes("xl/workbook.xml", "spreadsheetml.sheet.main", "xl/worksheets/sheet1.xml", "spreadsheetml.worksheet",
			"xl/worksheets/sheet10.xml", "spreadsheetml.worksheet", "xl/worksheets/sheet2.xml", "spreadsheetml.worksheet",
			"xl/sharedStrings.xml", "spreadsheetml.sharedStrings"),
		part{"xl/workbook.xml", `<workbook><sheets><sheet name="Rencana Aksi" sheetId="1"/></sheets></workbook>`},
		part{"xl/sharedStrings.xml", `<sst><si><t>Kegiatan</t></si><si><r><t xml:space="preserve">Tim </t></r><r><t>Kerja</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si></sst>`},
		part{"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>99</v></c></row>` +
			`<row><c t="inlineStr"><is><t>Sosialisasi</t></is></c><c><f>A1+1</f><v>12</v></c><c t="str"><v>hasil</v></c></row></sheetData></worksheet>`},
		part{"xl/worksheets/sheet10.xml", `<worksheet><sheetData><row><c t="inlineStr"><is><t>terakhir</t></is></c></row></sheetData></worksheet>`},
		part{"xl/worksheets/sheet2.xml", `<worksheet><sheetData><row><c t="inlineStr"><is><t>kedua</t></is></c></row></sheetData></worksheet>`})
}

func pptx(tb testing.TB) []byte {
	slide := func(s string) string { return `<p:sld><a:p><a:r><a:t>` + s + `</a:t></a:r></a:p></p:sld>` }
	return zipOf(tb,
		contentTypes("ppt/presentation.xml", "presentationml.presentation.main", "ppt/slides/slide10.xml", "presentationml.slide",
			"ppt/slides/slide2.xml", "presentationml.slide", "ppt/notesSlides/notesSlide1.xml", "presentationml.notesSlide"),
		part{"ppt/presentation.xml", "<p:presentation/>"},
		part{"ppt/slides/slide2.xml", slide("Budaya Pelayanan Prima")},
		part{"ppt/slides/slide10.xml", slide("Terima kasih")},
		part{"ppt/notesSlides/notesSlide1.xml", slide("ingat salam")})
}

func odf(tb testing.TB, kind, body string, more ...part) []byte {
	return zipOf(tb, append([]part{
		{"mimetype", mimeODF + kind},
		{"content.xml", `<office:document-content><office:body>` + body + `</office:body></office:document-content>`},
		{"styles.xml", `<office:document-styles><style:header><text:p>Kop Surat</text:p></style:header></office:document-styles>`},
	}, more...)...)
}

// ole makes an OLE compound file with the named streams. The first stream has
// the content data in sectors of its own.
func ole(data []byte, names ...string) []byte {
	const sector = 512
	n := (len(data) + sector - 1) / sector
	out := make([]byte, sector*(3+n))
	copy(out, oleMagic)
	le := binary.LittleEndian
	le.PutUint16(out[24:], 0x3E)
	le.PutUint16(out[26:], 3)
	le.PutUint16(out[28:], 0xFFFE)
	le.PutUint16(out[30:], 9)
	le.PutUint16(out[32:], 6)
	le.PutUint32(out[44:], 1)
	le.PutUint32(out[48:], 1)          // directory in sector 1
	le.PutUint32(out[60:], 0xFFFFFFFE) // no small streams
	le.PutUint32(out[68:], 0xFFFFFFFE)
	for i := range 109 {
		le.PutUint32(out[76+4*i:], 0xFFFFFFFF)
	}
	le.PutUint32(out[76:], 0) // allocation table in sector 0
	fat := out[sector:]
	for i := range 128 {
		le.PutUint32(fat[4*i:], 0xFFFFFFFF)
	}
	le.PutUint32(fat[0:], 0xFFFFFFFD)
	le.PutUint32(fat[4:], 0xFFFFFFFE)
	for i := range n {
		next := uint32(3 + i)
		if i == n-1 {
			next = 0xFFFFFFFE
		}
		le.PutUint32(fat[4*(2+i):], next)
	}
	entry := func(i int, name string, kind byte, start, size uint32) {
		e := out[2*sector+128*i:]
		u := utf16.Encode([]rune(name))
		for j, c := range u {
			le.PutUint16(e[2*j:], c)
		}
		le.PutUint16(e[64:], uint16(2*len(u)+2))
		e[66] = kind
		le.PutUint32(e[116:], start)
		le.PutUint32(e[120:], size)
	}
	entry(0, "Root Entry", 5, 0xFFFFFFFE, 0)
	for i, name := range names {
		start, size := uint32(0xFFFFFFFE), uint32(0)
		if i == 0 && n > 0 {
			start, size = 2, uint32(len(data))
		}
		entry(i+1, name, 2, start, size)
	}
	copy(out[3*sector:], data)
	return out
}

func write(tb testing.TB, name string, data []byte) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}
