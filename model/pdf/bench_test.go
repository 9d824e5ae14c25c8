package pdf_test

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"testing"
	"time"

	"siapzi/model/pdf"
	"siapzi/model/pdf/pdftest"
)

var corpusFlag = flag.String("corpus", "", "compare with other programs on a corpus: small, heavy or many")

// TestRatios compares merging, stamping and checking a corpus with copying its
// bytes and with the plain merges of other programs. It only runs when asked:
//
//	go test ./model/pdf -run TestRatios -corpus heavy -v
func TestRatios(t *testing.T) {
	size, ok := map[string]pdftest.Size{"small": pdftest.Small, "heavy": pdftest.Heavy, "many": pdftest.Many}[*corpusFlag]
	if !ok {
		return
	}
	dir := t.TempDir()
	paths, err := size.Make(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	debug.FreeOSMemory() // of making the corpus
	out := filepath.Join(dir, "hasil")
	tool := func(name string, args ...string) func() {
		return func() {
			if msg, err := exec.Command(name, args...).CombinedOutput(); err != nil {
				t.Fatalf("%s: %v\n%s", name, err, msg)
			}
		}
	}
	var peak uint64
	runs := []struct {
		name string
		f    func()
	}{
		{"cat", tool("sh", append([]string{"-c", `out=$1; shift; cat "$@" > "$out"`, "sh", out}, paths...)...)},
		{"siapzi", func() { peak = max(peak, mergeCorpus(t, paths, out)) }},
		{"qpdf", tool("qpdf", append(append([]string{"--warning-exit-0", "--empty", "--pages"}, paths...), "--", out)...)},
		{"mutool", tool("mutool", append([]string{"merge", "-o", out}, paths...)...)},
	}
	times := make([][]time.Duration, len(runs))
	for range 3 {
		for i, r := range runs {
			_ = os.Remove(out) // so that nobody pays for another's file
			begin := time.Now()
			r.f()
			times[i] = append(times[i], time.Since(begin))
		}
	}
	mine := slices.Min(times[1])
	for i, r := range runs {
		m := slices.Min(times[i]) // the run that was disturbed least
		fmt.Printf("%-8s %8.2f s   siapzi takes %.2f of it\n", r.name, m.Seconds(), mine.Seconds()/m.Seconds())
	}
	fmt.Printf("heap of siapzi at most %d MB\n", peak>>20)
}

// mergeCorpus merges and checks the files and gives the largest heap seen.
func mergeCorpus(t *testing.T, paths []string, out string) (peak uint64) {
	ctx := context.Background()
	total := 0
	for _, p := range paths {
		s, err := pdf.Open(ctx, p, pdf.OpenOptions{})
		if err != nil {
			t.Fatal(err)
		}
		total += s.NumPages()
		_ = s.Close() // read-only
	}
	f, err := os.Create(out)
	if err != nil {
		t.Fatal(err)
	}
	w := pdf.NewWriter(f, total, testMeta)
	var marks []pdf.Bookmark
	for _, p := range paths {
		s, err := pdf.Open(ctx, p, pdf.OpenOptions{})
		if err != nil {
			t.Fatal(err)
		}
		first := w.Pages()
		_, _, err = w.Append(ctx, s, 0, s.NumPages(), func(i int) pdf.Dress {
			return pdf.Dress{Stamp: &pdf.Stamp{Code: "P.1.i.a-01", Text: stampText(first+i+1, total)}}
		})
		if err != nil {
			t.Fatal(err)
		}
		_ = s.Close() // read-only
		marks = append(marks, pdf.Bookmark{Title: filepath.Base(p), Page: first + 1})
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		peak = max(peak, m.HeapInuse+m.StackInuse)
	}
	if err := w.Finish(marks); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	err = pdf.Check(ctx, out, pdf.Expect{Pages: total, Bookmarks: marks, Stamp: func(n int) string { return stampText(n, total) }})
	if err != nil {
		t.Fatal(err)
	}
	return peak
}

// BenchmarkAppend merges the small corpus without touching the disk for output.
func BenchmarkAppend(b *testing.B) {
	paths, err := pdftest.Small.Make(context.Background(), b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	ctx := context.Background()
	b.ResetTimer()
	for range b.N {
		var sources []*pdf.Source
		total := 0
		for _, p := range paths {
			s, err := pdf.Open(ctx, p, pdf.OpenOptions{})
			if err != nil {
				b.Fatal(err)
			}
			sources = append(sources, s)
			total += s.NumPages()
		}
		w := pdf.NewWriter(io.Discard, total, testMeta)
		for _, s := range sources {
			_, _, err := w.Append(ctx, s, 0, s.NumPages(), func(i int) pdf.Dress {
				return pdf.Dress{Stamp: &pdf.Stamp{Code: "P.1.i.a-01", Text: "Hal. 1 dari 450"}}
			})
			if err != nil {
				b.Fatal(err)
			}
			_ = s.Close() // read-only
		}
		if err := w.Finish(nil); err != nil {
			b.Fatal(err)
		}
	}
}
