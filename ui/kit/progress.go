package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"siapzi/ui/look"
)

// Progress is a thin bar from 0 to 1; a negative value means that the end is
// not known and shows a short piece at the start.
type Progress struct {
	widget.BaseWidget
	value float64
}

// NewProgress makes an empty bar.
func NewProgress() *Progress {
	p := &Progress{}
	p.ExtendBaseWidget(p)
	return p
}

// Set changes the value.
func (p *Progress) Set(v float64) {
	v = min(v, 1)
	if p.value != v {
		p.value = v
		p.Refresh()
	}
}

// Value gives the present value.
func (p *Progress) Value() float64 { return p.value }

// CreateRenderer is for Fyne.
func (p *Progress) CreateRenderer() fyne.WidgetRenderer {
	track, bar := &canvas.Rectangle{CornerRadius: 3}, &canvas.Rectangle{CornerRadius: 3}
	layout := func(s fyne.Size) {
		y := half(s.Height - 6)
		track.Move(fyne.NewPos(0, y))
		track.Resize(fyne.NewSize(s.Width, 6))
		part := float32(p.value)
		if p.value < 0 {
			part = 0.15
		}
		bar.Move(fyne.NewPos(0, y))
		bar.Resize(fyne.NewSize(s.Width*part, 6))
	}
	return newPainter(
		func() fyne.Size { return fyne.NewSize(60, 6) },
		layout,
		func() {
			track.FillColor, bar.FillColor = theme.Color(look.ColorTrack), theme.Color(look.ColorPrimary)
			layout(p.Size())
		}, track, bar)
}
