package pdfium_test

import (
	"context"
	"strings"
	"testing"

	"siapzi/model/pdfium"
	"siapzi/model/pdfium/pdfiumtest"
)

func TestSearch(t *testing.T) {
	ctx := context.Background()
	e := pdfiumtest.Engine(t)
	data := pdfiumtest.PDF(
		pdfiumtest.Page{Text: "Satu dua\ntiga empat"},
		pdfiumtest.Page{Text: "Satu dua", Rotate: 90},
		pdfiumtest.Page{Image: pdfiumtest.Image(8, 8, 0x80), Content: "q 500 0 0 700 40 40 cm /X Do Q"})
	d, err := e.Open(ctx, pdfiumtest.Write(t, "a.pdf", data), "")
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close() //nolint:errcheck // read-only
	word := func(w string) func([]rune) []pdfium.Span {
		return func(chars []rune) []pdfium.Span {
			at := strings.Index(string(chars), w)
			if at < 0 {
				return nil
			}
			at = len([]rune(string(chars)[:at]))
			return []pdfium.Span{{From: at, To: at + len([]rune(w))}}
		}
	}

	t.Run("a word has a box where it stands", func(t *testing.T) {
		found, text, err := d.Search(ctx, 0, word("dua"))
		if err != nil || !text || len(found) != 1 || len(found[0]) != 1 {
			t.Fatalf("%v, %t, %v", found, text, err)
		}
		// The line begins 72 points from the left, its base 72 points from the top.
		b := found[0][0]
		if b.X < 90.0/595 || b.X > 110.0/595 || b.Y < 58.0/842 || b.Y+b.H > 76.0/842 || b.W < 15.0/595 || b.W > 25.0/595 {
			t.Errorf("box %+v", b)
		}
	})

	t.Run("a span over two lines has two boxes", func(t *testing.T) {
		found, _, err := d.Search(ctx, 0, func(chars []rune) []pdfium.Span { return []pdfium.Span{{From: 5, To: len(chars)}} })
		if err != nil || len(found) != 1 || len(found[0]) < 2 {
			t.Fatalf("%v, %v", found, err)
		}
	})

	t.Run("boxes of a turned page are those that are seen", func(t *testing.T) {
		found, _, err := d.Search(ctx, 1, word("Satu"))
		if err != nil || len(found) != 1 {
			t.Fatalf("%v, %v", found, err)
		}
		if b := found[0][0]; b.X < 0.85 || b.H*595 < b.W*842 {
			t.Errorf("box %+v of a page turned to the right", b)
		}
	})

	t.Run("a scan has no text", func(t *testing.T) {
		found, text, err := d.Search(ctx, 2, func([]rune) []pdfium.Span { t.Error("asked"); return nil })
		if err != nil || text || found != nil {
			t.Errorf("%v, %t, %v", found, text, err)
		}
	})
}
