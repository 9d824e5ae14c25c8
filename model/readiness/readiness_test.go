package readiness

import (
	"math"
	"testing"

	"siapzi/model"
	"siapzi/model/lke"
)

// best answers every question of the real worksheet as well as it can be.
func best(w *lke.Worksheet) lke.Answers {
	out := lke.Answers{}
	for _, q := range w.Questions {
		a := model.Answer{Code: q.Code, Assessor: model.UnitAssessor}
		if q.HasInputs() {
			a.Inputs = map[string]float64{}
			for _, in := range q.Inputs {
				a.Inputs[in.Key] = 4
			}
			if q.Code == "R.3.iii.a" { // fewer violations are better
				a.Inputs["tahun_lalu"], a.Inputs["tahun_ini"] = 0, 0
			}
			if q.Code == "R.5.iii.a" || q.Code == "R.5.iii.b" {
				a.Inputs["sudah"] = 12
			}
		} else {
			a.Option = q.Options[0].Key
		}
		out[q.Code] = a
	}
	return out
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

func TestAssess(t *testing.T) {
	w := lke.Default()

	t.Run("an empty workspace fails every gate and can gain everything", func(t *testing.T) {
		r := Assess(w, nil, nil, model.WBK)

		if r.Met || r.Safe != 0 || r.Provisional != 0 || r.Answered != 0 || r.Unproved != 113 || r.Minimum != 75 {
			t.Errorf("report = %+v", r)
		}
		for _, g := range r.Gates {
			if g.Met || !near(g.Gap, g.Minimum) {
				t.Errorf("gate %s: met %v, gap %v of %v", g.ID, g.Met, g.Gap, g.Minimum)
			}
		}
		sum := 0.0
		for _, g := range r.Gains {
			sum += g.Points
		}
		if len(r.Gains) != 113 || !near(sum, 100) {
			t.Errorf("%d gains adding up to %v, want 113 and 100", len(r.Gains), sum)
		}
		if r.Gains[0].Code != "H.I.a" || r.Gains[1].Code != "H.II.a" { // 17.5 points each
			t.Errorf("largest gains are %s and %s", r.Gains[0].Code, r.Gains[1].Code)
		}
	})

	t.Run("the best answers meet every gate of both targets and leave nothing to gain", func(t *testing.T) {
		for _, target := range []model.Target{model.WBK, model.WBBM} {
			r := Assess(w, best(w), map[model.Code]int{"P.1.i.a": 2}, target)
			if !r.Met || !near(r.Safe, 100) || len(r.Gains) != 0 || r.Unproved != 112 || len(r.Warnings) != 0 {
				t.Errorf("%s: met %v, %v points, %d gains, %d unproved", target, r.Met, r.Safe, len(r.Gains), r.Unproved)
			}
		}
		if r := Assess(w, best(w), nil, model.WBBM); r.RequiresPredicate != model.WBK || r.Minimum != 85 {
			t.Errorf("WBBM requires %q and %v points", r.RequiresPredicate, r.Minimum)
		}
	})

	t.Run("failing gates come first and areas carry the gap of theirs", func(t *testing.T) {
		a := best(w)
		for _, q := range w.Questions { // area 5 loses its whole Reform half
			if q.Pokja == 5 && q.Code[0] == 'R' {
				delete(a, q.Code)
			}
		}
		r := Assess(w, a, nil, model.WBK)

		if r.Met || r.Gates[0].ID != "area-5" || r.Gates[0].Met || !r.Gates[1].Met || r.Gates[1].ID != "total" {
			t.Errorf("gates begin with %+v, %+v", r.Gates[0], r.Gates[1])
		}
		five := r.Areas[4]
		if five.Met || !near(five.Score, 7.5) || !near(five.Percent, 50) || !near(five.Gap, 1.5) || five.MinPercent != 60 || five.Reform != 0 {
			t.Errorf("area 5 = %+v", five)
		}
		if !r.Areas[0].Met || r.Areas[0].Gap != 0 {
			t.Errorf("area 1 = %+v", r.Areas[0])
		}
		if len(r.Warnings) != 1 || r.Warnings[0].Node != "R.5" {
			t.Errorf("warnings = %+v", r.Warnings)
		}
	})
}

func TestGains(t *testing.T) {
	w := lke.Default()
	a := best(w)
	delete(a, "R.5.i.a")
	delete(a, "R.5.ii.a")
	delete(a, "R.5.iii.a")
	delete(a, "R.5.iii.b")
	c := a["P.6.ii.b"]
	c.Option = "D"
	a["P.6.ii.b"] = c

	r := Assess(w, a, nil, model.WBK)

	t.Run("an answered question tells what it has now", func(t *testing.T) {
		last := r.Gains[len(r.Gains)-1]
		if last.Code != "P.6.ii.b" || last.Now != "D" || !last.Answered || !near(last.Points, 1.0/6) || last.Closes != nil {
			t.Errorf("last gain = %+v", last)
		}
	})

	t.Run("a gain that is larger than a gap names the gate that it closes", func(t *testing.T) {
		for _, g := range r.Gains {
			closes := g.Closes != nil && g.Closes.ID == "area-5"
			if want := g.Points >= 1.5 && g.Code[:3] == "R.5"; closes != want {
				t.Errorf("%s gains %v: closes %v, want %v", g.Code, g.Points, g.Closes, want)
			}
		}
	})
}

func TestPokja(t *testing.T) {
	w := lke.Default()
	proofs := map[model.Code]int{}
	for _, q := range w.Questions {
		if q.Pokja == 2 {
			proofs[q.Code] = 1
		}
	}
	r := Assess(w, nil, proofs, model.WBK)

	questions := 0
	for _, p := range r.Pokja {
		questions += p.Questions
		want := p.Questions
		if p.No == 2 {
			want = 0
		}
		if p.Unproved != want {
			t.Errorf("Pokja %d: %d unproved, want %d", p.No, p.Unproved, want)
		}
	}
	if len(r.Pokja) != 6 || questions != 110 {
		t.Errorf("%d Pokja with %d questions, want 6 with 110", len(r.Pokja), questions)
	}
	if r.Unproved != 113-len(proofs) {
		t.Errorf("%d unproved, want %d", r.Unproved, 113-len(proofs))
	}
}
