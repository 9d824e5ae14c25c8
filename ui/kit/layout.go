package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// heightForer is a widget or layout whose height follows from its width.
type heightForer interface{ HeightFor(width float32) float32 }

type layoutHeightForer interface {
	heightFor(objects []fyne.CanvasObject, width float32) float32
}

// HeightFor gives the height that o needs when it is width wide.
func HeightFor(o fyne.CanvasObject, width float32) float32 {
	switch o := o.(type) {
	case heightForer:
		return o.HeightFor(width)
	case *fyne.Container:
		if l, ok := o.Layout.(layoutHeightForer); ok {
			return l.heightFor(o.Objects, width)
		}
	}
	return o.MinSize().Height
}

// Rows stacks objects with a gap between; each is as wide as the stack.
func Rows(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&rows{gap: gap}, objects...)
}

type rows struct{ gap, width float32 }

func (r *rows) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	var h float32
	n := 0
	for _, o := range objects {
		if o.Visible() {
			h += HeightFor(o, width)
			n++
		}
	}
	return h + r.gap*float32(max(n-1, 0))
}

// MinSize is the height at the width of the last layout, since Fyne asks for
// heights without telling widths.
func (r *rows) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var w float32
	for _, o := range objects {
		if o.Visible() {
			w = max(w, o.MinSize().Width)
		}
	}
	return fyne.NewSize(w, r.heightFor(objects, max(w, r.width)))
}

// Layout gives each object its height; objects wrapped in Grow share what is
// left of the stack's height.
func (r *rows) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	r.width = s.Width
	left, growing := s.Height-r.heightFor(objects, s.Width), 0
	for _, o := range objects {
		if o.Visible() && isGrow(o) {
			growing++
		}
	}
	var y float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		h := HeightFor(o, s.Width)
		if isGrow(o) && left > 0 {
			h += left / float32(growing)
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(s.Width, h))
		y += h + r.gap
	}
}

// Row puts objects beside each other, centred vertically, with a gap between.
// Children wrapped in Grow share the width that is left.
func Row(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&row{gap: gap}, objects...)
}

// RowTop is Row with its children at the top.
func RowTop(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&row{gap: gap, top: true}, objects...)
}

// RowFill is Row with its children as high as the row.
func RowFill(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&row{gap: gap, fill: true}, objects...)
}

type row struct {
	gap, width float32
	top, fill  bool
}

// widths shares width among the visible objects; hidden ones get -1.
func (r *row) widths(objects []fyne.CanvasObject, width float32) []float32 {
	out := make([]float32, len(objects))
	growing, visible := 0, 0
	for i, o := range objects {
		if !o.Visible() {
			out[i] = -1
			continue
		}
		visible++
		if isGrow(o) {
			growing++
		}
		out[i] = o.MinSize().Width
		width -= out[i]
	}
	width -= r.gap * float32(max(visible-1, 0))
	if width <= 0 || growing == 0 {
		return out
	}
	for i, o := range objects {
		if out[i] >= 0 && isGrow(o) {
			out[i] += width / float32(growing)
		}
	}
	return out
}

func (r *row) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	var h float32
	for i, w := range r.widths(objects, width) {
		if w >= 0 {
			h = max(h, HeightFor(objects[i], w))
		}
	}
	return h
}

func (r *row) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var w float32
	n := 0
	for _, o := range objects {
		if o.Visible() {
			w += o.MinSize().Width
			n++
		}
	}
	w += r.gap * float32(max(n-1, 0))
	return fyne.NewSize(w, r.heightFor(objects, max(w, r.width)))
}

func (r *row) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	r.width = s.Width
	var x float32
	for i, w := range r.widths(objects, s.Width) {
		if w < 0 {
			continue
		}
		h, y := HeightFor(objects[i], w), float32(0)
		switch {
		case r.fill:
			h = s.Height
		case !r.top:
			y = half(s.Height - h)
		}
		objects[i].Move(fyne.NewPos(x, y))
		objects[i].Resize(fyne.NewSize(w, h))
		x += w + r.gap
	}
}

// Columns puts objects beside each other, all of one width and as high as the
// row.
func Columns(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columns{gap}, objects...)
}

type columns struct{ gap float32 }

func (c *columns) width(n int, all float32) float32 { return (all - c.gap*float32(n-1)) / float32(n) }

func (c *columns) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	var h float32
	for _, o := range objects {
		h = max(h, HeightFor(o, c.width(len(objects), width)))
	}
	return h
}

func (c *columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		s = s.Max(o.MinSize())
	}
	n := float32(len(objects))
	return fyne.NewSize(s.Width*n+c.gap*(n-1), s.Height)
}

func (c *columns) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	w := c.width(len(objects), s.Width)
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(int(float32(i)*(w+c.gap))), 0))
		o.Resize(fyne.NewSize(float32(int(w)), s.Height))
	}
}

// Grow marks o as the child that takes what is left in a Row or Rows.
func Grow(o fyne.CanvasObject) *fyne.Container { return container.New(&grow{}, o) }

// Space is an empty child that takes what is left.
func Space() *fyne.Container { return container.New(&grow{}) }

type grow struct{ Pad }

func isGrow(o fyne.CanvasObject) bool {
	c, ok := o.(*fyne.Container)
	if !ok {
		return false
	}
	_, ok = c.Layout.(*grow)
	return ok
}

// Padded keeps a distance around o: top, right, bottom, left.
func Padded(o fyne.CanvasObject, top, right, bottom, left float32) *fyne.Container {
	return container.New(&Pad{top, right, bottom, left}, o)
}

// Pad is a layout that keeps a distance around all its objects and stacks them
// on top of each other.
type Pad struct{ Top, Right, Bottom, Left float32 }

var _ fyne.Layout = (*Pad)(nil)

// MinSize is for Fyne.
func (p *Pad) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		if o.Visible() {
			s = s.Max(o.MinSize())
		}
	}
	return s.AddWidthHeight(p.Left+p.Right, p.Top+p.Bottom)
}

// Layout is for Fyne.
func (p *Pad) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(p.Left, p.Top))
		o.Resize(s.SubtractWidthHeight(p.Left+p.Right, p.Top+p.Bottom))
	}
}

func (p *Pad) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	var h float32
	for _, o := range objects {
		if o.Visible() {
			h = max(h, HeightFor(o, width-p.Left-p.Right))
		}
	}
	return h + p.Top + p.Bottom
}

// Stack puts objects on top of each other, the last one in front.
func Stack(objects ...fyne.CanvasObject) *fyne.Container { return container.New(&Pad{}, objects...) }

// Fixed gives o at least this size; 0 leaves its own.
func Fixed(o fyne.CanvasObject, width, height float32) *fyne.Container {
	return container.New(&fixed{width: width, height: height}, o)
}

type fixed struct {
	Pad
	width, height float32
}

func (f *fixed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	s := f.Pad.MinSize(objects)
	if f.width > 0 {
		s.Width = f.width
	}
	if f.height > 0 {
		s.Height = f.height
	}
	return s
}

func (f *fixed) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	if f.height > 0 {
		return f.height
	}
	return f.Pad.heightFor(objects, width)
}

// Centered puts o in the middle at its smallest size, but not wider than
// maxWidth when that is given.
func Centered(o fyne.CanvasObject, maxWidth float32) *fyne.Container {
	return container.New(&centered{maxWidth}, o)
}

type centered struct{ maxWidth float32 }

func (c *centered) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (c *centered) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	w := min(s.Width, max(c.maxWidth, objects[0].MinSize().Width))
	h := min(s.Height, HeightFor(objects[0], w))
	objects[0].Resize(fyne.NewSize(w, h))
	objects[0].Move(fyne.NewPos(half(s.Width-w), half(s.Height-h)))
}

func (c *centered) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return HeightFor(objects[0], min(width, max(c.maxWidth, objects[0].MinSize().Width)))
}

// wrap is a widget that shows one object: the base of widgets that are put
// together from others.
type wrap struct {
	widget.BaseWidget
	object fyne.CanvasObject
}

// HeightFor gives the height of the object in a width.
func (w *wrap) HeightFor(width float32) float32 { return HeightFor(w.object, width) }

// CreateRenderer is for Fyne.
func (w *wrap) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(w.object) }

// VScroll scrolls o vertically; o is as wide as the place. The scroll is given
// back so that a page can remember its offset.
func VScroll(o fyne.CanvasObject) (outer *fyne.Container, scroll *container.Scroll) {
	scroll = container.NewVScroll(o)
	return container.New(&vscroll{o}, scroll), scroll
}

// vscroll tells the content its width before the scroll asks for its height.
type vscroll struct{ content fyne.CanvasObject }

func (v *vscroll) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(v.content.MinSize().Width, 32)
}

func (v *vscroll) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	v.content.Resize(fyne.NewSize(s.Width, max(HeightFor(v.content, s.Width), s.Height)))
	objects[0].Resize(s)
}
