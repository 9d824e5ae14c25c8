package bundel

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"siapzi/model/bundle"
	"siapzi/model/history"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
	"siapzi/ui/task"
	"siapzi/ui/undo"
)

const recordHeight = float32(104)

// How many bundles are compared with today by themselves, and how many more
// while the list is looked at. A comparison looks at every file.
const (
	comparedAtOnce = 3
	comparedInList = 12
)

// historyPane lists the bundles that were made; brief is its short form below
// the picture.
type historyPane struct {
	p       *Page
	root    *fyne.Container
	list    *kit.List
	records []record
	loaded  bool

	brief     *fyne.Container
	briefRows *fyne.Container
}

func newHistoryPane(p *Page) *historyPane {
	h := &historyPane{p: p}
	h.list = kit.NewList(kit.ListConfig{
		Count:     func() int { return len(h.records) },
		NewRow:    func() fyne.CanvasObject { return newRecordLine(h) },
		Bind:      func(i int, o fyne.CanvasObject, _ kit.RowState) { o.(*recordLine).show(h.records[i]) },
		RowHeight: recordHeight, Dividers: true,
		OnOpen: func(i int) { h.showChanges(h.records[i]) },
		OnMenu: func(i int, at fyne.Position) { kit.ShowMenu(p.d.Shell.Window(), at, h.menu(h.records[i])...) },
		OnKey: func(k *fyne.KeyEvent) bool {
			i := h.list.Selected()
			if k.Name != fyne.KeyDelete || i < 0 || i >= len(h.records) {
				return false
			}
			h.remove(h.records[i])
			return true
		},
	})
	h.root = kit.Stack(kit.Loading())
	h.briefRows = kit.Rows(0)
	all := kit.NewButton(kit.Quiet, lang.L("Semua"), "", func() { p.middle.choose(showHistory) }).Small()
	h.brief = kit.Rows(0, kit.NewDivider(), kit.Padded(kit.Rows(look.Gap4,
		kit.Row(0, kit.Grow(kit.Section(lang.L("Bundel sebelumnya"))), all), h.briefRows), look.Gap8, look.Gap16, look.Gap12, look.Gap16))
	h.brief.Hide()
	return h
}

// load reads the list anew.
func (h *historyPane) load() {
	task.Latest(h.p.d.Tasks, "history", h.p.d.History.List, func(list []history.Bundle) {
		known := map[history.ID]record{}
		for _, r := range h.records {
			known[r.bundle.ID] = r
		}
		h.records = nil
		for _, b := range list {
			r := newRecord(b)
			r.since, r.failed = known[b.ID].since, known[b.ID].failed
			h.records = append(h.records, r)
		}
		h.loaded = true
		h.paint()
		h.compare()
	}, func(err error) {
		h.put(kit.ErrorState(lang.L("Riwayat bundel tidak dapat dibaca"), say.Error(err), h.load))
	})
}

// paint shows the records as they are known now.
func (h *historyPane) paint() {
	if !h.loaded {
		return
	}
	h.list.Reload()
	if len(h.records) == 0 {
		h.put(kit.EmptyState(look.IconLayers, lang.L("Belum ada bundel"), lang.L("Setiap bundel yang dibuat tercatat di sini, dengan apa yang berubah sejak itu."),
			lang.L("Lihat susunan"), func() { h.p.middle.choose(showList) }))
	} else {
		h.put(h.list)
	}
	h.briefRows.Objects = nil
	for _, r := range h.records[:min(2, len(h.records))] {
		h.briefRows.Add(h.briefRow(r))
	}
	h.brief.Hidden = len(h.records) == 0
	h.briefRows.Refresh()
	h.p.right.Refresh()
}

func (h *historyPane) briefRow(r record) fyne.CanvasObject {
	open := kit.NewIconButton(look.IconExternal, lang.L("Buka"), func() { h.open(r) })
	open.SetEnabled(!r.bundle.Gone)
	since := kit.Muted(r.sinceWords()).Shrink()
	if r.bundle.Gone {
		since = kit.NewText(lang.L("Berkas tidak ada lagi"), look.Body, look.ColorDanger).Shrink()
	}
	words := kit.Rows(0, kit.NewText(r.title, look.Strong, look.ColorText).Shrink(), kit.Muted(r.made).Shrink(), since)
	press := kit.NewPress(kit.Padded(words, 2, 0, 2, 0), func() { h.showChanges(r) })
	return kit.Padded(kit.Row(look.Gap8, kit.Grow(press), open), look.Gap4, 0, look.Gap4, 0)
}

func (h *historyPane) put(o fyne.CanvasObject) {
	h.root.Objects = []fyne.CanvasObject{o}
	h.root.Refresh()
}

// forget makes every comparison be done anew.
func (h *historyPane) forget() {
	h.p.d.Tasks.Cancel("since")
	for i := range h.records {
		h.records[i].since, h.records[i].failed = nil, false
	}
	h.paint()
}

// compare finds the next bundle whose changes are not known, and compares it
// with the same one made today. It waits until the page's own look is done.
func (h *historyPane) compare() {
	if h.p.outlook == nil || !h.p.outlook.Exact || h.p.looking {
		return
	}
	n := comparedAtOnce
	if h.p.middle.which.On() == showHistory {
		n = comparedInList
	}
	for _, r := range h.records[:min(n, len(h.records))] {
		if r.since == nil && !r.failed {
			h.compareOne(r)
			return
		}
	}
}

func (h *historyPane) compareOne(r record) {
	p := h.p
	id, req := r.bundle.ID, r.bundle.Choices.Request(p.d.Now())
	req.Passwords = p.passwordsNow()
	fetch := func(ctx context.Context) (*bundle.Changes, error) {
		old, err := p.d.History.Manifest(ctx, id)
		if err != nil {
			return nil, err
		}
		now, err := p.d.Bundles.LookAhead(ctx, p.planner, req, true)
		if err != nil {
			return nil, err
		}
		c := bundle.Compare(old, now.Manifest)
		return &c, nil
	}
	set := func(c *bundle.Changes) {
		for i := range h.records {
			if h.records[i].bundle.ID == id {
				h.records[i].since, h.records[i].failed = c, c == nil
			}
		}
		h.paint()
		h.compare()
	}
	task.Latest(p.d.Tasks, "since", fetch, set, func(error) { set(nil) })
}

func (h *historyPane) open(r record) { h.p.d.Shell.OpenPath(r.bundle.Path()) }

// showChanges lists what changed since a bundle was made.
func (h *historyPane) showChanges(r record) {
	if r.since == nil {
		if !r.failed {
			h.compareOne(r)
		}
		return
	}
	if !r.hasChanges() {
		h.p.d.Shell.Toast(lang.L("Isi bundel hari ini sama dengan bundel itu."), "", nil)
		return
	}
	kit.ShowProblems(h.p.d.Shell.Window(), lang.L("Yang berubah sejak {{.Time}}", map[string]any{"Time": r.made}),
		lang.L("{{.Old}} halaman dahulu, {{.New}} halaman bila dibuat hari ini.", map[string]any{"Old": look.Count(r.since.OldPages), "New": look.Count(r.since.NewPages)}),
		changeList(*r.since))
}

func (h *historyPane) menu(r record) []*fyne.MenuItem {
	open := fyne.NewMenuItem(lang.L("Buka"), func() { h.open(r) })
	open.Disabled = r.bundle.Gone
	return []*fyne.MenuItem{
		open,
		fyne.NewMenuItem(lang.L("Tampilkan di folder"), func() { h.p.d.Shell.ShowFolder(r.bundle.Path()) }),
		fyne.NewMenuItem(lang.L("Apa yang berubah sejak itu"), func() { h.showChanges(r) }),
		fyne.NewMenuItem(lang.L("Pakai pilihannya lagi"), func() { h.reuse(r) }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(lang.L("Hapus dari daftar"), func() { h.remove(r) }),
	}
}

// reuse takes over what was chosen for a bundle.
func (h *historyPane) reuse(r record) {
	h.p.choices.set(r.bundle.Choices)
	h.p.choices.changed()
	h.p.middle.choose(showList)
}

// remove takes a bundle out of the list; its files stay. It can be undone.
func (h *historyPane) remove(r record) {
	p := h.p
	var back func(context.Context) error
	do := func() {
		task.Latest(p.d.Tasks, "forget", func(ctx context.Context) (func(context.Context) error, error) {
			return p.d.History.Remove(ctx, p.d.Who, r.bundle.ID)
		}, func(b func(context.Context) error) {
			back = b
			h.load()
		}, p.d.Shell.ShowError)
	}
	again := func() {
		if back == nil {
			return
		}
		restore := back
		task.Latest(p.d.Tasks, "forget", func(ctx context.Context) (struct{}, error) { return struct{}{}, restore(ctx) },
			func(struct{}) { h.load() }, p.d.Shell.ShowError)
	}
	do()
	takeBack := p.d.Undo.Push(undo.Action{Label: lang.L("Hapus bundel dari daftar"), Undo: again, Redo: do})
	p.d.Shell.Toast(lang.L("Bundel dihapus dari daftar; berkasnya tetap ada."), lang.L("Urungkan"), takeBack)
}

// recordLine paints a record with what can be done with it.
type recordLine struct {
	widget.BaseWidget
	now                       record
	title, made, facts, where *kit.Text
	since                     *kit.Text
	changes                   *kit.Press
	gone                      *kit.Status
	open, folder, remove      *kit.Button
	row                       *fyne.Container
}

func newRecordLine(h *historyPane) *recordLine {
	l := &recordLine{title: kit.NewText("", look.Strong, look.ColorText).Shrink(), made: kit.Muted(""), facts: kit.NewText("", look.Body, look.ColorText).Shrink(),
		where: kit.Muted("").Shrink(), since: kit.NewText("", look.Strong, look.ColorPrimary).Shrink(),
		gone: kit.NewStatus(kit.Bad, look.IconCrossRing, lang.L("Berkas tidak ada"))}
	l.changes = kit.NewPress(l.since, func() { h.showChanges(l.now) }).Plain()
	l.open = kit.NewButton(kit.Outlined, lang.L("Buka"), look.IconExternal, func() { h.open(l.now) }).Small()
	l.folder = kit.NewIconButton(look.IconFolder, lang.L("Tampilkan di folder"), func() { h.p.d.Shell.ShowFolder(l.now.bundle.Path()) })
	l.remove = kit.NewIconButton(look.IconTrash, lang.L("Hapus dari daftar"), func() { h.remove(l.now) })
	words := kit.Rows(2, kit.Row(look.Gap8, kit.Grow(l.title), l.made), l.facts, l.where, l.changes)
	l.row = kit.Row(look.Gap16, kit.Grow(words), kit.Row(look.Gap8, l.gone, l.open, l.folder, l.remove))
	l.ExtendBaseWidget(l)
	return l
}

func (l *recordLine) show(r record) {
	l.now = r
	l.title.Set(r.title)
	l.made.Set(r.made)
	l.facts.Set(r.about())
	l.where.Set(r.where)
	l.since.Set(r.sinceWords())
	l.gone.Hidden, l.open.Hidden = !r.bundle.Gone, r.bundle.Gone
	l.row.Refresh()
}

// CreateRenderer is for Fyne.
func (l *recordLine) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(&kit.Pad{Top: look.Gap8, Right: look.Gap16, Bottom: look.Gap8, Left: look.Gap16}, l.row))
}
