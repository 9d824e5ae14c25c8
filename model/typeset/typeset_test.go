package typeset

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

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
)

// made is a result as other programs see it.
type made struct {
	data  []byte
	pages int
	text  []string // of each page, with single spaces
	sizes []string // "portrait" or "landscape"
}

// set sets a file and reads the result with poppler.
func set(t *testing.T, name, body string, opt Options) made {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	n, err := ToPDF(t.Context(), path, "text/plain", &b, opt)
	if err != nil {
		t.Fatal(err)
	}
	m := look(t, b.Bytes())
	if n != m.pages {
		t.Errorf("told %d pages, made %d", n, m.pages)
	}
	return m
}

func look(t *testing.T, data []byte) made {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("SIAPZI_LOOK"); dir != "" {
		tool(t, "pdftoppm", "-r", "70", "-l", "3", "-png", path, filepath.Join(dir, strings.ReplaceAll(t.Name(), "/", " ")))
	}
	tool(t, "qpdf", "--check", path)
	m := made{data: data}
	for _, line := range strings.Split(tool(t, "pdfinfo", "-l", "9999", path), "\n") {
		if strings.HasPrefix(line, "Page ") && strings.Contains(line, "size:") {
			size := "portrait"
			if strings.Contains(line, " 841.89 x 595.28") {
				size = "landscape"
			}
			m.sizes = append(m.sizes, size)
		}
	}
	m.pages = len(m.sizes)
	pages := strings.Split(tool(t, "pdftotext", "-layout", path, "-"), "\f")
	for _, p := range pages[:len(pages)-1] {
		m.text = append(m.text, strings.Join(strings.Fields(p), " "))
	}
	return m
}

func tool(t *testing.T, args ...string) string {
	t.Helper()
	out, err := exec.Command(args[0], args[1:]...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %v\n%s", args, err, out)
	}
	return string(out)
}

// has fails the test for each word that page n (from 0) does not show.
func (m made) has(t *testing.T, n int, want ...string) {
	t.Helper()
	for _, w := range want {
		if n >= len(m.text) || !strings.Contains(m.text[n], w) {
			t.Errorf("page %d has no %q: %.400q", n+1, w, m.text[min(n, len(m.text)-1)])
		}
	}
}

func TestText(t *testing.T) {
	t.Run("a page has the file's name, its number and the words", func(t *testing.T) {
		m := set(t, "notulen.txt", "NOTULEN\r\nRapat  monev “ZI” – nilai 3,68\rselesai", Options{Name: "Notulen rapat Maret.txt"})
		m.has(t, 0, "Notulen rapat Maret.txt", "lembar 1 dari 1", "NOTULEN Rapat monev “ZI” – nilai 3,68 selesai")
		if m.pages != 1 || m.sizes[0] != "portrait" {
			t.Errorf("%d pages, %v", m.pages, m.sizes)
		}
	})
	t.Run("letters without a glyph are boxes, control characters are gone", func(t *testing.T) {
		set(t, "a.txt", "Foto 😀 中 a\x00b\x07c\x1bd", Options{}).has(t, 0, "Foto □ □ abcd")
	})
	t.Run("a form feed starts a sheet", func(t *testing.T) {
		m := set(t, "a.txt", "satu\fdua\n\ftiga", Options{})
		if m.pages != 3 {
			t.Fatalf("%d pages", m.pages)
		}
		m.has(t, 1, "dua")
		m.has(t, 2, "tiga", "lembar 3 dari 3")
	})
	t.Run("no line is lost over many sheets", func(t *testing.T) {
		var b strings.Builder
		for i := range 400 {
			fmt.Fprintf(&b, "baris %d.\n", i)
		}
		m := set(t, "a.txt", b.String(), Options{})
		all := strings.Join(m.text, " ")
		for i := range 400 {
			if !strings.Contains(all, fmt.Sprintf("baris %d.", i)) {
				t.Errorf("line %d is lost", i)
			}
		}
		if want := (400 + 54) / 55; m.pages != want {
			t.Errorf("%d pages, want %d", m.pages, want)
		}
	})
	t.Run("a file beyond the cap says so in its last line", func(t *testing.T) {
		m := set(t, "a.txt", strings.Repeat("baris\n", 1000), Options{MaxPages: 3})
		if m.pages != 3 {
			t.Fatalf("%d pages", m.pages)
		}
		m.has(t, 2, "… dipotong: berkas ini lebih panjang. Yang dimuat hanya 3 lembar pertama")
		if strings.Contains(strings.Join(m.text[:2], ""), "dipotong") {
			t.Error("said too early")
		}
	})
	t.Run("a file that just fits is not called cut", func(t *testing.T) {
		m := set(t, "a.txt", strings.Repeat("baris\n", 55*2), Options{MaxPages: 2})
		if m.pages != 2 || strings.Contains(m.text[1], "dipotong") {
			t.Errorf("%d pages, %q", m.pages, m.text[1])
		}
	})
	t.Run("a file without words says so", func(t *testing.T) {
		set(t, "a.txt", " \n\t\x00\u200b\n", Options{}).has(t, 0, "Berkas ini tidak berisi teks.")
	})
	t.Run("a megabyte without a line end is set in a moment", func(t *testing.T) {
		begin := time.Now()
		m := set(t, "a.txt", strings.Repeat("A1b2", 1<<18), Options{MaxPages: 20})
		if m.pages != 20 || time.Since(begin) > 20*time.Second {
			t.Errorf("%d pages in %v", m.pages, time.Since(begin))
		}
	})
}

// TestLayout looks at the lines before they are drawn.
func TestLayout(t *testing.T) {
	lines := func(text string) [][]run {
		t.Helper()
		b := newBook("a.txt", Options{})
		b.SetFont("Regular", textSize)
		l := layout{b: b, width: portrait.content(), most: 10000}
		for _, par := range strings.Split(text, "\n") {
			l.paragraph(par)
		}
		for _, line := range l.lines {
			for i, r := range line {
				end := portrait.content()
				if i+1 < len(line) {
					end = line[i+1].x
				}
				if r.x+b.Width(r.s) > end+0.001 {
					t.Errorf("%q at %.1f reaches beyond %.1f", r.s, r.x, end)
				}
			}
		}
		return l.lines
	}
	t.Run("columns made with tabs stand below each other", func(t *testing.T) {
		got := lines("Hari\t: Rabu\nPukul\t: 09.00\nPimpinan rapat\t: Kepala")
		if got[0][1].x != got[1][1].x || got[2][1].x <= got[1][1].x {
			t.Errorf("%v", got)
		}
	})
	t.Run("columns made with spaces too", func(t *testing.T) {
		got := lines("No   Kegiatan        Target\n1    Rapat           12\n10   Sosialisasi     4")
		for i := range 3 {
			if got[0][i].x != got[1][i].x || got[0][i].x != got[2][i].x {
				t.Errorf("column %d: %v", i, got)
			}
		}
	})
	t.Run("a wrapped line goes on where it began", func(t *testing.T) {
		got := lines("     1. " + strings.Repeat("kata ", 100))
		for _, line := range got {
			if len(line) > 0 && line[0].x != 5*columnWidth {
				t.Errorf("%v", line)
			}
		}
	})
	t.Run("words keep their order and none is lost", func(t *testing.T) {
		text := strings.Repeat("satu dua\ttiga    empat "+strings.Repeat("x", 150)+"  lima ", 50)
		var got strings.Builder
		for _, line := range lines(text) {
			for _, r := range line {
				got.WriteString(strings.ReplaceAll(r.s, " ", ""))
			}
		}
		if want := strings.Join(strings.Fields(text), ""); got.String() != want {
			t.Error("the words differ")
		}
	})
	t.Run("a word as long as a book is cut into lines that fit", func(t *testing.T) {
		if got := lines(strings.Repeat("Wé", 20000)); len(got) < 100 {
			t.Errorf("%d lines", len(got))
		}
	})
}

func TestSegments(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		want     []segment
	}{
		{"plain words are one", "satu dua  tiga", []segment{{0, "satu dua  tiga"}}},
		{"tabs go to every eighth column", "a\tb\t\tc", []segment{{0, "a"}, {8, "b"}, {24, "c"}}},
		{"three spaces part", "a   b", []segment{{0, "a"}, {4, "b"}}},
		{"leading spaces are an indent", "   a", []segment{{3, "a"}}},
		{"letters with accents count once", "e\u0301   b", []segment{{0, "é"}, {4, "b"}}},
		{"control characters do not count", "\x1ba\x00   b", []segment{{0, "a"}, {4, "b"}}},
		{"nothing is nothing", " \t ", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, segments(tt.in), cmp.AllowUnexported(segment{})); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPromises(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.csv")
	if err := os.WriteFile(path, []byte("a;b\n1;2\n3;4\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Run("same file and options, same bytes", func(t *testing.T) {
		var a, b bytes.Buffer
		for _, w := range []*bytes.Buffer{&a, &b} {
			if _, err := CSV(t.Context(), path, w, Options{Created: time.Date(2026, 5, 31, 0, 0, 0, 0, time.UTC)}); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Error("two runs differ")
		}
	})
	t.Run("nothing is written after cancelling", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		var b bytes.Buffer
		for _, f := range []func(context.Context) error{
			func(ctx context.Context) error { _, err := Text(ctx, path, &b, Options{}); return err },
			func(ctx context.Context) error { _, err := CSV(ctx, path, &b, Options{}); return err },
			func(ctx context.Context) error { _, err := Link(ctx, "", "x.id", "", &b, Options{}); return err },
		} {
			if err := f(ctx); !errors.Is(err, context.Canceled) || b.Len() > 0 {
				t.Errorf("%v, %d bytes", err, b.Len())
			}
		}
	})
	t.Run("a missing file is told as such", func(t *testing.T) {
		if _, err := Text(t.Context(), path+"x", new(bytes.Buffer), Options{}); model.KindOf(err) != model.NotFound {
			t.Error(err)
		}
	})
}

// FuzzSet: no bytes make setting fail, hang or give no page.
func FuzzSet(f *testing.F) {
	f.Add([]byte("a;b\n\"x;y\n1;2"), true)
	f.Add([]byte("satu\tdua   tiga\f\x00\xff"), false)
	f.Add([]byte("sep=,\nJudul\nA,B\n1,\"2\n3\""), true)
	f.Fuzz(func(t *testing.T, data []byte, table bool) {
		path := filepath.Join(t.TempDir(), "a")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		as := Text
		if table {
			as = CSV
		}
		if n, err := as(t.Context(), path, new(bytes.Buffer), Options{MaxPages: 5}); err != nil || n < 1 || n > 5 {
			t.Errorf("%d pages, %v", n, err)
		}
	})
}
