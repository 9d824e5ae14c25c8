package plan_test

import (
	"math"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/plan"
)

func day(s string) time.Time { return model.Date(s).Time() }

func done(months ...int) []model.Realisation {
	var out []model.Realisation
	for _, m := range months {
		out = append(out, model.Realisation{Month: m, Done: true})
	}
	return out
}

func TestAssess(t *testing.T) {
	quarterly := model.MonthsOf(3, 6, 9, 12)
	for _, c := range []struct {
		name    string
		a       model.Activity
		today   string
		status  plan.Status
		percent float64
		late    []int
		due     bool
		next    int
	}{
		{"nothing has begun", model.Activity{Months: quarterly}, "2026-01-15", plan.NotStarted, 0, nil, false, 3},
		{"the month is due until its last day", model.Activity{Months: quarterly}, "2026-03-31", plan.NotStarted, 0, nil, true, 3},
		{"the day after it is late", model.Activity{Months: quarterly}, "2026-04-01", plan.Late, 0, []int{3}, false, 6},
		{"done in time", model.Activity{Months: quarterly, Realisations: done(3)}, "2026-05-12", plan.Running, 25, nil, false, 6},
		{"one done, one late", model.Activity{Months: quarterly, Realisations: done(3)}, "2026-07-01", plan.Late, 25, []int{6}, false, 9},
		{"all done", model.Activity{Months: quarterly, Realisations: done(3, 6, 9, 12)}, "2026-12-31", plan.Finished, 100, nil, false, 0},
		{"December is due on its last day", model.Activity{Months: model.MonthsOf(12)}, "2026-12-31", plan.NotStarted, 0, nil, true, 12},
		{"December is late from 1 January", model.Activity{Months: model.MonthsOf(12)}, "2027-01-01", plan.Late, 0, []int{12}, false, 0},
		{"nothing is late before the year begins", model.Activity{Months: model.MonthsOf(1)}, "2025-12-31", plan.NotStarted, 0, nil, false, 1},
		{"nothing planned, nothing done", model.Activity{}, "2026-12-31", plan.NotStarted, 0, nil, false, 0},
		{"nothing planned, but done", model.Activity{Realisations: done(5)}, "2026-06-01", plan.Finished, 100, nil, false, 0},
		{"nothing planned, a part of the target", model.Activity{Target: 4, Realisations: []model.Realisation{{Month: 5, Quantity: 1}}}, "2026-06-01", plan.Running, 25, nil, false, 0},
		{"nothing planned, done without quantity is the whole target", model.Activity{Target: 4, Realisations: done(5)}, "2026-06-01", plan.Finished, 100, nil, false, 0},
		{"a done month counts as its share of the target", model.Activity{Months: quarterly, Target: 8, Realisations: done(3)}, "2026-04-01", plan.Running, 25, nil, false, 6},
		{"quantities count as they are", model.Activity{Months: quarterly, Target: 8,
			Realisations: []model.Realisation{{Month: 3, Done: true, Quantity: 6}}}, "2026-04-01", plan.Running, 75, nil, false, 6},
		{"a quantity without being done leaves the month late", model.Activity{Months: quarterly, Target: 8,
			Realisations: []model.Realisation{{Month: 3, Quantity: 1}}}, "2026-04-01", plan.Late, 12.5, []int{3}, false, 6},
		{"a target reached early ends it", model.Activity{Months: quarterly, Target: 4,
			Realisations: []model.Realisation{{Month: 3, Done: true, Quantity: 4}}}, "2026-08-01", plan.Finished, 100, nil, false, 0},
		{"more than the target is 100 %", model.Activity{Months: quarterly, Target: 4,
			Realisations: []model.Realisation{{Month: 3, Done: true, Quantity: 9}}}, "2026-12-01", plan.Finished, 100, nil, false, 0},
		{"all months done but less than the target", model.Activity{Months: model.MonthsOf(3), Target: 10,
			Realisations: []model.Realisation{{Month: 3, Done: true, Quantity: 5}}}, "2026-12-01", plan.Running, 50, nil, false, 0},
		{"thirds make a whole", model.Activity{Months: model.MonthsOf(1, 2, 3), Target: 1, Realisations: done(1, 2, 3)}, "2026-12-01", plan.Finished, 100, nil, false, 0},
		{"late work settles the earliest open month", model.Activity{Months: quarterly, Realisations: done(4)}, "2026-05-01", plan.Running, 25, nil, false, 6},
		{"work ahead of time settles the next month", model.Activity{Months: quarterly, Realisations: done(2)}, "2026-04-01", plan.Running, 25, nil, false, 6},
		{"one late work settles one month only", model.Activity{Months: model.MonthsOf(1, 2), Realisations: done(4)}, "2026-05-01", plan.Late, 50, []int{2}, false, 0},
		{"canceled is canceled, whatever was done", model.Activity{Months: quarterly, Canceled: true, Realisations: done(3)}, "2026-12-31", plan.Canceled, 0, nil, false, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := plan.Assess(c.a, 2026, day(c.today))
			if p.Status != c.status || math.Abs(p.Percent-c.percent) > 1e-9 || p.Due != c.due || p.Next != c.next {
				t.Errorf("got %s %g %% due %v next %d, want %s %g %% due %v next %d", p.Status, p.Percent, p.Due, p.Next, c.status, c.percent, c.due, c.next)
			}
			if d := cmp.Diff(c.late, p.Late); d != "" {
				t.Errorf("late months: %s", d)
			}
		})
	}
}

func TestCells(t *testing.T) {
	a := model.Activity{Months: model.MonthsOf(1, 2, 3, 5, 6), Realisations: done(1, 4)}

	p := plan.Assess(a, 2026, day("2026-05-12"))

	want := [12]plan.Cell{plan.CellDone, plan.CellSettled, plan.CellLate, plan.CellDone, plan.CellDue, plan.CellPlanned}
	if d := cmp.Diff(want, p.Cells); d != "" {
		t.Error(d)
	}
	a.Canceled = true
	if p := plan.Assess(a, 2026, day("2026-05-12")); p.Cells[2] != plan.CellOpen {
		t.Errorf("a canceled activity has cells %v", p.Cells)
	}
}

func TestMonths(t *testing.T) {
	m := model.MonthsOf(12, 3, 3, 0, 13)
	if m.String() != "B03,B12" || m.Count() != 2 || !m.Has(12) || m.Has(0) || m.Has(13) {
		t.Errorf("%v %d", m, m.Count())
	}
	if m = m.With(3, false).With(1, true); m.String() != "B01,B12" {
		t.Error(m)
	}
	if plan.EndOfMonth(2028, 2) != "2028-02-29" || plan.EndOfMonth(2026, 12) != "2026-12-31" {
		t.Error("end of month")
	}
}
