package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Flow lays objects side by side and begins a new line where one does not fit.
type Flow struct {
	widget.BaseWidget
	gap     float32
	objects []fyne.CanvasObject
	box     *fyne.Container
}

// NewFlow keeps gap between objects and between lines. Call Relayout after their
// words or visibility changed.
func NewFlow(gap float32, objects ...fyne.CanvasObject) *Flow {
	f := &Flow{gap: gap, objects: objects}
	f.box = container.New(&flowLayout{f}, objects...)
	f.ExtendBaseWidget(f)
	return f
}

// walk gives each visible object its place in a width, and the height of all.
func (f *Flow) walk(width float32, place func(o fyne.CanvasObject, pos fyne.Position, size fyne.Size)) float32 {
	var x, y, line float32
	for _, o := range f.objects {
		if !o.Visible() {
			continue
		}
		size := o.MinSize()
		if x > 0 && x+size.Width > width {
			x, y, line = 0, y+line+f.gap, 0
		}
		place(o, fyne.NewPos(x, y), size)
		x += size.Width + f.gap
		line = max(line, size.Height)
	}
	return y + line
}

// HeightFor gives the height that the objects take in a width.
func (f *Flow) HeightFor(width float32) float32 {
	return f.walk(width, func(fyne.CanvasObject, fyne.Position, fyne.Size) {})
}

// Relayout places the objects anew after their words or visibility changed.
func (f *Flow) Relayout() { f.box.Refresh() }

// CreateRenderer is for Fyne.
func (f *Flow) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.box) }

type flowLayout struct{ f *Flow }

// MinSize is for Fyne.
func (l *flowLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	var w float32
	for _, o := range l.f.objects {
		if o.Visible() {
			w = max(w, o.MinSize().Width)
		}
	}
	return fyne.NewSize(w, l.f.HeightFor(max(l.f.Size().Width, w)))
}

// Layout is for Fyne.
func (l *flowLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	l.f.walk(s.Width, func(o fyne.CanvasObject, pos fyne.Position, size fyne.Size) {
		o.Move(pos)
		o.Resize(size)
	})
}
