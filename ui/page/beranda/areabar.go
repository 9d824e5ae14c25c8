package beranda

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"siapzi/model/chart"
	"siapzi/ui/look"
)

// areaBar shows one area: its two halves after each other, as parts of the
// area's weight, and a line where its minimum is.
type areaBar struct {
	widget.BaseWidget
	data chart.Bar // of two parts
}

func newAreaBar(data chart.Bar) *areaBar {
	b := &areaBar{data: data}
	b.ExtendBaseWidget(b)
	return b
}

// spans gives the stretches of both parts; empty ones where there are none.
func (b *areaBar) spans() (first, second chart.Span) {
	if all := b.data.Spans(); len(all) == 2 {
		return all[0], all[1]
	}
	return first, second
}

const (
	barHeight  = float32(14)
	barGap     = float32(2) // between the halves
	lineWidth  = float32(2)
	lineHeight = float32(22)
)

// CreateRenderer is for Fyne.
func (b *areaBar) CreateRenderer() fyne.WidgetRenderer {
	p := &barPainter{b: b, track: &canvas.Rectangle{CornerRadius: 2}, first: &canvas.Rectangle{CornerRadius: 2},
		second: &canvas.Rectangle{CornerRadius: 2}, line: &canvas.Rectangle{}}
	p.Refresh()
	return p
}

type barPainter struct {
	b                          *areaBar
	track, first, second, line *canvas.Rectangle
}

func (p *barPainter) Destroy() {}
func (p *barPainter) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{p.track, p.first, p.second, p.line}
}
func (p *barPainter) MinSize() fyne.Size { return fyne.NewSize(120, lineHeight) }

// Layout is for Fyne.
func (p *barPainter) Layout(s fyne.Size) {
	y := float32(int((s.Height - barHeight) / 2))
	place := func(r *canvas.Rectangle, x, w float32) {
		r.Move(fyne.NewPos(x, y))
		r.Resize(fyne.NewSize(max(w, 0), barHeight))
		r.Hidden = w < 1
	}
	first, second := p.b.spans()
	from := s.Width * float32(first.To)
	place(p.track, 0, s.Width)
	place(p.first, 0, from)
	if from >= 1 {
		from += barGap
	}
	place(p.second, from, s.Width*float32(second.To)-from)
	p.line.Move(fyne.NewPos(float32(int(s.Width*float32(p.b.data.Mark)-lineWidth/2)), float32(int((s.Height-lineHeight)/2))))
	p.line.Resize(fyne.NewSize(lineWidth, lineHeight))
	p.line.Hidden = p.b.data.Mark <= 0
}

// Refresh takes the colours of the theme anew.
func (p *barPainter) Refresh() {
	p.track.FillColor = theme.Color(look.ColorTrack)
	p.first.FillColor = theme.Color(look.ColorPrimary)
	p.second.FillColor = theme.Color(look.ColorPrimaryMid)
	p.line.FillColor = theme.Color(look.ColorText)
	p.Layout(p.b.Size())
	for _, o := range p.Objects() {
		o.Refresh()
	}
}
