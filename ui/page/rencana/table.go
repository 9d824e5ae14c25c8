package rencana

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"siapzi/model/plan"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// table is the left: head, filters and the list.
type table struct {
	p      *Page
	root   *fyne.Container
	count  *kit.Text
	place  *fyne.Container // of the count, refreshed with it
	view   *kit.Segments
	search *kit.SearchEntry
	pokja  *kit.Select
	month  *kit.Select
	late   *kit.Chip
	due    *kit.Chip
	open   *kit.Chip
	done   *kit.Chip
	bin    *kit.Chip
	bulk   *bulkBar
	head   *tableHead
	list   *kit.List
	body   *fyne.Container
}

func newTable(p *Page) *table {
	t := &table{p: p, count: kit.Muted("")}
	t.place = container.New(whole{}, t.count)
	t.view = viewSwitch(p, 0)
	t.search = kit.NewSearchEntry(lang.L("Cari kegiatan"), func(s string) {
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
	t.bin = kit.NewChip(lang.L("Keranjang sampah"), func(on bool) {
		p.details.leave()
		p.bin = on
		p.refresh()
	})
	t.head = newTableHead(lang.L("Kegiatan dan PIC"), lang.L("Pokja"), lang.L("Selesai"), lang.L("Keadaan"))
	t.list = kit.NewList(kit.ListConfig{
		Count: func() int { return len(p.shown) }, NewRow: func() fyne.CanvasObject { return newTableRow() },
		Bind: func(i int, o fyne.CanvasObject, _ kit.RowState) {
			if i < len(p.shown) {
				o.(*tableRow).set(&p.shown[i], len(p.sel.Chosen) > 1 && p.sel.Chosen[p.shown[i].ID])
			}
		},
		RowHeight: rowHeight, Dividers: true,
		OnPress: t.pressed,
		OnOpen:  func(i int) { p.open(p.shown[i].ID) },
		OnMenu:  t.menu, OnKey: t.key,
	})
	t.body = kit.Stack(t.list)
	filters := kit.Row(look.Gap8, kit.Fixed(t.pokja, 128, 0), kit.Fixed(t.month, 128, 0), kit.Grow(t.search))
	chips := kit.Row(look.Gap8, t.late, t.due, t.open, t.done, t.bin, kit.Space())
	t.bulk = newBulkBar(p)
	t.root = kit.Rows(0, kit.Padded(kit.Rows(look.Gap8, pageHead(p, t.place, t.view), filters, chips), look.Gap12, look.Gap16, look.Gap8, look.Gap24),
		kit.NewDivider(), t.head, kit.NewDivider(), kit.Grow(t.body), t.bulk.root)
	return t
}

// pageHead is the title with what can be done with the whole plan.
func pageHead(p *Page, count fyne.CanvasObject, view *kit.Segments) fyne.CanvasObject {
	add := kit.NewButton(kit.Filled, lang.L("Kegiatan"), look.IconPlus, p.Add).Tip(lang.L("Tambah kegiatan (Insert)"))
	var more *kit.Button
	more = kit.NewButton(kit.Outlined, "", look.IconDots, func() {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(more)
		kit.ShowMenu(p.d.Shell.Window(), at.AddXY(0, more.Size().Height+2), p.fileItems()...)
	}).Tip(lang.L("Impor, ekspor, rencana dari LKE"))
	return kit.Row(look.Gap8, kit.Heading(lang.L("Rencana aksi")), kit.Grow(count), view, more, add)
}

// whole shows a text only where all of it has room: half a count says nothing.
type whole struct{}

func (whole) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[0].MinSize().Height)
}

func (whole) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	objects[0].Resize(s)
	if objects[0].MinSize().Width > s.Width {
		objects[0].Hide()
	} else {
		objects[0].Show()
	}
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
	t.count.Set(activities(len(p.shown), len(p.rows)))
	t.place.Refresh()
	t.late.SetCount(look.Count(c.late))
	t.due.SetCount(look.Count(c.due))
	t.open.SetCount(look.Count(c.notStarted))
	t.done.SetCount(look.Count(c.finished))
	t.bin.SetCount(look.Count(len(p.gone)))
	t.bin.SetOn(p.bin)
	t.bin.Hidden = len(p.gone) == 0
	t.head.present = 0
	if now.Year() == p.unit.Year {
		t.head.present = int(now.Month())
	}
	t.head.Refresh()
	switch {
	case len(p.all) == 0 && !p.bin:
		t.set(t.empty())
	case len(p.shown) == 0:
		t.set(kit.EmptyState(look.IconSearch, lang.L("Tidak ada kegiatan yang cocok"), lang.L("Ubah kata pencarian atau lepas penyaring."), lang.L("Tampilkan semua"), t.clear))
	default:
		t.list.Reload()
		t.set(t.list)
	}
	t.repaint()
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
		lang.L("Buat rencana awal"), p.Starter)
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
