package lke

import "siapzi/model"

// ScoreWith computes both scores as if the questions in fractions were answered
// and worth that much (0..1), whatever a says of them. It serves forecasts and
// what-ifs: for a question with numbers there is no single answer that is worth
// a given fraction. Unknown codes are ignored.
func (w *Worksheet) ScoreWith(a Answers, fractions map[model.Code]float64) Score {
	values := make([]Value, len(w.Nodes))
	for _, q := range w.Questions {
		if f, ok := fractions[q.Code]; ok {
			values[q.index] = Value{Fraction: min(max(f, 0), 1), Answered: true}
		} else if answer, ok := a[q.Code]; ok {
			values[q.index] = q.value(answer)
		}
	}
	return Score{Provisional: w.rollUp(values, true), Safe: w.rollUp(values, false)}
}

// Best gives the largest fraction that question c can get, 0 for an unknown code.
func (w *Worksheet) Best(c model.Code) float64 {
	if q := w.Question(c); q != nil {
		return q.best()
	}
	return 0
}
