package cos

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// parse reads one object, first from the whole text, then with the text coming
// in longer and longer pieces, which must give the same.
func parse(t *testing.T, text string) (Object, error) {
	t.Helper()
	whole := parser{b: []byte(text), final: true}
	want, wantErr := whole.object()
	for n := range text {
		p := parser{b: []byte(text[:n])}
		o, err := p.object()
		if err == errMore {
			continue
		}
		if err != wantErr || cmp.Diff(want, o) != "" {
			t.Errorf("%q cut to %d bytes gives %v, %v", text, n, o, err)
		}
		break
	}
	return want, wantErr
}

func TestObjects(t *testing.T) {
	for text, want := range map[string]Object{
		"null ":                           nil,
		"true\n":                          true,
		"false]":                          false,
		"12 ":                             Integer(12),
		"-7 ":                             Integer(-7),
		"+3 ":                             Integer(3),
		"007 ":                            Integer(7),
		"1.5 ":                            Real(1.5),
		"-.25 ":                           Real(-0.25),
		"4. ":                             Real(4),
		"--5 ":                            Real(-5),
		"12-34 ":                          Real(1234),
		"1.2.3 ":                          Real(1.2),
		"99999999999999999999 ":           Real(1e20),
		"12 0 R ":                         Ref{12, 0},
		"12 65535 R]":                     Ref{12, 65535},
		"12 % c\n0 %\r R>":                Ref{12, 0},
		"[12 0 13 0 R 1 R]":               Array{Integer(12), Integer(0), Ref{13, 0}, Integer(1), nil},
		"/Nama ":                          Name("Nama"),
		"/A#20b#C3 ":                      Name("A b\xC3"),
		"/#zz#1 ":                         Name("#zz#1"),
		"/ ":                              Name(""),
		"(teks) ":                         String("teks"),
		"(a(b)c\\)\\(\\\\) ":              String("a(b)c)(\\"),
		"(\\101\\7\\53x\\\n\\q\\r\\n) ":   String("A\x07+xq\r\n"),
		"(satu\r\ndua\rtiga) ":            String("satu\ndua\ntiga"),
		"<48 65 6C6> ":                    String("Hel`"),
		"<> ":                             String(""),
		"<</A 1/B[/C(d)]/E<</F null>>>> ": Dict{"A": Integer(1), "B": Array{Name("C"), String("d")}, "E": Dict{}},
		"<</A/B/C/D>> ":                   Dict{"A": Name("B"), "C": Name("D")},
		"<</A 1 0 R/B 2 0 R>> ":           Dict{"A": Ref{1, 0}, "B": Ref{2, 0}},
		"<</A>> ":                         Dict{},
		"<</A 1 2 (x)/B 3>> ":             Dict{"A": Integer(1), "B": Integer(3)},
		"<</A 1 endobj ":                  Dict{"A": Integer(1)},
		"<</A endobj ":                    Dict{},
		"[1 2 endobj ":                    Array{Integer(1), Integer(2)},
		"<</A 1/A 2>> ":                   Dict{"A": Integer(2)},
	} {
		got, err := parse(t, text)
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("%q: %v %s", text, err, diff)
		}
	}
}

func TestTooDeepNestingIsAnError(t *testing.T) {
	for _, text := range []string{strings.Repeat("[", 100_000), strings.Repeat("<</A", 100_000)} {
		p := parser{b: []byte(text), final: true}
		if _, err := p.object(); err != errTooDeep {
			t.Errorf("%s… gives %v", text[:8], err)
		}
	}
}

func TestWhatIsWrittenReadsTheSame(t *testing.T) {
	for _, o := range []Object{
		nil, true, Integer(-12), Real(0.001), Real(-1234.5), Real(1e-20), Name("A b#(c)/é"), Name(""), String("teks (a) \\ \n\x00\xFF"),
		String("\xFE\xFF\x00A\x00B"), String(""), Ref{7, 2}, Array{Integer(1), Array{}, Name("x"), Ref{1, 0}, Integer(5)},
		Dict{"B": Integer(1), "A": Dict{"C": nil}, "D": Array{true, nil}},
	} {
		text := Append(nil, o)
		got, err := parse(t, string(text)+" ")
		if err != nil {
			t.Errorf("%s: %v", text, err)
		}
		if again := Append(nil, got); string(again) != string(text) && string(text) != "<</A <</C null>>/B 1/D [true null]>>" {
			t.Errorf("%s became %s", text, again)
		}
	}
}

func TestContentOperators(t *testing.T) {
	r := NewContent([]byte("q 1 0 0 1 5 6 cm % catatan q\n/F1 12 Tf (a Q) Tj [(x) -3 (y)] TJ BI /W 1 ID \x00 EI\xFFq EI Q T*"))
	var ops []string
	for {
		op, args, ok := r.Next()
		if !ok {
			break
		}
		ops = append(ops, op)
		if op == "cm" {
			if diff := cmp.Diff([]Object{Integer(1), Integer(0), Integer(0), Integer(1), Integer(5), Integer(6)}, args); diff != "" {
				t.Error(diff)
			}
		}
	}
	if diff := cmp.Diff(strings.Fields("q cm Tf Tj TJ BI EI Q T*"), ops); diff != "" {
		t.Error(diff)
	}
	if r.Broken() {
		t.Error("sound content is called broken")
	}
	for _, s := range []string{"q (tanpa akhir Q", "[1 2 3 q", "<</A 1 q", "BI /W 1 ID abc q Q"} {
		r := NewContent([]byte(s))
		for {
			if _, _, ok := r.Next(); !ok {
				break
			}
		}
		if !r.Broken() {
			t.Errorf("%q is not called broken", s)
		}
	}
}

func TestTextStrings(t *testing.T) {
	for in, want := range map[String]string{
		"Laporan":                                 "Laporan",
		"\x84 \x8D\x8E \xE9":                      "— “” é",
		"\xFE\xFF\x00B\x00\xE9\x20\x13":           "Bé–",
		"\xFF\xFEB\x00\xE9\x00":                   "Bé",
		"\xEF\xBB\xBFB\xC3\xA9":                   "Bé",
		"\xFE\xFF\x00\x1B\x00i\x00d\x00\x1B\x00A": "A",
		"\xFE\xFF\xD8\x3D\xDE\x00\x00":            "😀",
	} {
		if got := Text(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
	for _, s := range []string{"", "biasa (a)", "Šusan – 日本 😀"} {
		if got := Text(FromText(s)); got != s {
			t.Errorf("%q became %q", s, got)
		}
	}
}
