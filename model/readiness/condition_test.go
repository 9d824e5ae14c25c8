package readiness

import (
	"testing"

	"siapzi/model"
	"siapzi/model/lke"
)

func conditionOf(t *testing.T, list []Condition, id string) Condition {
	t.Helper()
	for _, c := range list {
		if c.ID == id {
			return c
		}
	}
	t.Fatalf("no condition %s", id)
	return Condition{}
}

func TestConditions(t *testing.T) {
	w := lke.Default()
	said := func(id, value string, target model.Target) Condition {
		return conditionOf(t, Conditions(w, target, map[string]Statement{id: {Value: value}}), id)
	}
	for _, c := range []struct {
		id, value string
		target    model.Target
		want      Verdict
	}{
		{"opini-bpk", "", model.WBK, Unknown},
		{"opini-bpk", "WTP", model.WBK, Met},
		{"opini-bpk", "WDP", model.WBK, Missed},
		{"sakip-instansi", "B", model.WBK, Met},
		{"sakip-instansi", "B", model.WBBM, Missed},
		{"indeks-rb", "kl:CC", model.WBK, Missed},
		{"indeks-rb", "pemda:CC", model.WBK, Met},
		{"maturitas-spip", "2.9", model.WBK, Missed},
		{"maturitas-spip", "3", model.WBK, Met},
		{"tlhp", "99.99", model.WBK, Missed},
		{"tlhp", "100", model.WBK, Met},
		{"bebas-kkn", "tidak", model.WBK, Missed},
		{"bebas-kkn", "ya", model.WBK, Met},
		{"predikat-wbk", "ya", model.WBBM, Met},
	} {
		if got := said(c.id, c.value, c.target); got.Verdict != c.want || got.Unproved != (c.want == Met) {
			t.Errorf("%s %q for %s: %s, unproved %v", c.id, c.value, c.target, got.Verdict, got.Unproved)
		}
	}
	t.Run("what a target does not ask for is left out", func(t *testing.T) {
		if n, m := len(Conditions(w, model.WBK, nil)), len(Conditions(w, model.WBBM, nil)); n != 11 || m != 12 {
			t.Errorf("%d and %d conditions", n, m)
		}
	})
	t.Run("a document proves what is said", func(t *testing.T) {
		c := conditionOf(t, Conditions(w, model.WBK, map[string]Statement{"tlhp": {Value: "100", Document: "d1"}}), "tlhp")
		if c.Unproved || c.Wanted != "100" {
			t.Errorf("%+v", c)
		}
	})
}

func TestCheckValue(t *testing.T) {
	w := lke.Default()
	for _, c := range []struct{ id, value, want string }{
		{"opini-bpk", " wtp ", "WTP"}, {"indeks-rb", "KL: bb", "kl:BB"}, {"tlhp", "99,5 %", "99.5"}, {"bebas-kkn", "Ya", "ya"},
		{"maturitas-spip", "3", "3"}, {"tlhp", "", ""},
	} {
		if got, err := CheckValue(w, c.id, c.value); err != nil || got != c.want {
			t.Errorf("%s %q: %q, %v", c.id, c.value, got, err)
		}
	}
	for _, c := range []struct{ id, value string }{
		{"opini-bpk", "BB"}, {"sakip-unit", "WTP"}, {"indeks-rb", "B"}, {"tlhp", "101"}, {"tlhp", "NaN"}, {"maturitas-spip", "6"}, {"bebas-kkn", "mungkin"},
	} {
		if got, err := CheckValue(w, c.id, c.value); model.KindOf(err) != model.Invalid {
			t.Errorf("%s %q: %q, %v", c.id, c.value, got, err)
		}
	}
	if _, err := CheckValue(w, "tak-ada", "1"); model.KindOf(err) != model.NotFound {
		t.Errorf("unknown id: %v", err)
	}
}

func TestForecast(t *testing.T) {
	w := lke.Default()
	a := best(w)
	delete(a, "P.5.i.a")
	delete(a, "H.II.a")

	o := Forecast(w, a, map[model.Code]bool{"H.II.a": false, "P.5.i.a": true, "P.1.i.a": false}, model.WBK)

	if len(o.Raised) != 1 || o.Raised[0] != "H.II.a" || !o.Met || !near(o.Safe, 100-w.Gain(a, "P.5.i.a", "")) {
		t.Errorf("%+v", o)
	}
	if o := Forecast(w, a, nil, model.WBK); o.Met || o.Raised != nil || !near(o.Safe, w.Score(a).Safe.Total) {
		t.Errorf("without plan: %v points, met %v", o.Safe, o.Met)
	}
}

func TestCompare(t *testing.T) {
	points := []Point{{Day: "2026-03-01", Safe: 40, Areas: []float64{1, 2}}, {Day: "2026-04-01", Safe: 50, Areas: []float64{2, 2}},
		{Day: "2026-05-12", Safe: 62, Areas: []float64{2, 5}}}
	if got := Compare(points, "2026-04-12"); !got.Known || !near(got.Safe, 12) || len(got.Points) != 2 || !near(got.Areas[1], 3) || got.From.Day != "2026-04-01" {
		t.Errorf("%+v", got)
	}
	if got := Compare(points, "2025-01-01"); !near(got.Safe, 22) {
		t.Errorf("before the first: %+v", got)
	}
	if got := Compare(points, "2026-06-01"); got.Known {
		t.Errorf("nothing earlier: %+v", got)
	}
	if got := Compare(nil, "2026-06-01"); got.Known {
		t.Errorf("no points: %+v", got)
	}
}

func TestGainsNameTheNextOption(t *testing.T) {
	w := lke.Default()
	r := Assess(w, lke.Answers{"P.1.i.b": {Code: "P.1.i.b", Assessor: model.UnitAssessor, Option: "C"}}, nil, model.WBK)
	for _, g := range r.Gains {
		switch g.Code {
		case "P.1.i.b":
			if g.Next != "B" || !near(g.NextPoints*2, g.Points) {
				t.Errorf("%+v", g)
			}
		case "H.I.a":
			if g.Next != "" || !near(g.NextPoints, g.Points) {
				t.Errorf("%+v", g)
			}
		}
	}
}
