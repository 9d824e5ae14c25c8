package pdfium_test

import (
	"fmt"
	"strings"
	"testing"

	"siapzi/model/pdfium"
	"siapzi/model/pdfium/pdfiumtest"
)

// Measured on two busy cores of a server: start 3 s without and 0.15 s with a
// cache of compiled code, 250 full pages of text a second, 64 pages drawn at
// 96 dpi a second.

func BenchmarkStartCold(b *testing.B) {
	for b.Loop() {
		start(b, b.TempDir())
	}
}

func BenchmarkStartWarm(b *testing.B) {
	start(b, pdfiumtest.CacheDir())
	for b.Loop() {
		start(b, pdfiumtest.CacheDir())
	}
}

func start(b *testing.B, dir string) {
	e := pdfium.New(pdfium.Config{CacheDir: dir})
	if err := e.Start(b.Context()); err != nil {
		b.Fatal(err)
	}
	if err := e.Close(); err != nil {
		b.Fatal(err)
	}
}

// report is a document of 20 full pages.
func report(b *testing.B) *pdfium.Doc {
	var pages []pdfiumtest.Page
	for i := range 20 {
		line := fmt.Sprintf("%d. Laporan monitoring pembangunan zona integritas triwulan ketiga\n", i)
		pages = append(pages, pdfiumtest.Page{Text: strings.Repeat(line, 45)})
	}
	d, err := pdfiumtest.Engine(b).Open(b.Context(), pdfiumtest.Write(b, "laporan.pdf", pdfiumtest.PDF(pages...)), "")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = d.Close() })
	return d
}

func BenchmarkText(b *testing.B) {
	d := report(b)
	pages := 0
	for b.Loop() {
		if _, err := d.Text(b.Context(), pages%d.Pages()); err != nil {
			b.Fatal(err)
		}
		pages++
	}
	b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
}

func BenchmarkRender96(b *testing.B) {
	d := report(b)
	pages := 0
	for b.Loop() {
		if _, err := d.Render(b.Context(), pages%d.Pages(), 96); err != nil {
			b.Fatal(err)
		}
		pages++
	}
	b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
}
