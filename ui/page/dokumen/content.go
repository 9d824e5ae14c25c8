package dokumen

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
	"siapzi/ui/task"
)

// addItems is what can be added besides files.
func (p *Page) addItems() []*fyne.MenuItem {
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(lang.L("Berkas atau folder…"), p.addFiles), fyne.NewMenuItem(lang.L("Tautan…"), p.d.Shell.AddLink),
		fyne.NewMenuItem(lang.L("Catatan…"), p.d.Shell.AddNote), fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(lang.L("Tempel tangkapan layar"), p.d.Shell.Paste),
	}
	if p.d.Print != nil {
		items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(lang.L("Cetak daftar dokumen per area…"), p.d.Print))
	}
	return items
}

// contentItems is what can be done with the content of a link or a note.
func (p *Page) contentItems(title string, f model.File) []*fyne.MenuItem {
	switch {
	case f.Version.IsLink():
		return []*fyne.MenuItem{fyne.NewMenuItem(lang.L("Ubah alamat…"), func() { p.editContent(title, f) })}
	case catalog.IsNote(f.Version):
		return []*fyne.MenuItem{fyne.NewMenuItem(lang.L("Ubah isi…"), func() { p.editContent(title, f) })}
	}
	return nil
}

// editContent asks for another address or text; it becomes a new version.
func (p *Page) editContent(title string, f model.File) {
	link := f.Version.IsLink()
	fetch := func(ctx context.Context) (string, error) {
		if link {
			return p.d.Contents.Address(ctx, f.Version)
		}
		return p.d.Contents.Note(ctx, f.Version)
	}
	task.Latest(p.d.Tasks, "content", fetch, func(text string) { p.askContent(title, f, link, text) }, p.d.Shell.ShowError)
}

func (p *Page) askContent(title string, f model.File, link bool, text string) {
	heading, entry, field, revise := lang.L("Ubah isi"), kit.NewNote("", 10), "text", p.d.Contents.ReviseNote
	if link {
		heading, entry, field, revise = lang.L("Ubah alamat"), kit.NewEntry("https://"), "address", p.d.Contents.ReviseLink
	}
	entry.SetText(text)
	input := kit.NewField(title, entry, lang.L("Yang lama tetap disimpan sebagai versi."))
	var d *kit.Dialog
	d = kit.ShowDialog(p.d.Shell.Window(), kit.DialogConfig{Title: heading, Body: input, Width: 560, Focus: entry, Confirm: lang.L("Simpan"), OnConfirm: func() bool {
		if entry.Text == text {
			return true
		}
		p.writer.run(heading+" “"+shortened(title)+"”", revising(p.d, f, entry.Text, revise), func(func()) { d.Close() }, func(err error) {
			if words := fieldProblem(err, field); words != "" {
				input.SetProblem(words)
				return
			}
			p.d.Shell.ShowError(err)
		})
		return false
	}})
}

// revising gives a link or note new content as its newest version.
func revising(d Deps, f model.File, text string, revise func(ctx context.Context, who model.Actor, file model.FileID, text string) (model.Version, error)) step {
	return func(ctx context.Context) (step, error) {
		v, err := revise(ctx, d.Who, f.ID, text)
		return reverting(d, model.File{ID: f.ID, Version: v}, f.Version.ID), err
	}
}

// contentButton changes the content of a file: that of a link by its address,
// that of everything else by another file.
func (d *detailsPane) contentButton(f model.File) *kit.Button {
	word, run := lang.L("Ganti berkas…"), func() { d.p.replace(d.doc.Title, f) }
	if f.Version.IsLink() {
		word, run = lang.L("Ubah alamat…"), func() { d.p.editContent(d.doc.Title, f) }
	}
	return kit.NewButton(kit.Quiet, word, "", run).Small()
}

// addressRow shows where a link leads; a click opens it.
func (d *detailsPane) addressRow(f model.File) fyne.CanvasObject {
	inside := kit.Row(look.Gap8, kit.NewIcon(look.IconExternal, look.ColorPrimary, look.IconSize),
		kit.Grow(kit.NewText(d.addresses[f.ID], look.Body, look.ColorPrimary).Shrink()))
	return kit.NewPress(kit.Padded(inside, look.Gap4, 0, look.Gap4, 0), func() { d.p.d.Shell.OpenFile(f.Version) }).Tip(lang.L("Buka di peramban"))
}

// addressesOf reads the addresses of the links among files. One that cannot be
// read says so in its place.
func (d *detailsPane) addressesOf(ctx context.Context, files []model.File) map[model.FileID]string {
	out := map[model.FileID]string{}
	for _, f := range files {
		if !f.Version.IsLink() {
			continue
		}
		address, err := d.p.d.Contents.Address(ctx, f.Version)
		if err != nil {
			address = say.Error(err)
		}
		out[f.ID] = address
	}
	return out
}
