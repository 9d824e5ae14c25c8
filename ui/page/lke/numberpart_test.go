package lke

import (
	"strings"
	"testing"

	"siapzi/model"
	"siapzi/ui/look"
)

// ratio opens the page at R.1.i.a: changes ÷ agents, no rule for 0 agents.
func ratio(t *testing.T) (*office, *Page, *numberPart) {
	o := newOffice(t)
	p := o.open(1112, 712)
	p.Show("R.1.i.a")
	return o, p, p.question.answer.(*numberPart)
}

func TestNumbers(t *testing.T) {
	t.Run("numbers count while they are typed and are saved when typing rests", func(t *testing.T) {
		o, p, n := ratio(t)
		n.inputs[0].entry.SetText("8")
		n.inputs[1].entry.SetText("6")
		if n.value.Text() != look.Percent(75) || o.writes != 0 {
			t.Errorf("value %q after %d writes", n.value.Text(), o.writes)
		}
		p.d.Tasks.Fire("commit")
		if a := o.answers["R.1.i.a"]; a.Inputs["agen"] != 8 || a.Inputs["perubahan"] != 6 || o.writes != 1 {
			t.Errorf("saved %+v after %d writes", a, o.writes)
		}
		p.d.Undo.Undo()
		if n := p.question.answer.(*numberPart); n.inputs[0].entry.Text != "" || o.answers["R.1.i.a"].Inputs != nil {
			t.Errorf("after undo: field %q, answer %+v", n.inputs[0].entry.Text, o.answers["R.1.i.a"])
		}
	})

	t.Run("a wrong field says so and keeps the last right number", func(t *testing.T) {
		o, p, n := ratio(t)
		n.inputs[0].entry.SetText("8")
		n.inputs[0].entry.SetText("8,5")
		p.commit()
		if o.answers["R.1.i.a"].Inputs["agen"] != 8 || n.inputs[0].problem.Text() != "Harus bilangan bulat." {
			t.Errorf("saved %+v, problem %q", o.answers["R.1.i.a"], n.inputs[0].problem.Text())
		}
		n.inputs[0].entry.SetText("")
		p.commit()
		if _, has := o.answers["R.1.i.a"]; has || n.inputs[0].problem.Visible() {
			t.Errorf("saved %+v", o.answers["R.1.i.a"])
		}
	})

	t.Run("a divisor of 0 asks for a decision, which needs a reason", func(t *testing.T) {
		o, p, n := ratio(t)
		n.inputs[0].entry.SetText("0")
		n.inputs[1].entry.SetText("2")
		if !n.zero.Visible() || !strings.Contains(n.rule.Text(), "keputusan TPI") || n.value.Text() != "–" {
			t.Fatalf("value %q", n.value.Text())
		}
		n.decide.entry.SetText("50")
		p.commit()
		if o.answers["R.1.i.a"].Decision != nil || n.decide.problem.Text() == "" {
			t.Error("it was saved without a reason")
		}
		p.question.note.entry.SetText("Berita acara TPI 3/2026")
		p.commit()
		if d := o.answers["R.1.i.a"].Decision; d == nil || *d != 0.5 || n.value.Text() != look.Percent(50) || n.decide.problem.Visible() {
			t.Errorf("decision %v, value %q", d, n.value.Text())
		}

		p.question.note.entry.SetText(" ")
		p.commit()
		if o.answers["R.1.i.a"].Note == "" || !p.question.note.problem.Visible() {
			t.Error("the reason was taken away")
		}

		n.inputs[0].entry.SetText("4")
		p.commit()
		if a := o.answers["R.1.i.a"]; a.Decision != nil || n.zero.Visible() || n.decide.entry.Text != "" {
			t.Errorf("the decision stays: %+v, field %q", a, n.decide.entry.Text)
		}
	})

	t.Run("an index takes decimals up to its maximum", func(t *testing.T) {
		o := newOffice(t)
		p := o.open(1112, 712)
		p.Show("H.I.a")
		n := p.question.answer.(*numberPart)
		n.inputs[0].entry.SetText("3,6")
		p.commit()
		n.inputs[0].entry.SetText("4,5")
		p.commit()
		if a := o.answers["H.I.a"]; a.Inputs["indeks"] != 3.6 || n.inputs[0].problem.Text() != "Paling tinggi 4." {
			t.Errorf("saved %+v, problem %q", a, n.inputs[0].problem.Text())
		}
	})

	t.Run("derived numbers are shown once their inputs are there", func(t *testing.T) {
		o := newOffice(t)
		o.answers["R.5.iii.a"] = model.Answer{Code: "R.5.iii.a", Assessor: model.UnitAssessor,
			Inputs: map[string]float64{"kepala": 1, "pejabat": 4, "lainnya": 7, "sudah": 12}}
		p := o.open(1112, 712)
		p.Show("R.5.iii.a")
		if s := p.question.answer.(*numberPart).sums.Text(); s != "Jumlah wajib lapor: 12" {
			t.Errorf("sums = %q", s)
		}
	})
}
