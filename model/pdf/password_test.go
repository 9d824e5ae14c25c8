package pdf_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"siapzi/model"
	"siapzi/model/pdf"
	"siapzi/model/pdf/pdftest"
	"siapzi/model/pdfium/pdfiumtest"
)

// encrypted copies the sources into one PDF that opens with the password.
func encrypted(t *testing.T, password string, sources ...*pdf.Source) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "terkunci.pdf")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	pages := 0
	for _, s := range sources {
		pages += s.NumPages()
	}
	w := pdf.NewWriter(f, pages, pdf.Meta{Title: "Rahasia Balai", Producer: "uji", Lang: "id-ID"})
	if err := w.Encrypt(password); err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, s := range sources {
		_, _, err := w.Append(context.Background(), s, 0, s.NumPages(), func(int) pdf.Dress {
			n++
			return pdf.Dress{Stamp: &pdf.Stamp{Text: fmt.Sprintf("Hal. %d dari %d", n, pages)}, Watermark: &pdf.Watermark{Text: "SALINAN"}, Links: []pdf.Link{{W: 50, H: 20, Page: 1}}}
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Finish([]pdf.Bookmark{{Title: "Bagian rahasia – 1", Page: 1}}); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestEncrypt(t *testing.T) {
	ctx := context.Background()
	engine := pdfiumtest.Engine(t)
	letter := pdftest.Pages(pdftest.Page{Content: pdftest.Line(100, 700, "isi surat")}).Bytes()
	indexed := withPicture(300, 300) // its dictionary holds a string, its bytes come straight from the disk elsewhere
	path := pdftest.Write(t, "gambar.pdf", withPicture(640, 700))
	for _, password := range []string{"rahasia", "Zona Integritas 2026!", "sandi-é-ß-ñ", strings.Repeat("panjang", 18) + "x"} {
		t.Run(password, func(t *testing.T) {
			out := encrypted(t, password, open(t, indexed), openFile(t, path), open(t, letter), open(t, letter))
			run(t, "qpdf", "--check", "--password="+password, out)
			if s := run(t, "qpdf", "--show-encryption", "--password="+password, out); !strings.Contains(s, "R = 6") || !strings.Contains(s, "stream encryption method: AESv3") {
				t.Error(s)
			}
			run(t, "mutool", "draw", "-q", "-p", password, "-r", "20", "-F", "pnm", "-o", "/dev/null", out)
			if len(password) <= 32 { // all that poppler's programs take
				popplerReads(t, out, password)
			}
			doc, err := engine.Open(ctx, out, password)
			if err != nil {
				t.Fatal(err)
			}
			if doc.Pages() != 4 {
				t.Errorf("PDFium counts %d pages", doc.Pages())
			}
			_ = doc.Close()
			want := pdf.Expect{Pages: 4, Password: password, Bookmarks: []pdf.Bookmark{{Title: "Bagian rahasia – 1", Page: 1}},
				Links: map[int][]int{3: {1}}, Stamp: func(n int) string { return fmt.Sprintf("Hal. %d dari 4", n) }}
			if err := pdf.Check(ctx, out, want); err != nil {
				t.Error(err)
			}
			if _, err := pdf.Open(ctx, out, pdf.OpenOptions{Password: "x" + password}); model.KindOf(err) != model.Denied {
				t.Errorf("another password: %v", err)
			}
			want.Password = ""
			if pdf.Check(ctx, out, want) == nil {
				t.Error("the check takes it for a file without a password")
			}
		})
	}
	t.Run("nothing can be read without the password", func(t *testing.T) {
		out := encrypted(t, "rahasia", open(t, letter))
		data, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range []string{"Rahasia", "isi surat", "Bagian", "rahasia"} {
			if bytes.Contains(data, []byte(secret)) {
				t.Errorf("%q stands in the file", secret)
			}
		}
		if err := exec.Command("pdftotext", out, "-").Run(); err == nil {
			t.Error("poppler opens it without a password")
		}
	})
	t.Run("the content is the same as without", func(t *testing.T) {
		plain := appendOne(t, open(t, indexed), pdf.Dress{})
		lock := encrypted(t, "rahasia", open(t, indexed))
		open := filepath.Join(t.TempDir(), "terbuka.pdf")
		run(t, "qpdf", "--decrypt", "--password=rahasia", lock, open)
		if got, want := imageBytes(t, open), imageBytes(t, plain); got != want || want == "" {
			t.Errorf("the picture is %q, before it was %q", got, want)
		}
	})
}

func popplerReads(t *testing.T, path, password string) {
	t.Helper()
	if s := run(t, "pdfinfo", "-enc", "UTF-8", "-upw", password, path); !strings.Contains(s, "Rahasia Balai") || !strings.Contains(s, "AES-256") {
		t.Error(s)
	}
	if s := run(t, "pdftotext", "-upw", password, path, "-"); strings.Count(s, "isi surat") != 2 || !strings.Contains(s, "Hal. 1 dari 4") {
		t.Error(s)
	}
}

// withPicture gives a page with a picture whose colours stand in a string.
func withPicture(w, h int) []byte {
	d := pdftest.Pages(pdftest.Page{})
	pix := make([]byte, w*h)
	for i := range pix {
		pix[i] = byte(i*i>>7) & 1
	}
	im := d.Stream(fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace[/Indexed/DeviceRGB 1(\\000\\100\\200\\377\\(a)]", w, h), pix)
	d.Set(5, "<</Length 34>>stream\nq 200 0 0 200 100 500 cm /Im Do Q  \nendstream")
	d.Set(6, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</XObject<</Im %d 0 R>>>>>>", im)
	return d.Bytes()
}

func openFile(t *testing.T, path string) *pdf.Source {
	t.Helper()
	s, err := pdf.Open(context.Background(), path, pdf.OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// imageBytes lists the pictures of a file as poppler sees them.
func imageBytes(t *testing.T, path string) string {
	t.Helper()
	prefix := filepath.Join(t.TempDir(), "im")
	run(t, "pdfimages", "-png", path, prefix)
	files, _ := filepath.Glob(prefix + "*")
	var all strings.Builder
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(data)
	}
	return all.String()
}

func TestPreparePassword(t *testing.T) {
	for in, want := range map[string]string{
		"rahasia": "rahasia", "dua kata": "dua kata", "e\u0301": "é", "سر": "سر", "密码": "密码", "🙂": "🙂",
		"": "", " x": "", "x ": "", strings.Repeat("é", 64): "", "ﬁ": "", "a\u00adb": "", "a\u200bb": "", "a\u00a0b": "", "a\tb": "",
		"\u202eabc": "", "abcس": "", "x\ue000": "", "½": "",
	} {
		got, err := pdf.PreparePassword(in)
		if got != want || (err != nil) != (want == "") {
			t.Errorf("%q gives %q, %v", in, got, err)
		}
		if err != nil && model.KindOf(err) != model.Invalid {
			t.Errorf("%q: %v is not for people", in, err)
		}
	}
	if _, err := pdf.PreparePassword(strings.Repeat("x", 127)); err != nil {
		t.Error(err)
	}
}
