package office

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"siapzi/model"
)

// MIME types of the fixtures.
const (
	mimeRTF  = "text/rtf"
	mimeDOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	mimeXLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	mimePPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
	mimeXLS  = "application/vnd.ms-excel"
	mimeODS  = "application/vnd.oasis.opendocument.spreadsheet"
	mimeODT  = "application/vnd.oasis.opendocument.text"
	mimeDOC  = "application/msword"
	mimeOLE  = "application/x-ole-storage"
)

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	relNS   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	rtf     = `{\rtf1\ansi Berita acara rapat\par\page Halaman dua\par}`
)

type part struct{ name, body string }

// zipped packs parts in the given order.
func zipped(tb testing.TB, parts ...part) string {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i, p := range parts {
		method := zip.Deflate
		if i == 0 && p.name == "mimetype" {
			method = zip.Store
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: method})
		if err == nil {
			_, err = w.Write([]byte(p.body))
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

// unzipped gives the parts of a ZIP file.
func unzipped(tb testing.TB, path string) map[string]string {
	tb.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer z.Close()
	all := map[string]string{}
	for _, f := range z.File {
		data, err := readPart(f)
		if err != nil {
			tb.Fatal(err)
		}
		all[f.Name] = string(data)
	}
	return all
}

// file writes a fixture and gives its path and hash.
func file(tb testing.TB, name, body string) (path string, key model.Hash) {
	tb.Helper()
	path = filepath.Join(tb.TempDir(), name)
	if err := os.WriteFile(path, []byte(body), 0o400); err != nil {
		tb.Fatal(err)
	}
	sum := sha256.Sum256([]byte(body))
	return path, model.Hash(hex.EncodeToString(sum[:]))
}

func types(overrides ...string) part {
	var b strings.Builder
	b.WriteString(xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`)
	for i := 0; i+1 < len(overrides); i += 2 {
		fmt.Fprintf(&b, `<Override PartName="/%s" ContentType="application/vnd.openxmlformats-officedocument.%s+xml"/>`, overrides[i], overrides[i+1])
	}
	return part{"[Content_Types].xml", b.String() + `</Types>`}
}

// rels makes a part of relationships from triples of id, last word of the type
// and target; a target with "://" is outside of the file.
func rels(name string, triples ...string) part {
	var b strings.Builder
	b.WriteString(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i := 0; i+2 < len(triples); i += 3 {
		mode := ""
		if strings.Contains(triples[i+2], "://") {
			mode = ` TargetMode="External"`
		}
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s/%s" Target="%s"%s/>`, triples[i], relNS, triples[i+1], triples[i+2], mode)
	}
	return part{name, b.String() + `</Relationships>`}
}

// docx makes a Word file with a body. links are triples as in rels.
func docx(tb testing.TB, body string, links ...string) string {
	return zipped(tb, types("word/document.xml", "wordprocessingml.document.main"),
		rels("_rels/.rels", "r1", "officeDocument", "word/document.xml"),
		rels("word/_rels/document.xml.rels", links...),
		part{"word/document.xml", xmlHead + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="` + relNS + `"` +
			` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
			` xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>` + body +
			`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1418" w:header="0" w:footer="0" w:gutter="0"/></w:sectPr></w:body></w:document>`})
}

func paragraph(s string) string {
	return `<w:p><w:r><w:t xml:space="preserve">` + s + `</w:t></w:r></w:p>`
}

// linkedPicture is a picture that lies outside of the file.
func linkedPicture(id string) string {
	return `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="p"/><a:graphic>` +
		`<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr>` +
		`<pic:blipFill><a:blip r:link="` + id + `"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
}

const sheetNS = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="` + relNS + `"`

// cells makes rows of text cells, all of a style; the first row is its number.
func cells(columns, rows int) string {
	var b strings.Builder
	for r := 1; r <= rows; r++ {
		fmt.Fprintf(&b, `<row r="%d">`, r)
		for c := range columns {
			fmt.Fprintf(&b, `<c r="%s%d" t="inlineStr"><is><t>K%d-%d</t></is></c>`, column(c), r, c+1, r)
		}
		b.WriteString(`</row>`)
	}
	return b.String()
}

func column(n int) string {
	s := ""
	for n++; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}

// xlsx makes a workbook with one worksheet for each given part body.
func xlsx(tb testing.TB, sheets ...string) string {
	overrides := []string{"xl/workbook.xml", "spreadsheetml.sheet.main", "xl/styles.xml", "spreadsheetml.styles"}
	links := []string{"s", "styles", "styles.xml"}
	var list strings.Builder
	var parts []part
	for i, body := range sheets {
		name := fmt.Sprintf("worksheets/sheet%d.xml", i+1)
		overrides = append(overrides, "xl/"+name, "spreadsheetml.worksheet")
		links = append(links, fmt.Sprintf("r%d", i+1), "worksheet", name)
		fmt.Fprintf(&list, `<sheet name="Lembar %d" sheetId="%d" r:id="r%d"/>`, i+1, i+1, i+1)
		parts = append(parts, part{"xl/" + name, xmlHead + body})
	}
	styles := `<styleSheet ` + sheetNS + `><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>` +
		`<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf numFmtId="4" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`
	return zipped(tb, append([]part{types(overrides...), rels("_rels/.rels", "r1", "officeDocument", "xl/workbook.xml"),
		{"xl/workbook.xml", xmlHead + `<workbook ` + sheetNS + `><sheets>` + list.String() + `</sheets></workbook>`},
		rels("xl/_rels/workbook.xml.rels", links...), {"xl/styles.xml", xmlHead + styles}}, parts...)...)
}

// sheet makes the body of a worksheet part from what stands before and after
// its cells.
func sheet(before, rows, after string) string {
	return `<worksheet ` + sheetNS + `>` + before + `<sheetData>` + rows + `</sheetData>` + after + `</worksheet>`
}

// pptx makes a presentation with a slide for each text.
func pptx(tb testing.TB, texts ...string) string {
	const ns = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="` + relNS + `" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`
	const empty = `<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>%s</p:spTree></p:cSld>`
	const theme = `<a:theme ` + ns + ` name="t"><a:themeElements><a:clrScheme name="c"/><a:fontScheme name="f"><a:majorFont><a:latin typeface="Arial"/></a:majorFont><a:minorFont><a:latin typeface="Arial"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>`
	overrides := []string{"ppt/presentation.xml", "presentationml.presentation.main", "ppt/slideMasters/m.xml", "presentationml.slideMaster",
		"ppt/slideLayouts/l.xml", "presentationml.slideLayout", "ppt/theme/t.xml", "theme"}
	links := []string{"m", "slideMaster", "slideMasters/m.xml"}
	var ids strings.Builder
	var slides []part
	for i, s := range texts {
		name := fmt.Sprintf("slides/s%d.xml", i)
		overrides = append(overrides, "ppt/"+name, "presentationml.slide")
		links = append(links, fmt.Sprintf("s%d", i), "slide", name)
		fmt.Fprintf(&ids, `<p:sldId id="%d" r:id="s%d"/>`, 256+i, i)
		box := `<p:sp><p:nvSpPr><p:cNvPr id="2" name="t"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="900000" y="900000"/><a:ext cx="7000000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></p:spPr>` +
			`<p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="id-ID" sz="2800"/><a:t>` + s + `</a:t></a:r></a:p></p:txBody></p:sp>`
		slides = append(slides, part{"ppt/" + name, xmlHead + `<p:sld ` + ns + `>` + fmt.Sprintf(empty, box) + `</p:sld>`},
			rels("ppt/slides/_rels/"+filepath.Base(name)+".rels", "l", "slideLayout", "../slideLayouts/l.xml"))
	}
	return zipped(tb, append([]part{types(overrides...), rels("_rels/.rels", "r1", "officeDocument", "ppt/presentation.xml"),
		{"ppt/presentation.xml", xmlHead + `<p:presentation ` + ns + `><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="m"/></p:sldMasterIdLst><p:sldIdLst>` + ids.String() +
			`</p:sldIdLst><p:sldSz cx="9144000" cy="5143500"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`},
		rels("ppt/_rels/presentation.xml.rels", links...),
		{"ppt/slideMasters/m.xml", xmlHead + `<p:sldMaster ` + ns + `>` + fmt.Sprintf(empty, "") + `<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>` +
			`<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="l"/></p:sldLayoutIdLst></p:sldMaster>`},
		rels("ppt/slideMasters/_rels/m.xml.rels", "l", "slideLayout", "../slideLayouts/l.xml", "t", "theme", "../theme/t.xml"),
		{"ppt/slideLayouts/l.xml", xmlHead + `<p:sldLayout ` + ns + `>` + fmt.Sprintf(empty, "") + `</p:sldLayout>`},
		rels("ppt/slideLayouts/_rels/l.xml.rels", "m", "slideMaster", "../slideMasters/m.xml"),
		{"ppt/theme/t.xml", xmlHead + theme}}, slides...)...)
}

const odfNS = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"` +
	` xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"` +
	` xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"` +
	` xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3"`

// odf makes an OpenDocument file of a kind ("text", "spreadsheet").
func odf(tb testing.TB, kind, styles, body string, more ...part) string {
	return zipped(tb, append([]part{{"mimetype", "application/vnd.oasis.opendocument." + kind},
		{"content.xml", xmlHead + `<office:document-content ` + odfNS + `><office:body><office:` + kind + `>` + body + `</office:` + kind + `></office:body></office:document-content>`},
		{"styles.xml", xmlHead + `<office:document-styles ` + odfNS + `>` + styles + `</office:document-styles>`},
		{"META-INF/manifest.xml", xmlHead + `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">` +
			`<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.` + kind + `"/>` +
			`<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>`}}, more...)...)
}

// ods makes a spreadsheet with a portrait page layout.
func ods(tb testing.TB, columns, rows int) string {
	var b strings.Builder
	b.WriteString(`<table:table table:name="Lembar"><table:table-column table:number-columns-repeated="` + fmt.Sprint(columns) + `"/>`)
	for r := range rows {
		b.WriteString(`<table:table-row>`)
		for c := range columns {
			fmt.Fprintf(&b, `<table:table-cell><text:p>K%d B%d</text:p></table:table-cell>`, c+1, r+1)
		}
		b.WriteString(`</table:table-row>`)
	}
	styles := `<office:automatic-styles><style:page-layout style:name="pm"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait"/></style:page-layout></office:automatic-styles>` +
		`<office:master-styles><style:master-page style:name="Default" style:page-layout-name="pm"/></office:master-styles>`
	return odf(tb, "spreadsheet", styles, b.String()+`</table:table>`)
}
