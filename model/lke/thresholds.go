package lke

import (
	"maps"
	"math"
	"slices"

	"siapzi/model"
)

// GateKey names one gate of one target: {WBK, "area-1"}.
type GateKey struct {
	Target model.Target
	ID     string
}

// Thresholds are minimums that a year or a place sets in place of those of the
// regulation, each in the measure in which the data states it: points, or
// percent of the weight.
type Thresholds map[GateKey]float64

// Rule gives the minimum called k; ok is false where there is none.
func (w *Worksheet) Rule(k GateKey) (rule GateRule, ok bool) {
	if t := w.Targets[k.Target]; t != nil {
		for _, g := range t.Gates {
			if g.ID == k.ID {
				return g, true
			}
		}
	}
	return GateRule{}, false
}

// Stated gives the minimum in the measure of the data.
func (g GateRule) Stated() float64 {
	if g.Measure == MeasurePercent {
		return g.Percent
	}
	return g.Minimum
}

// Most gives the largest minimum that can be reached, in the measure of the data.
func (g GateRule) Most() float64 {
	if g.Measure == MeasurePercent {
		return 100
	}
	return g.Weight
}

// CheckThreshold is Invalid where x cannot be the minimum called k: an unknown
// gate, or x is not between 0 and what can be reached.
func (w *Worksheet) CheckThreshold(k GateKey, x float64) error {
	g, ok := w.Rule(k)
	if !ok {
		return model.Errorf(model.Invalid, "Syarat %s %s tidak ada pada lembar kerja ini.", k.Target, k.ID)
	}
	if !(x >= 0 && x <= g.Most()) { // NaN is neither
		unit := ""
		if g.Measure == MeasurePercent {
			unit = " %"
		}
		return model.Errorf(model.Invalid, "Isi angka dari 0 sampai %s%s.", number(g.Most()), unit)
	}
	return nil
}

// WithThresholds gives a worksheet that judges by t where t names a gate and by
// the data elsewhere. w stays as it is; nodes are shared by both. The halves of
// an area follow the percentage of its gate. What CheckThreshold refuses is
// left out, as an override that an older worksheet knew.
func (w *Worksheet) WithThresholds(t Thresholds) *Worksheet {
	out := *w
	out.Targets = maps.Clone(w.Targets)
	for target, rules := range w.Targets {
		changed := *rules
		changed.Gates, changed.Halves = slices.Clone(rules.Gates), slices.Clone(rules.Halves)
		for i, g := range changed.Gates {
			k := GateKey{target, g.ID}
			x, ok := t[k]
			if !ok || x == g.Stated() || w.CheckThreshold(k, x) != nil {
				continue
			}
			changed.Gates[i] = w.override(g, x)
			w.overrideHalves(changed.Halves, changed.Gates[i])
		}
		out.Targets[target] = &changed
	}
	return &out
}

// override gives g with another minimum, and says the same as index or option
// where g does.
func (w *Worksheet) override(g GateRule, x float64) GateRule {
	before := g.Minimum
	g.Changed = true
	g.Minimum = x
	if g.Measure == MeasurePercent {
		g.Percent, g.Minimum = x, exactShare(x, g.Weight)
	}
	q := w.onlyQuestion(g.Nodes)
	if q == nil {
		g.MinIndex, g.MinOption = 0, ""
		return g
	}
	if g.MinIndex > 0 {
		// The index formula is a division, so both grow alike; it is evaluated to be sure.
		g.MinIndex *= g.Minimum / before
		v, err := q.formula.eval(map[string]float64{q.formula.names[0]: g.MinIndex})
		if err != nil || math.Abs(v*q.Weight-g.Minimum) > exact {
			g.MinIndex = 0
		}
	}
	if g.MinOption != "" {
		g.MinOption = lowestOption(q, g.Minimum)
	}
	return g
}

// exactShare gives percent of weight without the float error of the product:
// weights and percentages have few decimals.
func exactShare(percent, weight float64) float64 {
	const scale = 1e9
	return math.Round(percent/100*weight*scale) / scale
}

// lowestOption gives the key of the least option that reaches minimum points,
// "" where the worst one does.
func lowestOption(q *Node, minimum float64) string {
	key, least := "", math.Inf(1)
	worst := math.Inf(1)
	for _, o := range q.Options {
		worst = min(worst, o.Value)
		if o.Value*q.Weight >= minimum-exact && o.Value < least {
			key, least = o.Key, o.Value
		}
	}
	if least == worst {
		return ""
	}
	return key
}

// overrideHalves gives the halves that g is about the percentage of g.
func (w *Worksheet) overrideHalves(halves []HalfRule, g GateRule) {
	if g.Measure != MeasurePercent {
		return
	}
	for i, h := range halves {
		if slices.Contains(g.Nodes, h.Node) {
			halves[i].Minimum = exactShare(g.Percent, w.byCode[h.Node].Weight)
		}
	}
}

// onlyQuestion gives the one question that a gate is about, nil where it is
// about several.
func (w *Worksheet) onlyQuestion(nodes []model.Code) *Node {
	if len(nodes) != 1 {
		return nil
	}
	var q *Node
	for _, n := range w.Questions {
		if within(n, w.byCode[nodes[0]]) {
			if q != nil {
				return nil
			}
			q = n
		}
	}
	return q
}
