package reviu

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// line paints one row: icon, code and name, and muted words below. What does
// not fit of the name is cut; code and figure never are.
type line struct {
	widget.BaseWidget
	row    row
	chosen bool
}

func newLine() *line {
	l := &line{}
	l.ExtendBaseWidget(l)
	return l
}

func (l *line) set(r row, chosen bool) {
	l.row, l.chosen = r, chosen
	l.Refresh()
}

// CreateRenderer is for Fyne.
func (l *line) CreateRenderer() fyne.WidgetRenderer {
	p := &linePainter{l: l, icon: &canvas.Image{FillMode: canvas.ImageFillContain}, code: &canvas.Text{}, name: &canvas.Text{}, sub: &canvas.Text{}, right: &canvas.Text{}}
	p.Refresh()
	return p
}

type linePainter struct {
	l                      *line
	icon                   *canvas.Image
	code, name, sub, right *canvas.Text
}

func (p *linePainter) Destroy()           {}
func (p *linePainter) MinSize() fyne.Size { return fyne.NewSize(160, rowHeight) }
func (p *linePainter) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{p.icon, p.code, p.name, p.sub, p.right}
}

// Layout is for Fyne.
func (p *linePainter) Layout(s fyne.Size) {
	r := p.l.row
	const top, gap = float32(8), float32(1)
	h := kit.LineHeight(look.Body)
	p.icon.Resize(fyne.NewSquareSize(look.IconSize))
	p.icon.Move(fyne.NewPos(look.Gap16, top+(h-look.IconSize)/2))
	x, end := look.Gap16+look.IconSize+look.Gap8, s.Width-look.Gap16
	kit.PlaceText(p.right, r.right, look.Strong, fyne.TextAlignTrailing, fyne.NewPos(x, top), fyne.NewSize(end-x, h))
	if r.right != "" {
		kit.PlaceText(p.sub, r.sub, look.Body, fyne.TextAlignLeading, fyne.NewPos(x, top+h+gap), fyne.NewSize(end-x, h))
		end -= p.right.Size().Width + look.Gap8
	} else {
		kit.PlaceText(p.sub, r.sub, look.Body, fyne.TextAlignLeading, fyne.NewPos(x, top+h+gap), fyne.NewSize(end-x, h))
	}
	w := float32(0)
	if r.code != "" {
		w = look.Strong.Measure(r.code).Width + look.Gap8
	}
	kit.PlaceText(p.code, r.code, look.Strong, fyne.TextAlignLeading, fyne.NewPos(x, top), fyne.NewSize(w, h))
	kit.PlaceText(p.name, r.name, look.Strong, fyne.TextAlignLeading, fyne.NewPos(x+w, top), fyne.NewSize(end-x-w, h))
}

// Refresh takes the colours of the theme anew.
func (p *linePainter) Refresh() {
	r := p.l.row
	token, _ := r.tone.Tokens()
	p.icon.Resource = look.NewIcon(r.icon, token)
	p.code.Color, p.name.Color = theme.Color(look.ColorPrimary), theme.Color(look.ColorText)
	p.sub.Color, p.right.Color = theme.Color(look.ColorMuted), theme.Color(look.ColorText)
	p.Layout(p.l.Size())
	for _, o := range p.Objects() {
		o.Refresh()
	}
}
