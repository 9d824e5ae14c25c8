package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"siapzi/ui/look"
)

// Check is a box with words that is ticked or not.
type Check struct {
	press
	text string
	on   bool
}

// NewCheck makes a box; onChange gets the new state.
func NewCheck(text string, on bool, onChange func(on bool)) *Check {
	c := &Check{text: text, on: on}
	c.onTap = func() {
		c.SetOn(!c.on)
		onChange(c.on)
	}
	c.ExtendBaseWidget(c)
	return c
}

// On tells whether it is ticked.
func (c *Check) On() bool { return c.on }

// SetOn ticks or clears it without calling onChange.
func (c *Check) SetOn(on bool) {
	if c.on != on {
		c.on = on
		c.Refresh()
	}
}

// CreateRenderer is for Fyne.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	box, ring, label := &canvas.Rectangle{}, &canvas.Rectangle{}, &canvas.Text{}
	tick := &canvas.Image{FillMode: canvas.ImageFillContain}
	const side, gap = float32(18), look.Gap8
	layout := func(s fyne.Size) {
		y := half(s.Height - side)
		box.Move(fyne.NewPos(0, y))
		box.Resize(fyne.NewSquareSize(side))
		tick.Move(fyne.NewPos(2, y+2))
		tick.Resize(fyne.NewSquareSize(side - 4))
		placeRing(ring, fyne.NewSquareSize(side), 4)
		ring.Move(fyne.NewPos(-3, y-3))
		placeText(label, c.text, look.Body, fyne.TextAlignLeading, fyne.NewPos(side+gap, 0), fyne.NewSize(s.Width-side-gap, s.Height))
	}
	return newPainter(
		func() fyne.Size { return fyne.NewSize(side+gap+look.Body.Measure(c.text).Width, look.SmallHeight) },
		layout,
		func() {
			fill, border, text := look.ColorSurface, fyne.ThemeColorName(look.ColorControl), fyne.ThemeColorName(look.ColorText)
			switch {
			case c.disabled:
				fill, border, text = look.ColorHover, look.ColorLine, theme.ColorNameDisabled
			case c.on:
				fill, border = look.ColorPrimary, look.ColorPrimary
			case c.hovered:
				fill = look.ColorHover
			}
			paintRect(box, fill, border, 1, 4)
			paintRing(ring, c.focused)
			label.Color = theme.Color(text)
			tick.Hidden = !c.on
			tick.Resource = look.NewIcon(look.IconCheck, look.ColorOnPrimary)
			layout(c.Size())
		}, box, tick, label, ring)
}

// Segments is one choice among few, side by side in one frame.
type Segments struct {
	wrap
	items []*segment
	on    int
}

// NewSegments makes the choice with the first one on; onChange gets the number
// of the new one.
func NewSegments(onChange func(i int), words ...string) *Segments {
	s := &Segments{}
	row := Row(2)
	for i, w := range words {
		item := &segment{text: w, on: i == 0}
		item.onTap = func() {
			if s.on != i {
				s.Set(i)
				onChange(i)
			}
		}
		item.ExtendBaseWidget(item)
		s.items = append(s.items, item)
		row.Add(item)
	}
	s.object = Row(0, Stack(NewBox(look.ColorSurface, look.ColorControl, look.Radius), Padded(row, 3, 3, 3, 3)))
	s.ExtendBaseWidget(s)
	return s
}

// On gives the number of the chosen one.
func (s *Segments) On() int { return s.on }

// Set chooses without calling onChange.
func (s *Segments) Set(i int) {
	s.on = i
	for n, item := range s.items {
		item.on = n == i
		item.Refresh()
	}
}

// Tap chooses the i-th as the user would.
func (s *Segments) Tap(i int) { s.items[i].fire() }

type segment struct {
	press
	text string
	on   bool
}

// CreateRenderer is for Fyne.
func (s *segment) CreateRenderer() fyne.WidgetRenderer {
	ground, ring, label := &canvas.Rectangle{}, &canvas.Rectangle{}, &canvas.Text{}
	layout := func(size fyne.Size) {
		ground.Resize(size)
		placeRing(ring, size, 4)
		placeText(label, s.text, look.Strong, fyne.TextAlignCenter, fyne.NewPos(0, 0), size)
	}
	return newPainter(
		func() fyne.Size {
			return fyne.NewSize(look.Strong.Measure(s.text).Width+2*look.Gap12, look.SmallHeight)
		},
		layout,
		func() {
			fill, text := look.ColorNone, fyne.ThemeColorName(look.ColorMuted)
			switch {
			case s.on:
				fill, text = look.ColorPrimaryTint, look.ColorPrimary
			case s.hovered:
				fill = look.ColorHover
			}
			paintRect(ground, fill, "", 0, 4)
			paintRing(ring, s.focused)
			label.Color = theme.Color(text)
			layout(s.Size())
		}, ground, label, ring)
}
