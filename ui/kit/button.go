package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"siapzi/ui/look"
)

// ButtonKind is how much a button stands out.
type ButtonKind int

// The kinds. A pane has at most one Filled button.
const (
	Outlined ButtonKind = iota
	Filled
	Quiet  // only words, for what is rarely wanted
	Danger // outlined in the danger colour, for what cannot be undone
)

// Button is a push button with words, an icon, or both.
type Button struct {
	press
	kind   ButtonKind
	text   string
	icon   look.IconName
	height float32
}

// NewButton makes a button of ControlHeight; icon may be "".
func NewButton(kind ButtonKind, text string, icon look.IconName, onTap func()) *Button {
	b := &Button{kind: kind, text: text, icon: icon, height: look.ControlHeight}
	b.onTap = onTap
	b.ExtendBaseWidget(b)
	return b
}

// NewIconButton makes a small square button; tip says in words what it does.
func NewIconButton(icon look.IconName, tip string, onTap func()) *Button {
	b := NewButton(Outlined, "", icon, onTap).Small()
	b.tip = tip
	return b
}

// Small makes the button SmallHeight high; it gives b back.
func (b *Button) Small() *Button { b.height = look.SmallHeight; return b }

// Large makes it 40 high with larger words; it gives b back.
func (b *Button) Large() *Button { b.height = 40; return b }

// Quiet takes the border away; it gives b back.
func (b *Button) Quiet() *Button { b.kind = Quiet; return b }

// Tip sets the words that appear while the pointer rests on it; it gives b back.
func (b *Button) Tip(s string) *Button { b.tip = s; return b }

// Text gives the words on the button.
func (b *Button) Text() string { return b.text }

// SetText changes the words.
func (b *Button) SetText(s string) {
	if b.text != s {
		b.text = s
		b.Refresh()
	}
}

// SetIcon changes the icon.
func (b *Button) SetIcon(i look.IconName) {
	if b.icon != i {
		b.icon = i
		b.Refresh()
	}
}

func (b *Button) style() look.Style {
	if b.height >= 40 {
		return look.LeadMid
	}
	return look.Strong
}

// tokens gives fill, border and text colour for the present state.
func (b *Button) tokens() (fill, border, text fyne.ThemeColorName) {
	switch {
	case b.disabled && b.kind == Quiet:
		return look.ColorNone, look.ColorNone, theme.ColorNameDisabled
	case b.disabled:
		return look.ColorHover, look.ColorLine, theme.ColorNameDisabled
	case b.kind == Filled && b.hovered:
		return look.ColorPrimaryHover, look.ColorNone, look.ColorOnPrimary
	case b.kind == Filled:
		return look.ColorPrimary, look.ColorNone, look.ColorOnPrimary
	}
	fill, border, text = look.ColorSurface, look.ColorControl, look.ColorText
	switch b.kind {
	case Quiet:
		fill, border, text = look.ColorNone, look.ColorNone, look.ColorPrimary
		if b.text == "" {
			text = look.ColorMuted
		}
	case Danger:
		border, text = look.ColorDanger, look.ColorDanger
	}
	if b.hovered {
		fill = look.ColorHover
	}
	return fill, border, text
}

// CreateRenderer is for Fyne.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	ground, ring := &canvas.Rectangle{}, &canvas.Rectangle{}
	label, icon := &canvas.Text{}, &canvas.Image{FillMode: canvas.ImageFillContain}
	const gap, iconSize = look.Gap8, look.IconSize
	width := func() (all, text float32) {
		if b.text != "" {
			text = b.style().Measure(b.text).Width
		}
		switch {
		case b.icon == "":
			return text, text
		case b.text == "":
			return iconSize, 0
		}
		return text + gap + iconSize, text
	}
	layout := func(s fyne.Size) {
		ground.Resize(s)
		placeRing(ring, s, look.Radius)
		all, text := width()
		x := half(s.Width - all)
		if b.icon != "" {
			icon.Resize(fyne.NewSquareSize(iconSize))
			icon.Move(fyne.NewPos(x, half(s.Height-iconSize)))
			x += iconSize + gap
		}
		placeText(label, b.text, b.style(), fyne.TextAlignLeading, fyne.NewPos(max(x, 4), 0), fyne.NewSize(min(text, s.Width-8), s.Height))
	}
	return newPainter(
		func() fyne.Size {
			all, _ := width()
			pad := look.Gap12
			if b.text == "" {
				return fyne.NewSize(b.height, b.height)
			}
			if b.kind == Quiet {
				pad = look.Gap8
			}
			return fyne.NewSize(all+2*pad, b.height)
		},
		layout,
		func() {
			fill, border, text := b.tokens()
			paintRect(ground, fill, border, 1, look.Radius)
			paintRing(ring, b.focused)
			label.Color = theme.Color(text)
			icon.Hidden = b.icon == ""
			if !icon.Hidden {
				icon.Resource = look.NewIcon(b.icon, text)
			}
			layout(b.Size())
		}, ground, icon, label, ring)
}
