package sample

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
)

// zipped packs named parts in the given order, all with the same time.
func zipped(parts ...[2]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.CreateHeader(&zip.FileHeader{Name: p[0], Method: zip.Deflate, Modified: made})
		if err == nil {
			_, err = w.Write([]byte(p[1]))
		}
		if err != nil {
			panic("sample: zip: " + err.Error()) // writing to memory
		}
	}
	if err := z.Close(); err != nil {
		panic("sample: zip: " + err.Error())
	}
	return b.Bytes()
}

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// docx writes d as a minimal Word document. Charts and pictures are left out.
func docx(d document) []byte {
	var body strings.Builder
	for _, b := range d.blocks {
		wordBlock(&body, b)
	}
	const w = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	return zipped(
		[2]string{"[Content_Types].xml", xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
			`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`},
		[2]string{"_rels/.rels", xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>` +
			`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`},
		[2]string{"docProps/core.xml", coreProps(d.title)},
		[2]string{"word/document.xml", xmlHead + `<w:document ` + w + `><w:body>` + body.String() +
			`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1418" w:header="0" w:footer="0" w:gutter="0"/></w:sectPr></w:body></w:document>`})
}

// wordBlock writes one block.
func wordBlock(out *strings.Builder, b block) {
	switch b := b.(type) {
	case letterhead:
		wordPara(out, strings.ToUpper(Unit.Agency)+" REPUBLIK INDONESIA", true, true)
		wordPara(out, strings.ToUpper(Unit.Name), true, true)
	case title:
		for _, s := range b {
			wordPara(out, s, true, true)
		}
	case centred:
		wordPara(out, string(b), false, true)
	case section:
		wordPara(out, string(b), true, false)
	case para:
		wordPara(out, string(b), false, false)
	case item:
		wordPara(out, b.mark+" "+b.text, false, false)
	case pair:
		wordPara(out, b.label+": "+b.value, false, false)
	case signature:
		wordPara(out, "Kota Contoh, "+b.date, false, false)
		wordPara(out, b.office+", (ditandatangani)", false, false)
	case table:
		out.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>`)
		for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
			fmt.Fprintf(out, `<w:%s w:val="single" w:sz="4" w:space="0" w:color="000000"/>`, side)
		}
		out.WriteString(`</w:tblBorders></w:tblPr>`)
		for i, row := range append([][]string{b.head}, b.rows...) {
			out.WriteString(`<w:tr>`)
			for _, cell := range row {
				out.WriteString(`<w:tc><w:tcPr/>`)
				wordPara(out, cell, i == 0, false)
				out.WriteString(`</w:tc>`)
			}
			out.WriteString(`</w:tr>`)
		}
		out.WriteString(`</w:tbl>`)
		wordPara(out, "", false, false)
	}
}

func wordPara(out *strings.Builder, s string, bold, centre bool) {
	out.WriteString(`<w:p>`)
	if centre {
		out.WriteString(`<w:pPr><w:jc w:val="center"/></w:pPr>`)
	}
	out.WriteString(`<w:r>`)
	if bold {
		out.WriteString(`<w:rPr><w:b/></w:rPr>`)
	}
	out.WriteString(`<w:t xml:space="preserve">` + escape(s) + `</w:t></w:r></w:p>`)
}

// xlsx writes one sheet: a title, an empty row, then the table.
func xlsx(name, heading string, t table) []byte {
	var rows strings.Builder
	n := 0
	put := func(cells []string, style int) {
		n++
		fmt.Fprintf(&rows, `<row r="%d">`, n)
		for i, c := range cells {
			fmt.Fprintf(&rows, `<c r="%c%d" s="%d" t="inlineStr"><is><t>%s</t></is></c>`, 'A'+i, n, style, escape(c))
		}
		rows.WriteString(`</row>`)
	}
	put([]string{heading}, 1)
	put(nil, 0)
	put(t.head, 1)
	for _, r := range t.rows {
		put(r, 0)
	}
	var cols strings.Builder
	for i, c := range t.cols {
		fmt.Fprintf(&cols, `<col min="%d" max="%d" width="%s" customWidth="1"/>`, i+1, i+1, num(c*120))
	}
	const ns = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	const rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	const ct = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	return zipped(
		[2]string{"[Content_Types].xml", xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="` + ct + `sheet.main+xml"/>` +
			`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="` + ct + `worksheet+xml"/>` +
			`<Override PartName="/xl/styles.xml" ContentType="` + ct + `styles+xml"/>` +
			`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`},
		[2]string{"_rels/.rels", xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="rId1" Type="` + rel + `/officeDocument" Target="xl/workbook.xml"/>` +
			`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`},
		[2]string{"docProps/core.xml", coreProps(heading)},
		[2]string{"xl/workbook.xml", xmlHead + `<workbook ` + ns + ` xmlns:r="` + rel + `"><sheets><sheet name="` + escape(name) + `" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		[2]string{"xl/_rels/workbook.xml.rels", xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="rId1" Type="` + rel + `/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="` + rel + `/styles" Target="styles.xml"/></Relationships>`},
		[2]string{"xl/styles.xml", xmlHead + `<styleSheet ` + ns + `><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
			`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
			`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
			`<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`},
		[2]string{"xl/worksheets/sheet1.xml", xmlHead + `<worksheet ` + ns + `><cols>` + cols.String() + `</cols><sheetData>` + rows.String() + `</sheetData></worksheet>`})
}

// coreProps holds title and date.
func coreProps(title string) string {
	stamp := made.UTC().Format("2006-01-02T15:04:05Z")
	return xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>` + escape(title) + `</dc:title>` +
		`<dcterms:created xsi:type="dcterms:W3CDTF">` + stamp + `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">` + stamp + `</dcterms:modified></cp:coreProperties>`
}

func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder takes everything
	return b.String()
}
