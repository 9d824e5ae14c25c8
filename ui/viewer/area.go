package viewer

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"siapzi/ui/kit"
)

const (
	guessedWidth = float32(248) // before the first layout
	stateHeight  = float32(150) // least height of the words that stand for a page
	leastZoomed  = float32(320) // least height of the place that a larger page is seen in
)

// area is where the page lies, or the words that say why there is none. As a
// widget it can tell the layouts around it its height for a width.
type area struct {
	widget.BaseWidget
	v      *View
	scroll *container.Scroll
	state  *fyne.Container // holds one object; hidden while a page is shown
}

func newArea(v *View) *area {
	a := &area{v: v, scroll: container.NewScroll(v.surface), state: kit.Stack(kit.Stack())}
	a.ExtendBaseWidget(a)
	return a
}

// showPage shows the surface.
func (a *area) showPage() {
	if a.state.Visible() {
		a.state.Objects = []fyne.CanvasObject{kit.Stack()}
		a.state.Hide()
		a.Refresh()
	}
}

// showState shows o in place of the page. The surface stays where it is, empty:
// what is hidden would lose the focus.
func (a *area) showState(o fyne.CanvasObject) {
	a.state.Objects = []fyne.CanvasObject{o}
	a.state.Show()
	a.state.Refresh()
	a.Refresh()
}

// top shows the upper edge of a page that was turned to.
func (a *area) top() { a.scroll.ScrollToOffset(fyne.NewPos(a.scroll.Offset.X, 0)) }

// fitted is the size of a page that is not enlarged.
func (a *area) fitted() fyne.Size {
	s, ratio := a.Size(), a.v.surface.ratio()
	w := s.Width
	if a.v.zoom.whole && s.Height > 0 {
		w = min(w, s.Height/ratio)
	}
	return whole(w, w*ratio)
}

// paper is the size of the page now.
func (a *area) paper() fyne.Size {
	f, by := a.fitted(), a.v.zoom.factor()
	return whole(f.Width*by, f.Height*by)
}

// whole cuts a size to whole units, where edges are sharp.
func whole(w, h float32) fyne.Size { return fyne.NewSize(float32(int(w)), float32(int(h))) }

// HeightFor gives the height of the page in a width.
func (a *area) HeightFor(width float32) float32 {
	if a.v.large {
		return leastZoomed
	}
	limit := a.v.cfg.MaxHeight
	if a.state.Visible() && a.v.version.Hash != "" && a.v.pages == 0 {
		h := max(stateHeight, kit.HeightFor(a.state.Objects[0], width))
		if limit > 0 {
			h = min(h, max(limit, stateHeight))
		}
		return h
	}
	h := float32(int(width * a.v.surface.ratio()))
	if limit > 0 {
		h = min(h, limit)
	}
	if a.v.zoom.step > 0 {
		h = max(h, leastZoomed)
	}
	return h
}

// MinSize is for Fyne.
func (a *area) MinSize() fyne.Size {
	w := a.Size().Width
	if w <= 0 {
		w = guessedWidth
	}
	return fyne.NewSize(minPixels, a.HeightFor(w))
}

// CreateRenderer is for Fyne.
func (a *area) CreateRenderer() fyne.WidgetRenderer { return &areaRenderer{a: a} }

type areaRenderer struct {
	a    *area
	size fyne.Size // at the last layout
}

func (r *areaRenderer) Destroy()           {}
func (r *areaRenderer) MinSize() fyne.Size { return r.a.MinSize() }
func (r *areaRenderer) Refresh()           { r.Layout(r.a.Size()) }
func (r *areaRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.a.scroll, r.a.state}
}

// Layout is for Fyne.
func (r *areaRenderer) Layout(s fyne.Size) {
	a := r.a
	a.scroll.Resize(s)
	h := min(kit.HeightFor(a.state.Objects[0], s.Width), s.Height)
	a.state.Resize(fyne.NewSize(s.Width, h))
	a.state.Move(fyne.NewPos(0, float32(int((s.Height-h)/2))))
	if s != r.size {
		wide := s.Width != r.size.Width || a.v.zoom.whole
		r.size = s
		a.scroll.Refresh() // the page has another size now
		if wide {
			a.v.sized()
		}
	}
}
