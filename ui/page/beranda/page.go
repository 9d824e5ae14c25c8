package beranda

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/readiness"
	"siapzi/model/setting"
	"siapzi/ui/kit"
	"siapzi/ui/say"
	"siapzi/ui/task"
)

// mergeEvents is how long the page gathers events before it reads again.
const mergeEvents = 200 * time.Millisecond

// Deps is what the page needs from outside. Everything is required.
type Deps struct {
	Worksheet *lke.Worksheet
	Unit      Unit // also tells the thresholds in force
	Answers   Answers
	Documents Documents
	Settings  Settings
	Shell     Shell
	Bus       *model.Bus
	Tasks     *task.Runner // of this page; the page closes it
	Now       func() time.Time
}

// Unit tells whose workspace it is. *workspace.Workspace meets it.
type Unit interface {
	Unit(ctx context.Context) (model.Unit, error)
	// Worksheet gives Deps.Worksheet with the thresholds that are in force now.
	Worksheet() *lke.Worksheet
}

// Answers reads answers. *assessment.Assessment meets it.
type Answers interface {
	Answers(ctx context.Context, assessor model.Assessor) (lke.Answers, error)
}

// Documents tells how many documents prove each question. *catalog.Catalog
// meets it.
type Documents interface {
	ProofCounts(ctx context.Context) (map[model.Code]int, error)
}

// Settings tells the days of the year. *setting.Settings meets it.
type Settings interface {
	Deadlines(ctx context.Context) (setting.Deadlines, error)
}

// Shell is what the window around the page does for it.
type Shell interface {
	// OpenQuestion shows a question on the worksheet page.
	OpenQuestion(code model.Code)
	// ShowError tells of an error in the shell's error box.
	ShowError(err error)
}

// Page is the start page of a workspace. UI goroutine only.
type Page struct {
	d      Deps
	board  *board
	root   *fyne.Container // board, loading or error
	ready  bool
	cancel func() // of the subscription
}

// New makes the page and starts to load. The caller closes it.
func New(d Deps) *Page {
	p := &Page{d: d, root: kit.Stack(kit.Loading())}
	p.board = newBoard(d.Worksheet, d.Shell.OpenQuestion)
	p.cancel = d.Bus.Subscribe(func(model.Event) { // on the goroutine that published
		d.Tasks.UI(func() { d.Tasks.Debounce("reload", mergeEvents, p.Reload) })
	})
	p.Reload()
	return p
}

// Content gives what the window shows.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Close stops what is being read.
func (p *Page) Close() {
	p.cancel()
	p.d.Tasks.Close()
}

// Reload reads everything again.
func (p *Page) Reload() { task.Latest(p.d.Tasks, "load", p.fetch, p.show, p.failed) }

// facts is what one reading gives.
type facts struct {
	report readiness.Report
	due    string
}

// fetch runs off the UI goroutine.
func (p *Page) fetch(ctx context.Context) (f facts, err error) {
	u, err := p.d.Unit.Unit(ctx)
	if err != nil {
		return f, err
	}
	answers, err := p.d.Answers.Answers(ctx, model.UnitAssessor)
	if err != nil {
		return f, err
	}
	proofs, err := p.d.Documents.ProofCounts(ctx)
	if err != nil {
		return f, err
	}
	days, err := p.d.Settings.Deadlines(ctx)
	if err != nil {
		return f, err
	}
	f.report = readiness.Assess(p.d.Unit.Worksheet(), answers, proofs, u.Target)
	f.due = dueWords(days.Submission, p.d.Now())
	return f, nil
}

func (p *Page) show(f facts) {
	p.ready = true
	p.board.show(f.report, f.due)
	p.set(p.board.root)
}

// failed puts the error into the page's body where there is nothing to show
// yet, and into the error box otherwise.
func (p *Page) failed(err error) {
	switch {
	case model.KindOf(err) == model.Canceled:
	case p.ready:
		p.d.Shell.ShowError(err)
	default:
		p.set(kit.ErrorState(lang.L("Nilai tidak dapat dihitung"), say.Error(err), p.Reload))
	}
}

func (p *Page) set(o fyne.CanvasObject) {
	if p.root.Objects[0] != o {
		p.root.Objects[0] = o
		p.root.Refresh()
	}
}
