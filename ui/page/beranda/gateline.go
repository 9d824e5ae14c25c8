package beranda

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// gateLine paints one minimum: icon, label, value, and at the right how far it
// is missed or passed. Where place is short the value goes before the label is
// shortened; the word at the right always stays.
type gateLine struct {
	widget.BaseWidget
	row gateRow
}

func newGateLine(r gateRow) *gateLine {
	g := &gateLine{row: r}
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer is for Fyne.
func (g *gateLine) CreateRenderer() fyne.WidgetRenderer {
	icon, token := look.IconCheckRing, fyne.ThemeColorName(look.ColorSuccess)
	if !g.row.met {
		icon, token = look.IconCrossRing, look.ColorDanger
	}
	p := &gatePainter{row: g.row, line: g, icon: kit.NewIcon(icon, token, look.IconSize),
		label: &canvas.Text{}, value: &canvas.Text{}, word: &canvas.Text{}}
	p.Refresh()
	return p
}

type gatePainter struct {
	row                gateRow
	line               *gateLine
	icon               *kit.Icon
	label, value, word *canvas.Text
}

func (p *gatePainter) Destroy() {}
func (p *gatePainter) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{p.icon, p.label, p.value, p.word}
}
func (p *gatePainter) MinSize() fyne.Size { return fyne.NewSize(160, kit.LineHeight(look.Body)) }

// Layout places the word first, then what fits of the rest.
func (p *gatePainter) Layout(s fyne.Size) {
	p.icon.Resize(fyne.NewSize(look.IconSize, s.Height))
	x, end := look.IconSize+look.Gap8, s.Width
	kit.PlaceText(p.word, p.row.word, look.Body, fyne.TextAlignTrailing, fyne.NewPos(x, 0), fyne.NewSize(end-x, s.Height))
	end -= p.word.Size().Width + look.Gap8
	style := look.Body
	if !p.row.met {
		style = look.Strong
	}
	label, value := style.Measure(p.row.label).Width, look.Body.Measure(p.row.value).Width
	p.value.Hidden = x+label+look.Gap8+value > end
	kit.PlaceText(p.value, p.row.value, look.Body, fyne.TextAlignLeading, fyne.NewPos(x+label+look.Gap8, 0), fyne.NewSize(value, s.Height))
	kit.PlaceText(p.label, p.row.label, style, fyne.TextAlignLeading, fyne.NewPos(x, 0), fyne.NewSize(end-x, s.Height))
}

// Refresh takes the colours of the theme anew.
func (p *gatePainter) Refresh() {
	word := fyne.ThemeColorName(look.ColorMuted)
	if !p.row.met {
		word = look.ColorDanger
	}
	p.label.Color, p.value.Color, p.word.Color = theme.Color(look.ColorText), theme.Color(look.ColorMuted), theme.Color(word)
	p.Layout(p.line.Size())
	for _, o := range p.Objects() {
		o.Refresh()
	}
}
