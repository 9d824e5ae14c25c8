package dokumen

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/lke"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
	"siapzi/ui/task"
)

// question is a line of the dialog that asks for a question.
type question struct {
	node     *lke.Node
	detail   string // why it is proposed, or what is asked
	proposed bool
	evidence int // expected evidence that the proposal names; 0 = none
}

// questionDialog asks which question documents prove.
type questionDialog struct {
	p         *Page
	all       []question // proposals first, then the worksheet
	rows      []question // what the words leave
	evidence  int        // of the chosen question; 0 = other evidence
	search    *kit.SearchEntry
	list      *kit.List
	item      *pressField
	state     *fyne.Container // the list, or that nothing matches
	dialog    *kit.Dialog
	confirmed func(code model.Code, evidence int)
}

const questionRowHeight = 46

// askQuestion opens the dialog. For a single document it proposes questions.
func (p *Page) askQuestion(title, confirm string, ids []model.DocumentID, confirmed func(code model.Code, evidence int)) *questionDialog {
	q := newQuestionDialog(p, title, confirm, nil, confirmed)
	if len(ids) != 1 {
		return q
	}
	fetch := func(ctx context.Context) ([]catalog.Suggestion, error) { return p.d.Documents.Suggest(ctx, ids[0]) }
	task.Latest(p.d.Tasks, "question.suggest", fetch, q.propose, func(error) {}) // the whole worksheet is there all the same
	return q
}

func newQuestionDialog(p *Page, title, confirm string, proposals []catalog.Suggestion, confirmed func(code model.Code, evidence int)) *questionDialog {
	q := &questionDialog{p: p, confirmed: confirmed}
	q.search = kit.NewSearchEntry(lang.L("Cari soal, kode, atau bukti"), func(string) { q.filter() })
	q.list = kit.NewList(kit.ListConfig{
		Count:     func() int { return len(q.rows) },
		NewRow:    func() fyne.CanvasObject { return newQuestionRow() },
		Bind:      func(i int, o fyne.CanvasObject, _ kit.RowState) { o.(*questionRow).set(q.rows[i]) },
		RowHeight: questionRowHeight, Dividers: true,
		OnSelect: func(i int) { q.choose(i) },
		OnOpen:   func(int) { q.dialog.Accept() },
	})
	q.search.OnArrow = func(by int) {
		q.list.Select(min(max(q.list.Selected()+by, 0), len(q.rows)-1))
		q.choose(q.list.Selected())
	}
	q.item = newPressField(q.items, func() fyne.Window { return p.d.Shell.Window() })
	q.state = kit.Stack(q.list)
	frame := kit.Stack(kit.NewBox("", look.ColorLine, look.Radius), kit.Padded(kit.Fixed(q.state, 0, 6*questionRowHeight), 1, 1, 1, 1))
	body := kit.Rows(look.Gap12, q.search, frame, kit.Row(look.Gap12, kit.Muted(lang.L("Untuk butir")), kit.Grow(q.item.press)))
	q.dialog = kit.ShowDialog(p.d.Shell.Window(), kit.DialogConfig{Title: title, Body: body, Width: 620, Confirm: confirm, OnConfirm: q.confirm, Focus: q.search})
	q.propose(proposals)
	return q
}

// propose puts proposals above the worksheet.
func (q *questionDialog) propose(list []catalog.Suggestion) {
	q.all = q.all[:0]
	for _, s := range list {
		if n := q.p.d.Worksheet.Question(s.Code); n != nil {
			q.all = append(q.all, question{node: n, detail: say.Text(s.Reason), proposed: true, evidence: s.Evidence})
		}
	}
	for _, n := range q.p.d.Worksheet.Questions {
		if !slices.ContainsFunc(q.all, func(x question) bool { return x.node == n }) {
			q.all = append(q.all, question{node: n, detail: n.Gist})
		}
	}
	q.filter()
}

// filter shows the questions that hold all words.
func (q *questionDialog) filter() {
	q.rows = matching(q.all, q.search.Text)
	q.list.Reload()
	if len(q.rows) == 0 {
		q.put(kit.EmptyState(look.IconSearch, lang.L("Tidak ada soal yang cocok"), lang.L("Coba kode seperti P.6.i.b atau kata lain."), "", nil))
		q.choose(-1)
		return
	}
	q.put(q.list)
	q.list.Select(0)
	q.choose(0)
}

func (q *questionDialog) put(o fyne.CanvasObject) {
	if q.state.Objects[0] != o {
		q.state.Objects = []fyne.CanvasObject{o}
		q.state.Refresh()
	}
}

// matching gives the questions that hold all words.
func matching(all []question, text string) []question {
	words := strings.Fields(strings.ToLower(text))
	var out []question
	for _, x := range all {
		s := searchWords(x.node)
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(s, w) }) {
			out = append(out, x)
		}
	}
	return out
}

// searchWords is what people type to find a question: its code with and
// without dots, its words, its expected evidence, and the names above it.
func searchWords(n *lke.Node) string {
	parts := []string{string(n.Code), strings.ReplaceAll(string(n.Code), ".", ""), n.Name, n.Gist}
	for up := n.Parent; up != nil; up = up.Parent {
		parts = append(parts, up.Name)
	}
	for _, e := range n.Evidence {
		parts = append(parts, e.Name)
	}
	return strings.ToLower(strings.Join(append(parts, n.Keywords...), "\n"))
}

// choose takes row i; -1 takes none.
func (q *questionDialog) choose(i int) {
	if i < 0 || i >= len(q.rows) {
		q.item.set(" ")
		q.item.press.Disable()
		return
	}
	q.item.press.Enable()
	q.setEvidence(q.rows[i].evidence)
}

func (q *questionDialog) setEvidence(no int) {
	q.evidence = no
	q.item.set(evidenceName(q.rows[q.list.Selected()].node, no))
}

// evidenceName names an expected evidence of n; 0 is other evidence.
func evidenceName(n *lke.Node, no int) string {
	if no < 1 || no > len(n.Evidence) {
		return lang.L("Bukti lain")
	}
	return n.Evidence[no-1].Name
}

// items offers the expected evidence of the chosen question.
func (q *questionDialog) items() []*fyne.MenuItem {
	i := q.list.Selected()
	if i < 0 {
		return nil
	}
	n := q.rows[i].node
	var items []*fyne.MenuItem
	for no := range len(n.Evidence) + 1 {
		item := fyne.NewMenuItem(shortened(evidenceName(n, no)), func() { q.setEvidence(no) })
		item.Checked = no == q.evidence
		items = append(items, item)
	}
	return items
}

// confirm takes the chosen question.
func (q *questionDialog) confirm() bool {
	i := q.list.Selected()
	if i < 0 || i >= len(q.rows) {
		return false
	}
	q.confirmed(q.rows[i].node.Code, q.evidence)
	return true
}

// questionRow paints a question: its code and name, and below why it is
// proposed or what is asked.
type questionRow struct {
	widget.BaseWidget
	code, name, detail *kit.Text
	mark               *kit.Status
	line               *fyne.Container
}

func newQuestionRow() *questionRow {
	r := &questionRow{code: kit.NewText("", look.Strong, look.ColorPrimary), name: kit.NewText("", look.Body, look.ColorText).Shrink(),
		detail: kit.NewText("", look.Body, look.ColorMuted).Shrink(), mark: kit.NewStatus(kit.Info, look.IconInfo, lang.L("Usulan"))}
	r.ExtendBaseWidget(r)
	r.line = kit.Row(look.Gap8, r.code, kit.Grow(r.name))
	return r
}

func (r *questionRow) set(q question) {
	r.code.Set(string(q.node.Code))
	r.name.Set(q.node.Name)
	r.detail.Set(q.detail)
	r.mark.Hidden = !q.proposed
	r.line.Refresh()
}

// CreateRenderer is for Fyne.
func (r *questionRow) CreateRenderer() fyne.WidgetRenderer {
	words := kit.Rows(0, r.line, r.detail)
	return widget.NewSimpleRenderer(kit.Padded(kit.Row(look.Gap12, kit.Grow(words), r.mark), 4, look.Gap12, 4, look.Gap12))
}
