package dokumen

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
)

// partWords names the parts of a meeting package on the screen. What bundles
// print stays Indonesian.
func partWords() map[string]string {
	return map[string]string{model.PartInvitation: lang.L("Undangan"), model.PartAttendance: lang.L("Daftar hadir"), model.PartMinutes: lang.L("Notula"),
		model.PartPhoto: lang.L("Foto"), model.PartMaterial: lang.L("Materi"), model.PartReport: lang.L("Laporan")}
}

// partWord names a part; one with a name of its own keeps it.
func partWord(label string) string {
	if w := partWords()[label]; w != "" {
		return w
	}
	if label == "" {
		return lang.L("Bagian tanpa nama")
	}
	return label
}

// showParts lists the parts of a meeting package: what disagrees, each part
// with its day, and a slot for each that is missing.
func (d *detailsPane) showParts(bin bool) {
	d.meeting.Hidden = d.doc.Kind != model.KindMeeting
	d.plain.Hidden = !d.meeting.Hidden
	if d.meeting.Hidden {
		return
	}
	d.parts.Objects = []fyne.CanvasObject{kit.Section(lang.L("Bagian rapat"))}
	issues := model.CheckMeeting(d.doc)
	wrong, missing := map[model.FileID]bool{}, map[string]bool{}
	for _, i := range issues {
		if i.Missing != "" {
			missing[i.Missing] = true
			continue
		}
		for _, f := range i.Files {
			wrong[f] = true
		}
		d.parts.Add(kit.Banner(kit.Warn, look.IconWarning, say.Text(i.Msg), "", nil))
	}
	if anchor, first, last := model.MeetingDays(d.doc); anchor != "" && len(wrong) == 0 {
		days := look.Date(first.Time())
		if first != last {
			days += " – " + look.Date(last.Time())
		}
		d.parts.Add(kit.Row(look.Gap8, kit.NewIcon(look.IconCheckRing, look.ColorSuccess, look.IconSize),
			kit.Grow(kit.Muted(lang.L("Tanggal selaras: rapat {{.Days}}", map[string]any{"Days": days})).Shrink())))
	}
	rest := slices.Clone(d.doc.Files)
	for _, label := range append(slices.Clone(model.MeetingParts), "") {
		if missing[label] && !bin {
			d.parts.Add(d.slot(label))
		}
		if label == model.PartMaterial && !bin && !slices.ContainsFunc(rest, func(f model.File) bool { return f.Label == label }) {
			d.parts.Add(d.slot(label))
		}
		for _, f := range rest {
			if f.Label == label || label == "" && !slices.Contains(model.MeetingParts, f.Label) {
				d.parts.Add(d.partRow(f, wrong[f.ID], bin))
			}
		}
	}
	if !bin {
		d.parts.Add(kit.Row(0, kit.NewButton(kit.Outlined, lang.L("Tambah bagian…"), look.IconPlus, func() { d.p.addParts(d.id, "") }).Small(), kit.Space()))
	}
	d.parts.Refresh()
}

// partRow is a part: name and day, the file below; a click shows its page.
func (d *detailsPane) partRow(f model.File, wrong, bin bool) fyne.CanvasObject {
	date, token := look.Date(f.Date.Time()), fyne.ThemeColorName(look.ColorMuted)
	if f.Date == "" {
		date = lang.L("tanpa tanggal")
	}
	icon, color := look.IconFile, fyne.ThemeColorName(look.ColorMuted)
	switch {
	case wrong:
		icon, color, token = look.IconWarning, look.ColorWarning, look.ColorWarningText
	case f.Version.Problem != "":
		icon, color = look.IconFileBroken, look.ColorDanger
	}
	words := kit.Rows(0,
		kit.Row(look.Gap8, kit.Grow(kit.NewText(partWord(f.Label), look.Strong, look.ColorText).Shrink()), kit.NewText(date, look.Body, token)),
		kit.Muted(f.Version.Name).Shrink())
	inside := kit.Row(look.Gap8, kit.NewIcon(icon, color, look.IconSize), kit.Grow(words))
	press := kit.NewPress(kit.Padded(inside, look.Gap4, look.Gap4, look.Gap4, look.Gap4), func() { d.view.Show(f.Version) }).Tip(lang.L("Lihat halaman bagian ini"))
	row := kit.Row(look.Gap4, kit.Grow(press))
	var more *kit.Button
	more = kit.NewIconButton(look.IconDots, lang.L("Tindakan untuk bagian ini"), func() {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(more)
		kit.ShowMenu(d.p.d.Shell.Window(), at.AddXY(0, more.Size().Height+2), d.p.partItems(d.doc, f, d.versions[f.ID], bin)...)
	}).Quiet()
	row.Add(more)
	return row
}

// slot stands where a part is missing.
func (d *detailsPane) slot(label string) fyne.CanvasObject {
	icon, word := look.IconWarning, lang.L("{{.Part}} belum ada", map[string]any{"Part": partWord(label)})
	color := fyne.ThemeColorName(look.ColorWarning)
	if label == model.PartMaterial {
		icon, word, color = look.IconRing, lang.L("{{.Part}} (bila ada)", map[string]any{"Part": partWord(label)}), look.ColorMuted
	}
	inside := kit.Row(look.Gap8, kit.NewIcon(icon, color, look.IconSize), kit.Grow(kit.Muted(word).Shrink()),
		kit.NewButton(kit.Quiet, lang.L("Pilih berkas…"), "", func() { d.p.addParts(d.id, label) }).Small())
	return kit.Padded(inside, 0, 0, 0, look.Gap4)
}

// partItems is what can be done with a part.
func (p *Page) partItems(doc model.Document, f model.File, versions []model.Version, bin bool) []*fyne.MenuItem {
	items := []*fyne.MenuItem{fyne.NewMenuItem(lang.L("Buka"), func() { p.d.Shell.OpenFile(f.Version) })}
	if bin {
		return items
	}
	name := fyne.NewMenuItem(lang.L("Nama bagian"), nil)
	name.ChildMenu = fyne.NewMenu("", p.labelItems(f)...)
	items = append(items, name, fyne.NewMenuItem(lang.L("Tanggal bagian…"), func() { p.askPartDate(f) }),
		fyne.NewMenuItemSeparator(), fyne.NewMenuItem(lang.L("Ganti berkas…"), func() { p.replace(doc.Title, f) }))
	items = append(items, p.contentItems(doc.Title, f)...)
	for _, v := range slices.Backward(versions[:max(len(versions)-1, 0)]) {
		items = append(items, fyne.NewMenuItem(lang.L("Pakai lagi versi {{.No}} ({{.Date}})", map[string]any{"No": v.No, "Date": look.Date(v.Imported)}),
			func() { p.revert(doc.Title, f, v) }))
	}
	items = append(items, fyne.NewMenuItemSeparator())
	if f.Position > 1 {
		items = append(items, fyne.NewMenuItem(lang.L("Naikkan"), func() { p.movePart(f, -1) }))
	}
	if f.Position < len(doc.Files) {
		items = append(items, fyne.NewMenuItem(lang.L("Turunkan"), func() { p.movePart(f, 1) }))
	}
	if len(doc.Files) > 1 {
		items = append(items, fyne.NewMenuItem(lang.L("Keluarkan dari paket"), func() { p.takeOut(f) }))
	}
	return items
}

// labelItems offers the names of parts.
func (p *Page) labelItems(f model.File) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, label := range model.MeetingParts {
		item := fyne.NewMenuItem(partWord(label), func() { p.setPart(f, label, f.Date) })
		item.Checked = f.Label == label
		items = append(items, item)
	}
	return append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(lang.L("Nama lain…"), func() {
		name := kit.NewEntry(lang.L("misal daftar tamu"))
		name.SetText(f.Label)
		kit.ShowDialog(p.d.Shell.Window(), kit.DialogConfig{Title: lang.L("Nama bagian"), Body: name, Focus: name, Confirm: lang.L("Simpan"), OnConfirm: func() bool {
			p.setPart(f, strings.ToLower(strings.TrimSpace(name.Text)), f.Date)
			return true
		}})
	}))
}

// askPartDate asks for the day that stands on a part.
func (p *Page) askPartDate(f model.File) {
	day := kit.NewEntry(lang.L("misal 2 Feb 2026"))
	day.SetText(look.Date(f.Date.Time()))
	field := kit.NewField(lang.L("Tanggal yang tertulis pada {{.Part}}", map[string]any{"Part": strings.ToLower(partWord(f.Label))}), day, lang.L("Kosongkan bila tidak bertanggal."))
	kit.ShowDialog(p.d.Shell.Window(), kit.DialogConfig{Title: lang.L("Tanggal bagian"), Body: field, Focus: day, Confirm: lang.L("Simpan"), OnConfirm: func() bool {
		date, ok := parseDate(day.Text)
		if !ok {
			field.SetProblem(notADay())
			return false
		}
		p.setPart(f, f.Label, date)
		return true
	}})
}

// Steps of packages give the arrangement that takes them back.

func arranging(d Deps, a catalog.Arrangement) step {
	return arranged(d, func(ctx context.Context) (catalog.Arrangement, error) { return d.Meetings.Arrange(ctx, d.Who, a) })
}

func arranged(d Deps, do func(ctx context.Context) (catalog.Arrangement, error)) step {
	return func(ctx context.Context) (step, error) {
		back, err := do(ctx)
		return arranging(d, back), err
	}
}

func (p *Page) setPart(f model.File, label string, date model.Date) {
	if label == f.Label && date == f.Date {
		return
	}
	p.writer.run(lang.L("Ubah {{.Part}}", map[string]any{"Part": partWord(label)}), arranged(p.d, func(ctx context.Context) (catalog.Arrangement, error) {
		return p.d.Meetings.SetPart(ctx, p.d.Who, f.ID, label, date)
	}), nil, p.writeFailed)
}

func (p *Page) movePart(f model.File, by int) {
	p.writer.run(lang.L("Pindahkan {{.Part}}", map[string]any{"Part": partWord(f.Label)}), arranged(p.d, func(ctx context.Context) (catalog.Arrangement, error) {
		return p.d.Meetings.MovePart(ctx, p.d.Who, f.ID, by)
	}), nil, p.writeFailed)
}

// takeOut makes a part a document of its own.
func (p *Page) takeOut(f model.File) {
	var alone model.DocumentID
	what := map[string]any{"Part": partWord(f.Label)}
	p.writer.run(lang.L("Keluarkan {{.Part}}", what), arranged(p.d, func(ctx context.Context) (back catalog.Arrangement, err error) {
		alone, back, err = p.d.Meetings.TakeOut(ctx, p.d.Who, f.ID)
		return back, err
	}), func(func()) {
		p.d.Shell.Toast(lang.L("{{.Part}} kini dokumen tersendiri.", what), lang.L("Tampilkan"), func() { p.ShowDocument(alone) })
	}, p.writeFailed)
}

// askDrop asks whether files that were dropped belong to the package shown.
func (p *Page) askDrop(d model.Document, paths []string) {
	kit.ShowDialog(p.d.Shell.Window(), kit.DialogConfig{Title: lang.L("Tambahkan ke paket rapat?"),
		Text:    lang.L("{{.N}} berkas dapat menjadi bagian “{{.Title}}”, atau diimpor sebagai dokumen tersendiri.", map[string]any{"N": look.Count(len(paths)), "Title": shortened(d.Title)}),
		Confirm: lang.L("Jadikan bagian"), OnConfirm: func() bool {
			p.putParts(d.ID, "", paths)
			return true
		}, Extra: lang.L("Impor tersendiri"), OnExtra: func() { p.table.plan.add(paths) }})
}

// addParts asks for files and puts them into a package; "" lets each file tell
// what it is.
func (p *Page) addParts(id model.DocumentID, label string) {
	p.d.Shell.PickFiles(func(paths []string) {
		if len(paths) > 0 {
			p.putParts(id, label, paths)
		}
	})
}

// putParts puts files into a package.
func (p *Page) putParts(id model.DocumentID, label string, paths []string) {
	p.writer.run(lang.L("Tambah bagian rapat"), arranged(p.d, func(ctx context.Context) (catalog.Arrangement, error) {
		return p.d.Meetings.AddParts(ctx, p.d.Who, id, label, paths...)
	}), nil, p.writeFailed)
}

// joinChosen makes one meeting package of the chosen documents.
func (p *Page) joinChosen() {
	ids := p.chosenIDs()
	if len(ids) < 2 {
		return
	}
	p.details.commit()
	var id model.DocumentID
	p.writer.run(lang.L("Jadikan paket rapat"), arranged(p.d, func(ctx context.Context) (back catalog.Arrangement, err error) {
		id, back, err = p.d.Meetings.JoinMeeting(ctx, p.d.Who, "", ids...)
		return back, err
	}), func(takeBack func()) {
		p.ShowDocument(id)
		p.d.Shell.Toast(lang.L("{{.N}} dokumen menjadi satu paket rapat.", map[string]any{"N": look.Count(len(ids))}), lang.L("Urungkan"), takeBack)
	}, p.writeFailed)
}
