package reviu

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/viewer"
)

// filePane is the right pane: the pages of the document that was pressed last.
type filePane struct {
	p    *Page
	view *viewer.View // nil where nothing can be drawn
	doc  model.Document
	file int
	root *fyne.Container
}

func newFilePane(p *Page) *filePane {
	f := &filePane{p: p, root: kit.Stack(nothing())}
	if p.d.Preview != nil {
		f.view = viewer.New(viewer.Config{Tasks: p.d.Tasks, Source: p.d.Preview, Window: p.d.Shell.Window, Open: p.d.Shell.OpenFile,
			Say: func(s string) { p.d.Shell.Toast(s, "", nil) }})
		f.view.OnShape = func() { f.root.Refresh() }
	}
	return f
}

func nothing() fyne.CanvasObject {
	return kit.EmptyState(look.IconFile, lang.L("Belum ada bukti"), lang.L("Isi dokumen tampil di sini."), "", nil)
}

// show shows a document; one without id empties the pane.
func (f *filePane) show(d model.Document) {
	if f.doc.ID != d.ID || f.file >= len(d.Files) {
		f.file = 0
	}
	f.doc = d
	if d.ID == "" || len(d.Files) == 0 {
		if f.view != nil {
			f.view.Show(model.Version{})
		}
		f.set(nothing())
		return
	}
	top := kit.Rows(look.Gap8, kit.NewPara(d.Title, look.Section, look.ColorText).MaxLines(2))
	if len(d.Files) > 1 {
		names := make([]string, len(d.Files))
		for i, x := range d.Files {
			name := x.Label
			if name == "" {
				name = x.Version.Name
			}
			names[i] = fmt.Sprintf("%d/%d  %s", i+1, len(names), name)
		}
		s := kit.NewSelect(func(i int) {
			f.file = i
			f.show(f.doc)
		}, names...)
		s.Set(f.file)
		top.Add(s)
	}
	open := kit.NewButton(kit.Outlined, lang.L("Buka di Dokumen"), look.IconFile, func() { f.p.d.Shell.OpenDocument(f.doc) }).Small()
	parts := kit.Rows(0, kit.Padded(top, look.Gap12, look.Gap16, look.Gap8, look.Gap16))
	if f.view != nil {
		top.Add(f.view.Bar)
		f.view.Show(d.Files[f.file].Version)
		parts.Add(kit.NewDivider())
		parts.Add(kit.Ground(look.ColorBackground, kit.Padded(f.view.Root, look.Gap16, look.Gap16, look.Gap16, look.Gap16)))
	}
	parts.Add(kit.NewDivider())
	parts.Add(kit.Padded(kit.Row(0, open), look.Gap12, look.Gap16, look.Gap12, look.Gap16))
	outer, scroll := kit.VScroll(parts)
	if f.view != nil {
		f.view.Outer = scroll
	}
	f.set(outer)
}

func (f *filePane) set(o fyne.CanvasObject) {
	f.root.Objects = []fyne.CanvasObject{o}
	f.root.Refresh()
}
