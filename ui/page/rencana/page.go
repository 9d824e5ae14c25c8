package rencana

import (
	"context"
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/plan"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
	"siapzi/ui/task"
	"siapzi/ui/undo"
)

const (
	detailsWidth = float32(316)
	oneBelow     = float32(780) // narrower than this there is no room beside the table
	mergeEvents  = 100 * time.Millisecond
	typingPause  = 120 * time.Millisecond
)

// Page is the action plan. UI goroutine only.
type Page struct {
	d       Deps
	unit    model.Unit
	all     []model.Activity
	rows    []plan.Row // of all, assessed
	shown   []row      // what the filter leaves
	filter  plan.Filter
	titles  map[model.DocumentID]string
	sel     kit.Selection[model.ActivityID]
	gone    []model.Activity // in the recycle bin, the last one first
	bin     bool             // the table shows those
	ready   bool
	waiting []func() // for the first reading, see WhenRead
	yearly  bool     // the year view is shown
	paper   int      // of the last workbook: 0 A4, 1 F4
	writes  int      // number of the last write, for the keys of tasks

	modifiers func() fyne.KeyModifier // which keys are held; tests have their own

	table   *table
	details *details
	over    *details // in a dialog, where the window is too narrow; nil otherwise
	year    *yearView
	panes   *kit.Panes
	whole   *fyne.Container // panes, year view, loading or error
	cancel  func()
}

// loaded is one reading of the workspace.
type loaded struct {
	unit   model.Unit
	all    []model.Activity
	gone   []model.Activity
	titles map[model.DocumentID]string
}

// New makes the page and starts to load. The caller closes it.
func New(d Deps) *Page {
	p := &Page{d: d, modifiers: modifiersNow}
	p.table, p.details, p.year = newTable(p), newDetails(p), newYearView(p)
	p.panes = kit.NewPanes(
		kit.Pane{Content: kit.Ground(look.ColorSurface, p.table.root), Min: 540},
		kit.Pane{Content: kit.Ground(look.ColorSurface, p.details.root), Width: detailsWidth, Min: 260, HideBelow: oneBelow})
	p.whole = kit.Stack(kit.Loading())
	d.Shell.Window().Canvas().AddShortcut(&fyne.ShortcutSelectAll{}, func(fyne.Shortcut) { p.selectAll() })
	p.cancel = d.Bus.Subscribe(p.onEvent)
	p.Reload()
	return p
}

// Content gives what the window shows.
func (p *Page) Content() fyne.CanvasObject { return p.whole }

// Panes gives the panes, whose widths the window remembers.
func (p *Page) Panes() *kit.Panes { return p.panes }

// Place and ShowPlace remember the chosen activity.
func (p *Page) Place() string { return string(p.sel.Cursor) }

// ShowPlace shows the activity that was chosen the last time.
func (p *Page) ShowPlace(place string) {
	p.sel.Only(model.ActivityID(place))
	if p.ready {
		p.refresh()
	}
}

// Close ends the page; changes on their way are stored all the same.
func (p *Page) Close() {
	p.details.leave()
	p.cancel()
	p.d.Tasks.Close()
}

// TypedKey moves through the table while nothing else has the focus.
func (p *Page) TypedKey(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyUp, fyne.KeyDown:
		if p.yearly {
			return false
		}
		p.d.Shell.Window().Canvas().Focus(p.table.list)
		p.table.list.TypedKey(k)
	case fyne.KeyInsert:
		p.Add()
	case fyne.KeyDelete:
		p.remove()
	default:
		return false
	}
	return true
}

// TypedRune begins a search.
func (p *Page) TypedRune(rune) bool { return false }

// onEvent runs on the goroutine that published.
func (p *Page) onEvent(ev model.Event) {
	switch ev.(type) {
	case model.PlanChanged, model.UnitChanged, model.DocumentChanged:
		p.d.Tasks.UI(func() { p.d.Tasks.Debounce("reload", mergeEvents, p.Reload) })
	}
}

// Reload reads everything again.
func (p *Page) Reload() {
	task.Latest(p.d.Tasks, "load", p.fetch, p.show, func(err error) {
		switch {
		case model.KindOf(err) == model.Canceled:
		case p.ready:
			p.d.Shell.ShowError(err)
		default:
			p.put(kit.ErrorState(lang.L("Rencana aksi tidak dapat dibaca"), say.Error(err), p.Reload))
		}
	})
}

// fetch runs off the UI goroutine.
func (p *Page) fetch(ctx context.Context) (l loaded, err error) {
	if l.unit, err = p.d.Unit.Unit(ctx); err != nil {
		return l, err
	}
	if l.all, err = p.d.Plan.List(ctx); err != nil {
		return l, err
	}
	if l.gone, err = p.d.Plan.Bin(ctx); err != nil {
		return l, err
	}
	l.titles, err = titlesOf(ctx, p.d.Documents, l.all)
	return l, err
}

// titlesOf reads the titles of the documents that prove realisations.
func titlesOf(ctx context.Context, docs Documents, as []model.Activity) (map[model.DocumentID]string, error) {
	titles := map[model.DocumentID]string{}
	var ids []model.DocumentID
	for _, a := range as {
		for _, r := range a.Realisations {
			ids = append(ids, r.Documents...)
		}
	}
	if len(ids) == 0 {
		return titles, nil
	}
	list, err := docs.Summaries(ctx, ids)
	for _, s := range list {
		titles[s.ID] = s.Title
	}
	return titles, err
}

func (p *Page) show(l loaded) {
	p.unit, p.all, p.gone, p.titles = l.unit, l.all, l.gone, l.titles
	p.bin = p.bin && len(p.gone) > 0
	p.ready = true
	p.refresh()
	for _, f := range p.waiting {
		f()
	}
	p.waiting = nil
}

// WhenRead runs f once the plan was read, which may be at once.
func (p *Page) WhenRead(f func()) {
	if p.ready {
		f()
		return
	}
	p.waiting = append(p.waiting, f)
}

// refresh assesses and filters anew and shows the result.
func (p *Page) refresh() {
	now := p.d.Now()
	source := p.all
	if p.bin {
		source = p.gone
	}
	p.rows = plan.Rows(source, p.unit.Year, now)
	p.shown = p.shown[:0]
	for _, r := range plan.Find(p.rows, p.filter) {
		p.shown = append(p.shown, newRow(r))
	}
	p.keepChosen()
	p.table.show(now)
	p.details.show()
	if p.over != nil {
		p.over.show()
	}
	p.year.show(now)
	if p.yearly {
		p.put(p.year.root)
	} else {
		p.put(p.panes)
	}
}

func (p *Page) put(o fyne.CanvasObject) {
	if p.whole.Objects[0] != o {
		p.whole.Objects = []fyne.CanvasObject{o}
		p.whole.Refresh()
	}
}

// current gives the chosen activity with its progress; ok is false for none.
func (p *Page) current() (plan.Row, bool) {
	i := slices.IndexFunc(p.rows, func(r plan.Row) bool { return r.ID == p.sel.Cursor })
	if i < 0 {
		return plan.Row{}, false
	}
	return p.rows[i], true
}

// choose shows an activity at the right and chooses nothing else.
func (p *Page) choose(id model.ActivityID) {
	p.sel.Only(id)
	p.follow()
}

// open does what a double click asks for: the form, or the details where they
// have no room beside the table.
func (p *Page) open(id model.ActivityID) {
	p.choose(id)
	if p.panes.Size().Width >= oneBelow {
		p.change()
		return
	}
	p.over = newDetails(p)
	p.over.show()
	kit.ShowDialog(p.d.Shell.Window(), kit.DialogConfig{Title: lang.L("Kegiatan"), Body: kit.Fixed(p.over.root, 0, 320), Width: 460, OnCancel: func() {
		p.over.leave()
		p.over = nil
	}})
}

// setFilter changes what the table shows.
func (p *Page) setFilter(change func(f *plan.Filter)) {
	change(&p.filter)
	p.refresh()
}

// write makes changes, remembers how to take them back, and then runs done
// (may be nil) with the added activities.
func (p *Page) write(label string, b plan.Batch, done func([]model.Activity)) {
	p.apply(b, func(added []model.Activity, back plan.Batch) {
		next := back
		flip := func() { p.apply(next, func(_ []model.Activity, b plan.Batch) { next = b }) }
		p.d.Undo.Push(undo.Action{Label: label, Undo: flip, Redo: flip})
		if done != nil {
			done(added)
		}
	})
}

// written is what Apply gives.
type written struct {
	added []model.Activity
	back  plan.Batch
}

// apply stores a batch even when the page is closed meanwhile. Writes have keys
// of their own, so that none cancels another.
func (p *Page) apply(b plan.Batch, done func([]model.Activity, plan.Batch)) {
	p.writes++
	do := func(ctx context.Context) (w written, err error) {
		w.added, w.back, err = p.d.Plan.Apply(context.WithoutCancel(ctx), p.d.Who, b)
		return w, err
	}
	task.Latest(p.d.Tasks, fmt.Sprint("write.", p.writes), do, func(w written) { done(w.added, w.back) }, func(err error) {
		p.d.Shell.ShowError(err)
		p.Reload() // fields show what is stored
	})
}

// edit changes one activity.
func (p *Page) edit(label string, e plan.Edit) {
	p.write(label, plan.Batch{Edit: []plan.Edit{e}}, nil)
}
