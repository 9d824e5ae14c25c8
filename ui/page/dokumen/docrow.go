package dokumen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// Measures of the list, as in the pictures of the design.
const (
	rowHeight  = float32(60)
	headHeight = float32(34)
	iconColumn = float32(20)
	kindColumn = float32(126)
	codeColumn = float32(88)
	chipColumn = float32(132)
	lineHeight = float32(20)
	narrow     = float32(660) // below it the chip is its icon alone
	narrower   = float32(500) // below it kind and date are left to the details
)

// columns are where the parts of a row begin; the head of the list uses the
// same.
type columns struct{ icon, title, titleWidth, kind, code, chip, chipWidth float32 }

func columnsIn(width float32) columns {
	const gap = look.Gap12
	c := columns{icon: look.Gap24, title: look.Gap24 + iconColumn + gap, chipWidth: chipColumn}
	kind := kindColumn
	if width < narrow {
		c.chipWidth, kind = 30, 124
	}
	c.chip = width - gap - c.chipWidth
	c.code = c.chip - gap - codeColumn
	c.kind = c.code - gap - kind
	if width < narrower {
		c.icon, c.title = look.Gap16, look.Gap16+iconColumn+look.Gap8
		c.kind = c.code // no room
	}
	c.titleWidth = max(c.kind-gap-c.title, 0)
	return c
}

// shownRow is what a docRow paints: a row with the marks of a search and how it
// is chosen.
type shownRow struct {
	*row
	title, sub string // with marks
	chosen     bool   // in the selection
	ticks      bool   // rows show ticks, since several are chosen
	hovered    bool
}

// docRow paints one document of the list.
type docRow struct {
	widget.BaseWidget
	now  shownRow
	tick *tickSpot
}

// newDocRow makes an empty row; onTick runs when its icon is clicked.
func newDocRow(onTick func(*row)) *docRow {
	r := &docRow{}
	r.tick = &tickSpot{onTap: func() {
		if r.now.row != nil {
			onTick(r.now.row)
		}
	}}
	r.tick.ExtendBaseWidget(r.tick)
	r.ExtendBaseWidget(r)
	return r
}

// set shows s. It paints even what it showed before, since the colours of the
// theme may have changed.
func (r *docRow) set(s shownRow) {
	r.now = s
	r.Refresh()
}

// CreateRenderer is for Fyne.
func (r *docRow) CreateRenderer() fyne.WidgetRenderer {
	p := &docPainter{r: r, ground: &canvas.Rectangle{}, icon: &canvas.Image{FillMode: canvas.ImageFillContain}, title: newMarked(), sub: newMarked(),
		kind: &canvas.Text{}, when: &canvas.Text{}, code: &canvas.Text{}, more: &canvas.Text{},
		chip: &canvas.Rectangle{CornerRadius: 4}, sign: &canvas.Image{FillMode: canvas.ImageFillContain}, word: &canvas.Text{}}
	p.objects = append([]fyne.CanvasObject{p.ground, p.icon}, p.title.objects()...)
	p.objects = append(p.objects, p.sub.objects()...)
	p.objects = append(p.objects, p.kind, p.when, p.code, p.more, p.chip, p.sign, p.word, r.tick)
	p.Refresh()
	return p
}

type docPainter struct {
	r                      *docRow
	ground, chip           *canvas.Rectangle
	icon, sign             *canvas.Image
	title, sub             *marked
	kind, when, code, more *canvas.Text
	word                   *canvas.Text
	objects                []fyne.CanvasObject
}

func (p *docPainter) Destroy()                     {}
func (p *docPainter) Objects() []fyne.CanvasObject { return p.objects }
func (p *docPainter) MinSize() fyne.Size           { return fyne.NewSize(320, rowHeight) }

// Layout places the parts; texts are shortened to their columns.
func (p *docPainter) Layout(s fyne.Size) {
	n := p.r.now
	if n.row == nil || s.Width <= 0 {
		return
	}
	c := columnsIn(s.Width)
	p.ground.Resize(s)
	top := (s.Height - 2*lineHeight) / 2
	line := func(t *canvas.Text, text string, style look.Style, x float32, no int, width float32) {
		kit.PlaceText(t, text, style, fyne.TextAlignLeading, fyne.NewPos(x, top+float32(no)*lineHeight), fyne.NewSize(width, lineHeight))
	}
	middle := func(o fyne.CanvasObject, x, w, h float32) {
		o.Resize(fyne.NewSize(w, h))
		o.Move(fyne.NewPos(x, float32(int((s.Height-h)/2))))
	}
	middle(p.icon, c.icon+1, look.IconSize, look.IconSize)
	middle(p.r.tick, c.icon-look.Gap8, iconColumn+2*look.Gap8, rowHeight)
	p.title.place(n.title, look.Section, look.ColorText, fyne.NewPos(c.title, top), fyne.NewSize(c.titleWidth, lineHeight))
	p.sub.place(n.sub, look.Body, look.ColorMuted, fyne.NewPos(c.title, top+lineHeight+1), fyne.NewSize(c.titleWidth, lineHeight-2))
	p.kind.Hidden, p.when.Hidden = c.kind == c.code, c.kind == c.code
	line(p.kind, n.kind, look.Body, c.kind, 0, c.code-look.Gap12-c.kind)
	line(p.when, n.when, look.Body, c.kind, 1, c.code-look.Gap12-c.kind)
	p.layoutCode(s, c)
	p.layoutChip(middle, c)
}

func (p *docPainter) layoutCode(s fyne.Size, c columns) {
	n := p.r.now
	size := fyne.NewSize(codeColumn, s.Height)
	if n.code == "" {
		kit.PlaceText(p.code, lang.L("tanpa tautan"), look.Body, fyne.TextAlignLeading, fyne.NewPos(c.code, 0), size)
	} else {
		kit.PlaceText(p.code, n.code, look.Strong, fyne.TextAlignLeading, fyne.NewPos(c.code, 0), size)
	}
	x := c.code + p.code.Size().Width + 6
	kit.PlaceText(p.more, n.more, look.Body, fyne.TextAlignLeading, fyne.NewPos(x, 0), fyne.NewSize(c.code+codeColumn-x, s.Height))
}

func (p *docPainter) layoutChip(middle func(fyne.CanvasObject, float32, float32, float32), c columns) {
	_, _, word := p.r.now.state.chip()
	const pad, gap, height = float32(6), float32(5), float32(22)
	w := 2*pad + look.IconSize
	p.word.Hidden = c.chipWidth < chipColumn
	if !p.word.Hidden {
		x := c.chip + pad + look.IconSize + gap
		kit.PlaceText(p.word, word, look.Strong, fyne.TextAlignLeading, fyne.NewPos(x, (rowHeight-height)/2), fyne.NewSize(c.chipWidth-w-gap, height))
		w += gap + p.word.Size().Width + 2
	}
	middle(p.chip, c.chip, w, height)
	middle(p.sign, c.chip+pad, look.IconSize, look.IconSize)
}

// Refresh takes colours anew, so that a change of theme shows.
func (p *docPainter) Refresh() {
	n := p.r.now
	if n.row == nil {
		return
	}
	p.Layout(p.r.Size())
	fill := look.ColorNone
	if n.chosen {
		fill = look.ColorPrimaryTint
	}
	p.ground.FillColor = theme.Color(fill)
	p.kind.Color, p.when.Color = theme.Color(look.ColorText), theme.Color(look.ColorMuted)
	p.code.Color, p.more.Color = theme.Color(look.ColorPrimary), theme.Color(look.ColorMuted)
	if n.code == "" {
		p.code.Color = theme.Color(look.ColorMuted)
	}
	tone, sign, _ := n.state.chip()
	text, tint := tone.Tokens()
	p.chip.FillColor, p.word.Color = theme.Color(tint), theme.Color(text)
	setIcon(p.sign, sign, text)
	name, token := n.drawing()
	setIcon(p.icon, name, token)
	for _, o := range []fyne.CanvasObject{p.ground, p.kind, p.when, p.code, p.more, p.chip, p.word} {
		o.Refresh()
	}
	p.title.refresh()
	p.sub.refresh()
}

// drawing gives the icon of the row: its tick where several are chosen or the
// pointer is over it, else what kind of file it is.
func (n shownRow) drawing() (look.IconName, fyne.ThemeColorName) {
	switch {
	case n.chosen && n.ticks:
		return look.IconCheckRing, look.ColorPrimary
	case n.ticks, n.hovered:
		return look.IconRing, look.ColorMuted
	}
	return n.icon, look.ColorMuted
}

// setIcon changes a picture only where it differs: drawing an icon costs more
// than all texts of a row.
func setIcon(img *canvas.Image, name look.IconName, token fyne.ThemeColorName) {
	icon := look.NewIcon(name, token)
	if old, ok := img.Resource.(*look.Icon); !ok || old.Name() != icon.Name() {
		img.Resource = icon
		img.Refresh()
	}
}

// tickSpot is the place of a row's icon, which chooses the row beside others
// when it is clicked. It shows nothing itself.
type tickSpot struct {
	widget.BaseWidget
	onTap func()
}

var _ fyne.Tappable = (*tickSpot)(nil)

// Tapped is for Fyne.
func (t *tickSpot) Tapped(*fyne.PointEvent) { t.onTap() }

// CreateRenderer is for Fyne.
func (t *tickSpot) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&canvas.Rectangle{})
}
