package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"siapzi/model/workspace"
	"siapzi/ui"
	"siapzi/ui/look"
	"siapzi/ui/page/rencana"
)

// planSpec is the page of the action plan with the commands that it adds.
func (p *program) planSpec(s *ui.Shell, ws *workspace.Workspace) ui.PageSpec {
	var page *rencana.Page
	run := func(f func(*rencana.Page)) func() {
		return func() {
			if s.GoTo(ui.PagePlan) {
				page.WhenRead(func() { f(page) })
			}
		}
	}
	edit, alt := lang.L("Ubah"), fyne.KeyModifierAlt
	shown := func() bool { return s.Shows(ui.PagePlan) }
	return ui.PageSpec{ID: ui.PagePlan, Title: lang.L("Rencana"), Icon: look.IconCalendarCheck,
		New: func() ui.Page {
			page = p.planPage(s, ws)
			return page
		},
		Commands: []*ui.Command{
			{ID: "plan.add", Menu: edit, Title: lang.L("Tambah kegiatan…"), Icon: look.IconPlus, Run: run((*rencana.Page).Add), Group: true},
			{ID: "plan.up", Menu: edit, Title: lang.L("Naikkan kegiatan"), Icon: look.IconChevronUp, Shortcut: &desktop.CustomShortcut{KeyName: fyne.KeyUp, Modifier: alt}, Keys: "Alt+↑",
				Enabled: shown, Run: run((*rencana.Page).MoveUp)},
			{ID: "plan.down", Menu: edit, Title: lang.L("Turunkan kegiatan"), Icon: look.IconChevronDown, Shortcut: &desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: alt}, Keys: "Alt+↓",
				Enabled: shown, Run: run((*rencana.Page).MoveDown)},
			{ID: "plan.import", Menu: edit, Title: lang.L("Impor rencana aksi (XLSX)…"), Icon: look.IconFolder, Run: run((*rencana.Page).ImportFile)},
			{ID: "plan.export", Menu: edit, Title: lang.L("Ekspor rencana aksi (XLSX)…"), Icon: look.IconExternal, Run: run((*rencana.Page).ExportBook)},
			{ID: "plan.calendar", Menu: edit, Title: lang.L("Ekspor tenggat ke kalender (ICS)…"), Icon: look.IconCalendar, Run: run((*rencana.Page).ExportCalendar)},
			{ID: "plan.starter", Menu: edit, Title: lang.L("Lengkapi rencana aksi dari LKE…"), Icon: look.IconList, Run: run((*rencana.Page).Starter)},
			{ID: "plan.dates", Menu: edit, Title: lang.L("Tanggal tetap tahun ini…"), Icon: look.IconCheck, Run: run((*rencana.Page).ShowDates)},
		}}
}
