package beranda

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"siapzi/ui/look"
)

// areaBar shows one area: its two halves after each other, as parts of the
// area's weight, and a line where its minimum is.
type areaBar struct {
	widget.BaseWidget
	first, second, minimum float64 // parts 0..1 of the whole bar
}

func newAreaBar(first, second, minimum float64) *areaBar {
	b := &areaBar{first: first, second: second, minimum: minimum}
	b.ExtendBaseWidget(b)
	return b
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
	first := s.Width * float32(p.b.first)
	place(p.track, 0, s.Width)
	place(p.first, 0, first)
	if first >= 1 {
		first += barGap
	}
	place(p.second, first, min(s.Width*float32(p.b.first+p.b.second), s.Width)-first)
	p.line.Move(fyne.NewPos(float32(int(s.Width*float32(p.b.minimum)-lineWidth/2)), float32(int((s.Height-lineHeight)/2))))
	p.line.Resize(fyne.NewSize(lineWidth, lineHeight))
	p.line.Hidden = p.b.minimum <= 0
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
