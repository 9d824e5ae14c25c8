package pdf_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"siapzi/model/pdf"
	"siapzi/model/pdf/pdftest"
)

// appendOne writes the first page of s, dressed, to a file of its own.
func appendOne(t testing.TB, s *pdf.Source, d pdf.Dress) (path string) {
	t.Helper()
	var b bytes.Buffer
	w := pdf.NewWriter(&b, 1, testMeta)
	if _, _, err := w.Append(context.Background(), s, 0, 1, func(int) pdf.Dress { return d }); err != nil {
		t.Fatal(err)
	}
	if err := w.Finish(nil); err != nil {
		t.Fatal(err)
	}
	return pdftest.Write(t, "satu.pdf", b.Bytes())
}

// allEmbedded tells whether the fonts that the program adds are in the file.
func allEmbedded(pdffonts string) bool {
	for _, l := range strings.Split(strings.TrimSpace(pdffonts), "\n")[2:] {
		if strings.Contains(l, "+") && regexp.MustCompile(`\bno +(yes|no) +(yes|no) +\d+ +\d+$`).MatchString(l) {
			return false
		}
	}
	return true
}

// numbered gives a document of n pages that name themselves.
func numbered(n int, name string) *pdftest.Doc {
	ps := make([]pdftest.Page, n)
	for i := range ps {
		ps[i].Content = pdftest.Line(72, 700, fmt.Sprintf("%s halaman %d", name, i+1))
	}
	return pdftest.Pages(ps...)
}

func TestManyPagesHaveABalancedTree(t *testing.T) {
	for _, n := range []int{1, 63, 64, 65, 128, 4096, 4097} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			s := open(t, numbered(n, "naskah").Packed())
			out := merge(t, s)
			run(t, "qpdf", "--check", out)
			if info := run(t, "pdfinfo", out); !regexp.MustCompile(fmt.Sprintf(`Pages: +%d\n`, n)).MatchString(info) {
				t.Error(info)
			}
			if text := run(t, "pdftotext", "-f", fmt.Sprint(n), "-l", fmt.Sprint(n), out, "-"); !strings.Contains(text, fmt.Sprintf("halaman %d", n)) {
				t.Errorf("last page says %q", text)
			}
		})
	}
}

func TestSameInputGivesSameBytes(t *testing.T) {
	make := func() []byte {
		out := merge(t, open(t, numbered(30, "a").Bytes()), open(t, numbered(5, "b").Packed()))
		b, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	first := make()
	if !bytes.Equal(first, make()) {
		t.Error("two runs differ")
	}
	id := regexp.MustCompile(`/ID ?\[<([0-9A-F]{32})>`)
	other, err := os.ReadFile(merge(t, open(t, numbered(30, "c").Bytes()), open(t, numbered(5, "b").Packed())))
	if err != nil {
		t.Fatal(err)
	}
	a, b := id.FindSubmatch(first), id.FindSubmatch(other)
	if a == nil || b == nil || bytes.Equal(a[1], b[1]) {
		t.Errorf("IDs %s and %s", a, b)
	}
}

func TestEqualObjectsAreWrittenOnce(t *testing.T) {
	logo := bytes.Repeat([]byte("0123456789abcdef"), 4000)
	with := func(word string, logo []byte) *pdf.Source {
		d := pdftest.Pages(pdftest.Page{Content: "q 90 0 0 90 72 700 cm /Im Do Q " + pdftest.Line(72, 600, word)})
		mask := d.Stream("/Type/XObject/Subtype/Image/Width 8/Height 8/BitsPerComponent 8/ColorSpace/DeviceGray", make([]byte, 64))
		im := d.Stream(fmt.Sprintf("/Type/XObject/Subtype/Image/Width 100/Height 640/BitsPerComponent 8/ColorSpace/DeviceGray/SMask %d 0 R", mask), logo)
		d.Set(6, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 3 0 R>>/XObject<</Im %d 0 R>>>>>>", im)
		return open(t, d.Bytes())
	}
	changed := bytes.Clone(logo)
	changed[len(changed)-1] ^= 1 // same length, same dictionary

	out := merge(t, with("satu", logo), with("dua", logo), with("tiga", changed), with("empat", logo))

	mustPass(t, out)
	images, objects := 0, map[string]bool{}
	for _, l := range strings.Split(run(t, "pdfimages", "-list", out), "\n") {
		if f := strings.Fields(l); len(f) > 11 && f[2] == "image" {
			objects[f[10]] = true
			images++
		}
	}
	if images != 4 || len(objects) != 2 {
		t.Errorf("%d pictures drawn from %d objects, want 4 from 2", images, len(objects))
	}
}

func TestMetadata(t *testing.T) {
	out := merge(t, open(t, numbered(2, "a").Bytes()))
	info := run(t, "pdfinfo", out)
	for _, want := range []string{"Title:           Uji – gabung", "Author:          Unit", "Subject:         Uji", "Producer:        uji",
		"Tagged:          no", "Form:            none", "JavaScript:      no", "PDF version:     1.7", "Encrypted:       no"} {
		if !strings.Contains(info, want) {
			t.Errorf("pdfinfo lacks %q in\n%s", want, info)
		}
	}
	for key, want := range map[string]string{"Lang": "(id-ID)", "PageMode": "/UseOutlines", "ViewerPreferences/DisplayDocTitle": "true"} {
		if got := strings.TrimSpace(run(t, "mutool", "show", out, "trailer/Root/"+key)); got != want {
			t.Errorf("%s is %s, want %s", key, got, want)
		}
	}
	if got := run(t, "mutool", "show", out, "trailer/Root/OpenAction"); !regexp.MustCompile(`/XYZ 0 842 1 ?\]`).MatchString(got) {
		t.Errorf("OpenAction %s", got)
	}
	xmp := run(t, "pdfinfo", "-meta", out)
	for _, want := range []string{"Uji – gabung", "<rdf:li>Unit</rdf:li>", "2026-05-31T08:00:00+07:00"} {
		if !strings.Contains(xmp, want) {
			t.Errorf("XMP lacks %q:\n%s", want, xmp)
		}
	}
}

func TestLinksOfDressLeadToTheirPages(t *testing.T) {
	for _, rotate := range []int{0, 90, 180, 270} {
		d := pdftest.Pages(pdftest.Page{Content: arrows, Extra: fmt.Sprintf("/Rotate %d/CropBox[10 20 500 800]", rotate)}, pdftest.Page{Extra: "/Rotate 90"}, pdftest.Page{})
		var b bytes.Buffer
		w := pdf.NewWriter(&b, 3, testMeta)
		_, _, err := w.Append(context.Background(), open(t, d.Bytes()), 0, 3, func(i int) pdf.Dress {
			if i > 0 {
				return pdf.Dress{}
			}
			return pdf.Dress{Stamp: &pdf.Stamp{Text: "Hal. 1 dari 3"}, Links: []pdf.Link{{X: 10, Y: 20, W: 100, H: 15, Page: 2}, {X: 10, Y: 40, W: 100, H: 15, Page: 3}}}
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Finish(nil); err != nil {
			t.Fatal(err)
		}
		out := pdftest.Write(t, "tautan.pdf", b.Bytes())
		mustPass(t, out)
		if err := pdf.Check(context.Background(), out, pdf.Expect{Pages: 3, Links: map[int][]int{1: {2, 3}}}); err != nil {
			t.Error(err)
		}
		want := map[int]string{0: "/Rect [ 20 765 120 780 ]", 90: "/Rect [ 30 30 45 130 ]", 180: "/Rect [ 390 40 490 55 ]", 270: "/Rect [ 465 690 480 790 ]"}[rotate]
		if got := string(unpacked(t, out)); !strings.Contains(strings.Join(strings.Fields(got), " "), want) {
			t.Errorf("rotated %d: no %s in %s", rotate, want, regexp.MustCompile(`/Rect \[[^\]]*\]`).FindAllString(got, -1))
		}
	}
}

func TestMistakesOfTheCallerAreErrors(t *testing.T) {
	ctx := context.Background()
	s := open(t, numbered(3, "a").Bytes())
	t.Run("too few pages", func(t *testing.T) {
		w := pdf.NewWriter(io.Discard, 4, testMeta)
		if _, _, err := w.Append(ctx, s, 0, 3, nil); err != nil {
			t.Fatal(err)
		}
		if err := w.Finish(nil); err == nil {
			t.Error("Finish accepted 3 pages of 4")
		}
	})
	t.Run("too many pages", func(t *testing.T) {
		w := pdf.NewWriter(io.Discard, 2, testMeta)
		if _, _, err := w.Append(ctx, s, 0, 3, nil); err == nil {
			t.Error("Append accepted 3 pages of 2")
		}
		if w.Pages() != 0 {
			t.Error("pages of a failed call count")
		}
	})
	t.Run("pages that the source does not have", func(t *testing.T) {
		w := pdf.NewWriter(io.Discard, 9, testMeta)
		for _, r := range [][2]int{{2, 2}, {-1, 1}, {0, -1}, {4, 0}} {
			if _, _, err := w.Append(ctx, s, r[0], r[1], nil); err == nil {
				t.Errorf("Append accepted %v", r)
			}
		}
	})
	t.Run("bookmark and link beyond the end", func(t *testing.T) {
		w := pdf.NewWriter(io.Discard, 3, testMeta)
		_, _, err := w.Append(ctx, s, 0, 3, func(int) pdf.Dress { return pdf.Dress{Links: []pdf.Link{{Page: 4}}} })
		if err == nil {
			err = w.Finish(nil)
		}
		if err == nil {
			t.Error("link to page 4 of 3 accepted")
		}
		w = pdf.NewWriter(io.Discard, 3, testMeta)
		if _, _, err := w.Append(ctx, s, 0, 3, nil); err != nil {
			t.Fatal(err)
		}
		if w.Finish([]pdf.Bookmark{{Title: "x", Page: 4}}) == nil {
			t.Error("bookmark to page 4 of 3 accepted")
		}
	})
	t.Run("full disk", func(t *testing.T) {
		w := pdf.NewWriter(&fullDisk{room: 100_000}, 3, testMeta)
		_, _, err := w.Append(ctx, open(t, bigPicture().Bytes()), 0, 1, nil)
		if !errors.Is(err, errFull) {
			t.Errorf("Append gives %v", err)
		}
		if _, _, err := w.Append(ctx, s, 0, 1, nil); !errors.Is(err, errFull) {
			t.Errorf("the next Append gives %v", err)
		}
	})
	t.Run("cancelled", func(t *testing.T) {
		ctx, cancel := context.WithCancel(ctx)
		w := pdf.NewWriter(io.Discard, 3, testMeta)
		_, _, err := w.Append(ctx, s, 0, 3, func(i int) pdf.Dress {
			if i == 1 {
				cancel()
			}
			return pdf.Dress{}
		})
		if !errors.Is(err, context.Canceled) || w.Pages() != 0 {
			t.Errorf("%v after %d pages", err, w.Pages())
		}
	})
}

func TestAfterAFailedAppendAnotherSourceMayStandIn(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	var b bytes.Buffer
	w := pdf.NewWriter(&b, 4, testMeta)
	good := open(t, numbered(2, "baik").Bytes())
	if _, _, err := w.Append(context.Background(), good, 0, 2, nil); err != nil {
		t.Fatal(err)
	}
	_, _, err := w.Append(ctx, open(t, numbered(2, "gagal").Bytes()), 0, 2, func(i int) pdf.Dress {
		if i == 1 {
			cancel()
		}
		return pdf.Dress{}
	})
	if err == nil {
		t.Fatal("no error")
	}
	if _, _, err := w.Append(context.Background(), open(t, numbered(2, "pengganti").Bytes()), 0, 2, nil); err != nil {
		t.Fatal(err)
	}
	if err := w.Finish([]pdf.Bookmark{{Title: "x", Page: 3}}); err != nil {
		t.Fatal(err)
	}
	out := pdftest.Write(t, "pengganti.pdf", b.Bytes())
	mustPass(t, out)
	if text := run(t, "pdftotext", out, "-"); !strings.Contains(text, "pengganti halaman 2") || strings.Contains(text, "gagal") {
		t.Errorf("text is %q", text)
	}
}

func TestOneSourceInSeveralCallsSharesItsObjects(t *testing.T) {
	s := open(t, bigPicture().Bytes())
	var b bytes.Buffer
	w := pdf.NewWriter(&b, 3, testMeta)
	for range 3 {
		if _, _, err := w.Append(context.Background(), s, 0, 1, nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Finish(nil); err != nil {
		t.Fatal(err)
	}
	if b.Len() > 450_000 {
		t.Errorf("%d bytes: the picture of 400,000 was written more than once", b.Len())
	}
	mustPass(t, pdftest.Write(t, "tiga.pdf", b.Bytes()))
}

// bigPicture is one page with a picture of 400,000 bytes.
func bigPicture() *pdftest.Doc {
	d := pdftest.Pages(pdftest.Page{Content: "q 400 0 0 400 72 300 cm /Im Do Q"})
	im := d.Stream("/Type/XObject/Subtype/Image/Width 1000/Height 400/BitsPerComponent 8/ColorSpace/DeviceGray", bytes.Repeat([]byte("pola"), 100_000))
	d.Set(6, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</XObject<</Im %d 0 R>>>>>>", im)
	return d
}

var errFull = errors.New("no room")

type fullDisk struct{ room int }

func (f *fullDisk) Write(b []byte) (int, error) {
	if f.room -= len(b); f.room < 0 {
		return 0, errFull
	}
	return len(b), nil
}

func TestQpdfVariantsOfOneFile(t *testing.T) {
	plain := pdftest.Write(t, "asal.pdf", numbered(7, "naskah").Bytes())
	for name, args := range map[string][]string{
		"linearised":          {"--linearize"},
		"object streams":      {"--object-streams=generate"},
		"RC4 with 40 bits":    {"--allow-weak-crypto", "--encrypt", "", "pemilik", "40", "--"},
		"RC4 with 128 bits":   {"--allow-weak-crypto", "--encrypt", "", "pemilik", "128", "--use-aes=n", "--"},
		"AES with 128 bits":   {"--allow-weak-crypto", "--object-streams=generate", "--encrypt", "", "pemilik", "128", "--use-aes=y", "--"},
		"clear metadata":      {"--allow-weak-crypto", "--encrypt", "", "pemilik", "128", "--use-aes=y", "--cleartext-metadata", "--"},
		"AES-256, revision 5": {"--allow-weak-crypto", "--encrypt", "", "pemilik", "256", "--force-R5", "--"},
		"AES-256, revision 6": {"--object-streams=generate", "--linearize", "--encrypt", "", "pemilik", "256", "--"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "varian.pdf")
			run(t, "qpdf", append(args, plain, path)...)
			s, err := pdf.Open(context.Background(), path, pdf.OpenOptions{})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			if s.Method() != pdf.Plain {
				t.Errorf("opened by method %s", s.Method())
			}
			out := merge(t, s)
			mustPass(t, out)
			if text := run(t, "pdftotext", out, "-"); !strings.Contains(text, "naskah halaman 7") {
				t.Errorf("text is %q", text)
			}
		})
	}
}

func TestPasswords(t *testing.T) {
	plain := pdftest.Write(t, "asal.pdf", numbered(2, "rahasia").Bytes())
	for name, args := range map[string][]string{
		"RC4":     {"--allow-weak-crypto", "--encrypt", "buka", "pemilik", "128", "--use-aes=n", "--"},
		"AES-128": {"--allow-weak-crypto", "--encrypt", "buka", "pemilik", "128", "--use-aes=y", "--"},
		"AES-256": {"--encrypt", "buka", "pemilik", "256", "--"},
	} {
		path := filepath.Join(t.TempDir(), "kunci.pdf")
		run(t, "qpdf", append(args, plain, path)...)
		for _, c := range []struct {
			password string
			opens    bool
		}{{"", false}, {"salah", false}, {"buka", true}, {"pemilik", true}} {
			t.Run(fmt.Sprintf("%s with %q", name, c.password), func(t *testing.T) {
				s, err := pdf.Open(context.Background(), path, pdf.OpenOptions{Password: c.password})
				if !c.opens {
					if !errors.Is(err, pdf.ErrLocked) {
						t.Fatalf("opened with error %v, want ErrLocked", err)
					}
					return
				}
				if err != nil {
					t.Fatal(err)
				}
				defer s.Close()
				if text := run(t, "pdftotext", merge(t, s), "-"); !strings.Contains(text, "rahasia halaman 2") {
					t.Errorf("text is %q", text)
				}
			})
		}
	}
}
