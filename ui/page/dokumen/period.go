package dokumen

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// periodMenu offers the usual spans of a year; now is ticked.
func periodMenu(year int, now model.Period, set func(model.Period)) []*fyne.MenuItem {
	item := func(p model.Period) *fyne.MenuItem {
		m := fyne.NewMenuItem(p.Label, func() { set(p) })
		m.Checked = p == now
		return m
	}
	var items []*fyne.MenuItem
	for i, p := range periods(year) {
		if i == 1 || i == 3 {
			items = append(items, fyne.NewMenuItemSeparator())
		}
		items = append(items, item(p))
	}
	bulan := fyne.NewMenuItem(lang.L("Bulan"), nil)
	bulan.ChildMenu = fyne.NewMenu("")
	for _, p := range months(year) {
		bulan.ChildMenu.Items = append(bulan.ChildMenu.Items, item(p))
	}
	return append(items, fyne.NewMenuItemSeparator(), bulan)
}

// periodEditMenu adds what only a document can have: any span, the year
// before, or none.
func periodEditMenu(w fyne.Window, year int, now model.Period, set func(model.Period)) []*fyne.MenuItem {
	none := fyne.NewMenuItem(lang.L("Tanpa periode"), func() { set(model.Period{}) })
	none.Checked = now.IsZero()
	return append(periodMenu(year, now, set),
		fyne.NewMenuItem(span("Tahun", year-1, 1, 12).Label, func() { set(span("Tahun", year-1, 1, 12)) }),
		fyne.NewMenuItem(lang.L("Rentang lain…"), func() { askSpan(w, now, set) }),
		fyne.NewMenuItemSeparator(), none)
}

// askSpan asks for the two days and the words of a period.
func askSpan(w fyne.Window, now model.Period, set func(model.Period)) *kit.Dialog {
	from, to, label := kit.NewEntry(lang.L("misal 1 Jan 2026")), kit.NewEntry(lang.L("misal 31 Mar 2026")), kit.NewEntry(lang.L("kosong = kedua tanggal"))
	from.SetText(look.Date(now.From.Time()))
	to.SetText(look.Date(now.To.Time()))
	label.SetText(now.Label)
	fromField, toField := kit.NewField(lang.L("Dari"), from, ""), kit.NewField(lang.L("Sampai"), to, "")
	d := kit.ShowDialog(w, kit.DialogConfig{Title: lang.L("Periode yang dibuktikan"), Width: 400, Confirm: lang.L("Pakai"), Focus: from,
		Body: kit.Rows(look.Gap12, kit.Columns(look.Gap12, fromField, toField), kit.NewField(lang.L("Sebutan"), label, "")),
		OnConfirm: func() bool {
			p, problems := readSpan(from.Text, to.Text, label.Text)
			fromField.SetProblem(problems[0])
			toField.SetProblem(problems[1])
			if problems != [2]string{} {
				return false
			}
			set(p)
			return true
		}})
	return d
}

// readSpan makes a period of what was typed, or says what is wrong with either
// day.
func readSpan(from, to, label string) (p model.Period, problems [2]string) {
	var ok1, ok2 bool
	p.From, ok1 = parseDate(from)
	p.To, ok2 = parseDate(to)
	switch {
	case !ok1:
		problems[0] = notADay()
	case p.From == "":
		problems[0] = lang.L("Isi tanggal awal.")
	}
	switch {
	case !ok2:
		problems[1] = notADay()
	case p.To == "":
		problems[1] = lang.L("Isi tanggal akhir.")
	case ok1 && p.From > p.To:
		problems[1] = lang.L("Akhir periode mendahului awalnya.")
	}
	if p.Label = label; p.Label == "" {
		p.Label = fmt.Sprintf("%s – %s", look.Date(p.From.Time()), look.Date(p.To.Time()))
	}
	return p, problems
}

func notADay() string { return lang.L("Tulis seperti 2 Feb 2026 atau 02/02/2026.") }
