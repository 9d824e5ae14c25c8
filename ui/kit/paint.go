package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"siapzi/ui/look"
)

// painter is the renderer of every widget here: fixed objects, a layout, and a
// paint function that sets colours and texts from the widget's fields.
type painter struct {
	objects []fyne.CanvasObject
	min     func() fyne.Size
	layout  func(fyne.Size)
	paint   func()
}

// newPainter makes a renderer that was painted once already.
func newPainter(min func() fyne.Size, layout func(fyne.Size), paint func(), objects ...fyne.CanvasObject) *painter {
	paint()
	return &painter{objects: objects, min: min, layout: layout, paint: paint}
}

func (p *painter) Destroy()                     {}
func (p *painter) Layout(s fyne.Size)           { p.layout(s) }
func (p *painter) MinSize() fyne.Size           { return p.min() }
func (p *painter) Objects() []fyne.CanvasObject { return p.objects }

// Refresh repaints the widget's own shapes and texts. Widgets and containers
// inside keep what they show: they refresh themselves when they change, and
// Fyne walks to them when the theme does.
func (p *painter) Refresh() {
	p.paint()
	for _, o := range p.objects {
		switch o.(type) {
		case fyne.Widget, *fyne.Container:
		default:
			o.Refresh()
		}
	}
}

// Icon shows one of our drawings at a fixed size, tinted by the theme.
type Icon struct {
	widget.BaseWidget
	name  look.IconName
	token fyne.ThemeColorName
	size  float32
}

// NewIcon makes an icon; size is its side in units.
func NewIcon(name look.IconName, token fyne.ThemeColorName, size float32) *Icon {
	i := &Icon{name: name, token: token, size: size}
	i.ExtendBaseWidget(i)
	return i
}

// Set changes drawing and colour.
func (i *Icon) Set(name look.IconName, token fyne.ThemeColorName) {
	if i.name == name && i.token == token {
		return
	}
	i.name, i.token = name, token
	i.Refresh()
}

// CreateRenderer is for Fyne.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer {
	img := &canvas.Image{FillMode: canvas.ImageFillContain}
	return newPainter(
		func() fyne.Size { return fyne.NewSquareSize(i.size) },
		func(s fyne.Size) {
			img.Resize(fyne.NewSquareSize(i.size))
			img.Move(fyne.NewPos(half(s.Width-i.size), half(s.Height-i.size)))
		},
		func() {
			if i.name == "" {
				img.Hide()
				return
			}
			img.Show()
			img.Resource = look.NewIcon(i.name, i.token).At(i.size)
		}, img)
}

// Box paints a rectangle by tokens: the ground of cards, rows and bars. A zero
// token paints nothing.
type Box struct {
	widget.BaseWidget
	Fill, Stroke fyne.ThemeColorName
	StrokeWidth  float32 // 0 with a Stroke means 1
	Radius       float32
}

// NewBox makes a rectangle with a fill, a one unit border and corners.
func NewBox(fill, stroke fyne.ThemeColorName, radius float32) *Box {
	b := &Box{Fill: fill, Stroke: stroke, Radius: radius}
	b.ExtendBaseWidget(b)
	return b
}

// Set changes the fill.
func (b *Box) Set(fill fyne.ThemeColorName) {
	if b.Fill != fill {
		b.Fill = fill
		b.Refresh()
	}
}

// CreateRenderer is for Fyne.
func (b *Box) CreateRenderer() fyne.WidgetRenderer {
	rect := &canvas.Rectangle{}
	return newPainter(
		func() fyne.Size { return fyne.Size{} },
		func(s fyne.Size) { rect.Resize(s) },
		func() { paintRect(rect, b.Fill, b.Stroke, b.StrokeWidth, b.Radius) }, rect)
}

func paintRect(r *canvas.Rectangle, fill, stroke fyne.ThemeColorName, width, radius float32) {
	r.FillColor = colorOf(fill)
	r.StrokeColor = colorOf(stroke)
	r.StrokeWidth = 0
	if stroke != "" && stroke != look.ColorNone {
		r.StrokeWidth = max(width, 1)
	}
	r.CornerRadius = radius
}

func colorOf(token fyne.ThemeColorName) color.Color {
	if token == "" {
		token = look.ColorNone
	}
	return theme.Color(token)
}

// Divider is a thin line across its parent.
type Divider struct {
	widget.BaseWidget
	vertical bool
}

// NewDivider makes a horizontal line.
func NewDivider() *Divider { return newDivider(false) }

// NewVDivider makes a vertical line.
func NewVDivider() *Divider { return newDivider(true) }

func newDivider(vertical bool) *Divider {
	d := &Divider{vertical: vertical}
	d.ExtendBaseWidget(d)
	return d
}

// CreateRenderer is for Fyne.
func (d *Divider) CreateRenderer() fyne.WidgetRenderer {
	line := &canvas.Rectangle{}
	return newPainter(
		func() fyne.Size {
			if d.vertical {
				return fyne.NewSize(1, 0)
			}
			return fyne.NewSize(0, 1)
		},
		func(s fyne.Size) {
			if d.vertical {
				line.Resize(fyne.NewSize(1, s.Height))
			} else {
				line.Resize(fyne.NewSize(s.Width, 1))
			}
		},
		func() { line.FillColor = theme.Color(look.ColorLine) }, line)
}

// half rounds down, so that centred lines stay on whole pixels.
func half(x float32) float32 { return float32(int(x / 2)) }
