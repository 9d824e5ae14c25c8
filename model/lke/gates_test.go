package lke_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"siapzi/model"
	"siapzi/model/lke"
)

// minimums is Tabel 6 of the regulation (p. 58) with the area weights of Tabel
// 3, in points, written out so that a change of the data is noticed.
var minimums = map[model.Target]map[string]float64{
	model.WBK: {
		"total": 75, "pengungkit": 40,
		// 60 % of 8, 7, 10, 10, 15, 10
		"area-1": 4.8, "area-2": 4.2, "area-3": 6, "area-4": 6, "area-5": 9, "area-6": 6,
		"birokrasi-bersih": 18.25, "ipak": 15.75, "kinerja-lebih-baik": 2.5, "pelayanan-prima": 14,
	},
	model.WBBM: {
		"total": 85, "pengungkit": 48,
		// 75 % of the same
		"area-1": 6, "area-2": 5.25, "area-3": 7.5, "area-4": 7.5, "area-5": 11.25, "area-6": 7.5,
		"birokrasi-bersih": 19.5, "ipak": 15.75, "kinerja-lebih-baik": 3.75, "pelayanan-prima": 15.75,
	},
}

func gate(t *testing.T, r lke.TargetResult, id string) lke.Gate {
	t.Helper()
	i := slices.IndexFunc(r.Gates, func(g lke.Gate) bool { return g.ID == id })
	if i < 0 {
		t.Fatalf("%s has no gate %s", r.Target, id)
	}
	return r.Gates[i]
}

func TestEachGateAtItsMinimum(t *testing.T) {
	w := lke.Default()
	for target, gates := range minimums {
		if n := len(w.Targets[target].Gates); n != len(gates) {
			t.Errorf("%s has %d gates, want %d", target, n, len(gates))
		}
		for id, minimum := range gates {
			for _, c := range []struct {
				name  string
				value float64
				met   bool
			}{
				{"exactly at it", minimum, true},
				{"a computer's error below it", minimum - 5e-10, true},
				{"just below it", minimum - 1e-6, false},
				{"above it", minimum + 1e-6, true},
				{"nothing", 0, false},
			} {
				t.Run(string(target)+" "+id+" "+c.name, func(t *testing.T) {
					// Everything at its best but the gate's own nodes.
					s := w.Score(best(t, w)).Safe
					rule := w.Targets[target].Gates[slices.IndexFunc(w.Targets[target].Gates,
						func(g lke.GateRule) bool { return g.ID == id })]
					rest := c.value
					for _, node := range rule.Nodes {
						n := s.Nodes[node]
						n.Score = min(rest, n.Weight)
						rest -= n.Score
						s.Nodes[node] = n
					}

					r := w.Gates(s, target)

					g := gate(t, r, id)
					if g.Met != c.met || g.Minimum != minimum {
						t.Errorf("gate = %+v, want met %v at minimum %v", g, c.met, minimum)
					}
					wantNear(t, "value", g.Value, c.value)
					if c.met {
						wantNear(t, "gap", g.Gap, 0)
					} else {
						wantNear(t, "gap", g.Gap, minimum-c.value)
					}
					if r.Met != c.met {
						t.Errorf("target met = %v, want %v", r.Met, c.met)
					}
				})
			}
		}
	}
}

// The same minimums reached by answers, so that the whole way from the answer
// to the gate is exact.
func TestGatesReachedByAnswers(t *testing.T) {
	w := lke.Default()
	set := func(change func(a lke.Answers)) lke.Score {
		a := best(t, w)
		change(a)
		return w.Score(a)
	}
	index := func(c model.Code, v float64) func(lke.Answers) {
		return func(a lke.Answers) { a[c] = inputs(c, nums{"indeks": v}) }
	}
	letter := func(key string) func(lke.Answers) {
		return func(a lke.Answers) { a["H.I.b"] = option("H.I.b", key) }
	}
	both := func(f, g func(lke.Answers)) func(lke.Answers) { return func(a lke.Answers) { f(a); g(a) } }
	// Area 5 = P.5 7.5 + R.5. R.5.i and R.5.ii get 0; LHKPN 1 + LHKASN n ÷ 100.
	area5 := func(lhkasn float64) func(lke.Answers) {
		return func(a lke.Answers) {
			a["R.5.i.a"] = option("R.5.i.a", "E")
			a["R.5.ii.a"] = inputs("R.5.ii.a", nums{"harus": 1, "proses": 1, "selesai": 0})
			a["R.5.iii.b"] = inputs("R.5.iii.b", nums{"es3": 0, "es4": 0, "fungsional": 100, "sudah": lhkasn})
		}
	}
	for _, c := range []struct {
		name   string
		target model.Target
		gate   string
		change func(lke.Answers)
		value  float64
		met    bool
	}{
		{"IPAK 3.60 × 17.5 ÷ 4", model.WBK, "ipak", index("H.I.a", 3.6), 15.75, true},
		{"IPAK 3.59", model.WBK, "ipak", index("H.I.a", 3.59), 15.70625, false},
		{"IPAK 3.60", model.WBBM, "ipak", index("H.I.a", 3.6), 15.75, true},
		{"IPKP 3.20", model.WBK, "pelayanan-prima", index("H.II.a", 3.2), 14, true},
		{"IPKP 3.19", model.WBK, "pelayanan-prima", index("H.II.a", 3.19), 13.95625, false},
		{"IPKP 3.60", model.WBBM, "pelayanan-prima", index("H.II.a", 3.6), 15.75, true},
		{"performance C", model.WBK, "kinerja-lebih-baik", letter("C"), 2.5, true},
		{"performance D", model.WBK, "kinerja-lebih-baik", letter("D"), 1.25, false},
		{"performance B", model.WBBM, "kinerja-lebih-baik", letter("B"), 3.75, true},
		{"performance C is too little", model.WBBM, "kinerja-lebih-baik", letter("C"), 2.5, false},
		{"15.75 + 2.5", model.WBK, "birokrasi-bersih", both(index("H.I.a", 3.6), letter("C")), 18.25, true},
		{"15.75 + 3.75", model.WBBM, "birokrasi-bersih", both(index("H.I.a", 3.6), letter("B")), 19.5, true},
		{"area 5 at 7.5 + 1 + 0.5", model.WBK, "area-5", area5(50), 9, true},
		{"area 5 at 7.5 + 1 + 0.49", model.WBK, "area-5", area5(49), 8.99, false},
	} {
		t.Run(c.name+" for "+string(c.target), func(t *testing.T) {
			g := gate(t, w.Gates(set(c.change).Safe, c.target), c.gate)
			if g.Met != c.met {
				t.Errorf("gate = %+v, want met %v", g, c.met)
			}
			wantNear(t, "value", g.Value, c.value)
		})
	}

	t.Run("total and pengungkit exactly at their minimum", func(t *testing.T) {
		// P 30 + R.4 5 + R.6 5 = 40, H.I.a 17.5 + H.II.a 17.5 = 35.
		s := w.Score(only(t, w, best(t, w), "P", "R.4", "R.6", "H.I.a", "H.II.a")).Safe

		r := w.Gates(s, model.WBK)

		if g := gate(t, r, "total"); !g.Met || g.Value != 75 {
			t.Errorf("total = %+v, want met at 75", g)
		}
		if g := gate(t, r, "pengungkit"); !g.Met || g.Value != 40 {
			t.Errorf("pengungkit = %+v, want met at 40", g)
		}
		if r.Met {
			t.Error("WBK is met although R.1, R.2, R.3, R.5 and H.I.b are blank")
		}
	})
}

func TestAreaGatesCountBothHalves(t *testing.T) {
	w := lke.Default()
	// Area 1: P.1 4 of 4, R.1 blank: 4 of 8 is 50 %, 0.8 short of 60 %.
	r := w.Gates(w.Score(only(t, w, best(t, w), "P.1")).Safe, model.WBK)

	g := gate(t, r, "area-1")
	want := lke.Gate{ID: "area-1", Label: "Area 1 Manajemen Perubahan", Nodes: []model.Code{"P.1", "R.1"}, Measure: lke.MeasurePercent,
		Value: 4, Minimum: 4.8, Weight: 8, Percent: 50, MinPercent: 60, Gap: 4.8 - 4}
	if diff := cmp.Diff(want, g, cmpopts.EquateApprox(0, near)); diff != "" {
		t.Error(diff)
	}
	if g := gate(t, r, "total"); g.Percent != 0 || g.MinPercent != 0 {
		t.Errorf("total has a percentage: %+v", g)
	}
}

func TestHalfAreaWarnings(t *testing.T) {
	w := lke.Default()

	t.Run("none when every half reaches its minimum", func(t *testing.T) {
		for _, target := range []model.Target{model.WBK, model.WBBM} {
			if r := w.Gates(w.Score(best(t, w)).Safe, target); len(r.Warnings) != 0 || !r.Met {
				t.Errorf("%s = %+v, want met without warnings", target, r)
			}
		}
	})

	t.Run("a low half warns although the area passes", func(t *testing.T) {
		// Area 2 = P.2 3.5 + R.2.iii 2 = 5.5 of 7 passes 4.2 and 5.25; the half
		// R.2 has 2 of 3.5, short of 2.1 (WBK) and 2.625 (WBBM).
		a := best(t, w)
		a["R.2.i.a"] = option("R.2.i.a", "D")
		a["R.2.ii.a"], a["R.2.ii.b"] = option("R.2.ii.a", "C"), option("R.2.ii.b", "C")
		s := w.Score(a).Safe
		for target, minimum := range map[model.Target]float64{model.WBK: 2.1, model.WBBM: 2.625} {
			r := w.Gates(s, target)

			if g := gate(t, r, "area-2"); !g.Met || !r.Met {
				t.Errorf("%s: area 2 = %+v, want it met", target, g)
			}
			if len(r.Warnings) != 1 {
				t.Fatalf("%s: warnings = %+v, want one", target, r.Warnings)
			}
			got := r.Warnings[0]
			wantNear(t, "value", got.Value, 2)
			wantNear(t, "gap", got.Gap, minimum-2)
			if got.Node != "R.2" || got.Minimum != minimum || got.Label != "Penataan Tatalaksana" {
				t.Errorf("%s: warning = %+v", target, got)
			}
		}
	})

	t.Run("in document order", func(t *testing.T) {
		var got []model.Code
		for _, h := range w.Gates(w.Score(nil).Safe, model.WBK).Warnings {
			got = append(got, h.Node)
		}
		want := []model.Code{"P.1", "P.2", "P.3", "P.4", "P.5", "P.6", "R.1", "R.2", "R.3", "R.4", "R.5", "R.6"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}

func TestTargets(t *testing.T) {
	w := lke.Default()
	s := w.Score(best(t, w)).Safe
	if r := w.Gates(s, model.WBK); r.RequiresPredicate != "" || r.Label == "" {
		t.Errorf("WBK = %+v, want no predicate required", r)
	}
	if r := w.Gates(s, model.WBBM); r.RequiresPredicate != model.WBK {
		t.Errorf("WBBM requires %q, want WBK", r.RequiresPredicate)
	}
	if r := w.Gates(s, "WBX"); r.Met || r.Gates != nil || r.Target != "WBX" {
		t.Errorf("unknown target = %+v, want nothing met", r)
	}
}
