package readiness

import (
	"siapzi/model"
	"siapzi/model/lke"
)

// Outlook is how a unit would stand once all planned work is done: every
// question that still has open activities answered best and proved.
type Outlook struct {
	Raised            []model.Code // questions that would rise, in worksheet order
	Safe, Provisional float64
	Met               bool
	Gates             []lke.Gate // failing ones first
	Areas             []Area
	Warnings          []lke.HalfWarning
}

// Forecast gives the outlook. planned tells for every question with activities
// whether all of them are done; questions without activities stay as they are.
func Forecast(w *lke.Worksheet, answers lke.Answers, planned map[model.Code]bool, t model.Target) Outlook {
	var o Outlook
	fractions := map[model.Code]float64{}
	for _, q := range w.Questions {
		done, has := planned[q.Code]
		if !has || done || w.Gain(answers, q.Code, "") <= w.Scoring.Tolerance {
			continue
		}
		fractions[q.Code] = w.Best(q.Code)
		o.Raised = append(o.Raised, q.Code)
	}
	s := w.ScoreWith(answers, fractions)
	r := w.Gates(s.Safe, t)
	o.Safe, o.Provisional, o.Met, o.Warnings = s.Safe.Total, s.Provisional.Total, r.Met, r.Warnings
	o.Gates, o.Areas = failingFirst(r.Gates), areas(w, s.Safe, r.Gates)
	return o
}
