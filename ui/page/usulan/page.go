package usulan

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/proposal"
	"siapzi/model/submission"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
	"siapzi/ui/task"
)

const (
	sectionsWidth = 272
	formWidth     = 720
	mergeEvents   = 200 * time.Millisecond
)

// section is one part of the page.
type section struct {
	id, title string
	icon      look.IconName
	count     func() int // behind its name; nil for none
	form      form
}

// form is what a section shows at the right.
type form interface {
	object() fyne.CanvasObject
	show() // puts the present data into the controls
}

// Page is the proposal page. UI goroutine only.
type Page struct {
	d        Deps
	data     proposal.Data
	sent     []submission.Submission
	sections []*section
	at       int
	ready    bool
	fields   []*field
	writer   writer

	list   *kit.List
	maker  *maker
	body   *fyne.Container // loading, error, or the form of the section
	root   *kit.Panes
	cancel func()
}

// New makes the page and starts to load. The caller closes it.
func New(d Deps) *Page {
	p := &Page{d: d, body: kit.Stack(kit.Loading())}
	p.sections = []*section{
		{id: "kelengkapan", title: lang.L("Kelengkapan"), icon: look.IconCheck, count: func() int { return len(p.data.Lacks) }, form: newCheckForm(p)},
		{id: "surat", title: lang.L("Surat dan SPTJM"), icon: look.IconFile, form: newLetterForm(p)},
		{id: "profil", title: lang.L("Profil unit"), icon: look.IconHome, form: newProfileForm(p)},
		{id: "unit", title: lang.L("Unit lain"), icon: look.IconGrid, count: func() int { return len(p.data.Facts.Units) }, form: newUnitList(p)},
		{id: "inovasi", title: lang.L("Inovasi"), icon: look.IconSun, count: func() int { return len(p.data.Facts.Innovations) }, form: newInnovationList(p)},
		{id: "agen", title: lang.L("Agen perubahan"), icon: look.IconUser, count: func() int { return len(p.data.Facts.Agents) }, form: newAgentList(p)},
		{id: "terkirim", title: lang.L("Yang dibekukan"), icon: look.IconLock, count: func() int { return len(p.sent) }, form: newSentForm(p)},
	}
	p.list = kit.NewList(kit.ListConfig{Count: func() int { return len(p.sections) }, NewRow: newSectionRow, Bind: p.bindSection,
		OnSelect: p.open, RowHeight: 38, Inset: look.Gap8})
	p.list.Select(0)
	p.maker = newMaker(p)
	foot := kit.Rows(0, kit.NewDivider(), kit.Padded(p.maker.root, look.Gap12, look.Gap16, look.Gap16, look.Gap16))
	left := kit.Rows(0, kit.Grow(kit.Padded(p.list, look.Gap12, 0, look.Gap12, 0)), foot)
	p.root = kit.NewPanes(
		kit.Pane{Content: kit.Ground(look.ColorSurface, left), Width: sectionsWidth, Min: 220},
		kit.Pane{Content: p.body, Min: 400})
	p.cancel = d.Bus.Subscribe(func(model.Event) { // on the goroutine that published
		d.Tasks.UI(func() { d.Tasks.Debounce("reload", mergeEvents, p.Reload) })
	})
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
	p.maker.close()
	p.saveDrafts()
	p.d.Tasks.Close()
}

// newSectionRow is an icon, a word and a number.
func newSectionRow() fyne.CanvasObject {
	icon := kit.NewIcon("", look.ColorMuted, look.NavIconSize)
	return kit.Padded(kit.Row(look.Gap12, icon, kit.Grow(kit.NewText("", look.Lead, look.ColorText).Shrink()), kit.Muted("")), 0, look.Gap16, 0, look.Gap8+look.Gap12)
}

func (p *Page) bindSection(i int, o fyne.CanvasObject, s kit.RowState) {
	row := o.(*fyne.Container).Objects[0].(*fyne.Container)
	token, style := fyne.ThemeColorName(look.ColorText), look.Lead
	if s.Selected {
		token, style = look.ColorPrimary, look.LeadMid
	}
	x := p.sections[i]
	row.Objects[0].(*kit.Icon).Set(x.icon, token)
	row.Objects[1].(*fyne.Container).Objects[0].(*kit.Text).SetIn(x.title, style, token)
	number := ""
	if x.count != nil && p.ready {
		if n := x.count(); n > 0 {
			number = look.Count(n)
		}
	}
	row.Objects[2].(*kit.Text).Set(number)
}

// loaded is one reading of the workspace.
type loaded struct {
	data proposal.Data
	sent []submission.Submission
}

// Reload reads everything again.
func (p *Page) Reload() {
	now := p.d.Now()
	fetch := func(ctx context.Context) (l loaded, err error) {
		if l.data, err = p.d.Proposals.Gather(ctx, now); err != nil {
			return l, err
		}
		l.sent, err = p.d.Sent.List(ctx)
		return l, err
	}
	task.Latest(p.d.Tasks, "load", fetch, func(l loaded) {
		p.data, p.sent = l.data, l.sent
		first := !p.ready
		p.ready = true
		p.list.Reload()
		p.maker.refresh()
		if first {
			p.open(p.at)
			return
		}
		p.sections[p.at].form.show()
		p.relayout()
	}, p.failed)
}

// failed puts the error into the page's body where there is nothing to show
// yet, and into the error box otherwise.
func (p *Page) failed(err error) {
	switch {
	case model.KindOf(err) == model.Canceled:
	case p.ready:
		p.d.Shell.ShowError(err)
	default:
		p.put(kit.ErrorState(lang.L("Usulan tidak dapat dibaca"), say.Error(err), p.Reload))
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
	outer, _ := kit.VScroll(kit.Padded(kit.AtMost(s.form.object(), formWidth), look.Gap16, look.Gap24, look.Gap24, look.Gap24))
	p.put(outer)
}

func (p *Page) put(o fyne.CanvasObject) {
	p.body.Objects = []fyne.CanvasObject{o}
	p.body.Refresh()
}

// relayout makes room after something in the form became higher or lower.
func (p *Page) relayout() {
	if p.ready && len(p.body.Objects) > 0 {
		p.sections[p.at].form.object().Refresh()
		p.body.Objects[0].Refresh()
	}
}

// heading begins a form: its name and what it is for.
func heading(title, text string) fyne.CanvasObject {
	return kit.Padded(kit.Rows(look.Gap4, kit.Title(title), kit.NewPara(text, look.Body, look.ColorMuted)), 0, 0, look.Gap4, 0)
}
