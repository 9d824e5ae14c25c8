package lke

import "siapzi/model"

// TargetResult is how a score stands against the minimums of one target.
type TargetResult struct {
	Target model.Target
	Label  string
	Met    bool // every gate is met
	// RequiresPredicate is what the unit must already hold, "" for nothing.
	// The score cannot tell, so Met does not include it.
	RequiresPredicate model.Target
	Gates             []Gate        // in the order of the data
	Warnings          []HalfWarning // halves of areas below their minimum, in document order
}

// Gate is one minimum with the value that was reached.
type Gate struct {
	ID, Label string
	Nodes     []model.Code
	Measure   Measure
	Value     float64 // points
	Minimum   float64 // points, also where the regulation states a percentage
	Weight    float64 // most points that can be reached
	// Percent and MinPercent (0..100) are set where the regulation states the
	// minimum as a percentage of the weight (areas).
	Percent, MinPercent float64
	Met                 bool
	Gap                 float64 // points missing; 0 when met
	Changed             bool    // judged by a threshold of the year, not the regulation's
}

// HalfWarning tells that a half of an area is below the minimum of the whole.
// It does not fail a target: the regulation does not say which of both counts.
type HalfWarning struct {
	Node    model.Code // the half
	Label   string     // name of the area
	Value   float64    // points
	Minimum float64    // points
	Gap     float64    // points missing
}

// Gates compares s, which must be the safe totals of w, with the minimums of
// t. Nothing is rounded; a value may fall short by Scoring.Tolerance, since
// computers cannot hold most decimals. The result for an unknown target is
// not met and has no gates.
func (w *Worksheet) Gates(s Totals, t model.Target) TargetResult {
	rules := w.Targets[t]
	if rules == nil {
		return TargetResult{Target: t}
	}
	res := TargetResult{Target: t, Label: rules.Label, RequiresPredicate: rules.RequiresPredicate, Met: true}
	for _, r := range rules.Gates {
		g := Gate{ID: r.ID, Label: r.Label, Nodes: r.Nodes, Measure: r.Measure, Minimum: r.Minimum, Weight: r.Weight, Changed: r.Changed}
		for _, c := range r.Nodes {
			g.Value += s.Nodes[c].Score
		}
		if r.Measure == MeasurePercent {
			g.Percent, g.MinPercent = percent(g.Value, r.Weight), r.Percent
		}
		g.Gap = w.gap(g.Value, g.Minimum)
		g.Met = g.Gap == 0
		res.Met = res.Met && g.Met
		res.Gates = append(res.Gates, g)
	}
	for _, h := range rules.Halves {
		value := s.Nodes[h.Node].Score
		if gap := w.gap(value, h.Minimum); gap > 0 {
			res.Warnings = append(res.Warnings, HalfWarning{Node: h.Node, Label: w.byCode[h.Node].Name,
				Value: value, Minimum: h.Minimum, Gap: gap})
		}
	}
	return res
}

// gap gives what value lacks of minimum, 0 when it is reached within the tolerance.
func (w *Worksheet) gap(value, minimum float64) float64 {
	if value >= minimum-w.Scoring.Tolerance {
		return 0
	}
	return minimum - value
}
