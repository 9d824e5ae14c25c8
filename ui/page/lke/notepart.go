package lke

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// longestNote is how many characters can be typed here. Beyond it Fyne's field
// takes seconds to lay out; answer files may hold longer notes.
const longestNote = 4000

// notePart is the note of a question. It is saved when typing rests or the
// focus leaves. A note that is too long to be edited is only shown.
type notePart struct {
	p       *Page
	entry   *kit.Entry
	long    *kit.Para // in place of entry
	problem *kit.Para
	root    fyne.CanvasObject
}

func newNotePart(p *Page) *notePart {
	n := &notePart{p: p, entry: kit.NewNote(lang.L("Keterangan untuk penilai; tersimpan sendiri."), 2),
		long: kit.NewPara("", look.Body, look.ColorText).MaxLines(12), problem: kit.NewPara("", look.Body, look.ColorDanger)}
	n.entry.OnChanged = n.typed
	n.entry.OnLeave = func(string) { p.commit() }
	n.problem.Hide()
	n.long.Hide()
	n.root = kit.Rows(look.Gap8, kit.Section(lang.L("Catatan")), n.entry, n.long, n.problem)
	return n
}

// typed takes the note over, but never takes the reason away from a decision
// that needs one.
func (n *notePart) typed(text string) {
	a := n.p.book.answer(n.p.code)
	msg := ""
	switch {
	case a.Decision != nil && strings.TrimSpace(text) == "":
		msg = lang.L("Catatan wajib selama ada keputusan TPI.")
	case utf8.RuneCountInString(text) > longestNote:
		msg = lang.L("Catatan paling panjang {{.N}} huruf; sisanya belum tersimpan.", map[string]any{"N": look.Count(longestNote)})
	}
	n.setProblem(msg)
	if msg != "" {
		return
	}
	a.Note = text
	n.p.edit(a)
	n.p.question.answer.noteChanged()
}

func (n *notePart) setProblem(msg string) {
	if n.problem.Text() != msg {
		n.problem.Set(msg)
		n.problem.Hidden = msg == ""
		n.p.question.relayout()
	}
}

// refresh shows the note of the book, but not over what is being mended.
func (n *notePart) refresh() {
	note := n.p.book.answer(n.p.code).Note
	if utf8.RuneCountInString(note) > longestNote {
		n.entry.Hide()
		n.long.Set(note)
		n.long.Show()
		n.setProblem(lang.L("Catatan ini lebih panjang daripada {{.N}} huruf; ubah lewat berkas jawaban.", map[string]any{"N": look.Count(longestNote)}))
		return
	}
	if n.long.Visible() {
		n.long.Hide()
		n.entry.Show()
		n.setProblem("")
	}
	if !n.problem.Visible() {
		n.entry.SetQuietly(note)
	}
}

// focus puts the keyboard into the note.
func (n *notePart) focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(n.entry); c != nil {
		c.Focus(n.entry)
	}
}
