package form

import (
	"context"
	"math"
	"slices"

	"siapzi/model/lke"
)

// match says in which row a line stands and how sure that is.
type match struct {
	row   int     // 0 for none
	score float64 // points of fit
	label bool    // the label is that of the line
	hint  bool    // the row is that of the official file
	words float64 // share of the line's words in the row, 0..1
}

// Points of a row for a line. They were weighed on workbooks with every
// mangling of the tests; a label weighs more than the words of our own short
// wording, and less than label and words against it.
const (
	pointsLabel   = 3.0
	pointsNoLabel = -1.5 // the line has a label and the row none
	pointsOther   = -3.0 // the row has another label
	pointsScale   = 2.5
	pointsWrong   = -4.0 // the row names another answer type
	pointsHint    = 1.5
	pointsWords   = 6.0
	least         = 1.5 // a match below this is none
)

// fit gives the points of a row for a line, without the hint of a form.
func (l *line) fit(r *row) match {
	m := match{row: r.no}
	found := 0.0
	for w := range r.words {
		found += l.words[w]
	}
	if l.total > 0 {
		// A row says a line in other words than ours, so a part of them is much.
		m.words = min(1, found/min(l.total, 30))
	}
	m.score = pointsWords * m.words
	switch {
	case l.input != nil || l.derived != nil:
		if len(r.labels) > 0 {
			m.score -= 1.5
		}
	case len(r.labels) == 0:
		m.score += pointsNoLabel
	case slices.ContainsFunc(l.labels, func(s string) bool { return slices.Contains(r.labels, s) }):
		m.score, m.label = m.score+pointsLabel, true
	default:
		m.score += pointsOther
	}
	m.score += l.fitScale(r)
	return m
}

// fitsOf gives the points of every row for every line.
func fitsOf(ctx context.Context, lines []line, rows []row) ([][]match, error) {
	fits := make([][]match, len(lines))
	for i := range lines {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		fits[i] = make([]match, len(rows))
		for j := range rows {
			fits[i][j] = lines[i].fit(&rows[j])
		}
	}
	return fits, nil
}

// hinted adds the points of a row that is that of the official file.
func (m match) hinted(hint int) match {
	if hint != 0 && hint == m.row {
		m.score, m.hint = m.score+pointsHint, true
	}
	return m
}

// fitScale compares answer types.
func (l *line) fitScale(r *row) float64 {
	switch {
	case r.scale == "":
		return 0
	case l.isGroup():
		return pointsWrong
	case l.input != nil || l.derived != nil:
		if r.scale == "jumlah" {
			return pointsScale
		}
		if r.scale == "rasio" || r.scale == "indeks" {
			return 0
		}
		return pointsWrong
	case string(l.node.Scale) == r.scale:
		return pointsScale
	case l.node.HasInputs() && (r.scale == "jumlah" || r.scale == "rasio" || r.scale == "indeks"):
		return 0
	}
	return pointsWrong
}

// align finds for every line the row that says it, both in order, so that all
// matches together have the most points.
func align(lines []line, fits [][]match, k Kind) ([]match, float64) {
	n, m := len(lines), len(fits[0])
	best := make([][]float64, n+1)
	took := make([][]bool, n+1)
	for i := range best {
		best[i], took[i] = make([]float64, m+1), make([]bool, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		hint := lines[i].hint(k)
		for j := m - 1; j >= 0; j-- {
			score := fits[i][j].hinted(hint).score
			skip := max(best[i+1][j], best[i][j+1])
			with := best[i+1][j+1] + score - least
			best[i][j] = skip
			if score > least && with >= skip {
				best[i][j], took[i][j] = with, true
			}
		}
	}
	out := make([]match, n)
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case took[i][j]:
			out[i] = fits[i][j].hinted(lines[i].hint(k))
			i, j = i+1, j+1
		case best[i+1][j] >= best[i][j+1]:
			i++
		default:
			j++
		}
	}
	return out, best[0][0]
}

// fillGaps gives rows of numbers that were not told by their words the rows
// that are left between their neighbours, where there are just as many: forms
// name a number in few words, and those may be none of ours.
func fillGaps(lines []line, rows []row, matches []match) {
	for from := 1; from < len(lines); from++ {
		if !lines[from].isNumber() || matches[from].row > 0 || matches[from-1].row == 0 || lines[from-1].node != lines[from].node {
			continue
		}
		end := from
		for end < len(lines) && lines[end].node == lines[from].node && matches[end].row == 0 {
			end++
		}
		below := math.MaxInt
		if end < len(lines) {
			if below = matches[end].row; below == 0 {
				continue // what is left may belong to that line
			}
		}
		var left []int
		for i, r := range rows {
			if r.no > matches[from-1].row && r.no < below && r.isNumber() {
				left = append(left, i)
			}
		}
		var open, inputs []int
		for i := from; i < end; i++ {
			if open = append(open, i); lines[i].input != nil {
				inputs = append(inputs, i)
			}
		}
		if len(left) != len(open) {
			open = inputs // a sum may be left out
		}
		if len(inputs) > 0 && len(left) == len(open) {
			for k, i := range open {
				matches[i] = match{row: rows[left[k]].no}
			}
		}
		from = end
	}
}

// maxAlign bounds the rows that are aligned: forms have some 200.
const maxAlign = 2000

// found counts the questions that have a row.
func found(lines []line, matches []match) int {
	n := 0
	for i, l := range lines {
		if l.isQuestion() && matches[i].row > 0 {
			n++
		}
	}
	return n
}

// Confidence says how sure a row is.
type Confidence string

// The degrees.
const (
	Sure   Confidence = "yakin"
	Likely Confidence = "mungkin" // worth a look
)

// confidence judges a match.
func (m match) confidence(n *lke.Node) Confidence {
	if m.label && (m.hint || m.words >= 0.2) || n == nil || m.words >= 0.45 {
		return Sure
	}
	return Likely
}
