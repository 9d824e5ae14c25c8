package lke

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// crumb shows where a question stands. Where place is short the outer part is
// shortened before the inner one, which says more.
type crumb struct {
	widget.BaseWidget
	outer, inner string
}

func newCrumb() *crumb {
	c := &crumb{}
	c.ExtendBaseWidget(c)
	return c
}

func (c *crumb) set(outer, inner string) {
	if c.outer != outer || c.inner != inner {
		c.outer, c.inner = outer, inner
		c.Refresh()
	}
}

// crumbSign stands between the two parts.
const crumbSign = " › "

// leastOuter is how much of the outer part stays readable.
const leastOuter = float32(72)

// CreateRenderer is for Fyne.
func (c *crumb) CreateRenderer() fyne.WidgetRenderer {
	r := &crumbPainter{c: c, text: &canvas.Text{}}
	r.Refresh()
	return r
}

type crumbPainter struct {
	c    *crumb
	text *canvas.Text
}

func (r *crumbPainter) Destroy()                     {}
func (r *crumbPainter) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.text} }
func (r *crumbPainter) MinSize() fyne.Size           { return fyne.NewSize(0, kit.LineHeight(look.Body)) }

// Layout shortens the outer part to what the inner one leaves.
func (r *crumbPainter) Layout(s fyne.Size) {
	line := r.c.inner
	if r.c.outer != "" {
		rest := s.Width - look.Body.Measure(crumbSign+r.c.inner).Width
		line = kit.Elide(r.c.outer, look.Body, max(rest, leastOuter)) + crumbSign + r.c.inner
	}
	kit.PlaceText(r.text, line, look.Body, fyne.TextAlignLeading, fyne.NewPos(0, 0), s)
}

// Refresh is for Fyne.
func (r *crumbPainter) Refresh() {
	r.text.Color = theme.Color(look.ColorMuted)
	r.Layout(r.c.Size())
	r.text.Refresh()
}
