package lke

import (
	"context"
	"maps"
	"time"

	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/undo"
)

// savePause is how long typing must rest before a number or note is saved.
const savePause = 600 * time.Millisecond

// choose answers the shown question with its i-th criterion.
func (p *Page) choose(i int) {
	q := p.node()
	if !p.ready || i >= len(q.Options) {
		return
	}
	a := p.book.answer(p.code)
	a.Option = q.Options[i].Key
	p.edit(a)
	p.commit()
}

// clearAnswer empties the answer of the shown question; the note stays.
func (p *Page) clearAnswer() {
	a := p.book.answer(p.code)
	a.Option, a.Inputs, a.Decision = "", nil, nil
	p.edit(a)
	p.commit()
}

// edit shows a as the answer of the shown question; commit saves it, at the
// latest after savePause.
func (p *Page) edit(a model.Answer) {
	now := p.book.answer(a.Code)
	a = p.fit(a)
	if sameAnswer(a, now) {
		return
	}
	if p.before == nil {
		p.before = &now
	}
	p.book.put(a)
	if a.Option != now.Option || !maps.Equal(a.Inputs, now.Inputs) || a.Decision != now.Decision {
		p.tree.refresh()
		p.question.refresh()
	}
	p.d.Tasks.After("commit", savePause, p.commit)
}

// fit drops a decision that the numbers do not ask for any more: it must not
// come back to life unseen when they change again.
func (p *Page) fit(a model.Answer) model.Answer {
	if a.Decision == nil {
		return a
	}
	without := a
	without.Decision = nil
	if !p.book.sheet.Value(without).NeedsDecision {
		return without
	}
	return a
}

// commit saves what edit showed and makes it undoable.
func (p *Page) commit() {
	if p.before == nil {
		return
	}
	p.d.Tasks.Cancel("commit")
	before, after := *p.before, p.book.answer(p.before.Code)
	p.before = nil
	if sameAnswer(before, after) {
		p.reload()
		return
	}
	p.store(after)
	p.d.Undo.Push(undo.Action{Label: lang.L("Jawaban {{.Code}}", map[string]any{"Code": after.Code}),
		Undo: func() { p.restore(before) }, Redo: func() { p.restore(after) }})
}

// store queues the write of a.
func (p *Page) store(a model.Answer) {
	p.saver.add(func(ctx context.Context) error {
		return p.d.Answers.Set(ctx, p.d.Who, []model.Answer{a})
	}, func(err error) {
		p.rescue = &a
		p.saveFailed(err)
	})
}

// restore brings an earlier answer back and shows its question.
func (p *Page) restore(a model.Answer) {
	p.commit()
	p.book.put(a)
	p.store(a)
	if a.Code != p.code {
		p.Show(a.Code)
		return
	}
	p.tree.refresh()
	p.question.refresh()
}

// saveFailed tells of a write that failed and reads again what the workspace
// really holds.
func (p *Page) saveFailed(err error) {
	p.d.Shell.ShowError(err)
	p.want.answers, p.want.docs = true, true
}

// Drop imports dropped files and folders and links them to the shown question.
func (p *Page) Drop(paths []string) { p.addEvidence(paths, 0) }

// bringBack shows a note that could not be saved again, with its question, so
// that its words are not lost; it is saved with the next change or when the
// question is left.
func (p *Page) bringBack() {
	if p.rescue == nil {
		return
	}
	a, now := *p.rescue, p.book.answer(p.rescue.Code)
	p.rescue = nil
	if a.Note == now.Note {
		return
	}
	if p.code != a.Code {
		p.Show(a.Code)
	}
	p.before = &now
	draft := now
	draft.Note = a.Note
	p.book.put(draft)
	p.question.refresh()
}

// showGates lists the gates of the target.
func (p *Page) showGates() {
	if len(p.book.result.Gates) == 0 {
		return
	}
	kit.ShowDialog(p.d.Shell.Window(), kit.DialogConfig{Title: p.book.result.Label, Width: 520,
		Text: lang.L("Syarat dihitung dari nilai aman: soal yang belum dijawab bernilai 0."), Body: gateList(p.book.result)})
}
