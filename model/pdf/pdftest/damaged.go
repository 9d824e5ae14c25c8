package pdftest

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
)

func damaged() []Case {
	plain, packed := twoPages().Bytes(), twoPages().Packed()
	table := bytes.LastIndex(plain, []byte("xref\n0"))
	replace := func(old, new string) []byte {
		if !bytes.Contains(plain, []byte(old)) {
			panic("pdftest: nothing to replace: " + old)
		}
		return bytes.ReplaceAll(plain, []byte(old), []byte(new))
	}
	lengths := regexp.MustCompile(`/Length \d+`)
	with := func(s string) []byte { return lengths.ReplaceAll(plain, []byte(s)) }
	return []Case{
		{"no table, no trailer", plain[:table], 2, "halaman dua"},
		{"truncated after the first page", plain[:bytes.Index(plain, []byte("7 0 obj"))], 1, "halaman satu"},
		{"truncated within a stream", plain[:bytes.Index(plain, []byte("5 0 obj"))+60], 0, ""},
		{"all offsets wrong by five", shiftOffsets(plain, 5), 2, "halaman dua"},
		{"all offsets zero", regexp.MustCompile(`\d{10} 00000 n`).ReplaceAll(plain, []byte("0000000000 00000 n")), 2, "halaman dua"},
		{"startxref zero", regexp.MustCompile(`startxref\n\d+`).ReplaceAll(plain, []byte("startxref\n0")), 2, "halaman dua"},
		{"startxref beyond the end", regexp.MustCompile(`startxref\n\d+`).ReplaceAll(plain, []byte("startxref\n99999999")), 2, "halaman dua"},
		{"no startxref", replace("startxref", "startyref"), 2, "halaman dua"},
		{"table begins at 1", replace("xref\n0 9", "xref\n1 9"), 2, "halaman dua"},
		{"table promises more lines", replace("xref\n0 9", "xref\n0 99"), 2, "halaman dua"},
		{"table with lines of 19 bytes", bytes.ReplaceAll(plain, []byte(" n \n"), []byte(" n\n")), 2, "halaman dua"},
		{"trailer without Root", replace("/Root 1 0 R", ""), 2, "halaman dua"},
		{"Root points to nothing", replace("/Root 1 0 R", "/Root 77 0 R"), 2, "halaman dua"},
		{"Prev points to itself", replace("/Root 1 0 R", fmt.Sprintf("/Root 1 0 R/Prev %d", table)), 2, "halaman dua"},
		{"no catalogue", replace("/Type/Catalog", "/Type/Katalog"), 2, "halaman dua"},
		{"no catalogue and no page tree", bytes.ReplaceAll(replace("1 0 obj", "1 0 obx"), []byte("2 0 obj"), []byte("2 0 obx")), 2, "halaman dua"},
		{"length too small", with("/Length 3"), 2, "halaman dua"},
		{"length too large", with("/Length 4000"), 2, "halaman dua"},
		{"length huge", with("/Length 99999999999999999999"), 2, "halaman dua"},
		{"length negative", with("/Length -5"), 2, "halaman dua"},
		{"length missing", with(""), 2, "halaman dua"},
		{"length points to nothing", with("/Length 99 0 R"), 2, "halaman dua"},
		{"length points to its own stream", with("/Length 5 0 R"), 2, "halaman dua"},
		{"no endstream", replace("endstream", ""), 2, "halaman dua"},
		{"no endobj", replace("endobj", ""), 2, "halaman dua"},
		{"no closing brackets", replace(">>\nendobj", "\nendobj"), 2, "halaman dua"},
		{"cross-reference stream cut off", packed[:len(packed)-90], 2, "halaman dua"},
		{"header missing", plain[9:], 2, "halaman dua"},
		{"NULs for the last fifth", append(bytes.Clone(plain[:len(plain)*4/5]), make([]byte, len(plain)/5)...), 2, "halaman dua"},
		{"wrong checksum in compressed content", badAdler(), 1, "halaman satu"},
		{"compressed content cut off", cutFlate(), 1, "halaman satu"},
		{"picture instead of PDF", []byte("\xFF\xD8\xFF\xE0\x00\x10JFIF\x00" + strings.Repeat("x", 3000)), 0, ""},
		{"web page instead of PDF", []byte("<!DOCTYPE html><html><body>404 Not Found</body></html>"), 0, ""},
		{"empty file", nil, 0, ""},
		{"header only", []byte("%PDF-1.4\n"), 0, ""},
		{"no pages", noPages(), 0, ""},
	}
}

func badAdler() []byte {
	d := twoPages()
	z := Deflate([]byte(Line(72, 700, "halaman satu")))
	z[len(z)-1] ^= 0xFF
	d.Set(5, "<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream", len(z), z)
	d.Set(2, "<</Type/Pages/Count 1/Kids[6 0 R]>>")
	return d.Bytes()
}

func cutFlate() []byte {
	d := twoPages()
	z := Deflate([]byte(Line(72, 700, "halaman satu") + strings.Repeat(Line(72, 600, "lagi"), 900)))
	z = z[:len(z)*3/4]
	d.Set(5, "<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream", len(z), z)
	d.Set(2, "<</Type/Pages/Count 1/Kids[6 0 R]>>")
	return d.Bytes()
}

func noPages() []byte {
	d := New()
	d.Set(1, "<</Type/Catalog/Pages 2 0 R>>")
	d.Add("<</Type/Pages/Count 0/Kids[]>>")
	return d.Bytes()
}

// trees are odd page trees.
func trees() []Case {
	tree := func(f func(d *Doc)) []byte {
		d := twoPages()
		f(d)
		return d.Bytes()
	}
	return []Case{
		{"circular page tree", tree(func(d *Doc) { d.Set(2, "<</Type/Pages/Count 2/Kids[6 0 R 2 0 R 8 0 R]>>") }), 2, "halaman dua"},
		{"page tree without Count", tree(func(d *Doc) { d.Set(2, "<</Type/Pages/Kids[6 0 R 8 0 R]>>") }), 2, "halaman dua"},
		{"page tree with a wrong Count", tree(func(d *Doc) { d.Set(2, "<</Type/Pages/Count 900/Kids[6 0 R 8 0 R]>>") }), 2, "halaman dua"},
		{"page tree without types", tree(func(d *Doc) { d.Set(2, "<</Kids[6 0 R 8 0 R]>>") }), 2, "halaman dua"},
		{"page tree with dead and null kids", tree(func(d *Doc) { d.Set(2, "<</Type/Pages/Count 4/Kids[null 6 0 R 55 0 R 8 0 R]>>") }), 2, "halaman dua"},
		{"catalogue points to a page", tree(func(d *Doc) { d.Set(1, "<</Type/Catalog/Pages 6 0 R>>") }), 1, "halaman satu"},
		{"one page listed twice", tree(func(d *Doc) { d.Set(2, "<</Type/Pages/Count 2/Kids[6 0 R 6 0 R]>>") }), 2, "halaman satu"},
		{"page tree 10,000 levels deep", deepTree(10000), 1, "halaman satu"},
		{"Kids is one reference", tree(func(d *Doc) {
			d.Set(2, "<</Type/Pages/Count 2/Kids %d 0 R>>", d.Add("[6 0 R 8 0 R]"))
		}), 2, "halaman dua"},
		{"media box reversed and indirect", tree(func(d *Doc) {
			box := d.Add("[595 842.0 0. -0]")
			d.Set(6, "<</Type/Page/Parent 2 0 R/MediaBox %d 0 R/Contents 5 0 R/Resources<</Font<</F1 3 0 R>>>>>>", box)
			d.Set(2, "<</Type/Pages/Count 1/Kids[6 0 R]>>")
		}), 1, "halaman satu"},
		{"no media box anywhere", tree(func(d *Doc) {
			d.Set(6, "<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</Font<</F1 3 0 R>>>>>>")
			d.Set(2, "<</Type/Pages/Count 1/Kids[6 0 R]>>")
		}), 1, "halaman satu"},
	}
}

func deepTree(levels int) []byte {
	d := twoPages()
	top := d.Reserve()
	d.Set(1, "<</Type/Catalog/Pages %d 0 R>>", top)
	for n := top; n < top+levels; n++ {
		next := d.Reserve()
		d.Set(n, "<</Type/Pages/Count 1/Kids[%d 0 R]>>", next)
	}
	d.Set(top+levels, "<</Type/Pages/Count 1/Kids[6 0 R]>>")
	return d.Bytes()
}

// Hostile gives files made to exhaust a reader.
func Hostile() []Case {
	deep := strings.Repeat("[", 10000) + strings.Repeat("]", 10000)
	deepDict := strings.Repeat("<</A", 10000) + " 1 " + strings.Repeat(">>", 10000)
	bomb := Deflate(make([]byte, 120<<20))
	bomb = Deflate(Deflate(bomb)) // of a bomb
	with := func(f func(d *Doc)) []byte {
		d := twoPages()
		f(d)
		return d.Bytes()
	}
	return []Case{
		{"arrays nested 10,000 deep", with(func(d *Doc) {
			d.Set(6, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 3 0 R>>/X %d 0 R>>>>", d.Add("%s", deep))
		}), 2, "halaman satu"},
		{"dictionaries nested 10,000 deep", with(func(d *Doc) {
			d.Set(6, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 3 0 R>>/X %d 0 R>>>>", d.Add("%s", deepDict))
		}), 2, "halaman satu"},
		{"chain of 50,000 references", with(chain), 2, "halaman satu"},
		{"reference to itself", with(func(d *Doc) {
			n := d.Reserve()
			d.Set(n, "%d 0 R", n)
			d.Set(6, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Rotate %d 0 R/Resources<</Font<</F1 3 0 R>>/X %d 0 R>>>>", n, n)
		}), 2, "halaman satu"},
		{"content that unpacks to 120 MB", with(func(d *Doc) {
			d.Set(7, "<</Filter[/FlateDecode/FlateDecode/FlateDecode]/Length %d>>\nstream\n%s\nendstream", len(bomb), bomb)
		}), 2, "halaman satu"},
		{"object stream that unpacks to 120 MB", with(func(d *Doc) {
			d.Set(7, "<</Type/ObjStm/N 9/First 10/Filter[/FlateDecode/FlateDecode/FlateDecode]/Length %d>>\nstream\n%s\nendstream", len(bomb), bomb)
		}), 2, "halaman satu"},
		{"cross-reference stream with ten million entries", manyEntries(), 0, ""},
		{"outline that runs in circles", with(func(d *Doc) {
			o := d.Reserve()
			d.Set(1, "<</Type/Catalog/Pages 2 0 R/Outlines %d 0 R>>", o)
			d.Set(o, "<</First %d 0 R>>", o+1)
			d.Add("<</Title(satu)/Dest[6 0 R/Fit]/Next %d 0 R/First %d 0 R>>", o+2, o+1)
			d.Add("<</Title(dua)/Dest[8 0 R/Fit]/Next %d 0 R>>", o+1)
		}), 2, "halaman satu"},
	}
}

// chain makes resources that point to one another in a long line.
func chain(d *Doc) {
	first := d.Reserve()
	for n := first; n < first+50000; n++ {
		d.Reserve()
		d.Set(n, "<</Next %d 0 R/No %d>>", n+1, n)
	}
	d.Set(6, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 3 0 R>>/X %d 0 R>>>>", first)
}

func manyEntries() []byte {
	data := Deflate(make([]byte, 80<<20))
	b := []byte("%PDF-1.5\n")
	at := len(b)
	return fmt.Appendf(b, "1 0 obj\n<</Type/XRef/Size 9000000/W[1 4 2]/Root 2 0 R/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", len(data), data, at)
}
