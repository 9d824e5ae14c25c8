package lke

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"siapzi/model"
)

// TargetRules are the minimums of one target, as the data gives them.
type TargetRules struct {
	Target            model.Target
	Label             string
	RequiresPredicate model.Target // predicate that the unit must already hold; "" for none
	Gates             []GateRule
	// HalfPercent is what a half of an area should reach. The regulation does
	// not say whether its area minimum holds for the whole area or for each
	// half, so the whole area decides and a low half is only a warning.
	HalfPercent float64
	Halves      []HalfRule // in document order
	Kawasan     Kawasan
}

// Measure is the unit in which the data states a minimum.
type Measure string

// The measures.
const (
	MeasureScore   Measure = "skor"         // points
	MeasurePercent Measure = "persen_bobot" // percent of the weight
)

// GateRule is one minimum.
type GateRule struct {
	ID, Label string
	Nodes     []model.Code // their scores are added up
	Measure   Measure
	Minimum   float64 // points, whatever the measure
	Percent   float64 // for MeasurePercent, 0..100
	Weight    float64 // of all Nodes together
	MinIndex  float64 // the same minimum as survey index, 0 for none
	MinOption string  // the same minimum as option, "" for none
	Changed   bool    // not the minimum of the data, see WithThresholds
}

// HalfRule is the minimum below which a half of an area is warned about.
type HalfRule struct {
	Node    model.Code
	Minimum float64 // points
}

// Kawasan is what a group of units in one place needs besides.
type Kawasan struct {
	AllUnitsQualify   bool
	IntegrationMin    float64      // of 10
	RequiresPredicate model.Target // of the kawasan; "" for none
}

// loadTargets reads the thresholds of every target.
func (l *loader) loadTargets(raw map[string]json.RawMessage) {
	for _, t := range []model.Target{model.WBK, model.WBBM} {
		if raw[string(t)] == nil {
			l.add("thresholds["+string(t)+"]", "belum ada")
		}
	}
	for _, name := range sorted(raw) {
		at := "thresholds[" + name + "]"
		t := model.Target(name)
		if !t.Valid() {
			l.add(at, "target tidak dikenal")
		}
		var r rawTarget
		if err := strict(raw[name], &r); err != nil {
			l.add(at, "%s", jsonProblem(err))
		}
		if r.Label == "" {
			l.add(at+".label", "belum diisi")
		}
		rules := &TargetRules{Target: t, Label: r.Label, HalfPercent: r.Halves.Value,
			RequiresPredicate: l.predicate(at+".requires_predicate", r.Requires),
			Kawasan: Kawasan{AllUnitsQualify: r.Kawasan.AllUnits, IntegrationMin: r.Kawasan.IntegrationMin,
				RequiresPredicate: l.predicate(at+".kawasan.requires_kawasan_predicate", r.Kawasan.Requires)}}
		if len(r.Gates) == 0 {
			l.add(at+".gates", "kosong")
		}
		seen := map[string]bool{}
		for _, g := range r.Gates {
			gateAt := at + ".gates[" + g.ID + "]"
			if g.ID == "" || seen[g.ID] {
				l.add(gateAt+".id", "kosong atau dipakai dua kali")
			}
			seen[g.ID] = true
			rules.Gates = append(rules.Gates, l.gate(g, gateAt))
		}
		rules.Halves = l.halves(r, at+".half_area_warning")
		l.w.Targets[t] = rules
	}
}

func (l *loader) predicate(at string, name *string) model.Target {
	if name == nil {
		return ""
	}
	if t := model.Target(*name); t.Valid() {
		return t
	}
	l.add(at, "predikat %q tidak dikenal", *name)
	return ""
}

// gate checks one minimum and brings it to points.
func (l *loader) gate(raw rawGate, at string) GateRule {
	g := GateRule{ID: raw.ID, Label: raw.Label, Measure: Measure(raw.Measure)}
	if g.Label == "" {
		l.add(at+".label", "belum diisi")
	}
	if raw.Op != ">=" {
		l.add(at+".op", "pembanding %q tidak didukung, hanya >=", raw.Op)
	}
	nodes := l.nodes(at+".nodes", raw.Nodes)
	if len(raw.Nodes) == 0 {
		l.add(at+".nodes", "kosong")
	}
	for i, n := range nodes {
		g.Nodes = append(g.Nodes, n.Code)
		g.Weight += n.Weight
		for _, other := range nodes[:i] {
			if within(n, other) || within(other, n) {
				l.add(at+".nodes", "%s dan %s dihitung rangkap", other.Code, n.Code)
			}
		}
	}
	if raw.Value == nil {
		l.add(at+".value", "belum diisi")
		return g
	}
	switch g.Measure {
	case MeasureScore:
		g.Minimum = *raw.Value
	case MeasurePercent:
		g.Percent = *raw.Value
		g.Minimum = g.Percent / 100 * g.Weight
		if raw.Weight == nil || math.Abs(*raw.Weight-g.Weight) > exact {
			l.add(at+".weight", "tidak sama dengan jumlah bobot simpul, %s", number(g.Weight))
		}
		if raw.MinScore == nil || math.Abs(*raw.MinScore-g.Minimum) > exact {
			l.add(at+".min_score", "tidak sama dengan %s%% dari bobot, %s", number(g.Percent), number(g.Minimum))
		} else {
			g.Minimum = *raw.MinScore // as printed, without the float error of the product
		}
	default:
		l.add(at+".measure", "ukuran %q tidak dikenal", raw.Measure)
	}
	if len(nodes) == len(raw.Nodes) && (g.Minimum <= 0 || g.Minimum > g.Weight+exact) {
		l.add(at+".value", "minimum %s di luar bobot %s", number(g.Minimum), number(g.Weight))
	}
	l.sameMinimum(raw, &g, nodes, at)
	return g
}

// sameMinimum checks that a minimum stated also as index or option is the same
// number of points. Both are stated for gates on one question only; H.II holds
// just one.
func (l *loader) sameMinimum(raw rawGate, g *GateRule, nodes []*Node, at string) {
	if raw.MinIndex == nil && raw.MinOption == nil {
		return
	}
	var q *Node
	if len(nodes) == len(raw.Nodes) {
		q = l.w.onlyQuestion(g.Nodes)
	}
	if q == nil {
		l.add(at+".nodes", "batas indeks atau pilihan hanya untuk satu soal")
		return
	}
	if raw.MinIndex != nil {
		g.MinIndex = *raw.MinIndex
		if q.Scale != ScaleIndex || q.formula == nil || len(q.formula.names) != 1 {
			l.add(at+".min_index", "%s bukan soal indeks", q.Code)
		} else if v, err := q.formula.eval(map[string]float64{q.formula.names[0]: g.MinIndex}); err != nil || math.Abs(v*q.Weight-g.Minimum) > exact {
			l.add(at+".min_index", "tidak sama dengan minimum %s", number(g.Minimum))
		}
	}
	if raw.MinOption != nil {
		g.MinOption = *raw.MinOption
		if o, ok := q.Option(g.MinOption); !ok || math.Abs(o.Value*q.Weight-g.Minimum) > exact {
			l.add(at+".min_option", "tidak sama dengan minimum %s", number(g.Minimum))
		}
	}
}

// within tells whether n is top or below it.
func within(n, top *Node) bool {
	for ; n != nil; n = n.Parent {
		if n == top {
			return true
		}
	}
	return false
}

// halves reads the minimums of the halves; every half of an area must have one.
func (l *loader) halves(raw rawTarget, at string) []HalfRule {
	if raw.Halves.Value <= 0 || raw.Halves.Value > 100 {
		l.add(at+".value", "persen di luar 0 sampai 100")
	}
	var list []HalfRule
	for _, code := range sorted(raw.Halves.MinScore) {
		min := raw.Halves.MinScore[code]
		field := fmt.Sprintf("%s.min_score[%s]", at, code)
		n := l.w.byCode[model.Code(code)]
		if n == nil || n.Level != LevelArea {
			l.add(field, "bukan bagian dari suatu area")
			continue
		}
		if want := raw.Halves.Value / 100 * n.Weight; math.Abs(min-want) > exact {
			l.add(field, "tidak sama dengan %s%% dari bobot, %s", number(raw.Halves.Value), number(want))
		}
		list = append(list, HalfRule{Node: n.Code, Minimum: min})
	}
	for _, a := range l.w.Areas {
		for _, c := range a.Nodes {
			if _, ok := raw.Halves.MinScore[string(c)]; !ok {
				l.add(at+".min_score", "%s belum ada", c)
			}
		}
	}
	slices.SortFunc(list, func(a, b HalfRule) int { return l.w.Order(a.Node) - l.w.Order(b.Node) })
	return list
}
