package viewer

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"siapzi/ui/look"
)

// zoomSteps are the sizes of a page; 1 is how it fits.
var zoomSteps = []float32{1, 1.25, 1.5, 2, 3, 4}

// zoom is how large the page is.
type zoom struct {
	step  int
	whole bool // fits as a whole instead of in width
}

// reset lets the page fit again.
func (z *zoom) reset() { z.step = 0 }

func (z *zoom) factor() float32 { return zoomSteps[z.step] }

// label is what stands between the two buttons.
func (z *zoom) label() string {
	if z.step > 0 {
		return look.Count(int(z.factor()*100)) + "\u00a0%"
	}
	return lang.L("Pas")
}

// Zoom enlarges the page by steps, or makes it smaller. What is in the middle
// of the area stays there.
func (v *View) Zoom(by int) { v.setZoom(v.zoom.step + by) }

// Fit lets the page fit again; once more changes between width and whole page.
func (v *View) Fit() {
	if v.zoom.step > 0 {
		v.setZoom(0)
		return
	}
	v.zoom.whole = !v.zoom.whole
	v.resized()
}

func (v *View) setZoom(step int) {
	step = min(max(step, 0), len(zoomSteps)-1)
	if step == v.zoom.step || v.pages == 0 {
		return
	}
	before, at, view := v.area.paper(), v.area.scroll.Offset, v.area.scroll.Size()
	v.zoom.step = step
	v.resized()
	grown := v.area.paper().Width / max(before.Width, 1)
	v.area.scroll.ScrollToOffset(fyne.NewPos((at.X+view.Width/2)*grown-view.Width/2, (at.Y+view.Height/2)*grown-view.Height/2))
}

// resized lays out the page in its new size and has it drawn for it.
func (v *View) resized() {
	v.shaped()
	v.surface.Refresh()
	v.area.scroll.Refresh()
	v.sized()
}

// modifiersNow tells which keys are held.
func modifiersNow() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}
