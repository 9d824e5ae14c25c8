package bundle

import (
	"slices"
	"strconv"

	"siapzi/model"
	"siapzi/model/lke"
)

// chapter is an area with both its halves, or a komponen outside the areas.
type chapter struct {
	kind   string // "Area" or "Komponen"
	mark   string // "1", "B"
	name   string
	pokja  string // name of the Pokja, "" outside the areas
	groups []group
	nodes  []*lke.Node // whose scores add up to the chapter's
	weight float64
	gate   *lke.Gate // the minimum of the whole chapter; nil for none
}

// group is a part of a chapter with a heading of its own.
type group struct {
	name      string
	node      *lke.Node
	gate      *lke.Gate // the minimum of the group; nil for none
	questions []*question
}

// key names the chapter's divider.
func (c *chapter) key() string { return "chapter/" + c.mark }

// label is how people call the chapter: "Area 1", "Komponen B".
func (c *chapter) label() string { return c.kind + " " + c.mark }

// title is label and name.
func (c *chapter) title() string { return c.label() + " " + c.name }

// questions gives all questions of the chapter in order.
func (c *chapter) questions() []*question {
	var list []*question
	for _, g := range c.groups {
		list = append(list, g.questions...)
	}
	return list
}

// question is a soal with what stands in the bundle about it.
type question struct {
	node    *lke.Node
	answer  model.Answer
	value   lke.Value
	items   []*item // in the order of the bundle
	chapter *chapter
	volume  *volume // where it is listed
}

// key names the question's divider.
func (q *question) key() string { return "question/" + string(q.node.Code) }

// chapters cuts the wanted questions into chapters: the areas in their order,
// then one for every komponen that has questions outside the areas.
func chapters(w *lke.Worksheet, wanted []*lke.Node, gates []lke.Gate) []*chapter {
	var list []*chapter
	taken := map[*lke.Node]bool{}
	for _, a := range w.Areas {
		ch := &chapter{kind: "Area", mark: strconv.Itoa(a.No), name: a.Name, pokja: a.PokjaName, weight: a.Weight,
			gate: gateOf(gates, a.Nodes)}
		for _, code := range a.Nodes {
			n := w.Node(code)
			ch.nodes = append(ch.nodes, n)
			ch.add(group{name: n.Parent.Name, node: n}, wanted, taken)
		}
		if len(ch.groups) > 0 {
			list = append(list, ch)
		}
	}
	for _, root := range w.Roots {
		ch := &chapter{kind: "Komponen", mark: root.Label, name: root.Name, weight: root.Weight, nodes: []*lke.Node{root},
			gate: gateOf(gates, []model.Code{root.Code})}
		for _, n := range root.Children {
			ch.add(group{name: n.Name, node: n, gate: gateOf(gates, []model.Code{n.Code})}, wanted, taken)
		}
		if len(ch.groups) > 0 {
			list = append(list, ch)
		}
	}
	return list
}

// add puts the wanted questions below g.node into the chapter, leaving out
// those that another chapter has taken.
func (c *chapter) add(g group, wanted []*lke.Node, taken map[*lke.Node]bool) {
	for _, n := range wanted {
		if !taken[n] && below(n, g.node) {
			taken[n] = true
			g.questions = append(g.questions, &question{node: n, chapter: c})
		}
	}
	if len(g.questions) > 0 {
		c.groups = append(c.groups, g)
	}
}

// below tells whether n is top or stands below it.
func below(n, top *lke.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == top {
			return true
		}
	}
	return false
}

// gateOf gives the minimum that holds for exactly these nodes.
func gateOf(gates []lke.Gate, nodes []model.Code) *lke.Gate {
	for i := range gates {
		if slices.Equal(gates[i].Nodes, nodes) {
			return &gates[i]
		}
	}
	return nil
}
