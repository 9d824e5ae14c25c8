package lke

import "siapzi/model"

// Depths tells for each of gates, which are those of one target, inside how
// many others it lies: 0 for that of the whole, 1 for a komponen, 2 for an area
// of it. Tables indent by it.
func (w *Worksheet) Depths(gates []Gate) []int {
	out := make([]int, len(gates))
	for i, g := range gates {
		for k, around := range gates {
			if k != i && len(around.Nodes) > 0 && (w.isWhole(around) || w.liesIn(g, around)) {
				out[i]++
			}
		}
	}
	return out
}

// isWhole tells whether g is the minimum of the total.
func (w *Worksheet) isWhole(g Gate) bool {
	for _, r := range w.Roots {
		found := false
		for _, c := range g.Nodes {
			found = found || c == r.Code
		}
		if !found {
			return false
		}
	}
	return true
}

// liesIn tells whether every node of g stands below a node of around.
func (w *Worksheet) liesIn(g, around Gate) bool {
	for _, c := range g.Nodes {
		if !w.isBelowAny(c, around.Nodes) {
			return false
		}
	}
	return true
}

func (w *Worksheet) isBelowAny(c model.Code, tops []model.Code) bool {
	n := w.Node(c)
	if n == nil {
		return false
	}
	for up := n.Parent; up != nil; up = up.Parent {
		for _, top := range tops {
			if up.Code == top {
				return true
			}
		}
	}
	return false
}
