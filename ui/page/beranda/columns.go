package beranda

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// Widths of the columns.
const (
	leftWidth  = float32(312)
	rightWidth = float32(328)
	wideFrom   = float32(1000) // narrower, the right column goes under the middle one
	pairFrom   = float32(660)  // narrower, all columns go under each other
)

// columns puts three stacks of cards beside each other. All end at the same
// height: the last card of each grows. Where the window is narrow the right
// stack goes under the middle one, and where it is narrower, that under the left.
type columns struct {
	widget.BaseWidget
	left, middle, right fyne.CanvasObject
}

func newColumns(left, middle, right fyne.CanvasObject) *columns {
	c := &columns{left: left, middle: middle, right: right}
	c.ExtendBaseWidget(c)
	return c
}

// HeightFor gives the height that all columns take in a width; kit's layouts
// ask for it.
func (c *columns) HeightFor(width float32) float32 {
	heights := c.heights(width)
	if width >= wideFrom {
		return max(heights[0], heights[1], heights[2])
	}
	if width < pairFrom {
		return heights[0] + heights[1] + heights[2] + 2*look.Gap12
	}
	return max(heights[0], heights[1]+look.Gap12+heights[2])
}

func (c *columns) middleWidth(width float32) float32 {
	if width < pairFrom {
		return width
	}
	width -= leftWidth + look.Gap16
	if width+leftWidth+look.Gap16 >= wideFrom {
		width -= rightWidth + look.Gap16
	}
	return width
}

// heights gives what each column needs by itself.
func (c *columns) heights(width float32) [3]float32 {
	left, middle, right := leftWidth, c.middleWidth(width), rightWidth
	if width < wideFrom {
		right = middle
	}
	if width < pairFrom {
		left = width
	}
	return [3]float32{kit.HeightFor(c.left, left), kit.HeightFor(c.middle, middle), kit.HeightFor(c.right, right)}
}

// CreateRenderer is for Fyne.
func (c *columns) CreateRenderer() fyne.WidgetRenderer { return &columnsRenderer{c} }

type columnsRenderer struct{ c *columns }

func (r *columnsRenderer) Destroy() {}
func (r *columnsRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.c.left, r.c.middle, r.c.right}
}

// MinSize is as high as the columns are in the present width.
func (r *columnsRenderer) MinSize() fyne.Size {
	w := r.c.Size().Width
	if w <= 0 {
		w = wideFrom
	}
	return fyne.NewSize(leftWidth, r.c.HeightFor(w))
}

// Layout is for Fyne.
func (r *columnsRenderer) Layout(s fyne.Size) {
	c := r.c
	place := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	middle, x := c.middleWidth(s.Width), leftWidth+look.Gap16
	if s.Width >= wideFrom {
		place(c.left, 0, 0, leftWidth, s.Height)
		place(c.middle, x, 0, middle, s.Height)
		place(c.right, x+middle+look.Gap16, 0, rightWidth, s.Height)
		return
	}
	h := c.heights(s.Width)
	if s.Width < pairFrom {
		var y float32
		for i, o := range r.Objects() {
			place(o, 0, y, s.Width, h[i])
			y += h[i] + look.Gap12
		}
		return
	}
	place(c.left, 0, 0, leftWidth, h[0])
	place(c.middle, x, 0, middle, h[1])
	place(c.right, x, h[1]+look.Gap12, middle, h[2])
}

// Refresh is for Fyne.
func (r *columnsRenderer) Refresh() {
	r.Layout(r.c.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
