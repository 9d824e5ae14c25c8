package lke

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model/lke"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// numberPart answers a ratio or index question with numbers. What is typed
// counts at once when it is right; a wrong field says so and leaves the last
// right number in force.
type numberPart struct {
	p      *Page
	q      *lke.Node
	inputs []*numberField
	value  *kit.Text // "85,71 %"
	adds   *kit.Text // what it adds to the score
	sums   *kit.Para // derived numbers, such as all who must report
	zero   *fyne.Container
	rule   *kit.Para // what the data says of a divisor of 0
	decide *numberField
	clear  *kit.Button
	root   *fyne.Container
}

// numberField is a label, a field, a unit, and what is wrong below.
type numberField struct {
	in      lke.Input
	entry   *kit.Entry
	problem *kit.Para
	root    *fyne.Container
}

func newNumberField(in lke.Input, onChange func(text string), onLeave func()) *numberField {
	f := &numberField{in: in, entry: kit.NewEntry(""), problem: kit.NewPara("", look.Body, look.ColorDanger)}
	f.entry.OnChanged = onChange
	f.entry.OnLeave = func(string) { onLeave() }
	f.problem.Hide()
	label := in.Label
	if !in.InFormula {
		label += " " + lang.L("(wajib diisi, tidak ikut dihitung)")
	}
	f.root = kit.Rows(2, kit.Row(look.Gap12,
		kit.Grow(kit.NewPara(label, look.Body, look.ColorText)),
		kit.Fixed(f.entry, 112, look.ControlHeight),
		kit.Fixed(kit.NewText(in.Unit, look.Body, look.ColorMuted).Shrink(), 84, 0)), f.problem)
	return f
}

// setProblem shows what is wrong; it tells whether the height changed.
func (f *numberField) setProblem(msg string) bool {
	if f.problem.Text() == msg {
		return false
	}
	f.problem.Set(msg)
	f.problem.Hidden = msg == ""
	return true
}

func newNumberPart(p *Page, q *lke.Node) *numberPart {
	n := &numberPart{p: p, q: q, value: kit.NewText("", look.Title, look.ColorText), adds: kit.Muted(""),
		sums: kit.NewPara("", look.Body, look.ColorMuted), rule: kit.NewPara("", look.Body, look.ColorText)}
	fields := kit.Rows(look.Gap8)
	for _, in := range q.Inputs {
		f := newNumberField(in, nil, p.commit)
		f.entry.OnChanged = func(text string) { n.typed(f, text) }
		n.inputs = append(n.inputs, f)
		fields.Add(f.root)
	}
	n.decide = newNumberField(lke.Input{Label: lang.L("Keputusan TPI"), Unit: "%", InFormula: true}, n.decided, p.commit)
	n.zero = kit.Stack(kit.NewBox(look.ColorWarningTint, "", look.Radius), kit.Padded(kit.Rows(look.Gap8,
		kit.RowTop(look.Gap8, kit.NewIcon(look.IconWarning, look.ColorWarningText, look.IconSize), kit.Grow(n.rule)),
		n.decide.root), look.Gap12, look.Gap12, look.Gap12, look.Gap12))
	n.clear = newClearButton(p)
	result := kit.Rows(look.Gap4,
		kit.Row(look.Gap8, kit.Muted(lang.L("Nilai")), n.value, kit.Space(), n.adds),
		n.sums, kit.NewPara(q.FormulaNote, look.Body, look.ColorMuted))
	n.root = kit.Rows(look.Gap8,
		kit.Card(kit.Rows(look.Gap12, fields, kit.NewDivider(), result)), n.zero,
		kit.Row(0, kit.Space(), n.clear))
	return n
}

func (n *numberPart) object() fyne.CanvasObject { return n.root }

// typed takes over a field that is right or empty.
func (n *numberPart) typed(f *numberField, text string) {
	x, ok, msg := checkInput(f.in, text)
	changed := f.setProblem(msg)
	if msg == "" {
		a := n.p.book.answer(n.q.Code)
		if a.Inputs == nil {
			a.Inputs = map[string]float64{}
		}
		if ok {
			a.Inputs[f.in.Key] = x
		} else {
			delete(a.Inputs, f.in.Key)
		}
		n.p.edit(a)
	}
	if changed {
		n.p.question.relayout()
	}
}

// decided takes over the decision on a divisor of 0. It counts only with a
// note that says why.
func (n *numberPart) decided(text string) {
	fraction, ok, msg := checkDecision(text)
	a := n.p.book.answer(n.q.Code)
	if ok && strings.TrimSpace(a.Note) == "" {
		ok, msg = false, lang.L("Tulis alasan keputusan pada catatan di bawah; tanpa itu keputusan belum berlaku.")
	}
	changed := n.decide.setProblem(msg)
	switch {
	case ok:
		a.Decision = &fraction
		n.p.edit(a)
	case strings.TrimSpace(text) == "" && a.Decision != nil:
		a.Decision = nil
		n.p.edit(a)
	}
	if changed {
		n.p.question.relayout()
	}
}

// noteChanged looks again at a decision that waits for its reason.
func (n *numberPart) noteChanged() {
	if n.zero.Visible() && n.decide.entry.Text != "" {
		n.decided(n.decide.entry.Text)
	}
}

// refresh shows the numbers of the book in every field that the user is not
// typing in, and what they come to.
func (n *numberPart) refresh() {
	a := n.p.book.answer(n.q.Code)
	for _, f := range n.inputs {
		x, has := a.Inputs[f.in.Key]
		f.show(x, has)
	}
	v := n.p.book.sheet.Value(a)
	n.value.SetIn("–", look.Title, look.ColorMuted)
	n.adds.Set("")
	if v.Answered {
		n.value.SetIn(look.Percent(v.Fraction*100), look.Title, look.ColorText)
		n.adds.Set(lang.L("menyumbang {{.Score}} dari {{.Weight}}",
			map[string]any{"Score": look.Score(v.Fraction * n.q.Weight), "Weight": look.Short(n.q.Weight)}))
	}
	var sums []string
	for _, d := range n.p.book.sheet.DerivedOf(a) {
		if d.Known {
			sums = append(sums, d.Label+": "+look.Short(d.Value))
		}
	}
	changed := n.sums.Hidden != (sums == nil)
	n.sums.Set(strings.Join(sums, " · "))
	n.sums.Hidden = sums == nil
	changed = n.refreshZero(v, a.Decision) || changed
	n.clear.SetEnabled(!a.IsBlank())
	if changed {
		n.p.question.relayout()
	}
}

// refreshZero shows the rule for a divisor of 0 and, where there is none, the
// field for the decision. It tells whether the height changed.
func (n *numberPart) refreshZero(v lke.Value, decision *float64) bool {
	changed := n.zero.Hidden == v.ZeroDivisor
	n.zero.Hidden = !v.ZeroDivisor
	if n.q.OnZero == nil {
		return changed
	}
	n.rule.Set(n.q.OnZero.Note)
	needs := n.q.OnZero.Value == nil
	changed = changed || n.decide.root.Hidden == needs
	n.decide.root.Hidden = !needs
	if decision != nil {
		n.decide.show(*decision*100, true)
	} else if !v.ZeroDivisor {
		n.decide.show(0, false)
	}
	return changed
}

// show writes x into the field unless it says that already, or something wrong
// that is still being mended.
func (f *numberField) show(x float64, has bool) {
	if f.problem.Visible() {
		return
	}
	if !has {
		if _, ok, _ := checkInput(f.in, f.entry.Text); ok {
			f.entry.SetQuietly("")
		}
		return
	}
	if now, ok := parseNumber(f.entry.Text, f.in.Integer); !ok || now != x {
		f.entry.SetQuietly(numberText(x))
	}
}
