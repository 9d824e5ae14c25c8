package bundel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
)

// listPane is the page list with its counts, chips and what is to be told.
type listPane struct {
	p      *Page
	root   *fyne.Container
	title  *kit.Text
	about  *kit.Text
	chips  []*kit.Chip
	top    *kit.Flow       // the chips and about
	notice *fyne.Container // a banner, or nothing
	checks *fyne.Container // how far the exact look is
	bar    *kit.Progress
	file   *kit.Text
	list   *kit.List
	body   *fyne.Container // the list, or what stands in its place
	filter filter
}

func newListPane(p *Page) *listPane {
	l := &listPane{p: p, title: kit.Title(""), about: kit.Muted(""), notice: kit.Rows(0), bar: kit.NewProgress(), file: kit.Muted("").Shrink()}
	for i, word := range []string{lang.L("Semua"), lang.L("Perlu dilihat"), lang.L("Belum ada")} {
		l.chips = append(l.chips, kit.NewChip(word, func(bool) { l.choose(filter(i)) }))
	}
	l.chips[showAll].SetOn(true)
	l.list = kit.NewList(kit.ListConfig{
		Count:  func() int { return len(p.shown) },
		NewRow: func() fyne.CanvasObject { return newLine(p.mend) },
		Bind:   func(i int, o fyne.CanvasObject, _ kit.RowState) { o.(*line).show(p.shown[i]) },
		HeightOf: func(i int) float32 {
			if p.shown[i].heading() {
				return chapterHeight
			}
			return rowHeight
		},
		RowHeight: rowHeight, Dividers: true,
		CanSelect: func(i int) bool { return !p.shown[i].heading() },
		OnOpen:    func(i int) { p.open(p.shown[i]) },
		OnMenu:    func(i int, at fyne.Position) { kit.ShowMenu(p.d.Shell.Window(), at, p.menu(p.shown[i])...) },
	})
	l.body = kit.Stack(kit.Loading())
	l.checks = kit.Padded(kit.Row(look.Gap12, kit.Fixed(l.bar, 96, 8), kit.Grow(l.file)), 0, look.Gap16, look.Gap8, look.Gap16)
	l.checks.Hide()
	about := kit.Fixed(l.about, 0, l.chips[0].MinSize().Height) // in the middle of the chips' line
	l.top = kit.NewFlow(look.Gap8, l.chips[0], l.chips[1], l.chips[2], about)
	l.root = kit.Rows(0, kit.Padded(l.top, 0, look.Gap16, look.Gap12, look.Gap16), l.checks, l.notice, kit.NewDivider(),
		kit.Fixed(newHead(), 0, headHeight), kit.NewDivider(), kit.Grow(l.body))
	return l
}

func (l *listPane) choose(f filter) {
	l.filter = f
	for i, c := range l.chips {
		c.SetOn(filter(i) == f)
	}
	l.p.filter()
}

// show paints the rows anew.
func (l *listPane) show() {
	sum := l.p.sum
	l.about.Set(sum.describe())
	l.chips[showCares].SetCount(countWord(sum.cares))
	l.chips[showMissing].SetCount(countWord(sum.missing))
	l.top.Relayout()
	l.showNotice()
	l.root.Refresh()
	l.list.Reload()
	if len(l.p.shown) == 0 {
		l.put(l.empty())
		return
	}
	l.put(l.list)
}

func countWord(n int) string {
	if n == 0 {
		return ""
	}
	return look.Count(n)
}

// empty is what stands in place of a filtered list without rows.
func (l *listPane) empty() fyne.CanvasObject {
	title, text := lang.L("Tidak ada yang cocok"), lang.L("Tidak ada baris dengan saringan ini.")
	switch l.filter {
	case showCares:
		title, text = lang.L("Semua berkas baik"), lang.L("Tidak ada berkas yang perlu dilihat.")
	case showMissing:
		title, text = lang.L("Setiap soal mempunyai bukti"), lang.L("Tidak ada soal tanpa bukti dalam bundel ini.")
	}
	return kit.EmptyState(look.IconCheckRing, title, text, lang.L("Tampilkan semua"), func() { l.choose(showAll) })
}

// showNotice tells the one thing that matters most before the bundle is made.
func (l *listPane) showNotice() {
	var banner fyne.CanvasObject
	sum := l.p.sum
	switch {
	case l.p.wrong != "":
		banner = kit.Banner(kit.Bad, look.IconWarning, l.p.wrong, "", nil)
	case sum.locked > 0:
		banner = kit.Banner(kit.Warn, look.IconLock, lang.L("{{.Count}} berkas terkunci kata sandi.", map[string]any{"Count": look.Count(sum.locked)}),
			lang.L("Isi kata sandi…"), func() { l.p.askPasswords("") })
	case sum.replaced > 0:
		banner = kit.Banner(kit.Warn, look.IconWarning, lang.L("{{.Count}} berkas diganti halaman pengganti.", map[string]any{"Count": look.Count(sum.replaced)}),
			lang.L("Lihat"), func() { l.choose(showCares) })
	case sum.documents == 0 && l.p.outlook != nil:
		banner = kit.Banner(kit.Info, look.IconInfo, lang.L("Belum ada bukti di bagian ini; bundel hanya berisi sampul, daftar, dan kekurangannya."), "", nil)
	}
	l.notice.Objects = nil
	if banner != nil {
		l.notice.Objects = []fyne.CanvasObject{kit.Padded(banner, 0, look.Gap16, look.Gap12, look.Gap16)}
	}
	l.notice.Refresh()
}

// checking shows how far the exact look is; done hides it.
func (l *listPane) checking(p *model.Progress) {
	_, done, total := p.Snapshot()
	l.checks.Hidden = false
	l.bar.Set(-1)
	text := lang.L("Memeriksa berkas bukti")
	if total > 0 {
		l.bar.Set(float64(done) / float64(total))
		text += " " + look.Count(int(done)) + "/" + look.Count(int(total))
	}
	if item := p.Item(); item != "" {
		text += " · " + item
	}
	l.file.Set(text)
	l.root.Refresh()
}

func (l *listPane) checked() {
	if !l.checks.Hidden {
		l.checks.Hidden = true
		l.root.Refresh()
	}
}

func (l *listPane) fail(err error) {
	l.put(kit.ErrorState(lang.L("Isi bundel tidak dapat dibaca"), say.Error(err), l.p.load))
}

func (l *listPane) put(o fyne.CanvasObject) {
	if len(l.body.Objects) == 1 && l.body.Objects[0] == o {
		return
	}
	l.body.Objects = []fyne.CanvasObject{o}
	l.body.Refresh()
}

// mend does what is offered for a file that needs care.
func (p *Page) mend(r row) {
	switch r.care.remedy {
	case unlock:
		p.askPasswords(r.hash)
	case replace, view:
		p.openDocument(r)
	}
}

// open shows what a row is about where it can be changed.
func (p *Page) open(r row) {
	switch {
	case r.document != "":
		p.openDocument(r)
	case r.question != "":
		p.d.Shell.OpenQuestion(r.question)
	}
}

func (p *Page) openDocument(r row) {
	p.d.Shell.OpenDocument(model.Document{ID: r.document, Links: []model.Link{{Document: r.document, Code: r.question}}})
}

// menu is the context menu of a row.
func (p *Page) menu(r row) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	add := func(on bool, word string, run func()) {
		if on {
			items = append(items, fyne.NewMenuItem(word, run))
		}
	}
	add(r.care.remedy == unlock, lang.L("Isi kata sandi…"), func() { p.askPasswords(r.hash) })
	add(r.document != "", lang.L("Buka di Dokumen"), func() { p.openDocument(r) })
	add(r.question != "", lang.L("Buka soal {{.Code}}", map[string]any{"Code": string(r.question)}), func() { p.d.Shell.OpenQuestion(r.question) })
	add(r.kind == bundle.LineFront, lang.L("Tampilkan sampul dan daftar isi"), func() { p.middle.choose(showFront) })
	return items
}
