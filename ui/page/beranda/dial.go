package beranda

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"siapzi/model/chart"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// Sizes of the dial.
const (
	innerRadius    = float32(88)
	innerThickness = float32(14)
	outerRadius    = float32(103)
	outerThickness = float32(4)
	dialHeight     = float32(186) // the open bottom is cut off
	dialWidth      = float32(264) // with the number at the tick
)

// dial shows the safe total as a ring of 0 to 100, the provisional one as a
// thin ring around it, and the minimum as a tick through both.
type dial struct {
	widget.BaseWidget
	data chart.Dial
}

func newDial() *dial {
	d := &dial{}
	d.ExtendBaseWidget(d)
	return d
}

// set changes what it shows.
func (d *dial) set(data chart.Dial) {
	if d.data != data {
		d.data = data
		d.Refresh()
	}
}

// angle gives the place of a total on the ring in degrees, 0 at the top.
func (d *dial) angle(total float64) float32 { return float32(d.data.Angle(total)) }

// CreateRenderer is for Fyne.
func (d *dial) CreateRenderer() fyne.WidgetRenderer {
	p := &dialPainter{d: d, tick: &canvas.Line{StrokeWidth: 2},
		name: &canvas.Text{}, number: &canvas.Text{}, of: &canvas.Text{}, at: &canvas.Text{}}
	p.innerTrack, p.inner = d.ring(innerRadius, innerThickness), d.ring(innerRadius, innerThickness)
	p.outerTrack, p.outer = d.ring(outerRadius, outerThickness), d.ring(outerRadius, outerThickness)
	p.objects = []fyne.CanvasObject{p.outerTrack, p.outer, p.innerTrack, p.inner, p.tick, p.name, p.number, p.of, p.at}
	p.Refresh()
	return p
}

// ring makes an arc that is thickness wide inwards of radius.
func (d *dial) ring(radius, thickness float32) *canvas.Arc {
	return &canvas.Arc{CutoutRatio: (radius - thickness) / radius, StartAngle: -chart.DialSweep / 2, EndAngle: chart.DialSweep / 2}
}

type dialPainter struct {
	d                                    *dial
	innerTrack, inner, outerTrack, outer *canvas.Arc
	tick                                 *canvas.Line
	name, number, of, at                 *canvas.Text
	objects                              []fyne.CanvasObject
}

func (p *dialPainter) Destroy()                     {}
func (p *dialPainter) Objects() []fyne.CanvasObject { return p.objects }
func (p *dialPainter) MinSize() fyne.Size           { return fyne.NewSize(dialWidth, dialHeight) }

// Layout puts everything around the middle of the ring.
func (p *dialPainter) Layout(s fyne.Size) {
	mid := fyne.NewPos(float32(int(s.Width/2)), outerRadius+look.Gap8)
	place := func(a *canvas.Arc, radius float32) {
		a.Resize(fyne.NewSquareSize(2 * radius))
		a.Move(mid.SubtractXY(radius, radius))
	}
	place(p.innerTrack, innerRadius)
	place(p.inner, innerRadius)
	place(p.outerTrack, outerRadius)
	place(p.outer, outerRadius)

	on := func(radius float32) fyne.Position {
		rad := p.d.data.Angle(p.d.data.Mark) * math.Pi / 180
		return mid.AddXY(radius*float32(math.Sin(rad)), -radius*float32(math.Cos(rad)))
	}
	p.tick.Position1, p.tick.Position2 = on(innerRadius-innerThickness-4), on(outerRadius+4)
	at := on(outerRadius + 18)
	center := func(t *canvas.Text, text string, style look.Style, y, h float32) {
		kit.PlaceText(t, text, style, fyne.TextAlignCenter, fyne.NewPos(mid.X-innerRadius, mid.Y+y), fyne.NewSize(2*innerRadius, h))
	}
	kit.PlaceText(p.at, look.Short(p.d.data.Mark), look.Strong, fyne.TextAlignCenter, at.SubtractXY(20, 9), fyne.NewSize(40, 18))
	center(p.name, lang.L("Nilai aman"), look.Body, -37, 18)
	center(p.number, look.Score(p.d.data.Value), look.Dial, -22, 48)
	if p.d.data.Mark > 0 {
		center(p.of, lang.L("dari minimum {{.N}}", map[string]any{"N": look.Short(p.d.data.Mark)}), look.Body, 24, 18)
	}
}

// Refresh takes colours and numbers anew.
func (p *dialPainter) Refresh() {
	p.inner.EndAngle, p.outer.EndAngle = p.d.angle(p.d.data.Value), p.d.angle(p.d.data.Second)
	p.inner.Hidden, p.outer.Hidden = p.d.data.Value <= 0, p.d.data.Second <= 0
	p.tick.Hidden, p.at.Hidden, p.of.Hidden = p.d.data.Mark <= 0, p.d.data.Mark <= 0, p.d.data.Mark <= 0
	p.innerTrack.FillColor, p.outerTrack.FillColor = theme.Color(look.ColorTrack), theme.Color(look.ColorTrack)
	p.inner.FillColor, p.outer.FillColor = theme.Color(look.ColorPrimary), theme.Color(look.ColorPrimaryMid)
	p.tick.StrokeColor = theme.Color(look.ColorText)
	for _, t := range []*canvas.Text{p.number, p.at} {
		t.Color = theme.Color(look.ColorText)
	}
	for _, t := range []*canvas.Text{p.name, p.of} {
		t.Color = theme.Color(look.ColorMuted)
	}
	p.Layout(p.d.Size())
	for _, o := range p.objects {
		o.Refresh()
	}
}
