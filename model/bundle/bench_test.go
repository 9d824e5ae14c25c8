package bundle

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/paint"
)

// BenchmarkBundle compares a whole bundle (front matter, stamps, bookmarks,
// check) with copying the same bytes and with the plain merges of qpdf and
// mutool, on 65 files with 450 pages of scans and about 40 MB. The rounds are
// interleaved and the medians compared, so that a busy machine slows all.
func BenchmarkBundle(b *testing.B) {
	w, sources := scans(b)
	rivals := map[string]func() error{
		"cat":    func() error { return concatenate(filepath.Join(w.out, "cat"), sources) },
		"bundel": func() error { return buildTo(w, filepath.Join(w.out, "b.pdf")) },
	}
	if _, err := exec.LookPath("qpdf"); err == nil {
		rivals["qpdf"] = func() error {
			args := append([]string{"--empty", "--pages"}, sources...)
			return exec.Command("qpdf", append(args, "--", filepath.Join(w.out, "q.pdf"))...).Run()
		}
	}
	if _, err := exec.LookPath("mutool"); err == nil {
		rivals["mutool"] = func() error {
			return exec.Command("mutool", append([]string{"merge", "-o", filepath.Join(w.out, "m.pdf")}, sources...)...).Run()
		}
	}
	for b.Loop() {
		times := map[string][]time.Duration{}
		for range 5 {
			for _, name := range []string{"cat", "qpdf", "mutool", "bundel"} {
				if rivals[name] == nil {
					continue
				}
				start := time.Now()
				if err := rivals[name](); err != nil {
					b.Fatalf("%s: %v", name, err)
				}
				times[name] = append(times[name], time.Since(start))
			}
		}
		median := func(name string) float64 {
			slices.Sort(times[name])
			return times[name][len(times[name])/2].Seconds()
		}
		b.ReportMetric(median("bundel"), "s/bundel")
		for name := range times {
			if name != "bundel" {
				b.ReportMetric(median("bundel")/median(name), "×"+name)
			}
		}
	}
}

// scans makes the corpus: every page is a picture of noise, which does not
// compress.
func scans(b *testing.B) (*world, []string) {
	b.Helper()
	dir := b.TempDir()
	w := &world{dir: filepath.Join(dir, "files"), out: filepath.Join(dir, "out"), unit: model.Unit{Name: "Balai Contoh", Agency: "Kementerian Contoh", Year: 2026, Target: model.WBK},
		docs: map[model.Code][]model.Document{}, answers: lke.Answers{}, paths: map[model.Hash]string{}}
	for _, d := range []string{w.dir, w.out} {
		if err := os.Mkdir(d, 0o700); err != nil {
			b.Fatal(err)
		}
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	var sources []string
	for i := range 65 {
		c := paint.New(paint.Config{Created: date})
		for range 6 + i%3 {
			c.AddPage()
			c.ImageJPEG(noise(b, rnd), 0, 0, paint.A4Width, paint.A4Height)
		}
		var pdf bytes.Buffer
		if err := c.Output(&pdf); err != nil {
			b.Fatal(err)
		}
		h := model.Hash(fmt.Sprintf("%064d", i))
		path := filepath.Join(w.dir, string(h))
		if err := os.WriteFile(path, pdf.Bytes(), 0o600); err != nil {
			b.Fatal(err)
		}
		w.paths[h] = path
		sources = append(sources, path)
		q := lke.Default().Questions[i]
		w.add(q.Evidence[0].Name, []model.File{{Version: model.Version{Hash: h, Size: int64(pdf.Len()), Name: "scan.pdf", MIME: "application/pdf"}}}, q.Code)
	}
	return w, sources
}

func noise(b *testing.B, rnd *rand.Rand) []byte {
	b.Helper()
	m := image.NewGray(image.Rect(0, 0, 260, 360))
	for i := range m.Pix {
		m.Pix[i] = byte(rnd.Uint32())
	}
	var buf bytes.Buffer
	if err := jpeg.Encode(&buf, m, &jpeg.Options{Quality: 92}); err != nil {
		b.Fatal(err)
	}
	return buf.Bytes()
}

func buildTo(w *world, out string) error {
	_, err := Build(context.Background(), w.source(), Request{Out: out, Date: date})
	return err
}

// concatenate does what "cat files > out" and a sync do.
func concatenate(out string, sources []string) error {
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	for _, s := range sources {
		in, err := os.Open(s)
		if err != nil {
			return err
		}
		if _, err := io.Copy(f, in); err != nil {
			return err
		}
		_ = in.Close() // read-only
	}
	return finishTemp(f)
}
