package lke

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// zoomSteps are the sizes of a page; 1 is as wide as the pane.
var zoomSteps = []float32{1, 1.25, 1.5, 2, 3, 4}

// leastZoomed is the least height of the place that a larger page is seen in.
const leastZoomed = 320

// zoomer enlarges the page of a view. A page that is wider than its place is
// moved by wheel and scroll bars.
type zoomer struct {
	v            *pageView
	step         int
	fitWidth     float32 // of the place at the last layout
	scroll       *container.Scroll
	in, out, fit *kit.Button
	frame        *fyne.Container // holds the page, or the scroll with the page
}

func newZoomer(v *pageView) *zoomer {
	z := &zoomer{v: v, scroll: container.NewScroll(kit.Stack())}
	z.in = kit.NewIconButton(look.IconPlus, lang.L("Perbesar (+)"), func() { z.by(1) })
	z.out = kit.NewIconButton(look.IconMinus, lang.L("Perkecil (−)"), func() { z.by(-1) })
	z.fit = kit.NewIconButton(look.IconZoomFit, lang.L("Pas selebar panel (0)"), z.reset)
	z.frame = container.New(&zoomLayout{z}, v.root)
	z.refresh()
	return z
}

// factor is how much larger than its place the page is.
func (z *zoomer) factor() float32 { return zoomSteps[z.step] }

// by goes n steps up or down.
func (z *zoomer) by(n int) { z.set(min(max(z.step+n, 0), len(zoomSteps)-1)) }

// reset makes the page as wide as the pane again.
func (z *zoomer) reset() { z.set(0) }

// set keeps the middle of what is seen in the middle.
func (z *zoomer) set(step int) {
	if step == z.step || z.v.pages == 0 {
		return
	}
	view := z.scroll.Size()
	at, grown := z.scroll.Offset, zoomSteps[step]/z.factor()
	if z.step == 0 {
		view, at = fyne.NewSize(z.fitWidth, 0), fyne.Position{}
	}
	z.step = step
	z.show()
	at.X = (at.X+view.Width/2)*grown - view.Width/2
	at.Y = (at.Y+view.Height/2)*grown - view.Height/2
	z.scroll.ScrollToOffset(at)
}

// show puts the page into the frame as the step asks for.
func (z *zoomer) show() {
	if z.step == 0 {
		z.scroll.Content = kit.Stack() // one place at a time holds the page
		z.frame.Objects = []fyne.CanvasObject{z.v.root}
	} else {
		z.scroll.Content = z.v.root
		z.frame.Objects = []fyne.CanvasObject{z.scroll}
	}
	z.refresh()
	z.frame.Refresh()
	z.scroll.Refresh()
}

// refresh enables what can be done.
func (z *zoomer) refresh() {
	some := z.v.pages > 0
	z.in.SetEnabled(some && z.step < len(zoomSteps)-1)
	z.out.SetEnabled(z.step > 0)
	z.fit.SetEnabled(z.step > 0)
}

// top shows the upper edge of a page that was turned to.
func (z *zoomer) top() {
	if z.step > 0 {
		z.scroll.ScrollToOffset(fyne.NewPos(z.scroll.Offset.X, 0))
	}
}

// zoomLayout is the place of the page: as high as the page at fit.
type zoomLayout struct{ z *zoomer }

// MinSize is for Fyne.
func (l *zoomLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	w := l.z.fitWidth
	if w <= 0 {
		w = 248
	}
	h := w * l.z.v.paperRatio()
	if l.z.step > 0 {
		h = max(h, leastZoomed)
	}
	return fyne.NewSize(160, h)
}

// Layout is for Fyne.
func (l *zoomLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	l.z.fitWidth = s.Width
	o[0].Move(fyne.Position{}) // a page that was scrolled stands elsewhere
	o[0].Resize(s)
}
