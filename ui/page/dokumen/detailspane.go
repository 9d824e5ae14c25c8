package dokumen

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
	"siapzi/ui/task"
	"siapzi/ui/viewer"
)

const (
	followPause = 60 * time.Millisecond // how long a row stays chosen before its document is read
	paperHeight = float32(260)          // most of the pane that the picture of a page takes
	labelWidth  = float32(64)
)

// detailsPane is the right: the document under the cursor with its page, its
// words to edit, what it proves, and its files.
type detailsPane struct {
	p         *Page
	id        model.DocumentID // that is to be shown, "" for none
	doc       model.Document   // that is shown; its ID is "" until read
	versions  map[model.FileID][]model.Version
	addresses map[model.FileID]string // of the links among the files

	root    *fyne.Container
	title   *kit.Para
	status  *kit.Status
	meta    *kit.Text
	notes   *fyne.Container // what is wrong with the files, that it lies in the bin
	view    *viewer.View
	form    *form
	links   *fyne.Container
	files   *fyne.Container
	parts   *fyne.Container // of a meeting package
	meeting *fyne.Container // around parts
	plain   *fyne.Container // around files, for all other documents
	foot    *fyne.Container
	tools   []*kit.Button // of documents outside the bin
	binned  []*kit.Button
	scroll  *container.Scroll
	shown   *fyne.Container // all of it
}

func newDetailsPane(p *Page) *detailsPane {
	d := &detailsPane{p: p, title: kit.NewPara("", look.Title, look.ColorText).MaxLines(3), status: kit.NewStatus(kit.Neutral, look.IconRing, ""),
		meta: kit.Muted("").Shrink(), notes: kit.Rows(look.Gap8), links: kit.Rows(2), files: kit.Rows(look.Gap8)}
	d.view = viewer.New(viewer.Config{Tasks: p.d.Tasks, Source: p.d.Preview, MaxHeight: paperHeight,
		Window: p.d.Shell.Window, Open: p.d.Shell.OpenFile, Address: p.d.Contents.Address, Say: func(s string) { p.d.Shell.Toast(s, "", nil) }})
	d.form = newForm(p)
	head := kit.Padded(kit.Rows(look.Gap8, d.title, kit.Row(look.Gap8, d.status, kit.Grow(d.meta)), d.notes), look.Gap12, look.Gap16, look.Gap12, look.Gap16)
	paper := kit.Ground(look.ColorBackground, kit.Padded(kit.Rows(look.Gap8, d.view.Bar, d.view.Root), look.Gap12, look.Gap16, look.Gap12, look.Gap16))
	d.view.OnShape = func() { d.shown.Refresh() }
	pad := func(o fyne.CanvasObject) fyne.CanvasObject {
		return kit.Padded(o, look.Gap12, look.Gap16, look.Gap12, look.Gap16)
	}
	d.parts = kit.Rows(look.Gap8)
	d.meeting = kit.Rows(0, pad(d.parts), kit.NewDivider())
	d.plain = kit.Rows(0, kit.NewDivider(), pad(d.files))
	parts := kit.Rows(0, paper, kit.NewDivider(), d.meeting, pad(d.form.root), kit.NewDivider(), pad(d.links), d.plain)
	outer, scroll := kit.VScroll(parts)
	d.scroll = scroll
	d.view.Outer = scroll
	d.shown = kit.Rows(0, head, kit.NewDivider(), kit.Grow(outer), kit.NewDivider(), d.newFoot())
	d.root = kit.Ground(look.ColorSurface, kit.Stack())
	d.put(kit.Stack())
	return d
}

// Find searches in the document that the right pane shows.
func (p *Page) Find() { p.details.view.OpenFind() }

func (d *detailsPane) newFoot() fyne.CanvasObject {
	link := kit.NewButton(kit.Outlined, lang.L("Tautkan soal"), look.IconLink, d.p.linkChosen).Small()
	open := kit.NewButton(kit.Outlined, lang.L("Buka"), look.IconExternal, func() { d.p.openID(d.id) }).Small().Tip(lang.L("Buka dengan program lain"))
	trash := kit.NewIconButton(look.IconTrash, lang.L("Pindahkan ke keranjang sampah"), d.p.trashOrRestore)
	restore := kit.NewButton(kit.Outlined, lang.L("Pulihkan"), look.IconUndo, d.p.trashOrRestore).Small()
	d.tools, d.binned = []*kit.Button{link, trash}, []*kit.Button{restore}
	d.foot = kit.Row(look.Gap8, link, restore, open, kit.Space(), trash)
	return kit.Padded(d.foot, look.Gap8, look.Gap16, look.Gap8, look.Gap16)
}

func (d *detailsPane) put(o fyne.CanvasObject) {
	if d.root.Objects[1] != o {
		d.root.Objects[1] = o
	}
	d.root.Refresh()
}

// follow shows what the list has chosen: one document, or how many.
func (d *detailsPane) follow() {
	sel := &d.p.sel
	id := model.DocumentID("")
	if len(sel.Chosen) == 1 {
		for one := range sel.Chosen {
			id = one
		}
	}
	if id != d.id {
		d.commit()
		d.id = id
		if id == "" {
			d.p.d.Tasks.Cancel("details")
			d.view.Show(model.Version{})
		} else {
			d.p.d.Tasks.Debounce("details.wait", followPause, d.reread)
		}
	}
	switch n := len(sel.Chosen); {
	case n > 1:
		d.doc = model.Document{}
		d.put(kit.EmptyState(look.IconLayers, lang.L("{{.N}} dokumen dipilih", map[string]any{"N": look.Count(n)}),
			lang.L("Tindakan untuk semuanya ada di bawah daftar."), "", nil))
	case n == 0:
		d.doc = model.Document{}
		d.put(kit.EmptyState(look.IconFile, lang.L("Tidak ada yang dipilih"), lang.L("Isi dokumen yang dipilih tampil di sini."), "", nil))
	}
}

// changed reads the shown document again if it is among ids.
func (d *detailsPane) changed(ids []model.DocumentID) {
	if slices.Contains(ids, d.id) {
		d.reread()
	}
}

// read is a document with the versions of its files.
type read struct {
	doc       model.Document
	versions  map[model.FileID][]model.Version
	addresses map[model.FileID]string
}

// reread shows the chosen document as it is stored now.
func (d *detailsPane) reread() {
	id := d.id
	if id == "" {
		return
	}
	fetch := func(ctx context.Context) (r read, err error) {
		if r.doc, err = d.p.d.Documents.Get(ctx, id); err != nil {
			return r, err
		}
		r.versions = map[model.FileID][]model.Version{}
		for _, f := range r.doc.Files {
			if r.versions[f.ID], err = d.p.d.Versions.Versions(ctx, f.ID); err != nil {
				return r, err
			}
		}
		r.addresses = d.addressesOf(ctx, r.doc.Files)
		return r, nil
	}
	task.Latest(d.p.d.Tasks, "details", fetch, d.show, func(err error) {
		if model.KindOf(err) != model.Canceled {
			d.doc = model.Document{}
			d.put(kit.ErrorState(lang.L("Dokumen tidak dapat dibaca"), say.Error(err), d.reread))
		}
	})
}

// show puts a document into the pane.
func (d *detailsPane) show(r read) {
	if r.doc.ID != d.id {
		return
	}
	other := d.doc.ID != r.doc.ID
	d.doc, d.versions, d.addresses = r.doc, r.versions, r.addresses
	d.title.Set(d.doc.Title)
	d.meta.Set(fileMeta(d.doc))
	if row := d.p.book.row(d.id); row != nil {
		d.status.Set(row.state.chip())
	}
	bin := !d.doc.Deleted.IsZero()
	d.showNotes(bin)
	d.form.show(d.doc, other, !bin)
	d.showLinks(bin)
	d.showFiles(bin)
	d.showParts(bin)
	for _, b := range d.tools {
		b.Hidden = bin
	}
	for _, b := range d.binned {
		b.Hidden = !bin
	}
	d.foot.Refresh()
	if other {
		d.scroll.ScrollToTop()
	}
	d.put(d.shown)
	if len(d.doc.Files) > 0 {
		d.view.Show(d.doc.Files[0].Version)
	} else {
		d.view.Show(model.Version{})
	}
}

// fileMeta tells what the files are: "2 hal. · 380 KB · PDF".
func fileMeta(d model.Document) string {
	var parts []string
	n, size := 0, int64(0)
	for _, f := range d.Files {
		size += f.Version.Size
		if !strings.HasPrefix(f.Version.MIME, "image/") {
			n += f.Version.Pages
		}
	}
	if n > 0 {
		parts = append(parts, pages(n))
	}
	switch {
	case len(d.Files) > 1:
		parts = append(parts, look.Size(size), lang.L("{{.N}} berkas", map[string]any{"N": len(d.Files)}))
	case len(d.Files) == 1:
		parts = append(parts, look.Size(size), fileType(d.Files[0].Version.Name, d.Files[0].Version.MIME))
	}
	return strings.Join(parts, " · ")
}

func (d *detailsPane) showNotes(bin bool) {
	d.notes.Objects = nil
	if bin {
		d.notes.Add(kit.Banner(kit.Neutral, look.IconTrash, lang.L("Di keranjang sampah sejak {{.Date}}. Tautannya kembali bila dipulihkan.",
			map[string]any{"Date": look.Date(d.doc.Deleted)}), "", nil))
	}
	if year := carriedFrom(d.doc); year > 0 && !bin {
		d.notes.Add(kit.Banner(kit.Warn, look.IconRefresh, lang.L("Dari tahun {{.Year}} – periksa. Belum dihitung sebagai bukti.", map[string]any{"Year": year}),
			lang.L("Konfirmasi"), d.p.confirmChosen))
	}
	for _, f := range d.doc.Files {
		if s := f.Version.Problem.Sentence(); s != "" {
			d.notes.Add(kit.Banner(kit.Warn, look.IconWarning, say.Text(s), "", nil))
		}
	}
	d.notes.Hidden = len(d.notes.Objects) == 0
}

// carriedFrom gives the year of links that wait to be confirmed, 0 for none.
func carriedFrom(d model.Document) int {
	for _, l := range d.Links {
		if l.Carried > 0 {
			return l.Carried
		}
	}
	return 0
}

// showLinks lists the questions that the document proves.
func (d *detailsPane) showLinks(bin bool) {
	title := lang.L("Membuktikan {{.N}} soal", map[string]any{"N": len(d.doc.Links)})
	if len(d.doc.Links) == 0 {
		title = lang.L("Belum membuktikan soal apa pun")
	}
	d.links.Objects = []fyne.CanvasObject{kit.Section(title)}
	for _, l := range d.doc.Links {
		q := d.p.d.Worksheet.Question(l.Code)
		if q == nil {
			continue
		}
		words := kit.Rows(0, kit.Row(look.Gap8, kit.NewText(string(q.Code), look.Strong, look.ColorPrimary), kit.Grow(kit.NewText(q.Name, look.Body, look.ColorText).Shrink())))
		if l.Origin == model.OriginAuto {
			words.Add(kit.Muted(lang.L("otomatis: {{.Reason}}", map[string]any{"Reason": say.Text(l.Reason)})).Shrink())
		}
		press := kit.NewPress(kit.Padded(words, look.Gap4, look.Gap4, look.Gap4, look.Gap4), func() { d.p.d.Shell.OpenQuestion(q.Code) }).Tip(q.Gist)
		row := kit.Row(look.Gap4, kit.Grow(press))
		if !bin {
			row.Add(kit.NewIconButton(look.IconClose, lang.L("Lepas tautan"), func() { d.p.unlink(d.id, l.Code) }).Quiet())
		}
		d.links.Add(row)
	}
	d.links.Refresh()
}

// showFiles lists the files with their versions, the newest first.
func (d *detailsPane) showFiles(bin bool) {
	d.files.Objects = []fyne.CanvasObject{kit.Section(lang.L("Berkas"))}
	for _, f := range d.doc.Files {
		name := f.Version.Name
		if f.Label != "" {
			name = f.Label + " – " + name
		}
		head := kit.Row(look.Gap8, kit.Grow(kit.NewText(name, look.Strong, look.ColorText).Shrink()))
		if !bin {
			head.Add(d.contentButton(f))
		}
		d.files.Add(head)
		switch {
		case f.Version.IsLink():
			d.files.Add(d.addressRow(f))
		case catalog.IsNote(f.Version) && !bin:
			d.files.Add(kit.Row(0, kit.NewButton(kit.Outlined, lang.L("Ubah isi…"), look.IconPencil, func() { d.p.editContent(d.doc.Title, f) }).Small(), kit.Space()))
		}
		vs := slices.Clone(d.versions[f.ID])
		slices.Reverse(vs)
		for i, v := range vs {
			d.files.Add(d.versionRow(f, v, i == 0, bin))
		}
	}
	d.files.Add(kit.Muted(lang.L("Ditambahkan {{.Date}}", map[string]any{"Date": look.Date(d.doc.Created)})).Shrink())
	d.files.Refresh()
}

// versionRow is one version of a file: when it came, how large it is, how to
// see it where there are several, and for older ones how to use it again.
func (d *detailsPane) versionRow(f model.File, v model.Version, newest, bin bool) fyne.CanvasObject {
	text := lang.L("Versi {{.No}}", map[string]any{"No": v.No}) + " · " + look.Date(v.Imported) + " · " + look.Size(v.Size)
	row := kit.Row(0, kit.Grow(kit.Muted(text).Shrink()))
	if len(d.versions[f.ID]) > 1 {
		row.Add(kit.NewButton(kit.Quiet, lang.L("Lihat"), "", func() { d.showVersion(v) }).Small())
	}
	if !newest && !bin {
		row.Add(kit.NewButton(kit.Quiet, lang.L("Pakai lagi"), "", func() { d.p.revert(d.doc.Title, f, v) }).Small())
	}
	return row
}

// showVersion shows the pages of an older version, or of the newest again.
func (d *detailsPane) showVersion(v model.Version) {
	d.view.Show(v)
	d.scroll.ScrollToTop()
}

// commit saves what was typed and not left yet.
func (d *detailsPane) commit() { d.form.commit() }

// close stops what is being drawn.
func (d *detailsPane) close() { d.view.Close() }

// openID opens the first file of a document with another program.
func (p *Page) openID(id model.DocumentID) {
	if d := p.details.doc; d.ID == id {
		if len(d.Files) > 0 {
			p.d.Shell.OpenFile(d.Files[0].Version)
		}
		return
	}
	fetch := func(ctx context.Context) (model.Document, error) { return p.d.Documents.Get(ctx, id) }
	task.Latest(p.d.Tasks, "open", fetch, func(d model.Document) {
		if len(d.Files) > 0 {
			p.d.Shell.OpenFile(d.Files[0].Version)
		}
	}, p.d.Shell.ShowError)
}
