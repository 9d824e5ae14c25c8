package survei

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/survey"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
	"siapzi/ui/task"
)

const (
	listWidth   = float32(260)
	mergeEvents = 100 * time.Millisecond
)

// book is what the page knows.
type book struct {
	unit    model.Unit
	results []survey.Result
	plan    []model.Activity
}

// Page is the page of surveys. UI goroutine only.
type Page struct {
	d      Deps
	book   book
	chosen model.SurveyID
	ready  bool
	wizard *wizard // a file on its way in; nil otherwise

	left   *fyne.Container
	right  *fyne.Container
	panes  *kit.Panes
	whole  *fyne.Container // panes, empty state, loading or error
	cancel func()
}

// New makes the page and starts to load. The caller closes it.
func New(d Deps) *Page {
	p := &Page{d: d, left: kit.Stack(), right: kit.Stack()}
	p.panes = kit.NewPanes(
		kit.Pane{Content: kit.Ground(look.ColorSurface, p.left), Width: listWidth, Min: 220},
		kit.Pane{Content: p.right, Min: 420})
	p.whole = kit.Stack(kit.Loading())
	p.cancel = d.Bus.Subscribe(p.onEvent)
	p.Reload()
	return p
}

// Content gives what the window shows.
func (p *Page) Content() fyne.CanvasObject { return p.whole }

// Panes gives the panes, whose widths the window remembers.
func (p *Page) Panes() *kit.Panes { return p.panes }

// Place and ShowPlace remember the chosen survey.
func (p *Page) Place() string { return string(p.chosen) }

// ShowPlace shows the survey that was chosen the last time.
func (p *Page) ShowPlace(place string) {
	if place == "" {
		return
	}
	p.chosen = model.SurveyID(place)
	if p.ready {
		p.refresh()
	}
}

// Close ends the page.
func (p *Page) Close() {
	p.cancel()
	p.d.Tasks.Close()
}

// Drop takes the first file dropped on the window.
func (p *Page) Drop(paths []string) {
	if len(paths) > 0 && p.ready {
		p.openFile(paths[0])
	}
}

// TypedKey moves through the list while nothing else has the focus.
func (p *Page) TypedKey(k *fyne.KeyEvent) bool {
	by := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1}[k.Name]
	if by == 0 || p.wizard != nil {
		return false
	}
	for i, r := range p.book.results {
		if to := i + by; r.Survey.ID == p.chosen && to >= 0 && to < len(p.book.results) {
			p.choose(p.book.results[to].Survey.ID)
			return true
		}
	}
	return false
}

// TypedRune is for other pages.
func (p *Page) TypedRune(rune) bool { return false }

// onEvent runs on the goroutine that published.
func (p *Page) onEvent(ev model.Event) {
	switch ev.(type) {
	case model.SurveyChanged, model.PlanChanged, model.UnitChanged, model.AnswerChanged:
		p.d.Tasks.UI(func() { p.d.Tasks.Debounce("reload", mergeEvents, p.Reload) })
	}
}

// Reload reads everything again.
func (p *Page) Reload() { task.Latest(p.d.Tasks, "load", p.fetch, p.show, p.failed) }

// fetch runs off the UI goroutine.
func (p *Page) fetch(ctx context.Context) (b book, err error) {
	if b.unit, err = p.d.Unit.Unit(ctx); err != nil {
		return b, err
	}
	if b.plan, err = p.d.Plan.List(ctx); err != nil {
		return b, err
	}
	b.results, err = p.d.Surveys.List(ctx)
	return b, err
}

func (p *Page) show(b book) {
	p.book, p.ready = b, true
	p.refresh()
}

func (p *Page) failed(err error) {
	switch {
	case model.KindOf(err) == model.Canceled:
	case p.ready:
		p.d.Shell.ShowError(err)
	default:
		p.set(p.whole, kit.ErrorState(lang.L("Survei tidak dapat dimuat"), say.Error(err), p.Reload))
	}
}

func (p *Page) set(in *fyne.Container, o fyne.CanvasObject) {
	in.Objects = []fyne.CanvasObject{o}
	in.Refresh()
}

// refresh shows everything anew.
func (p *Page) refresh() {
	if p.wizard != nil {
		p.set(p.whole, p.wizard.root)
		return
	}
	if len(p.book.results) == 0 {
		p.set(p.whole, p.empty())
		return
	}
	if _, ok := p.result(); !ok {
		p.chosen = p.book.results[0].Survey.ID
	}
	p.set(p.whole, p.panes)
	p.showList()
	r, _ := p.result()
	p.set(p.right, p.resultView(r))
}

// result is the chosen survey.
func (p *Page) result() (survey.Result, bool) {
	for _, r := range p.book.results {
		if r.Survey.ID == p.chosen {
			return r, true
		}
	}
	return survey.Result{}, false
}

func (p *Page) choose(id model.SurveyID) {
	p.chosen = id
	p.refresh()
}

func (p *Page) empty() fyne.CanvasObject {
	form := kit.NewButton(kit.Outlined, lang.L("Cetak kuesioner"), look.IconPrinter, p.askForm)
	state := kit.EmptyState(look.IconBars, lang.L("Belum ada survei"),
		lang.L("Impor jawaban SKM, SPAK, atau SPKP dari Google Forms, Microsoft Forms, atau lembar kerja (CSV, XLSX). Berkas dapat diseret ke sini."),
		lang.L("Impor jawaban"), p.pickFile)
	return kit.Ground(look.ColorSurface, kit.Rows(0, kit.Grow(state), kit.Padded(kit.Row(0, kit.Space(), form, kit.Space()), 0, look.Gap24, look.Gap24, look.Gap24)))
}

// showList makes the list at the left: quarters with their surveys.
func (p *Page) showList() {
	rows := kit.Rows(0)
	period := ""
	for _, r := range p.book.results {
		if s := periodText(r.Survey); s != period {
			period = s
			rows.Add(kit.Padded(kit.NewText(period, look.Strong, look.ColorMuted), look.Gap12, look.Gap16, look.Gap4, look.Gap16))
		}
		rows.Add(p.listRow(r))
	}
	outer, _ := kit.VScroll(rows)
	in := kit.NewButton(kit.Filled, lang.L("Impor jawaban"), look.IconPlus, p.pickFile)
	form := kit.NewButton(kit.Outlined, lang.L("Cetak kuesioner"), look.IconPrinter, p.askForm)
	p.set(p.left, kit.Rows(0, kit.Grow(outer), kit.NewDivider(), kit.Padded(kit.Rows(look.Gap8, in, form), look.Gap12, look.Gap16, look.Gap12, look.Gap16)))
}

func (p *Page) listRow(r survey.Result) fyne.CanvasObject {
	icon, token, words := look.IconCheckRing, look.ColorSuccess, lang.L("{{.N}} responden", map[string]any{"N": look.Count(r.Used)})
	if !r.Enough {
		icon, token = look.IconWarning, look.ColorWarning
		words = lang.L("{{.N}} responden, minimal {{.Least}}", map[string]any{"N": look.Count(r.Used), "Least": look.Count(r.Required)})
	}
	figure := r.Large()
	if r.Grade.Letter != "" {
		figure += " " + r.Grade.Letter
	}
	id := r.Survey.ID
	press := kit.NewPress(kit.Padded(kit.Row(look.Gap8, kit.NewIcon(icon, token, look.IconSize),
		kit.Grow(kit.Rows(1, kit.Row(look.Gap8, kit.NewText(string(r.Survey.Kind), look.Strong, look.ColorPrimary), kit.Space(), kit.NewText(figure, look.Strong, look.ColorText)),
			kit.NewText(words, look.Body, look.ColorMuted).Shrink()))), look.Gap8, look.Gap16, look.Gap8, look.Gap16), func() { p.choose(id) }).Square()
	press.SetSelected(id == p.chosen)
	return press
}

// periodText names the quarter in the language of the screen.
func periodText(s model.Survey) string {
	if s.Quarter == 0 {
		return lang.L("Tahun {{.Year}}", map[string]any{"Year": fmt.Sprint(s.Year)})
	}
	return lang.L("Triwulan {{.Quarter}} {{.Year}}", map[string]any{"Quarter": []string{"I", "II", "III", "IV"}[s.Quarter-1], "Year": fmt.Sprint(s.Year)})
}
