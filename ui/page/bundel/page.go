package bundel

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/task"
)

const (
	choicesWidth = 280
	mergeEvents  = 100 * time.Millisecond
)

// Page is the bundle page. UI goroutine only.
type Page struct {
	d        Deps
	words    words
	chapters []chapter

	unit  model.Unit
	docs  map[model.Code][]model.Document
	pages map[entryKey]int // of the bundle that was made last; nil when things changed since
	rows  []row            // of the scope
	shown []row            // what the filter leaves
	sum   summary

	choices *choices
	maker   *maker
	list    *listPane
	root    *kit.Panes
	cancel  func() // of the event subscription
}

// loaded is what the page reads from the workspace.
type loaded struct {
	unit model.Unit
	docs map[model.Code][]model.Document
}

// New makes the page and starts to load. The caller closes it.
func New(d Deps) *Page {
	p := &Page{d: d, words: newWords(), chapters: chapters(d.Worksheet, areaName)}
	p.list = newListPane(p)
	p.choices = newChoices(p)
	p.maker = newMaker(p)
	p.root = kit.NewPanes(
		kit.Pane{Content: kit.Ground(look.ColorSurface, p.left()), Width: choicesWidth, Min: 240},
		kit.Pane{Content: kit.Ground(look.ColorSurface, p.list.root), Min: 420})
	p.cancel = d.Bus.Subscribe(p.onEvent)
	p.load()
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
	p.d.Tasks.Close()
}

// Reload reads everything again.
func (p *Page) Reload() { p.load() }

func (p *Page) left() fyne.CanvasObject {
	scroll, _ := kit.VScroll(kit.Padded(p.choices.root, look.Gap12, look.Gap16, look.Gap12, look.Gap24))
	return kit.Rows(0, kit.Grow(scroll), kit.NewDivider(),
		kit.Padded(p.maker.root, look.Gap12, look.Gap16, look.Gap12, look.Gap24))
}

// onEvent runs on the goroutine that published.
func (p *Page) onEvent(ev model.Event) {
	switch ev.(type) {
	case model.DocumentChanged, model.LinkChanged, model.UnitChanged:
		p.d.Tasks.UI(func() { p.d.Tasks.Debounce("reload", mergeEvents, p.changed) })
	}
}

// changed reads again what a finished bundle no longer shows.
func (p *Page) changed() {
	p.pages = nil
	p.load()
}

func (p *Page) load() {
	fetch := func(ctx context.Context) (l loaded, err error) {
		if l.unit, err = p.d.Unit.Unit(ctx); err != nil {
			return l, err
		}
		l.docs, err = p.d.Documents.ByQuestion(ctx)
		return l, err
	}
	task.Latest(p.d.Tasks, "load", fetch, p.show, func(err error) {
		if model.KindOf(err) != model.Canceled {
			p.list.fail(err)
		}
	})
}

func (p *Page) show(l loaded) {
	p.unit, p.docs = l.unit, l.docs
	p.refresh()
}

// refresh makes the rows of the chosen scope anew.
func (p *Page) refresh() {
	p.rows, p.sum = newRows(p.choices.scope(), p.docs, p.pages, p.words)
	_, all := newRows(p.chapters, p.docs, nil, p.words)
	p.choices.show(all, p.sum)
	p.maker.refresh()
	p.filter()
}

// filter shows what the chips leave.
func (p *Page) filter() {
	p.shown = filtered(p.rows, p.list.filter)
	p.list.show()
}

func areaName(no int) string { return lang.L("Area {{.No}}", map[string]any{"No": no}) }

func newWords() words {
	return words{
		pages:  func(n string) string { return lang.L("{{.Count}} hal.", map[string]any{"Count": n}) },
		seeAt:  func(code string) string { return lang.L("lihat {{.Code}}", map[string]any{"Code": code}) },
		locked: lang.L("Terkunci"), damaged: lang.L("Rusak"), noPages: lang.L("Tanpa halaman"),
		tooLong: lang.L("Terlalu rumit"), otherType: lang.L("Bukan PDF"), noTxt: lang.L("Tanpa teks"),
	}
}

// describe puts counts into words: "41 bukti · 216 hal. · 9,8 MB".
func (p *Page) describe(s summary) string {
	return fmt.Sprintf("%s · %s · %s", lang.L("{{.Count}} bukti", map[string]any{"Count": look.Count(s.documents)}),
		p.words.pages(look.Count(s.pages)), look.Size(s.bytes))
}
