package lke_test

import (
	"math"
	"strings"
	"testing"

	"siapzi/model"
	"siapzi/model/lke"
)

func TestOptionValues(t *testing.T) {
	// Option values of the regulation, 0.67 and 0.33 literally.
	for code, values := range map[model.Code]map[string]float64{
		"P.1.i.a":   {"Ya": 1, "Tidak": 0},
		"P.1.i.b":   {"A": 1, "B": .5, "C": 0},
		"P.1.iii.a": {"A": 1, "B": .67, "C": .33, "D": 0},
		"H.I.b":     {"A": 1, "B": .75, "C": .5, "D": .25, "E": 0},
	} {
		for key, want := range values {
			got := lke.Default().Value(option(code, key))
			if !got.Answered || got.Fraction != want {
				t.Errorf("%s %s = %+v, want %v", code, key, got, want)
			}
		}
	}
}

func TestRatios(t *testing.T) {
	yes := func(f float64) lke.Value { return lke.Value{Fraction: f, Answered: true} }
	blank := lke.Value{}
	open := lke.Value{ZeroDivisor: true, NeedsDecision: true}
	rule := func(f float64) lke.Value { return lke.Value{Fraction: f, Answered: true, ZeroDivisor: true} }

	for _, c := range []struct {
		name   string
		answer model.Answer
		want   lke.Value
	}{
		{"agents: 6 changes of 8 agents", inputs("R.1.i.a", nums{"agen": 8, "perubahan": 6}), yes(.75)},
		{"agents: more changes than agents are capped at 1", inputs("R.1.i.a", nums{"agen": 7, "perubahan": 30}), yes(1)},
		{"agents: no change", inputs("R.1.i.a", nums{"agen": 7, "perubahan": 0}), yes(0)},
		{"agents: no agent needs a decision, 5 ÷ 0 is not full value", inputs("R.1.i.a", nums{"agen": 0, "perubahan": 5}), open},
		{"agents: 0 ÷ 0 needs a decision", inputs("R.1.i.a", nums{"agen": 0, "perubahan": 0}), open},
		{"agents: the decision counts", decided(inputs("R.1.i.a", nums{"agen": 0, "perubahan": 0}), .4), rule(.4)},
		{"agents: a decision of 0 counts too", decided(inputs("R.1.i.a", nums{"agen": 0, "perubahan": 0}), 0), rule(0)},
		{"agents: half filled is blank", inputs("R.1.i.a", nums{"perubahan": 5}), blank},

		{"integration: 3 of 6", inputs("R.1.i.b", nums{"perubahan": 6, "terintegrasi": 3}), yes(.5)},
		{"integration: capped", inputs("R.1.i.b", nums{"perubahan": 6, "terintegrasi": 7}), yes(1)},
		{"integration: no change at all", inputs("R.1.i.b", nums{"perubahan": 0, "terintegrasi": 0}), open},

		{"discipline: none in both years is full value", inputs("R.3.iii.a", nums{"tahun_lalu": 0, "tahun_ini": 0, "disanksi": 0}), yes(1)},
		{"discipline: 5 to 2 is (5 − 2) ÷ 5", inputs("R.3.iii.a", nums{"tahun_lalu": 5, "tahun_ini": 2, "disanksi": 2}), yes(.6)},
		{"discipline: 5 to 0 is full value", inputs("R.3.iii.a", nums{"tahun_lalu": 5, "tahun_ini": 0, "disanksi": 0}), yes(1)},
		{"discipline: unchanged is 0", inputs("R.3.iii.a", nums{"tahun_lalu": 5, "tahun_ini": 5, "disanksi": 5}), yes(0)},
		{"discipline: a rise is 0, not negative", inputs("R.3.iii.a", nums{"tahun_lalu": 2, "tahun_ini": 6, "disanksi": 6}), yes(0)},
		{"discipline: from none to some follows the rule of the data", inputs("R.3.iii.a", nums{"tahun_lalu": 0, "tahun_ini": 1, "disanksi": 1}), rule(0)},
		{"discipline: blank without the sanctions that do not count", inputs("R.3.iii.a", nums{"tahun_lalu": 5, "tahun_ini": 2}), blank},

		{"targets: 3 of 4", inputs("R.4.i.a", nums{"sasaran": 4, "tercapai": 3}), yes(.75)},
		{"targets: capped", inputs("R.4.i.a", nums{"sasaran": 4, "tercapai": 5}), yes(1)},
		{"targets: none set", inputs("R.4.i.a", nums{"sasaran": 0, "tercapai": 0}), open},

		{"complaints: 9 of 10", inputs("R.5.ii.a", nums{"harus": 10, "proses": 1, "selesai": 9}), yes(.9)},
		{"complaints: capped", inputs("R.5.ii.a", nums{"harus": 10, "proses": 0, "selesai": 11}), yes(1)},
		{"complaints: those in work do not count", inputs("R.5.ii.a", nums{"harus": 10, "proses": 10, "selesai": 5}), yes(.5)},
		{"complaints: none this year needs a decision", inputs("R.5.ii.a", nums{"harus": 0, "proses": 0, "selesai": 0}), open},
		{"complaints: blank without those in work", inputs("R.5.ii.a", nums{"harus": 10, "selesai": 5}), blank},

		{"LHKPN: 6 of 1 + 3 + 4", inputs("R.5.iii.a", nums{"kepala": 1, "pejabat": 3, "lainnya": 4, "sudah": 6}), yes(.75)},
		{"LHKPN: capped", inputs("R.5.iii.a", nums{"kepala": 1, "pejabat": 0, "lainnya": 0, "sudah": 2}), yes(1)},
		{"LHKPN: nobody has to report", inputs("R.5.iii.a", nums{"kepala": 0, "pejabat": 0, "lainnya": 0, "sudah": 0}), open},
		{"LHKASN: 20 of 1 + 4 + 20", inputs("R.5.iii.b", nums{"es3": 1, "es4": 4, "fungsional": 20, "sudah": 20}), yes(.8)},
		{"LHKASN: capped", inputs("R.5.iii.b", nums{"es3": 1, "es4": 0, "fungsional": 0, "sudah": 9}), yes(1)},
		{"LHKASN: nobody has to report", inputs("R.5.iii.b", nums{"es3": 0, "es4": 0, "fungsional": 0, "sudah": 0}), open},

		{"services: 7 of 10", inputs("R.6.i.b", nums{"terdaftar": 10, "dipermudah": 7}), yes(.7)},
		{"services: capped", inputs("R.6.i.b", nums{"terdaftar": 10, "dipermudah": 12}), yes(1)},
		{"services: none", inputs("R.6.i.b", nums{"terdaftar": 0, "dipermudah": 0}), open},

		{"IPAK 3.6 of 4", inputs("H.I.a", nums{"indeks": 3.6}), yes(.9)},
		{"IPKP 3.2 of 4", inputs("H.II.a", nums{"indeks": 3.2}), yes(.8)},
		{"an index of 0 is an answer", inputs("H.II.a", nums{"indeks": 0}), yes(0)},
		{"no number is blank", inputs("H.II.a", nums{}), blank},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := lke.Default().Check(c.answer); err != nil {
				t.Fatalf("Check refuses it: %v", err)
			}
			got := lke.Default().Value(c.answer)
			wantNear(t, "fraction", got.Fraction, c.want.Fraction)
			got.Fraction = c.want.Fraction
			if got != c.want {
				t.Errorf("value = %+v, want %+v", got, c.want)
			}
		})
	}
}

func TestCheckNamesWhatIsWrong(t *testing.T) {
	note := func(a model.Answer, s string) model.Answer { a.Note = s; return a }
	zero := inputs("R.1.i.a", nums{"agen": 0, "perubahan": 0})
	for _, c := range []struct {
		name   string
		answer model.Answer
		field  string
		msg    string // part of the message
	}{
		{"unknown code", option("P.9.i.a", "Ya"), "P.9.i.a", "tidak ada"},
		{"code of an aspek", option("P.1.i", "Ya"), "P.1.i", "bukan soal, melainkan aspek"},
		{"unknown assessor", model.Answer{Code: "P.1.i.a", Assessor: "apip"}, "P.1.i.a", `"apip"`},
		{"unknown option", option("P.1.i.b", "D"), "P.1.i.b", `pilihan "D" tidak ada; pilihannya A, B, C`},
		{"other spelling of an option", option("P.1.i.a", "YA"), "P.1.i.a", `"YA"`},
		{"numbers for options", inputs("P.1.i.a", nums{"agen": 1}), "P.1.i.a", "pilihan (Ya, Tidak)"},
		{"option for numbers", option("R.1.i.a", "A"), "R.1.i.a", "angka (agen, perubahan)"},
		{"unknown key", inputs("R.1.i.a", nums{"agent": 1}), "R.1.i.a.agent", "agen, perubahan"},
		{"negative", inputs("R.1.i.a", nums{"agen": -1}), "R.1.i.a.agen", "negatif"},
		{"not whole", inputs("R.1.i.a", nums{"agen": 1.5}), "R.1.i.a.agen", "bilangan bulat, bukan 1,5"},
		{"index above 4", inputs("H.I.a", nums{"indeks": 4.01}), "H.I.a.indeks", "lebih dari 4"},
		{"not a number", inputs("H.I.a", nums{"indeks": math.NaN()}), "H.I.a.indeks", "bukan angka"},
		{"infinite", inputs("R.1.i.a", nums{"agen": math.Inf(1)}), "R.1.i.a.agen", "bukan angka"},
		{"huge", inputs("R.1.i.a", nums{"agen": 2e9}), "R.1.i.a.agen", "terlalu besar"},
		{"decision without note", note(decided(zero, .5), " \n"), "R.1.i.a", "catatan"},
		{"decision above 1", decided(zero, 1.5), "R.1.i.a", "antara 0 dan 1"},
		{"decision below 0", decided(zero, -.5), "R.1.i.a", "antara 0 dan 1"},
		{"decision that is not a number", decided(zero, math.NaN()), "R.1.i.a", "antara 0 dan 1"},
		{"decision where the divisor is not 0", decided(inputs("R.1.i.a", nums{"agen": 1, "perubahan": 0}), .5), "R.1.i.a", "pembaginya 0"},
		{"decision before all inputs", decided(inputs("R.1.i.a", nums{"agen": 0}), .5), "R.1.i.a", "semua masukan"},
		{"decision where the data has a rule", decided(inputs("R.3.iii.a", nums{"tahun_lalu": 0, "tahun_ini": 1, "disanksi": 0}), 1), "R.3.iii.a", "tidak memerlukan"},
		{"decision for an index", decided(inputs("H.I.a", nums{"indeks": 3}), 1), "H.I.a", "tidak memerlukan"},
		{"decision for options", decided(option("P.1.i.a", "Ya"), 1), "P.1.i.a", "keputusan TPI"},
		{"broken characters in the note", note(option("P.1.i.a", "Ya"), "a\xff"), "P.1.i.a", "rusak"},
		{"endless note", note(option("P.1.i.a", "Ya"), strings.Repeat("é", lke.MaxNote+1)), "P.1.i.a", "20000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := fields(t, lke.Default().Check(c.answer))
			if len(got) != 1 || len(got[c.field]) != 1 || !strings.Contains(got[c.field][0], c.msg) {
				t.Errorf("problems = %q, want one on %s with %q", got, c.field, c.msg)
			}
			if v := lke.Default().Value(c.answer); v.Answered && c.answer.Option == "" {
				t.Errorf("it counts all the same: %+v", v)
			}
		})
	}

	t.Run("all problems at once", func(t *testing.T) {
		got := fields(t, lke.Default().Check(inputs("R.1.i.a", nums{"agen": -1, "perubahan": .5, "x": 1})))
		if len(got) != 3 {
			t.Errorf("problems = %q, want three", got)
		}
	})
}

func TestCheckAccepts(t *testing.T) {
	for _, c := range []struct {
		name   string
		answer model.Answer
	}{
		{"a blank answer", model.Answer{Code: "P.1.i.a", Assessor: model.TPI}},
		{"a blank answer with a note", model.Answer{Code: "P.1.i.a", Assessor: model.TPN, Note: "Menunggu SK"}},
		{"some of the inputs", inputs("R.5.iii.a", nums{"kepala": 1})},
		{"the longest note", model.Answer{Code: "P.1.i.a", Assessor: model.TPI, Note: strings.Repeat("é", lke.MaxNote)}},
		{"the largest number", inputs("R.1.i.a", nums{"agen": lke.MaxNumber, "perubahan": 1})},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := lke.Default().Check(c.answer); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestDerivedNumbers(t *testing.T) {
	w := lke.Default()
	got := w.DerivedOf(inputs("R.5.iii.a", nums{"kepala": 1, "pejabat": 4, "lainnya": 2}))
	if len(got) != 1 || got[0].Key != "wajib" || got[0].Value != 7 || !got[0].Known {
		t.Errorf("derived = %+v, want wajib 7", got)
	}
	got = w.DerivedOf(inputs("R.5.iii.a", nums{"kepala": 1}))
	if len(got) != 1 || got[0].Known {
		t.Errorf("derived = %+v, want wajib unknown", got)
	}
	if got = w.DerivedOf(option("P.1.i.a", "Ya")); got != nil {
		t.Errorf("derived = %+v, want none", got)
	}
}
