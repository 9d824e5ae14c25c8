package catalog_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"siapzi/model/catalog"
	"siapzi/model/extract"
	"siapzi/model/pdfium/pdfiumtest"
	"siapzi/model/store/storetest"
)

// BenchmarkImport imports evidence sets and, in the same run and turn by turn,
// copies and hashes the same files plainly, as cp and sha256sum would, without
// syncing. Metrics: MB/s of the import and how many times as long it takes as
// the plain copy.
func BenchmarkImport(b *testing.B) {
	unread := extractorFunc(func(context.Context, string, extract.Type) (extract.Content, error) { return extract.Content{}, nil })
	for _, set := range []struct {
		name   string
		unread bool // without reading texts: what storing alone takes
		make   func(b *testing.B, e *env)
	}{
		// The shape of a real set: 65 files of 3 pages, 38 MB, a third without text.
		{"65 PDFs 38 MB", false, func(b *testing.B, e *env) { scans(e, 65, 3, 195_000) }},
		{"65 PDFs 38 MB unread", true, func(b *testing.B, e *env) { scans(e, 65, 3, 195_000) }},
		{"12 PDFs 120 MB", false, func(b *testing.B, e *env) { scans(e, 12, 5, 2_000_000) }},
		{"12 PDFs 120 MB unread", true, func(b *testing.B, e *env) { scans(e, 12, 5, 2_000_000) }},
		{"1000 small texts", false, func(b *testing.B, e *env) {
			for i := range 1000 {
				e.file(fmt.Sprintf("AREA %d/laporan %d.txt", i%6+1, i), fmt.Appendf(nil, "Laporan kegiatan nomor %d", i))
			}
		}},
	} {
		b.Run(set.name, func(b *testing.B) {
			evidence := newEnv(b)
			set.make(b, evidence)
			var plain, ours time.Duration
			var size int64
			for b.Loop() {
				b.StopTimer()
				start := time.Now()
				size = copyAndHash(b, evidence.dir, b.TempDir())
				plain += time.Since(start)
				var x catalog.Extractor = unread
				if !set.unread {
					x = extract.New(pdfiumtest.Engine(b))
				}
				e := newEnvWith(b, x)
				b.StartTimer()

				start = time.Now()
				r, err := e.c.Import(b.Context(), storetest.Who, []string{evidence.dir}, catalog.ImportOptions{Link: catalog.LinkAuto})
				ours += time.Since(start)
				if err != nil || r.Failed > 0 || r.Added != len(r.Files) {
					b.Fatal(err, r.Added, r.Failed)
				}
			}
			b.ReportMetric(float64(size)*float64(b.N)/1e6/ours.Seconds(), "MB/s")
			b.ReportMetric(float64(ours)/float64(plain), "x-plain-copy")
			b.ReportMetric(float64(plain.Milliseconds())/float64(b.N), "plain-ms")
		})
	}
}

// scans makes n different PDFs whose pages hold a noisy picture of about size
// bytes, two of three with text beside it.
func scans(e *env, n, pages, size int) {
	r := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields("laporan rapat tim kerja zona integritas pelayanan publik notula daftar hadir maklumat standar survei kepuasan masyarakat")
	for i := range n {
		var ps []pdfiumtest.Page
		for range pages {
			noise := make([]byte, size/500*500)
			for j := range noise {
				noise[j] = byte(r.Uint32())
			}
			p := pdfiumtest.Page{Content: "q 500 0 0 500 50 100 cm /X Do Q",
				Image: fmt.Sprintf("<</Type/XObject/Subtype/Image/Width 500/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Length %d>>\nstream\n%s\nendstream",
					len(noise)/500, len(noise), noise)}
			if i%3 > 0 {
				var text strings.Builder
				for range 250 {
					text.WriteString(words[r.IntN(len(words))] + " ")
				}
				p.Text = text.String()
			}
			ps = append(ps, p)
		}
		e.file(fmt.Sprintf("AREA %d/bukti %d.pdf", i%6+1, i), pdfiumtest.PDF(ps...))
	}
}

// copyAndHash copies every file below src into dst, then hashes the copy.
func copyAndHash(b *testing.B, src, dst string) (size int64) {
	b.Helper()
	n := 0
	err := filepath.WalkDir(src, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		n++
		in, err := os.Open(path)
		if err != nil {
			return err
		}
		defer in.Close()
		out, err := os.Create(filepath.Join(dst, fmt.Sprint(n)))
		if err != nil {
			return err
		}
		defer out.Close()
		if _, err := io.Copy(out, in); err != nil {
			return err
		}
		if _, err := out.Seek(0, io.SeekStart); err != nil {
			return err
		}
		written, err := io.Copy(sha256.New(), out)
		size += written
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return size
}
