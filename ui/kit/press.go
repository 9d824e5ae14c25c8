package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"siapzi/ui/look"
)

// press is the base of everything that reacts to click, Space and Enter. It
// keeps the state; the widget around it paints it.
type press struct {
	widget.BaseWidget
	self     fyne.Widget // the widget around the press, which Fyne knows
	onTap    func()
	tip      string // shown while the pointer rests on it
	hovered  bool
	focused  bool
	disabled bool
}

var (
	_ fyne.Tappable      = (*press)(nil)
	_ fyne.Focusable     = (*press)(nil)
	_ fyne.Disableable   = (*press)(nil)
	_ desktop.Hoverable  = (*press)(nil)
	_ desktop.Cursorable = (*press)(nil)
)

// ExtendBaseWidget is for the constructors here.
func (p *press) ExtendBaseWidget(w fyne.Widget) {
	p.self = w
	p.BaseWidget.ExtendBaseWidget(w)
}

// Tapped is for Fyne; tests may call it as a click.
func (p *press) Tapped(*fyne.PointEvent) { p.fire() }

func (p *press) fire() {
	if p.disabled || p.onTap == nil {
		return
	}
	hideTip(p)
	p.onTap()
}

// TypedKey presses on Space and Enter; Esc goes to the dialog around it.
func (p *press) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		p.fire()
	case fyne.KeyEscape:
		dialogKey(p.self, e)
	default:
		passHelp(p.self, e)
	}
}

// TypedRune leaves characters to the page.
func (p *press) TypedRune(r rune) { passRune(p.self, r) }

// FocusGained shows the focus ring.
func (p *press) FocusGained() { p.focused = true; p.Refresh() }

// FocusLost hides the focus ring.
func (p *press) FocusLost() { p.focused = false; p.Refresh() }

// MouseIn is for Fyne.
func (p *press) MouseIn(*desktop.MouseEvent) {
	p.hovered = true
	p.Refresh()
	if p.tip != "" {
		showTip(p, p.tip)
	}
}

// MouseMoved is for Fyne.
func (p *press) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (p *press) MouseOut() {
	p.hovered = false
	p.Refresh()
	hideTip(p)
}

// Cursor is a hand where a click does something.
func (p *press) Cursor() desktop.Cursor {
	if p.disabled {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// Enable lets it react again.
func (p *press) Enable() { p.SetEnabled(true) }

// Disable makes it muted and deaf.
func (p *press) Disable() { p.SetEnabled(false) }

// Disabled tells whether it is deaf.
func (p *press) Disabled() bool { return p.disabled }

// SetEnabled enables or disables it.
func (p *press) SetEnabled(on bool) {
	if p.disabled == !on {
		return
	}
	p.disabled = !on
	p.Refresh()
}

// OnTap changes what a press does.
func (p *press) OnTap(f func()) { p.onTap = f }

// placeRing lays the focus ring around a shape of size s at the origin.
func placeRing(ring *canvas.Rectangle, s fyne.Size, radius float32) {
	ring.Move(fyne.NewPos(-3, -3))
	ring.Resize(s.AddWidthHeight(6, 6))
	ring.CornerRadius = radius + 3
}

// paintRing shows the ring while the widget has the focus.
func paintRing(ring *canvas.Rectangle, focused bool) {
	ring.StrokeWidth = 2
	ring.StrokeColor = theme.Color(look.ColorPrimary)
	ring.FillColor = theme.Color(look.ColorNone)
	ring.Hidden = !focused
}

// Press makes any content pressable: a row, a card, a link. The ground shows
// hover and selection.
type Press struct {
	press
	content  fyne.CanvasObject
	selected bool
	radius   float32
	plain    bool
}

// NewPress wraps content; onTap runs on click, Space and Enter.
func NewPress(content fyne.CanvasObject, onTap func()) *Press {
	p := &Press{content: content, radius: look.Radius}
	p.onTap = onTap
	p.ExtendBaseWidget(p)
	return p
}

// Square takes the round corners away, for rows that fill a pane; it gives p back.
func (p *Press) Square() *Press { p.radius = 0; return p }

// Plain paints no ground under the pointer, for content that paints its own;
// it gives p back.
func (p *Press) Plain() *Press { p.plain = true; return p }

// Tip sets the words that appear while the pointer rests on it; it gives p back.
func (p *Press) Tip(s string) *Press { p.tip = s; return p }

// SetSelected shows it as chosen.
func (p *Press) SetSelected(on bool) {
	if p.selected != on {
		p.selected = on
		p.Refresh()
	}
}

// HeightFor gives the height of the content in a width.
func (p *Press) HeightFor(width float32) float32 { return HeightFor(p.content, width) }

// CreateRenderer is for Fyne.
func (p *Press) CreateRenderer() fyne.WidgetRenderer {
	ground, ring := &canvas.Rectangle{}, &canvas.Rectangle{}
	return newPainter(p.content.MinSize,
		func(s fyne.Size) {
			ground.Resize(s)
			placeRing(ring, s, p.radius)
			if p.radius == 0 { // inside, since neighbours and the pane would cover it
				ring.Move(fyne.NewPos(0, 0))
				ring.Resize(s)
				ring.CornerRadius = 0
			}
			p.content.Resize(s)
		},
		func() {
			fill := look.ColorNone
			switch {
			case p.selected:
				fill = look.ColorPrimaryTint
			case p.hovered && !p.disabled && !p.plain:
				fill = look.ColorHover
			}
			paintRect(ground, fill, "", 0, p.radius)
			paintRing(ring, p.focused)
		}, ground, p.content, ring)
}
