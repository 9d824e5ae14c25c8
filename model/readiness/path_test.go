package readiness

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"siapzi/model"
	"siapzi/model/lke"
)

// exhaustive tries every set of changes and gives the cheapest cost, and the
// most points among sets of that cost.
func exhaustive(steps []climb, demands []demand) (best way, ok bool) {
	chosen := make([]int, len(steps))
	var try func(i int, w way)
	try = func(i int, w way) {
		if ok && (w.questions > best.questions || w.questions == best.questions && w.steps > best.steps) {
			return
		}
		if i < len(steps) {
			chosen[i] = -1
			try(i+1, w)
			for k, r := range steps[i] {
				chosen[i] = k
				try(i+1, way{w.questions + 1, w.steps + r.steps, w.points + r.points})
			}
			return
		}
		if meets(steps, demands, chosen) && (!ok || w.questions < best.questions || w.steps < best.steps || w.points > best.points) {
			best, ok = w, true
		}
	}
	try(0, way{})
	return best, ok
}

func meets(steps []climb, demands []demand, chosen []int) bool {
	for _, d := range demands {
		sum := int64(0)
		for _, q := range d.within {
			if chosen[q] >= 0 {
				sum += steps[q][chosen[q]].points
			}
		}
		if sum < d.need {
			return false
		}
	}
	return true
}

// costOf adds up what was chosen.
func costOf(steps []climb, chosen []int) (w way) {
	for i, k := range chosen {
		if k >= 0 {
			w.questions++
			w.steps += steps[i][k].steps
			w.points += steps[i][k].points
		}
	}
	return w
}

// small makes a problem with n questions and demands inside each other.
func small(r *rand.Rand, n int) ([]climb, []demand) {
	steps := make([]climb, n)
	for i := range steps {
		points := int64(0)
		for k := range r.IntN(4) {
			points += 1 + r.Int64N(20)
			steps[i] = append(steps[i], rung{k + 1, points, ""})
		}
	}
	var demands []demand
	var split func(within []int, depth int)
	split = func(within []int, depth int) {
		full := int64(0)
		for _, q := range within {
			if k := len(steps[q]); k > 0 {
				full += steps[q][k-1].points
			}
		}
		if r.IntN(4) > 0 {
			demands = append(demands, demand{within: within, need: r.Int64N(full + 2)})
		}
		if depth > 0 && len(within) > 2 {
			at := 1 + r.IntN(len(within)-1)
			perm := slices.Clone(within)
			r.Shuffle(len(perm), func(i, j int) { perm[i], perm[j] = perm[j], perm[i] })
			for _, part := range [][]int{perm[:at], perm[at:]} {
				part = slices.Sorted(slices.Values(part))
				split(part, depth-1)
			}
		}
	}
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	split(all, 3)
	r.Shuffle(len(demands), func(i, j int) { demands[i], demands[j] = demands[j], demands[i] })
	return steps, demands
}

func TestSolveIsAsGoodAsTryingEverything(t *testing.T) {
	r := rand.New(rand.NewPCG(90, 2021))
	unmet := 0
	for range 600 {
		steps, demands := small(r, 1+r.IntN(9))
		want, possible := exhaustive(steps, demands)
		chosen, ok := solve(steps, demands)
		if ok != possible {
			t.Fatalf("%v %v: solved %v, possible %v", steps, demands, ok, possible)
		}
		if !ok {
			unmet++
			continue
		}
		if got := costOf(steps, chosen); got != want || !meets(steps, demands, chosen) {
			t.Fatalf("%v %v: %v costs %+v, want %+v", steps, demands, chosen, got, want)
		}
	}
	if unmet < 20 || unmet > 500 {
		t.Errorf("%d of 600 problems have no solution; the mix is wrong", unmet)
	}
}

func TestSolveRefusesWhatCrosses(t *testing.T) {
	steps := []climb{{{1, 5, ""}}, {{1, 5, ""}}, {{1, 5, ""}}}
	if _, ok := solve(steps, []demand{{[]int{0, 1}, 1}, {[]int{1, 2}, 1}}); ok {
		t.Error("demands that cross were solved")
	}
}

// TestCheapestOnTheWorksheet leaves a few questions open, so that every set can
// be tried, and compares with the gates that the worksheet itself computes.
func TestCheapestOnTheWorksheet(t *testing.T) {
	w := lke.Default()
	r := rand.New(rand.NewPCG(5, 2024))
	for round := range 25 {
		answers := best(w)
		var open []int
		for len(open) < 9 {
			i := r.IntN(len(w.Questions))
			if i > len(w.Questions)-4 && len(open) < 4 || !slices.Contains(open, i) && i%3 == round%3 {
				if !slices.Contains(open, i) {
					open = append(open, i)
				}
			}
		}
		for _, i := range open {
			q := w.Questions[i]
			delete(answers, q.Code)
			if k := r.IntN(len(q.Options) + 1); k < len(q.Options) {
				answers[q.Code] = model.Answer{Code: q.Code, Assessor: model.UnitAssessor, Option: q.Options[k].Key}
			}
		}
		// Hard thresholds, so that gates fail although little is missing.
		hard := lke.Thresholds{}
		for _, g := range w.Targets[model.WBBM].Gates {
			hard[lke.GateKey{Target: model.WBBM, ID: g.ID}] = g.Most() * (0.9 + 0.1*r.Float64())
		}
		strict := w.WithThresholds(hard)

		p, ok := Cheapest(strict, answers, model.WBBM)
		if !ok {
			t.Fatalf("round %d: no path", round)
		}
		want := bruteWorksheet(strict, answers, open)
		if len(p.Raises) != want.questions || p.Steps != want.steps {
			t.Errorf("round %d: %d questions and %d steps, trying everything finds %d and %d", round, len(p.Raises), p.Steps, want.questions, want.steps)
		}
		fractions := map[model.Code]float64{}
		for _, raise := range p.Raises {
			if o, ok := w.Question(raise.Code).Option(raise.To); ok {
				fractions[raise.Code] = o.Value
			} else {
				fractions[raise.Code] = raise.Least
			}
		}
		if s := strict.ScoreWith(answers, fractions).Safe; !strict.Gates(s, model.WBBM).Met {
			t.Errorf("round %d: a gate fails after the raises", round)
		}
	}
}

// bruteWorksheet tries every better answer to the open questions by the
// worksheet's own score and gates.
func bruteWorksheet(w *lke.Worksheet, answers lke.Answers, open []int) way {
	best := way{questions: 1000}
	fractions := map[model.Code]float64{}
	var try func(i int, at way)
	try = func(i int, at way) {
		if at.questions > best.questions || at.questions == best.questions && at.steps >= best.steps {
			return
		}
		if i == len(open) {
			if w.Gates(w.ScoreWith(answers, fractions).Safe, model.WBBM).Met {
				best = at
			}
			return
		}
		q := w.Questions[open[i]]
		try(i+1, at)
		for _, r := range climbsOf(w, q, answers) {
			fractions[q.Code] = 1
			if o, ok := q.Option(r.option); ok {
				fractions[q.Code] = o.Value
			}
			try(i+1, way{at.questions + 1, at.steps + r.steps, 0})
			delete(fractions, q.Code)
		}
	}
	try(0, way{})
	return best
}

func TestCheapestTells(t *testing.T) {
	w := lke.Default()
	t.Run("nothing to do where every gate is met", func(t *testing.T) {
		if p, ok := Cheapest(w, best(w), model.WBK); !ok || len(p.Raises) != 0 || !near(p.Safe, 100) {
			t.Errorf("%+v %v", p, ok)
		}
	})
	t.Run("a survey index need only reach its minimum", func(t *testing.T) {
		a := best(w)
		delete(a, "H.I.a")
		p, ok := Cheapest(w, a, model.WBK)
		if !ok || len(p.Raises) != 1 || p.Raises[0].Code != "H.I.a" || !near(p.Raises[0].Least, 0.9) {
			t.Errorf("%+v %v", p, ok)
		}
	})
	t.Run("an unknown target has no path", func(t *testing.T) {
		if _, ok := Cheapest(w, nil, "ZI"); ok {
			t.Error("found one")
		}
	})
	t.Run("the same answers give the same path", func(t *testing.T) {
		a := halfAnswered(w)
		p, _ := Cheapest(w, a, model.WBBM)
		for range 3 {
			again, _ := Cheapest(w, a, model.WBBM)
			if !slices.Equal(p.Raises, again.Raises) {
				t.Fatal("another path")
			}
		}
	})
}

// halfAnswered answers every other question in the middle.
func halfAnswered(w *lke.Worksheet) lke.Answers {
	out := lke.Answers{}
	for i, q := range w.Questions {
		if i%2 == 0 && len(q.Options) > 0 {
			out[q.Code] = model.Answer{Code: q.Code, Assessor: model.UnitAssessor, Option: q.Options[len(q.Options)/2].Key}
		}
	}
	return out
}

// BenchmarkCheapest takes the full worksheet: empty, and half answered. The
// promise is 200 ms.
func BenchmarkCheapest(b *testing.B) {
	w := lke.Default()
	for _, c := range []struct {
		name    string
		answers lke.Answers
	}{{"empty", nil}, {"half", halfAnswered(w)}} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				start := time.Now()
				if _, ok := Cheapest(w, c.answers, model.WBBM); !ok {
					b.Fatal("no path")
				}
				if d := time.Since(start); d > time.Second {
					b.Fatalf("took %v", d)
				}
			}
		})
	}
}
