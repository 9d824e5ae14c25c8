package rencana

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// Measures of the year view.
const (
	yearGroupHeight = float32(48)
	yearRowHeight   = float32(40)
	yearPercent     = float32(64)
	yearInset       = float32(40) // of an activity's name, below that of its Pokja
)

// yearColumns are where the parts of a row begin.
type yearColumns struct{ name, nameWidth, strip, cell, percent float32 }

func yearColumnsIn(width float32) yearColumns {
	c := yearColumns{name: look.Gap24, percent: width - look.Gap24 - yearPercent}
	c.cell = min(max((width-420)/12, 30), 52) // with the gap behind it
	c.strip = c.percent - look.Gap8 - 12*c.cell
	c.nameWidth = max(c.strip-look.Gap12-c.name, 0)
	return c
}

// box gives where the cell of a month stands in a row.
func (c yearColumns) box(month int, height, rowHeight float32) (fyne.Position, fyne.Size) {
	return fyne.NewPos(c.strip+float32(month-1)*c.cell, float32(int((rowHeight-height)/2))), fyne.NewSize(c.cell-look.Gap4, height)
}

// yearRow paints a Pokja with its totals or an activity with its strip.
type yearRow struct {
	widget.BaseWidget
	now *yearItem
}

func newYearRow() *yearRow {
	r := &yearRow{}
	r.ExtendBaseWidget(r)
	return r
}

func (r *yearRow) set(now *yearItem) {
	r.now = now
	r.Refresh()
}

// CreateRenderer is for Fyne.
func (r *yearRow) CreateRenderer() fyne.WidgetRenderer {
	p := &yearPainter{r: r, ground: &canvas.Rectangle{}, title: &canvas.Text{}, sub: &canvas.Text{}, right: &canvas.Text{}, fold: &canvas.Image{FillMode: canvas.ImageFillContain},
		strip: newStrip()}
	p.objects = append([]fyne.CanvasObject{p.ground, p.fold}, p.strip.objects()...)
	p.objects = append(p.objects, p.title, p.sub, p.right)
	p.Refresh()
	return p
}

type yearPainter struct {
	r                 *yearRow
	ground            *canvas.Rectangle
	title, sub, right *canvas.Text
	fold              *canvas.Image
	strip             *strip
	objects           []fyne.CanvasObject
}

func (p *yearPainter) Destroy()                     {}
func (p *yearPainter) Objects() []fyne.CanvasObject { return p.objects }
func (p *yearPainter) MinSize() fyne.Size           { return fyne.NewSize(480, yearRowHeight) }

// Layout places the parts; texts are shortened to their columns.
func (p *yearPainter) Layout(s fyne.Size) {
	n := p.r.now
	if n == nil || s.Width <= 0 {
		return
	}
	c := yearColumnsIn(s.Width)
	group := n.row == nil
	x, style, height := c.name, look.Body, cellHeight
	if group {
		style, height = look.Strong, 30
	} else {
		x = yearInset
	}
	p.ground.Resize(fyne.NewSize(s.Width, s.Height-1))
	p.fold.Move(fyne.NewPos(look.Gap4, (s.Height-look.IconSize)/2))
	p.fold.Resize(fyne.NewSquareSize(look.IconSize))
	top, width := (s.Height-2*lineHeight)/2, max(c.name+c.nameWidth-x, 0)
	if n.sub == "" {
		top = (s.Height - lineHeight) / 2
	}
	kit.PlaceText(p.title, n.title, style, fyne.TextAlignLeading, fyne.NewPos(x, top), fyne.NewSize(width, lineHeight))
	kit.PlaceText(p.sub, n.sub, look.Body, fyne.TextAlignLeading, fyne.NewPos(x, top+lineHeight), fyne.NewSize(width, lineHeight))
	for m := 1; m <= 12; m++ {
		pos, size := c.box(m, height, s.Height)
		p.strip.placeCell(m, pos, size)
	}
	kit.PlaceText(p.right, n.right, style, fyne.TextAlignTrailing, fyne.NewPos(c.percent, 0), fyne.NewSize(yearPercent, s.Height))
}

// Refresh takes colours anew, so that a change of theme shows.
func (p *yearPainter) Refresh() {
	n := p.r.now
	if n == nil {
		return
	}
	p.Layout(p.r.Size())
	group := n.row == nil
	p.ground.Hidden = !group
	p.ground.FillColor = theme.Color(look.ColorBackground)
	p.fold.Hidden = !group || len(n.group.Rows) == 0
	arrow := look.IconChevronDown
	if n.fold {
		arrow = look.IconChevronRight
	}
	setIcon(p.fold, arrow, look.ColorMuted)
	p.title.Color, p.sub.Color, p.right.Color = theme.Color(look.ColorText), theme.Color(look.ColorMuted), theme.Color(look.ColorText)
	if n.late && group {
		p.sub.Color = theme.Color(look.ColorDanger)
	}
	p.sub.Hidden = n.sub == ""
	if group {
		for m := range 12 {
			p.strip.setCount(m+1, n.group.Planned[m], n.group.Done[m], n.group.Late[m])
		}
	} else {
		p.strip.set(n.row.Progress.Cells)
	}
	for _, o := range []fyne.CanvasObject{p.ground, p.title, p.sub, p.right} {
		o.Refresh()
	}
}

// setCount paints a month of a Pokja: done of planned, with a sign where
// something is late.
func (s *strip) setCount(month, planned, done, late int) {
	fill, stroke, width, token, text := look.ColorHover, look.ColorNone, float32(0), look.ColorText, fmt.Sprintf("%d/%d", done, planned)
	switch {
	case planned == 0:
		text = ""
	case late > 0:
		fill, stroke, width, token, text = look.ColorDangerTint, look.ColorDanger, 1, look.ColorDanger, "! "+text
	case done == planned:
		fill, token = look.ColorPrimary, look.ColorOnPrimary
	default:
		fill, stroke, width = look.ColorSurface, look.ColorControl, 1
	}
	s.paint(month-1, fill, stroke, width, "", "", text, token)
}

// headWords are the headings beside the months.
func headWords() [2]string { return [2]string{lang.L("Pokja dan kegiatan"), lang.L("Capaian")} }

// yearHeads paints the headings above the rows.
type yearHeads struct {
	widget.BaseWidget
	present int // month that is shown strongly; 0 for none
}

func newYearHeads() *yearHeads {
	h := &yearHeads{}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer is for Fyne.
func (h *yearHeads) CreateRenderer() fyne.WidgetRenderer {
	p := &yearHeadPainter{h: h, mark: &canvas.Rectangle{CornerRadius: 3}}
	p.objects = []fyne.CanvasObject{p.mark}
	for i := range p.texts {
		p.texts[i] = &canvas.Text{}
		p.objects = append(p.objects, p.texts[i])
	}
	p.Refresh()
	return p
}

type yearHeadPainter struct {
	h       *yearHeads
	mark    *canvas.Rectangle
	texts   [14]*canvas.Text // the months, the name, the percent
	objects []fyne.CanvasObject
}

func (p *yearHeadPainter) Destroy()                     {}
func (p *yearHeadPainter) Objects() []fyne.CanvasObject { return p.objects }
func (p *yearHeadPainter) MinSize() fyne.Size           { return fyne.NewSize(480, headHeight) }

// Layout places the headings above their columns.
func (p *yearHeadPainter) Layout(s fyne.Size) {
	c := yearColumnsIn(s.Width)
	for m := 1; m <= 12; m++ {
		pos, size := c.box(m, cellHeight, s.Height)
		kit.PlaceText(p.texts[m-1], string([]rune(monthName(m))[:3]), look.Body, fyne.TextAlignCenter, fyne.NewPos(pos.X-2, 0), fyne.NewSize(size.Width+4, s.Height))
		if m == p.h.present {
			p.mark.Move(pos)
			p.mark.Resize(size)
		}
	}
	kit.PlaceText(p.texts[12], headWords()[0], look.Body, fyne.TextAlignLeading, fyne.NewPos(c.name, 0), fyne.NewSize(c.nameWidth, s.Height))
	kit.PlaceText(p.texts[13], headWords()[1], look.Body, fyne.TextAlignTrailing, fyne.NewPos(c.percent, 0), fyne.NewSize(yearPercent, s.Height))
}

// Refresh takes colours anew.
func (p *yearHeadPainter) Refresh() {
	p.mark.Hidden = p.h.present < 1
	p.mark.FillColor = theme.Color(look.ColorText)
	p.Layout(p.h.Size())
	for i, t := range p.texts {
		t.Color = theme.Color(look.ColorMuted)
		if i+1 == p.h.present {
			t.Color = theme.Color(look.ColorSurface)
		}
		t.Refresh()
	}
	p.mark.Refresh()
}
