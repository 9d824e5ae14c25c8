package readiness

import (
	"cmp"
	"slices"

	"siapzi/model"
	"siapzi/model/lke"
)

// Report is everything a leader looks at. Scores are points in full precision.
type Report struct {
	Target model.Target
	// Met tells that every gate of the target is met. It says nothing of the
	// predicate that the unit must already hold, nor of prerequisites outside
	// the worksheet: RequiresPredicate names the former.
	Met               bool
	RequiresPredicate model.Target

	Safe, Provisional float64 // totals of 100
	Minimum           float64 // of the total, 0 where the target sets none

	Questions, Answered, Unproved int

	Gates    []lke.Gate         // failing ones first, each part in the order of the data
	Areas    []Area             // in order
	Warnings []lke.HalfWarning  // halves below the minimum of their area
	Gains    []Gain             // every question that can still rise, largest gain first
	Pokja    []Pokja            // in order
	Proofs   map[model.Code]int // documents per question, as given to Assess
}

// Area is one area of change with its two halves.
type Area struct {
	No              int
	Name            string
	Score, Weight   float64 // both halves
	Percent         float64 // Score ÷ Weight × 100
	Fulfilment      float64 // points of the half under Pemenuhan
	Reform          float64 // points of the half under Reform
	MinPercent, Gap float64 // from the area's gate; 0 where the target has none
	Met             bool
	Nodes           []model.Code // the halves, Pemenuhan first
}

// Gain is what one question can still add.
type Gain struct {
	Code     model.Code
	Name     string
	Now      string // key of the chosen option; "" for blank and for numbers
	Answered bool
	Points   float64 // added to the safe total by the best answer
	// Next is the next better option and NextPoints what it adds; for numbers
	// Next is "" and NextPoints equals Points.
	Next       string
	NextPoints float64
	// Closes is the failing gate that the best answer alone would meet, nil for
	// none; of several it is the narrowest.
	Closes *lke.Gate
}

// Pokja is a working group with what it has not proved yet.
type Pokja struct {
	No, Questions, Unproved int
}

// Assess puts the report together. proofs counts the live documents of each
// question; a missing entry is none.
func Assess(w *lke.Worksheet, answers lke.Answers, proofs map[model.Code]int, t model.Target) Report {
	score := w.Score(answers)
	result := w.Gates(score.Safe, t)
	r := Report{Target: t, Met: result.Met, RequiresPredicate: result.RequiresPredicate,
		Safe: score.Safe.Total, Provisional: score.Provisional.Total,
		Questions: score.Safe.Questions, Answered: score.Safe.Answered, Warnings: result.Warnings, Proofs: proofs}
	r.Gates = failingFirst(result.Gates)
	for _, g := range result.Gates {
		if isTotal(w, g) {
			r.Minimum = g.Minimum
		}
	}
	r.Areas = areas(w, score.Safe, result.Gates)
	r.Gains = gains(w, answers, r.Gates)
	r.Pokja, r.Unproved = pokja(w, proofs)
	return r
}

// failingFirst gives a copy of gates with those that fail before those that
// are met.
func failingFirst(gates []lke.Gate) []lke.Gate {
	out := slices.Clone(gates)
	slices.SortStableFunc(out, func(a, b lke.Gate) int {
		return cmp.Compare(btoi(a.Met), btoi(b.Met))
	})
	return out
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// isTotal tells whether g is on the whole worksheet.
func isTotal(w *lke.Worksheet, g lke.Gate) bool {
	if len(g.Nodes) != len(w.Roots) {
		return false
	}
	for _, root := range w.Roots {
		if !slices.Contains(g.Nodes, root.Code) {
			return false
		}
	}
	return true
}

// areas joins each area with its gate, which is the one on the same halves.
func areas(w *lke.Worksheet, s lke.Totals, gates []lke.Gate) []Area {
	out := make([]Area, len(w.Areas))
	for i, a := range w.Areas {
		area := Area{No: a.No, Name: a.Name, Weight: a.Weight, Met: true, Nodes: a.Nodes}
		area.Fulfilment, area.Reform = s.Nodes[a.Nodes[0]].Score, s.Nodes[a.Nodes[1]].Score
		area.Score = area.Fulfilment + area.Reform
		if a.Weight > 0 {
			area.Percent = area.Score / a.Weight * 100
		}
		for _, g := range gates {
			if slices.Equal(g.Nodes, a.Nodes) {
				area.MinPercent, area.Gap, area.Met = g.MinPercent, g.Gap, g.Met
			}
		}
		out[i] = area
	}
	return out
}

// gains lists what every question can still add, largest first; questions that
// gain the same stay in worksheet order.
func gains(w *lke.Worksheet, answers lke.Answers, gates []lke.Gate) []Gain {
	var out []Gain
	for _, q := range w.Questions {
		points := w.Gain(answers, q.Code, "")
		if points <= w.Scoring.Tolerance {
			continue
		}
		a := answers[q.Code]
		next := climbsOf(w, q, answers)[0]
		out = append(out, Gain{Code: q.Code, Name: q.Name, Now: a.Option, Answered: w.Value(a).Answered,
			Points: points, Next: next.option, NextPoints: float64(next.points) / pointScale, Closes: closes(w, q, points, gates)})
	}
	slices.SortStableFunc(out, func(a, b Gain) int { return cmp.Compare(b.Points, a.Points) })
	return out
}

// closes gives the failing gate above q whose gap is not larger than points;
// of several, the one on the fewest points: it says most about q.
func closes(w *lke.Worksheet, q *lke.Node, points float64, gates []lke.Gate) *lke.Gate {
	var found *lke.Gate
	for i, g := range gates {
		if g.Met || g.Gap > points+w.Scoring.Tolerance || (found != nil && found.Weight <= g.Weight) {
			continue
		}
		for n := q; n != nil; n = n.Parent {
			if slices.Contains(g.Nodes, n.Code) {
				found = &gates[i]
				break
			}
		}
	}
	return found
}

// pokja counts the questions of each working group and those without a proof.
// Questions outside the areas belong to no Pokja but count in the sum.
func pokja(w *lke.Worksheet, proofs map[model.Code]int) (groups []Pokja, unproved int) {
	for _, a := range w.Areas {
		groups = append(groups, Pokja{No: a.Pokja})
	}
	for _, q := range w.Questions {
		if proofs[q.Code] == 0 {
			unproved++
		}
		for i := range groups {
			if groups[i].No != q.Pokja {
				continue
			}
			groups[i].Questions++
			if proofs[q.Code] == 0 {
				groups[i].Unproved++
			}
		}
	}
	return groups, unproved
}
