package lke

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"siapzi/model/lke"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
)

// questionPane is the middle pane: one question with its header, criteria or
// numbers, evidence, note and arithmetic. Its parts are made anew for each
// question and only repainted while one is shown.
type questionPane struct {
	p     *Page
	q     *lke.Node
	proof proof

	crumb  *crumb
	place  *kit.Text
	code   *kit.Text
	name   *kit.Para
	status *kit.Status

	answer answerPart
	bukti  *proofPart
	note   *notePart
	why    *whyPart
	remark *fyne.Container // of a reviewer, hidden where there is none

	head   fyne.CanvasObject
	body   *fyne.Container   // of the present question
	outer  *fyne.Container   // scrolls body
	scroll *container.Scroll // inside outer
	center *fyne.Container   // body, loading or error
	root   fyne.CanvasObject
}

// answerPart is how a question is answered: criteria cards or number fields.
type answerPart interface {
	object() fyne.CanvasObject
	// refresh shows the answer of the book.
	refresh()
	// noteChanged tells that the note was edited: a decision depends on it.
	noteChanged()
}

func newQuestionPane(p *Page) *questionPane {
	v := &questionPane{p: p,
		crumb:  newCrumb(),
		place:  kit.Muted(""),
		code:   kit.NewText("", look.Title, look.ColorPrimary),
		name:   kit.NewPara("", look.Title, look.ColorText).MaxLines(2),
		status: kit.NewStatus(kit.Neutral, look.IconRing, ""),
	}
	prev := kit.NewIconButton(look.IconChevronUp, lang.L("Soal sebelumnya (↑)"), func() { p.step(-1) })
	next := kit.NewIconButton(look.IconChevronDown, lang.L("Soal berikutnya (↓)"), func() { p.step(1) })
	v.head = kit.Padded(kit.Rows(look.Gap8,
		kit.Row(look.Gap8, kit.Grow(v.crumb), v.place, prev, next),
		kit.RowTop(look.Gap8, v.code, kit.Grow(v.name), kit.Padded(v.status, 1, 0, 0, 0)),
	), look.Gap12, look.Gap16, look.Gap12, look.Gap16)
	v.center = kit.Stack(kit.Loading())
	v.root = kit.Rows(0, kit.Ground(look.ColorSurface, v.head), kit.NewDivider(), kit.Grow(v.center))
	v.head.Hide()
	return v
}

// show makes the parts for q.
func (v *questionPane) show(q *lke.Node) {
	v.q = q
	v.proof = groupEvidence(q, v.p.book.docs[q.Code])
	v.crumb.set(breadcrumb(q))
	v.code.Set(string(q.Code))
	v.name.Set(q.Name)
	if q.HasInputs() {
		v.answer = newNumberPart(v.p, q)
	} else {
		v.answer = newChoicePart(v.p, q)
	}
	v.bukti = newProofPart(v.p)
	v.note = newNotePart(v.p)
	v.why = newWhyPart(v.p)

	asked := kit.Rows(look.Gap4, kit.NewPara(q.Gist, look.Lead, look.ColorText))
	if q.Notes != "" {
		asked.Add(kit.NewPara(q.Notes, look.Body, look.ColorMuted))
	}
	v.remark = kit.Rows(0)
	rows := kit.Rows(look.Gap12, asked, v.remark, v.answer.object(), v.bukti.root, v.note.root, v.why.root)
	v.body = kit.Padded(rows, look.Gap12, look.Gap16, look.Gap24, look.Gap16)
	v.outer, v.scroll = kit.VScroll(v.body)
	v.head.Show()
	v.center.Objects = []fyne.CanvasObject{v.outer}
	v.refresh()
	v.bukti.refresh()
	v.root.Refresh()
}

// showError fills the pane when the page could not load.
func (v *questionPane) showError(err error) {
	v.center.Objects = []fyne.CanvasObject{kit.ErrorState(lang.L("Lembar kerja tidak dapat dimuat"), say.Error(err), v.p.Reload)}
	v.center.Refresh()
}

// refresh shows the present answer and score; the evidence stays as it is.
func (v *questionPane) refresh() {
	if v.q == nil {
		return
	}
	v.refreshPlace()
	v.refreshStatus()
	v.refreshRemark()
	v.answer.refresh()
	v.note.refresh()
	v.why.refresh()
}

// refreshPlace shows where the question stands among those that pass the filter.
func (v *questionPane) refreshPlace() {
	if v.q == nil {
		return
	}
	codes := v.p.outline.questions(v.p.filter, v.p.book.facts)
	at := placeOf(codes, v.q.Code)
	if at == 0 {
		v.place.Set("")
		return
	}
	v.place.Set(lang.L("{{.At}} dari {{.All}}", map[string]any{"At": at, "All": len(codes)}))
}

func (v *questionPane) refreshStatus() {
	if tone, icon, word, ok := reviewLook(v.p.book.facts.reviews[v.q.Code]); ok {
		v.status.Set(tone, icon, word)
		return
	}
	answered := v.p.book.facts.score.Safe.Nodes[v.q.Code].Answered > 0
	switch {
	case !answered:
		v.status.Set(kit.Neutral, look.IconRing, lang.L("Belum dijawab"))
	case v.proof.count() == 0:
		v.status.Set(kit.Info, look.IconPencilRing, lang.L("Tanpa bukti"))
	case !v.proof.usable():
		v.status.Set(kit.Warn, look.IconWarning, lang.L("Periksa bukti"))
	default:
		v.status.Set(kit.Good, look.IconCheckRing, lang.L("Lengkap"))
	}
}

// refreshProof shows the documents of the book.
func (v *questionPane) refreshProof() {
	if v.q == nil {
		return
	}
	v.proof = groupEvidence(v.q, v.p.book.docs[v.q.Code])
	v.refreshStatus()
	v.bukti.refresh()
	v.relayout()
}

// refreshSelection shows which document the right pane shows.
func (v *questionPane) refreshSelection() {
	if v.bukti != nil {
		v.bukti.refreshSelection()
	}
}

// relayout gives every part its place after one of them became higher or lower.
func (v *questionPane) relayout() {
	if v.outer != nil {
		v.outer.Refresh()
	}
}

// focusNote brings the note into view and puts the keyboard into it.
func (v *questionPane) focusNote() {
	if v.note == nil {
		return
	}
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(v.note.root).Y - driver.AbsolutePositionForObject(v.scroll).Y
	if below := top + v.note.root.Size().Height - v.scroll.Size().Height; below > 0 {
		v.scroll.Offset.Y += below + look.Gap16
		v.scroll.Refresh()
	}
	v.note.focus()
}
