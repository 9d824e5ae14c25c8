package bundel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
)

// Heights and columns of the list, as in the pictures of the design.
const (
	rowHeight     = 29
	chapterHeight = 32
	headHeight    = 28
	countColumn   = 108
	pageColumn    = 48
	documentIn    = 16 // how far documents stand in under their question
)

// listPane is the middle: counts, chips, and what stands in the bundle.
type listPane struct {
	p      *Page
	root   *fyne.Container
	title  *kit.Text
	chips  []*kit.Chip
	list   *kit.List
	body   *fyne.Container // the list, or what stands in its place
	filter filter
}

func newListPane(p *Page) *listPane {
	l := &listPane{p: p, title: kit.Title("")}
	for i, word := range []string{lang.L("Semua"), lang.L("Peringatan"), lang.L("Belum ada")} {
		l.chips = append(l.chips, kit.NewChip(word, func(bool) { l.choose(filter(i)) }))
	}
	l.chips[showAll].SetOn(true)
	l.list = kit.NewList(kit.ListConfig{
		Count:  func() int { return len(p.shown) },
		NewRow: func() fyne.CanvasObject { return newLine() },
		Bind:   func(i int, o fyne.CanvasObject, _ kit.RowState) { o.(*line).show(p.shown[i]) },
		HeightOf: func(i int) float32 {
			if p.shown[i].kind == chapterRow {
				return chapterHeight
			}
			return rowHeight
		},
		RowHeight: rowHeight, Dividers: true,
		CanSelect: func(i int) bool { return p.shown[i].kind != chapterRow },
		OnOpen:    l.open,
	})
	l.body = kit.Stack(kit.Loading())
	head := kit.Row(look.Gap8, l.title, kit.Space(), l.chips[0], l.chips[1], l.chips[2])
	columns := kit.Row(look.Gap8, kit.Grow(kit.Muted(lang.L("Susunan seperti di PDF; klik dua kali untuk membuka soal")).Shrink()),
		kit.Fixed(kit.Muted(lang.L("Banyak")), countColumn, 0), kit.Fixed(kit.Muted(lang.L("Hal.")).Align(fyne.TextAlignTrailing), pageColumn, 0))
	l.root = kit.Rows(0, kit.Padded(head, look.Gap12, look.Gap16, look.Gap12, look.Gap16), kit.NewDivider(),
		kit.Fixed(kit.Padded(columns, 0, look.Gap16+4, 0, look.Gap16), 0, headHeight), kit.NewDivider(), kit.Grow(l.body))
	return l
}

func (l *listPane) choose(f filter) {
	l.filter = f
	for i, c := range l.chips {
		c.SetOn(filter(i) == f)
	}
	l.p.filter()
}

// open shows the question of a row on the worksheet page.
func (l *listPane) open(i int) {
	if r := l.p.shown[i]; r.code != "" {
		l.p.d.Shell.OpenQuestion(r.code)
	}
}

// show paints the rows anew.
func (l *listPane) show() {
	sum := l.p.sum
	l.title.Set(lang.L("{{.Count}} halaman bukti", map[string]any{"Count": look.Count(sum.pages)}))
	l.chips[showWarnings].SetCount(look.Count(sum.warnings))
	l.chips[showMissing].SetCount(look.Count(sum.missing))
	l.root.Refresh()
	l.list.Reload()
	if len(l.p.shown) == 0 {
		l.put(kit.EmptyState(look.IconCheckRing, lang.L("Tidak ada yang cocok"), lang.L("Tidak ada baris dengan saringan ini."), lang.L("Tampilkan semua"), func() { l.choose(showAll) }))
		return
	}
	l.put(l.list)
}

func (l *listPane) fail(err error) {
	l.put(kit.ErrorState(lang.L("Isi bundel tidak dapat dibaca"), say.Error(err), l.p.load))
}

func (l *listPane) put(o fyne.CanvasObject) {
	if len(l.body.Objects) == 1 && l.body.Objects[0] == o {
		return
	}
	l.body.Objects = []fyne.CanvasObject{o}
	l.body.Refresh()
}

// line is one row of the list.
type line struct {
	widget.BaseWidget
	ground *kit.Box
	code   *kit.Text
	icon   *kit.Icon
	title  *kit.Text
	warn   *kit.Text
	sign   *kit.Icon
	none   *kit.Status
	count  *kit.Text
	page   *kit.Text
	indent *fyne.Container
	row    *fyne.Container
}

func newLine() *line {
	l := &line{ground: kit.NewBox("", "", 0), code: kit.NewText("", look.Strong, look.ColorPrimary), icon: kit.NewIcon(look.IconFile, look.ColorMuted, look.IconSize),
		title: kit.NewText("", look.Body, look.ColorText).Shrink(), warn: kit.NewText("", look.Strong, look.ColorWarningText), sign: kit.NewIcon("", "", look.IconSize),
		none: kit.NewStatus(kit.Neutral, look.IconRing, lang.L("Belum ada")), count: kit.Muted("").Shrink(), page: kit.NewText("", look.Strong, look.ColorText).Align(fyne.TextAlignTrailing).Shrink()}
	l.indent = kit.Fixed(kit.Stack(), documentIn, 0)
	l.row = kit.Row(look.Gap8, l.indent, l.icon, l.code, kit.Grow(l.title), l.none, l.sign, l.warn,
		kit.Fixed(l.count, countColumn, 0), kit.Fixed(l.page, pageColumn, 0))
	l.ExtendBaseWidget(l)
	return l
}

// show puts a row into the line.
func (l *line) show(r row) {
	document, chapter := r.kind == documentRow, r.kind == chapterRow
	l.indent.Hidden, l.icon.Hidden = !document, !document
	l.code.Hidden, l.none.Hidden = r.kind != questionRow, !r.missing
	l.warn.Hidden, l.sign.Hidden = r.warn == "", r.warn == ""
	fill, style, token := look.ColorNone, look.Body, fyne.ThemeColorName(look.ColorText)
	switch {
	case chapter:
		fill, style = look.ColorHover, look.Strong
	case r.missing:
		token = look.ColorMuted
	}
	l.ground.Set(fill)
	l.code.Set(string(r.code))
	l.title.SetIn(r.title, style, token)
	if r.warn != "" {
		color, _ := r.tone.Tokens()
		l.warn.SetIn(r.warn, look.Strong, color)
		l.sign.Set(r.icon, color)
	}
	l.count.Set(r.count)
	l.page.Set(r.page)
	l.row.Refresh()
}

// CreateRenderer is for Fyne.
func (l *line) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(&kit.Pad{}, l.ground, container.New(&kit.Pad{Left: look.Gap16, Right: look.Gap16 + 4}, l.row)))
}
