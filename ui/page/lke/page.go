package lke

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/ui/kit"
	"siapzi/ui/task"
)

// mergeEvents is how long the page gathers events before it reads again: an
// import of many files tells of each.
const mergeEvents = 100 * time.Millisecond

// Page is the worksheet page. UI goroutine only.
type Page struct {
	d       Deps
	outline *outline
	book    *book
	saver   saver

	code   model.Code       // the question that is shown
	doc    model.DocumentID // the document that the right pane shows, "" for none
	filter filter
	open   map[model.Code]bool
	before *model.Answer // the shown question as it is saved, while the draft differs
	rescue *model.Answer // an answer whose note could not be saved

	ready   bool  // something was loaded once
	want    parts // what has to be read again
	loading parts // what is being read

	tree     *treePane
	question *questionPane
	details  *detailsPane
	root     *kit.Panes
	cancel   func() // of the subscription
}

// parts names what is read from the workspace.
type parts struct{ unit, answers, docs, reviews bool }

var everything = parts{unit: true, answers: true, docs: true, reviews: true}

func (p parts) any() bool { return p != parts{} }

func (p parts) or(q parts) parts {
	return parts{p.unit || q.unit, p.answers || q.answers, p.docs || q.docs, p.reviews || q.reviews}
}

// New makes the page and starts to load. The caller closes it.
func New(d Deps) *Page {
	p := &Page{d: d, outline: newOutline(d.Worksheet), book: newBook(d.Worksheet), open: map[model.Code]bool{}}
	p.saver = saver{tasks: d.Tasks, idle: p.reload}
	p.code = d.Worksheet.Questions[0].Code
	p.openAbove(p.code)
	p.tree = newTreePane(p)
	p.question = newQuestionPane(p)
	p.details = newDetailsPane(p)
	p.root = kit.NewPanes(
		kit.Pane{Content: p.tree.root, Width: 312, Min: 240},
		kit.Pane{Content: p.question.root, Min: 380},
		kit.Pane{Content: p.details.root, Width: 280, Min: 272, HideBelow: 1100})
	p.cancel = d.Bus.Subscribe(p.onEvent)
	p.want = everything
	p.load()
	return p
}

// Content gives what the window shows.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Close saves what is still being typed and waits for it.
func (p *Page) Close() {
	p.cancel()
	p.commit()
	if err := p.saver.flush(context.WithoutCancel(p.d.Tasks.Context())); err != nil {
		p.d.Shell.ShowError(err)
	}
	p.details.close()
	p.d.Tasks.Close()
}

// Reload reads everything again.
func (p *Page) Reload() {
	p.want = everything
	p.reload()
}

// onEvent runs on the goroutine that published.
func (p *Page) onEvent(ev model.Event) {
	var w parts
	switch ev := ev.(type) {
	case model.AnswerChanged:
		w.answers = ev.Assessor == model.UnitAssessor
		w.reviews = w.answers // what was accepted is a draft again when it changes
	case model.LinkChanged, model.DocumentChanged:
		w.docs, w.reviews = true, true
	case model.ReviewChanged:
		w.reviews = true
	case model.UnitChanged:
		w.unit = true
	}
	if !w.any() {
		return
	}
	p.d.Tasks.UI(func() {
		p.want = p.want.or(w)
		p.d.Tasks.Debounce("reload", mergeEvents, p.reload)
	})
}

// reload reads what is wanted, unless the screen is ahead of the workspace:
// then it would show old answers for a moment. The saver calls it when idle.
func (p *Page) reload() {
	if p.want.any() && p.before == nil && !p.saver.pending() {
		p.load()
	}
}

// load reads what is wanted off the UI goroutine. It takes over what a run
// that it cancels was reading.
func (p *Page) load() {
	p.loading, p.want = p.loading.or(p.want), parts{}
	want := p.loading
	fetch := func(ctx context.Context) (loaded, error) { return p.fetch(ctx, want) }
	task.Latest(p.d.Tasks, "load", fetch, p.show, p.loadFailed)
}

// fetch runs off the UI goroutine.
func (p *Page) fetch(ctx context.Context, want parts) (l loaded, err error) {
	l.parts = want
	if want.unit {
		u, err := p.d.Unit.Unit(ctx)
		if err != nil {
			return l, err
		}
		l.target, l.sheet = u.Target, p.d.Unit.Worksheet()
	}
	if want.answers {
		if l.answers, err = p.d.Answers.Answers(ctx, model.UnitAssessor); err != nil {
			return l, err
		}
	}
	if want.docs {
		if l.docs, err = p.d.Documents.ByQuestion(ctx); err != nil {
			return l, err
		}
	}
	if want.reviews {
		if l.reviews, l.remarks, err = p.d.reviewStates(ctx); err != nil {
			return l, err
		}
	}
	return l, nil
}

// show takes over what was read. What was read while the user went on is
// dropped; it is read again when the last change is saved.
func (p *Page) show(l loaded) {
	p.loading = parts{}
	if p.before != nil || p.saver.pending() {
		p.want = p.want.or(l.parts)
		return
	}
	changed := p.book.fill(l)
	if !p.ready {
		p.ready = true
		p.Show(p.code)
		return
	}
	if changed.any() {
		p.tree.refresh()
	}
	if changed.answers || changed.reviews {
		p.question.refresh()
	}
	if changed.docs {
		p.question.refreshProof()
		p.details.refresh()
	}
	p.bringBack()
}

// loadFailed puts the error into the page's body where there is nothing to
// show yet, and into the error box otherwise.
func (p *Page) loadFailed(err error) {
	p.want, p.loading = p.want.or(p.loading), parts{}
	if model.KindOf(err) == model.Canceled {
		return
	}
	if p.ready {
		p.d.Shell.ShowError(err)
		return
	}
	p.question.showError(err)
}

// Show opens question code: its branches open, the filter gives way if it
// hides it, and its first document is previewed.
func (p *Page) Show(code model.Code) {
	q := p.d.Worksheet.Question(code)
	if q == nil {
		return
	}
	p.commit()
	if p.before != nil {
		return // saving failed, and the note stays on the screen
	}
	p.code = code
	p.openAbove(code)
	if !p.ready {
		return // shown when it is loaded
	}
	if p.filter.active() && !p.outline.matches(p.filter, p.book.facts)[code] {
		p.setFilter(filter{})
		p.tree.clear()
	}
	p.tree.refresh()
	p.tree.reveal(code)
	p.question.show(q)
	p.doc = ""
	if docs := p.question.proof.all(); len(docs) > 0 {
		p.doc = docs[0].id
	}
	p.question.refreshSelection()
	p.details.refresh()
}

// openAbove opens every branch above code.
func (p *Page) openAbove(code model.Code) {
	for n := p.d.Worksheet.Node(code).Parent; n != nil; n = n.Parent {
		p.open[n.Code] = true
	}
}

// setFilter narrows the tree.
func (p *Page) setFilter(f filter) {
	p.filter = f
	p.tree.refresh()
	p.tree.list.ScrollTo(max(indexOf(p.tree.rows, p.tree.cursor), 0))
	p.question.refreshPlace()
}

// toggle opens or closes a branch.
func (p *Page) toggle(code model.Code) {
	p.open[code] = !p.open[code]
	p.tree.refresh()
}

// node gives the shown question.
func (p *Page) node() *lke.Node { return p.d.Worksheet.Node(p.code) }

// step shows the question that is by places after the shown one, among those
// that pass the filter.
func (p *Page) step(by int) {
	codes := p.outline.questions(p.filter, p.book.facts)
	if len(codes) == 0 {
		return
	}
	p.Show(codes[stepped(p.d.Worksheet, codes, p.code, by)])
}
