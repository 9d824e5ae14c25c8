package bundel

import (
	"slices"

	"siapzi/model"
	"siapzi/model/lke"
)

// chapter is a part of the bundle that can be made by itself.
type chapter struct {
	title string       // "Area 6 Peningkatan Kualitas Pelayanan Publik"
	short string       // "Area 6"
	codes []model.Code // what bundle.Request wants
	nodes []*lke.Node  // its questions in the order of the bundle
}

// chapters gives the areas in their order, each with its Pemenuhan questions
// before its Reform questions, then what lies outside the areas. The order is
// that of package bundle.
func chapters(w *lke.Worksheet, area func(no int) string) []chapter {
	var out []chapter
	taken := map[model.Code]bool{}
	add := func(c chapter, below ...model.Code) {
		for _, code := range below {
			walk(w.Node(code), func(q *lke.Node) {
				if !taken[q.Code] {
					taken[q.Code] = true
					c.nodes = append(c.nodes, q)
				}
			})
		}
		if len(c.nodes) > 0 {
			out = append(out, c)
		}
	}
	for _, a := range w.Areas {
		name := area(a.No)
		add(chapter{title: name + " " + a.Name, short: name, codes: a.Nodes}, a.Nodes...)
	}
	for _, r := range w.Roots {
		add(chapter{title: r.Label + " " + r.Name, short: r.Name, codes: []model.Code{r.Code}}, r.Code)
	}
	return out
}

func walk(n *lke.Node, visit func(*lke.Node)) {
	if n.IsQuestion() {
		visit(n)
	}
	for _, c := range n.Children {
		walk(c, visit)
	}
}

// chapterOf gives which chapter codes are, -1 for none.
func chapterOf(list []chapter, codes []model.Code) int {
	return slices.IndexFunc(list, func(c chapter) bool { return slices.Equal(c.codes, codes) })
}

// picked gives the questions that codes name or stand above.
func picked(w *lke.Worksheet, codes []model.Code) map[model.Code]bool {
	out := map[model.Code]bool{}
	for _, c := range codes {
		if n := w.Node(c); n != nil {
			walk(n, func(q *lke.Node) { out[q.Code] = true })
		}
	}
	return out
}
