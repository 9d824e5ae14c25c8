package dokumen

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// planPane is the import table: files are looked at and corrected here before
// anything is stored.
type planPane struct {
	p      *Page
	plan   plan
	lines  []line
	top    string // the folder that all files came from, "" for several
	shown  []int  // lines that pass the filter
	filter planFilter
	sum    planSum

	root     *fyne.Container
	title    *kit.Text
	fromWord *kit.Text
	from     *kit.Text
	progress *fyne.Container
	bar      *kit.Progress
	done     *kit.Text
	report   *kit.Button // offers the list of troubled files
	chipRow  *fyne.Container
	chips    []*kit.Chip
	all      *kit.Check
	list     *kit.List
	paper    *planPaper
	body     *fyne.Container // the list, or what stands in its place
	store    *kit.Button
	closing  *kit.Button
	goOn     *kit.Button // reads what still waits
	words    *kit.Text
	working  *fyne.Container // shown while rows are imported
	wbar     *kit.Progress
	wtext    *kit.Text
}

func newPlanPane(p *Page) *planPane {
	t := &planPane{p: p, title: kit.Heading(""), from: kit.NewText("", look.Strong, look.ColorText), bar: kit.NewProgress(), done: kit.Muted("")}
	t.plan.pane = t
	t.list = kit.NewList(kit.ListConfig{
		Count:     func() int { return len(t.shown) },
		NewRow:    func() fyne.CanvasObject { return newPlanRow(t) },
		Bind:      func(i int, o fyne.CanvasObject, _ kit.RowState) { o.(*planRow).set(t.lines[t.shown[i]]) },
		HeightOf:  t.heightOf,
		RowHeight: planRowHeight, Dividers: true,
		OnOpen:   func(i int) { p.d.Shell.OpenPath(t.lines[t.shown[i]].item.Path) },
		OnMenu:   t.menu,
		OnKey:    t.key,
		OnSelect: func(int) { t.paper.follow() },
	})
	t.paper = newPlanPaper(t)
	t.body = kit.Stack(kit.Loading())
	t.working = t.newWorking()
	panes := kit.NewPanes(kit.Pane{Content: kit.Padded(t.newTable(), 0, look.Gap16, 0, look.Gap24), Min: 600},
		kit.Pane{Content: t.paper.root, Width: planPaperWidth, Min: planPaperLeast, HideBelow: planPaperFrom})
	t.root = kit.Ground(look.ColorBackground, kit.Rows(0, kit.Padded(t.newTop(), look.Gap12, look.Gap24, look.Gap12, look.Gap24), kit.Grow(panes), t.newFoot()))
	t.root.Hide()
	return t
}

func (t *planPane) heightOf(i int) float32 {
	if i < len(t.shown) && t.lines[t.shown[i]].state == lineTwin {
		return planTwinHeight
	}
	return planRowHeight
}

func (t *planPane) newTop() fyne.CanvasObject {
	add := kit.NewButton(kit.Outlined, lang.L("Tambah berkas"), look.IconPlus, t.p.addFiles).Small()
	t.goOn = kit.NewButton(kit.Quiet, lang.L("Lanjutkan membaca"), look.IconPlay, t.plan.read).Small()
	t.fromWord = kit.Muted(lang.L("dari folder"))
	head := kit.Row(look.Gap12, t.title, kit.Space(), t.fromWord, t.from, add)
	t.progress = kit.Row(look.Gap12, kit.Grow(t.bar), t.done, t.goOn)
	t.progress.Hide()
	chips := kit.Row(look.Gap8)
	for f, word := range []string{lang.L("Semua"), lang.L("Siap"), lang.L("Periksa"), lang.L("Ganda"), lang.L("Rusak")} {
		chip := kit.NewChip(word, func(bool) { t.setFilter(planFilter(f)) })
		t.chips = append(t.chips, chip)
		chips.Add(chip)
	}
	t.chips[planAll].SetOn(true)
	chips.Add(kit.Grow(kit.Muted(lang.L("Usulan dapat diganti langsung di tabel")).Shrink().Align(fyne.TextAlignTrailing)))
	t.report = kit.NewButton(kit.Quiet, lang.L("Simpan daftar masalah"), look.IconGrid, t.saveReport).Small().
		Tip(lang.L("Daftar berkas bermasalah sebagai buku kerja (XLSX)"))
	t.report.Hide()
	chips.Add(t.report)
	t.chipRow = chips
	return kit.Rows(look.Gap12, head, t.progress, chips)
}

// newTable is the card with the heads of the columns and the list.
func (t *planPane) newTable() fyne.CanvasObject {
	t.all = kit.NewCheck("", false, t.plan.chooseAll)
	head := container.New(&planHeadLayout{}, t.all, kit.Muted(lang.L("Berkas")), kit.Muted(lang.L("Membuktikan soal, dan alasannya")).Shrink(),
		kit.Muted(lang.L("Tanggal")), kit.Muted(lang.L("Periode")), kit.Muted(lang.L("Keadaan")))
	return kit.Stack(kit.NewBox(look.ColorSurface, look.ColorLine, look.Radius),
		kit.Padded(kit.Rows(0, head, kit.NewDivider(), kit.Grow(t.body)), 1, 1, 1, 1))
}

func (t *planPane) newFoot() fyne.CanvasObject {
	t.store = kit.NewButton(kit.Filled, "", "", t.plan.importChosen)
	t.closing = kit.NewButton(kit.Outlined, lang.L("Tutup"), "", t.close)
	t.words = kit.Muted("").Shrink().Align(fyne.TextAlignTrailing)
	safe := kit.Muted(lang.L("Tabel ini tersimpan. Anda boleh menutupnya dan melanjutkan nanti.")).Shrink()
	row := kit.Row(look.Gap12, t.store, t.closing, kit.Grow(safe), kit.Grow(t.words))
	return kit.Padded(kit.Rows(0, kit.NewDivider(), kit.Fixed(kit.Ground(look.ColorSurface, kit.Padded(row, 0, look.Gap24, 0, look.Gap24)), 0, 56)), look.Gap12, 0, 0, 0)
}

// newWorking stands in the table's place while rows are imported.
func (t *planPane) newWorking() *fyne.Container {
	t.wbar, t.wtext = kit.NewProgress(), kit.NewText("", look.Section, look.ColorText).Align(fyne.TextAlignCenter)
	stop := kit.NewButton(kit.Outlined, lang.L("Batal"), "", t.plan.stop)
	note := kit.NewPara(lang.L("Berkas asli hanya dibaca. Yang sudah masuk tetap tersimpan bila Anda membatalkan."), look.Body, look.ColorMuted).Align(fyne.TextAlignCenter)
	return kit.Centered(kit.Padded(kit.Rows(look.Gap12, t.wtext, t.wbar, note, kit.Row(0, kit.Space(), stop, kit.Space())), look.Gap16, look.Gap16, look.Gap16, look.Gap16), 400)
}

// planHeadLayout puts the heads above the columns.
type planHeadLayout struct{}

// MinSize is for Fyne.
func (*planHeadLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(400, planHeadHeight)
}

// Layout is for Fyne.
func (*planHeadLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	c := planColumnsIn(s.Width)
	for i, at := range [][2]float32{{c.tick, tickColumn}, {c.file, c.fileWidth}, {c.question, c.questionWidth}, {c.date, dateColumn}, {c.period, periodColumn}, {c.state, stateColumn}} {
		o[i].Move(fyne.NewPos(at[0], (planHeadHeight-look.SmallHeight)/2))
		o[i].Resize(fyne.NewSize(at[1], look.SmallHeight))
	}
}

// open shows the table in place of the list.
func (t *planPane) open() {
	t.root.Show()
	t.p.panes.Hide()
	t.plan.resume = true
	t.plan.load()
}

// close goes back to the list; the table is kept.
func (t *planPane) close() {
	t.p.d.Shell.Window().Canvas().Unfocus() // what is being typed is taken over
	t.root.Hide()
	t.p.panes.Show()
	t.p.list.showNotice(t.sum.all)
}

func (t *planPane) isOpen() bool { return t.root.Visible() }

func (t *planPane) put(o fyne.CanvasObject) {
	if t.body.Objects[0] != o {
		t.body.Objects = []fyne.CanvasObject{o}
		t.body.Refresh()
	}
}

func (t *planPane) setFilter(f planFilter) {
	t.filter = f
	t.refresh()
}

// show takes over the rows of the table.
func (t *planPane) show(now tableOf) {
	t.lines, t.top = now.lines, now.top
	t.refresh()
	if t.plan.resume && t.isOpen() { // reading was stopped with the window or the program
		t.plan.resume = false
		t.plan.readWaiting()
	}
}

// refresh shows the lines with everything that is counted from them.
func (t *planPane) refresh() {
	t.sum = sumOf(t.lines)
	t.shown = t.shown[:0]
	for i := range t.lines {
		if t.filter.passes(&t.lines[i]) {
			t.shown = append(t.shown, i)
		}
	}
	t.title.Set(lang.L("Impor {{.N}} berkas", map[string]any{"N": look.Count(t.sum.all)}))
	t.from.Set(t.top)
	t.fromWord.Hidden = t.top == ""
	for f, chip := range t.chips {
		chip.SetOn(planFilter(f) == t.filter)
		chip.SetCount(look.Count(t.sum.by[f]))
	}
	t.report.Hidden = !slices.ContainsFunc(t.lines, func(l line) bool { return l.troubled() })
	t.chipRow.Refresh()
	t.all.SetOn(t.allChosen())
	t.store.SetText(lang.L("Impor"))
	if t.sum.chosen > 0 {
		t.store.SetText(lang.L("Impor {{.N}} berkas", map[string]any{"N": look.Count(t.sum.chosen)}))
	}
	t.store.SetEnabled(t.sum.chosen > 0 && !t.plan.busy())
	t.words.Set(t.sum.words())
	t.refreshProgress()
	t.list.Reload()
	t.paper.follow()
	switch {
	case t.plan.importing:
		t.put(t.working)
	case len(t.shown) > 0:
		t.put(t.list)
	case t.sum.all > 0:
		t.put(kit.EmptyState(look.IconCheckRing, lang.L("Tidak ada yang cocok"), lang.L("Tidak ada berkas dengan saringan ini."), lang.L("Tampilkan semua"), func() { t.setFilter(planAll) }))
	default:
		t.put(kit.EmptyState(look.IconFile, lang.L("Tabel impor kosong"), lang.L("Seret berkas atau folder ke sini, atau tekan Ctrl+B."), lang.L("Tambah berkas"), t.p.addFiles))
	}
	t.root.Refresh()
}

// allChosen tells whether everything that is shown and whole is ticked.
func (t *planPane) allChosen() bool {
	any := false
	for _, i := range t.shown {
		l := &t.lines[i]
		if !l.choosable() || l.state == lineBad {
			continue
		}
		if !l.item.Chosen {
			return false
		}
		any = true
	}
	return any
}

// refreshProgress tells how far reading is.
func (t *planPane) refreshProgress() {
	read := t.sum.all - t.sum.waiting
	t.progress.Hidden = t.sum.waiting == 0
	t.goOn.Hidden = t.plan.reading
	t.bar.Set(float64(read) / float64(max(t.sum.all, 1)))
	words := []string{lang.L("{{.N}} dari {{.All}} dibaca", map[string]any{"N": look.Count(read), "All": look.Count(t.sum.all)})}
	if left := t.plan.remaining(read); left != "" {
		words = append(words, left)
	}
	t.done.Set(strings.Join(words, "   "))
	t.progress.Refresh()
}

// menu opens what can be done with a line.
func (t *planPane) menu(i int, at fyne.Position) {
	l := t.lines[t.shown[i]]
	items := []*fyne.MenuItem{fyne.NewMenuItem(lang.L("Lihat berkas asli"), func() { t.p.d.Shell.OpenPath(l.item.Path) })}
	if l.state != lineBad && l.state != lineWaiting {
		items = append(items, fyne.NewMenuItem(lang.L("Pilih soal…"), func() { t.askQuestion(l) }))
		if l.code != "" {
			items = append(items, fyne.NewMenuItem(lang.L("Tanpa tautan"), func() { t.change(l, func(it *planItem) { it.Link = model.Link{} }) }))
		}
	}
	kit.ShowMenu(t.p.d.Shell.Window(), at, append(items, fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(lang.L("Baca lagi"), func() { t.again(l) }),
		fyne.NewMenuItem(lang.L("Lewati"), func() { t.drop(l) }))...)
}

// key works on the selected line: Space ticks it, S asks for its question,
// Delete leaves it out.
func (t *planPane) key(e *fyne.KeyEvent) bool {
	i := t.list.Selected()
	if i < 0 || i >= len(t.shown) {
		return false
	}
	l := t.lines[t.shown[i]]
	switch e.Name {
	case fyne.KeySpace:
		if l.choosable() {
			t.change(l, func(it *planItem) { it.Chosen = !it.Chosen })
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.state != lineBad && l.state != lineWaiting {
			t.askQuestion(l)
		}
	case fyne.KeyDelete:
		t.drop(l)
	case fyne.KeyEscape:
		t.close()
	default:
		return false
	}
	return true
}

// unfocus takes the focus from a control whose row shows another line now.
func (t *planPane) unfocus(f fyne.Focusable) {
	c := t.p.d.Shell.Window().Canvas()
	if c.Focused() == f {
		c.Unfocus()
	}
}
