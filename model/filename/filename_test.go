package filename_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"siapzi/model/filename"
)

func TestSafe(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"an ordinary name stays", "SK Tim Kerja ZI 2026.pdf", "SK Tim Kerja ZI 2026.pdf"},
		{"characters that Windows refuses", `Laporan <A>: "B/C\D"|?*.pdf`, "Laporan -A-- -B-C-D----.pdf"},
		{"double spaces, tabs and line ends", "Notula  rapat\t3\nMei.docx", "Notula rapat 3 Mei.docx"},
		{"dots and spaces at the end", "Undangan. . .", "Undangan"},
		{"a device name", "con.pdf", "_con.pdf"},
		{"a device name with more dots", "NUL.tar.gz", "_NUL.tar.gz"},
		{"a device with a raised digit", "COM¹.pdf", "_COM¹.pdf"},
		{"a device of the console", "conout$", "_conout$"},
		{"no device", "console.pdf", "console.pdf"},
		{"decomposed letters become composed", "re\u0301sume\u0301.pdf", "résumé.pdf"},
		{"nothing left", "///", "---"},
		{"empty", " . ", "tanpa nama"},
		{"a code is no extension", "P.1.i.a SK tim", "P.1.i.a SK tim"},
		{"invisible characters go", "a\u200bb\u202ec.pdf", "abc.pdf"},
		{"broken bytes go", "a\xffb.pdf", "ab.pdf"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := filename.Safe(c.in, 80); got != c.want {
				t.Errorf("Safe(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestSafeKeepsTheExtensionWhenCut(t *testing.T) {
	got := filename.Safe(strings.Repeat("é", 200)+".pdf", 80)
	if n := utf8.RuneCountInString(got); n != 80 || !strings.HasSuffix(got, ".pdf") {
		t.Errorf("%d characters: %q", n, got)
	}
}

func TestUniqueIgnoresCase(t *testing.T) {
	taken := map[string]bool{}
	var got []string
	for range 3 {
		got = append(got, filename.Unique("SK.pdf", 80, taken))
	}
	got = append(got, filename.Unique("sk.PDF", 80, taken))
	if want := "SK.pdf|SK (2).pdf|SK (3).pdf|sk (2).PDF"; strings.Join(got, "|") == want {
		t.Errorf("%q would meet SK (2).pdf on Windows", got[3])
	}
	if got[3] != "sk (4).PDF" {
		t.Errorf("%q", got)
	}
}

func FuzzSafe(f *testing.F) {
	f.Add("con.pdf", 20)
	f.Add("a. . .pdf", 5)
	f.Fuzz(func(t *testing.T, name string, max int) {
		if max < 12 || max > 200 {
			return
		}
		got := filename.Safe(name, max)
		if n := utf8.RuneCountInString(got); n == 0 || n > max {
			t.Errorf("%d characters", n)
		}
		if strings.ContainsAny(got, "<>:\"/\\|?*\x00\n") || strings.TrimRight(got, " .") != got || strings.TrimLeft(got, " ") != got {
			t.Errorf("unsafe %q", got)
		}
	})
}
