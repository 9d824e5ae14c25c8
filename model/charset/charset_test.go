package charset

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDecode(t *testing.T) {
	utf16 := func(text string, big bool) string {
		var b strings.Builder
		for _, r := range text {
			if big {
				b.WriteString(string([]byte{byte(r >> 8), byte(r)}))
			} else {
				b.WriteString(string([]byte{byte(r), byte(r >> 8)}))
			}
		}
		return b.String()
	}
	const want = "Nilai “baik” – 3,6 é dan seterusnya"
	for name, in := range map[string]string{
		"UTF-8":                        want,
		"UTF-8 with its mark":          "\xEF\xBB\xBF" + want,
		"UTF-16 little-endian":         "\xFF\xFE" + utf16(want, false),
		"UTF-16 big-endian":            "\xFE\xFF" + utf16(want, true),
		"UTF-16 little without a mark": utf16(want, false),
		"UTF-16 big without a mark":    utf16(want, true),
		"Windows-1252":                 "Nilai \x93baik\x94 \x96 3,6 \xE9 dan seterusnya",
	} {
		t.Run(name, func(t *testing.T) {
			if got := Decode([]byte(in), false); got != want {
				t.Errorf("got %q", got)
			}
		})
	}
}

func TestCut(t *testing.T) {
	if got := Decode([]byte("caf\xC3"), true); got != "caf" {
		t.Errorf("a torn letter is kept: %q", got)
	}
	if got := Decode([]byte("caf\xE9"), false); got != "café" {
		t.Errorf("the last letter of a whole file is dropped: %q", got)
	}
}

func TestRecords(t *testing.T) {
	want := [][]string{{"Nama", "Nilai"}, {"A, B", "3,5"}, {"C", "4"}}
	for name, in := range map[string]string{
		"commas":              "Nama,Nilai\n\"A, B\",\"3,5\"\nC,4\n",
		"semicolons":          "Nama;Nilai\nA, B;3,5\nC;4\n",
		"tabs":                "Nama\tNilai\nA, B\t3,5\nC\t4\n",
		"a line that says so": "sep=;\nNama;Nilai\nA, B;3,5\nC;4\n",
	} {
		if diff := cmp.Diff(want, Records(in, 10)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	if Records("satu kalimat biasa", 10) != nil || Records("a;b;c\n1;2;3\n", 2) != nil {
		t.Error("a sentence, or a table that is too wide, was taken")
	}
}
