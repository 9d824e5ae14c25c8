package dokumen

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/task"
)

const (
	// mergeEvents is how long the page gathers events before it reads again: an
	// import of many files tells of each.
	mergeEvents = 100 * time.Millisecond
	// manyChanges is from how many changed documents on all are read anew.
	manyChanges = 2000
)

// Page is the page of documents. UI goroutine only.
type Page struct {
	d         Deps
	writer    writer
	modifiers func() fyne.KeyModifier // which keys are held; tests have their own

	unit     model.Unit
	book     *book // nil until loaded
	filter   filter
	sorting  sorting
	words    string // what the shown rows were searched for
	ranked   bool   // whether they stand in the order of the search
	shown    []int32
	snippets map[model.DocumentID]string
	wanted   []model.DocumentID // rows in view without their snippet
	sel      kit.Selection[model.DocumentID]
	last     int  // row of the list where the cursor was last
	moved    bool // the user asked for other rows, so the list begins at its top
	reveal   bool // the cursor's row is to be brought into view

	dirty   map[model.DocumentID]bool // changed since the book was made
	reading bool                      // a new book is being made
	coming  model.DocumentID          // is shown when the book has it; "" for none
	again   bool                      // all must be read again

	list    *listPane
	details *detailsPane
	table   *planPane // the import table
	panes   *kit.Panes
	root    *fyne.Container
	cancel  func() // of the event subscription
}

// New makes the page and starts to load. The caller closes it.
func New(d Deps) *Page {
	p := &Page{d: d, modifiers: modifiersNow, dirty: map[model.DocumentID]bool{}}
	p.writer = writer{tasks: d.Tasks, undo: d.Undo}
	p.list = newListPane(p)
	p.details = newDetailsPane(p)
	p.panes = kit.NewPanes(
		kit.Pane{Content: p.list.ground(), Min: 340},
		kit.Pane{Content: p.details.root, Width: 320, Min: 280})
	p.table = newPlanPane(p)
	p.root = kit.Stack(p.panes, p.table.root)
	p.cancel = d.Bus.Subscribe(p.onEvent)
	d.Shell.Window().Canvas().AddShortcut(&fyne.ShortcutSelectAll{}, func(fyne.Shortcut) { p.selectAll() })
	p.load()
	p.table.plan.load()
	return p
}

// Content gives what the window shows.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Panes are those whose widths are remembered.
func (p *Page) Panes() *kit.Panes { return p.panes }

// Close saves what is still being typed and waits for it.
func (p *Page) Close() {
	p.cancel()
	p.d.Shell.Window().Canvas().RemoveShortcut(&fyne.ShortcutSelectAll{})
	p.details.commit()
	if err := p.writer.flush(context.WithoutCancel(p.d.Tasks.Context())); err != nil {
		p.d.Shell.ShowError(err)
	}
	p.details.close()
	p.d.Tasks.Close()
}

// Reload reads everything again.
func (p *Page) Reload() {
	p.load()
	p.table.plan.load()
}

// onEvent runs on the goroutine that published.
func (p *Page) onEvent(ev model.Event) {
	var ids []model.DocumentID
	switch ev := ev.(type) {
	case model.DocumentChanged:
		ids = ev.IDs
	case model.LinkChanged:
		ids = ev.Documents
	case model.ImportPlanChanged:
		p.d.Tasks.UI(func() { p.d.Tasks.Debounce("plan.changed", mergeEvents, p.table.plan.load) })
		return
	case model.UnitChanged:
	default:
		return
	}
	p.d.Tasks.UI(func() {
		for _, id := range ids {
			p.dirty[id] = true
		}
		_, unit := ev.(model.UnitChanged)
		p.again = p.again || unit
		p.d.Tasks.Debounce("changed", mergeEvents, p.refresh)
	})
}

// loaded is what the page reads from the workspace.
type loaded struct {
	unit model.Unit
	book *book
}

// load makes the book anew.
func (p *Page) load() {
	p.again, p.reading = false, true
	p.dirty = map[model.DocumentID]bool{}
	fetch := func(ctx context.Context) (l loaded, err error) {
		if l.unit, err = p.d.Unit.Unit(ctx); err != nil {
			return l, err
		}
		all, err := p.d.Lists.AllSummaries(ctx)
		if err != nil {
			return l, err
		}
		l.book = newBook(p.d.Worksheet, all)
		return l, nil
	}
	task.Latest(p.d.Tasks, "load", fetch, func(l loaded) {
		p.unit = l.unit
		p.turnTo(l.book)
	}, p.loadFailed)
}

// refresh brings the book up to date with what changed.
func (p *Page) refresh() {
	switch {
	case p.reading:
		return // turnTo comes back
	case p.book == nil || p.again || len(p.dirty) > manyChanges:
		p.load()
		return
	case len(p.dirty) == 0:
		return
	}
	ids := make([]model.DocumentID, 0, len(p.dirty))
	for id := range p.dirty {
		ids = append(ids, id)
	}
	p.dirty, p.reading = map[model.DocumentID]bool{}, true
	b := p.book
	fetch := func(ctx context.Context) (*book, error) {
		changed, err := p.d.Lists.Summaries(ctx, ids)
		if err != nil {
			return nil, err
		}
		return b.with(p.d.Worksheet, changed), nil
	}
	task.Latest(p.d.Tasks, "load", fetch, func(b *book) {
		p.details.changed(ids)
		p.turnTo(b)
	}, func(err error) {
		p.again = true
		p.loadFailed(err)
	})
}

// turnTo shows a new book.
func (p *Page) turnTo(b *book) {
	p.book, p.reading = b, false
	if id := p.coming; id != "" && b.row(id) != nil {
		p.coming = ""
		p.ShowDocument(id)
	} else {
		p.find()
	}
	if len(p.dirty) > 0 || p.again {
		p.refresh()
	}
}

// loadFailed puts the error into the page's body where there is nothing to
// show yet, and into the error box otherwise.
func (p *Page) loadFailed(err error) {
	p.reading = false
	switch {
	case model.KindOf(err) == model.Canceled:
	case p.book == nil:
		p.list.fail(lang.L("Dokumen tidak dapat dibaca"), err, p.load)
	default:
		p.d.Shell.ShowError(err)
	}
}

// setFilter narrows the list.
func (p *Page) setFilter(f filter) {
	if f.bin != p.filter.bin {
		p.sel.Only("")
	}
	p.filter, p.moved = f, true
	p.find()
}

// showAll takes filter and words away.
func (p *Page) showAll() {
	p.list.search.SetQuietly("")
	p.setFilter(filter{bin: p.filter.bin})
}

// sortBy orders the list.
func (p *Page) sortBy(by order, desc bool) {
	p.sorting, p.moved = sorting{by, desc}, true
	p.find()
}

// shownSorting is how the shown rows stand.
func (p *Page) shownSorting() sorting {
	if p.sorting.by == byMatch && (p.words == "" || !p.ranked) {
		return sorting{by: byTitle}
	}
	return p.sorting
}

// ShowDocument shows a document, wherever it is: filter and words give way if
// they hide it.
func (p *Page) ShowDocument(id model.DocumentID) {
	if p.table.isOpen() {
		p.table.close()
	}
	p.sel.Only(id)
	p.reveal = true
	if p.book == nil {
		return // shown when it is loaded
	}
	if p.book.row(id) == nil { // just made; the book does not have it yet
		p.coming = id
		return
	}
	if r := p.book.row(id); r != nil && p.index(id) < 0 {
		p.list.search.SetQuietly("")
		p.filter = filter{bin: r.bin}
	}
	p.find()
}

// placeCarried is the place to which the start page leads: documents of last
// year that wait to be confirmed.
const placeCarried = "dari-tahun-lalu"

// Place and ShowPlace remember the document that was shown.
func (p *Page) Place() string { return string(p.sel.Cursor) }

// ShowPlace shows the document of last time.
func (p *Page) ShowPlace(place string) {
	if place == placeCarried {
		p.setFilter(filter{marks: marks{carried: true}})
		return
	}
	if place != "" && (p.book == nil || p.book.row(model.DocumentID(place)) != nil) {
		p.ShowDocument(model.DocumentID(place))
	}
}

// chosen follows a change of the selection.
func (p *Page) chosen() {
	p.list.repaint()
	p.details.follow()
}

// selectAll chooses every document of the list while it has the focus.
func (p *Page) selectAll() {
	if p.list.focused() {
		p.sel.All(p.ids())
		p.chosen()
	}
}

// TypedKey takes a key that no control wanted.
func (p *Page) TypedKey(e *fyne.KeyEvent) bool {
	if p.table.isOpen() {
		p.d.Shell.Window().Canvas().Focus(p.table.list)
		p.table.list.TypedKey(e)
		return true
	}
	switch e.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyDelete:
		p.list.focus()
		return p.list.key(e)
	}
	return false
}

// TypedRune takes a character that no control wanted: typing searches.
func (p *Page) TypedRune(r rune) bool {
	if p.table.isOpen() {
		return false
	}
	p.d.Shell.Window().Canvas().Focus(p.list.search)
	p.list.search.TypedRune(r)
	return true
}

// Drop takes files that were dropped on the window into the import table, or
// into the meeting package that is shown, as the user wishes.
func (p *Page) Drop(paths []string) {
	if d := p.details.doc; d.Kind == model.KindMeeting && d.ID == p.details.id && d.Deleted.IsZero() && !p.table.isOpen() {
		p.askDrop(d, paths)
		return
	}
	p.table.plan.add(paths)
}

func (p *Page) addFiles() { p.d.Shell.PickFiles(p.table.plan.add) }
