package lke_test

import (
	"testing"

	"siapzi/model"
	"siapzi/model/lke"
)

func TestScoreOfBestWorstAndNothing(t *testing.T) {
	w := lke.Default()
	for _, c := range []struct {
		name     string
		answers  lke.Answers
		percent  float64
		answered int
	}{
		{"all best is 100", best(t, w), 100, 113},
		{"all worst is 0", worst(t, w), 0, 113},
		{"nothing answered is 0", nil, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := w.Score(c.answers)
			for name, totals := range map[string]lke.Totals{"provisional": s.Provisional, "safe": s.Safe} {
				wantNear(t, name+" total", totals.Total, c.percent)
				if totals.Answered != c.answered || totals.Questions != 113 {
					t.Errorf("%s counts %d of %d, want %d of 113", name, totals.Answered, totals.Questions, c.answered)
				}
				if len(totals.Nodes) != len(w.Nodes) {
					t.Errorf("%s has %d nodes, want all %d", name, len(totals.Nodes), len(w.Nodes))
				}
				for _, n := range w.Nodes {
					got := totals.Nodes[n.Code]
					wantNear(t, name+" percent of "+string(n.Code), got.Percent, c.percent)
					wantNear(t, name+" weight of "+string(n.Code), got.Weight, n.Weight)
					wantNear(t, name+" score of "+string(n.Code), got.Score, c.percent/100*n.Weight)
				}
			}
		})
	}
}

// One complete sheet by hand. Options: Ya = 1, B of A–C = 0.5, B of A–D =
// 0.67, D of A–E = 0.25. Numbers as below. Every line is the arithmetic that
// the regulation prescribes; Go's constants are exact.
func TestScoreOfAMixedSheetByHand(t *testing.T) {
	w := lke.Default()
	a := answers(t, w, map[lke.Scale]string{"YT": "Ya", "ABC": "B", "ABCD": "B", "ABCDE": "D"}, map[model.Code]nums{
		"R.1.i.a":   {"agen": 8, "perubahan": 6},                           // 6 ÷ 8 = 0.75
		"R.1.i.b":   {"perubahan": 6, "terintegrasi": 3},                   // 3 ÷ 6 = 0.5
		"R.3.iii.a": {"tahun_lalu": 5, "tahun_ini": 2, "disanksi": 2},      // (5 − 2) ÷ 5 = 0.6
		"R.4.i.a":   {"sasaran": 4, "tercapai": 3},                         // 0.75
		"R.5.ii.a":  {"harus": 10, "proses": 1, "selesai": 9},              // 0.9
		"R.5.iii.a": {"kepala": 1, "pejabat": 3, "lainnya": 2, "sudah": 3}, // 3 ÷ 6 = 0.5
		"R.5.iii.b": {"es3": 1, "es4": 4, "fungsional": 20, "sudah": 20},   // 20 ÷ 25 = 0.8
		"R.6.i.b":   {"terdaftar": 10, "dipermudah": 7},                    // 0.7
		"H.I.a":     {"indeks": 3.6},                                       // 3.6 ÷ 4 = 0.9
		"H.II.a":    {"indeks": 3.2},                                       // 3.2 ÷ 4 = 0.8
	})
	const (
		p1 = (1+.5)/2*.5 + (1+.5+.5)/3*1 + (.67+.67+.67)/3*1 + (1+.5+.5+.67)/4*1.5
		p2 = (.67+.25+.25)/3*1 + (.5+.5+.5+.5)/4*2 + (.5+.5)/2*.5
		p3 = (1+.67+1)/3*.25 + (1+.25+1)/3*.5 + (1+.67+.67+.67+.67+.5)/6*1.25 +
			(.67+.67+.25+1)/4*2 + .67*.75 + .5*.25
		p4 = (.5+.5+.67)/3*2.5 + (1+1+1+.67+1+.5+1+.5)/8*2.5
		p5 = (.5+.67)/2*1.5 + (.25+.25+.5+.5)/4*1.5 + (.5+1+.5+.5)/4*1.5 +
			(.5+.5+.5)/3*1.5 + (.67+.67+.67+.5+.5)/5*1.5
		p6 = (.25+.67+.67+1)/4*1 + (.25+.67+.67+.67+.67+.25)/6*1 + (.25+.5+.5)/3*1 +
			(.25+.5+.67)/3*1 + (.67+1+.5)/3*1
		r1 = (.75+.5)/2*2 + .25*1 + .67*1
		r2 = .67*.5 + (.5+.5)/2*1 + (.25+.25+.25)/3*2
		r3 = .5*1.5 + .5*1.5 + .6*2
		r4 = .75*2 + .67*1.5 + .67*1.5
		r5 = .25*2.5 + .9*3 + (.5*1 + .8*1)
		r6 = (.67+.7)/2*2.5 + .67*2.5
		h1 = .9*17.5 + .25*5 // 15.75 + 1.25 = 17
		h2 = .8 * 17.5       // 14
	)
	want := []struct {
		code  model.Code
		score float64
	}{
		{"P.1.i.a", 1 * .5 / 2}, // a question's share of its aspek
		{"P.1.i.b", .5 * .5 / 2},
		{"P.1.i", .375},
		{"P.1.iv", 2.67 / 4 * 1.5}, // 1.00125
		{"P.4.ii", 6.67 / 8 * 2.5}, // 2.084375
		{"R.1.i.a", .75 * 1},
		{"R.5.iii.a", .5}, {"R.5.iii.b", .8}, {"R.5.iii", 1.3},
		{"H.I.a", 15.75}, {"H.I.b", 1.25}, {"H.II.a", 14},
		{"P.1", p1}, {"P.2", p2}, {"P.3", p3}, {"P.4", p4}, {"P.5", p5}, {"P.6", p6},
		{"R.1", r1}, {"R.2", r2}, {"R.3", r3}, {"R.4", r4}, {"R.5", r5}, {"R.6", r6},
		{"P", p1 + p2 + p3 + p4 + p5 + p6}, {"R", r1 + r2 + r3 + r4 + r5 + r6},
		{"A", p1 + p2 + p3 + p4 + p5 + p6 + r1 + r2 + r3 + r4 + r5 + r6},
		{"H.I", h1}, {"H.II", h2}, {"B", 31},
	}

	s := w.Score(a)

	for _, c := range want {
		wantNear(t, "safe "+string(c.code), s.Safe.Nodes[c.code].Score, c.score)
		wantNear(t, "provisional "+string(c.code), s.Provisional.Nodes[c.code].Score, c.score)
	}
	wantNear(t, "total", s.Safe.Total, p1+p2+p3+p4+p5+p6+r1+r2+r3+r4+r5+r6+h1+h2)
}

func TestBlankQuestions(t *testing.T) {
	w := lke.Default()

	t.Run("are left out of the provisional mean and count 0 in the safe one", func(t *testing.T) {
		// P.1.ii (weight 1) has three questions; b stays blank:
		// provisional (1 + 0.5) ÷ 2 × 1 = 0.75, safe (1 + 0 + 0.5) ÷ 3 × 1 = 0.5.
		s := w.Score(lke.Answers{"P.1.ii.a": option("P.1.ii.a", "Ya"), "P.1.ii.c": option("P.1.ii.c", "B")})

		wantNear(t, "provisional", s.Provisional.Nodes["P.1.ii"].Score, .75)
		wantNear(t, "safe", s.Safe.Nodes["P.1.ii"].Score, .5)
		wantNear(t, "provisional total", s.Provisional.Total, .75)
		wantNear(t, "safe total", s.Safe.Total, .5)
		if n := s.Safe.Nodes["P.1.ii"]; n.Answered != 2 || n.Questions != 3 {
			t.Errorf("counts %d of %d, want 2 of 3", n.Answered, n.Questions)
		}
		if n := s.Safe.Nodes["P.1"]; n.Answered != 2 || n.Questions != 12 {
			t.Errorf("area counts %d of %d, want 2 of 12", n.Answered, n.Questions)
		}
	})

	t.Run("add nothing to a weighted node in either score", func(t *testing.T) {
		// R.5.iii: LHKPN 3 of 4 × 1, LHKASN blank; H.I: only C of A–E × 5.
		s := w.Score(lke.Answers{
			"R.5.iii.a": inputs("R.5.iii.a", nums{"kepala": 1, "pejabat": 2, "lainnya": 1, "sudah": 3}),
			"H.I.b":     option("H.I.b", "C"),
		})

		for name, totals := range map[string]lke.Totals{"provisional": s.Provisional, "safe": s.Safe} {
			wantNear(t, name+" R.5.iii", totals.Nodes["R.5.iii"].Score, .75)
			wantNear(t, name+" H.I", totals.Nodes["H.I"].Score, 2.5)
			wantNear(t, name+" total", totals.Total, 3.25)
		}
	})

	t.Run("differ from an answer that is worth nothing", func(t *testing.T) {
		// P.1.i: a = Ya, b = C is worth 0: both means are (1 + 0) ÷ 2 × 0.5.
		s := w.Score(lke.Answers{"P.1.i.a": option("P.1.i.a", "Ya"), "P.1.i.b": option("P.1.i.b", "C")})

		wantNear(t, "provisional", s.Provisional.Nodes["P.1.i"].Score, .25)
		wantNear(t, "safe", s.Safe.Nodes["P.1.i"].Score, .25)
	})
}

func TestScoreIgnoresWhatCheckRefuses(t *testing.T) {
	w := lke.Default()
	s := w.Score(lke.Answers{
		"P.1.i.a": option("P.1.i.a", "ya"), // not the worksheet's spelling
		"X.9":     option("X.9", "A"),
		"P.1":     option("P.1", "A"),
		"H.I.a":   inputs("H.I.a", nums{"indeks": 40}),
	})

	if s.Safe.Total != 0 || s.Safe.Answered != 0 {
		t.Errorf("total %v with %d answered, want nothing", s.Safe.Total, s.Safe.Answered)
	}
}

// The regulation (Lampiran III) gives LHKPN 1 and LHKASN 1. The official
// workbook forgets LHKASN and doubles LHKPN, which is not followed.
func TestAssetReportsFollowTheRegulation(t *testing.T) {
	w := lke.Default()
	lhkpn := func(done float64) model.Answer {
		return inputs("R.5.iii.a", nums{"kepala": 1, "pejabat": 2, "lainnya": 1, "sudah": done})
	}
	lhkasn := func(done float64) model.Answer {
		return inputs("R.5.iii.b", nums{"es3": 2, "es4": 4, "fungsional": 14, "sudah": done})
	}
	for _, c := range []struct {
		name         string
		lhkpn, lhkas float64
		want         float64
	}{
		{"everybody reported", 4, 20, 1 + 1},
		{"only LHKPN", 4, 0, 1 + 0},   // the workbook would give 2
		{"only LHKASN", 0, 20, 0 + 1}, // the workbook would give 0
		{"3 of 4 and 10 of 20", 3, 10, .75 + .5},
		{"more reports than people count as all", 5, 21, 1 + 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := w.Score(lke.Answers{"R.5.iii.a": lhkpn(c.lhkpn), "R.5.iii.b": lhkasn(c.lhkas)})

			wantNear(t, "R.5.iii", s.Safe.Nodes["R.5.iii"].Score, c.want)
			wantNear(t, "R.5", s.Safe.Nodes["R.5"].Score, c.want)
		})
	}
}

func TestGain(t *testing.T) {
	w := lke.Default()
	a := only(t, w, best(t, w), "P")
	a["P.1.i.b"] = option("P.1.i.b", "B")

	for _, c := range []struct {
		name   string
		code   model.Code
		option string
		want   float64
	}{
		{"from B to A of two questions in 0.5: 0.5 × 0.25", "P.1.i.b", "A", .125},
		{"from B to C loses as much", "P.1.i.b", "C", -.125},
		{"no option stands for full value", "P.1.i.b", "", .125},
		{"a question at its best gains nothing", "P.1.i.a", "Ya", 0},
		{"a blank question gains its share: B of A–E × weight 1", "R.1.ii.a", "B", .75},
		{"a blank ratio gains its share: 2 ÷ 2 questions", "R.1.i.a", "", 1},
		{"a blank index gains its weight", "H.II.a", "", 17.5},
		{"an unknown option gains nothing", "P.1.i.b", "Z", 0},
		{"a node that is no question gains nothing", "P.1", "", 0},
	} {
		t.Run(c.name, func(t *testing.T) { wantNear(t, "gain", w.Gain(a, c.code, c.option), c.want) })
	}

	t.Run("is the difference of two safe totals", func(t *testing.T) {
		before := w.Score(a).Safe.Total
		for _, q := range w.Questions {
			for _, o := range q.Options {
				changed := lke.Answers{}
				for k, v := range a {
					changed[k] = v
				}
				changed[q.Code] = option(q.Code, o.Key)
				wantNear(t, string(q.Code)+" "+o.Key, w.Gain(a, q.Code, o.Key), w.Score(changed).Safe.Total-before)
			}
		}
	})
}
