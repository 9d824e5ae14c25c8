package review

import (
	"siapzi/model"
	"siapzi/model/lke"
)

// Difference is a question to which TPI gave another answer than the unit.
type Difference struct {
	Code      model.Code
	Name      string
	Unit, TPI model.Answer
	// Points is what the answer of TPI changes in the safe total; negative
	// where it costs points.
	Points float64
}

// Comparison sets the answers of unit and TPI side by side.
type Comparison struct {
	Answered    int          // questions that TPI answered
	Differences []Difference // in worksheet order
	Points      float64      // of all differences
	Safe        float64      // the unit's safe total
	Judged      float64      // the safe total where TPI's answer replaces the unit's
}

// Compare lists where TPI differs from the unit. Questions that TPI has not
// answered are left out: nothing is known of them yet.
func Compare(w *lke.Worksheet, unit, tpi lke.Answers) Comparison {
	var c Comparison
	judged := lke.Answers{}
	for code, a := range unit {
		judged[code] = a
	}
	for _, q := range w.Questions {
		u, t := unit[q.Code], tpi[q.Code]
		value := w.Value(t)
		if !value.Answered {
			continue
		}
		c.Answered++
		judged[q.Code] = t
		points := (value.Fraction - w.Value(u).Fraction) * q.Weight
		if u.Option == t.Option && points <= w.Scoring.Tolerance && points >= -w.Scoring.Tolerance && w.Value(u).Answered {
			continue
		}
		c.Differences = append(c.Differences, Difference{Code: q.Code, Name: q.Name, Unit: u, TPI: t, Points: points})
		c.Points += points
	}
	c.Safe, c.Judged = w.Score(unit).Safe.Total, w.Score(judged).Safe.Total
	return c
}

// Queue gives what waits for a reviewer: submitted questions and accepted ones
// that changed since, in worksheet order.
func Queue(list []Status) []Status {
	var out []Status
	for _, s := range list {
		if s.State == Submitted || s.Changed {
			out = append(out, s)
		}
	}
	return out
}
