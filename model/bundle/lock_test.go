package bundle

import (
	"bytes"
	"context"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"siapzi/model"
	"siapzi/model/pdf"
)

func TestOpenPassword(t *testing.T) {
	t.Parallel()
	const word = "buka-Zona é 2026"
	w := varied(t)
	src := w.source()
	counted := 0
	src.Count = func(ctx context.Context, path, password string) (int, error) {
		counted++
		s, err := pdf.Open(ctx, path, pdf.OpenOptions{Password: password})
		if err != nil {
			return 0, err
		}
		defer s.Close()
		return s.NumPages(), nil
	}
	build := func(req Request) Result {
		t.Helper()
		req.Out, req.Date, req.OpenPassword = filepath.Join(w.out, "kunci.pdf"), date, word
		res, err := Build(context.Background(), src, req)
		if err != nil {
			t.Fatal(err)
		}
		return res
	}
	plain := w.build()

	t.Run("it opens with the password only, and is the same bundle", func(t *testing.T) {
		res := build(Request{})
		if !res.Manifest.Encrypted || plain.Manifest.Encrypted || counted != 1 {
			t.Errorf("encrypted %v and %v, counted %d times", res.Manifest.Encrypted, plain.Manifest.Encrypted, counted)
		}
		if exec.Command("qpdf", "--check", res.Path).Run() == nil || exec.Command("pdftotext", res.Path, "-").Run() == nil {
			t.Error("it opens without the password")
		}
		open := unlocked(t, res.Path, word)
		run(t, "qpdf", "--check", open)
		if text(t, open, 1, 999) != text(t, plain.Path, 1, 999) {
			t.Error("its text is not that of the bundle without password")
		}
		before, after := drawPages(t, plain.Path), drawPages(t, open)
		if len(before) != plain.Manifest.Pages || len(after) != len(before) {
			t.Fatalf("%d and %d pages were drawn", len(before), len(after))
		}
		for n := range before {
			if !bytes.Equal(before[n], after[n]) {
				t.Errorf("page %d looks different", n+1)
			}
		}
		if bytes.Contains(read(t, res.Path), []byte("Balai")) {
			t.Error("the name of the unit can be read in the file")
		}
	})
	t.Run("every volume is locked", func(t *testing.T) {
		w := volumes(t)
		res, err := Build(context.Background(), w.source(), Request{Out: filepath.Join(w.out, "v.pdf"), Date: date, OpenPassword: word, MaxBytes: MB})
		if err != nil {
			t.Fatal(err)
		}
		if len(res.Volumes) < 3 {
			t.Fatalf("%d volumes", len(res.Volumes))
		}
		for i, v := range res.Volumes {
			if got := res.Manifest.Volumes[i].Bytes; got != int64(len(read(t, v))) {
				t.Errorf("the manifest says %d bytes", got)
			}
			if m := read(t, manifestPath(v)); !bytes.Contains(m, []byte(`"encrypted": true`)) {
				t.Errorf("the manifest of volume %d does not say so", i+1)
			}
			run(t, "qpdf", "--check", unlocked(t, v, word))
		}
	})
	t.Run("the package holds the locked bundle", func(t *testing.T) {
		req := Request{Out: filepath.Join(w.out, "p.pdf"), Date: date, OpenPassword: word, Package: filepath.Join(w.out, "paket")}
		res, err := Build(context.Background(), src, req)
		if err != nil {
			t.Fatal(err)
		}
		run(t, "qpdf", "--check", unlocked(t, filepath.Join(res.Package, "data", "bundel", "p.pdf"), word))
	})
	t.Run("a second parser that counts otherwise stops it", func(t *testing.T) {
		src := src
		src.Count = func(context.Context, string, string) (int, error) { return 1, nil }
		if _, err := Build(context.Background(), src, Request{Out: filepath.Join(w.out, "x.pdf"), Date: date, OpenPassword: word}); err == nil || !strings.Contains(err.Error(), "second parser") {
			t.Error(err)
		}
	})
	t.Run("a file too large for the second parser is left to ours", func(t *testing.T) {
		src := src
		src.Count = func(context.Context, string, string) (int, error) {
			return 0, model.Errorf(model.Unsupported, "terlalu besar")
		}
		if _, err := Build(context.Background(), src, Request{Out: filepath.Join(w.out, "y.pdf"), Date: date, OpenPassword: word, Codes: []model.Code{"P.1.i.a"}}); err != nil {
			t.Error(err)
		}
	})
	t.Run("a password that not every reader takes is refused", func(t *testing.T) {
		for _, bad := range []string{" ", "a\tb", strings.Repeat("é", 64), "ﬁ"} {
			if _, err := Build(context.Background(), src, Request{Out: filepath.Join(w.out, "x.pdf"), Date: date, OpenPassword: bad}); model.KindOf(err) != model.Invalid {
				t.Errorf("%q: %v", bad, err)
			}
		}
	})
}

// unlocked gives a copy without encryption.
func unlocked(t *testing.T, path, password string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "terbuka.pdf")
	run(t, "qpdf", "--decrypt", "--password="+password, path, out)
	return out
}
