package assessment_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/assessment"
	"siapzi/model/lke"
)

// nums is short for the numbers of an answer.
type nums = map[string]float64

func parse(text string) ([]assessment.Change, error) {
	return assessment.ParseFile(lke.Default(), strings.NewReader(text), model.TPI)
}

// change makes the change that a file of TPI should give.
func change(code model.Code, keepAnswer, keepNote bool, fill func(a *model.Answer)) assessment.Change {
	c := assessment.Change{Answer: model.Answer{Code: code, Assessor: model.TPI}, KeepAnswer: keepAnswer, KeepNote: keepNote}
	if fill != nil {
		fill(&c.Answer)
	}
	return c
}

func TestParseFileReadsEveryForm(t *testing.T) {
	half := .5
	for _, c := range []struct {
		name, text string
		want       assessment.Change
	}{
		{"an option keeps the note", `{"P.1.i.a":"Ya"}`,
			change("P.1.i.a", false, true, func(a *model.Answer) { a.Option = "Ya" })},
		{"an option in another case and with spaces", `{"P.1.i.a":" TIDAK "}`,
			change("P.1.i.a", false, true, func(a *model.Answer) { a.Option = "Tidak" })},
		{"a code as people type it", `{" p.1.I.b ":"b"}`,
			change("P.1.i.b", false, true, func(a *model.Answer) { a.Option = "B" })},
		{"an option with its note", `{"P.1.i.b":{"jawaban":"A","catatan":" Lihat SK "}}`,
			change("P.1.i.b", false, false, func(a *model.Answer) { a.Option, a.Note = "A", " Lihat SK " })},
		{"an option in an object keeps the note", `{"P.1.i.b":{"jawaban":"a"}}`,
			change("P.1.i.b", false, true, func(a *model.Answer) { a.Option = "A" })},
		{"a note keeps the answer", `{"P.1.i.b":{"catatan":"x"}}`,
			change("P.1.i.b", true, false, func(a *model.Answer) { a.Note = "x" })},
		{"an empty note", `{"P.1.i.b":{"catatan":null}}`, change("P.1.i.b", true, false, nil)},
		{"null clears both", `{"P.2.i.a":null}`, change("P.2.i.a", false, false, nil)},
		{"no option clears the answer", `{"P.2.i.a":{"jawaban":null}}`, change("P.2.i.a", false, true, nil)},
		{"numbers", `{"R.1.i.a":{"agen":7,"perubahan":7.0}}`,
			change("R.1.i.a", false, true, func(a *model.Answer) { a.Inputs = nums{"agen": 7, "perubahan": 7} })},
		{"some of the numbers", `{"R.1.i.a":{"agen":0,"perubahan":null}}`,
			change("R.1.i.a", false, true, func(a *model.Answer) { a.Inputs = nums{"agen": 0} })},
		{"a decimal", `{"H.I.a":{"indeks":3.6}}`,
			change("H.I.a", false, true, func(a *model.Answer) { a.Inputs = nums{"indeks": 3.6} })},
		{"minus zero is zero", `{"H.I.a":{"indeks":-0}}`,
			change("H.I.a", false, true, func(a *model.Answer) { a.Inputs = nums{"indeks": 0} })},
		{"a decision with its note", `{"R.5.ii.a":{"harus":0,"proses":0,"selesai":0,"keputusan":0.5,"catatan":"BA TPI"}}`,
			change("R.5.ii.a", false, false, func(a *model.Answer) {
				a.Inputs, a.Decision, a.Note = nums{"harus": 0, "proses": 0, "selesai": 0}, &half, "BA TPI"
			})},
		{"a decision whose note is stored already", `{"R.4.i.a":{"sasaran":0,"tercapai":0,"keputusan":0.5}}`,
			change("R.4.i.a", false, true, func(a *model.Answer) { a.Inputs, a.Decision = nums{"sasaran": 0, "tercapai": 0}, &half })},
		{"a byte order mark, line ends and spaces", "\ufeff\r\n { \"P.1.i.a\" :\r\n\t\"Ya\" } \r\n",
			change("P.1.i.a", false, true, func(a *model.Answer) { a.Option = "Ya" })},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := parse(c.text)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]assessment.Change{c.want}, got); diff != "" {
				t.Error(diff)
			}
		})
	}

	t.Run("the example of the manual, in its order", func(t *testing.T) {
		got, err := parse(`{"P.1.i.a":"Ya","P.1.i.b":"A","R.1.i.a":{"agen":7,"perubahan":7},"H.I.a":{"indeks":3.6},"P.2.i.a":null}`)
		if err != nil {
			t.Fatal(err)
		}
		var codes []model.Code
		for _, c := range got {
			codes = append(codes, c.Answer.Code)
		}
		if diff := cmp.Diff([]model.Code{"P.1.i.a", "P.1.i.b", "R.1.i.a", "H.I.a", "P.2.i.a"}, codes); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("an empty object changes nothing", func(t *testing.T) {
		if got, err := parse(`{}`); err != nil || len(got) != 0 {
			t.Errorf("got %+v, %v", got, err)
		}
	})
}

func TestParseFileNamesWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		name, text string
		field, msg string
	}{
		{"unknown code", `{"P.9.z":"Ya"}`, "P.9.z", "tidak ada"},
		{"code of an aspek", `{"P.1.i":"Ya"}`, "P.1.i", "bukan soal"},
		{"unknown option", `{"P.1.i.b":"D"}`, "P.1.i.b", `"D" tidak ada; pilihannya A, B, C`},
		{"unknown option in an object", `{"P.1.i.b":{"jawaban":"Ya"}}`, "P.1.i.b", `"Ya" tidak ada`},
		{"empty option", `{"P.1.i.b":" "}`, "P.1.i.b", "null"},
		{"option for numbers", `{"R.1.i.a":"A"}`, "R.1.i.a", "agen, perubahan"},
		{"numbers for options", `{"P.1.i.a":{"agen":1}}`, "P.1.i.a", "Ya, Tidak"},
		{"a bare number", `{"H.I.a":3.6}`, "H.I.a", "objek"},
		{"truth", `{"P.1.i.a":true}`, "P.1.i.a", "pilihan dalam tanda kutip"},
		{"a list", `{"P.1.i.a":["Ya"]}`, "P.1.i.a", "pilihan dalam tanda kutip"},
		{"an empty object", `{"P.1.i.a":{}}`, "P.1.i.a", "objek kosong"},
		{"option that is no text", `{"P.1.i.a":{"jawaban":1}}`, "P.1.i.a.jawaban", "tanda kutip"},
		{"note that is no text", `{"P.1.i.a":{"catatan":1}}`, "P.1.i.a.catatan", "teks"},
		{"unknown key", `{"R.1.i.a":{"agent":7}}`, "R.1.i.a.agent", "agen, perubahan"},
		{"unknown key without a number", `{"R.1.i.a":{"agent":null}}`, "R.1.i.a.agent", "tidak dikenal"},
		{"key in another case", `{"R.1.i.a":{"Agen":7}}`, "R.1.i.a.Agen", "tidak dikenal"},
		{"negative number", `{"R.1.i.a":{"agen":-1,"perubahan":7}}`, "R.1.i.a.agen", "negatif"},
		{"number that is not whole", `{"R.1.i.a":{"agen":1.5,"perubahan":7}}`, "R.1.i.a.agen", "bilangan bulat"},
		{"number in quotes", `{"R.1.i.a":{"agen":"7"}}`, "R.1.i.a.agen", "tanpa tanda kutip"},
		{"decimal comma in quotes", `{"H.I.a":{"indeks":"3,6"}}`, "H.I.a.indeks", "titik desimal"},
		{"number beyond the computer's", `{"R.1.i.a":{"agen":1e999}}`, "R.1.i.a.agen", "terlalu besar"},
		{"number beyond reason", `{"R.1.i.a":{"agen":1e30}}`, "R.1.i.a.agen", "terlalu besar"},
		{"index above 4", `{"H.I.a":{"indeks":36}}`, "H.I.a.indeks", "lebih dari 4"},
		{"decision without its note", `{"R.4.i.a":{"sasaran":0,"tercapai":0,"keputusan":1,"catatan":""}}`, "R.4.i.a", "catatan alasannya"},
		{"decision without its numbers", `{"R.4.i.a":{"keputusan":1,"catatan":"x"}}`, "R.4.i.a", "pembaginya 0"},
		{"decision above 1", `{"R.4.i.a":{"sasaran":0,"tercapai":0,"keputusan":80,"catatan":"x"}}`, "R.4.i.a", "antara 0 dan 1"},
		{"decision that is no number", `{"R.4.i.a":{"sasaran":0,"tercapai":0,"keputusan":"ya","catatan":"x"}}`, "R.4.i.a.keputusan", "harus angka"},
		{"a code twice", `{"P.1.i.a":"Ya","P.1.i.a":"Tidak","P.1.i.a":"Ya"}`, "P.1.i.a", "lebih dari sekali"},
		{"a code twice in two spellings", `{"P.1.i.a":"Ya","p.1.i.A":"Ya"}`, "P.1.i.a", "lebih dari sekali"},
		{"a key twice", `{"R.1.i.a":{"agen":1,"agen":2,"agen":3,"perubahan":1}}`, "R.1.i.a.agen", "lebih dari sekali"},
		{"a note twice", `{"P.1.i.a":{"catatan":"x","catatan":"x"}}`, "P.1.i.a.catatan", "lebih dari sekali"},
		{"endless note", `{"P.1.i.a":{"catatan":"` + strings.Repeat("x", lke.MaxNote+1) + `"}}`, "P.1.i.a", "lebih panjang"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := parse(c.text)
			if got != nil {
				t.Errorf("gave changes all the same: %+v", got)
			}
			f := fieldsOf(t, err)
			if len(f) != 1 || f[0].Field != c.field || !strings.Contains(f[0].Msg, c.msg) {
				t.Errorf("problems = %q, want one on %s with %q", f, c.field, c.msg)
			}
		})
	}

	t.Run("all problems at once, in the order of the file", func(t *testing.T) {
		_, err := parse(`{"X":1,"P.1.i.a":"Mungkin","R.1.i.a":{"agen":-1,"x":2},"P.1.i.b":"A"}`)
		var got []string
		for _, f := range fieldsOf(t, err) {
			got = append(got, f.Field)
		}
		if diff := cmp.Diff([]string{"X", "P.1.i.a", "R.1.i.a.agen", "R.1.i.a.x"}, got); diff != "" {
			t.Error(diff)
		}
	})
}

func TestParseFileRefusesWhatIsNoObject(t *testing.T) {
	for _, c := range []struct{ name, text, msg string }{
		{"nothing", " \n", "kosong"},
		{"a list", `["P.1.i.a"]`, "objek JSON"},
		{"null", `null`, "objek JSON"},
		{"cut off", "{\n  \"P.1.i.a\": ", "baris 2"},
		{"a slip", "{\n \"P.1.i.a\": Ya}", "baris 2, kolom 13"},
		{"a comma at the end", `{"P.1.i.a":"Ya",}`, "baris 1, kolom 17"},
		{"text behind", `{"P.1.i.a":"Ya"} {"P.1.i.b":"A"}`, "baris 1, kolom 18"},
		{"not a number of JSON", `{"H.I.a":{"indeks":NaN}}`, "baris 1"},
		{"decimal comma", `{"H.I.a":{"indeks":3,6}}`, "baris 1, kolom 22"},
		{"another encoding", "{\"P.1.i.a\":\"Y\xe1\"}", "UTF-8"},
		{"nested without end", strings.Repeat(`{"a":`, 100_000), "JSON"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := parse(c.text)
			if model.KindOf(err) != model.Invalid || !strings.Contains(model.Message(err), c.msg) {
				t.Errorf("error = %v, want Invalid with %q", err, c.msg)
			}
		})
	}
	t.Run("too large", func(t *testing.T) {
		_, err := assessment.ParseFile(lke.Default(), io.LimitReader(spaces{}, assessment.MaxFile+1), model.TPI)
		if !strings.Contains(model.Message(err), "lebih besar daripada 16,0 MB") {
			t.Errorf("error = %v", err)
		}
	})
	t.Run("a disk that fails", func(t *testing.T) {
		broken := errors.New("disk")
		_, err := assessment.ParseFile(lke.Default(), io.MultiReader(strings.NewReader("{"), failing{broken}), model.TPI)
		if model.KindOf(err) != model.Unavailable || !errors.Is(err, broken) {
			t.Errorf("error = %v, want Unavailable", err)
		}
	})
}

// spaces never ends; failing always fails.
type spaces struct{}

func (spaces) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func fieldsOf(t *testing.T, err error) []model.FieldError {
	t.Helper()
	var e *model.Error
	if !errors.As(err, &e) || e.Kind != model.Invalid {
		t.Fatalf("error = %v, want an Invalid model.Error", err)
	}
	return e.Fields
}

// Whatever the bytes, ParseFile neither panics nor gives changes that the
// worksheet refuses.
func FuzzParseFile(f *testing.F) {
	for _, s := range []string{`{"P.1.i.a":"Ya","P.1.i.b":"A","R.1.i.a":{"agen":7,"perubahan":7},"H.I.a":{"indeks":3.6},"P.2.i.a":null}`,
		`{"R.5.ii.a":{"harus":0,"proses":0,"selesai":0,"keputusan":1,"catatan":"x"}}`, `{"P.1.i.a":{"jawaban":null,"catatan":null}}`,
		`{"P.1.i.a":"Ya","p 1 i a":[]}`, `[]`, `{`, "\ufeff{}", `{"H.I.a":{"indeks":-0e99}}`, `{"":{"":{}}}`} {
		f.Add([]byte(s))
	}
	w := lke.Default()
	f.Fuzz(func(t *testing.T, data []byte) {
		changes, err := assessment.ParseFile(w, strings.NewReader(string(data)), model.UnitAssessor)
		if err != nil {
			if model.KindOf(err) != model.Invalid || changes != nil {
				t.Errorf("error = %v with %d changes", err, len(changes))
			}
			return
		}
		seen := map[model.Code]bool{}
		for _, c := range changes {
			x := c.Answer
			if seen[x.Code] {
				t.Errorf("%s twice", x.Code)
			}
			seen[x.Code] = true
			if c.KeepNote {
				x.Note = "-"
			}
			if err := w.Check(x); err != nil {
				t.Errorf("%+v: %v", c, err)
			}
		}
	})
}
