package lke

import (
	"math"
	"strings"
	"unicode/utf8"

	"siapzi/model"
)

const (
	// MaxNumber is the largest number that Check accepts where the data sets no
	// limit. No count of people, complaints or services comes near it; beyond
	// it stand slips of the keyboard.
	MaxNumber = 1e9
	// MaxNote is the length of a note in characters that Check accepts: some
	// five printed pages.
	MaxNote = 20_000
)

// Answers are one assessor's answers by question. A missing entry is blank.
type Answers map[model.Code]model.Answer

// Value is what an answer is worth.
type Value struct {
	Fraction float64 // 0..1; 0 when not answered
	Answered bool
	// ZeroDivisor tells that the ratio divides by 0. Fraction is then that of
	// the worksheet's rule or of the decision.
	ZeroDivisor bool
	// NeedsDecision tells that there is no such rule and no decision yet; the
	// question is then not answered.
	NeedsDecision bool
}

// Value gives what a is worth. An answer that Check refuses is not answered;
// a score must never rest on one.
func (w *Worksheet) Value(a model.Answer) Value {
	if n := w.Question(a.Code); n != nil {
		return n.value(a)
	}
	return Value{}
}

func (n *Node) value(a model.Answer) Value {
	if a.IsBlank() || n.faults(a) != nil {
		return Value{}
	}
	if !n.HasInputs() {
		o, _ := n.Option(a.Option) // faults has refused unknown keys
		return Value{Fraction: o.Value, Answered: true}
	}
	if !n.complete(a) {
		return Value{}
	}
	v, err := n.formula.eval(a.Inputs)
	switch {
	case err == nil:
		return Value{Fraction: v, Answered: true}
	case err != errZero:
		return Value{} // cannot happen: the formula was type-checked at load
	case n.OnZero.Value != nil:
		return Value{Fraction: *n.OnZero.Value, Answered: true, ZeroDivisor: true}
	case a.Decision != nil:
		return Value{Fraction: *a.Decision, Answered: true, ZeroDivisor: true}
	}
	return Value{ZeroDivisor: true, NeedsDecision: true}
}

// complete tells whether every input of n is filled, also those that the
// formula does not use (see the package comment).
func (n *Node) complete(a model.Answer) bool {
	for _, in := range n.Inputs {
		if _, ok := a.Inputs[in.Key]; !ok {
			return false
		}
	}
	return true
}

// Check tells whether a may be stored. Blank answers and answers with only
// some of the inputs may. The error is Invalid and names every problem by
// code, or by code and input ("R.1.i.a.agen").
func (w *Worksheet) Check(a model.Answer) error {
	var p problems
	if !a.Assessor.Valid() {
		p.add(string(a.Code), "penilai %q tidak dikenal", a.Assessor)
	}
	n := w.byCode[a.Code]
	switch {
	case n == nil:
		p.add(string(a.Code), "kode tidak ada dalam lembar kerja")
	case !n.IsQuestion():
		p.add(string(a.Code), "bukan soal, melainkan %s, sehingga tidak dapat dijawab", n.Level)
	default:
		p = append(p, n.faults(a)...)
	}
	if !utf8.ValidString(a.Note) {
		p.add(string(a.Code), "catatan berisi karakter yang rusak")
	} else if utf8.RuneCountInString(a.Note) > MaxNote {
		p.add(string(a.Code), "catatan lebih panjang daripada %d karakter", MaxNote)
	}
	return p.err("Jawaban belum benar.")
}

// faults gives what is wrong with the answer itself; nil for none.
func (n *Node) faults(a model.Answer) problems {
	var p problems
	if !n.HasInputs() {
		if a.Option != "" {
			if _, ok := n.Option(a.Option); !ok {
				p.add(string(n.Code), "pilihan %q tidak ada; pilihannya %s", a.Option, n.optionKeys())
			}
		}
		if len(a.Inputs) > 0 {
			p.add(string(n.Code), "soal ini dijawab dengan pilihan (%s), bukan angka", n.optionKeys())
		}
		if a.Decision != nil {
			p.add(string(n.Code), "keputusan TPI hanya untuk soal hitungan yang pembaginya 0")
		}
		return p
	}
	if a.Option != "" {
		p.add(string(n.Code), "soal ini dijawab dengan angka (%s), bukan pilihan %q", n.inputKeys(), a.Option)
	}
	for _, key := range sorted(a.Inputs) {
		in, ok := n.Input(key)
		if !ok {
			p.add(string(n.Code)+"."+key, "masukan tidak dikenal; masukan soal ini %s", n.inputKeys())
		} else if msg := in.fault(a.Inputs[key]); msg != "" {
			p.add(string(n.Code)+"."+key, "%s", msg)
		}
	}
	if a.Decision != nil && len(p) == 0 {
		n.decisionFaults(a, &p)
	}
	return p
}

// fault says what is wrong with v as a value of in, "" for nothing.
func (in Input) fault(v float64) string {
	switch {
	case math.IsNaN(v) || math.IsInf(v, 0):
		return "bukan angka"
	case in.Min != nil && *in.Min == 0 && v < 0:
		return "angka tidak boleh negatif (" + number(v) + ")"
	case in.Min != nil && v < *in.Min:
		return "angka " + number(v) + " kurang dari " + number(*in.Min)
	case in.Max != nil && v > *in.Max:
		return "angka " + number(v) + " lebih dari " + number(*in.Max)
	case math.Abs(v) > MaxNumber:
		return "angka terlalu besar"
	case in.Integer && v != math.Trunc(v):
		return "harus bilangan bulat, bukan " + number(v)
	}
	return ""
}

// decisionFaults checks a decision: it is only for a zero divisor without a
// rule, and must say why. A decision left over from earlier numbers must not
// come back to life unseen, so it is refused where it does not count.
func (n *Node) decisionFaults(a model.Answer, p *problems) {
	code := string(n.Code)
	if d := *a.Decision; math.IsNaN(d) || d < 0 || d > 1 {
		p.add(code, "keputusan TPI harus antara 0 dan 1")
	}
	if n.OnZero == nil || n.OnZero.Value != nil {
		p.add(code, "soal ini tidak memerlukan keputusan TPI")
		return
	}
	if n.complete(a) {
		if _, err := n.formula.eval(a.Inputs); err == errZero {
			if strings.TrimSpace(a.Note) == "" {
				p.add(code, "keputusan TPI harus disertai catatan alasannya")
			}
			return
		}
	}
	p.add(code, "keputusan TPI hanya berlaku bila semua masukan terisi dan pembaginya 0")
}

// optionKeys lists the keys for a sentence: "Ya, Tidak".
func (n *Node) optionKeys() string {
	var keys []string
	for _, o := range n.Options {
		keys = append(keys, o.Key)
	}
	return strings.Join(keys, ", ")
}

// inputKeys lists the keys for a sentence: "agen, perubahan".
func (n *Node) inputKeys() string {
	var keys []string
	for _, in := range n.Inputs {
		keys = append(keys, in.Key)
	}
	return strings.Join(keys, ", ")
}

// DerivedValue is a derived number of a question for one answer.
type DerivedValue struct {
	Derived
	Value float64
	Known bool // all inputs that it needs are filled
}

// DerivedOf gives the derived numbers of a's question, in the order of the data.
func (w *Worksheet) DerivedOf(a model.Answer) []DerivedValue {
	n := w.Question(a.Code)
	if n == nil {
		return nil
	}
	var list []DerivedValue
	for _, d := range n.Derived {
		v := DerivedValue{Derived: d, Known: true}
		for _, name := range d.formula.names {
			if _, ok := a.Inputs[name]; !ok {
				v.Known = false
			}
		}
		if v.Known {
			v.Value, _ = d.formula.eval(a.Inputs) // only adds and multiplies, checked at load
		}
		list = append(list, v)
	}
	return list
}
