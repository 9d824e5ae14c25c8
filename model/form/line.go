package form

import (
	"math"
	"strings"
	"unicode"

	"siapzi/model/lke"
)

// Kind is a form by how its rows lie.
type Kind string

// The kinds.
const (
	LKE    Kind = "lke"    // the workbook of PermenPANRB 90/2021
	Portal Kind = "portal" // the sheet "Jawaban" of PortalRB
)

// line is what a form says in one row.
type line struct {
	node    *lke.Node
	input   *lke.Input   // the row of a number
	derived *lke.Derived // the row of a number that follows from others
	labels  []string     // any of them may be printed; none for inputs
	words   map[string]float64
	total   float64 // of words
}

// isQuestion tells whether the row is that of a question itself.
func (l *line) isQuestion() bool { return l.input == nil && l.derived == nil && l.node.IsQuestion() }

// isNumber tells whether the row is that of a number, not of a question itself.
func (l *line) isNumber() bool { return l.input != nil || l.derived != nil }

// isGroup tells whether the row is that of a node above questions.
func (l *line) isGroup() bool { return !l.node.IsQuestion() }

// hint is the row of the official file, 0 for none.
func (l *line) hint(k Kind) int {
	row, portal := l.node.XLSXRow, l.node.PortalXLSXRow
	switch {
	case l.input != nil:
		row, portal = l.input.XLSXRow, l.input.PortalXLSXRow
	case l.derived != nil:
		row, portal = l.derived.XLSXRow, 0
	}
	if k == Portal {
		return portal
	}
	return row
}

// linesOf lists what a form says, from the top down.
func linesOf(w *lke.Worksheet) []line {
	var lines []line
	for _, n := range w.Nodes {
		labels := []string{strings.ToLower(n.Label)}
		if n.PrintedLabel != "" {
			labels = []string{strings.ToLower(n.PrintedLabel), labels[0]}
		}
		text := n.Name + " " + n.Gist
		for _, o := range n.Options {
			text += " " + o.Criterion
		}
		text += " " + strings.Join(n.Keywords, " ")
		lines = append(lines, line{node: n, labels: labels, words: bag(text)})
		if n.Scale == lke.ScaleIndex {
			continue // its number stands in the row of the question
		}
		for i := range n.Derived {
			lines = append(lines, line{node: n, derived: &n.Derived[i], words: bag(n.Derived[i].Label)})
		}
		for i := range n.Inputs {
			lines = append(lines, line{node: n, input: &n.Inputs[i], words: bag(n.Inputs[i].Label + " " + n.Inputs[i].Unit)})
		}
	}
	weigh(lines)
	return lines
}

// weigh gives rare words more weight than words that every line has.
func weigh(lines []line) {
	count := map[string]float64{}
	for _, l := range lines {
		for w := range l.words {
			count[w]++
		}
	}
	for i := range lines {
		l := &lines[i]
		for w := range l.words {
			l.words[w] = math.Log(1 + float64(len(lines))/count[w])
			l.total += l.words[w]
		}
	}
}

// vocabulary gives all words that tell lines apart.
func vocabulary(lines []line) map[string]bool {
	known := map[string]bool{}
	for _, l := range lines {
		for w := range l.words {
			known[w] = true
		}
	}
	return known
}

// stop lists words that say nothing about a question.
var stop = map[string]bool{"yang": true, "dan": true, "atau": true, "telah": true, "sudah": true, "dengan": true, "untuk": true, "pada": true,
	"dari": true, "oleh": true, "dalam": true, "ini": true, "itu": true, "apakah": true, "ada": true, "adalah": true, "di": true, "ke": true,
	"tidak": true, "belum": true, "terdapat": true, "jika": true, "apabila": true, "banyaknya": true, "jumlah": true}

// bag gives the words of a text that may tell lines apart.
func bag(s string) map[string]float64 {
	words := map[string]float64{}
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if w = stem(w); len(w) > 2 && !stop[w] {
			words[w] = 1
		}
	}
	return words
}

// stem cuts the endings that Indonesian puts behind nouns.
func stem(w string) string {
	for _, end := range []string{"nya", "kan"} {
		if s := strings.TrimSuffix(w, end); len(s) > 3 {
			w = s
		}
	}
	return w
}
