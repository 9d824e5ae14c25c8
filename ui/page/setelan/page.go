package setelan

import (
	"context"
	"image"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/setting"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
	"siapzi/ui/task"
)

const (
	sectionsWidth = 200
	formWidth     = 680
	mergeEvents   = 100 * time.Millisecond
)

// section is one part of the page.
type section struct {
	id, title string
	icon      look.IconName
	form      form // made when the settings are there
}

// form is what a section shows at the right.
type form interface {
	object() fyne.CanvasObject
	// show puts the present settings into the controls, drafts excepted.
	show()
}

// Page is the settings page. UI goroutine only.
type Page struct {
	d        Deps
	sections []*section
	at       int

	items  map[setting.Key]setting.Item
	order  []setting.Key
	logo   setting.Logo
	face   image.Image // the logo decoded; nil for none
	cache  int64       // bytes; -1 while not known
	fields []*field
	saver  saver
	ready  bool

	list   *kit.List
	body   *fyne.Container // loading, error, or the form of the section
	scroll *container.Scroll
	root   *kit.Panes
	cancel func() // of the subscription
}

// New makes the page and starts to load. The caller closes it.
func New(d Deps) *Page {
	p := &Page{d: d, items: map[setting.Key]setting.Item{}, cache: -1, body: kit.Stack(kit.Loading())}
	p.sections = []*section{
		{id: "unit", title: lang.L("Unit"), icon: look.IconHome},
		{id: "kop", title: lang.L("Kop & logo"), icon: look.IconImage},
		{id: "peran", title: lang.L("Peran"), icon: look.IconUser},
		{id: "ambang", title: lang.L("Ambang nilai"), icon: look.IconBars},
		{id: "tampilan", title: lang.L("Tampilan"), icon: look.IconSun},
		{id: "tempat", title: lang.L("Tempat & log"), icon: look.IconFolder},
	}
	p.list = kit.NewList(kit.ListConfig{Count: func() int { return len(p.sections) }, NewRow: newSectionRow, Bind: p.bindSection,
		OnSelect: p.open, RowHeight: 38, Inset: look.Gap8})
	p.list.Select(0)
	p.root = kit.NewPanes(
		kit.Pane{Content: kit.Ground(look.ColorSurface, kit.Padded(p.list, look.Gap12, 0, look.Gap12, 0)), Width: sectionsWidth, Min: 160},
		kit.Pane{Content: p.body, Min: 400})
	p.cancel = d.Bus.Subscribe(p.onEvent)
	p.Reload()
	return p
}

// Content gives what the window shows.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Panes are the columns whose widths are remembered.
func (p *Page) Panes() *kit.Panes { return p.root }

// Place names the section that is shown.
func (p *Page) Place() string { return p.sections[p.at].id }

// ShowPlace shows a section.
func (p *Page) ShowPlace(place string) {
	if i := slices.IndexFunc(p.sections, func(s *section) bool { return s.id == place }); i >= 0 {
		p.list.Select(i)
		p.open(i)
	}
}

// Close saves what is still a draft and ends the page.
func (p *Page) Close() {
	p.cancel()
	p.saveDrafts()
	p.d.Tasks.Close()
}

// Drop takes a picture as logo while the letterhead is shown; anything else is
// evidence, as everywhere.
func (p *Page) Drop(paths []string) {
	if p.Place() == "kop" && len(paths) == 1 && isPicture(paths[0]) {
		p.takeLogo(paths[0])
		return
	}
	p.d.Shell.PlanImport(paths)
}

func isPicture(path string) bool {
	return slices.Contains([]string{".png", ".jpg", ".jpeg"}, strings.ToLower(filepath.Ext(path)))
}

// LookChanged follows theme and size of text, which menus change too.
func (p *Page) LookChanged() {
	if p.ready {
		p.sectionOf("tampilan").form.show()
	}
}

func (p *Page) sectionOf(id string) *section {
	i := slices.IndexFunc(p.sections, func(s *section) bool { return s.id == id })
	return p.sections[i]
}

// newSectionRow is an icon with a word.
func newSectionRow() fyne.CanvasObject {
	icon := kit.NewIcon("", look.ColorMuted, look.NavIconSize)
	return kit.Padded(kit.Row(look.Gap12, icon, kit.Grow(kit.NewText("", look.Lead, look.ColorText).Shrink())), 0, look.Gap16, 0, look.Gap8+look.Gap12)
}

func (p *Page) bindSection(i int, o fyne.CanvasObject, s kit.RowState) {
	row := o.(*fyne.Container).Objects[0].(*fyne.Container)
	token, style := fyne.ThemeColorName(look.ColorText), look.Lead
	if s.Selected {
		token, style = look.ColorPrimary, look.LeadMid
	}
	row.Objects[0].(*kit.Icon).Set(p.sections[i].icon, token)
	row.Objects[1].(*fyne.Container).Objects[0].(*kit.Text).SetIn(p.sections[i].title, style, token)
}

// onEvent runs on the goroutine that published.
func (p *Page) onEvent(ev model.Event) {
	if _, ok := ev.(model.UnitChanged); ok {
		p.d.Tasks.UI(func() { p.d.Tasks.Debounce("reload", mergeEvents, p.Reload) })
	}
}

// loaded is one reading of the workspace.
type loaded struct {
	items []setting.Item
	logo  setting.Logo
	face  image.Image
	cache int64
}

// Reload reads everything again.
func (p *Page) Reload() {
	known, face := p.logo, p.face
	fetch := func(ctx context.Context) (l loaded, err error) {
		if l.items, err = p.d.Settings.List(ctx); err != nil {
			return l, err
		}
		if l.logo, err = p.d.Settings.Logo(ctx); err != nil {
			return l, err
		}
		l.face = face
		if string(l.logo.Data) != string(known.Data) {
			l.face = decode(l.logo)
		}
		l.cache, err = p.d.Cache.CacheSize(ctx)
		return l, err
	}
	task.Latest(p.d.Tasks, "load", fetch, p.show, p.failed)
}

func (p *Page) show(l loaded) {
	p.take(l.items)
	p.logo, p.face, p.cache = l.logo, l.face, l.cache
	if !p.ready {
		p.ready = true
		forms := map[string]form{"unit": newUnitForm(p), "kop": newHeadForm(p), "peran": newRoleForm(p),
			"ambang": newThresholdForm(p), "tampilan": newDisplayForm(p), "tempat": newPlaceForm(p)}
		for _, s := range p.sections {
			s.form = forms[s.id]
			s.form.show()
		}
		p.open(p.at)
		return
	}
	p.showForms()
}

// take remembers settings that were just read.
func (p *Page) take(items []setting.Item) {
	p.order = p.order[:0]
	for _, it := range items {
		p.items[it.Key] = it
		p.order = append(p.order, it.Key)
	}
}

func (p *Page) showForms() {
	for _, s := range p.sections {
		s.form.show()
	}
	p.relayout()
}

// failed puts the error into the page's body where there is nothing to show
// yet, and into the error box otherwise.
func (p *Page) failed(err error) {
	switch {
	case model.KindOf(err) == model.Canceled:
	case p.ready:
		p.d.Shell.ShowError(err)
	default:
		p.put(kit.ErrorState(lang.L("Setelan tidak dapat dibaca"), say.Error(err), p.Reload))
	}
}

// open shows the i-th section.
func (p *Page) open(i int) {
	p.at = i
	if !p.ready {
		return
	}
	s := p.sections[i]
	s.form.show()
	outer, scroll := kit.VScroll(kit.Padded(kit.AtMost(s.form.object(), formWidth), look.Gap16, look.Gap24, look.Gap24, look.Gap24))
	p.scroll = scroll
	p.put(outer)
}

func (p *Page) put(o fyne.CanvasObject) {
	p.body.Objects = []fyne.CanvasObject{o}
	p.body.Refresh()
}

// relayout makes room after something in the form became higher or lower.
func (p *Page) relayout() {
	if p.ready {
		p.body.Objects[0].Refresh()
		p.scroll.Content.Refresh()
	}
}
