package pdftest

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Case is an awkward file and what a good reader makes of it.
type Case struct {
	Name  string
	Data  []byte
	Pages int // 0: must be refused
	// Text must be found on the pages, "" for nothing in particular.
	Text string
}

// twoPages is a plain document whose pages say "halaman satu" and "halaman dua".
func twoPages() *Doc {
	return Pages(Page{Content: Line(72, 700, "halaman satu")}, Page{Content: Line(72, 700, "halaman dua")})
}

// Awkward gives small files: sound ones of unusual shape, then damaged ones.
func Awkward() []Case {
	return append(append(sound(), damaged()...), trees()...)
}

func sound() []Case {
	plain := twoPages().Bytes()
	packed := twoPages().Packed()
	junk := append([]byte("HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n"), plain...)
	return []Case{
		{"classic table", plain, 2, "halaman dua"},
		{"object and cross-reference streams", packed, 2, "halaman dua"},
		{"hybrid table", hybrid(), 2, "halaman dua"},
		{"incremental update of a page", incremental(plain), 2, "halaman baru"},
		{"PDF 2.0", bytes.Replace(plain, []byte("%PDF-1.4"), []byte("%PDF-2.0"), 1), 2, "halaman dua"},
		{"junk before the header, offsets from the header", junk, 2, "halaman dua"},
		{"junk before the header, offsets from the file", shiftOffsets(junk, len(junk)-len(plain)), 2, "halaman dua"},
		{"junk after the end", append(bytes.Clone(plain), bytes.Repeat([]byte("\x00sisa\n"), 500)...), 2, "halaman dua"},
		{"old Mac line ends", macLines(), 2, "halaman dua"},
		{"comments between tokens", commented(), 1, "halaman satu"},
		{"page in its parent itself", directPage(), 1, "halaman satu"},
		{"content in several streams cut between operands", splitContent(), 1, "halaman satu"},
		{"content in ASCII85, LZW, hexadecimal and run lengths", filtered(), 4, "halaman"},
		{"annotations written into the page itself", directAnnots(), 1, "halaman satu"},
		{"form fields of XFA", xfa(), 1, "Please wait"},
		{"portfolio", portfolio(), 1, "sampul"},
		{"empty pages", Pages(Page{}, Page{}, Page{}).Bytes(), 3, ""},
	}
}

// shiftOffsets adds n to all offsets of a classic table.
func shiftOffsets(data []byte, n int) []byte {
	entry := regexp.MustCompile(`\d{10} 00000 n`)
	out := entry.ReplaceAllFunc(data, func(b []byte) []byte {
		v, _ := strconv.Atoi(string(b[:10])) // ten digits
		return fmt.Appendf(nil, "%010d 00000 n", v+n)
	})
	last := regexp.MustCompile(`startxref\n(\d+)`)
	return last.ReplaceAllFunc(out, func(b []byte) []byte {
		v, _ := strconv.Atoi(string(b[10:])) // digits
		return fmt.Appendf(nil, "startxref\n%d", v+n)
	})
}

// hybrid hides the second page's objects from readers that know only tables.
func hybrid() []byte {
	d := twoPages()
	full := d.Bytes()
	at := bytes.LastIndex(full, []byte("xref\n0"))
	body := bytes.Clone(full[:at])
	page2 := d.objects[7]
	head := "8 0 "
	data := Deflate([]byte(head + string(page2)))
	body = bytes.Replace(body, append([]byte("8 0 obj\n"), page2...), append([]byte("8 0 obj\n"), bytes.Repeat([]byte(" "), len(page2))...), 1)
	stm := len(body)
	body = fmt.Appendf(body, "9 0 obj\n<</Type/ObjStm/N 1/First %d/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\n", len(head), len(data), data)
	xs := len(body)
	row := []byte{2, 0, 0, 0, 9, 0, 0}
	data = Deflate(row)
	body = fmt.Appendf(body, "10 0 obj\n<</Type/XRef/Size 11/Index[8 1]/W[1 4 2]/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\n", len(data), data)
	table := len(body)
	body = fmt.Appendf(body, "xref\n0 8\n0000000000 65535 f \n")
	for i := 1; i <= 7; i++ {
		body = fmt.Appendf(body, "%010d 00000 n \n", bytes.Index(body, fmt.Appendf(nil, "\n%d 0 obj", i))+1)
	}
	body = fmt.Appendf(body, "9 2\n%010d 00000 n \n%010d 00000 n \n", stm, xs)
	return fmt.Appendf(body, "trailer\n<</Size 11/Root 1 0 R/XRefStm %d>>\nstartxref\n%d\n%%%%EOF\n", xs, table)
}

// incremental changes the content of page 2 by an update at the end.
func incremental(plain []byte) []byte {
	prev := bytes.LastIndex(plain, []byte("xref\n0"))
	b := bytes.Clone(plain)
	at := len(b)
	content := Line(72, 700, "halaman baru")
	b = fmt.Appendf(b, "7 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n", len(content), content)
	table := len(b)
	return fmt.Appendf(b, "xref\n7 1\n%010d 00000 n \ntrailer\n<</Size 9/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n", at, prev, table)
}

func macLines() []byte {
	d := twoPages()
	for i, o := range d.objects { // contents without compression, so that only line ends change
		if bytes.Contains(o, []byte("stream\n")) {
			s := Line(72, 700, []string{"halaman satu", "halaman dua"}[(i-4)/2])
			d.objects[i] = fmt.Appendf(nil, "<</Length %d>>\nstream\r\n%sendstream", len(s), s)
		}
	}
	b := d.Bytes()
	return bytes.ReplaceAll(bytes.ReplaceAll(b, []byte("stream\r\n"), []byte("stream\r\r")), []byte("\n"), []byte("\r"))
}

func commented() []byte {
	d := New()
	d.Set(1, "%% katalog )>>\n<< %% nama\n/Type /Catalog/Pages %%\r2 0 %% nomor\nR>>")
	d.Set(d.Reserve(), "<</Type/P#61ges/Count 1/Kids [ %% (\n3 0 R ] >>")
	d.Reserve()
	c := d.Flate("", []byte("% komentar (\n"+Line(72, 700, `halaman \163\141tu`)))
	f := d.Add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
	d.Set(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 %d 0 R>>>>/Contents %d 0 R>>", f, c)
	return d.Bytes()
}

func directPage() []byte {
	d := twoPages()
	d.Set(2, "<</Type/Pages/Count 1/Kids[%s]>>", d.objects[5])
	return d.Bytes()
}

// directAnnots has annotations that are no objects of their own, as FPDF writes
// its links.
func directAnnots() []byte {
	return Pages(Page{Content: Line(72, 700, "halaman satu"), Extra: `/Annots[
		<</Type/Annot/Subtype/Link/Rect[72 690 160 712]/A<</S/URI/URI(https://contoh.go.id)>>>>
		<</Type/Annot/Subtype/Widget/FT/Tx/T(isian)/V(x)/Rect[72 600 160 620]>> [5 0 R] (teks)]`}).Bytes()
}

func splitContent() []byte {
	d := twoPages()
	a := d.Flate("", []byte("q BT /F1 12"))
	b := d.Stream("", []byte("Tf 72 700 Td"))
	c := d.Flate("", []byte("(halaman satu) Tj ET"))
	d.Set(6, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[%d 0 R %d 0 R 99 0 R %d 0 R]/Resources<</Font<</F1 3 0 R>>>>>>", a, b, c)
	d.Set(2, "<</Type/Pages/Count 1/Kids[6 0 R]>>")
	return d.Bytes()
}

func filtered() []byte {
	s := Line(72, 700, "halaman")
	d := Pages(Page{}, Page{}, Page{}, Page{})
	set := func(n int, filter, data string) {
		d.Set(n, "<</Filter%s/Length %d>>\nstream\n%s\nendstream", filter, len(data), data)
	}
	set(5, "/ASCIIHexDecode", fmt.Sprintf("%X>", s))
	run := ""
	for i := range len(s) {
		run += "\x00" + s[i:i+1]
	}
	set(7, "/RunLengthDecode", run+"\x80")
	set(9, "[/ASCIIHexDecode/FlateDecode]", fmt.Sprintf("%x>", Deflate([]byte(s))))
	set(11, "/LZWDecode", lzw(s))
	return d.Bytes()
}

// lzw encodes s with literal codes of nine bits only.
func lzw(s string) string {
	var bits strings.Builder
	put := func(code int) { fmt.Fprintf(&bits, "%09b", code) }
	put(256)
	for i := range len(s) {
		if i > 0 && i%200 == 0 {
			put(256)
		}
		put(int(s[i]))
	}
	put(257)
	all := bits.String() + "0000000"
	var out []byte
	for len(all) >= 8 {
		v, _ := strconv.ParseUint(all[:8], 2, 8) // eight binary digits
		out = append(out, byte(v))
		all = all[8:]
	}
	return string(out)
}

func xfa() []byte {
	d := Pages(Page{Content: Line(72, 700, "Please wait...")})
	x := d.Flate("", []byte("<xdp:xdp xmlns:xdp=\"http://ns.adobe.com/xdp/\"/>"))
	d.Set(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[]/XFA %d 0 R>>/NeedsRendering true>>", x)
	return d.Bytes()
}

func portfolio() []byte {
	d := Pages(Page{Content: Line(72, 700, "sampul")})
	e := d.Flate("/Type/EmbeddedFile", twoPages().Bytes())
	f := d.Add("<</Type/Filespec/F(isi.pdf)/EF<</F %d 0 R>>>>", e)
	d.Set(1, "<</Type/Catalog/Pages 2 0 R/Collection<</Type/Collection/View/T>>/Names<</EmbeddedFiles<</Names[(isi.pdf)%d 0 R]>>>>>>", f)
	return d.Bytes()
}
