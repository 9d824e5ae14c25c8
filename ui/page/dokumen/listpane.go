package dokumen

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
)

// typingPause is how long typing must rest before the search runs.
const typingPause = 150 * time.Millisecond

// listPane is the left: search field, chips, the list, and what can be done
// with several documents at once.
type listPane struct {
	p      *Page
	root   *fyne.Container
	search *kit.SearchEntry
	bar    *filterBar
	head   *listHead
	list   *kit.List
	body   *fyne.Container // the list, or what stands in its place
	bulk   *bulkBar
	notice *fyne.Container // tells of an import table that waits
}

func newListPane(p *Page) *listPane {
	l := &listPane{p: p}
	l.search = kit.NewSearchEntry(lang.L("Cari judul, nomor, atau isi dokumen"), func(string) {
		p.d.Tasks.Debounce("typing", typingPause, p.find)
	})
	l.search.OnArrow = func(int) { l.focus() }
	l.search.OnSubmitted = func(string) { l.focus() }
	add := kit.NewButton(kit.Filled, lang.L("Tambah dokumen"), look.IconPlus, p.addFiles).Tip(lang.L("Tambah dokumen"))
	var other *kit.Button
	other = kit.NewButton(kit.Outlined, "", look.IconChevronDown, func() {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(other)
		kit.ShowMenu(p.d.Shell.Window(), at.AddXY(0, other.Size().Height+2), p.addItems()...)
	}).Tip(lang.L("Tambah tautan, catatan, atau tangkapan layar"))
	l.bar = newFilterBar(p)
	l.head = newListHead(p.sortBy)
	l.list = kit.NewList(kit.ListConfig{
		Count:     func() int { return len(p.shown) },
		NewRow:    func() fyne.CanvasObject { return newDocRow(l.ticked) },
		Bind:      func(i int, o fyne.CanvasObject, s kit.RowState) { o.(*docRow).set(p.shownRow(i, s)) },
		RowHeight: rowHeight, Dividers: true,
		OnPress: l.pressed,
		OnOpen:  func(i int) { p.open(p.shown[i]) },
		OnMenu:  l.menu,
		OnKey:   l.key,
	})
	l.bulk = newBulkBar(p)
	l.notice = kit.Stack()
	l.notice.Hide()
	l.body = kit.Stack(kit.Loading())
	top := kit.Rows(look.Gap12, container.New(&topLayout{add}, l.search, add, other), l.bar.root)
	l.root = kit.Rows(0, kit.Padded(top, look.Gap12, look.Gap16, look.Gap12, look.Gap24), l.notice, kit.NewDivider(),
		l.head.root, kit.NewDivider(), kit.Grow(l.body), l.bulk.root)
	return l
}

// topLayout puts the search field before the buttons. In a narrow list the
// field needs the room of the button's word.
type topLayout struct{ add *kit.Button }

const topNarrow = float32(400)

// MinSize is for Fyne.
func (*topLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(200, look.ControlHeight)
}

// Layout is for Fyne.
func (t *topLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	word := lang.L("Tambah dokumen")
	if s.Width < topNarrow {
		word = ""
	}
	t.add.SetText(word)
	add, other := o[1].MinSize().Width, o[2].MinSize().Width
	field := s.Width - add - other - look.Gap8 - look.Gap4
	for i, at := range [][2]float32{{0, field}, {field + look.Gap8, add}, {s.Width - other, other}} {
		o[i].Move(fyne.NewPos(at[0], 0))
		o[i].Resize(fyne.NewSize(at[1], s.Height))
	}
}

// words gives what is searched.
func (l *listPane) words() string { return strings.TrimSpace(l.search.Text) }

func (l *listPane) focus() { l.p.d.Shell.Window().Canvas().Focus(l.list) }

func (l *listPane) focused() bool {
	c := l.p.d.Shell.Window().Canvas()
	return c != nil && c.Focused() == fyne.Focusable(l.list)
}

// put shows o in place of the list.
func (l *listPane) put(o fyne.CanvasObject) {
	if l.body.Objects[0] != o {
		l.body.Objects = []fyne.CanvasObject{o}
		l.body.Refresh()
	}
}

// refresh shows the rows that the page found, with the head and the chips.
func (l *listPane) refresh() {
	p := l.p
	l.bar.show(p.filter, p.book.counts)
	l.head.show(p.shownSorting(), p.countWords())
	l.root.Refresh() // the chips may need another line
	l.list.Reload()
	switch {
	case len(p.shown) > 0:
		l.put(l.list)
	case p.words != "" || p.filter.narrows():
		l.put(kit.EmptyState(look.IconSearch, lang.L("Tidak ada yang cocok"), l.noMatch(), lang.L("Tampilkan semua"), p.showAll))
	case p.filter.bin:
		l.put(kit.EmptyState(look.IconTrash, lang.L("Keranjang sampah kosong"), lang.L("Dokumen yang dibuang menunggu di sini dan dapat dipulihkan."), "", nil))
	default:
		l.put(kit.EmptyState(look.IconFile, lang.L("Belum ada bukti."), lang.L("Seret berkas atau folder ke sini, atau tekan Ctrl+B. Aslinya tidak dipindah dan tidak diubah."), lang.L("Tambah dokumen"), p.addFiles))
	}
	l.repaint()
}

// fail shows what went wrong in place of the list.
func (l *listPane) fail(title string, err error, again func()) {
	l.put(kit.ErrorState(title, say.Error(err), again))
}

// ground gives the pane for the page.
func (l *listPane) ground() fyne.CanvasObject { return kit.Ground(look.ColorSurface, l.root) }

// showNotice tells that files wait in the import table.
func (l *listPane) showNotice(n int) {
	l.notice.Objects = nil
	l.notice.Hidden = n == 0
	if n > 0 {
		l.notice.Add(kit.Padded(kit.Banner(kit.Info, look.IconInfo, lang.L("{{.N}} berkas menunggu di tabel impor.", map[string]any{"N": look.Count(n)}),
			lang.L("Lanjutkan"), l.p.table.open), 0, look.Gap16, look.Gap12, look.Gap24))
	}
	l.root.Refresh()
}

// noMatch says what was looked for.
func (l *listPane) noMatch() string {
	if l.p.words == "" {
		return lang.L("Tidak ada dokumen dengan saringan ini.")
	}
	if l.p.filter.narrows() {
		return lang.L("Tidak ada “{{.Words}}” dengan saringan ini. Coba kata lain atau lepas saringannya.", map[string]any{"Words": l.p.words})
	}
	return lang.L("Tidak ada “{{.Words}}” di judul, nomor, atau isi. Hasil pindai tanpa teks hanya ditemukan dari judulnya.", map[string]any{"Words": l.p.words})
}

// repaint shows what is chosen.
func (l *listPane) repaint() {
	p := l.p
	p.noteCursor()
	at := p.index(p.sel.Cursor)
	if at >= 0 && !p.sel.Chosen[p.sel.Cursor] {
		at = -1
	}
	l.list.Mark(at)
	l.list.Repaint()
	if l.bulk.show(len(p.sel.Chosen), p.filter.bin) {
		l.root.Refresh()
	}
}

// pressed chooses a row with the mouse: alone, with Ctrl beside the others,
// with Shift everything up to it.
func (l *listPane) pressed(i int) {
	p, id := l.p, l.p.id(i)
	switch m := p.modifiers(); {
	case m&fyne.KeyModifierShift != 0:
		p.sel.Extend(p.ids(), id)
	case m&fyne.KeyModifierShortcutDefault != 0:
		p.sel.Toggle(id)
	default:
		p.sel.Only(id)
	}
	p.chosen()
}

// ticked chooses a row beside the others, or no longer.
func (l *listPane) ticked(r *row) {
	l.focus()
	if l.p.modifiers()&fyne.KeyModifierShift != 0 {
		l.p.sel.Extend(l.p.ids(), r.id)
	} else {
		l.p.sel.Toggle(r.id)
	}
	l.p.chosen()
}

// menu opens what can be done with the row, or with everything chosen if it is
// among them.
func (l *listPane) menu(i int, at fyne.Position) {
	p, id := l.p, l.p.id(i)
	if !p.sel.Chosen[id] {
		p.sel.Only(id)
		p.chosen()
	}
	l.list.Repaint()
	kit.ShowMenu(p.d.Shell.Window(), at, p.menuItems()...)
}

// key moves the cursor and the selection; Shift extends it, Space chooses
// beside the others, Delete throws away.
func (l *listPane) key(e *fyne.KeyEvent) bool {
	page := max(int(l.list.Size().Height/rowHeight)-1, 1)
	switch e.Name {
	case fyne.KeyDown:
		l.step(1)
	case fyne.KeyUp:
		if l.p.index(l.p.sel.Cursor) <= 0 {
			l.p.d.Shell.Window().Canvas().Focus(l.search)
			return true
		}
		l.step(-1)
	case fyne.KeyPageDown:
		l.step(page)
	case fyne.KeyPageUp:
		l.step(-page)
	case fyne.KeyHome:
		l.step(-len(l.p.shown))
	case fyne.KeyEnd:
		l.step(len(l.p.shown))
	case fyne.KeySpace:
		if l.p.sel.Cursor != "" {
			l.p.sel.Toggle(l.p.sel.Cursor)
			l.p.chosen()
		}
	case fyne.KeyDelete:
		l.p.trashOrRestore()
	case fyne.KeyEscape:
		l.p.sel.Only(l.p.sel.Cursor)
		l.p.chosen()
	default:
		return false
	}
	return true
}

// step moves the cursor by n rows.
func (l *listPane) step(n int) {
	p := l.p
	if len(p.shown) == 0 {
		return
	}
	at := p.index(p.sel.Cursor)
	if at < 0 { // its row went away; the one below took its place
		at = p.last
		if n > 0 {
			at--
		}
	}
	i := min(max(at+n, 0), len(p.shown)-1)
	if p.modifiers()&fyne.KeyModifierShift != 0 {
		p.sel.Extend(p.ids(), p.id(i))
	} else {
		p.sel.Only(p.id(i))
	}
	l.list.ScrollTo(i)
	p.chosen()
}

// modifiersNow asks the desktop which modifier keys are held.
func modifiersNow() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// bulkBar stands at the list's foot while several documents are chosen.
type bulkBar struct {
	root    *fyne.Container
	count   *kit.Text
	live    *fyne.Container // actions on documents
	binned  *fyne.Container // actions in the recycle bin
	buttons []*kit.Button
	confirm *kit.Button // only while one of the chosen waits to be confirmed
	waits   func() bool
}

func newBulkBar(p *Page) *bulkBar {
	b := &bulkBar{waits: p.chosenCarried, count: kit.NewText("", look.Strong, look.ColorText)}
	button := func(word string, icon look.IconName, run func()) *kit.Button {
		k := kit.NewButton(kit.Outlined, word, icon, run).Small()
		b.buttons = append(b.buttons, k)
		return k
	}
	var period, kind *kit.Button
	below := func(k *kit.Button, items []*fyne.MenuItem) {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(k)
		kit.ShowMenu(p.d.Shell.Window(), at, items...)
	}
	period = button(lang.L("Periode"), "", func() { below(period, p.periodItems()) })
	kind = button(lang.L("Jenis"), "", func() { below(kind, p.kindItems()) })
	b.confirm = button(lang.L("Konfirmasi"), look.IconCheck, p.confirmChosen)
	b.confirm.Tip(lang.L("Masih membuktikan soal yang sama seperti tahun lalu"))
	b.live = kit.Row(look.Gap8, b.confirm, button(lang.L("Tautkan"), look.IconLink, p.linkChosen), period, kind,
		button(lang.L("Paket rapat"), look.IconLayers, p.joinChosen), kit.NewIconButton(look.IconTrash, lang.L("Pindahkan ke keranjang sampah"), p.trashOrRestore))
	b.binned = kit.Row(look.Gap8, button(lang.L("Pulihkan"), look.IconUndo, p.trashOrRestore))
	none := kit.NewIconButton(look.IconClose, lang.L("Lepas pilihan"), func() {
		p.sel.Only("")
		p.chosen()
	}).Quiet()
	row := kit.Row(look.Gap8, b.count, b.live, b.binned, kit.Space(), none)
	b.root = kit.Rows(0, kit.NewDivider(), kit.Fixed(kit.Ground(look.ColorPrimaryTint, kit.Padded(row, 0, look.Gap12, 0, look.Gap24)), 0, 48))
	b.root.Hide()
	return b
}

// show tells how many are chosen; one alone has its actions at the right. It
// gives whether the bar came or went.
func (b *bulkBar) show(n int, bin bool) (moved bool) {
	hide := n < 2
	moved = b.root.Hidden != hide
	if hide && !moved {
		return false
	}
	b.count.Set(lang.L("{{.N}} dipilih", map[string]any{"N": look.Count(n)}))
	b.live.Hidden, b.binned.Hidden = bin, !bin
	b.confirm.Hidden = !b.waits()
	b.root.Hidden = hide
	b.root.Refresh()
	return moved
}

// shownRow gives row i as the list paints it.
func (p *Page) shownRow(i int, s kit.RowState) shownRow {
	if i >= len(p.shown) {
		return shownRow{}
	}
	r := &p.book.rows[p.shown[i]]
	out := shownRow{row: r, title: r.title, sub: r.sub, chosen: p.sel.Chosen[r.id], ticks: len(p.sel.Chosen) > 1, hovered: s.Hovered}
	if p.words != "" {
		out.title, out.sub = p.foundIn(r)
	}
	return out
}

// id gives the document of row i of the list.
func (p *Page) id(i int) model.DocumentID { return p.book.rows[p.shown[i]].id }

// ids gives the documents of the list in its order.
func (p *Page) ids() []model.DocumentID {
	out := make([]model.DocumentID, len(p.shown))
	for i := range p.shown {
		out[i] = p.id(i)
	}
	return out
}

// index gives the row of the list that shows id, or -1.
func (p *Page) index(id model.DocumentID) int {
	at, ok := p.book.at[id]
	if !ok {
		return -1
	}
	for i, x := range p.shown {
		if x == at {
			return i
		}
	}
	return -1
}
