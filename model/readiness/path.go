package readiness

import (
	"math"
	"slices"

	"siapzi/model"
	"siapzi/model/lke"
)

// Raise is one question that a Path answers better.
type Raise struct {
	Code     model.Code
	Name     string
	From, To string  // keys of options; both "" for numbers, From "" for blank
	Steps    int     // options that it climbs; 1 for numbers
	Points   float64 // added to the safe total; for numbers by Least
	// Least is, for numbers, the least fraction 0..1 that is enough once the
	// other raises are done; 0 for options.
	Least float64
}

// Path is a set of changes that meets every gate of a target.
type Path struct {
	Raises []Raise // in worksheet order; none where every gate is met already
	Steps  int     // of all raises
	Points float64 // of all raises
	Safe   float64 // the total then
}

// Cheapest gives the cheapest set of changes after which no gate of t fails. It
// is exact: no set has fewer questions; of those none climbs fewer options; of
// those none adds more points; and of those the one that comes first by area
// and worksheet order is chosen. A question with numbers costs one step however
// far it is raised. ok is false where no set of answers meets the gates, or
// where gates overlap without one holding the other, which no worksheet does.
func Cheapest(w *lke.Worksheet, answers lke.Answers, t model.Target) (p Path, ok bool) {
	score := w.Score(answers).Safe
	result := w.Gates(score, t)
	p.Safe = score.Total
	if result.Gates == nil {
		return p, false
	}
	var gates []demand
	for _, g := range result.Gates {
		if !g.Met {
			gates = append(gates, demand{within: questionsOf(w, g.Nodes), need: scale(g.Gap - w.Scoring.Tolerance/2)})
		}
	}
	if gates == nil {
		return p, true
	}
	steps := make([]climb, len(w.Questions))
	for i, q := range w.Questions {
		steps[i] = climbsOf(w, q, answers)
	}
	chosen, ok := solve(steps, gates)
	if !ok {
		return p, false
	}
	p.fill(w, answers, steps, gates, chosen)
	return p, true
}

// scale brings points to whole numbers, so that sums are exact and equal sums
// are equal. 100 points are 10^14, the tolerance of gates is 1000.
func scale(points float64) int64 { return int64(math.Round(points * pointScale)) }

const pointScale = 1e12

// questionsOf gives the places in w.Questions of what lies below nodes.
func questionsOf(w *lke.Worksheet, nodes []model.Code) []int {
	var out []int
	for i, q := range w.Questions {
		for n := q; n != nil; n = n.Parent {
			if slices.Contains(nodes, n.Code) {
				out = append(out, i)
				break
			}
		}
	}
	return out
}

// climb is what a question can be raised to, fewest steps first.
type climb []rung

// rung is one way to answer a question better.
type rung struct {
	steps  int
	points int64
	option string
}

// climbsOf gives every better answer to q. A step is one option that is worth
// more than the one before, so options of equal value are one step.
func climbsOf(w *lke.Worksheet, q *lke.Node, answers lke.Answers) climb {
	now := w.Value(answers[q.Code]).Fraction
	if q.HasInputs() {
		if points := scale((w.Best(q.Code) - now) * q.Weight); points > 0 {
			return climb{{1, points, ""}}
		}
		return nil
	}
	better := slices.Clone(q.Options)
	slices.SortStableFunc(better, func(a, b lke.Option) int { return int(math.Copysign(1, a.Value-b.Value)) })
	var out climb
	for _, o := range better {
		points := scale((o.Value - now) * q.Weight)
		if points > 0 && (len(out) == 0 || points > out[len(out)-1].points) {
			out = append(out, rung{len(out) + 1, points, o.Key})
		}
	}
	return out
}

// fill writes down what was chosen.
func (p *Path) fill(w *lke.Worksheet, answers lke.Answers, steps []climb, gates []demand, chosen []int) {
	slack := make([]int64, len(gates))
	for i, g := range gates {
		slack[i] = -g.need
		for _, q := range g.within {
			if chosen[q] >= 0 {
				slack[i] += steps[q][chosen[q]].points
			}
		}
	}
	for i, q := range w.Questions {
		if chosen[i] < 0 {
			continue
		}
		r := steps[i][chosen[i]]
		raise := Raise{Code: q.Code, Name: q.Name, From: answers[q.Code].Option, To: r.option, Steps: r.steps, Points: float64(r.points) / pointScale}
		if q.HasInputs() {
			spare := r.points
			for k, g := range gates {
				if slices.Contains(g.within, i) {
					spare = min(spare, slack[k])
				}
			}
			for k, g := range gates {
				if slices.Contains(g.within, i) {
					slack[k] -= spare
				}
			}
			raise.Points = float64(r.points-spare) / pointScale
			raise.Least = roundUp(w.Value(answers[q.Code]).Fraction + raise.Points/q.Weight)
		}
		p.Raises = append(p.Raises, raise)
		p.Steps += r.steps
		p.Points += raise.Points
	}
	p.Safe += p.Points
}

// roundUp gives the next fraction with six decimals; 0.9 stays 0.9.
func roundUp(f float64) float64 {
	const decimals = 1e6
	return min(math.Ceil(f*decimals-1e-2)/decimals, 1)
}
