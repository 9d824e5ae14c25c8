package rencana

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/plan"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// table is the left: head, filters and the list.
type table struct {
	p      *Page
	root   *fyne.Container
	count  *kit.Text
	view   *kit.Segments
	search *kit.SearchEntry
	pokja  *kit.Select
	month  *kit.Select
	late   *kit.Chip
	due    *kit.Chip
	open   *kit.Chip
	done   *kit.Chip
	head   *tableHead
	list   *kit.List
	body   *fyne.Container
}

func newTable(p *Page) *table {
	t := &table{p: p, count: kit.Muted("").Shrink()}
	t.view = viewSwitch(p, 0)
	t.search = kit.NewSearchEntry(lang.L("Cari kegiatan, PIC, atau soal"), func(s string) {
		p.d.Tasks.Debounce("typing", typingPause, func() { p.setFilter(func(f *plan.Filter) { f.Words = strings.TrimSpace(s) }) })
	})
	t.search.OnArrow = func(int) { p.d.Shell.Window().Canvas().Focus(t.list) }
	groups := []string{lang.L("Semua Pokja")}
	for _, a := range p.d.Worksheet.Areas {
		groups = append(groups, "Pokja "+plan.Roman(a.Pokja))
	}
	t.pokja = kit.NewSelect(func(i int) {
		p.setFilter(func(f *plan.Filter) {
			if f.Pokja = nil; i > 0 {
				f.Pokja = []int{p.d.Worksheet.Areas[i-1].Pokja}
			}
		})
	}, groups...)
	months := []string{lang.L("Semua bulan")}
	for m := 1; m <= 12; m++ {
		months = append(months, monthName(m))
	}
	t.month = kit.NewSelect(func(i int) { p.setFilter(func(f *plan.Filter) { f.Month = i }) }, months...)
	t.late = t.chip(lang.L("Terlambat"), plan.Late)
	t.due = kit.NewChip(lang.L("Bulan ini"), func(on bool) { p.setFilter(func(f *plan.Filter) { f.Due = on }) })
	t.open = t.chip(lang.L("Belum mulai"), plan.NotStarted)
	t.done = t.chip(lang.L("Selesai"), plan.Finished)
	t.head = newTableHead(lang.L("Kegiatan dan PIC"), lang.L("Pokja"), lang.L("Selesai"), lang.L("Keadaan"))
	t.list = kit.NewList(kit.ListConfig{
		Count: func() int { return len(p.shown) }, NewRow: func() fyne.CanvasObject { return newTableRow() },
		Bind: func(i int, o fyne.CanvasObject, _ kit.RowState) {
			if i < len(p.shown) {
				o.(*tableRow).set(&p.shown[i])
			}
		},
		RowHeight: rowHeight, Dividers: true,
		OnSelect: func(i int) { p.choose(p.shown[i].ID) },
		OnOpen:   func(i int) { p.open(p.shown[i].ID) },
		OnMenu:   t.menu, OnKey: t.key,
	})
	t.body = kit.Stack(t.list)
	filters := kit.Row(look.Gap8, kit.Fixed(t.pokja, 128, 0), kit.Fixed(t.month, 128, 0), kit.Grow(t.search))
	chips := kit.Row(look.Gap8, t.late, t.due, t.open, t.done, kit.Space())
	t.root = kit.Rows(0, kit.Padded(kit.Rows(look.Gap8, pageHead(p, t.count, t.view), filters, chips), look.Gap12, look.Gap16, look.Gap8, look.Gap24),
		kit.NewDivider(), t.head, kit.NewDivider(), kit.Grow(t.body))
	return t
}

// pageHead is the title with what can be done with the whole plan.
func pageHead(p *Page, count *kit.Text, view *kit.Segments) fyne.CanvasObject {
	add := kit.NewButton(kit.Filled, lang.L("Kegiatan"), look.IconPlus, p.add).Tip(lang.L("Tambah kegiatan (Insert)"))
	var more *kit.Button
	more = kit.NewButton(kit.Outlined, "", look.IconDots, func() {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(more)
		kit.ShowMenu(p.d.Shell.Window(), at.AddXY(0, more.Size().Height+2), p.fileItems()...)
	}).Tip(lang.L("Impor, ekspor, rencana dari LKE"))
	return kit.Row(look.Gap8, kit.Heading(lang.L("Rencana aksi")), kit.Grow(count), view, more, add)
}

// viewSwitch is the choice between table and year; each view has its own.
func viewSwitch(p *Page, on int) *kit.Segments {
	var s *kit.Segments
	s = kit.NewSegments(func(i int) {
		s.Set(on)
		p.yearly = i == 1
		p.refresh()
	}, lang.L("Tabel"), lang.L("Setahun"))
	s.Set(on)
	return s
}

func (t *table) chip(word string, status plan.Status) *kit.Chip {
	return kit.NewChip(word, func(on bool) {
		t.p.setFilter(func(f *plan.Filter) {
			var keep []plan.Status
			for _, s := range f.Status {
				if s != status {
					keep = append(keep, s)
				}
			}
			if on {
				keep = append(keep, status)
			}
			f.Status = keep
		})
	})
}

// show paints rows, counts and headings.
func (t *table) show(now time.Time) {
	p := t.p
	c := count(p.rows)
	t.count.Set(activities(len(p.shown), len(p.all)))
	t.late.SetCount(look.Count(c.late))
	t.due.SetCount(look.Count(c.due))
	t.open.SetCount(look.Count(c.notStarted))
	t.done.SetCount(look.Count(c.finished))
	t.head.present = 0
	if now.Year() == p.unit.Year {
		t.head.present = int(now.Month())
	}
	t.head.Refresh()
	switch {
	case len(p.all) == 0:
		t.set(t.empty())
	case len(p.shown) == 0:
		t.set(kit.EmptyState(look.IconSearch, lang.L("Tidak ada kegiatan yang cocok"), lang.L("Ubah kata pencarian atau lepas penyaring."), lang.L("Tampilkan semua"), t.clear))
	default:
		t.list.Reload()
		t.set(t.list)
		at := -1
		for i, r := range p.shown {
			if r.ID == p.chosen {
				at = i
			}
		}
		if at < 0 && p.chosen == "" {
			at, p.chosen = 0, p.shown[0].ID
		}
		if at >= 0 && t.list.Selected() != at {
			t.list.Mark(at)
		}
	}
}

func activities(shown, all int) string {
	if shown == all {
		return lang.L("{{.Count}} kegiatan", map[string]any{"Count": look.Count(all)})
	}
	return lang.L("{{.Shown}} dari {{.Count}} kegiatan", map[string]any{"Shown": look.Count(shown), "Count": look.Count(all)})
}

func (t *table) empty() fyne.CanvasObject {
	p := t.p
	return kit.EmptyState(look.IconCalendarCheck, lang.L("Belum ada rencana aksi"),
		lang.L("Mulai dari LKE: satu kegiatan untuk tiap bukti yang diharapkan, lalu hapus yang tidak perlu. Atau impor buku kerja (menu titik tiga)."),
		lang.L("Buat rencana awal"), p.starter)
}

func (t *table) set(o fyne.CanvasObject) {
	t.body.Objects = []fyne.CanvasObject{o}
	t.body.Refresh()
}

// clear takes every filter off.
func (t *table) clear() {
	t.search.SetQuietly("")
	t.pokja.Set(0)
	t.month.Set(0)
	for _, c := range []*kit.Chip{t.late, t.due, t.open, t.done} {
		c.SetOn(false)
	}
	t.p.setFilter(func(f *plan.Filter) { *f = plan.Filter{} })
}

func (t *table) menu(i int, at fyne.Position) {
	p := t.p
	p.choose(p.shown[i].ID)
	items := []*fyne.MenuItem{fyne.NewMenuItem(lang.L("Ubah…"), p.change), fyne.NewMenuItem(lang.L("Gandakan"), p.duplicate),
		fyne.NewMenuItem(lang.L("Naikkan"), func() { p.move(-1) }), fyne.NewMenuItem(lang.L("Turunkan"), func() { p.move(+1) }),
		fyne.NewMenuItemSeparator(), fyne.NewMenuItem(lang.L("Hapus"), p.remove)}
	kit.ShowMenu(p.d.Shell.Window(), at, items...)
}

// key handles what the list itself does not.
func (t *table) key(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyDelete:
		t.p.remove()
	case fyne.KeyInsert:
		t.p.add()
	default:
		return false
	}
	return true
}

// duplicate adds a copy of the chosen activity without what was done.
func (p *Page) duplicate() {
	r, ok := p.current()
	if !ok {
		return
	}
	a := r.Activity
	a.ID, a.Realisations, a.Name = "", nil, a.Name+" ("+lang.L("salinan")+")"
	p.write(lang.L("Gandakan kegiatan"), plan.Batch{Add: []model.Activity{a}}, p.chooseFirst)
}

// chooseFirst shows the first of what was added.
func (p *Page) chooseFirst(added []model.Activity) {
	if len(added) > 0 {
		p.chosen = added[0].ID
		p.Reload()
	}
}
