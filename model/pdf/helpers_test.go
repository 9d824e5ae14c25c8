package pdf_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

// picture is a page drawn in grey.
type picture struct {
	w, h int
	pix  []byte
}

// draw draws page n of a PDF.
func draw(t testing.TB, path string, n, dpi int) picture {
	t.Helper()
	base := filepath.Join(t.TempDir(), "p")
	cmd := exec.Command("pdftoppm", "-r", strconv.Itoa(dpi), "-gray", "-cropbox", "-f", strconv.Itoa(n), "-l", strconv.Itoa(n), "-singlefile", path, base)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm: %v\n%s", err, out)
	}
	b, err := os.ReadFile(base + ".pgm")
	if err != nil {
		t.Fatal(err)
	}
	var p picture
	if _, err := fmt.Sscanf(string(b[:40]), "P5\n%d %d\n255\n", &p.w, &p.h); err != nil {
		t.Fatal(err)
	}
	p.pix = b[len(b)-p.w*p.h:]
	return p
}

// differ gives the share of pixels in which b differs from a, row by row from
// the top as far as a reaches (without its last row, where a strip begins).
func differ(a, b picture) float64 {
	n, w := 0, min(a.w, b.w)
	for y := 0; y < a.h-1 && y < b.h; y++ {
		for x := range w {
			d := int(a.pix[y*a.w+x]) - int(b.pix[y*b.w+x])
			if d > 32 || d < -32 {
				n++
			}
		}
	}
	return float64(n) / float64(a.w*a.h)
}

// dark gives the share of pixels that are not white in a part of the page,
// given in fractions of width and height from the top left.
func (p picture) dark(x0, y0, x1, y1 float64) float64 {
	n, all := 0, 0
	for y := int(y0 * float64(p.h)); y < int(y1*float64(p.h)); y++ {
		for x := int(x0 * float64(p.w)); x < int(x1*float64(p.w)); x++ {
			all++
			if p.pix[y*p.w+x] < 200 {
				n++
			}
		}
	}
	return float64(n) / float64(max(all, 1))
}

// word is a word with its place on the displayed page, from the top left.
type word struct {
	text           string
	x0, y0, x1, y1 float64
}

var (
	pageTag = regexp.MustCompile(`<page width="([\d.]+)" height="([\d.]+)">`)
	wordTag = regexp.MustCompile(`<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</word>`)
)

// words gives the words of page n and the page's displayed size, both without
// regard to a user unit, which poppler does not know.
func words(t testing.TB, path string, n int) (ws []word, w, h float64) {
	t.Helper()
	rotated := regexp.MustCompile(`rot: +(90|270)`).MatchString(run(t, "pdfinfo", "-f", strconv.Itoa(n), "-l", strconv.Itoa(n), path))
	out := run(t, "pdftotext", "-bbox", "-cropbox", "-f", strconv.Itoa(n), "-l", strconv.Itoa(n), path, "-")
	num := func(s string) float64 {
		v, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	m := pageTag.FindStringSubmatch(out)
	if m == nil {
		t.Fatalf("no page %d in %s", n, path)
	}
	for _, x := range wordTag.FindAllStringSubmatch(out, -1) {
		ws = append(ws, word{x[5], num(x[1]), num(x[2]), num(x[3]), num(x[4])})
	}
	if w, h = num(m[1]), num(m[2]); rotated {
		w, h = h, w
	}
	return ws, w, h
}

// unpacked gives the file with all object streams and contents unpacked.
func unpacked(t testing.TB, path string) []byte {
	t.Helper()
	out := filepath.Join(t.TempDir(), "qdf.pdf")
	run(t, "qpdf", "--qdf", "--object-streams=disable", "--no-original-object-ids", path, out)
	b, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.ToValidUTF8(b, []byte("?"))
}
