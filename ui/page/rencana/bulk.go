package rencana

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/plan"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// bulkBar stands at the table's foot while several activities are chosen.
type bulkBar struct {
	root   *fyne.Container
	count  *kit.Text
	live   *fyne.Container // actions on the plan
	binned *fyne.Container // actions in the recycle bin
}

func newBulkBar(p *Page) *bulkBar {
	b := &bulkBar{count: kit.NewText("", look.Strong, look.ColorText)}
	button := func(word string, icon look.IconName, run func()) *kit.Button {
		return kit.NewButton(kit.Outlined, word, icon, run).Small()
	}
	menu := func(word string, items func() []*fyne.MenuItem) *kit.Button {
		var k *kit.Button
		k = button(word, "", func() {
			kit.ShowMenu(p.d.Shell.Window(), fyne.CurrentApp().Driver().AbsolutePositionForObject(k), items()...)
		})
		return k
	}
	b.live = kit.Row(look.Gap8, button("PIC", "", p.changePIC), menu("Pokja", p.pokjaItems), button(lang.L("Bulan"), "", p.changeMonths),
		menu(lang.L("Status"), p.statusItems), kit.NewIconButton(look.IconTrash, lang.L("Pindahkan ke keranjang sampah"), p.remove))
	b.binned = kit.Row(look.Gap8, button(lang.L("Pulihkan"), look.IconUndo, p.remove))
	none := kit.NewIconButton(look.IconClose, lang.L("Lepas pilihan"), func() { p.choose(p.sel.Cursor) }).Quiet()
	row := kit.Row(look.Gap8, b.count, b.live, b.binned, kit.Space(), none)
	b.root = kit.Rows(0, kit.NewDivider(), kit.Fixed(kit.Ground(look.ColorPrimaryTint, kit.Padded(row, 0, look.Gap12, 0, look.Gap24)), 0, 48))
	b.root.Hide()
	return b
}

// show tells how many are chosen; one alone has its actions at the right, but
// in the recycle bin. It gives whether the bar came or went.
func (b *bulkBar) show(n int, bin bool) (moved bool) {
	hide := n < 2 && !(bin && n == 1)
	moved = b.root.Hidden != hide
	if hide && !moved {
		return false
	}
	b.count.Set(lang.L("{{.N}} dipilih", map[string]any{"N": look.Count(n)}))
	b.live.Hidden, b.binned.Hidden = bin, !bin
	b.root.Hidden = hide
	b.root.Refresh()
	return moved
}

// chosenRows gives the chosen activities in the order of the table.
func (p *Page) chosenRows() []row {
	var out []row
	for _, r := range p.shown {
		if p.sel.Chosen[r.ID] {
			out = append(out, r)
		}
	}
	return out
}

// editChosen changes every chosen activity, as one change that can be undone.
// edit fills in what changes and may leave an activity out.
func (p *Page) editChosen(label string, edit func(r row, e *plan.Edit) bool) {
	p.details.leave()
	var b plan.Batch
	for _, r := range p.chosenRows() {
		e := plan.Edit{ID: r.ID}
		if edit(r, &e) {
			b.Edit = append(b.Edit, e)
		}
	}
	if len(b.Edit) == 0 {
		p.d.Shell.Toast(lang.L("Tidak ada yang berubah."), "", nil)
		return
	}
	p.write(lang.L("{{.Label}} {{.Count}} kegiatan", map[string]any{"Label": label, "Count": look.Count(len(b.Edit))}), b, nil)
}

// several says of how many activities a dialog asks.
func (p *Page) several() string { return activities(len(p.sel.Chosen), len(p.sel.Chosen)) }

func (p *Page) changePIC() {
	rows := p.chosenRows()
	if len(rows) == 0 {
		return
	}
	pic := kit.NewEntry(lang.L("nama atau jabatan"))
	pic.SetText(rows[0].PIC)
	kit.ShowDialog(p.d.Shell.Window(), kit.DialogConfig{Title: lang.L("Ganti PIC"), Text: p.several(), Body: kit.NewField("PIC", pic, ""), Confirm: lang.L("Simpan"), Focus: pic,
		OnConfirm: func() bool {
			text := pic.Text
			p.editChosen("PIC", func(r row, e *plan.Edit) bool { e.PIC = &text; return r.PIC != text })
			return true
		}})
}

func (p *Page) changeMonths() {
	rows := p.chosenRows()
	if len(rows) == 0 {
		return
	}
	start := rows[0].Months
	for _, r := range rows {
		if r.Months != start {
			start = 0
		}
	}
	f := newMonthPicker(start)
	kit.ShowDialog(p.d.Shell.Window(), kit.DialogConfig{Title: lang.L("Ganti bulan rencana"), Text: p.several(), Body: f.root, Width: 560, Confirm: lang.L("Simpan"),
		OnConfirm: func() bool {
			m := f.months()
			p.editChosen(lang.L("Bulan"), func(r row, e *plan.Edit) bool { e.Months = &m; return r.Months != m })
			return true
		}})
}

func (p *Page) pokjaItems() []*fyne.MenuItem {
	item := func(label string, no int) *fyne.MenuItem {
		return fyne.NewMenuItem(label, func() {
			p.editChosen("Pokja", func(r row, e *plan.Edit) bool { e.Pokja = &no; return r.Pokja != no })
		})
	}
	var items []*fyne.MenuItem
	for _, a := range p.d.Worksheet.Areas {
		items = append(items, item("Pokja "+plan.Roman(a.Pokja)+" · "+a.Name, a.Pokja))
	}
	return append(items, item(lang.L("Tanpa Pokja"), 0))
}

func (p *Page) statusItems() []*fyne.MenuItem {
	no := false
	items := []*fyne.MenuItem{fyne.NewMenuItem(lang.L("Batalkan…"), p.cancelChosen),
		fyne.NewMenuItem(lang.L("Lanjutkan yang batal"), func() {
			p.editChosen(lang.L("Lanjutkan"), func(r row, e *plan.Edit) bool { e.Canceled = &no; return r.Canceled })
		})}
	if now := p.d.Now(); now.Year() == p.unit.Year {
		m := int(now.Month())
		items = append(items, fyne.NewMenuItem(lang.L("Tandai selesai {{.Month}}", map[string]any{"Month": monthName(m)}), func() {
			p.editChosen(lang.L("Selesai"), func(r row, e *plan.Edit) bool {
				x := r.Activity.Realisation(m)
				x.Done = true
				e.Realisations = []model.Realisation{x}
				return r.Progress.Due && !r.Canceled
			})
		}))
	}
	return items
}

// cancelChosen gives activities up, which needs a reason.
func (p *Page) cancelChosen() {
	reason := kit.NewEntry("")
	field := kit.NewField(lang.L("Alasan pembatalan"), reason, lang.L("Berlaku untuk semua kegiatan yang dipilih."))
	kit.ShowDialog(p.d.Shell.Window(), kit.DialogConfig{Title: lang.L("Batalkan kegiatan"), Text: p.several(), Body: field, Confirm: lang.L("Batalkan kegiatan"), Cancel: lang.L("Tutup"),
		Focus: reason, OnConfirm: func() bool {
			text, yes := reason.Text, true
			if text == "" {
				field.SetProblem(lang.L("Tulis alasannya."))
				return false
			}
			p.editChosen(lang.L("Batalkan"), func(r row, e *plan.Edit) bool {
				e.Canceled, e.CancelReason = &yes, &text
				return !r.Canceled
			})
			return true
		}})
}

// remove moves the chosen activities to the recycle bin, or brings them back
// from it; both can be undone.
func (p *Page) remove() {
	ids := p.chosenIDs()
	if p.yearly || len(ids) == 0 {
		return
	}
	p.details.leave()
	count := map[string]any{"Count": look.Count(len(ids))}
	if p.bin {
		p.write(lang.L("Pulihkan {{.Count}} kegiatan", count), plan.Batch{Restore: ids}, func([]model.Activity) {
			p.d.Shell.Toast(lang.L("{{.Count}} kegiatan dipulihkan.", count), "", nil)
		})
		return
	}
	p.write(lang.L("Hapus {{.Count}} kegiatan", count), plan.Batch{Trash: ids}, func([]model.Activity) {
		p.d.Shell.Toast(lang.L("{{.Count}} kegiatan ke keranjang sampah. Ctrl+Z mengembalikannya.", count), "", nil)
	})
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
		p.bin = false
		p.sel.Only(added[0].ID)
		p.Reload()
	}
}
