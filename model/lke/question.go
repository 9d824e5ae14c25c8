package lke

import (
	"math"
	"regexp"
	"slices"
	"strings"
)

// rhythms lists how often a kind of evidence comes about.
var rhythms = []string{"tahunan", "semesteran", "triwulanan", "bulanan", "insidental"}

// reservedKeys have a meaning in formulas or in answer files, so no input may
// be called that.
var reservedKeys = []string{"jawaban", "catatan", "keputusan", "min", "max", "and", "or", "not", "in", "true", "false", "nil", "let", "if", "else", divide}

var inputKey = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

// loadQuestion reads what only questions have and checks it.
func (l *loader) loadQuestion(n *Node, raw rawNode, at string) {
	n.Gist, n.PrintedLabel, n.Scale, n.Keywords = raw.Gist, raw.PrintedLabel, Scale(raw.Scale), raw.Keywords
	n.XLSXRow, n.PortalXLSXRow, n.PortalSoalIDs = raw.XLSXRow, raw.PortalRow, raw.PortalSoal
	if n.Gist == "" {
		l.add(at+".gist", "belum diisi")
	}
	if raw.Rollup != "" {
		l.add(at+".rollup", "soal tidak menjumlah apa pun")
	}
	if raw.Parent == nil {
		l.add(at+".parent", "belum diisi")
	}
	if raw.Pokja != nil {
		n.Pokja = *raw.Pokja
	}
	for i, e := range raw.Evidence {
		if e.Name == "" {
			l.add(at+".evidence", "bukti ke-%d tanpa nama", i+1)
		}
		if !slices.Contains(rhythms, e.Rhythm) {
			l.add(at+".evidence", "irama %q pada bukti ke-%d tidak dikenal", e.Rhythm, i+1)
		}
		n.Evidence = append(n.Evidence, Evidence(e))
	}
	if n.Scale == ScaleRatio || n.Scale == ScaleIndex {
		l.loadInputs(n, raw, at)
		l.loadFormula(n, raw, at)
	} else {
		l.loadOptions(n, raw, at)
	}
}

// loadOptions joins the steps of the scale with the criteria of the question.
func (l *loader) loadOptions(n *Node, raw rawNode, at string) {
	if len(raw.Inputs) > 0 || raw.Formula != nil || raw.OnZero != nil || len(raw.Derived) > 0 {
		l.add(at+".inputs", "soal berpilihan tidak mempunyai masukan atau rumus")
	}
	steps, known := l.scales[n.Scale]
	if !known {
		l.add(at+".scale", "skala %q tidak dikenal", raw.Scale)
		return
	}
	n.Options = slices.Clone(steps)
	for i, o := range n.Options {
		text, has := raw.Criteria[o.Key]
		if !has || text == "" {
			l.add(at+".criteria", "kriteria untuk %q belum diisi", o.Key)
		}
		n.Options[i].Criterion = text
	}
	for _, key := range sorted(raw.Criteria) {
		if _, ok := n.Option(key); !ok {
			l.add(at+".criteria", "%q bukan pilihan dari skala %s", key, n.Scale)
		}
	}
}

// loadInputs takes over the numbers of a ratio or index question.
func (l *loader) loadInputs(n *Node, raw rawNode, at string) {
	if len(raw.Criteria) > 0 {
		l.add(at+".criteria", "soal berangka tidak mempunyai kriteria pilihan")
	}
	if len(raw.Inputs) == 0 {
		l.add(at+".inputs", "soal berangka harus mempunyai masukan")
	}
	for _, in := range raw.Inputs {
		inAt := at + ".inputs[" + in.Key + "]"
		switch _, twice := n.Input(in.Key); {
		case !inputKey.MatchString(in.Key):
			l.add(inAt+".key", "kunci harus huruf kecil, angka, dan garis bawah")
		case slices.Contains(reservedKeys, in.Key):
			l.add(inAt+".key", "kunci ini sudah mempunyai arti lain")
		case twice:
			l.add(inAt+".key", "kunci dipakai dua kali")
		}
		if in.Label == "" {
			l.add(inAt+".label", "belum diisi")
		}
		if in.Min != nil && in.Max != nil && *in.Min >= *in.Max {
			l.add(inAt+".max", "harus lebih dari min")
		}
		n.Inputs = append(n.Inputs, Input{Key: in.Key, Label: in.Label, Unit: in.Unit, Min: in.Min, Max: in.Max,
			Integer: in.Integer, InFormula: in.InFormula,
			XLSXRow: in.XLSXRow, PortalXLSXRow: in.PortalRow, PortalSoalID: in.PortalSoal})
	}
}

// loadFormula compiles the formula and the derived numbers and checks them
// against the inputs.
func (l *loader) loadFormula(n *Node, raw rawNode, at string) {
	var names []string
	for _, in := range n.Inputs {
		if inputKey.MatchString(in.Key) {
			names = append(names, in.Key)
		}
	}
	for _, d := range raw.Derived {
		f, faults := compileFormula(d.Expr, names)
		for _, fault := range faults {
			l.add(at+".derived["+d.Key+"].expr", "%s", fault)
		}
		if f != nil && f.divides {
			l.add(at+".derived["+d.Key+"].expr", "angka turunan tidak boleh membagi dengan masukan")
		}
		n.Derived = append(n.Derived, Derived{Key: d.Key, Label: d.Label, Expr: d.Expr, XLSXRow: d.XLSXRow, formula: f})
	}
	if raw.FormulaNote != nil {
		n.FormulaNote = *raw.FormulaNote
	}
	if raw.Formula == nil || strings.TrimSpace(*raw.Formula) == "" {
		l.add(at+".formula", "belum diisi")
		return
	}
	n.Formula = *raw.Formula
	f, faults := compileFormula(n.Formula, names)
	for _, fault := range faults {
		l.add(at+".formula", "%s", fault)
	}
	l.loadOnZero(n, raw, f, at)
	if f == nil {
		return
	}
	n.formula = f
	for _, in := range n.Inputs {
		if used := slices.Contains(f.names, in.Key); used != in.InFormula {
			l.add(at+".inputs["+in.Key+"].in_formula", "tidak cocok dengan rumus")
		}
	}
	l.probe(n, at)
}

func (l *loader) loadOnZero(n *Node, raw rawNode, f *formula, at string) {
	if raw.OnZero == nil {
		if f != nil && f.divides {
			l.add(at+".on_zero", "belum diisi, padahal rumus membagi dengan masukan")
		}
		return
	}
	n.OnZero = &OnZero{Value: raw.OnZero.Value, Note: raw.OnZero.Note}
	if v := n.OnZero.Value; v != nil && (*v < 0 || *v > 1) {
		l.add(at+".on_zero.value", "harus antara 0 dan 1, atau null")
	}
	if n.OnZero.Note == "" {
		l.add(at+".on_zero.note", "belum diisi")
	}
	if f != nil && !f.divides {
		l.add(at+".on_zero", "tidak berguna karena rumus tidak membagi dengan masukan")
	}
}

// probe runs the formula over small numbers and both limits of every input. A
// formula without its cap ("perubahan / agen") would give more than 1 there.
func (l *loader) probe(n *Node, at string) {
	values := map[string]float64{}
	var try func(k int) bool
	try = func(k int) bool {
		if k == len(n.formula.names) {
			v, err := n.formula.eval(values)
			if err == errZero || err == nil && v >= 0 && v <= 1 {
				return true
			}
			l.add(at+".formula", "hasil untuk %s di luar 0 sampai 1", n.formula.show(values))
			return false
		}
		in, _ := n.Input(n.formula.names[k])
		for _, v := range probes(in) {
			values[in.Key] = v
			if !try(k + 1) {
				return false
			}
		}
		return true
	}
	try(0)
}

// probes gives numbers within the limits of in.
func probes(in Input) []float64 {
	lo, hi := -7.0, 7.0
	if in.Min != nil {
		lo = *in.Min
	}
	if in.Max != nil {
		hi = *in.Max
	}
	list := []float64{lo, hi}
	for _, v := range []float64{0, 1, 2} {
		if v > lo && v < hi {
			list = append(list, v)
		}
	}
	if in.Integer {
		list = slices.DeleteFunc(list, func(v float64) bool { return v != math.Trunc(v) })
	}
	return list
}
