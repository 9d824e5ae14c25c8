package pdf_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"siapzi/model"
	"siapzi/model/pdf"
	"siapzi/model/pdf/pdftest"
)

var testMeta = pdf.Meta{Title: "Uji – gabung", Author: "Unit", Subject: "Uji", Creator: "uji", Producer: "uji", Lang: "id-ID",
	Created: time.Date(2026, 5, 31, 8, 0, 0, 0, time.FixedZone("WIB", 7*3600))}

func TestAwkwardFiles(t *testing.T) {
	for _, c := range append(pdftest.Awkward(), pdftest.Hostile()...) {
		t.Run(c.Name, func(t *testing.T) {
			path := pdftest.Write(t, "sumber.pdf", c.Data)
			begin := time.Now()

			s, err := pdf.Open(context.Background(), path, pdf.OpenOptions{TempDir: t.TempDir()})

			if c.Pages == 0 {
				if model.KindOf(err) != model.Invalid {
					t.Fatalf("opened with error %v, want Invalid", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			if s.NumPages() != c.Pages {
				t.Fatalf("%d pages, want %d", s.NumPages(), c.Pages)
			}
			if _, err := s.Signatures(context.Background()); err != nil {
				t.Error(err)
			}
			out := merge(t, s)
			if took := time.Since(begin); took > 10*time.Second {
				t.Errorf("took %v", took)
			}
			mustPass(t, out)
			if text := run(t, "pdftotext", out, "-"); !strings.Contains(text, c.Text) {
				t.Errorf("text %q lacks %q", text, c.Text)
			}
		})
	}
}

// merge appends all pages of the sources, each page stamped, and checks the
// result against the plan.
func merge(t testing.TB, sources ...*pdf.Source) (path string) {
	t.Helper()
	path, _ = mergeStyled(t, pdf.Pita, sources...)
	return path
}

func mergeStyled(t testing.TB, style pdf.StampStyle, sources ...*pdf.Source) (path string, reports []pdf.Report) {
	t.Helper()
	total := 0
	for _, s := range sources {
		total += s.NumPages()
	}
	path = filepath.Join(t.TempDir(), "gabung.pdf")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := pdf.NewWriter(f, total, testMeta)
	var marks []pdf.Bookmark
	for i, s := range sources {
		first := w.Pages()
		kids, rep, err := w.Append(context.Background(), s, 0, s.NumPages(), func(i int) pdf.Dress {
			return pdf.Dress{Stamp: &pdf.Stamp{Code: "P.1.iii.b-02", Text: stampText(first+i+1, total), Style: style}}
		})
		if err != nil {
			t.Fatal(err)
		}
		reports = append(reports, rep)
		marks = append(marks, pdf.Bookmark{Title: fmt.Sprintf("Berkas %d", i+1), Page: first + 1, Children: kids})
	}
	if err := w.Finish(marks); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	err = pdf.Check(context.Background(), path, pdf.Expect{Pages: total, Bookmarks: marks, Stamp: func(n int) string { return stampText(n, total) }})
	if err != nil {
		t.Error(err)
	}
	return path, reports
}

func stampText(n, total int) string { return fmt.Sprintf("Hal. %d dari %d", n, total) }

// open opens a PDF made by the test.
func open(t testing.TB, data []byte) *pdf.Source {
	t.Helper()
	s, err := pdf.OpenReader(context.Background(), bytes.NewReader(data), int64(len(data)), "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// mustPass lets three other programs read the file; none may complain.
func mustPass(t testing.TB, path string) {
	t.Helper()
	for _, c := range [][]string{
		{"qpdf", "--check", path},
		{"pdfinfo", path},
		{"mutool", "draw", "-q", "-r", "10", "-F", "pnm", "-o", os.DevNull, path},
	} {
		out, err := exec.Command(c[0], c[1:]...).CombinedOutput()
		var exit *exec.ExitError
		if err != nil && !errors.As(err, &exit) {
			t.Fatal(err)
		}
		out = bytes.ReplaceAll(out, []byte("warning: ICC support is not available"), nil) // how some builds of mutool greet
		if err != nil || bytes.Contains(bytes.ToLower(out), []byte("error")) && c[0] != "qpdf" || bytes.Contains(out, []byte("warning")) {
			t.Errorf("%s: %v\n%s", c[0], err, out)
		}
	}
}

// run gives what a program prints.
func run(t testing.TB, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		t.Fatalf("%s %v: %v", name, args, err)
	}
	return string(out)
}
