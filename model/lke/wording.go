package lke

import (
	"maps"
	"slices"

	"siapzi/model"
)

// Wording is another text of a question and of its options.
type Wording struct {
	Question string            // "" to leave it
	Criteria map[string]string // by option; others stay
}

// WithWording gives a worksheet that says its questions in other words. w stays
// as it is; the nodes of the result are its own, with the same codes, weights
// and rules.
func (w *Worksheet) WithWording(texts map[model.Code]Wording) *Worksheet {
	out := *w
	out.byCode = make(map[model.Code]*Node, len(w.byCode))
	for _, n := range w.Nodes {
		c := *n
		c.Options = slices.Clone(n.Options)
		if t, ok := texts[n.Code]; ok && n.IsQuestion() {
			if t.Question != "" {
				c.Gist = t.Question
			}
			for i, o := range c.Options {
				if s := t.Criteria[o.Key]; s != "" {
					c.Options[i].Criterion = s
				}
			}
		}
		out.byCode[n.Code] = &c
	}
	mine := func(nodes []*Node) []*Node {
		copied := make([]*Node, len(nodes))
		for i, n := range nodes {
			copied[i] = out.byCode[n.Code]
		}
		return copied
	}
	for _, n := range out.byCode {
		if n.Parent != nil {
			n.Parent = out.byCode[n.Parent.Code]
		}
		n.Children = mine(n.Children)
	}
	out.Roots, out.Nodes, out.Questions = mine(w.Roots), mine(w.Nodes), mine(w.Questions)
	out.Areas = slices.Clone(w.Areas)
	for i, a := range w.Areas {
		out.Areas[i].pemenuhan, out.Areas[i].reform = out.byCode[a.pemenuhan.Code], out.byCode[a.reform.Code]
	}
	out.Targets = maps.Clone(w.Targets)
	return &out
}
