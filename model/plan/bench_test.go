package plan_test

import (
	"fmt"
	"testing"
	"time"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/plan"
	"siapzi/model/store/storetest"
)

// budget is what every screen and command may take with 2,000 activities.
const budget = 100 * time.Millisecond

// TestBudgets measures the calls that screens make all the time, best of five.
func TestBudgets(t *testing.T) {
	e := newEnv(t)
	as := many(2000)
	started := time.Now()
	as = e.add(as...)
	t.Logf("adding 2,000 at once: %v", time.Since(started))
	rows := plan.Rows(as, 2026, day("2026-11-24"))
	for _, c := range []struct {
		name string
		do   func()
	}{
		{"list", func() { e.list() }},
		{"status", func() { rows = plan.Rows(as, 2026, day("2026-11-24")) }},
		{"filter", func() {
			plan.Find(rows, plan.Filter{Pokja: []int{3}, Words: "kegiatan 19", Status: []plan.Status{plan.Late}})
		}},
		{"year", func() { plan.Year(lke.Default(), as, 2026, day("2026-11-24")) }},
		{"monitoring", func() { plan.Monitor(lke.Default(), as, 2026, plan.Quarter(2), day("2026-11-24")) }},
		{"deadlines", func() { plan.Deadlines(as, 2026, nil, day("2026-11-24")) }},
		{"save", func() {
			name := fmt.Sprint("Nama ", time.Now())
			if _, err := e.p.Edit(t.Context(), storetest.Who, plan.Edit{ID: as[7].ID, Name: &name, Realisations: []model.Realisation{{Month: 1, Done: true}}}); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		best := time.Hour
		for range 5 {
			start := time.Now()
			c.do()
			best = min(best, time.Since(start))
		}
		t.Logf("%-10s %v", c.name, best)
		if best > budget {
			t.Errorf("%s takes %v, more than %v", c.name, best, budget)
		}
	}
}

// many makes activities with months, questions and realisations.
func many(n int) []model.Activity {
	w := lke.Default()
	out := make([]model.Activity, n)
	for i := range out {
		q := w.Questions[i%len(w.Questions)]
		out[i] = model.Activity{Name: fmt.Sprintf("Kegiatan %d", i), Output: "Laporan", Target: 4, TargetUnit: "laporan", Months: model.MonthsOf(3, 6, 9, 12),
			PIC: "Koordinator", Pokja: i%6 + 1, Codes: []model.Code{q.Code}, Realisations: done(3, 6)}
	}
	return out
}
