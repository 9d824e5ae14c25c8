package bundel

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/model/history"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
	"siapzi/ui/task"
)

const (
	choicesWidth = 280
	frontWidth   = 288
	mergeEvents  = 100 * time.Millisecond
	typedPause   = 300 * time.Millisecond // after the last letter of a text field
	rememberWait = time.Second
	followLook   = 200 * time.Millisecond
)

// Page is the bundle page. UI goroutine only.
type Page struct {
	d        Deps
	chapters []chapter

	unit      model.Unit
	portal    int64
	planner   *bundle.Planner
	passwords map[string]string // of locked files, by hash; never stored
	ready     bool              // what was chosen last is known

	outlook *bundle.Outlook // the bundle as it will be; nil while unknown
	looking bool            // the exact look is under way
	wrong   string          // why no bundle can be made of what is chosen; "" where it can
	rows    []row
	shown   []row // what the filter leaves
	sum     summary

	choices *choices
	maker   *maker
	list    *listPane
	large   *frontPane // in the middle
	side    *frontPane // at the right
	records *historyPane
	middle  *middle
	right   *fyne.Container
	root    *kit.Panes
	cancel  func() // of the event subscription
}

// loaded is what the page reads from the workspace.
type loaded struct {
	unit    model.Unit
	portal  int64
	choices history.Choices
}

// New makes the page and starts to load. The caller closes it.
func New(d Deps) *Page {
	p := &Page{d: d, chapters: chapters(d.Worksheet, areaName), planner: bundle.NewPlanner(), passwords: map[string]string{}}
	p.list = newListPane(p)
	p.large, p.side = newFrontPane(p, "large", 0), newFrontPane(p, "side", 0)
	p.side.visible = true
	p.records = newHistoryPane(p)
	p.right = kit.Rows(0, kit.Grow(p.side.root), p.records.brief)
	p.middle = newMiddle(p)
	p.choices = newChoices(p)
	p.maker = newMaker(p)
	p.root = kit.NewPanes(
		kit.Pane{Content: kit.Ground(look.ColorSurface, p.left()), Width: choicesWidth, Min: 264},
		kit.Pane{Content: kit.Ground(look.ColorSurface, p.middle.root), Min: 420},
		kit.Pane{Content: kit.Ground(look.ColorSurface, p.right), Width: frontWidth, Min: 260, HideBelow: 960})
	p.cancel = d.Bus.Subscribe(p.onEvent)
	p.load()
	p.records.load()
	return p
}

// Panes gives the panes, whose widths the window remembers.
func (p *Page) Panes() *kit.Panes { return p.root }

// Content gives what the window shows.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Close ends the page; a bundle that is being made goes on.
func (p *Page) Close() {
	p.cancel()
	p.maker.close()
	p.large.view.Close()
	p.side.view.Close()
	p.d.Tasks.Close()
}

// Reload reads everything again and opens every file anew, as after a file came
// back or LibreOffice was installed.
func (p *Page) Reload() {
	p.planner.Forget()
	p.load()
	p.records.forget()
	p.records.load()
}

// The places that are remembered.
var places = []string{"susunan", "pratinjau", "riwayat"}

// Place and ShowPlace remember what the middle shows.
func (p *Page) Place() string { return places[p.middle.which.On()] }

// ShowPlace shows what the middle showed the last time.
func (p *Page) ShowPlace(place string) {
	for i, name := range places {
		if name == place {
			p.middle.choose(i)
		}
	}
}

func (p *Page) left() fyne.CanvasObject {
	scroll, _ := kit.VScroll(kit.Padded(p.choices.root, look.Gap12, look.Gap16, look.Gap12, look.Gap24))
	return kit.Rows(0, kit.Grow(scroll), kit.NewDivider(),
		kit.Ground(look.ColorSurface, kit.Padded(p.maker.root, look.Gap12, look.Gap16, look.Gap12, look.Gap24)))
}

// onEvent runs on the goroutine that published.
func (p *Page) onEvent(ev model.Event) {
	switch ev.(type) {
	case model.DocumentChanged, model.LinkChanged, model.AnswerChanged, model.UnitChanged:
		p.d.Tasks.UI(func() {
			p.d.Tasks.Debounce("reload", mergeEvents, func() {
				p.records.forget()
				p.load()
			})
		})
	}
}

func (p *Page) load() {
	fetch := func(ctx context.Context) (l loaded, err error) {
		if l.unit, err = p.d.Unit.Unit(ctx); err != nil {
			return l, err
		}
		if l.portal, err = p.d.Portal.PortalBytes(ctx); err != nil {
			return l, err
		}
		l.choices, err = p.d.History.Choices(ctx)
		return l, err
	}
	task.Latest(p.d.Tasks, "load", fetch, p.show, p.fail)
}

func (p *Page) fail(err error) {
	if model.KindOf(err) != model.Canceled {
		p.looking = false
		p.list.checked()
		p.list.fail(err)
	}
}

func (p *Page) show(l loaded) {
	p.unit, p.portal = l.unit, l.portal
	if !p.ready { // later the fields themselves know best
		p.ready = true
		p.choices.set(l.choices)
	}
	p.look()
}

// chosen follows a change of the choices.
func (p *Page) chosen() {
	if !p.ready {
		return
	}
	p.maker.result = nil
	p.look()
	c, _, ok := p.choices.get()
	if !ok {
		return
	}
	p.d.Tasks.Debounce("remember", rememberWait, func() {
		task.Latest(p.d.Tasks, "remember.put", func(ctx context.Context) (struct{}, error) {
			return struct{}{}, p.d.History.Remember(ctx, p.d.Who, c)
		}, func(struct{}) {}, func(error) {}) // only a convenience: the next change tries again
	})
}

// request makes a request of what is chosen, without place and lock.
func (p *Page) request(c history.Choices, day time.Time) bundle.Request {
	now := p.d.Now()
	req := c.Request(time.Date(day.Year(), day.Month(), day.Day(), now.Hour(), now.Minute(), 0, 0, now.Location()))
	req.Passwords = p.passwordsNow()
	return req
}

// look finds out how the bundle will be: at once from what is known, then
// exactly.
func (p *Page) look() {
	c, day, ok := p.choices.get()
	p.d.Tasks.Cancel("exact")
	p.looking = false
	if !ok {
		p.wrong = lang.L("Lengkapi dahulu pilihan yang ditandai.")
		if p.choices.scope() == scopeOwn && len(p.choices.own) == 0 {
			p.wrong = lang.L("Pilih dahulu area atau soalnya.")
		}
		p.list.checked()
		p.refresh()
		return
	}
	req := p.request(c, day)
	quick := func(ctx context.Context) (*bundle.Outlook, error) {
		return p.d.Bundles.LookAhead(ctx, p.planner, req, false)
	}
	task.Latest(p.d.Tasks, "quick", quick, func(o *bundle.Outlook) {
		p.set(o)
		if !o.Exact {
			p.exact(req)
			return
		}
		p.settled()
	}, p.refuse)
}

// exact opens every file that is not known yet.
func (p *Page) exact(req bundle.Request) {
	req.Progress = &model.Progress{}
	p.looking = true
	p.follow(req.Progress)
	task.Latest(p.d.Tasks, "exact", func(ctx context.Context) (*bundle.Outlook, error) {
		return p.d.Bundles.LookAhead(ctx, p.planner, req, true)
	}, func(o *bundle.Outlook) {
		p.set(o)
		p.settled()
	}, p.refuse)
}

// follow shows how far the exact look is.
func (p *Page) follow(progress *model.Progress) {
	p.d.Tasks.After("follow", followLook, func() {
		if p.looking {
			p.list.checking(progress)
			p.follow(progress)
		}
	})
}

// settled ends a look.
func (p *Page) settled() {
	p.looking = false
	p.d.Tasks.Cancel("follow")
	p.list.checked()
	p.records.compare()
}

// refuse tells why there is no bundle of what is chosen; mistakes leave the
// list as it was.
func (p *Page) refuse(err error) {
	switch kind := model.KindOf(err); {
	case kind == model.Canceled:
	case kind == model.Invalid && p.outlook != nil:
		p.wrong = say.Error(err)
		p.settled()
		p.refresh()
	default:
		p.fail(err)
	}
}

func (p *Page) set(o *bundle.Outlook) {
	p.outlook, p.wrong = o, ""
	p.refresh()
}

// refresh makes the rows of the outlook anew.
func (p *Page) refresh() {
	if p.outlook != nil {
		p.rows, p.sum = newRows(p.outlook, p.portal)
	}
	p.choices.show(p.sum, p.outlook != nil && p.wrong == "")
	p.maker.refresh()
	p.middle.show()
	p.filter()
	p.side.show()
	p.large.show()
}

// filter shows what the chips leave.
func (p *Page) filter() {
	if p.outlook == nil {
		return
	}
	p.shown = filtered(p.rows, p.list.filter)
	p.list.show()
}

func areaName(no int) string { return lang.L("Area {{.No}}", map[string]any{"No": no}) }
