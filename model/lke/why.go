package lke

import (
	"fmt"
	"strings"

	"siapzi/model"
)

// WhyLine is one step of the arithmetic behind a score, in Indonesian and
// ready for the screen. Numbers have a decimal comma and at most four
// decimals; "≈" stands where that leaves something out.
type WhyLine struct {
	Code  model.Code // node that the step is about; "" for the total
	Label string     // "Soal P.1.i.b", "Aspek P.1.i Penyusunan Tim Kerja"
	Text  string     // the arithmetic of the safe score: "(1 + 0,5) ÷ 2 × 0,5 = 0,375"
	// Provisional is the arithmetic of the provisional score where blank
	// questions make it another one, else "".
	Provisional string
	Source      string // the rule that the step follows
}

// Why explains the score line by line: from the answer of question c to its
// fraction, then every node above it, and at last the total. If c is not a
// question it starts with that node; for "" there is the total only. It is nil
// for unknown codes.
func (w *Worksheet) Why(a Answers, c model.Code) []WhyLine {
	e := explainer{w: w, a: a, score: w.Score(a)}
	var lines []WhyLine
	if c != "" {
		n := w.byCode[c]
		if n == nil {
			return nil
		}
		if n.IsQuestion() {
			lines = e.question(n)
			n = n.Parent
		}
		for ; n != nil; n = n.Parent {
			lines = append(lines, e.branch(n))
		}
	}
	return append(lines, e.total())
}

type explainer struct {
	w     *Worksheet
	a     Answers
	score Score
}

// question explains how the answer of q became a fraction.
func (e explainer) question(q *Node) []WhyLine {
	answer := e.a[q.Code]
	v := q.value(answer)
	line := WhyLine{Code: q.Code, Label: "Soal " + string(q.Code) + " " + q.Name, Source: e.w.Regulation + ", Lampiran III"}
	if !q.HasInputs() {
		line.Text = "Belum dijawab; nilai aman menghitungnya 0, nilai sementara melewatinya"
		if v.Answered {
			line.Text = "Jawaban " + answer.Option + " = " + number(v.Fraction)
		}
		line.Source += ": " + q.steps()
		return []WhyLine{line}
	}
	lines := []WhyLine{line}
	lines[0].Text = "Masukan: " + e.inputs(q, answer)
	for _, d := range e.w.DerivedOf(answer) {
		if d.Known {
			sum := line
			sum.Text = d.Label + ": " + d.formula.show(answer.Inputs) + " = " + number(d.Value)
			lines = append(lines, sum)
		}
	}
	line.Text, line.Source = q.result(answer, v), line.Source+": "+q.FormulaNote
	if v.ZeroDivisor {
		line.Source = q.OnZero.Note
	}
	return append(lines, line)
}

// steps writes the scale of q: "A = 1, B = 0,5, C = 0".
func (q *Node) steps() string {
	var list []string
	for _, o := range q.Options {
		list = append(list, o.Key+" = "+number(o.Value))
	}
	return strings.Join(list, ", ")
}

// inputs writes the numbers of an answer with their labels.
func (e explainer) inputs(q *Node, a model.Answer) string {
	var list []string
	for _, in := range q.Inputs {
		text := "belum diisi"
		if v, ok := a.Inputs[in.Key]; ok {
			text = number(v)
		}
		if !in.InFormula {
			text += " (tidak ikut dihitung)"
		}
		list = append(list, in.Label+" "+text)
	}
	return strings.Join(list, "; ")
}

// result writes what the numbers of q come to.
func (q *Node) result(a model.Answer, v Value) string {
	switch {
	case v.NeedsDecision:
		return "Pembaginya 0 dan peraturan tidak memberi aturan: dihitung belum dijawab sampai ada keputusan TPI"
	case v.ZeroDivisor && q.OnZero.Value != nil:
		return "Pembaginya 0: nilai menurut aturan lembar kerja = " + number(v.Fraction)
	case v.ZeroDivisor:
		return "Pembaginya 0: nilai menurut keputusan TPI = " + number(v.Fraction) + " (" + strings.TrimSpace(a.Note) + ")"
	case v.Answered:
		if shown := q.formula.show(a.Inputs); shown != number(v.Fraction) {
			return shown + " " + equals(v.Fraction)
		}
		return "Nilai = " + number(v.Fraction) // a case for which the formula states the value
	}
	return "Belum dijawab lengkap; nilai aman menghitungnya 0, nilai sementara melewatinya"
}

// branch explains how n got its score from its children.
func (e explainer) branch(n *Node) WhyLine {
	line := WhyLine{Code: n.Code, Label: e.label(n)}
	switch n.Rollup {
	case RollupAverage:
		line.Source = e.w.Scoring.Average
	case RollupWeighted:
		line.Source = e.w.Scoring.Weighted
	default:
		line.Source = e.w.Scoring.Sum
	}
	line.Source = e.w.Regulation + ", Lampiran III: " + line.Source
	if n.Notes != "" {
		line.Source += ". " + n.Notes
	}
	line.Text = e.arithmetic(n, e.score.Safe, false)
	if safe, prov := e.score.Safe.Nodes[n.Code].Score, e.score.Provisional.Nodes[n.Code].Score; safe != prov {
		line.Provisional = e.arithmetic(n, e.score.Provisional, true)
	}
	return line
}

// label writes "Aspek P.1.i Penyusunan Tim Kerja".
func (e explainer) label(n *Node) string {
	level := string(n.Level)
	return strings.ToUpper(level[:1]) + level[1:] + " " + string(n.Code) + " " + n.Name
}

// arithmetic writes the calculation of n's score in totals t.
func (e explainer) arithmetic(n *Node, t Totals, provisional bool) string {
	score := t.Nodes[n.Code].Score
	var terms []string
	var numbers []float64
	for _, c := range n.Children {
		v := c.value(e.a[c.Code])
		switch {
		case n.Rollup == RollupSum:
			terms = append(terms, number(t.Nodes[c.Code].Score))
			numbers = append(numbers, t.Nodes[c.Code].Score)
		case n.Rollup == RollupWeighted:
			terms = append(terms, number(v.Fraction)+" × "+number(c.Weight))
			numbers = append(numbers, v.Fraction, c.Weight)
		case v.Answered || !provisional:
			terms = append(terms, number(v.Fraction))
			numbers = append(numbers, v.Fraction)
		}
	}
	sum, result := strings.Join(terms, " + "), equals(score, numbers...)
	switch {
	case n.Rollup != RollupAverage:
		return sum + " " + result
	case len(terms) > 1:
		return fmt.Sprintf("(%s) ÷ %d × %s %s", sum, len(terms), number(n.Weight), result)
	}
	return fmt.Sprintf("%s × %s %s", sum, number(n.Weight), result)
}

// total explains the total of the roots.
func (e explainer) total() WhyLine {
	line := WhyLine{Label: "Nilai total", Text: e.sum(e.score.Safe),
		Source: e.w.Regulation + ", Lampiran III: " + e.w.Scoring.Sum}
	if e.score.Safe.Total != e.score.Provisional.Total {
		line.Provisional = e.sum(e.score.Provisional)
	}
	return line
}

// sum writes "Pengungkit 48,2 + Hasil 30 = 78,2".
func (e explainer) sum(t Totals) string {
	var terms []string
	var numbers []float64
	for _, r := range e.w.Roots {
		numbers = append(numbers, t.Nodes[r.Code].Score)
		terms = append(terms, r.Name+" "+number(t.Nodes[r.Code].Score))
	}
	return strings.Join(terms, " + ") + " " + equals(t.Total, numbers...)
}
