package rencana

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/plan"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/task"
)

// details is the right: everything about the chosen activity.
type details struct {
	p        *Page
	root     *fyne.Container
	body     *fyne.Container
	outer    *fyne.Container
	id       model.ActivityID // that the notes belong to
	obstacle *kit.Entry
	followUp *kit.Entry
}

func newDetails(p *Page) *details {
	d := &details{p: p, body: kit.Rows(look.Gap12), root: kit.Stack()}
	d.outer, _ = kit.VScroll(kit.Padded(d.body, look.Gap12, look.Gap16, look.Gap24, look.Gap16))
	d.obstacle = d.note(lang.L("Apa yang menghambat"), func(e *plan.Edit, s *string) { e.Obstacle = s }, lang.L("Kendala"))
	d.followUp = d.note(lang.L("Apa yang dilakukan, oleh siapa, sampai kapan"), func(e *plan.Edit, s *string) { e.FollowUp = s }, lang.L("Tindak lanjut"))
	return d
}

// note makes a field whose text is saved when it is left.
func (d *details) note(hint string, put func(*plan.Edit, *string), label string) *kit.Entry {
	e := kit.NewNote(hint, 2)
	e.OnLeave = func(text string) {
		r, ok := d.rowOf(d.id)
		if !ok {
			return
		}
		edit := plan.Edit{ID: r.ID}
		put(&edit, &text)
		old := r.Obstacle
		if edit.FollowUp != nil {
			old = r.FollowUp
		}
		if text != old {
			d.p.edit(label+": "+r.Name, edit)
		}
	}
	return e
}

// leave saves what stands in the notes before another activity is shown.
func (d *details) leave() {
	if d.id != "" {
		d.obstacle.OnLeave(d.obstacle.Text)
		d.followUp.OnLeave(d.followUp.Text)
		d.id = ""
	}
}

func (d *details) rowOf(id model.ActivityID) (plan.Row, bool) {
	i := slices.IndexFunc(d.p.rows, func(r plan.Row) bool { return r.ID == id })
	if i < 0 {
		return plan.Row{}, false
	}
	return d.p.rows[i], true
}

// show paints the chosen activity.
func (d *details) show() {
	r, ok := d.p.current()
	if !ok {
		d.id = ""
		d.set(kit.EmptyState(look.IconCalendarCheck, lang.L("Pilih kegiatan"), lang.L("Rinciannya tampil di sini."), "", nil))
		return
	}
	typing := d.id == r.ID && (d.focused(d.obstacle) || d.focused(d.followUp))
	if !typing {
		d.obstacle.SetQuietly(r.Obstacle)
		d.followUp.SetQuietly(r.FollowUp)
	}
	d.id = r.ID
	d.body.Objects = []fyne.CanvasObject{d.head(r), kit.NewDivider(), d.facts(r), kit.NewDivider(), kit.Section(lang.L("Realisasi per bulan")), d.months(r)}
	if d.p.bin { // nothing is changed there
		d.id = ""
	} else {
		d.body.Objects = append(d.body.Objects, d.notes()...)
	}
	d.set(d.outer)
	d.outer.Refresh()
}

// notes are the two fields below the months.
func (d *details) notes() []fyne.CanvasObject {
	return []fyne.CanvasObject{kit.Padded(kit.Section(lang.L("Kendala")), look.Gap4, 0, -look.Gap8, 0), d.obstacle,
		kit.Padded(kit.Section(lang.L("Tindak lanjut")), 0, 0, -look.Gap8, 0), d.followUp}
}

func (d *details) focused(e *kit.Entry) bool {
	return d.p.d.Shell.Window().Canvas().Focused() == fyne.Focusable(e)
}

func (d *details) set(o fyne.CanvasObject) {
	d.root.Objects = []fyne.CanvasObject{o}
	d.root.Refresh()
}

func (d *details) head(r plan.Row) fyne.CanvasObject {
	place := lang.L("Tanpa Pokja")
	for _, a := range d.p.d.Worksheet.Areas {
		if a.Pokja == r.Pokja {
			place = "Pokja " + plan.Roman(a.Pokja) + " · " + a.Name
		}
	}
	s := stateOf(r.Progress)
	act := kit.Row(look.Gap4, kit.NewIconButton(look.IconPencil, lang.L("Ubah kegiatan"), d.p.change),
		kit.NewIconButton(look.IconTrash, lang.L("Hapus kegiatan (Delete)"), d.p.remove))
	if d.p.bin {
		act = kit.Row(0, kit.NewButton(kit.Outlined, lang.L("Pulihkan"), look.IconUndo, d.p.remove).Small())
	}
	return kit.Rows(look.Gap4, kit.Row(look.Gap4, kit.Grow(kit.Muted(place).Shrink()), act), kit.NewPara(r.Name, look.Title, look.ColorText),
		kit.Row(look.Gap8, kit.NewStatus(s.tone, s.icon, s.word), kit.Grow(kit.NewText(next(r), look.Body, look.ColorMuted).Shrink())))
}

// next says what is to be done first.
func next(r plan.Row) string {
	p := r.Progress
	switch {
	case r.Canceled:
		return r.CancelReason
	case len(p.Late) > 0:
		return lang.L("{{.Month}} belum ada realisasi", map[string]any{"Month": monthName(p.Late[0])})
	case p.Next > 0:
		return lang.L("berikutnya {{.Month}}", map[string]any{"Month": monthName(p.Next)})
	}
	return look.Percent(p.Percent)
}

func (d *details) facts(r plan.Row) fyne.CanvasObject {
	box := kit.Rows(look.Gap4)
	add := func(label, value string) {
		if value != "" {
			box.Add(kit.Pair(label, 64, kit.NewPara(value, look.Body, look.ColorText)))
		}
	}
	add(lang.L("Sasaran"), r.Goal)
	add(lang.L("Output"), r.Output)
	if r.Target > 0 {
		add(lang.L("Target"), lang.L("{{.Target}} {{.Unit}}, tercapai {{.Done}}",
			map[string]any{"Target": look.Short(r.Target), "Unit": r.TargetUnit, "Done": look.Short(r.Progress.Quantity)}))
	}
	add(lang.L("Capaian"), look.Percent(r.Progress.Percent))
	add("PIC", r.PIC)
	if len(r.Codes) > 0 {
		var codes []fyne.CanvasObject
		for _, c := range r.Codes[:min(len(r.Codes), 4)] {
			codes = append(codes, kit.NewButton(kit.Quiet, string(c), "", func() { d.p.d.Shell.OpenQuestion(c) }).Small())
		}
		const over = float32(5) // a small button is that much higher than its words, above and below
		box.Add(kit.Pair(lang.L("Soal"), 56, kit.Padded(kit.NewFlow(0, codes...), -over, 0, -over, 0)))
	}
	add(lang.L("Catatan"), r.Note)
	return box
}

// months lists every planned month and every other one with a realisation.
func (d *details) months(r plan.Row) fyne.CanvasObject {
	box := kit.Rows(0)
	shown := monthsShown(r)
	if len(shown) == 0 {
		box.Add(kit.NewPara(lang.L("Belum ada bulan rencana. Ubah kegiatan untuk memilih bulannya."), look.Body, look.ColorMuted))
	}
	for i, m := range shown {
		if i > 0 {
			box.Add(kit.NewDivider())
		}
		box.Add(d.month(r, m))
	}
	return box
}

// month is one line: its number and name, what it means, what was done, and the
// next step where it is open.
func (d *details) month(r plan.Row, m int) fyne.CanvasObject {
	x, cell := r.Activity.Realisation(m), r.Progress.Cells[m-1]
	no := kit.Fixed(kit.Stack(kit.NewBox(look.ColorHover, "", 4), kit.NewText(monthHead(m), look.Body, look.ColorMuted).Align(fyne.TextAlignCenter)), 26, 22)
	word, token := cellWord(cell), fyne.ThemeColorName(look.ColorMuted)
	switch cell {
	case plan.CellLate:
		end := plan.EndOfMonth(d.p.unit.Year, m).Time()
		days := int(d.p.d.Now().Sub(end).Hours() / 24)
		word, token = lang.L("lewat {{.Days}} hari", map[string]any{"Days": max(days, 1)}), look.ColorDanger
	case plan.CellDue:
		token = look.ColorWarningText
	case plan.CellDone:
		token = look.ColorSuccess
	}
	if x.Quantity > 0 {
		word += fmt.Sprintf(" · %s %s", look.Short(x.Quantity), r.TargetUnit)
	}
	edit := kit.NewIconButton(look.IconPencil, lang.L("Ubah realisasi {{.Month}}", map[string]any{"Month": monthName(m)}), func() { d.p.realise(r, m) })
	head := kit.Row(look.Gap8, no, kit.NewText(monthName(m), look.Body, look.ColorText), kit.Grow(kit.NewText(word, look.Body, token).Align(fyne.TextAlignTrailing).Shrink()))
	if !d.p.bin {
		head.Add(edit)
	}
	rows := kit.Rows(look.Gap4, head)
	if x.Note != "" {
		rows.Add(kit.NewPara(x.Note, look.Body, look.ColorMuted))
	}
	for _, id := range x.Documents {
		rows.Add(d.document(id))
	}
	if !x.Done && !r.Canceled && !d.p.bin && (cell == plan.CellLate || cell == plan.CellDue) {
		rows.Add(kit.NewFlow(look.Gap4, kit.NewButton(kit.Filled, lang.L("Tambah bukti"), look.IconPlus, func() { d.p.pickFiles(r, m) }).Small(),
			kit.NewButton(kit.Outlined, lang.L("Selesai"), look.IconCheck, func() { d.p.markDone(r, m) }).Small().Tip(lang.L("Tandai selesai tanpa bukti")),
			kit.NewIconButton(look.IconLink, lang.L("Pilih dari dokumen yang sudah ada"), func() { d.p.pickProof(r, m) })))
		tone := kit.Warn
		if cell == plan.CellLate {
			tone = kit.Bad
		}
		text, _ := tone.Tokens()
		return kit.Padded(kit.Stack(kit.NewBox("", text, look.Radius), kit.Padded(rows, look.Gap4, look.Gap8, look.Gap8, look.Gap8)), look.Gap4, 0, look.Gap4, 0)
	}
	return kit.Padded(rows, look.Gap4, 0, look.Gap4, 0)
}

// document is one proof; a click opens it.
func (d *details) document(id model.DocumentID) fyne.CanvasObject {
	title := d.p.titles[id]
	if title == "" {
		title = lang.L("Dokumen di keranjang sampah")
	}
	open := func() {
		fetch := func(ctx context.Context) (model.Document, error) { return d.p.d.Documents.Get(ctx, id) }
		task.Latest(d.p.d.Tasks, "document", fetch, d.p.d.Shell.OpenDocument, d.p.d.Shell.ShowError)
	}
	return kit.NewPress(kit.Row(look.Gap8, kit.NewIcon(look.IconFile, look.ColorMuted, look.IconSize),
		kit.Grow(kit.NewText(title, look.Body, look.ColorPrimary).Shrink())), open)
}

// markDone finishes a month as it is.
func (p *Page) markDone(r plan.Row, m int) {
	x := r.Activity.Realisation(m)
	x.Done = true
	p.edit(lang.L("Selesai {{.Month}}: {{.Name}}", map[string]any{"Month": monthName(m), "Name": r.Name}), plan.Edit{ID: r.ID, Realisations: []model.Realisation{x}})
}
