package beranda

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/plan"
	"siapzi/model/readiness"
	"siapzi/model/setting"
	"siapzi/model/standing"
	"siapzi/ui/kit"
	"siapzi/ui/say"
	"siapzi/ui/task"
)

// mergeEvents is how long the page gathers events before it reads again.
const mergeEvents = 200 * time.Millisecond

// Deps is what the page needs from outside. Everything is required.
type Deps struct {
	Worksheet *lke.Worksheet
	Standing  Standing
	Settings  Settings
	// Due tells what is late and what is near; nil hides the card.
	Due func(ctx context.Context) (plan.Due, error)
	// OpenPlan shows the action plan; needed with Due.
	OpenPlan func()
	// Print prints the report for the leader; nil shows no button.
	Print func()
	Shell Shell
	Bus   *model.Bus
	Tasks *task.Runner // of this page; the page closes it
	Now   func() time.Time
}

// Standing tells whether the unit is ready, and remembers it day by day.
// *standing.Standing meets it.
type Standing interface {
	Report(ctx context.Context) (standing.Report, error)
	Keep(ctx context.Context, r standing.Report) error
	Trend(ctx context.Context, days int) (readiness.Trend, error)
}

// Settings tells the days of the year. *setting.Settings meets it.
type Settings interface {
	Deadlines(ctx context.Context) (setting.Deadlines, error)
}

// Shell is what the window around the page does for it.
type Shell interface {
	// OpenQuestion shows a question on the worksheet page.
	OpenQuestion(code model.Code)
	// OpenConditions shows the prerequisites outside the worksheet.
	OpenConditions()
	// OpenCarried shows the documents of last year that wait to be confirmed.
	OpenCarried()
	// Window is where dialogs appear.
	Window() fyne.Window
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
	p.board = newBoard(d.Worksheet, d.Shell, d.Print)
	p.board.goPlan = d.OpenPlan
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

// trendDays is how far back the present is compared.
const trendDays = 30

// facts is what one reading gives.
type facts struct {
	report standing.Report
	trend  readiness.Trend
	due    string
	near   plan.Due
}

// fetch runs off the UI goroutine. It remembers how the unit stands today.
func (p *Page) fetch(ctx context.Context) (f facts, err error) {
	if f.report, err = p.d.Standing.Report(ctx); err != nil {
		return f, err
	}
	if err = p.d.Standing.Keep(ctx, f.report); err != nil {
		return f, err
	}
	if f.trend, err = p.d.Standing.Trend(ctx, trendDays); err != nil {
		return f, err
	}
	days, err := p.d.Settings.Deadlines(ctx)
	if err != nil {
		return f, err
	}
	f.due = dueWords(days.Submission, p.d.Now())
	if p.d.Due != nil {
		f.near, err = p.d.Due(ctx)
	}
	return f, err
}

func (p *Page) show(f facts) {
	p.ready = true
	if p.d.Due != nil {
		p.board.showDue(f.near)
	}
	p.board.show(f.report, f.trend, f.due)
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
