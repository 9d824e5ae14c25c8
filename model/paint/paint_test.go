package paint

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"siapzi/assets"
	"siapzi/model/chart"
)

var day = time.Date(2026, 5, 31, 9, 0, 0, 0, time.UTC)

// output ends c and gives the file's bytes.
func output(t *testing.T, c *Canvas) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := c.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// tool runs a PDF program on data and gives what it prints.
func tool(t *testing.T, data []byte, args ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	for i := range args {
		args[i] = strings.ReplaceAll(args[i], "FILE", path)
	}
	out, err := exec.Command(args[0], args[1:]...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %v\n%s", args, err, out)
	}
	return string(out)
}

// words reads the text of all pages as one line.
func words(t *testing.T, data []byte) string {
	t.Helper()
	return strings.Join(strings.Fields(tool(t, data, "pdftotext", "-layout", "FILE", "-")), " ")
}

func TestPrintable(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"plain text stays", "Laporan  (Copy) 50%.pdf", "Laporan  (Copy) 50%.pdf"},
		{"typography of the family stays", "“é” – 3 ≥ 2 … ← → −", "“é” – 3 ≥ 2 … ← → −"},
		{"decomposed letters are composed", "e\u0301", "é"},
		{"an emoji with joiners is one box", "Foto 👨\u200d👩\u200d👧 ok", "Foto □□□ ok"},
		{"a variation selector vanishes", "☀\ufe0f", "□"},
		{"letters without a glyph are boxes", "中文 عقد", "□□ □□□"},
		{"no-break spaces stay", "Triwulan\u00a0III", "Triwulan\u00a0III"},
		{"other spaces and line ends become spaces", "a\tb\nc\u3000d\u2003e", "a b c d e"},
		{"control characters vanish", "a\x00b\u200bc\ufeff", "abc"},
		{"broken bytes are boxes", "a\xffb", "a□b"},
		{"a no-break hyphen is a hyphen", "SK\u2011ZI", "SK-ZI"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Printable(tt.in); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if again := Printable(Printable(tt.in)); again != tt.want {
				t.Errorf("cleaning twice gives %q", again)
			}
		})
	}
}

func TestAllFacesHaveTheSameLetters(t *testing.T) {
	want := coverage(assets.FontRegular)
	for f, data := range fontFiles {
		got := coverage(data)
		for r := range want {
			if got[r] != want[r] {
				t.Errorf("%s: %q is %v, in Regular %v", f, rune(r), got[r], want[r])
			}
		}
	}
}

func TestWrap(t *testing.T) {
	c := New(Config{Created: day})
	c.AddPage()
	c.SetFont(Regular, 9)
	t.Run("every line fits and no word is lost", func(t *testing.T) {
		s := strings.Repeat("Rapat pembahasan tindak lanjut monev ZI ", 20)
		var all []string
		for _, line := range c.Wrap(s, 60) {
			if w := c.Width(line); w > 60 {
				t.Errorf("line of %.2f mm: %q", w, line)
			}
			all = append(all, strings.Fields(line)...)
		}
		if diff := cmp.Diff(strings.Fields(s), all); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("double spaces of file names stay inside a line", func(t *testing.T) {
		got := c.Wrap("LAPORAN  PENILAIAN", 100)
		if diff := cmp.Diff([]string{"LAPORAN  PENILAIAN"}, got); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("a no-break space holds two words together", func(t *testing.T) {
		c.SetFont(Regular, 9)
		w := c.Width("Laporan Triwulan")
		got := c.Wrap("Laporan Triwulan\u00a0III", w+1)
		if diff := cmp.Diff([]string{"Laporan", "Triwulan\u00a0III"}, got); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("a word wider than the column is cut behind a joiner or anywhere", func(t *testing.T) {
		for _, s := range []string{strings.Repeat("SK_TIM_", 40), strings.Repeat("W", 300), "😀" + strings.Repeat("中", 300)} {
			lines := c.Wrap(s, 50)
			for _, l := range lines {
				if c.Width(l) > 50 {
					t.Errorf("too wide: %q", l)
				}
			}
			if got := strings.Join(lines, ""); got != Printable(s) {
				t.Errorf("letters were lost: %q", got)
			}
		}
	})
	t.Run("line ends start a line and empty text is one line", func(t *testing.T) {
		if diff := cmp.Diff([]string{"a", "", "b"}, c.Wrap("a\r\n\nb", 50)); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff([]string{""}, c.Wrap("", 50)); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("a column of no width still ends", func(t *testing.T) {
		if got := len(c.Wrap("abc def", 0)); got != 6 {
			t.Errorf("got %d lines, want one letter each", got)
		}
	})
}

func TestEachPage(t *testing.T) {
	c := New(Config{})
	for range 3 {
		c.AddPage()
		c.SetFont(Bold, 14)
		c.Text(25, 30, "Isi")
	}
	c.EachPage(func(page, pages int) {
		c.SetFont(Medium, 7.5)
		c.TextRight(195, 288, fmt.Sprintf("Hal. %d dari %d", page, pages))
	})
	got := output(t, c)
	for page := 1; page <= 3; page++ {
		text := tool(t, got, "pdftotext", "-f", fmt.Sprint(page), "-l", fmt.Sprint(page), "FILE", "-")
		if want := fmt.Sprintf("Hal. %d dari 3", page); !strings.Contains(text, want) {
			t.Errorf("%q is not on page %d: %q", want, page, text)
		}
	}
}

func TestOutput(t *testing.T) {
	draw := func() []byte {
		c := New(Config{Created: day, Title: "Contoh"})
		c.AddPage()
		for i, f := range []Font{Regular, Medium, SemiBold, Bold, Italic} {
			c.SetFont(f, 8.5)
			c.SetColor(Ink)
			c.Text(25, 30+float64(i)*6, "Kampanye antigratifikasi – tingkat “A” ≥ 3,60 😀 中")
			c.TextRight(195, 30+float64(i)*6, "Nilai aman (penentu)")
		}
		c.Check(25, 80, 3, Green)
		c.Cross(35, 80, 3, Red)
		c.Checkbox(45, 80, 3, true)
		c.Checkbox(55, 80, 3, false)
		c.Tag(65, 80, "belum ada bukti", true)
		c.Bar(25, 90, 100, 5, []BarPart{{0.4, false}, {0.3, true}})
		c.Dial(100, 150, 30, chart.Dial{Value: 80, Second: 85, Mark: 75})
		c.Dots(25, 100, 200, Hairline)
		c.AddPageSize(A4Height, A4Width)
		c.SetFont(Bold, 20)
		c.TextCenter(148, 100, "Mendatar")
		c.Bookmark(0, 20, "Bab 1 – “A”")
		c.Trend(100, 120, 60, 20, chart.NewLine([]float64{1, 2, 3}, []float64{4, 9, 7}, 0, 10), Pen{Width: 0.5, Color: Teal})
		c.Stack(100, 150, 60, 5, chart.Bar{Parts: []float64{0.4, 0.3, 0.1}})
		return output(t, c)
	}
	got := draw()

	t.Run("the same calls give the same bytes", func(t *testing.T) {
		if !bytes.Equal(got, draw()) {
			t.Error("two runs differ")
		}
	})
	t.Run("the file is sound and all its fonts are embedded", func(t *testing.T) {
		tool(t, got, "qpdf", "--check", "FILE")
		fonts := tool(t, got, "pdffonts", "FILE")
		if n := strings.Count(fonts, "Identity-H       yes no  yes"); n != 5 {
			t.Errorf("want 5 embedded fonts with text\n%s", fonts)
		}
	})
	t.Run("copied text is right, also in small type", func(t *testing.T) {
		text := words(t, got)
		for _, want := range []string{"Kampanye antigratifikasi – tingkat “A” ≥ 3,60 □ □", "Nilai aman (penentu)", "belum ada bukti", "Mendatar"} {
			if !strings.Contains(text, want) {
				t.Errorf("%q is not in %q", want, text)
			}
		}
	})
	t.Run("the outline leads to pages", func(t *testing.T) {
		if got := tool(t, got, "mutool", "show", "FILE", "outline"); !strings.Contains(got, "Bab 1 – “A”") || !strings.Contains(got, "#page=2") {
			t.Errorf("outline:\n%s", got)
		}
	})
	t.Run("pages keep their own size", func(t *testing.T) {
		sizes := tool(t, got, "pdfinfo", "-l", "2", "FILE")
		for _, want := range []string{"Page    1 size:  595.28 x 841.89", "Page    2 size:  841.89 x 595.28"} {
			if !strings.Contains(sizes, want) {
				t.Errorf("no %q in\n%s", want, sizes)
			}
		}
	})
}

func TestWordSpace(t *testing.T) {
	c := New(Config{Created: day})
	c.AddPage()
	for _, size := range []float64{7, 28} {
		c.SetFont(Regular, size)
		if got, want := c.Width("a b c"), c.pdf.GetStringWidth("a b c")+2*wordSpace*c.em(); got != want {
			t.Errorf("at %g pt the text is %.3f mm wide, want %.3f", size, got, want)
		}
	}
}

func TestImages(t *testing.T) {
	m := image.NewGray(image.Rect(0, 0, 40, 20))
	m.Set(3, 3, color.White)
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	t.Run("a JPEG is embedded once and untouched", func(t *testing.T) {
		c := New(Config{Created: day})
		c.AddPage()
		c.ImageJPEG(b.Bytes(), 20, 20, 40, 0)
		c.ImageJPEG(b.Bytes(), 20, 60, 40, 20)
		if got := bytes.Count(output(t, c), b.Bytes()); got != 1 {
			t.Errorf("found the JPEG's bytes %d times", got)
		}
	})
	t.Run("a broken picture is an error at the end", func(t *testing.T) {
		c := New(Config{Created: day})
		c.AddPage()
		c.ImageJPEG([]byte("kein JPEG"), 20, 20, 40, 20)
		if err := c.Output(new(bytes.Buffer)); err == nil {
			t.Error("no error")
		}
	})
}

func TestLinks(t *testing.T) {
	c := New(Config{Created: day})
	c.AddPage()
	c.Link(1, 2, 3, 4, "toc")
	c.AddPage()
	c.Link(5, 6, 7, 8, "area-1")
	want := []Link{{1, 1, 2, 3, 4, "toc"}, {2, 5, 6, 7, 8, "area-1"}}
	if diff := cmp.Diff(want, c.Links()); diff != "" {
		t.Error(diff)
	}
}

func TestShorten(t *testing.T) {
	c := New(Config{Created: day})
	c.AddPage()
	c.SetFont(Regular, 9)
	if got := c.Shorten("Rapat monev ZI", 100); got != "Rapat monev ZI" {
		t.Errorf("what fits was changed to %q", got)
	}
	for _, w := range []float64{0, 1, 10, 30} {
		got := c.Shorten("Rapat pembahasan tindak lanjut monev ZI, notula; foto", w)
		if !strings.HasSuffix(got, "…") || got != "…" && c.Width(got) > w {
			t.Errorf("in %g mm: %q is %.1f mm wide", w, got, c.Width(got))
		}
	}
}

func TestDecimalsLineUpAtTheComma(t *testing.T) {
	c := New(Config{Created: day})
	c.AddPage()
	c.SetFont(Regular, 9)
	numbers := []string{"1,11", "75,00", "−0,41", "732"}
	for i, s := range numbers {
		c.Decimal(100, 30+float64(i)*10, s)
	}
	boxes := tool(t, output(t, c), "pdftotext", "-bbox", "FILE", "-")
	for _, s := range numbers {
		before, _, _ := strings.Cut(s, ",")
		want := fmt.Sprintf(`xMin="%.1f`, (100-c.Width(before))*PointsPerMM)
		line := ""
		for _, l := range strings.Split(boxes, "\n") {
			if strings.Contains(l, ">"+s+"<") {
				line = strings.TrimSpace(l)
			}
		}
		if !strings.Contains(line, want) {
			t.Errorf("%s starts elsewhere than %s: %s", s, want, line)
		}
	}
}
