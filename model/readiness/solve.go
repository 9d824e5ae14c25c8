package readiness

import (
	"cmp"
	"slices"
)

// Choosing the cheapest set is a knapsack whose demands lie inside each other:
// the minimum of an area inside that of Pengungkit inside that of the total. So
// it is solved from the inside out. For every group of questions the program
// keeps what can be reached for each cost and no more: a way that costs more in
// both measures and yields no more points can never be part of a best answer,
// since demands further out only ask for more points. Two groups are joined by
// trying every pair of ways. Nothing is guessed, and the number of ways stays
// small (a few hundred per group), unlike the number of sets.

// demand is the points that some questions must gain together.
type demand struct {
	within []int // places of the questions, ascending
	need   int64
}

// way is a cost with the most points that it can buy.
type way struct {
	questions, steps int
	points           int64
}

// group is a demand with what lies directly inside it.
type group struct {
	demand
	parts  []part
	stages [][]way // stages[i] is what parts[i:] can reach together
}

// part is a question or a smaller group.
type part struct {
	first    int // place of its first question, for the order
	question int // -1 for a group
	group    *group
	ways     []way
}

// solve gives for each question the rung to climb to, -1 for none. ok is false
// where the demands cannot be met or cross each other.
func solve(steps []climb, demands []demand) (chosen []int, ok bool) {
	top, ok := nest(len(steps), demands)
	if !ok {
		return nil, false
	}
	// First how many questions it takes, each raised to its best: that bounds
	// the search for how few steps do.
	best := make([]climb, len(steps))
	for i, c := range steps {
		if len(c) > 0 {
			best[i] = climb{{0, c[len(c)-1].points, ""}}
		}
	}
	ways := top.reach(best, len(steps))
	if len(ways) == 0 {
		return nil, false
	}
	ways = top.reach(steps, ways[0].questions)
	chosen = make([]int, len(steps))
	for i := range chosen {
		chosen[i] = -1
	}
	top.pick(ways[0], chosen)
	return chosen, true
}

// nest puts the demands inside each other, below one for all n questions.
func nest(n int, demands []demand) (top *group, ok bool) {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	groups := []*group{{demand: demand{within: all}}}
	demands = slices.Clone(demands)
	slices.SortStableFunc(demands, func(a, b demand) int { return cmp.Compare(len(b.within), len(a.within)) })
	owner := make([]*group, n) // the smallest group of each question so far
	for i := range owner {
		owner[i] = groups[0]
	}
	for _, d := range demands {
		if len(d.within) == 0 {
			return nil, false
		}
		out := owner[d.within[0]]
		for _, q := range d.within {
			if owner[q] != out {
				return nil, false // crosses another demand
			}
		}
		if len(out.within) == len(d.within) {
			out.need = max(out.need, d.need)
			continue
		}
		g := &group{demand: d}
		groups = append(groups, g)
		out.parts = append(out.parts, part{first: d.within[0], question: -1, group: g})
		for _, q := range d.within {
			owner[q] = g
		}
	}
	for q, g := range owner {
		g.parts = append(g.parts, part{first: q, question: q})
	}
	for _, g := range groups {
		slices.SortStableFunc(g.parts, func(a, b part) int { return cmp.Compare(a.first, b.first) })
	}
	return groups[0], true
}

// reach gives the ways that meet the demands in and below g with at most most
// questions, cheapest first.
func (g *group) reach(steps []climb, most int) []way {
	ways := []way{{}}
	g.stages = make([][]way, len(g.parts)+1)
	g.stages[len(g.parts)] = ways
	for i := len(g.parts) - 1; i >= 0; i-- {
		p := &g.parts[i]
		if p.group != nil {
			p.ways = p.group.reach(steps, most)
		} else {
			p.ways = append(p.ways[:0], way{})
			for _, r := range steps[p.question] {
				p.ways = append(p.ways, way{1, r.steps, r.points})
			}
		}
		ways = join(p.ways, ways, most)
		g.stages[i] = ways
	}
	return slices.DeleteFunc(slices.Clone(ways), func(w way) bool { return w.points < g.need })
}

// join gives what two parts can reach together, cheapest first, without ways
// that another one makes useless.
func join(a, b []way, most int) []way {
	if len(a) == 0 || len(b) == 0 {
		return nil
	}
	if len(a) == 1 && a[0] == (way{}) {
		return b
	}
	questions, width := 0, 0
	for _, list := range [][]way{a, b} {
		q, s := 0, 0
		for _, w := range list {
			q, s = max(q, w.questions), max(s, w.steps)
		}
		questions, width = questions+q, width+s
	}
	questions, width = min(questions, most), width+1
	table := make([]int64, (questions+1)*width) // points + 1; 0 where nothing is reached
	for _, x := range a {
		for _, y := range b {
			if q := x.questions + y.questions; q <= questions {
				at := q*width + x.steps + y.steps
				table[at] = max(table[at], x.points+y.points+1)
			}
		}
	}
	return frontier(table, width)
}

// frontier lists the entries of a table that yield more than everything that
// costs no more.
func frontier(table []int64, width int) []way {
	var out []way
	most := make([]int64, width) // by steps, over all rows so far
	for row := 0; row*width < len(table); row++ {
		best := int64(0)
		for s, points := range table[row*width : (row+1)*width] {
			best = max(best, most[s])
			if points > best {
				out = append(out, way{row, s, points - 1})
				best = points
			}
			most[s] = best
		}
	}
	return out
}

// pick writes down how target was reached. Of several ways it takes the one
// that changes earlier questions and groups first.
func (g *group) pick(target way, chosen []int) {
	for i, p := range g.parts {
		for k := len(p.ways) - 1; k >= -1; k-- {
			if k < 0 {
				panic("readiness: a way without its parts")
			}
			x := p.ways[k]
			rest := way{target.questions - x.questions, target.steps - x.steps, target.points - x.points}
			if !slices.Contains(g.stages[i+1], rest) {
				continue
			}
			if p.group != nil {
				p.group.pick(x, chosen)
			} else if k > 0 {
				chosen[p.question] = k - 1
			}
			target = rest
			break
		}
	}
}
