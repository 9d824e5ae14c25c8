package lke_test

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"siapzi/model"
	"siapzi/model/lke"
)

func rule(t *testing.T, w *lke.Worksheet, target model.Target, id string) lke.GateRule {
	t.Helper()
	g, ok := w.Rule(lke.GateKey{Target: target, ID: id})
	if !ok {
		t.Fatalf("%s has no gate %s", target, id)
	}
	return g
}

func TestWithThresholds(t *testing.T) {
	w := lke.Default()
	wbk := func(id string, x float64) lke.Thresholds {
		return lke.Thresholds{{Target: model.WBK, ID: id}: x}
	}

	t.Run("points replace the minimum of one gate of one target", func(t *testing.T) {
		got := w.WithThresholds(wbk("total", 80))

		if g := rule(t, got, model.WBK, "total"); g.Minimum != 80 || !g.Changed {
			t.Errorf("rule %+v", g)
		}
		if g := rule(t, got, model.WBK, "pengungkit"); g.Minimum != 40 || g.Changed {
			t.Errorf("another gate changed: %+v", g)
		}
		if g := rule(t, got, model.WBBM, "total"); g.Minimum != 85 || g.Changed {
			t.Errorf("another target changed: %+v", g)
		}
	})

	t.Run("the worksheet it came from stays as it is", func(t *testing.T) {
		before := lke.Default().Targets[model.WBK].Gates
		_ = w.WithThresholds(lke.Thresholds{{Target: model.WBK, ID: "area-1"}: 70})
		if d := cmp.Diff(before, w.Targets[model.WBK].Gates); d != "" || rule(t, w, model.WBK, "area-1").Minimum != 4.8 {
			t.Error(d)
		}
		for _, h := range w.Targets[model.WBK].Halves {
			if h.Node == "P.1" && h.Minimum != 2.4 {
				t.Errorf("half %+v", h)
			}
		}
	})

	t.Run("percent count in points of the weight, and the halves follow", func(t *testing.T) {
		got := w.WithThresholds(wbk("area-5", 65))

		g := rule(t, got, model.WBK, "area-5")
		wantNear(t, "minimum", g.Minimum, 9.75)
		if g.Percent != 65 || g.Stated() != 65 || g.Most() != 100 {
			t.Errorf("rule %+v", g)
		}
		for _, h := range got.Targets[model.WBK].Halves {
			want := 0.6
			if h.Node == "P.5" || h.Node == "R.5" {
				want = 0.65
			}
			wantNear(t, string(h.Node), h.Minimum, want*got.Node(h.Node).Weight)
		}
	})

	t.Run("index and option say the same as the new points", func(t *testing.T) {
		got := w.WithThresholds(lke.Thresholds{
			{Target: model.WBK, ID: "ipak"}:               14.875, // 3.4 / 4 × 17.5
			{Target: model.WBK, ID: "pelayanan-prima"}:    0,
			{Target: model.WBK, ID: "kinerja-lebih-baik"}: 3,
		})
		wantNear(t, "index", rule(t, got, model.WBK, "ipak").MinIndex, 3.4)
		if g := rule(t, got, model.WBK, "pelayanan-prima"); g.MinIndex != 0 || !g.Changed {
			t.Errorf("rule %+v", g)
		}
		if g := rule(t, got, model.WBK, "kinerja-lebih-baik"); g.MinOption != "B" { // 3.75 is the least that reaches 3
			t.Errorf("rule %+v", g)
		}
		if g := rule(t, w.WithThresholds(wbk("kinerja-lebih-baik", 0)), model.WBK, "kinerja-lebih-baik"); g.MinOption != "" {
			t.Errorf("rule %+v", g)
		}
	})

	t.Run("gates are judged by it", func(t *testing.T) {
		score := w.Score(best(t, w)).Safe
		score.Nodes["A"] = lke.NodeScore{Score: 39}
		for minimum, met := range map[float64]bool{39: true, 39.000001: false, 0: true} {
			r := w.WithThresholds(wbk("pengungkit", minimum)).Gates(score, model.WBK)
			if g := gate(t, r, "pengungkit"); g.Met != met || g.Minimum != minimum || !g.Changed {
				t.Errorf("%v: %+v", minimum, g)
			}
		}
	})

	t.Run("the regulation's own value, an unknown gate and a value out of bounds change nothing", func(t *testing.T) {
		got := w.WithThresholds(lke.Thresholds{
			{Target: model.WBK, ID: "total"}: 75, {Target: model.WBK, ID: "area-1"}: 60, {Target: model.WBBM, ID: "area-1"}: 101,
			{Target: model.WBK, ID: "pengungkit"}: -1, {Target: model.WBBM, ID: "none"}: 5, {Target: "X", ID: "total"}: 5,
			{Target: model.WBK, ID: "ipak"}: math.NaN(),
		})
		if d := cmp.Diff(w.Targets, got.Targets, cmpopts.EquateEmpty()); d != "" {
			t.Error(d)
		}
	})
}

func TestCheckThreshold(t *testing.T) {
	w := lke.Default()
	for _, c := range []struct {
		id   string
		x    float64
		says string // "" is allowed
	}{
		{"total", 0, ""}, {"total", 100, ""}, {"total", 100.1, "0 sampai 100."},
		{"area-1", 100, ""}, {"area-1", 100.5, "0 sampai 100 %."},
		{"ipak", 17.5, ""}, {"ipak", 17.6, "0 sampai 17,5."}, {"ipak", -0.1, "0 sampai"}, {"ipak", math.Inf(1), "0 sampai"},
		{"none", 1, "tidak ada"},
	} {
		err := w.CheckThreshold(lke.GateKey{Target: model.WBK, ID: c.id}, c.x)
		if (err == nil) != (c.says == "") || err != nil && (!strings.Contains(err.Error(), c.says) || model.KindOf(err) != model.Invalid) {
			t.Errorf("%s = %v: %v", c.id, c.x, err)
		}
	}
}
