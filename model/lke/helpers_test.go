package lke_test

import (
	"errors"
	"math"
	"testing"

	"siapzi/model"
	"siapzi/model/lke"
)

// near is how far a computed score may be from one worked out by hand.
const near = 1e-9

func wantNear(t *testing.T, what string, got, want float64) {
	t.Helper()
	if !(math.Abs(got-want) <= near) {
		t.Errorf("%s = %.12f, want %.12f", what, got, want)
	}
}

// nums is short for the inputs of a ratio or index question.
type nums = map[string]float64

// option and inputs make answers of the unit.
func option(c model.Code, key string) model.Answer {
	return model.Answer{Code: c, Assessor: model.UnitAssessor, Option: key}
}

func inputs(c model.Code, n nums) model.Answer {
	return model.Answer{Code: c, Assessor: model.UnitAssessor, Inputs: n}
}

// decided adds what TPI decided, with the reason that such an answer needs.
func decided(a model.Answer, fraction float64) model.Answer {
	a.Decision, a.Note = &fraction, "Berita acara TPI"
	return a
}

// answers makes an answer to every question: options by scale, numbers by code.
func answers(t *testing.T, w *lke.Worksheet, options map[lke.Scale]string, numbers map[model.Code]nums) lke.Answers {
	t.Helper()
	a := lke.Answers{}
	for _, q := range w.Questions {
		if q.HasInputs() {
			a[q.Code] = inputs(q.Code, numbers[q.Code])
		} else {
			a[q.Code] = option(q.Code, options[q.Scale])
		}
		if err := w.Check(a[q.Code]); err != nil {
			t.Fatal(err)
		}
		if v := w.Value(a[q.Code]); !v.Answered {
			t.Fatalf("%s is not answered by %+v", q.Code, a[q.Code])
		}
	}
	return a
}

// best answers everything with full value.
func best(t *testing.T, w *lke.Worksheet) lke.Answers {
	t.Helper()
	return answers(t, w, map[lke.Scale]string{"YT": "Ya", "ABC": "A", "ABCD": "A", "ABCDE": "A"}, map[model.Code]nums{
		"R.1.i.a":   {"agen": 7, "perubahan": 7},
		"R.1.i.b":   {"perubahan": 7, "terintegrasi": 7},
		"R.3.iii.a": {"tahun_lalu": 0, "tahun_ini": 0, "disanksi": 0},
		"R.4.i.a":   {"sasaran": 4, "tercapai": 4},
		"R.5.ii.a":  {"harus": 3, "proses": 0, "selesai": 3},
		"R.5.iii.a": {"kepala": 1, "pejabat": 4, "lainnya": 2, "sudah": 7},
		"R.5.iii.b": {"es3": 1, "es4": 3, "fungsional": 20, "sudah": 24},
		"R.6.i.b":   {"terdaftar": 10, "dipermudah": 10},
		"H.I.a":     {"indeks": 4},
		"H.II.a":    {"indeks": 4},
	})
}

// worst answers everything with no value.
func worst(t *testing.T, w *lke.Worksheet) lke.Answers {
	t.Helper()
	return answers(t, w, map[lke.Scale]string{"YT": "Tidak", "ABC": "C", "ABCD": "D", "ABCDE": "E"}, map[model.Code]nums{
		"R.1.i.a":   {"agen": 7, "perubahan": 0},
		"R.1.i.b":   {"perubahan": 7, "terintegrasi": 0},
		"R.3.iii.a": {"tahun_lalu": 2, "tahun_ini": 3, "disanksi": 3},
		"R.4.i.a":   {"sasaran": 4, "tercapai": 0},
		"R.5.ii.a":  {"harus": 3, "proses": 3, "selesai": 0},
		"R.5.iii.a": {"kepala": 1, "pejabat": 4, "lainnya": 2, "sudah": 0},
		"R.5.iii.b": {"es3": 1, "es4": 3, "fungsional": 20, "sudah": 0},
		"R.6.i.b":   {"terdaftar": 10, "dipermudah": 0},
		"H.I.a":     {"indeks": 0},
		"H.II.a":    {"indeks": 0},
	})
}

// only keeps the answers to the questions that codes stand for.
func only(t *testing.T, w *lke.Worksheet, a lke.Answers, codes ...model.Code) lke.Answers {
	t.Helper()
	list, err := w.Expand(codes)
	if err != nil {
		t.Fatal(err)
	}
	kept := lke.Answers{}
	for _, q := range list {
		kept[q.Code] = a[q.Code]
	}
	return kept
}

// fields gives the fields of an Invalid error with their messages.
func fields(t *testing.T, err error) map[string][]string {
	t.Helper()
	var e *model.Error
	if !errors.As(err, &e) || e.Kind != model.Invalid {
		t.Fatalf("error = %v, want an Invalid model.Error", err)
	}
	m := map[string][]string{}
	for _, f := range e.Fields {
		m[f.Field] = append(m[f.Field], f.Msg)
	}
	return m
}
