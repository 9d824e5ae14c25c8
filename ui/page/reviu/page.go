package reviu

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/readiness"
	"siapzi/model/readiness/quality"
	"siapzi/model/review"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
	"siapzi/ui/task"
)

const (
	listWidth   = float32(320)
	fileWidth   = float32(316)
	mergeEvents = 200 * time.Millisecond
)

// mode is which of the three things the page shows.
type mode int

const (
	modeQuestions mode = iota
	modeFindings
	modeConditions
)

// places names the modes for what is remembered.
var places = []string{"soal", "mutu", "prasyarat"}

// book is what the page knows.
type book struct {
	sheet      *lke.Worksheet
	target     model.Target
	unit, tpi  lke.Answers
	docs       map[model.Code][]model.Document
	statuses   []review.Status
	compared   review.Comparison
	conditions []readiness.Condition
	findings   []quality.Finding
	checked    bool // findings are known
}

// Page is the review page. UI goroutine only.
type Page struct {
	d       Deps
	book    book
	mode    mode
	filters map[mode]string // the chip that is on; "" for none
	mine    bool            // only the Pokja of the person
	chosen  map[mode]string // id of the row that is shown
	rows    []row
	ready   bool
	chose   bool // the first filter was proposed

	checking checking

	left   *leftPane
	middle *middlePane
	file   *filePane
	root   *kit.Panes
	whole  *fyne.Container // root, loading or error
	cancel func()
}

// New makes the page and starts to load. The caller closes it.
func New(d Deps) *Page {
	p := &Page{d: d, book: book{sheet: d.Worksheet}, filters: map[mode]string{}, chosen: map[mode]string{}}
	p.left, p.middle, p.file = newLeftPane(p), newMiddlePane(p), newFilePane(p)
	p.root = kit.NewPanes(
		kit.Pane{Content: kit.Ground(look.ColorSurface, p.left.root), Width: listWidth, Min: 280},
		kit.Pane{Content: p.middle.root, Min: 420},
		kit.Pane{Content: kit.Ground(look.ColorSurface, p.file.root), Width: fileWidth, Min: 240, HideBelow: 1040})
	p.whole = kit.Stack(kit.Loading())
	p.cancel = d.Bus.Subscribe(func(model.Event) { // on the goroutine that published
		d.Tasks.UI(func() { d.Tasks.Debounce("reload", mergeEvents, p.Reload) })
	})
	p.Reload()
	return p
}

// Content gives what the window shows.
func (p *Page) Content() fyne.CanvasObject { return p.whole }

// Panes gives the panes, whose widths the window remembers.
func (p *Page) Panes() *kit.Panes { return p.root }

// Close stops what is being read.
func (p *Page) Close() {
	p.cancel()
	p.d.Tasks.Close()
}

// Place and ShowPlace remember which of the three is shown.
func (p *Page) Place() string { return places[p.mode] }

// ShowPlace shows what was shown the last time.
func (p *Page) ShowPlace(place string) {
	for i, name := range places {
		if name == place {
			p.setMode(mode(i))
		}
	}
}

// Reload reads everything again. The checks come after the rest: they may have
// to read files.
func (p *Page) Reload() {
	task.Latest(p.d.Tasks, "load", p.fetch, p.show, p.failed)
	p.check()
}

// fetch runs off the UI goroutine.
func (p *Page) fetch(ctx context.Context) (b book, err error) {
	b.sheet = p.d.Worksheet
	if b.unit, err = p.d.Answers.Answers(ctx, model.UnitAssessor); err != nil {
		return b, err
	}
	if b.tpi, err = p.d.Answers.Answers(ctx, model.TPI); err != nil {
		return b, err
	}
	if b.docs, err = p.d.Documents.ByQuestion(ctx); err != nil {
		return b, err
	}
	if b.statuses, err = p.d.Reviews.List(ctx); err != nil {
		return b, err
	}
	r, err := p.d.Standing.Report(ctx)
	b.conditions, b.target = r.Conditions, r.Target
	b.compared = review.Compare(b.sheet, b.unit, b.tpi)
	return b, err
}

func (p *Page) show(b book) {
	b.findings, b.checked = p.book.findings, p.book.checked
	p.book, p.ready = b, true
	if !p.chose {
		p.chose = true
		p.propose()
	}
	p.set(p.root)
	p.refresh()
}

// propose puts on the filter that the person most likely wants.
func (p *Page) propose() {
	who := p.d.Shell.Person()
	want := filterReturned
	if who.Reviews() {
		want = filterQueue
	}
	for _, f := range p.book.questionFilters(0) {
		if f.id == want && f.count > 0 {
			p.filters[modeQuestions] = want
		}
	}
}

func (p *Page) failed(err error) {
	switch {
	case model.KindOf(err) == model.Canceled:
	case p.ready:
		p.d.Shell.ShowError(err)
	default:
		p.set(kit.ErrorState(lang.L("Reviu tidak dapat dimuat"), say.Error(err), p.Reload))
	}
}

func (p *Page) set(o fyne.CanvasObject) {
	if p.whole.Objects[0] != o {
		p.whole.Objects[0] = o
		p.whole.Refresh()
	}
}

// pokja is the Pokja that the list is limited to, 0 for none.
func (p *Page) pokja() int {
	if p.mine {
		return p.d.Shell.Person().Pokja
	}
	return 0
}

// refresh works out the rows and shows everything anew.
func (p *Page) refresh() {
	switch p.mode {
	case modeQuestions:
		p.rows = p.book.questionRows(p.filters[p.mode], p.pokja())
	case modeFindings:
		p.rows = p.book.findingRows(p.filters[p.mode], p.pokja())
	case modeConditions:
		p.rows = p.book.conditionRows()
	}
	at := p.at()
	if at < 0 && len(p.rows) > 0 {
		at = 0
		p.chosen[p.mode] = p.rows[0].id
	}
	p.left.show(at)
	p.middle.show()
}

// at is the place of the chosen row, -1 where it is not listed.
func (p *Page) at() int {
	for i, r := range p.rows {
		if r.id == p.chosen[p.mode] {
			return i
		}
	}
	return -1
}

// choose shows row i.
func (p *Page) choose(i int) {
	if i < 0 || i >= len(p.rows) {
		return
	}
	p.chosen[p.mode] = p.rows[i].id
	p.left.list.Select(i)
	p.middle.show()
}

func (p *Page) setMode(m mode) {
	p.mode = m
	p.left.modes.Set(int(m))
	if p.ready {
		p.refresh()
	}
}

// step moves to the next or previous row.
func (p *Page) step(by int) { p.choose(p.at() + by) }

// TypedKey takes the arrows.
func (p *Page) TypedKey(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyDown:
		p.step(1)
	case fyne.KeyUp:
		p.step(-1)
	default:
		return false
	}
	return true
}

// TypedRune takes A for accepting and K for returning.
func (p *Page) TypedRune(r rune) bool {
	if p.mode != modeQuestions {
		return false
	}
	s, ok := p.status()
	switch {
	case !ok:
	case (r == 'a' || r == 'A') && s.State == review.Submitted:
		p.accept(s)
	case (r == 'k' || r == 'K') && (s.State == review.Submitted || s.State == review.Accepted || s.Changed):
		p.askReturn(s)
	default:
		return false
	}
	return ok
}

// status is that of the chosen question.
func (p *Page) status() (review.Status, bool) {
	for _, s := range p.book.statuses {
		if string(s.Code) == p.chosen[modeQuestions] {
			return s, true
		}
	}
	return review.Status{}, false
}
