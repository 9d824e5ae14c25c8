package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"siapzi/ui/look"
)

// Select is a field that offers a menu of words.
type Select struct {
	press
	options  []string
	selected int
}

// NewSelect makes a field with the first option chosen; onChange gets the
// number of the new one.
func NewSelect(onChange func(i int), options ...string) *Select {
	s := &Select{options: options}
	s.onTap = func() { s.open(onChange) }
	s.ExtendBaseWidget(s)
	return s
}

// Selected gives the number of the chosen option.
func (s *Select) Selected() int { return s.selected }

// Set chooses without calling onChange.
func (s *Select) Set(i int) {
	if s.selected != i && i >= 0 && i < len(s.options) {
		s.selected = i
		s.Refresh()
	}
}

func (s *Select) open(onChange func(int)) {
	d := fyne.CurrentApp().Driver()
	c := d.CanvasForObject(s)
	if c == nil {
		return
	}
	items := make([]*fyne.MenuItem, len(s.options))
	for i, o := range s.options {
		items[i] = fyne.NewMenuItem(o, func() {
			s.Set(i)
			onChange(i)
		})
		items[i].Checked = i == s.selected
	}
	widget.ShowPopUpMenuAtRelativePosition(fyne.NewMenu("", items...), c, fyne.NewPos(0, s.Size().Height+2), s)
}

// CreateRenderer is for Fyne.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	ground, ring, label := &canvas.Rectangle{}, &canvas.Rectangle{}, &canvas.Text{}
	chevron := &canvas.Image{FillMode: canvas.ImageFillContain}
	const pad, icon = look.Gap12, look.IconSize
	layout := func(size fyne.Size) {
		ground.Resize(size)
		placeRing(ring, size, look.Radius)
		chevron.Resize(fyne.NewSquareSize(icon))
		chevron.Move(fyne.NewPos(size.Width-pad-icon, half(size.Height-icon)))
		placeText(label, s.options[s.selected], look.Body, fyne.TextAlignLeading, fyne.NewPos(pad, 0), fyne.NewSize(size.Width-2*pad-icon-4, size.Height))
	}
	return newPainter(
		func() fyne.Size { return fyne.NewSize(96, look.ControlHeight) },
		layout,
		func() {
			fill, text := look.ColorSurface, fyne.ThemeColorName(look.ColorText)
			switch {
			case s.disabled:
				fill, text = look.ColorHover, theme.ColorNameDisabled
			case s.hovered:
				fill = look.ColorHover
			}
			paintRect(ground, fill, look.ColorControl, 1, look.Radius)
			paintRing(ring, s.focused)
			label.Color = theme.Color(text)
			chevron.Resource = look.NewIcon(look.IconChevronDown, look.ColorMuted)
			layout(s.Size())
		}, ground, label, chevron, ring)
}
