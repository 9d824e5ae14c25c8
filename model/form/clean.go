package form

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/sheet"
)

// layout is where things stand on a sheet that we draw. Rows and columns are
// those of the official file, so that others who read by place read ours.
type layout struct {
	kind                               Kind
	name                               string
	head                               int
	question, code, weight, criteria   int
	scale, answer, value, percent      int
	note, evidence                     int
	tpi, tpiValue, tpiPercent, tpiNote int
	widths                             []float64
}

var layouts = map[Kind]layout{
	LKE: {kind: LKE, name: "LKE ZI", head: 3, question: 6, code: 7, weight: 8, criteria: 9, scale: 10, answer: 11, value: 12, percent: 13, note: 14, evidence: 15,
		tpi: 16, tpiValue: 17, tpiPercent: 18, tpiNote: 19,
		widths: []float64{3, 3, 3, 3.5, 3.5, 40, 8, 7, 38, 10.5, 9, 8, 8, 26, 32, 9, 8, 8, 22}},
	Portal: {kind: Portal, name: "Jawaban", head: 1, question: 6, code: 7, weight: 8, criteria: 9, scale: 10, answer: 11, note: 12, evidence: 13, tpi: 14, tpiNote: 17,
		widths: []float64{3, 3, 3, 3.5, 3.5, 40, 8, 7, 38, 10.5, 9, 28, 34, 9, 2, 2, 26}},
}

// row gives the row of a node: that of the official file, and right before what
// is below it where that says none.
func (l layout) row(n *lke.Node) int {
	own := line{node: n}
	if h := own.hint(l.kind); h > 0 {
		return h
	}
	if n.HasInputs() {
		return l.inputRow(&n.Inputs[0]) - 1 - len(n.Derived)
	}
	return l.row(n.Children[0]) - 1
}

func (l layout) inputRow(in *lke.Input) int {
	if l.kind == Portal {
		return in.PortalXLSXRow
	}
	return in.XLSXRow
}

// at gives the row of one number of a question.
func (l layout) at(n *lke.Node, key string) int {
	in, _ := n.Input(key)
	if n.Scale == lke.ScaleIndex {
		return l.row(n)
	}
	return l.inputRow(&in)
}

// drawing is a clean form being drawn.
type drawing struct {
	layout
	w       *lke.Worksheet
	form    sheet.Form
	answers map[model.Assessor]lke.Answers
	says    func(c model.Code) string // of evidence
}

// scaleWords name answer types as the official forms do.
func scaleWords(n *lke.Node) string {
	switch {
	case n.Scale == lke.ScaleRatio:
		return "%"
	case n.Scale == lke.ScaleIndex:
		return "0-4"
	}
	var keys []string
	for _, o := range n.Options {
		keys = append(keys, o.Key)
	}
	return strings.Join(keys, "/")
}

// Draw writes a clean form with the workspace's answers to dst: formulas live,
// answers to be chosen from lists, everything else protected.
func (f *Forms) Draw(ctx context.Context, kind Kind, dst string, o Output, unit model.Unit, now time.Time) (Filled, error) {
	s, err := f.state(ctx)
	if err != nil {
		return Filled{}, err
	}
	e, err := f.evidence(ctx, o.Manifest)
	if err != nil {
		return Filled{}, err
	}
	if _, ok := layouts[kind]; !ok {
		return Filled{}, model.Errorf(model.Invalid, "Bentuk %q tidak dikenal; pilih lke atau portal.", string(kind))
	}
	d := drawing{layout: layouts[kind], w: f.d.Worksheet(), answers: s.answers, says: func(c model.Code) string { return e.list(f, c) }}
	if kind == Portal {
		d.says = func(c model.Code) string { return e.address(f, c) }
	}
	d.draw(unit, now)
	err = writeFile(ctx, dst, func(out *os.File) error { return sheet.WriteForm(out, d.form) })
	filled := Filled{Path: dst, Sheet: d.name, Changed: len(d.form.Cells)}
	if kind == LKE {
		filled.Notes = []string{aboutR5iii}
	}
	return filled, err
}

func (d *drawing) put(c sheet.FormCell) { d.form.Cells = append(d.form.Cells, c) }

func (d *drawing) draw(unit model.Unit, now time.Time) {
	title := fmt.Sprintf("Lembar Kerja Evaluasi Zona Integritas %d – %s", unit.Year, unit.Name)
	d.form = sheet.Form{Name: d.name, Title: title, Widths: d.widths, Head: d.head, Frozen: d.code, Paper: sheet.F4, Created: now,
		Creator: "SiapZI " + model.ProgramVersion, Heights: map[int]float64{d.head: 30}}
	if d.head > 1 {
		d.put(sheet.FormCell{Row: 1, Column: 1, Value: title, Look: sheet.LookTitle})
		d.put(sheet.FormCell{Row: 2, Column: 1, Value: unit.Agency + " · menuju " + string(unit.Target) + " · isi kolom kuning; nilai dihitung sendiri", Look: sheet.LookText})
		d.form.Merges = append(d.form.Merges, [4]int{2, 1, 2, d.criteria})
	}
	d.heads()
	last := 0
	for _, n := range d.w.Nodes {
		row := d.row(n)
		last = max(last, row)
		if n.IsQuestion() {
			d.answered(n, row)
		} else {
			d.group(n, row)
		}
	}
	if d.value > 0 {
		d.total(last + 2)
	}
	d.gaps(last)
}

// gaps makes the rows thin that the official file has and we leave blank.
func (d *drawing) gaps(last int) {
	used := map[int]bool{}
	for _, c := range d.form.Cells {
		used[c.Row] = true
	}
	for row := d.head + 1; row < last+2; row++ {
		if !used[row] {
			d.form.Heights[row] = 6
		}
	}
}

func (d *drawing) heads() {
	for _, h := range []struct {
		column int
		words  string
	}{{d.question, "Penilaian"}, {d.code, "Kode"}, {d.weight, "Bobot"}, {d.criteria, "Penjelasan"}, {d.scale, "Pilihan Jawaban"}, {d.answer, "Jawaban Unit"},
		{d.value, "Nilai"}, {d.percent, "%"}, {d.note, "Catatan"}, {d.evidence, "Bukti Dukung"}, {d.tpi, "Jawaban TPI"}, {d.tpiValue, "Nilai TPI"}, {d.tpiPercent, "% TPI"},
		{d.tpiNote, "Catatan TPI"}} {
		if h.column > 0 {
			d.put(sheet.FormCell{Row: d.head, Column: h.column, Value: h.words, Look: sheet.LookHead})
		}
	}
	for c := 1; c < d.question; c++ {
		d.put(sheet.FormCell{Row: d.head, Column: c, Look: sheet.LookHead})
	}
}

// sides are the columns of the two assessors.
func (d *drawing) sides() []side {
	return []side{{model.UnitAssessor, d.answer, d.value, d.percent, d.note}, {model.TPI, d.tpi, d.tpiValue, d.tpiPercent, d.tpiNote}}
}

type side struct {
	who                          model.Assessor
	answer, value, percent, note int
}

// group draws a line that sums up.
func (d *drawing) group(n *lke.Node, row int) {
	depth := map[lke.Level]int{lke.LevelKomponen: 1, lke.LevelSubkomponen: 2, lke.LevelArea: 3, lke.LevelAspek: 4}[n.Level]
	look := sheet.LookGroup1 + sheet.Look(depth-1)
	filled := map[int]bool{}
	put := func(c sheet.FormCell) {
		c.Row, c.Group = row, depth
		filled[c.Column] = true
		d.put(c)
	}
	put(sheet.FormCell{Column: depth, Value: n.Label + ".", Look: look})
	put(sheet.FormCell{Column: depth + 1, Value: n.Name, Look: look})
	put(sheet.FormCell{Column: d.code, Value: string(n.Code), Look: look})
	put(sheet.FormCell{Column: d.weight, Value: n.Weight, Look: sheet.LookScore})
	if d.value > 0 {
		if n.Rollup == lke.RollupWeighted && n.Level == lke.LevelAspek {
			put(sheet.FormCell{Column: d.criteria, Value: aboutR5iii, Look: sheet.LookMuted, Comment: aboutR5iii})
		}
		for _, s := range d.sides() {
			score := d.w.Score(d.answers[s.who]).Provisional.Nodes[n.Code]
			put(sheet.FormCell{Column: s.value, Value: score.Score, Look: sheet.LookScore, Formula: groupFormula(n,
				func(c *lke.Node) string { return sheet.Address(d.row(c), s.value) }, func(c *lke.Node) string { return sheet.Address(d.row(c), d.weight) })})
			put(sheet.FormCell{Column: s.percent, Value: score.Score / n.Weight, Look: sheet.LookShare,
				Formula: fmt.Sprintf("%s/%s", sheet.Address(row, s.value), sheet.Address(row, d.weight))})
		}
	}
	for c := 1; c <= len(d.widths); c++ {
		if !filled[c] {
			put(sheet.FormCell{Column: c, Look: look})
		}
	}
}

// answered draws a question and the rows of its numbers.
func (d *drawing) answered(n *lke.Node, row int) {
	label := n.Label
	if n.PrintedLabel != "" {
		label = n.PrintedLabel
	}
	d.put(sheet.FormCell{Row: row, Column: d.question - 1, Value: label + ".", Look: sheet.LookLabel})
	d.put(sheet.FormCell{Row: row, Column: d.question, Value: n.Gist})
	d.put(sheet.FormCell{Row: row, Column: d.code, Value: string(n.Code), Look: sheet.LookMuted})
	d.put(sheet.FormCell{Row: row, Column: d.criteria, Value: criteriaText(n), Look: sheet.LookMuted})
	d.put(sheet.FormCell{Row: row, Column: d.scale, Value: scaleWords(n), Look: sheet.LookLabel})
	weight := sheet.FormCell{Row: row, Column: d.weight, Look: sheet.LookScore}
	if n.Parent.Rollup == lke.RollupWeighted {
		weight.Value = n.Weight
	}
	d.put(weight)
	place := row
	if n.HasInputs() {
		d.numbers(n)
		if d.kind == Portal {
			place = d.at(n, n.Inputs[0].Key)
		}
	}
	d.put(sheet.FormCell{Row: place, Column: d.evidence, Value: d.says(n.Code), Look: sheet.LookNote, Open: true})
	for _, s := range d.sides() {
		d.side(n, row, place, s)
	}
}

// side draws what one assessor says to a question.
func (d *drawing) side(n *lke.Node, row, place int, s side) {
	a := d.answers[s.who][n.Code]
	d.put(sheet.FormCell{Row: place, Column: s.note, Value: a.Note, Look: sheet.LookNote, Open: true})
	switch {
	case !n.HasInputs():
		var keys []string
		for _, o := range n.Options {
			keys = append(keys, o.Key)
		}
		d.put(sheet.FormCell{Row: row, Column: s.answer, Value: a.Option, Look: sheet.LookChoice, Open: true, Options: keys})
	case n.Scale != lke.ScaleIndex:
		for i := range n.Inputs {
			d.number(n, &n.Inputs[i], a, s)
		}
		if d.kind == LKE && (n.OnZero == nil || n.OnZero.Value == nil) {
			c := sheet.FormCell{Row: row, Column: s.answer, Look: sheet.LookInput, Open: true, Most: new(float64)}
			*c.Most = 1
			if a.Decision != nil {
				c.Value = *a.Decision
			}
			d.put(c)
		}
	default:
		d.number(n, &n.Inputs[0], a, s)
	}
	if s.value == 0 {
		return
	}
	c := sheet.FormCell{Row: row, Column: s.value, Look: sheet.LookScore, Value: blankWord,
		Formula: valueFormula(n, sheet.Address(row, s.answer), func(key string) string { return sheet.Address(d.at(n, key), s.answer) })}
	if v := d.w.Value(a); v.Answered {
		c.Value = v.Fraction
	}
	d.put(c)
	d.put(sheet.FormCell{Row: row, Column: s.percent})
}

// number draws the cell of one number.
func (d *drawing) number(n *lke.Node, in *lke.Input, a model.Answer, s side) {
	c := sheet.FormCell{Row: d.at(n, in.Key), Column: s.answer, Look: sheet.LookInput, Open: true, Whole: in.Integer && in.Max == nil, Most: in.Max}
	if x, ok := a.Inputs[in.Key]; ok {
		c.Value = x
	}
	d.put(c)
}

// numbers draws the rows of the numbers of a ratio.
func (d *drawing) numbers(n *lke.Node) {
	if n.Scale == lke.ScaleIndex {
		return
	}
	for _, in := range n.Inputs {
		row := d.at(n, in.Key)
		d.put(sheet.FormCell{Row: row, Column: d.question, Value: "- " + in.Label + " (" + in.Unit + ")"})
		d.put(sheet.FormCell{Row: row, Column: d.scale, Value: "Jumlah", Look: sheet.LookLabel})
	}
	if d.kind != LKE {
		return
	}
	for _, x := range n.Derived {
		d.put(sheet.FormCell{Row: x.XLSXRow, Column: d.question, Value: x.Label, Look: sheet.LookMuted})
		for _, s := range d.sides() {
			c := sheet.FormCell{Row: x.XLSXRow, Column: s.answer, Look: sheet.LookScore,
				Formula: spreadsheetFormula(x.Expr, func(key string) string { return sheet.Address(d.at(n, key), s.answer) })}
			for _, v := range d.w.DerivedOf(d.answers[s.who][n.Code]) {
				if v.Key == x.Key {
					c.Value = v.Value
				}
			}
			d.put(c)
		}
	}
}

// criteriaText writes the criteria, a line each, or how numbers count.
func criteriaText(n *lke.Node) string {
	var lines []string
	for _, o := range n.Options {
		key := o.Key + "."
		if len(o.Key) > 1 {
			key = o.Key + ","
		}
		lines = append(lines, key+" "+o.Criterion)
	}
	if len(lines) == 0 {
		return n.FormulaNote
	}
	return strings.Join(lines, "\n")
}

// total draws the sum of everything.
func (d *drawing) total(row int) {
	for c := 1; c <= len(d.widths); c++ {
		cell := sheet.FormCell{Row: row, Column: c, Look: sheet.LookGroup1, Group: 1}
		if c == 1 {
			cell.Value = "NILAI TOTAL"
		}
		for _, s := range d.sides() {
			total := d.w.Score(d.answers[s.who]).Provisional.Total
			var cells []string
			for _, n := range d.w.Roots {
				cells = append(cells, sheet.Address(d.row(n), s.value))
			}
			switch c {
			case s.value:
				cell.Value, cell.Look, cell.Formula = total, sheet.LookScore, strings.Join(cells, "+")
			case s.percent:
				cell.Value, cell.Look, cell.Formula = total/100, sheet.LookShare, sheet.Address(row, s.value)+"/100"
			}
		}
		d.put(cell)
	}
}
