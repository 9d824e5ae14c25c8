package docx

import (
	"fmt"
	"strings"
)

// part is one file of the archive.
type part struct {
	name string
	data []byte
}

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	relsNS  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	wordNS  = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="` + relsNS + `" ` +
		`xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ` +
		`xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`
	wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// parts gives every file of the archive; the first one must be the content types.
func (d *Document) parts() []part {
	out := []part{
		{"[Content_Types].xml", d.contentTypes()},
		{"_rels/.rels", []byte(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="rId1" Type="` + relsNS + `/officeDocument" Target="word/document.xml"/>` +
			`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`)},
		{"docProps/core.xml", d.core()},
		{"word/document.xml", d.document()},
		{"word/styles.xml", d.styles()},
		{"word/_rels/document.xml.rels", d.relations()},
	}
	if d.cfg.Banner != "" {
		out = append(out, part{"word/header1.xml", d.header()})
	}
	for i, p := range d.pictures {
		out = append(out, part{"word/" + pictureName(i, p), p.Data})
	}
	return out
}

func pictureName(i int, p Picture) string {
	ext := "png"
	if p.MIME == "image/jpeg" {
		ext = "jpeg"
	}
	return fmt.Sprintf("media/gambar%d.%s", i+1, ext)
}

func (d *Document) contentTypes() []byte {
	s := xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + wordType + `document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="` + wordType + `styles+xml"/>`
	if d.cfg.Banner != "" {
		s += `<Override PartName="/word/header1.xml" ContentType="` + wordType + `header+xml"/>`
	}
	return []byte(s + `<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`)
}

func (d *Document) core() []byte {
	at := d.cfg.Created.UTC().Format("2006-01-02T15:04:05Z")
	return []byte(xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
		`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + escape(d.cfg.Title) + `</dc:title><dc:creator>` + escape(d.cfg.Author) + `</dc:creator>` +
		`<dcterms:created xsi:type="dcterms:W3CDTF">` + at + `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">` + at + `</dcterms:modified></cp:coreProperties>`)
}

// document gives the body with its section: A4, 25 mm around.
func (d *Document) document() []byte {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:document ` + wordNS + `><w:body>`)
	b.WriteString(d.body.String())
	b.WriteString(`<w:sectPr>`)
	if d.cfg.Banner != "" {
		b.WriteString(`<w:headerReference w:type="default" r:id="kepala"/>`)
	}
	margin := twips(25)
	b.WriteString(`<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="` + twips(20) + `" w:right="` + margin + `" w:bottom="` + twips(20) + `" w:left="` + margin +
		`" w:header="` + twips(9) + `" w:footer="` + twips(10) + `" w:gutter="0"/></w:sectPr></w:body></w:document>`)
	return []byte(b.String())
}

func (d *Document) styles() []byte {
	size := scaled(d.cfg.Size, 2)
	font := escape(d.cfg.Font)
	return []byte(xmlHead + `<w:styles ` + wordNS + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="` + font + `" w:hAnsi="` + font + `" w:cs="` + font + `" w:eastAsia="` + font + `"/>` +
		`<w:sz w:val="` + size + `"/><w:szCs w:val="` + size + `"/><w:lang w:val="id-ID"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>` +
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style></w:styles>`)
}

func (d *Document) relations() []byte {
	s := xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="gaya" Type="` + relsNS + `/styles" Target="styles.xml"/>`
	if d.cfg.Banner != "" {
		s += `<Relationship Id="kepala" Type="` + relsNS + `/header" Target="header1.xml"/>`
	}
	for i, p := range d.pictures {
		s += fmt.Sprintf(`<Relationship Id="gambar%d" Type="%s/image" Target="%s"/>`, i+1, relsNS, pictureName(i, p))
	}
	return []byte(s + `</Relationships>`)
}

func (d *Document) header() []byte {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:hdr ` + wordNS + `><w:p><w:pPr><w:pBdr>`)
	for _, side := range []string{"top", "left", "bottom", "right"} {
		b.WriteString(`<w:` + side + ` w:val="single" w:sz="8" w:space="2" w:color="B3261E"/>`)
	}
	b.WriteString(`</w:pBdr><w:jc w:val="center"/></w:pPr>`)
	writeRun(&b, Run{Text: d.cfg.Banner, Bold: true, Size: 10, Color: "B3261E"})
	b.WriteString(`</w:p></w:hdr>`)
	return []byte(b.String())
}
