package dokumen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/ui/look"
)

// chosenIDs gives the chosen documents in the order of the list; those that a
// filter hides since they changed come last.
func (p *Page) chosenIDs() []model.DocumentID {
	ids := p.sel.In(p.ids())
	if len(ids) == len(p.sel.Chosen) {
		return ids
	}
	there := map[model.DocumentID]bool{}
	for _, id := range ids {
		there[id] = true
	}
	if c := p.sel.Cursor; p.sel.Chosen[c] && !there[c] {
		ids = append(ids, c)
	}
	return ids
}

// named says how many documents an action is about, or which one.
func (p *Page) named(ids []model.DocumentID) string {
	if len(ids) == 1 {
		if r := p.book.row(ids[0]); r != nil {
			return "“" + shortened(r.title) + "”"
		}
	}
	return lang.L("{{.N}} dokumen", map[string]any{"N": look.Count(len(ids))})
}

// shortened cuts a long name for menus and messages.
func shortened(name string) string {
	const longest = 48
	r := []rune(name)
	if len(r) <= longest {
		return name
	}
	return string(r[:longest]) + "…"
}

// menuItems is what can be done with the chosen documents.
func (p *Page) menuItems() []*fyne.MenuItem {
	ids := p.chosenIDs()
	if p.filter.bin {
		return []*fyne.MenuItem{fyne.NewMenuItem(lang.L("Pulihkan"), p.trashOrRestore)}
	}
	kind, period := fyne.NewMenuItem(lang.L("Jenis"), nil), fyne.NewMenuItem(lang.L("Periode"), nil)
	kind.ChildMenu, period.ChildMenu = fyne.NewMenu("", p.kindItems()...), fyne.NewMenu("", p.periodItems()...)
	items := []*fyne.MenuItem{fyne.NewMenuItem(lang.L("Tautkan ke soal…"), p.linkChosen), period, kind,
		fyne.NewMenuItemSeparator(), fyne.NewMenuItem(lang.L("Pindahkan ke keranjang sampah"), p.trashOrRestore)}
	if p.chosenCarried() {
		items = append(items, fyne.NewMenuItem(lang.L("Konfirmasi: masih membuktikan"), p.confirmChosen))
	}
	if len(ids) > 1 {
		items = append(items, fyne.NewMenuItem(lang.L("Jadikan paket rapat"), p.joinChosen))
	}
	if len(ids) == 1 {
		items = append([]*fyne.MenuItem{fyne.NewMenuItem(lang.L("Buka dengan program lain"), func() { p.openID(ids[0]) }), fyne.NewMenuItemSeparator()}, items...)
	}
	return items
}

// kindItems offers the kinds for the chosen documents.
func (p *Page) kindItems() []*fyne.MenuItem {
	words, ids := kindWords(), p.chosenIDs()
	var items []*fyne.MenuItem
	for _, k := range model.DocumentKinds {
		items = append(items, fyne.NewMenuItem(words[k], func() {
			p.edit(lang.L("Jenis {{.What}}", map[string]any{"What": p.named(ids)}), ids, catalog.Edit{Kind: &k})
		}))
	}
	return items
}

// periodItems offers the periods for the chosen documents.
func (p *Page) periodItems() []*fyne.MenuItem {
	ids := p.chosenIDs()
	return periodEditMenu(p.d.Shell.Window(), p.unit.Year, model.Period{Label: "?"}, func(period model.Period) {
		p.edit(lang.L("Periode {{.What}}", map[string]any{"What": p.named(ids)}), ids, catalog.Edit{Period: &period})
	})
}

// edit makes the same change in several documents.
func (p *Page) edit(label string, ids []model.DocumentID, e catalog.Edit) {
	edits := make([]catalog.Edit, len(ids))
	for i, id := range ids {
		edits[i] = e
		edits[i].ID = id
	}
	p.writer.run(label, editing(p.d, edits), nil, p.writeFailed)
}

// writeFailed tells of a write that failed and shows again what is stored.
func (p *Page) writeFailed(err error) {
	p.d.Shell.ShowError(err)
	p.details.reread()
}

// trashOrRestore throws the chosen documents away or, in the recycle bin,
// brings them back.
func (p *Page) trashOrRestore() {
	ids := p.chosenIDs()
	if len(ids) == 0 {
		return
	}
	p.details.commit()
	what := map[string]any{"What": p.named(ids)}
	label, do, told := lang.L("Buang {{.What}}", what), trashing(p.d, ids), lang.L("{{.What}} dipindahkan ke keranjang sampah.", what)
	if p.filter.bin {
		label, do, told = lang.L("Pulihkan {{.What}}", what), restoring(p.d, ids), lang.L("{{.What}} dipulihkan.", what)
	}
	p.writer.run(label, do, func(takeBack func()) {
		p.d.Shell.Toast(told, lang.L("Urungkan"), takeBack)
	}, p.writeFailed)
}

// confirmChosen says that the chosen documents still prove what they proved last
// year.
func (p *Page) confirmChosen() {
	ids := p.chosenIDs()
	what := map[string]any{"What": p.named(ids)}
	p.writer.run(lang.L("Konfirmasi {{.What}}", what), confirming(p.d, ids), func(takeBack func()) {
		p.d.Shell.Toast(lang.L("{{.What}} dihitung sebagai bukti.", what), lang.L("Urungkan"), takeBack)
	}, p.writeFailed)
}

// chosenCarried tells whether a chosen document has links of last year that
// wait to be confirmed.
func (p *Page) chosenCarried() bool {
	for id := range p.sel.Chosen {
		if r := p.book.row(id); r != nil && r.carried && !r.bin {
			return true
		}
	}
	return false
}

// linkChosen asks for a question and links the chosen documents to it.
func (p *Page) linkChosen() {
	ids := p.chosenIDs()
	if len(ids) == 0 {
		return
	}
	p.askQuestion(lang.L("Tautkan {{.What}}", map[string]any{"What": p.named(ids)}), lang.L("Tautkan"), ids, func(code model.Code, evidence int) {
		changes := make([]catalog.LinkChange, len(ids))
		for i, id := range ids {
			changes[i].Link = model.Link{Document: id, Code: code, Evidence: evidence, Origin: model.OriginUser}
		}
		p.writer.run(lang.L("Tautan {{.Code}}", map[string]any{"Code": code}), linking(p.d, changes), func(takeBack func()) {
			p.d.Shell.Toast(lang.L("{{.What}} ditautkan ke {{.Code}}.", map[string]any{"What": p.named(ids), "Code": code}), lang.L("Urungkan"), takeBack)
		}, p.writeFailed)
	})
}

// unlink takes a document off a question; the document stays.
func (p *Page) unlink(id model.DocumentID, code model.Code) {
	change := catalog.LinkChange{Link: model.Link{Document: id, Code: code}, Remove: true}
	p.writer.run(lang.L("Lepas tautan {{.Code}}", map[string]any{"Code": code}), linking(p.d, []catalog.LinkChange{change}), func(takeBack func()) {
		p.d.Shell.Toast(lang.L("Tautan dilepas; dokumen tetap tersimpan."), lang.L("Urungkan"), takeBack)
	}, p.writeFailed)
}

// open opens the first file of the row at a place of the book.
func (p *Page) open(at int32) { p.openID(p.book.rows[at].id) }

// replace asks for a file and makes it the newest version of f.
func (p *Page) replace(title string, f model.File) {
	p.d.Shell.PickFiles(func(paths []string) {
		if len(paths) == 0 {
			return
		}
		p.writer.run(lang.L("Ganti berkas “{{.Title}}”", map[string]any{"Title": shortened(title)}), replacing(p.d, f, paths[0]), func(takeBack func()) {
			p.d.Shell.Toast(lang.L("Berkas diganti; versi lama tetap disimpan."), lang.L("Urungkan"), takeBack)
		}, p.writeFailed)
	})
}

// revert makes an older version the newest one again.
func (p *Page) revert(title string, f model.File, to model.Version) {
	p.writer.run(lang.L("Pakai lagi versi {{.No}} “{{.Title}}”", map[string]any{"No": to.No, "Title": shortened(title)}), reverting(p.d, f, to.ID), func(takeBack func()) {
		p.d.Shell.Toast(lang.L("Versi {{.No}} dipakai lagi.", map[string]any{"No": to.No}), lang.L("Urungkan"), takeBack)
	}, p.writeFailed)
}
