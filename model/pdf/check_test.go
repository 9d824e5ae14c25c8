package pdf_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"siapzi/model"
	"siapzi/model/pdf"
	"siapzi/model/pdf/pdftest"
)

func TestCheckFindsWhatIsWrong(t *testing.T) {
	var b bytes.Buffer
	w := pdf.NewWriter(&b, 3, testMeta)
	_, _, err := w.Append(context.Background(), open(t, numbered(3, "a").Bytes()), 0, 3, func(i int) pdf.Dress {
		return pdf.Dress{Stamp: &pdf.Stamp{Text: stampText(i+1, 3)}, Links: []pdf.Link{{W: 9, H: 9, Page: 2}}}
	})
	if err != nil {
		t.Fatal(err)
	}
	marks := []pdf.Bookmark{{Title: "Satu", Page: 1, Children: []pdf.Bookmark{{Title: "Dua", Page: 2}}}}
	if err := w.Finish(marks); err != nil {
		t.Fatal(err)
	}
	path := pdftest.Write(t, "baik.pdf", b.Bytes())
	good := pdf.Expect{Pages: 3, Links: map[int][]int{1: {2}}, Bookmarks: marks, Stamp: func(n int) string { return stampText(n, 3) }}
	if err := pdf.Check(context.Background(), path, good); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		change func(e *pdf.Expect)
		want   string
	}{
		"another number of pages": {func(e *pdf.Expect) { e.Pages = 4 }, "3 pages instead of 4"},
		"a missing link":          {func(e *pdf.Expect) { e.Links = map[int][]int{1: {2, 3}} }, "page 1 lacks a link to page 3"},
		"another stamp":           {func(e *pdf.Expect) { e.Stamp = func(n int) string { return stampText(n+1, 3) } }, "page 2 lacks the stamp"},
		"another title": {func(e *pdf.Expect) {
			e.Bookmarks = []pdf.Bookmark{{Title: "Lain", Page: 1, Children: marks[0].Children}}
		}, `"Satu" instead of "Lain"`},
		"another target": {func(e *pdf.Expect) {
			e.Bookmarks = []pdf.Bookmark{{Title: "Satu", Page: 3, Children: marks[0].Children}}
		}, "leads to page 1 instead of 3"},
		"a missing bookmark":  {func(e *pdf.Expect) { e.Bookmarks = append(marks, pdf.Bookmark{Title: "Tiga", Page: 3}) }, `"Tiga" is missing`},
		"a bookmark too many": {func(e *pdf.Expect) { e.Bookmarks = []pdf.Bookmark{{Title: "Satu", Page: 1}} }, "more bookmarks than planned"},
		"a second parser that disagrees": {func(e *pdf.Expect) {
			e.Count = func(context.Context, string) (int, error) { return 2, nil }
		}, "second parser counts 2"},
		"a second parser that fails": {func(e *pdf.Expect) {
			e.Count = func(context.Context, string) (int, error) { return 0, errors.New("rusak") }
		}, "second parser cannot open it: rusak"},
	} {
		t.Run(name, func(t *testing.T) {
			e := good
			c.change(&e)
			err := pdf.Check(context.Background(), path, e)
			var ce *pdf.CheckError
			if !errors.As(err, &ce) || !strings.Contains(fmt.Sprint(ce.Problems), c.want) {
				t.Errorf("%v, want %q", err, c.want)
			}
		})
	}
	t.Run("a file cut short", func(t *testing.T) {
		cut := pdftest.Write(t, "putus.pdf", b.Bytes()[:b.Len()-200])
		if err := pdf.Check(context.Background(), cut, good); err == nil {
			t.Error("no problem found")
		}
	})
	t.Run("a file with a form and scripts", func(t *testing.T) {
		d := numbered(1, "a")
		d.Set(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<<>>/Names<<>>>>")
		err := pdf.Check(context.Background(), pdftest.Write(t, "formulir.pdf", d.Bytes()), pdf.Expect{})
		if err == nil || !strings.Contains(err.Error(), "/AcroForm") || !strings.Contains(err.Error(), "/Names") {
			t.Error(err)
		}
	})
}

// repairer is a Repairer that answers with a file of its own.
type repairer struct {
	data []byte
	err  error
	dst  string
}

func (r *repairer) Repair(_ context.Context, _, dst string) (int, error) {
	r.dst = dst
	if r.err != nil {
		return 0, r.err
	}
	return 1, os.WriteFile(dst, r.data, 0o600)
}

func TestRepairerIsAskedLast(t *testing.T) {
	garbage := pdftest.Write(t, "rusak.pdf", []byte("%PDF-1.4\nbukan apa-apa"))
	dir := t.TempDir()

	t.Run("it helps", func(t *testing.T) {
		r := &repairer{data: numbered(2, "a").Bytes()}
		s, err := pdf.Open(context.Background(), garbage, pdf.OpenOptions{Repairer: r, TempDir: dir})
		if err != nil {
			t.Fatal(err)
		}
		if s.Method() != pdf.Repaired || s.NumPages() != 2 {
			t.Errorf("method %s, %d pages", s.Method(), s.NumPages())
		}
		mustPass(t, merge(t, s))
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	t.Run("it does not help", func(t *testing.T) {
		r := &repairer{err: errors.New("tidak bisa")}
		if _, err := pdf.Open(context.Background(), garbage, pdf.OpenOptions{Repairer: r, TempDir: dir}); model.KindOf(err) != model.Invalid {
			t.Errorf("error %v", err)
		}
	})
	t.Run("sound files do not need it", func(t *testing.T) {
		r := &repairer{}
		s, err := pdf.Open(context.Background(), pdftest.Write(t, "baik.pdf", numbered(1, "a").Bytes()), pdf.OpenOptions{Repairer: r, TempDir: dir})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if r.dst != "" {
			t.Error("it was asked")
		}
	})
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) > 0 {
		t.Errorf("copies left behind: %v", left)
	}
}

func TestOpeningWhatIsNotAFile(t *testing.T) {
	for _, path := range []string{t.TempDir(), filepath.Join(t.TempDir(), "tiada.pdf")} {
		if s, err := pdf.Open(context.Background(), path, pdf.OpenOptions{}); err == nil {
			s.Close()
			t.Errorf("%s was opened", path)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := pdf.Open(ctx, pdftest.Write(t, "a.pdf", numbered(1, "a").Bytes()), pdf.OpenOptions{}); model.KindOf(err) != model.Canceled {
		t.Errorf("cancelled open gives %v", err)
	}
}
