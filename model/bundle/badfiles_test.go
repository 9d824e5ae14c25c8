package bundle

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"siapzi/model"
	"siapzi/model/pdf/pdftest"
)

// TestBadFiles makes one bundle of a folder full of damaged, odd and hostile
// files, as they come from mailboxes and scanners.
func TestBadFiles(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	want := map[string]int{} // pages by title, 0 for a placeholder
	add := func(name string, data []byte, pages int) {
		w.add(name, []model.File{w.file(name+".pdf", "application/pdf", data)}, "P.1.i.a")
		want[name] = pages
	}
	for _, c := range append(pdftest.Awkward(), pdftest.Hostile()...) {
		add(c.Name, c.Data, c.Pages)
	}
	plain := makePDF(t, "isi", 2, 210, 297)
	for name, c := range map[string]struct {
		pages int
		args  []string
	}{
		"linearised":                        {2, []string{"--linearize"}},
		"linearised with object streams":    {2, []string{"--linearize", "--object-streams=generate"}},
		"encrypted without a user password": {2, []string{"--encrypt", "", "pemilik", "256", "--"}},
		"encrypted with RC4":                {2, []string{"--allow-weak-crypto", "--encrypt", "", "pemilik", "128", "--use-aes=n", "--"}},
		"encrypted with a user password":    {0, []string{"--encrypt", "rahasia", "pemilik", "256", "--"}},
	} {
		add(name, qpdf(t, plain, c.args...), c.pages)
	}
	add("photo called PDF", photo(t), 0)
	unknown := func(name string, data []byte, pages int) {
		w.add(name, []model.File{w.file(name+".PDF", "application/octet-stream", data)}, "P.1.i.a")
		want[name] = pages
	}
	unknown("header lost, so of unknown type", plain[9:], 2)
	unknown("far behind other bytes, so of unknown type", append(bytes.Repeat([]byte{1, 2, 3, 0}, 2000), plain...), 2)
	unknown("really of unknown type", []byte{1, 2, 3, 0, 5}, 0)

	begin := time.Now()
	res, err := Build(context.Background(), w.source(), Request{Out: filepath.Join(w.out, "b.pdf"), Date: date, Codes: []model.Code{"P.1.i.a"}})
	if err != nil {
		t.Fatal(err)
	}
	if took := time.Since(begin); took > time.Minute {
		t.Errorf("it took %v", took)
	}
	accept(t, res)
	if len(res.Manifest.Entries) != len(want) {
		t.Errorf("%d entries of %d files", len(res.Manifest.Entries), len(want))
	}
	for _, e := range res.Manifest.Entries {
		switch pages := want[e.Title]; {
		case pages == 0 && (e.Kind != KindPlaceholder || e.Problem == ""):
			t.Errorf("%s: %s without a reason, %d pages", e.Title, e.Kind, e.Pages)
		case pages > 0 && (e.Kind != KindDocument || e.Pages != pages):
			t.Errorf("%s: %s of %d pages instead of %d: %s", e.Title, e.Kind, e.Pages, pages, e.Problem)
		}
	}
}

// qpdf gives data as qpdf rewrites it.
func qpdf(t *testing.T, data []byte, args ...string) []byte {
	t.Helper()
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in.pdf"), filepath.Join(dir, "out.pdf")
	if err := os.WriteFile(in, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if msg, err := exec.Command("qpdf", append(args, in, out)...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v %s", strings.Join(args, " "), err, msg)
	}
	return read(t, out)
}
