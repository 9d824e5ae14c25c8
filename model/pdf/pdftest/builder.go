package pdftest

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// Doc is a PDF being put together. Objects are numbered from 1 in the order in
// which they are added; object 1 is the catalogue.
type Doc struct {
	objects [][]byte // without "n 0 obj"
	trailer string   // more trailer entries
}

// New gives an empty document; its catalogue is set later with Set(1, …).
func New() *Doc { return &Doc{objects: [][]byte{[]byte("null")}} }

// Reserve gives a number for an object that is set later.
func (d *Doc) Reserve() int {
	d.objects = append(d.objects, []byte("null"))
	return len(d.objects)
}

// Set sets object n; format is as for fmt.Sprintf.
func (d *Doc) Set(n int, format string, a ...any) { d.objects[n-1] = fmt.Appendf(nil, format, a...) }

// Add adds an object and gives its number.
func (d *Doc) Add(format string, a ...any) int {
	n := d.Reserve()
	d.Set(n, format, a...)
	return n
}

// Stream adds a stream; dict is the inside of its dictionary without /Length.
func (d *Doc) Stream(dict string, data []byte) int {
	n := d.Reserve()
	d.objects[n-1] = fmt.Appendf(nil, "<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
	return n
}

// Flate adds a stream whose data is compressed.
func (d *Doc) Flate(dict string, data []byte) int {
	return d.Stream(dict+"/Filter/FlateDecode", Deflate(data))
}

// Deflate gives data in zlib's format.
func Deflate(data []byte) []byte {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write(data) // a bytes.Buffer does not fail
	_ = z.Close()
	return b.Bytes()
}

// Trailer adds entries to the trailer, such as "/Info 3 0 R".
func (d *Doc) Trailer(entries string) { d.trailer += entries }

// Bytes gives the file with a classic cross-reference table.
func (d *Doc) Bytes() []byte {
	b := []byte("%PDF-1.4\n%\xE2\xE3\xCF\xD3\n")
	offs := make([]int, len(d.objects))
	for i, o := range d.objects {
		offs[i] = len(b)
		b = fmt.Appendf(b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	return appendTable(b, offs, d.trailer)
}

func appendTable(b []byte, offs []int, trailer string) []byte {
	at := len(b)
	b = fmt.Appendf(b, "xref\n0 %d\n0000000000 65535 f \n", len(offs)+1)
	for _, o := range offs {
		b = fmt.Appendf(b, "%010d 00000 n \n", o)
	}
	return fmt.Appendf(b, "trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", len(offs)+1, trailer, at)
}

// Packed gives the file with an object stream for all objects without stream
// data and with a cross-reference stream.
func (d *Doc) Packed() []byte {
	b := []byte("%PDF-1.5\n%\xE2\xE3\xCF\xD3\n")
	n := len(d.objects)
	rows := make([][3]int, n+3)
	rows[0] = [3]int{0, 0, 65535}
	var head, text []byte
	packed := 0
	for i, o := range d.objects {
		if bytes.Contains(o, []byte("stream\n")) {
			rows[i+1] = [3]int{1, len(b), 0}
			b = fmt.Appendf(b, "%d 0 obj\n%s\nendobj\n", i+1, o)
			continue
		}
		rows[i+1] = [3]int{2, n + 1, packed}
		head = fmt.Appendf(head, "%d %d ", i+1, len(text))
		text = append(append(text, o...), '\n')
		packed++
	}
	data := Deflate(append(head, text...))
	rows[n+1] = [3]int{1, len(b), 0}
	b = fmt.Appendf(b, "%d 0 obj\n<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\n",
		n+1, packed, len(head), len(data), data)
	at := len(b)
	rows[n+2] = [3]int{1, at, 0}
	var table []byte
	for _, r := range rows {
		table = append(table, byte(r[0]), byte(r[1]>>24), byte(r[1]>>16), byte(r[1]>>8), byte(r[1]), byte(r[2]>>8), byte(r[2]))
	}
	data = Deflate(table)
	return fmt.Appendf(b, "%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Root 1 0 R%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n",
		n+2, n+3, d.trailer, len(data), data, at)
}

// Write writes data to a file of the given name in a temporary folder of the
// test and gives its path.
func Write(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// Page describes one page of Pages.
type Page struct {
	Content string // operators; the fonts /F1 (Helvetica) and /F2 (Times) are there
	Extra   string // more entries of the page's dictionary
	Box     string // "0 0 595 842" where empty
}

// Pages gives a document with these pages: 1 the catalogue, 2 the page tree,
// 3 and 4 the fonts, then for each page its content (odd numbers from 5) and
// the page itself (even numbers from 6).
func Pages(pages ...Page) *Doc {
	d := New()
	d.Set(1, "<</Type/Catalog/Pages 2 0 R>>")
	d.Reserve()
	d.Add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	d.Add("<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>")
	kids := ""
	for _, p := range pages {
		if p.Box == "" {
			p.Box = "0 0 595 842"
		}
		c := d.Flate("", []byte(p.Content))
		n := d.Add("<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents %d 0 R/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>%s>>", p.Box, c, p.Extra)
		kids += fmt.Sprintf("%d 0 R ", n)
	}
	d.Set(2, "<</Type/Pages/Count %d/Kids[%s]>>", len(pages), kids)
	return d
}

// Line gives the content that writes s in 12 point type at x, y.
func Line(x, y float64, s string) string {
	return fmt.Sprintf("BT /F1 12 Tf %g %g Td (%s) Tj ET\n", x, y, s)
}
