package rencana

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/plan"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
	"siapzi/ui/task"
	"siapzi/ui/undo"
)

// ShowDates lists the fixed dates of the year and lets people tick what was
// done; a ticked one is no deadline any more.
func (p *Page) ShowDates() {
	task.Latest(p.d.Tasks, "dates", p.d.Unit.FixedDates, p.showDates, p.d.Shell.ShowError)
}

func (p *Page) showDates(dates []plan.FixedDate) {
	today := model.Date(p.d.Now().Format("2006-01-02"))
	checks := make([]*kit.Check, len(dates))
	list := kit.Rows(look.Gap4)
	for i, d := range dates {
		checks[i] = kit.NewCheck(say.Text(d.Title), d.Done != "", func(bool) {})
		when := lang.L("sampai {{.Day}}", map[string]any{"Day": look.Date(d.Day.Time())})
		if d.Done != "" {
			when = lang.L("dilakukan {{.Day}}", map[string]any{"Day": look.Date(d.Done.Time())})
		}
		list.Add(kit.Row(look.Gap8, kit.Grow(checks[i]), kit.Muted(when)))
	}
	outer, _ := kit.VScroll(list)
	kit.ShowDialog(p.d.Shell.Window(), kit.DialogConfig{Title: lang.L("Tanggal tetap tahun ini"), Width: 520, Confirm: lang.L("Simpan"),
		Text: lang.L("Centang yang sudah dilakukan: tidak lagi diingatkan. Harinya diubah di Setelan."), Body: kit.Fixed(outer, 0, 320), OnConfirm: func() bool {
			now, before := map[string]model.Date{}, map[string]model.Date{}
			for i, d := range dates {
				if checks[i].On() == (d.Done != "") {
					continue
				}
				if before[d.Key], now[d.Key] = d.Done, ""; checks[i].On() {
					now[d.Key] = today
				}
			}
			if len(now) > 0 {
				p.keepDates(now, func() {
					p.d.Undo.Push(undo.Action{Label: lang.L("Tanggal tetap"), Undo: func() { p.keepDates(before, func() {}) }, Redo: func() { p.keepDates(now, func() {}) }})
				})
			}
			return true
		}})
}

// keepDates stores on which days dates were done.
func (p *Page) keepDates(days map[string]model.Date, done func()) {
	p.writes++
	do := func(ctx context.Context) (struct{}, error) {
		return struct{}{}, p.d.Unit.KeepDates(context.WithoutCancel(ctx), p.d.Who, days)
	}
	task.Latest(p.d.Tasks, fmt.Sprint("write.", p.writes), do, func(struct{}) { done() }, p.d.Shell.ShowError)
}
