package rencana

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// Measures of the table.
const (
	rowHeight   = float32(44)
	headHeight  = float32(32)
	lineHeight  = float32(18)
	pokjaColumn = float32(44)
	doneColumn  = float32(46)
	stateColumn = float32(112)
	narrow      = float32(700) // below it the state is its icon alone
	slim        = float32(620) // below it Pokja and count are left out too
)

// columns are where the parts of a row begin; the head uses the same.
type columns struct {
	name, nameWidth, pokja, strip, done, state, stateWidth float32
	slim                                                   bool
}

func columnsIn(width float32) columns {
	const gap = look.Gap12
	c := columns{name: look.Gap24, stateWidth: stateColumn}
	if width < narrow {
		c.stateWidth = 30
	}
	c.state = width - gap - c.stateWidth
	c.done = c.state - gap - doneColumn
	c.strip = c.done - look.Gap4 - stripWidth
	if c.slim = width < slim; c.slim {
		c.strip = c.state - gap - stripWidth
		c.nameWidth = max(c.strip-gap-c.name, 0)
		return c
	}
	c.pokja = c.strip - look.Gap4 - pokjaColumn
	c.nameWidth = max(c.pokja-gap-c.name, 0)
	return c
}

// tableRow paints one activity.
type tableRow struct {
	widget.BaseWidget
	now    *row
	chosen bool // among several
}

func newTableRow() *tableRow {
	r := &tableRow{}
	r.ExtendBaseWidget(r)
	return r
}

func (r *tableRow) set(now *row, chosen bool) {
	r.now, r.chosen = now, chosen
	r.Refresh()
}

// CreateRenderer is for Fyne.
func (r *tableRow) CreateRenderer() fyne.WidgetRenderer {
	p := &rowPainter{r: r, strip: newStrip(), name: &canvas.Text{}, code: &canvas.Text{}, sub: &canvas.Text{}, pokja: &canvas.Text{},
		done: &canvas.Text{}, word: &canvas.Text{}, chip: &canvas.Rectangle{CornerRadius: 4}, sign: &canvas.Image{FillMode: canvas.ImageFillContain},
		ground: &canvas.Rectangle{}, tick: &canvas.Image{FillMode: canvas.ImageFillContain}}
	p.objects = append([]fyne.CanvasObject{p.ground, p.tick}, p.strip.objects()...)
	p.objects = append(p.objects, p.name, p.code, p.sub, p.pokja, p.done, p.chip, p.sign, p.word)
	p.Refresh()
	return p
}

type rowPainter struct {
	r                                  *tableRow
	strip                              *strip
	name, code, sub, pokja, done, word *canvas.Text
	chip                               *canvas.Rectangle
	sign                               *canvas.Image
	ground                             *canvas.Rectangle // and a tick, where it is chosen among several
	tick                               *canvas.Image
	objects                            []fyne.CanvasObject
}

func (p *rowPainter) Destroy()                     {}
func (p *rowPainter) Objects() []fyne.CanvasObject { return p.objects }
func (p *rowPainter) MinSize() fyne.Size           { return fyne.NewSize(480, rowHeight) }

// Layout places the parts; texts are shortened to their columns.
func (p *rowPainter) Layout(s fyne.Size) {
	n := p.r.now
	if n == nil || s.Width <= 0 {
		return
	}
	c := columnsIn(s.Width)
	top := (s.Height - 2*lineHeight) / 2
	if n.sub == "" {
		top = (s.Height - lineHeight) / 2
	}
	p.ground.Resize(fyne.NewSize(s.Width, s.Height-1))
	p.tick.Move(fyne.NewPos(look.Gap4, (s.Height-look.IconSize)/2))
	p.tick.Resize(fyne.NewSquareSize(look.IconSize))
	kit.PlaceText(p.name, n.Name, look.Strong, fyne.TextAlignLeading, fyne.NewPos(c.name, top), fyne.NewSize(c.nameWidth, lineHeight))
	x := c.name
	rest := n.sub
	p.code.Hidden = n.code == ""
	if n.code != "" {
		kit.PlaceText(p.code, n.code, look.Strong, fyne.TextAlignLeading, fyne.NewPos(x, top+lineHeight), fyne.NewSize(c.nameWidth, lineHeight))
		x += p.code.Size().Width
		rest = rest[len(n.code):]
	}
	kit.PlaceText(p.sub, rest, look.Body, fyne.TextAlignLeading, fyne.NewPos(x, top+lineHeight), fyne.NewSize(max(c.name+c.nameWidth-x, 0), lineHeight))
	p.pokja.Hidden, p.done.Hidden = c.slim, c.slim
	kit.PlaceText(p.pokja, n.pokja, look.Body, fyne.TextAlignLeading, fyne.NewPos(c.pokja, 0), fyne.NewSize(pokjaColumn, s.Height))
	p.strip.place(fyne.NewPos(c.strip, float32(int((s.Height-cellHeight)/2))))
	kit.PlaceText(p.done, n.done, look.Body, fyne.TextAlignTrailing, fyne.NewPos(c.done, 0), fyne.NewSize(doneColumn, s.Height))
	p.layoutState(s, c)
}

func (p *rowPainter) layoutState(s fyne.Size, c columns) {
	const pad, gap, height = float32(6), float32(5), float32(22)
	y := float32(int((s.Height - height) / 2))
	w := 2*pad + look.IconSize
	p.word.Hidden = c.stateWidth < stateColumn
	if !p.word.Hidden {
		kit.PlaceText(p.word, p.r.now.state.word, look.Strong, fyne.TextAlignLeading, fyne.NewPos(c.state+pad+look.IconSize+gap, y), fyne.NewSize(c.stateWidth-w-gap, height))
		w += gap + p.word.Size().Width + 2
	}
	p.chip.Move(fyne.NewPos(c.state, y))
	p.chip.Resize(fyne.NewSize(w, height))
	p.sign.Move(fyne.NewPos(c.state+pad, y+(height-look.IconSize)/2))
	p.sign.Resize(fyne.NewSquareSize(look.IconSize))
}

// Refresh takes colours anew, so that a change of theme shows.
func (p *rowPainter) Refresh() {
	n := p.r.now
	if n == nil {
		return
	}
	p.ground.Hidden, p.tick.Hidden = !p.r.chosen, !p.r.chosen
	p.ground.FillColor = theme.Color(look.ColorPrimaryTint)
	setIcon(p.tick, look.IconCheck, look.ColorPrimary)
	p.Layout(p.r.Size())
	p.name.Color, p.done.Color = theme.Color(look.ColorText), theme.Color(look.ColorText)
	p.code.Color = theme.Color(look.ColorPrimary)
	p.sub.Color, p.pokja.Color = theme.Color(look.ColorMuted), theme.Color(look.ColorMuted)
	text, tint := n.state.tone.Tokens()
	p.chip.FillColor, p.word.Color = theme.Color(tint), theme.Color(text)
	setIcon(p.sign, n.state.icon, text)
	p.strip.set(n.Progress.Cells)
	for _, o := range []fyne.CanvasObject{p.ground, p.tick, p.name, p.code, p.sub, p.pokja, p.done, p.chip, p.word} {
		o.Refresh()
	}
}

// tableHead paints the headings above the rows.
type tableHead struct {
	widget.BaseWidget
	words   [4]string // name, Pokja, done, state
	present int       // month that is shown inverted; 0 for none
}

func newTableHead(name, pokja, done, state string) *tableHead {
	h := &tableHead{words: [4]string{name, pokja, done, state}}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer is for Fyne.
func (h *tableHead) CreateRenderer() fyne.WidgetRenderer {
	p := &headPainter{h: h, mark: &canvas.Rectangle{CornerRadius: 3}}
	p.objects = []fyne.CanvasObject{p.mark}
	for i := range p.months {
		p.months[i] = &canvas.Text{}
		p.objects = append(p.objects, p.months[i])
	}
	for i := range p.words {
		p.words[i] = &canvas.Text{}
		p.objects = append(p.objects, p.words[i])
	}
	p.Refresh()
	return p
}

type headPainter struct {
	h       *tableHead
	mark    *canvas.Rectangle
	months  [12]*canvas.Text
	words   [4]*canvas.Text
	objects []fyne.CanvasObject
}

func (p *headPainter) Destroy()                     {}
func (p *headPainter) Objects() []fyne.CanvasObject { return p.objects }
func (p *headPainter) MinSize() fyne.Size           { return fyne.NewSize(480, headHeight) }

// Layout places the headings above their columns.
func (p *headPainter) Layout(s fyne.Size) {
	c := columnsIn(s.Width)
	put := func(i int, x, w float32, align fyne.TextAlign) {
		kit.PlaceText(p.words[i], p.h.words[i], look.Body, align, fyne.NewPos(x, 0), fyne.NewSize(w, s.Height))
	}
	put(0, c.name, c.nameWidth, fyne.TextAlignLeading)
	put(1, c.pokja, pokjaColumn, fyne.TextAlignLeading)
	put(2, c.done-look.Gap4, doneColumn+look.Gap4, fyne.TextAlignTrailing)
	put(3, c.state, c.stateWidth, fyne.TextAlignLeading)
	p.words[1].Hidden, p.words[2].Hidden, p.words[3].Hidden = c.slim, c.slim, c.stateWidth < stateColumn
	for i, t := range p.months {
		x := c.strip + float32(i)*(cellWidth+cellGap)
		kit.PlaceText(t, monthHead(i+1), look.Body, fyne.TextAlignCenter, fyne.NewPos(x-2, 0), fyne.NewSize(cellWidth+4, s.Height))
		if i+1 == p.h.present {
			p.mark.Move(fyne.NewPos(x, float32(int((s.Height-cellHeight)/2))))
			p.mark.Resize(fyne.NewSize(cellWidth, cellHeight))
		}
	}
}

// Refresh takes colours anew.
func (p *headPainter) Refresh() {
	p.mark.Hidden = p.h.present < 1 || p.h.present > 12
	p.mark.FillColor = theme.Color(look.ColorText)
	p.Layout(p.h.Size())
	for i, t := range p.months {
		t.Color = theme.Color(look.ColorMuted)
		if i+1 == p.h.present {
			t.Color = theme.Color(look.ColorSurface)
		}
	}
	for _, t := range p.words {
		t.Color = theme.Color(look.ColorMuted)
	}
	for _, o := range p.objects {
		o.Refresh()
	}
}
