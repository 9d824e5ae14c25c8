package reviu

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/ui/kit"
	"siapzi/ui/look"
)

const rowHeight = float32(54)

// leftPane is the list with what chooses and filters it.
type leftPane struct {
	p     *Page
	modes *kit.Segments
	chips *fyne.Container
	list  *kit.List
	body  *fyne.Container // list or empty state
	// person asks who sits here, while nobody has said.
	person *fyne.Container
	root   *fyne.Container
}

func newLeftPane(p *Page) *leftPane {
	l := &leftPane{p: p, chips: kit.Rows(0)}
	l.modes = kit.NewSegments(func(i int) { p.setMode(mode(i)) }, lang.L("Soal"), lang.L("Mutu bukti"), lang.L("Prasyarat"))
	l.list = kit.NewList(kit.ListConfig{Count: func() int { return len(p.rows) }, RowHeight: rowHeight, Dividers: true,
		NewRow: func() fyne.CanvasObject { return newLine() },
		Bind:   func(i int, o fyne.CanvasObject, s kit.RowState) { o.(*line).set(p.rows[i], s.Selected) },
		OnSelect: func(i int) {
			p.chosen[p.mode] = p.rows[i].id
			p.middle.show()
		},
		OnOpen: func(int) { p.open() }})
	ask := kit.NewPress(kit.Padded(kit.Row(look.Gap8, kit.NewIcon(look.IconUser, look.ColorPrimary, look.IconSize),
		kit.Grow(kit.NewText(lang.L("Isi nama dan peran Anda"), look.Strong, look.ColorPrimary).Shrink())), look.Gap8, look.Gap16, look.Gap8, look.Gap16),
		func() { p.d.Shell.AskPerson(p.refresh) })
	ask.Tip(lang.L("Dicatat pada setiap langkah reviu"))
	l.person = kit.Rows(0, kit.NewDivider(), ask)
	l.body = kit.Stack(l.list)
	heads := []fyne.CanvasObject{l.modes}
	if p.d.Print != nil {
		print := kit.NewIconButton(look.IconPrinter, lang.L("Cetak daftar soal yang dikembalikan"), p.d.Print).Quiet()
		down := (l.modes.MinSize().Height - print.MinSize().Height) / 2 // one middle for both
		heads = append(heads, kit.Padded(print, down, 0, 0, 0))
	}
	l.root = kit.Rows(0,
		kit.Padded(kit.Rows(look.Gap8, kit.NewFlow(look.Gap8, heads...), l.chips), look.Gap12, look.Gap16, look.Gap8, look.Gap16), kit.NewDivider(),
		kit.Grow(l.body), l.person)
	return l
}

// show paints rows and filters of the page's mode.
func (l *leftPane) show(at int) {
	p := l.p
	l.showChips()
	l.person.Hidden = !p.d.Shell.Person().IsZero()
	var shown fyne.CanvasObject = l.list
	if len(p.rows) == 0 {
		shown = l.empty()
	}
	if l.body.Objects[0] != shown {
		l.body.Objects[0] = shown
	}
	l.list.Reload()
	l.list.Mark(at)
	l.body.Refresh()
	l.root.Refresh()
}

func dot(s string) string {
	if s == "" {
		return ""
	}
	return " · " + s
}

// empty says why nothing is listed.
func (l *leftPane) empty() fyne.CanvasObject {
	p := l.p
	all := func() { p.setFilter("", false) }
	switch {
	case p.mode == modeFindings && p.checking.stopped:
		return kit.EmptyState(look.IconInfo, lang.L("Pemeriksaan dihentikan"), lang.L("Berkas yang sudah dibaca tidak dibaca lagi."), lang.L("Lanjutkan pemeriksaan"), p.goOn)
	case p.mode == modeFindings && p.checking.running && !p.book.checked:
		return kit.EmptyState(look.IconInfo, lang.L("Bukti sedang diperiksa"), lang.L("Kemajuannya tampil di bawah; Anda dapat bekerja terus."), "", nil)
	case p.mode == modeFindings && !p.book.checked:
		return kit.Loading()
	case p.mode == modeFindings && p.filters[p.mode] == "" && !p.mine:
		return kit.EmptyState(look.IconCheckRing, lang.L("Tidak ada temuan"), lang.L("Semua bukti lolos pemeriksaan."), "", nil)
	case p.mode == modeQuestions && p.filters[p.mode] == filterQueue:
		return kit.EmptyState(look.IconCheckRing, lang.L("Antrean kosong"), lang.L("Tidak ada soal yang menunggu diperiksa."), lang.L("Lihat semua soal"), all)
	}
	return kit.EmptyState(look.IconSearch, lang.L("Tidak ada yang cocok"), lang.L("Tidak ada baris untuk saringan ini."), lang.L("Lihat semua"), all)
}

func (p *Page) setFilter(id string, mine bool) {
	p.filters[p.mode], p.mine = id, mine
	p.refresh()
}

// showChips makes the chips of the mode.
func (l *leftPane) showChips() {
	p := l.p
	l.chips.Objects = nil
	var list []filter
	switch p.mode {
	case modeQuestions:
		list = p.book.questionFilters(p.pokja())
	case modeFindings:
		list = p.book.findingFilters(p.pokja())
	}
	var chips []fyne.CanvasObject
	for _, f := range list {
		if f.count == 0 && p.filters[p.mode] != f.id && f.id != filterQueue {
			continue
		}
		c := kit.NewChip(f.word, func(on bool) {
			if !on {
				f.id = ""
			}
			p.setFilter(f.id, p.mine)
		})
		c.SetCount(look.Count(f.count))
		c.SetOn(p.filters[p.mode] == f.id)
		chips = append(chips, c)
	}
	if p.mode != modeConditions && p.d.Shell.Person().Pokja > 0 {
		c := kit.NewChip(lang.L("Pokja saya"), func(on bool) { p.setFilter(p.filters[p.mode], on) })
		c.SetOn(p.mine)
		chips = append(chips, c)
	}
	l.chips.Objects = []fyne.CanvasObject{kit.NewFlow(6, chips...)}
	l.chips.Refresh()
}

// open leads to what the chosen row is about.
func (p *Page) open() {
	switch p.mode {
	case modeQuestions:
		if s, ok := p.status(); ok {
			p.d.Shell.OpenQuestion(s.Code)
		}
	case modeFindings:
		if f, ok := p.finding(); ok {
			p.openFix(f)
		}
	}
}
