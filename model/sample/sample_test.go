package sample_test

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"image/jpeg"
	"image/png"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/assessment"
	"siapzi/model/lke"
	"siapzi/model/sample"
)

// written holds the sample's files of one run, by path below the folder. It is
// shared by the tests, which only read.
var written = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "sample")
	if err == nil {
		_, err = sample.WriteEvidence(context.Background(), dir)
	}
	return dir, err
})

func TestMain(m *testing.M) {
	code := m.Run()
	if dir, err := written(); err == nil {
		_ = os.RemoveAll(dir) // a leftover in the temporary folder harms nobody
	}
	os.Exit(code)
}

// evidence gives the folder with the files.
func evidence(t *testing.T) string {
	t.Helper()
	dir, err := written()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// find gives the one file whose path contains part.
func find(t *testing.T, part string) string {
	t.Helper()
	var hits []string
	for p := range sample.Truth() {
		if strings.Contains(p, part) {
			hits = append(hits, p)
		}
	}
	if len(hits) != 1 {
		t.Fatalf("%d files contain %q", len(hits), part)
	}
	return filepath.Join(evidence(t), filepath.FromSlash(hits[0]))
}

// run calls a tool and gives its output and whether it succeeded.
func run(t *testing.T, args ...string) (string, bool) {
	t.Helper()
	out, err := exec.Command(args[0], args[1:]...).CombinedOutput()
	if _, ok := err.(*exec.ExitError); err != nil && !ok {
		t.Fatal(err)
	}
	return string(out), err == nil
}

func TestEvidence(t *testing.T) {
	dir := evidence(t)

	t.Run("the files are those of the truth table", func(t *testing.T) {
		var got, want []string
		size := int64(0)
		err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			info, err := d.Info()
			size += info.Size()
			rel, _ := filepath.Rel(dir, p)
			got = append(got, filepath.ToSlash(rel))
			return err
		})
		for p := range sample.Truth() {
			want = append(want, p)
		}
		slices.Sort(got)
		slices.Sort(want)

		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		if len(got) < 40 || size > 15<<20 {
			t.Errorf("%d files, %d bytes", len(got), size)
		}
	})

	t.Run("the copy is exact", func(t *testing.T) {
		if hash(t, find(t, "1.ii.a RENCANA")) != hash(t, find(t, "1.ii.b RENCANA")) {
			t.Error("the bytes differ")
		}
	})
}

func TestWriteEvidenceAgain(t *testing.T) {
	dir := evidence(t)

	t.Run("a second run gives the same bytes", func(t *testing.T) {
		again := t.TempDir()
		paths, err := sample.WriteEvidence(t.Context(), again)

		if err != nil {
			t.Fatal(err)
		}
		for _, p := range paths {
			rel, _ := filepath.Rel(again, p)
			if hash(t, p) != hash(t, filepath.Join(dir, rel)) {
				t.Errorf("%s differs", rel)
			}
		}
	})

	t.Run("a cancelled context writes nothing", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		again := t.TempDir()

		_, err := sample.WriteEvidence(ctx, again)

		if model.KindOf(err) != model.Canceled {
			t.Errorf("got %v", err)
		}
		if left, _ := os.ReadDir(again); len(left) != 0 {
			t.Errorf("%d entries left", len(left))
		}
	})
}

func TestPDFs(t *testing.T) {
	broken, locked := find(t, "Laporan Gratifikasi"), find(t, "Surat Pernyataan")

	t.Run("other programs accept every whole PDF", func(t *testing.T) {
		for p := range sample.Truth() {
			path := filepath.Join(evidence(t), filepath.FromSlash(p))
			if filepath.Ext(p) != ".pdf" || path == broken || path == locked {
				continue
			}
			if out, ok := run(t, "qpdf", "--check", path); !ok {
				t.Errorf("%s: %s", p, out)
			}
		}
	})

	t.Run("the broken PDF is refused", func(t *testing.T) {
		for _, tool := range [][]string{{"pdfinfo", broken}, {"qpdf", "--check", broken}} {
			if out, ok := run(t, tool...); ok {
				t.Errorf("%s takes it: %s", tool[0], out)
			}
		}
	})

	t.Run("the locked PDF opens with its password only", func(t *testing.T) {
		if _, ok := run(t, "pdfinfo", locked); ok {
			t.Error("it opens without a password")
		}
		if out, ok := run(t, "qpdf", "--check", "--password="+sample.Password, locked); !ok {
			t.Error(out)
		}
		if out, _ := run(t, "pdftotext", "-upw", sample.Password, locked, "-"); !strings.Contains(out, "BEBAS BENTURAN KEPENTINGAN") {
			t.Errorf("its text is %q", out)
		}
	})

}

func TestPages(t *testing.T) {
	for _, c := range []struct{ name, file, line, value string }{
		{"A4 in landscape", "1.ii.a RENCANA", "Page size", "841.89 x 595.28"},
		{"F4 upright", "Peta Proses Bisnis", "Page size", "609.45 x 935.43"},
		{"F4 in landscape", "Register Risiko", "Page size", "935.43 x 609.45"},
		{"a page that is turned for reading", "Rekap Presensi", "Page rot", "90"},
		{"several pages", "SK Standar Pelayanan", "Pages", "6"},
	} {
		t.Run("there is "+c.name, func(t *testing.T) {
			out, _ := run(t, "pdfinfo", find(t, c.file))
			for _, l := range strings.Split(out, "\n") {
				if strings.HasPrefix(l, c.line) && strings.Contains(l, c.value) {
					return
				}
			}
			t.Error(out)
		})
	}

	t.Run("scans have no text, the others have", func(t *testing.T) {
		for part, want := range map[string]bool{"scan0041": false, "Daftar Hadir": false, "BERITA ACARA": false,
			"SK TIM ZI": true, "Rekap Presensi": true, "Laporan SKM": true} {
			out, _ := run(t, "pdftotext", find(t, part), "-")
			if got := strings.TrimSpace(out) != ""; got != want {
				t.Errorf("%s: has text %v", part, got)
			}
		}
	})

	t.Run("the turned page reads from left to right", func(t *testing.T) {
		out, _ := run(t, "pdftotext", "-layout", find(t, "Rekap Presensi"), "-")
		if !strings.Contains(out, "REKAP PRESENSI DAN PENEGAKAN DISIPLIN PEGAWAI") {
			t.Error(out)
		}
	})
}

func TestPictures(t *testing.T) {
	t.Run("one photo lies on its side and says so", func(t *testing.T) {
		data, err := os.ReadFile(find(t, "4 Foto Rapat"))
		if err != nil {
			t.Fatal(err)
		}
		cfg, err := jpeg.DecodeConfig(bytes.NewReader(data))
		if err != nil || cfg.Width <= cfg.Height {
			t.Errorf("%v, %+v", err, cfg)
		}
		out, _ := run(t, "identify", "-format", "%[EXIF:Orientation]", find(t, "4 Foto Rapat"))
		if strings.TrimSpace(out) != "6" {
			t.Errorf("orientation %q", out)
		}
	})

	t.Run("screenshots are PNG", func(t *testing.T) {
		f, err := os.Open(find(t, "Publikasi hasil SKM"))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if m, err := png.Decode(f); err != nil || m.Bounds().Dx() < 1000 {
			t.Error(err)
		}
	})
}

func TestOffice(t *testing.T) {
	for part, text := range map[string]string{"Notula Rapat Monev": "MONITORING DAN EVALUASI", "Laporan TNA": "TRAINING NEED ANALYSIS",
		"Matriks Tindak Lanjut": "Uji coba WBS", "ANJAB ABK": "Bezetting"} {
		t.Run(part+" is a whole package", func(t *testing.T) {
			z, err := zip.OpenReader(find(t, part))
			if err != nil {
				t.Fatal(err)
			}
			defer z.Close()
			all := ""
			for _, f := range z.File {
				r, err := f.Open()
				if err != nil {
					t.Fatal(err)
				}
				data, err := io.ReadAll(r)
				if err != nil {
					t.Fatal(err)
				}
				if err := wellFormed(data); err != nil {
					t.Errorf("%s: %v", f.Name, err)
				}
				all += string(data)
			}
			if !strings.Contains(all, text) {
				t.Errorf("%q is missing", text)
			}
		})
	}
}

func TestAnswers(t *testing.T) {
	w := lke.Default()
	answers := lke.Answers{}
	for _, a := range sample.Answers() {
		if err := w.Check(a); err != nil {
			t.Error(err)
		}
		answers[a.Code] = a
	}

	t.Run("about 70 % of the questions are answered", func(t *testing.T) {
		if share := float64(len(answers)) / float64(len(w.Questions)); share < 0.65 || share > 0.75 {
			t.Errorf("%.2f", share)
		}
	})

	t.Run("WBK is missed by three gates, all narrowly", func(t *testing.T) {
		var missed []string
		for _, g := range w.Gates(w.Score(answers).Safe, model.WBK).Gates {
			if !g.Met {
				missed = append(missed, fmt.Sprintf("%s %.1f", g.ID, g.Gap))
			}
		}
		if diff := cmp.Diff([]string{"total 2.8", "pengungkit 0.4", "area-5 0.3"}, missed); diff != "" {
			t.Error(diff)
		}
	})

	t.Run("the file holds the same answers", func(t *testing.T) {
		path, err := sample.WriteAnswersFile(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		changes, err := assessment.ParseFile(w, f, model.UnitAssessor)
		if err != nil {
			t.Fatal(err)
		}
		got := lke.Answers{}
		for _, c := range changes {
			got[c.Answer.Code] = c.Answer
		}
		if diff := cmp.Diff(answers, got); diff != "" {
			t.Error(diff)
		}
	})
}

func TestTruth(t *testing.T) {
	areas := map[string]bool{}
	for path, codes := range sample.Truth() {
		for _, c := range codes {
			if lke.Default().Question(c) == nil {
				t.Errorf("%s: %s is no question", path, c)
			}
			areas[strings.Join(strings.Split(string(c), ".")[:2], ".")] = true
		}
	}
	for _, a := range []string{"P.1", "P.2", "P.3", "P.4", "P.5", "P.6", "R.1", "R.5", "R.6", "H.I", "H.II"} {
		if !areas[a] {
			t.Errorf("no evidence for %s", a)
		}
	}
}

func hash(t *testing.T, path string) [32]byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return sha256.Sum256(data)
}

// wellFormed reads XML to its end.
func wellFormed(data []byte) error {
	for d := xml.NewDecoder(bytes.NewReader(data)); ; {
		if _, err := d.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// BenchmarkWriteEvidence shall stay below five seconds.
func BenchmarkWriteEvidence(b *testing.B) {
	for b.Loop() {
		if _, err := sample.WriteEvidence(b.Context(), b.TempDir()); err != nil {
			b.Fatal(err)
		}
	}
}
