package lke

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// notePart is the note of a question. It is saved when typing rests or the
// focus leaves.
type notePart struct {
	p       *Page
	entry   *kit.Entry
	problem *kit.Para
	root    fyne.CanvasObject
}

func newNotePart(p *Page) *notePart {
	n := &notePart{p: p, entry: kit.NewNote(lang.L("Keterangan untuk penilai; tersimpan sendiri."), 2),
		problem: kit.NewPara("", look.Body, look.ColorDanger)}
	n.entry.OnChanged = n.typed
	n.entry.OnLeave = func(string) { p.commit() }
	n.problem.Hide()
	n.root = kit.Rows(look.Gap8, kit.Section(lang.L("Catatan")), n.entry, n.problem)
	return n
}

// typed takes the note over, but never takes the reason away from a decision
// that needs one.
func (n *notePart) typed(text string) {
	a := n.p.book.answer(n.p.code)
	msg := ""
	if a.Decision != nil && strings.TrimSpace(text) == "" {
		msg = lang.L("Catatan wajib selama ada keputusan TPI.")
	}
	if n.problem.Text() != msg {
		n.problem.Set(msg)
		n.problem.Hidden = msg == ""
		n.p.question.relayout()
	}
	if msg != "" {
		return
	}
	a.Note = text
	n.p.edit(a)
	n.p.question.answer.noteChanged()
}

// refresh shows the note of the book, but not over what is being mended.
func (n *notePart) refresh() {
	if !n.problem.Visible() {
		n.entry.SetQuietly(n.p.book.answer(n.p.code).Note)
	}
}

// focus puts the keyboard into the note.
func (n *notePart) focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(n.entry); c != nil {
		c.Focus(n.entry)
	}
}
