package lke

import (
	"strings"
	"unicode"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/review"
	"siapzi/ui/look"
)

// status is how far one question is.
type status int

const (
	statusNone    status = iota // not a question
	statusBlank                 // not answered
	statusNoProof               // answered, but no document is linked
	statusDone                  // answered and proved by at least one document
)

// filter is what the tree is narrowed to. The zero value shows everything.
type filter struct {
	text    string
	blank   bool // only questions without an answer
	noProof bool // only questions without a linked document

	returned bool // only questions that a reviewer returned
	pokja    int  // only questions of this Pokja; 0 for all
}

// active tells whether f hides anything.
func (f filter) active() bool { return strings.TrimSpace(f.text) != "" || f != filter{text: f.text} }

// facts is what the rows are made from besides the worksheet: the answers, how
// many documents each question has, and the score that follows.
type facts struct {
	answers lke.Answers
	proofs  map[model.Code]int
	score   lke.Score
	reviews map[model.Code]review.State // no entry for drafts
	remarks map[model.Code]string       // what reviewers want to be mended
}

// row is one line of the tree with its texts ready to paint.
type row struct {
	code         model.Code
	depth        int // 0 = komponen
	branch, open bool
	label        string // "A", "1", "ii", "b"
	name         string
	score        string // "39,33 / 60" for branches, "0,67" or "–" for questions
	status       status
	review       review.State // "" for a draft
}

// outline is the worksheet flattened once: every node with its depth and the
// words that the search looks at.
type outline struct {
	sheet *lke.Worksheet
	lines []line
}

type line struct {
	node  *lke.Node
	depth int
	words string // lower case; empty for branches
}

// newOutline flattens w. It is made once per page.
func newOutline(w *lke.Worksheet) *outline {
	o := &outline{sheet: w, lines: make([]line, 0, len(w.Nodes))}
	for _, n := range w.Nodes {
		l := line{node: n}
		for p := n.Parent; p != nil; p = p.Parent {
			l.depth++
		}
		if n.IsQuestion() {
			l.words = searchWords(n)
		}
		o.lines = append(o.lines, l)
	}
	return o
}

// searchWords collects what a user may type to find q: its code with and
// without dots, the names above it, its own words and its expected evidence.
func searchWords(q *lke.Node) string {
	parts := []string{string(q.Code), strings.ReplaceAll(string(q.Code), ".", ""), q.Name, q.Gist}
	for p := q.Parent; p != nil && p.Level != lke.LevelSubkomponen; p = p.Parent {
		parts = append(parts, p.Name)
	}
	for _, e := range q.Evidence {
		parts = append(parts, e.Name)
	}
	parts = append(parts, q.Keywords...)
	return strings.ToLower(strings.Join(parts, "\n"))
}

// rows gives the visible lines of the tree. While f is active the branches
// above every match are open, whatever the user opened before.
func (o *outline) rows(f filter, open map[model.Code]bool, x facts) []row {
	show := o.matches(f, x)
	var out []row
	hidden := -1 // depth of the closed branch that hides what follows
	for _, l := range o.lines {
		if hidden >= 0 && l.depth > hidden {
			continue
		}
		hidden = -1
		if show != nil && !show[l.node.Code] {
			continue
		}
		r := newRow(l.node, l.depth, x)
		if r.branch {
			r.open = show != nil || open[l.node.Code]
			if !r.open {
				hidden = l.depth
			}
		}
		out = append(out, r)
	}
	return out
}

// matches gives the questions that pass f together with every branch above
// them, or nil when f shows everything.
func (o *outline) matches(f filter, x facts) map[model.Code]bool {
	if !f.active() {
		return nil
	}
	words := strings.FieldsFunc(strings.ToLower(f.text), unicode.IsSpace)
	show := map[model.Code]bool{}
	for _, l := range o.lines {
		if !l.node.IsQuestion() || !f.passes(l, words, o.sheet, x) {
			continue
		}
		for n := l.node; n != nil; n = n.Parent {
			show[n.Code] = true
		}
	}
	return show
}

func (f filter) passes(l line, words []string, w *lke.Worksheet, x facts) bool {
	for _, word := range words {
		if !strings.Contains(l.words, word) {
			return false
		}
	}
	if f.blank && w.Value(x.answers[l.node.Code]).Answered {
		return false
	}
	if f.returned && x.reviews[l.node.Code] != review.Returned || f.pokja > 0 && l.node.Pokja != f.pokja {
		return false
	}
	return !f.noProof || x.proofs[l.node.Code] == 0
}

// newRow makes the line of n.
func newRow(n *lke.Node, depth int, x facts) row {
	s := x.score.Safe.Nodes[n.Code]
	r := row{code: n.Code, depth: depth, label: n.Label, name: n.Name, branch: !n.IsQuestion()}
	if r.branch {
		r.score = look.Score(s.Score) + " / " + look.Short(s.Weight)
		return r
	}
	r.review = x.reviews[n.Code]
	switch {
	case s.Answered == 0:
		r.status, r.score = statusBlank, "–"
	case x.proofs[n.Code] == 0:
		r.status = statusNoProof
	default:
		r.status = statusDone
	}
	if s.Answered > 0 {
		r.score = look.Short(s.Percent / 100)
	}
	return r
}

// questions gives the codes of the questions that pass f, in worksheet order.
// Previous and next walk over them.
func (o *outline) questions(f filter, x facts) []model.Code {
	show := o.matches(f, x)
	var out []model.Code
	for _, q := range o.sheet.Questions {
		if show == nil || show[q.Code] {
			out = append(out, q.Code)
		}
	}
	return out
}

// counts says how many questions each chip would leave.
func (o *outline) counts(x facts) (blank, noProof int) {
	for _, q := range o.sheet.Questions {
		if x.score.Safe.Nodes[q.Code].Answered == 0 {
			blank++
		}
		if x.proofs[q.Code] == 0 {
			noProof++
		}
	}
	return blank, noProof
}

// returned counts the questions that a reviewer returned.
func (x facts) returned() int {
	n := 0
	for _, s := range x.reviews {
		if s == review.Returned {
			n++
		}
	}
	return n
}

// indexOf gives the place of c among rows, or -1.
func indexOf(rows []row, c model.Code) int {
	for i, r := range rows {
		if r.code == c {
			return i
		}
	}
	return -1
}

// breadcrumb names what stands above q: "6 Pelayanan Publik" and "ii Budaya
// Pelayanan Prima". Questions outside the areas have only the inner part.
func breadcrumb(q *lke.Node) (outer, inner string) {
	inner = q.Parent.Label + " " + q.Parent.Name
	if q.Parent.Level == lke.LevelAspek {
		outer = q.Parent.Parent.Label + " " + q.Parent.Parent.Name
	}
	return outer, inner
}

// placeOf gives the 1-based place of c among codes, 0 if it is not there.
func placeOf(codes []model.Code, c model.Code) int {
	for i, x := range codes {
		if x == c {
			return i + 1
		}
	}
	return 0
}

// stepped gives which of codes is by places after c, stopping at the ends. For
// a c that is not among them, the neighbour in worksheet order counts as the
// first step.
func stepped(w *lke.Worksheet, codes []model.Code, c model.Code, by int) int {
	at := placeOf(codes, c) - 1
	if at < 0 {
		for at = 0; at < len(codes) && w.Order(codes[at]) < w.Order(c); at++ {
		}
		if by > 0 {
			at--
		}
	}
	return min(max(at+by, 0), len(codes)-1)
}
