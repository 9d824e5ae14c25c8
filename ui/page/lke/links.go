package lke

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/undo"
)

// pickFiles lets the user choose files for expected evidence no (0 = none).
func (p *Page) pickFiles(no int) {
	code := p.code
	p.d.Shell.PickFiles(func(paths []string) { p.addTo(paths, code, no) })
}

// addEvidence imports paths for the shown question.
func (p *Page) addEvidence(paths []string, no int) { p.addTo(paths, p.code, no) }

// addTo imports paths as a job; what comes of them is linked to code and, when
// the user asked for one, assigned to its evidence no.
func (p *Page) addTo(paths []string, code model.Code, no int) {
	if len(paths) == 0 {
		return
	}
	p.commit()
	earlier := p.linksOf(code) // before the import links anything
	p.d.Shell.AddEvidence(paths, code, func(ids []model.DocumentID) {
		if len(ids) == 0 {
			return
		}
		if p.code == code {
			p.showDocument(ids[0])
		}
		p.linkAll(ids, code, no, earlier)
	})
}

// linksOf gives the links to code by document, as the screen knows them.
func (p *Page) linksOf(code model.Code) map[model.DocumentID]model.Link {
	links := make(map[model.DocumentID]model.Link)
	for _, d := range p.book.docs[code] {
		links[d.ID] = linkTo(d, code)
	}
	return links
}

// linkAll links ids to evidence no of code as the user's own choice and makes
// it undoable: a document that was linked before gets its earlier link back.
// Such a document keeps its place unless a number is given.
func (p *Page) linkAll(ids []model.DocumentID, code model.Code, no int, earlier map[model.DocumentID]model.Link) {
	if no == 0 {
		ids = slices.DeleteFunc(slices.Clone(ids), func(id model.DocumentID) bool { _, there := earlier[id]; return there })
	}
	if len(ids) == 0 {
		return
	}
	do := func() {
		for _, id := range ids {
			p.putLink(model.Link{Document: id, Code: code, Evidence: no, Origin: model.OriginUser})
		}
	}
	do()
	p.d.Undo.Push(undo.Action{Label: lang.L("Bukti {{.Code}}", map[string]any{"Code": code}), Redo: do, Undo: func() {
		for _, id := range ids {
			if l, ok := earlier[id]; ok {
				p.putLink(l)
			} else {
				p.dropLink(id, code)
			}
		}
	}})
}

// move assigns a document to evidence no of the shown question (0 = other).
func (p *Page) move(id model.DocumentID, no int) {
	r, ok := p.question.proof.find(id)
	if !ok || r.item == no {
		return
	}
	before := linkTo(r.doc, p.code)
	after := before
	after.Evidence, after.Origin, after.Reason = no, model.OriginUser, ""
	p.putLink(after)
	p.d.Undo.Push(undo.Action{Label: lang.L("Pindah bukti {{.Code}}", map[string]any{"Code": p.code}),
		Undo: func() { p.putLink(before) }, Redo: func() { p.putLink(after) }})
}

// unlink takes a document off the shown question; the document stays.
func (p *Page) unlink(id model.DocumentID) {
	r, ok := p.question.proof.find(id)
	if !ok {
		return
	}
	code, before := p.code, linkTo(r.doc, p.code)
	p.dropLink(id, code)
	takeBack := p.d.Undo.Push(undo.Action{Label: lang.L("Lepas tautan {{.Code}}", map[string]any{"Code": code}),
		Undo: func() { p.putLink(before) }, Redo: func() { p.dropLink(id, code) }})
	p.d.Shell.Toast(lang.L("Tautan dilepas; dokumen tetap tersimpan."), lang.L("Urungkan"), takeBack)
}

// putLink writes a link. The screen follows when it is written, since only the
// workspace knows the order of documents.
func (p *Page) putLink(l model.Link) {
	p.want.docs = true
	p.saver.add(func(ctx context.Context) error { return p.d.Documents.Link(ctx, p.d.Who, l.Document, l) }, p.saveFailed)
}

// dropLink takes a link away.
func (p *Page) dropLink(id model.DocumentID, code model.Code) {
	p.want.docs = true
	p.saver.add(func(ctx context.Context) error { return p.d.Documents.Unlink(ctx, p.d.Who, id, code) }, p.saveFailed)
}

// showDocument shows a linked document at the right.
func (p *Page) showDocument(id model.DocumentID) {
	p.doc = id
	p.question.refreshSelection()
	p.details.refresh()
}

// document gives the document that the right pane shows; ok is false for none.
func (p *Page) document() (model.Document, bool) {
	r, ok := p.question.proof.find(p.doc)
	return r.doc, ok
}

// showDocMenu opens the context menu of a linked document.
func (p *Page) showDocMenu(id model.DocumentID, at fyne.Position) {
	r, ok := p.question.proof.find(id)
	if !ok {
		return
	}
	p.showDocument(id)
	kit.ShowMenu(p.d.Shell.Window(), at, p.docMenu(r)...)
}

// docMenu is what can be done with a linked document.
func (p *Page) docMenu(r docRow) []*fyne.MenuItem {
	open := fyne.NewMenuItem(lang.L("Buka dengan program lain"), nil)
	switch files := r.doc.Files; len(files) {
	case 0:
		open.Disabled = true
	case 1:
		open.Action = func() { p.d.Shell.OpenFile(files[0].Version) }
	default:
		open.ChildMenu = fyne.NewMenu("")
		for _, f := range files {
			open.ChildMenu.Items = append(open.ChildMenu.Items,
				fyne.NewMenuItem(fileName(f), func() { p.d.Shell.OpenFile(f.Version) }))
		}
	}
	to := fyne.NewMenuItem(lang.L("Pindahkan ke"), nil)
	to.ChildMenu = fyne.NewMenu("")
	for _, it := range p.question.proof.items {
		to.ChildMenu.Items = append(to.ChildMenu.Items, p.moveItem(r, it.no, shortened(it.name)))
	}
	to.ChildMenu.Items = append(to.ChildMenu.Items, p.moveItem(r, 0, lang.L("Bukti lain")))
	return []*fyne.MenuItem{open, to, fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(lang.L("Lepas tautan"), func() { p.unlink(r.id) })}
}

func (p *Page) moveItem(r docRow, no int, label string) *fyne.MenuItem {
	m := fyne.NewMenuItem(label, func() { p.move(r.id, no) })
	m.Checked = r.item == no
	return m
}
