package lke

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
	"siapzi/ui/viewer"
)

// detailsPane is the right pane: the document that was pressed last, with a
// picture of its page and what else it proves.
type detailsPane struct {
	p    *Page
	view *viewer.View // nil where nothing can be drawn
	root *fyne.Container
	doc  model.Document
	file int // which of the document's files is shown
}

const labelWidth = float32(72)

func newDetailsPane(p *Page) *detailsPane {
	d := &detailsPane{p: p, root: kit.Ground(look.ColorSurface, kit.Stack())}
	if p.d.Preview != nil {
		d.view = viewer.New(viewer.Config{Tasks: p.d.Tasks, Source: p.d.Preview, Window: p.d.Shell.Window,
			Open: p.d.Shell.OpenFile, Address: p.d.Documents.Address, Say: func(s string) { p.d.Shell.Toast(s, "", nil) }})
		d.view.OnShape = func() { d.root.Refresh() }
	}
	return d
}

// refresh shows the page's document.
func (d *detailsPane) refresh() {
	doc, ok := d.p.document()
	if !ok {
		d.doc = model.Document{}
		if d.view != nil {
			d.view.Show(model.Version{})
		}
		d.set(kit.EmptyState(look.IconFile, lang.L("Soal ini belum punya bukti"),
			lang.L("Isi dokumen yang ditautkan tampil di sini."), "", nil))
		return
	}
	if d.doc.ID != doc.ID || d.file >= len(doc.Files) {
		d.file = 0
	}
	d.doc = doc
	top := kit.Rows(look.Gap8, kit.NewPara(doc.Title, look.Section, look.ColorText).MaxLines(2))
	if d.view != nil && len(doc.Files) > 0 {
		if len(doc.Files) > 1 {
			top.Add(d.choice())
		}
		top.Add(d.view.Bar)
		d.view.Show(doc.Files[d.file].Version)
	}
	parts := kit.Rows(0, kit.Padded(top, look.Gap12, look.Gap16, look.Gap8, look.Gap16), kit.NewDivider())
	if d.view != nil && len(doc.Files) > 0 {
		parts.Add(kit.Ground(look.ColorBackground, kit.Padded(d.view.Root, look.Gap16, look.Gap16, look.Gap16, look.Gap16)))
		parts.Add(kit.NewDivider())
	}
	for i, section := range []*fyne.Container{d.facts(), d.links(), d.files()} {
		if len(section.Objects) == 0 {
			continue
		}
		if i > 0 {
			parts.Add(kit.NewDivider())
		}
		parts.Add(kit.Padded(section, look.Gap12, look.Gap16, look.Gap12, look.Gap16))
	}
	outer, scroll := kit.VScroll(parts)
	if d.view != nil {
		d.view.Outer = scroll
	}
	d.set(outer)
}

func (d *detailsPane) set(o fyne.CanvasObject) {
	d.root.Objects[1] = o
	d.root.Refresh()
}

// choice offers the files of a document that has several.
func (d *detailsPane) choice() fyne.CanvasObject {
	names := make([]string, len(d.doc.Files))
	for i, f := range d.doc.Files {
		names[i] = fmt.Sprintf("%d/%d  %s", i+1, len(names), fileName(f))
	}
	s := kit.NewSelect(func(i int) {
		d.file = i
		d.refresh()
	}, names...)
	s.Set(d.file)
	return s
}

// pairs collects labelled lines; empty values are left out.
type pairs struct{ rows *fyne.Container }

func (p pairs) add(label, value string) {
	if value != "" {
		p.rows.Add(kit.Pair(label, labelWidth, kit.NewPara(value, look.Body, look.ColorText)))
	}
}

// facts lists what the document says of itself, and what is wrong with it.
func (d *detailsPane) facts() *fyne.Container {
	doc, p := d.doc, pairs{kit.Rows(look.Gap4)}
	for _, f := range doc.Files {
		if s := f.Version.Problem.Sentence(); s != "" {
			p.rows.Add(kit.Banner(kit.Warn, look.IconWarning, say.Text(s), "", nil))
		}
	}
	p.add(lang.L("Tanggal"), look.Date(doc.Date.Time()))
	p.add(lang.L("Periode"), periodText(doc.Period))
	p.add(lang.L("Nomor"), doc.Number)
	p.add(lang.L("Penerbit"), doc.Issuer)
	return p.rows
}

// files lists where the document came from.
func (d *detailsPane) files() *fyne.Container {
	doc, p := d.doc, pairs{kit.Rows(look.Gap4)}
	for i, f := range doc.Files {
		label := ""
		if i == 0 {
			label = lang.L("Berkas")
		}
		p.add(label, fileName(f)+"\n"+look.Size(f.Version.Size))
		p.add("SHA-256", shortHash(f.Version.Hash))
	}
	p.add(lang.L("Diimpor"), look.Date(doc.Created))
	if l := linkTo(doc, d.p.code); l.Reason != "" {
		p.add(lang.L("Ditautkan"), lang.L("otomatis: {{.Reason}}", map[string]any{"Reason": say.Text(l.Reason)}))
	}
	return p.rows
}

// links names the other questions that the document proves.
func (d *detailsPane) links() *fyne.Container {
	rows := kit.Rows(2, kit.Section(lang.L("Juga membuktikan")))
	for _, l := range d.doc.Links {
		q := d.p.d.Worksheet.Question(l.Code)
		if q == nil || l.Code == d.p.code {
			continue
		}
		rows.Add(kit.NewPress(kit.Padded(kit.Row(look.Gap8, kit.NewText(string(q.Code), look.Strong, look.ColorPrimary),
			kit.Grow(kit.NewText(q.Name, look.Body, look.ColorText).Shrink())), look.Gap4, look.Gap4, look.Gap4, look.Gap4),
			func() { d.p.follow(q.Code, d.doc.ID) }))
	}
	if len(rows.Objects) == 1 {
		rows.Add(kit.NewPara(lang.L("Tidak ada soal lain."), look.Body, look.ColorMuted))
	}
	return rows
}

// close stops what is being drawn.
func (d *detailsPane) close() {
	if d.view != nil {
		d.view.Close()
	}
}
