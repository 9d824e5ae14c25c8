package sample_test

import (
	"testing"
	"time"

	"siapzi/model/lke"
	"siapzi/model/plan"
	"siapzi/model/sample"
)

func TestPlanShowsEveryStatus(t *testing.T) {
	w := lke.Default()
	for m := time.April; m <= time.December; m++ {
		today := time.Date(sample.Unit.Year, m, 24, 9, 0, 0, 0, time.UTC)
		as := sample.Plan(today)
		v := plan.Year(w, as, sample.Unit.Year, today)
		for _, s := range plan.Statuses {
			if v.Count[s] == 0 {
				t.Errorf("%s: nothing is %s", m, s)
			}
		}
		for _, a := range as {
			if w.Question(a.Codes[0]) == nil {
				t.Errorf("%s: no question %s", a.Name, a.Codes[0])
			}
		}
	}
}
