package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"siapzi/model/catalog"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/task"
)

// commandFind is the id of the command that opens the palette.
const commandFind = "find"

// findPause is how long the search for documents waits for the next key.
const findPause = 150 * time.Millisecond

// Sizes of the palette.
const (
	paletteWidth   = 640
	paletteHeight  = 440
	findRowHeight  = 36
	findTwoHeight  = 52
	findHeadHeight = 30
)

// palette is one field over everything: commands and questions are found with
// every key, documents as soon as the workspace answers.
type palette struct {
	s      *Shell
	entry  *kit.Entry
	list   *kit.List
	empty  *kit.Para
	body   *fyne.Container
	dialog *kit.Dialog
	text   string
	hits   []catalog.Hit // of the last answer
	rows   []found
}

// ShowPalette opens the palette.
func (s *Shell) ShowPalette() {
	p := &palette{s: s, empty: kit.NewPara(lang.L("Tidak ada yang cocok. Coba kata lain atau kode soal."), look.Body, look.ColorMuted).Align(fyne.TextAlignCenter)}
	p.entry = kit.NewEntry(lang.L("Cari perintah, soal, dokumen…"))
	p.entry.Icon = look.NewIcon(look.IconSearch, look.ColorMuted)
	p.entry.OnChanged = p.typed
	p.entry.OnArrow = func(dir int) { p.list.Step(dir) }
	p.entry.OnSubmitted = func(string) { p.choose(p.list.Selected()) }
	p.list = kit.NewList(kit.ListConfig{
		Count:     func() int { return len(p.rows) },
		NewRow:    func() fyne.CanvasObject { return newFoundRow() },
		Bind:      func(i int, o fyne.CanvasObject, st kit.RowState) { o.(*foundRow).set(p.rows[i]) },
		HeightOf:  func(i int) float32 { return p.rows[i].height() },
		CanSelect: func(i int) bool { return !p.rows[i].heading },
		OnPress:   p.choose,
		OnOpen:    p.choose,
		Inset:     look.Gap8,
	})
	hint := kit.Row(look.Gap8, kit.KeyHint("↑ ↓"), kit.Muted(lang.L("pilih")), kit.KeyHint("Enter"), kit.Muted(lang.L("buka")), kit.KeyHint("Esc"), kit.Muted(lang.L("tutup")))
	p.body = kit.Rows(0,
		kit.Padded(p.entry, look.Gap12, look.Gap12, look.Gap12, look.Gap12), kit.NewDivider(),
		kit.Grow(kit.Padded(kit.Stack(p.list, kit.Padded(p.empty, look.Gap24, look.Gap24, look.Gap24, look.Gap24)), look.Gap4, 0, look.Gap8, 0)),
		kit.NewDivider(), kit.Padded(hint, look.Gap8, look.Gap16, look.Gap8, look.Gap16))
	p.refresh()
	p.dialog = kit.ShowDialog(s.cfg.Window, kit.DialogConfig{Sheet: true, Width: paletteWidth,
		Body: kit.Fixed(p.body, 0, paletteHeight), Focus: p.entry, OnCancel: p.stop})
}

// stop drops an answer that is still to come.
func (p *palette) stop() {
	p.s.cfg.Tasks.Cancel("ui.find.wait")
	p.s.cfg.Tasks.Cancel("ui.find")
}

// typed shows commands and questions at once and asks for documents.
func (p *palette) typed(text string) {
	p.text, p.hits = text, nil
	p.stop()
	p.refresh()
	ses := p.s.session
	if ses == nil || len(fold(text)) == 0 {
		return
	}
	p.s.cfg.Tasks.Debounce("ui.find.wait", findPause, func() {
		search := func(ctx context.Context) ([]catalog.Hit, error) {
			return ses.Documents.Search(ctx, text, mostDocuments)
		}
		task.Latest(p.s.cfg.Tasks, "ui.find", search, func(hits []catalog.Hit) {
			p.hits = hits
			p.refresh()
		}, p.s.ShowError)
	})
}

// refresh shows the rows anew. The selection stays with its line where that is
// still there, so that documents that come in do not move it.
func (p *palette) refresh() {
	var before found
	if i := p.list.Selected(); i >= 0 && i < len(p.rows) {
		before = p.rows[i]
	}
	first := -1
	p.rows = p.s.lines(p.text, p.hits)
	at := -1
	for i, r := range p.rows {
		if first < 0 && !r.heading {
			first = i
		}
		if at < 0 && !r.heading && r.title == before.title && r.code == before.code {
			at = i
		}
	}
	if at < 0 || p.hits == nil {
		at = first
	}
	p.list.Reload()
	p.list.Select(at)
	if at == first {
		p.list.SetOffset(0)
	}
	p.empty.Hidden = len(p.rows) > 0
	p.list.Hidden = !p.empty.Hidden
	p.body.Refresh()
}

// choose closes the palette and runs row i.
func (p *palette) choose(i int) {
	if i < 0 || i >= len(p.rows) || p.rows[i].heading {
		return
	}
	p.stop()
	p.dialog.Close()
	p.rows[i].run()
}

func (f found) height() float32 {
	switch {
	case f.heading:
		return findHeadHeight
	case f.detail != "":
		return findTwoHeight
	}
	return findRowHeight
}

// foundRow shows one line of the palette.
type foundRow struct {
	widget.BaseWidget
	icon                      *kit.Icon
	head, code, title, detail *kit.Text
	right                     *kit.Text
	root                      *fyne.Container
	headBox, lineBox          *fyne.Container
}

func newFoundRow() *foundRow {
	r := &foundRow{icon: kit.NewIcon("", look.ColorMuted, look.IconSize),
		head: kit.NewText("", look.Strong, look.ColorMuted), code: kit.NewText("", look.Strong, look.ColorPrimary),
		title: kit.NewText("", look.Strong, look.ColorText).Shrink(), detail: kit.Muted("").Shrink(), right: kit.Muted("")}
	words := kit.Rows(0, kit.Row(look.Gap8, r.code, kit.Grow(r.title)), r.detail)
	r.lineBox = kit.Padded(kit.Row(look.Gap12, r.icon, kit.Grow(words), r.right), 0, look.Gap24, 0, look.Gap24)
	r.headBox = kit.Padded(r.head, look.Gap8, look.Gap24, 0, look.Gap24)
	r.root = kit.Stack(r.headBox, r.lineBox)
	r.ExtendBaseWidget(r)
	return r
}

// set shows f.
func (r *foundRow) set(f found) {
	r.headBox.Hidden, r.lineBox.Hidden = !f.heading, f.heading
	if f.heading {
		r.head.Set(f.title)
		r.root.Refresh()
		return
	}
	r.icon.Set(f.icon, look.ColorMuted)
	r.code.Set(f.code)
	r.code.Hidden = f.code == ""
	r.title.Set(f.title)
	r.detail.Set(f.detail)
	r.detail.Hidden = f.detail == ""
	r.right.Set(f.right)
	r.root.Refresh()
}

// CreateRenderer is for Fyne.
func (r *foundRow) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.root) }

// findBox is the field in the header that opens the palette.
func (s *Shell) findBox() fyne.CanvasObject {
	words := kit.Muted(lang.L("Cari perintah, soal, dokumen…")).Shrink()
	line := kit.Row(look.Gap12, kit.NewIcon(look.IconSearch, look.ColorMuted, look.IconSize), kit.Grow(words), kit.KeyHint("Ctrl+K"))
	box := kit.Stack(kit.NewBox(look.ColorBackground, look.ColorLine, look.Radius), kit.Padded(line, 0, look.Gap8, 0, look.Gap12))
	return kit.NewPress(box, func() { s.run(s.Command(commandFind)) }).Plain()
}
