package reviu

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/review"
	"siapzi/model/setting"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/task"
	"siapzi/ui/undo"
)

// by is who takes a step.
func (p *Page) by() review.By {
	who := p.d.Shell.Person()
	return review.By{Actor: p.d.Who, Name: who.Name, Role: who.Title()}
}

// do runs a change off the UI goroutine, then tells that it was done and goes
// on to the next row of the queue.
func (p *Page) do(said string, next bool, f func(ctx context.Context) error) {
	p.doBack(said, next, f, nil)
}

// change is one way of something that can be taken back.
type change func(ctx context.Context) error

// doBack is do for what Ctrl+Z takes back, by back. Accepting, returning and
// closing are no such things: others have read of them, and the dated rounds
// keep them. They are corrected by the next step.
func (p *Page) doBack(said string, next bool, f, back change) {
	after := ""
	if at := p.at(); next && at >= 0 && at+1 < len(p.rows) {
		after = p.rows[at+1].id
	}
	task.Latest(p.d.Tasks, "change", func(ctx context.Context) (struct{}, error) { return struct{}{}, f(ctx) }, func(struct{}) {
		if after != "" {
			p.chosen[p.mode] = after
		}
		if back != nil {
			p.d.Undo.Push(undo.Action{Label: said, Undo: func() { p.do(lang.L("Diurungkan"), false, back) }, Redo: func() { p.do(said, false, f) }})
		}
		p.d.Shell.Toast(said, "", nil)
		p.Reload()
	}, p.d.Shell.ShowError)
}

// code fills a sentence with the code of a question.
func code(s review.Status) map[string]any { return map[string]any{"Code": s.Code} }

func (p *Page) accept(s review.Status) {
	by := p.by()
	p.do(lang.L("{{.Code}} diterima", code(s)), true, func(ctx context.Context) error { return p.d.Reviews.Accept(ctx, by, s.Code) })
}

func (p *Page) submit(s review.Status) {
	by := p.by()
	submit := func(ctx context.Context) error { return p.d.Reviews.Submit(ctx, by, s.Code) }
	p.doBack(lang.L("{{.Code}} diajukan", code(s)), false, submit, p.backFromSubmit(s, by))
}

// backFromSubmit withdraws, but not a question that was returned: withdrawing
// would make a draft of it, which it was not.
func (p *Page) backFromSubmit(s review.Status, by review.By) change {
	if s.State != review.Draft {
		return nil
	}
	return func(ctx context.Context) error { return p.d.Reviews.Withdraw(ctx, by, s.Code) }
}

func (p *Page) withdraw(s review.Status) {
	by := p.by()
	p.doBack(lang.L("{{.Code}} ditarik", code(s)), false, func(ctx context.Context) error { return p.d.Reviews.Withdraw(ctx, by, s.Code) },
		func(ctx context.Context) error { return p.d.Reviews.Submit(ctx, by, s.Code) })
}

func (p *Page) closeRemark(r review.Remark) {
	by := p.by()
	p.do(lang.L("Catatan ditutup"), false, func(ctx context.Context) error { return p.d.Reviews.CloseRemark(ctx, by, r.ID) })
}

// askReturn asks for the remark, without which nothing is returned.
func (p *Page) askReturn(s review.Status) {
	p.ask(lang.L("Kembalikan {{.Code}}", code(s)), lang.L("Apa yang kurang, dan apa yang harus diperbaiki?"), "", lang.L("Kembalikan"),
		lang.L("Alasan wajib diisi."), func(text string) {
			by := p.by()
			p.do(lang.L("{{.Code}} dikembalikan", code(s)), true, func(ctx context.Context) error { return p.d.Reviews.Return(ctx, by, s.Code, text) })
		})
}

func (p *Page) askAnswer(r review.Remark) {
	p.ask(lang.L("Jawab catatan pemeriksa"), r.Text, r.Answer, lang.L("Simpan"), lang.L("Tulis apa yang sudah diperbaiki."), func(text string) {
		by := p.by()
		var back change
		if r.Answer != "" {
			back = func(ctx context.Context) error { return p.d.Reviews.AnswerRemark(ctx, by, r.ID, r.Answer) }
		}
		p.doBack(lang.L("Jawaban disimpan"), false, func(ctx context.Context) error { return p.d.Reviews.AnswerRemark(ctx, by, r.ID, text) }, back)
	})
}

// ask lets somebody write a text that must not be empty.
func (p *Page) ask(title, text, now, yes, missing string, done func(string)) {
	note := kit.NewNote("", 5)
	note.SetText(now)
	field := kit.NewField("", note, "")
	kit.ShowDialog(p.d.Shell.Window(), kit.DialogConfig{Title: title, Text: text, Body: field, Width: 520, Confirm: yes, Focus: note,
		OnConfirm: func() bool {
			if strings.TrimSpace(note.Text) == "" {
				field.SetProblem(missing)
				return false
			}
			done(note.Text)
			return true
		}})
}

// askTPI lets the answer of TPI be filled in or changed.
func (p *Page) askTPI(q *lke.Node) {
	now := p.book.tpi[q.Code]
	note := kit.NewNote(lang.L("Catatan TPI"), 4)
	note.SetText(now.Note)
	rows := kit.Rows(look.Gap12)
	read := optionField
	if q.HasInputs() {
		read = numberFields
	}
	answer := read(rows, q, now)
	rows.Add(kit.NewField(lang.L("Catatan"), note, ""))
	kit.ShowDialog(p.d.Shell.Window(), kit.DialogConfig{Title: lang.L("Jawaban TPI untuk {{.Code}}", map[string]any{"Code": q.Code}), Body: rows, Width: 560,
		Confirm: lang.L("Simpan"), Focus: note, OnConfirm: func() bool {
			a, ok := answer()
			if !ok {
				return false
			}
			a.Code, a.Assessor, a.Note, a.Decision = q.Code, model.TPI, note.Text, now.Decision
			set := func(a model.Answer) {
				p.do(lang.L("Jawaban TPI disimpan"), false, func(ctx context.Context) error { return p.d.Answers.Set(ctx, p.d.Who, []model.Answer{a}) })
			}
			set(a)
			old := now
			old.Code, old.Assessor = q.Code, model.TPI
			p.d.Undo.Push(undo.Action{Label: lang.L("Jawaban TPI {{.Code}}", map[string]any{"Code": q.Code}), Undo: func() { set(old) }, Redo: func() { set(a) }})
			return true
		}})
}

// optionField offers the options of q.
func optionField(rows *fyne.Container, q *lke.Node, now model.Answer) func() (model.Answer, bool) {
	words := []string{lang.L("Belum dinilai")}
	for _, o := range q.Options {
		words = append(words, o.Key+" – "+o.Criterion)
	}
	s := kit.NewSelect(func(int) {}, words...)
	for i, o := range q.Options {
		if o.Key == now.Option {
			s.Set(i + 1)
		}
	}
	rows.Add(kit.NewField(lang.L("Pilihan"), s, ""))
	return func() (model.Answer, bool) {
		if i := s.Selected(); i > 0 {
			return model.Answer{Option: q.Options[i-1].Key}, true
		}
		return model.Answer{}, true
	}
}

// numberFields offers the numbers of q.
func numberFields(rows *fyne.Container, q *lke.Node, now model.Answer) func() (model.Answer, bool) {
	fields, entries := map[string]*kit.Field{}, map[string]*kit.Entry{}
	for _, in := range q.Inputs {
		e := kit.NewEntry("")
		if x, ok := now.Inputs[in.Key]; ok {
			e.SetText(look.Short(x))
		}
		entries[in.Key] = e
		fields[in.Key] = kit.NewField(in.Label, e, in.Unit)
		rows.Add(fields[in.Key])
	}
	return func() (model.Answer, bool) {
		a, ok := model.Answer{Inputs: map[string]float64{}}, true
		for key, e := range entries {
			fields[key].SetProblem("")
			if strings.TrimSpace(e.Text) == "" {
				continue
			}
			x, fine := setting.ParseNumber(e.Text)
			if !fine {
				fields[key].SetProblem(lang.L("Tulis angka saja."))
				ok = false
			}
			a.Inputs[key] = x
		}
		return a, ok
	}
}
