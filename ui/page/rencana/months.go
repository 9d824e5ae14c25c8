package rencana

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// monthPicker is twelve chips in two lines and the shortcuts for rhythms.
type monthPicker struct {
	root  fyne.CanvasObject
	chips [12]*kit.Chip
}

func newMonthPicker(on model.Months) *monthPicker {
	f := &monthPicker{}
	var rows [2][]fyne.CanvasObject
	for i := range f.chips {
		f.chips[i] = kit.NewChip(monthHead(i+1), func(bool) {})
		rows[i/6] = append(rows[i/6], f.chips[i])
	}
	f.set(on)
	rhythm := func(word string, m model.Months) fyne.CanvasObject {
		return kit.NewButton(kit.Quiet, word, "", func() { f.set(m) }).Small()
	}
	quick := kit.Row(look.Gap4, rhythm(lang.L("Tiap bulan"), model.AllMonths), rhythm(lang.L("Tiap triwulan"), model.MonthsOf(3, 6, 9, 12)),
		rhythm(lang.L("Tiap semester"), model.MonthsOf(6, 12)), rhythm(lang.L("Kosongkan"), 0), kit.Space())
	f.root = kit.Rows(look.Gap4, kit.Columns(look.Gap4, rows[0]...), kit.Columns(look.Gap4, rows[1]...), quick)
	return f
}

func (f *monthPicker) set(m model.Months) {
	for i, c := range f.chips {
		c.SetOn(m.Has(i + 1))
	}
}

// months gives what is chosen.
func (f *monthPicker) months() (m model.Months) {
	for i, c := range f.chips {
		m = m.With(i+1, c.On())
	}
	return m
}
