package workspace

import (
	"fmt"
	"path/filepath"
	"testing"

	"siapzi/model"
	"siapzi/model/plan"
	"siapzi/model/review"
)

// BenchmarkFullYear takes 113 answered questions in review and 2,000
// activities. The promise is 100 ms for whatever a screen or a command asks.
func BenchmarkFullYear(b *testing.B) {
	ctx := b.Context()
	w, err := Create(ctx, filepath.Join(b.TempDir(), "Balai.siapzi"), unit, config())
	if err != nil {
		b.Fatal(err)
	}
	defer w.Close()
	fail := func(err error) {
		b.Helper()
		if err != nil {
			b.Fatal(err)
		}
	}
	var answers []model.Answer
	var codes []model.Code
	for _, q := range w.Worksheet().Questions {
		if len(q.Options) > 0 {
			answers = append(answers, model.Answer{Code: q.Code, Assessor: model.UnitAssessor, Option: q.Options[len(q.Options)/2].Key})
			codes = append(codes, q.Code)
		}
	}
	fail(w.Assessment().Set(ctx, "b", answers))
	fail(w.Review().Submit(ctx, review.By{Actor: "b"}, codes...))
	var activities []model.Activity
	for i := range 2000 {
		activities = append(activities, model.Activity{Name: fmt.Sprintf("Kegiatan %d", i), Months: model.MonthsOf(3, 6, 9, 12), Codes: []model.Code{codes[i%len(codes)]},
			Realisations: []model.Realisation{{Month: 3, Done: true}}})
	}
	_, err = plan.New(w.db, w.Worksheet()).Add(ctx, "b", activities...)
	fail(err)

	b.Run("ready", func(b *testing.B) {
		for b.Loop() {
			r, err := w.Standing().Report(ctx)
			if err != nil || r.Planned == 0 {
				b.Fatal(r.Planned, err)
			}
		}
	})
	b.Run("review", func(b *testing.B) {
		for b.Loop() {
			if _, err := w.Review().List(ctx); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("check", func(b *testing.B) {
		for b.Loop() {
			if _, err := w.Checks().Check(ctx, nil); err != nil {
				b.Fatal(err)
			}
		}
	})
}
