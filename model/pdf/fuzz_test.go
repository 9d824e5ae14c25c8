package pdf_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"siapzi/model"
	"siapzi/model/pdf"
	"siapzi/model/pdf/pdftest"
)

// FuzzAppend merges whatever opens and reads the result again: it must be
// sound and have all pages, however broken the source is.
func FuzzAppend(f *testing.F) {
	for _, c := range pdftest.Awkward() {
		if len(c.Data) < 8<<10 {
			f.Add(c.Data, false)
		}
	}
	f.Add(threePages(link("/Dest[8 0 R/Fit]"), "<</Subtype/Widget/FT/Tx/V(a)/DA(/F1 0 Tf)/Rect[1 2 90 20]>>").Bytes(), true)
	f.Fuzz(func(t *testing.T, data []byte, corner bool) {
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		defer cancel()
		s, err := pdf.OpenReader(ctx, bytes.NewReader(data), int64(len(data)), "")
		if err != nil {
			if model.KindOf(err) == model.Internal {
				t.Fatalf("%v: %v", err, errors.Unwrap(err))
			}
			return
		}
		n := min(s.NumPages(), 50)
		style := pdf.Pita
		if corner {
			style = pdf.Pojok
		}
		var b bytes.Buffer
		w := pdf.NewWriter(&b, n, testMeta)
		if corner { // every second one is locked and marked besides
			if err := w.Encrypt("sandi"); err != nil {
				t.Fatal(err)
			}
		}
		marks, _, err := w.Append(ctx, s, 0, n, func(i int) pdf.Dress {
			return pdf.Dress{Stamp: &pdf.Stamp{Code: "A.1", Text: fmt.Sprintf("Hal. %d dari %d", i+1, n), Style: style}, Watermark: &pdf.Watermark{Text: "SALINAN"}}
		})
		if err != nil {
			t.Fatalf("append: %v: %v", err, errors.Unwrap(err))
		}
		if err := w.Finish(marks); err != nil {
			t.Fatal(err)
		}
		again, err := pdf.OpenReader(ctx, bytes.NewReader(b.Bytes()), int64(b.Len()), "sandi")
		if err != nil {
			t.Fatalf("output: %v", err)
		}
		if again.NumPages() != n || again.Method() != pdf.Plain {
			t.Fatalf("output has %d pages (%s), want %d", again.NumPages(), again.Method(), n)
		}
	})
}
