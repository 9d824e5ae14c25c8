package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"siapzi/ui/look"
)

// LineHeight is the height of one line in a style.
func LineHeight(s look.Style) float32 {
	switch s.Size {
	case look.SizeBody:
		return 18
	case look.SizeLead:
		return 20
	case look.SizeTitle:
		return 24
	case look.SizeHeading:
		return 32
	}
	return 48
}

// maxShown caps what is measured and painted of one string: very long lines
// cost much and turn black beyond the graphics card's limit.
const maxShown = 500

// Elide shortens s with "…" so that it is at most width wide in the style.
func Elide(s string, style look.Style, width float32) string {
	runes := []rune(s)
	if len(runes) > maxShown {
		runes = append(runes[:maxShown:maxShown], '…')
		s = string(runes)
	}
	if width <= 0 {
		return ""
	}
	if style.Measure(s).Width <= width {
		return s
	}
	lo, hi := 0, len(runes) // the longest prefix that fits lies in [lo, hi)
	for lo+1 < hi {
		mid := (lo + hi) / 2
		if style.Measure(strings.TrimRight(string(runes[:mid]), " ")+"…").Width <= width {
			lo = mid
		} else {
			hi = mid
		}
	}
	return strings.TrimRight(string(runes[:lo]), " ") + "…"
}

// Text is one line. It never paints beyond its size: what does not fit is
// shortened with "…". Its smallest width is that of the whole text unless
// Shrink was called.
type Text struct {
	widget.BaseWidget
	text   string
	style  look.Style
	token  fyne.ThemeColorName
	align  fyne.TextAlign
	shrink bool
}

// NewText makes a line in a style and a token's colour.
func NewText(text string, style look.Style, token fyne.ThemeColorName) *Text {
	t := &Text{text: text, style: style, token: token}
	t.ExtendBaseWidget(t)
	return t
}

// Shrink lets the text become as narrow as its place is; it gives t back.
func (t *Text) Shrink() *Text { t.shrink = true; return t }

// Align sets where the text stands in a wider place; it gives t back.
func (t *Text) Align(a fyne.TextAlign) *Text { t.align = a; return t }

// Text gives the whole text, also where it is shown shortened.
func (t *Text) Text() string { return t.text }

// Set changes the text.
func (t *Text) Set(text string) { t.SetIn(text, t.style, t.token) }

// SetIn changes text, style and colour at once; equal values cost nothing.
func (t *Text) SetIn(text string, style look.Style, token fyne.ThemeColorName) {
	if t.text == text && t.style == style && t.token == token {
		return
	}
	t.text, t.style, t.token = text, style, token
	t.Refresh()
}

// CreateRenderer is for Fyne.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	c := &canvas.Text{}
	place := func(s fyne.Size) { placeText(c, t.text, t.style, t.align, fyne.NewPos(0, 0), s) }
	return newPainter(
		func() fyne.Size {
			h := LineHeight(t.style)
			if t.shrink {
				return fyne.NewSize(0, h)
			}
			return fyne.NewSize(t.style.Measure(t.text).Width, h)
		},
		place,
		func() {
			c.Color = theme.Color(t.token)
			place(t.Size())
		}, c)
}

// PlaceText puts s into the rectangle at pos as our own widgets do, for pages
// that paint a row by hand. Colour is left alone.
func PlaceText(c *canvas.Text, s string, style look.Style, align fyne.TextAlign, pos fyne.Position, size fyne.Size) {
	placeText(c, s, style, align, pos, size)
}

// placeText puts s into the rectangle at pos, shortened, aligned and centred
// vertically. Colour is left alone.
func placeText(c *canvas.Text, s string, style look.Style, align fyne.TextAlign, pos fyne.Position, size fyne.Size) {
	style.Apply(c)
	c.Alignment = fyne.TextAlignLeading
	c.Text = Elide(s, style, size.Width+0.5)
	m := style.Measure(c.Text)
	switch align {
	case fyne.TextAlignTrailing:
		pos.X += size.Width - m.Width
	case fyne.TextAlignCenter:
		pos.X += half(size.Width - m.Width)
	}
	pos.Y += half(size.Height - m.Height)
	c.Resize(m)
	c.Move(pos)
}

// Heading is the page's answer in words.
func Heading(s string) *Text { return NewText(s, look.Heading, look.ColorText) }

// Title names the thing that a pane shows.
func Title(s string) *Text { return NewText(s, look.Title, look.ColorText) }

// Section heads a card or a part of a page.
func Section(s string) *Text { return NewText(s, look.Section, look.ColorText) }

// Muted is an ordinary line in the second text colour.
func Muted(s string) *Text { return NewText(s, look.Body, look.ColorMuted) }
