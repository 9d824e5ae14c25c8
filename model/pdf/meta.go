package pdf

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"time"

	"siapzi/model/pdf/cos"
)

// Meta is what the file says about itself.
type Meta struct {
	Title, Author, Subject, Keywords, Creator, Producer string
	Lang                                                string    // "id-ID"
	Created                                             time.Time // also the date of change
	// FirstPage is the number that viewers show for the first page, where the
	// file is one volume of several; 0 means 1.
	FirstPage int
}

// pageLabels gives the labels that make viewers count from FirstPage on, nil
// where they do so anyway.
func (m Meta) pageLabels() cos.Object {
	if m.FirstPage <= 1 {
		return nil
	}
	return cos.Dict{"Nums": cos.Array{cos.Integer(0), cos.Dict{"S": cos.Name("D"), "St": cos.Integer(m.FirstPage)}}}
}

// putMeta writes the document information and gives the number of the XMP
// stream that says the same.
func (w *Writer) putMeta() int {
	m := w.meta
	info := cos.Dict{}
	for _, e := range []struct {
		key   cos.Name
		value string
	}{{"Title", m.Title}, {"Author", m.Author}, {"Subject", m.Subject}, {"Keywords", m.Keywords}, {"Creator", m.Creator}, {"Producer", m.Producer}} {
		if e.value != "" {
			info[e.key] = cos.FromText(e.value)
		}
	}
	if !m.Created.IsZero() {
		date := cos.String(pdfDate(m.Created))
		info["CreationDate"], info["ModDate"] = date, date
	}
	w.put(infoNum, info)
	num := w.alloc()
	w.putStream(num, cos.Dict{"Type": cos.Name("Metadata"), "Subtype": cos.Name("XML")}, m.xmp())
	return num
}

func pdfDate(t time.Time) string {
	_, offset := t.Zone()
	sign := '+'
	if offset < 0 {
		sign, offset = '-', -offset
	}
	return fmt.Sprintf("D:%s%c%02d'%02d'", t.Format("20060102150405"), sign, offset/3600, offset/60%60)
}

// xmp gives the metadata as an XMP packet.
func (m Meta) xmp() []byte {
	var b bytes.Buffer
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" " +
		"xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n")
	element := func(before, value, after string) {
		if value != "" {
			b.WriteString(before)
			_ = xml.EscapeText(&b, []byte(value)) // a bytes.Buffer does not fail
			b.WriteString(after + "\n")
		}
	}
	element("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", m.Title, "</rdf:li></rdf:Alt></dc:title>")
	element("<dc:creator><rdf:Seq><rdf:li>", m.Author, "</rdf:li></rdf:Seq></dc:creator>")
	element("<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", m.Subject, "</rdf:li></rdf:Alt></dc:description>")
	element("<dc:language><rdf:Bag><rdf:li>", m.Lang, "</rdf:li></rdf:Bag></dc:language>")
	element("<pdf:Keywords>", m.Keywords, "</pdf:Keywords>")
	element("<pdf:Producer>", m.Producer, "</pdf:Producer>")
	element("<xmp:CreatorTool>", m.Creator, "</xmp:CreatorTool>")
	if !m.Created.IsZero() {
		date := m.Created.Format("2006-01-02T15:04:05-07:00")
		element("<xmp:CreateDate>", date, "</xmp:CreateDate>")
		element("<xmp:ModifyDate>", date, "</xmp:ModifyDate>")
		element("<xmp:MetadataDate>", date, "</xmp:MetadataDate>")
	}
	b.WriteString("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.Bytes()
}
