// Package pdfiumtest helps tests that need PDFium or small PDF files.
package pdfiumtest

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"siapzi/model/pdfium"
)

// CacheDir is a folder for compiled code that outlives the test, so that
// PDFium is compiled once for all test programs and not once in each.
func CacheDir() string { return filepath.Join(os.TempDir(), "siapzi-test-cache") }

// Engine gives an Engine that is closed at the end of the test.
func Engine(tb testing.TB) *pdfium.Engine {
	tb.Helper()
	e := pdfium.New(pdfium.Config{CacheDir: CacheDir()})
	tb.Cleanup(func() {
		if err := e.Close(); err != nil {
			tb.Error(err)
		}
	})
	return e
}

// Page describes one page of a PDF made by PDF. The zero value is an empty
// upright A4 page.
type Page struct {
	Text    string  // printed in Helvetica 12 pt, one line per "\n"
	W, H    float64 // points; 0 means A4
	Rotate  int     // 0, 90, 180 or 270
	Content string  // operators painted after Text; /X is a picture if Image is set
	Image   string  // an image dictionary's entries and stream, as made by Image
}

// Image makes a value for Page.Image: w × h grey pixels of 8 bits, all of one shade.
func Image(w, h int, shade byte) string {
	var z bytes.Buffer
	zw := zlib.NewWriter(&z)
	row := bytes.Repeat([]byte{shade}, w)
	for range h {
		_, _ = zw.Write(row) // to memory
	}
	_ = zw.Close() // to memory
	return fmt.Sprintf("<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream",
		w, h, z.Len(), z.Bytes())
}

// PDF makes a small valid PDF file.
func PDF(pages ...Page) []byte {
	var b bytes.Buffer
	var offsets []int
	add := func(body string) int {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(offsets), body)
		return len(offsets)
	}
	b.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	add("<</Type/Catalog/Pages 2 0 R>>")
	var kids []string
	for i := range pages { // objects 1 catalogue, 2 tree, 3 font, then 3 per page
		kids = append(kids, fmt.Sprintf("%d 0 R", 4+3*i))
	}
	add(fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(pages), strings.Join(kids, " ")))
	add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	for _, p := range pages {
		if p.W == 0 {
			p.W, p.H = 595, 842
		}
		n := len(offsets)
		res := "/Font<</F 3 0 R>>"
		if p.Image != "" {
			res += fmt.Sprintf("/XObject<</X %d 0 R>>", n+3)
		}
		add(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 %g %g]/Rotate %d/Resources<<%s>>/Contents %d 0 R>>",
			p.W, p.H, p.Rotate, res, n+2))
		content := text(p) + p.Content
		add(fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(content), content))
		if p.Image == "" {
			p.Image = "null"
		}
		add(p.Image)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, start)
	return b.Bytes()
}

func text(p Page) string {
	if p.Text == "" {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "BT /F 12 Tf 14 TL 72 %g Td\n", p.H-72)
	for _, line := range strings.Split(p.Text, "\n") {
		line = strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(line)
		fmt.Fprintf(&b, "(%s) Tj T*\n", line)
	}
	b.WriteString("ET\n")
	return b.String()
}

// Write writes data to a file called name in a folder of the test.
func Write(tb testing.TB, name string, data []byte) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}
