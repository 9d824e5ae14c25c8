package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"siapzi/ui/look"
)

// Chip is a filter that is on or off, with a count behind its words.
type Chip struct {
	press
	text, count string
	on          bool
}

// NewChip makes a filter chip; onChange gets the new state.
func NewChip(text string, onChange func(on bool)) *Chip {
	c := &Chip{text: text}
	c.onTap = func() {
		c.SetOn(!c.on)
		onChange(c.on)
	}
	c.ExtendBaseWidget(c)
	return c
}

// On tells whether the filter is on.
func (c *Chip) On() bool { return c.on }

// SetOn switches without calling onChange.
func (c *Chip) SetOn(on bool) {
	if c.on != on {
		c.on = on
		c.Refresh()
	}
}

// SetCount changes the muted count; "" hides it.
func (c *Chip) SetCount(count string) {
	if c.count != count {
		c.count = count
		c.Refresh()
	}
}

// CreateRenderer is for Fyne.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	ground, ring := &canvas.Rectangle{}, &canvas.Rectangle{}
	label, count, check := &canvas.Text{}, &canvas.Text{}, &canvas.Image{FillMode: canvas.ImageFillContain}
	const h, pad, icon = look.SmallHeight, look.Gap12, float32(14)
	layout := func(s fyne.Size) {
		ground.Resize(s)
		placeRing(ring, s, h/2)
		x := pad
		if c.on {
			check.Resize(fyne.NewSquareSize(icon))
			check.Move(fyne.NewPos(x-2, half(s.Height-icon)))
			x += icon + look.Gap4
		}
		w := look.Strong.Measure(c.text).Width
		placeText(label, c.text, look.Strong, fyne.TextAlignLeading, fyne.NewPos(x, 0), fyne.NewSize(w, s.Height))
		x += w + look.Gap8
		placeText(count, c.count, look.Body, fyne.TextAlignLeading, fyne.NewPos(x, 0), fyne.NewSize(s.Width-x, s.Height))
	}
	return newPainter(
		func() fyne.Size {
			w := 2*pad + look.Strong.Measure(c.text).Width
			if c.count != "" {
				w += look.Gap8 + look.Body.Measure(c.count).Width
			}
			if c.on {
				w += icon + look.Gap4
			}
			return fyne.NewSize(w, h)
		},
		layout,
		func() {
			fill, border, text := look.ColorSurface, fyne.ThemeColorName(look.ColorControl), fyne.ThemeColorName(look.ColorText)
			switch {
			case c.on:
				fill, border, text = look.ColorPrimaryTint, look.ColorPrimary, look.ColorPrimary
			case c.disabled:
				fill, border, text = look.ColorHover, look.ColorLine, theme.ColorNameDisabled
			case c.hovered:
				fill = look.ColorHover
			}
			paintRect(ground, fill, border, 1, h/2)
			paintRing(ring, c.focused)
			label.Color = theme.Color(text)
			count.Color = theme.Color(look.ColorMuted)
			check.Hidden = !c.on
			check.Resource = look.NewIcon(look.IconCheck, text)
			layout(c.Size())
		}, ground, check, label, count, ring)
}

// Tone is the meaning of a status: its colour and ground.
type Tone int

// The tones.
const (
	Neutral Tone = iota
	Info
	Warn
	Good
	Bad
)

// Tokens gives the text colour and the tint behind it. The text colour is
// readable on the tint and on cards.
func (t Tone) Tokens() (text, tint fyne.ThemeColorName) {
	switch t {
	case Info:
		return look.ColorInfo, look.ColorInfoTint
	case Warn:
		return look.ColorWarningText, look.ColorWarningTint
	case Good:
		return look.ColorSuccess, look.ColorSuccessTint
	case Bad:
		return look.ColorDanger, look.ColorDangerTint
	}
	return look.ColorMuted, look.ColorGreyTint
}

// Status is a small label with an icon and a word, such as "Draf".
type Status struct {
	widget.BaseWidget
	tone Tone
	icon look.IconName
	word string
}

// NewStatus makes a status label.
func NewStatus(tone Tone, icon look.IconName, word string) *Status {
	s := &Status{tone: tone, icon: icon, word: word}
	s.ExtendBaseWidget(s)
	return s
}

// Set changes it.
func (s *Status) Set(tone Tone, icon look.IconName, word string) {
	if s.tone != tone || s.icon != icon || s.word != word {
		s.tone, s.icon, s.word = tone, icon, word
		s.Refresh()
	}
}

// CreateRenderer is for Fyne.
func (s *Status) CreateRenderer() fyne.WidgetRenderer {
	ground, label, icon := &canvas.Rectangle{}, &canvas.Text{}, &canvas.Image{FillMode: canvas.ImageFillContain}
	const h, pad, gap = float32(22), float32(6), float32(5)
	layout := func(size fyne.Size) {
		ground.Resize(size)
		icon.Resize(fyne.NewSquareSize(look.IconSize))
		icon.Move(fyne.NewPos(pad, half(size.Height-look.IconSize)))
		x := pad + look.IconSize + gap
		placeText(label, s.word, look.Strong, fyne.TextAlignLeading, fyne.NewPos(x, 0), fyne.NewSize(size.Width-x-pad, size.Height))
	}
	return newPainter(
		func() fyne.Size {
			return fyne.NewSize(2*pad+2+look.IconSize+gap+look.Strong.Measure(s.word).Width, h)
		},
		layout,
		func() {
			text, tint := s.tone.Tokens()
			paintRect(ground, tint, "", 0, 4)
			label.Color = theme.Color(text)
			icon.Resource = look.NewIcon(s.icon, text)
			layout(s.Size())
		}, ground, icon, label)
}
