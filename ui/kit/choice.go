package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"siapzi/ui/look"
)

// Choice is a card that is one of several answers: a radio ring, a short key,
// wrapped words, and at the right a gain and a value. Key, gain and value may
// be empty. It is as high as its words, at least 46.
type Choice struct {
	press
	key, text   string
	gain, value string
	sub         string // muted words below the text, which is then strong
	on          bool
	keyWidth    float32 // place of the key; 0 means that of its own
	lines       []string
	strong      int // how many of the lines are the text above sub
	width       float32
}

// NewChoice makes a card; onTap also runs when it is chosen already.
func NewChoice(key, text string, onTap func()) *Choice {
	c := &Choice{key: key, text: text}
	c.onTap = onTap
	c.ExtendBaseWidget(c)
	return c
}

// AlignKeys gives the cards of one question the same place for their keys.
func AlignKeys(cards ...*Choice) {
	var w float32
	for _, c := range cards {
		w = max(w, look.Section.Measure(c.key).Width+look.Gap8)
	}
	for _, c := range cards {
		c.keyWidth, c.lines = max(w, 22), nil
		c.Refresh()
	}
}

// SetFigures sets the gain ("+0,06") and the value ("0,67") at the right.
func (c *Choice) SetFigures(gain, value string) {
	if c.gain != gain || c.value != value {
		c.gain, c.value, c.lines = gain, value, nil
		c.Refresh()
	}
}

// SetSub sets muted words below the card's text, which is strong then.
func (c *Choice) SetSub(sub string) {
	if c.sub != sub {
		c.sub, c.lines = sub, nil
		c.Refresh()
	}
}

// SetOn shows the card as the chosen one.
func (c *Choice) SetOn(on bool) {
	if c.on != on {
		c.on = on
		c.Refresh()
	}
}

// On tells whether the card is the chosen one.
func (c *Choice) On() bool { return c.on }

// Key gives the card's key.
func (c *Choice) Key() string { return c.key }

const (
	choiceRing  = float32(18)
	choiceMin   = float32(46)
	choiceValue = float32(44)
	choiceGain  = float32(52)
)

// textLeft and textRight are where the words begin and end.
func (c *Choice) textLeft() float32 {
	x := look.Gap12 + choiceRing + look.Gap8
	switch {
	case c.keyWidth > 0:
		x += c.keyWidth
	case c.key != "":
		x += max(look.Section.Measure(c.key).Width+look.Gap8, 22)
	}
	return x
}

func (c *Choice) textRight(width float32) float32 {
	x := width - look.Gap12
	if c.value != "" {
		x -= choiceValue
	}
	if c.gain != "" {
		x -= choiceGain
	}
	if c.value != "" || c.gain != "" {
		x -= look.Gap8
	}
	return x
}

// HeightFor gives the height of the card in a width.
func (c *Choice) HeightFor(width float32) float32 {
	c.wrap(width)
	return max(choiceMin, float32(len(c.lines))*LineHeight(look.Body)+10)
}

func (c *Choice) wrap(width float32) {
	if c.lines == nil || c.width != width {
		c.width = width
		place := max(c.textRight(width)-c.textLeft(), 40)
		c.lines = Wrap(c.text, c.textStyle(), place, 0)
		c.strong = 0
		if c.sub != "" {
			c.strong = len(c.lines)
			c.lines = append(c.lines, Wrap(c.sub, look.Body, place, 0)...)
		}
	}
}

func (c *Choice) textStyle() look.Style {
	if c.sub != "" {
		return look.Strong
	}
	return look.Body
}

// CreateRenderer is for Fyne.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer {
	r := &choiceRenderer{c: c, ground: &canvas.Rectangle{}, ring: &canvas.Rectangle{}, circle: &canvas.Circle{}, dot: &canvas.Circle{},
		key: &canvas.Text{}, gain: &canvas.Text{}, value: &canvas.Text{}}
	r.Refresh()
	return r
}

type choiceRenderer struct {
	c                *Choice
	ground, ring     *canvas.Rectangle
	circle, dot      *canvas.Circle
	key, gain, value *canvas.Text
	words            []*canvas.Text
	objects          []fyne.CanvasObject
}

func (r *choiceRenderer) Destroy()                     {}
func (r *choiceRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *choiceRenderer) MinSize() fyne.Size {
	w := r.c.Size().Width
	if w <= 0 {
		w = 320
	}
	return fyne.NewSize(200, r.c.HeightFor(w))
}

func (r *choiceRenderer) Layout(s fyne.Size) {
	if s.Width <= 0 {
		return
	}
	c := r.c
	r.ground.Resize(s)
	placeRing(r.ring, s, look.Radius)
	place := func(o fyne.CanvasObject, x, size float32) {
		o.Resize(fyne.NewSquareSize(size))
		o.Move(fyne.NewPos(x, half(s.Height-size)))
	}
	place(r.circle, look.Gap12, choiceRing)
	place(r.dot, look.Gap12+4, choiceRing-8)
	left, right := c.textLeft(), c.textRight(s.Width)
	placeText(r.key, c.key, look.Section, fyne.TextAlignLeading, fyne.NewPos(look.Gap12+choiceRing+look.Gap8, 0), fyne.NewSize(left, s.Height))
	edge := s.Width - look.Gap12
	placeText(r.value, c.value, look.Section, fyne.TextAlignTrailing, fyne.NewPos(edge-choiceValue, 0), fyne.NewSize(choiceValue, s.Height))
	placeText(r.gain, c.gain, look.LeadMid, fyne.TextAlignTrailing, fyne.NewPos(edge-choiceValue-choiceGain, 0), fyne.NewSize(choiceGain, s.Height))

	c.wrap(s.Width)
	for len(r.words) < len(c.lines) {
		r.words = append(r.words, &canvas.Text{})
	}
	r.words = r.words[:len(c.lines)]
	h := LineHeight(look.Body)
	y := half(s.Height - h*float32(len(c.lines)))
	for i, line := range c.lines {
		style, token := look.Body, fyne.ThemeColorName(look.ColorText)
		switch {
		case i < c.strong:
			style = look.Strong
		case c.sub != "":
			token = look.ColorMuted
		}
		r.words[i].Color = theme.Color(token)
		placeText(r.words[i], line, style, fyne.TextAlignLeading, fyne.NewPos(left, y+float32(i)*h), fyne.NewSize(right-left, h))
	}
	r.objects = append(r.objects[:0], r.ground, r.circle, r.dot, r.key, r.gain, r.value)
	for _, w := range r.words {
		r.objects = append(r.objects, w)
	}
	r.objects = append(r.objects, r.ring)
}

func (r *choiceRenderer) Refresh() {
	c := r.c
	fill, border, width := look.ColorSurface, fyne.ThemeColorName(look.ColorLine), float32(1)
	circle := fyne.ThemeColorName(look.ColorControl)
	switch {
	case c.on:
		fill, border, width, circle = look.ColorPrimaryTint, look.ColorPrimary, 2, look.ColorPrimary
	case c.hovered && !c.disabled:
		fill, border = look.ColorHover, look.ColorControl
	}
	text := fyne.ThemeColorName(look.ColorText)
	if c.disabled {
		text = look.ColorMuted
	}
	paintRect(r.ground, fill, border, width, look.Radius)
	paintRing(r.ring, c.focused)
	r.circle.StrokeColor, r.circle.StrokeWidth = theme.Color(circle), 1
	r.circle.FillColor = theme.Color(look.ColorSurface)
	if c.on {
		r.circle.StrokeWidth = 1.5
	}
	r.dot.FillColor = theme.Color(look.ColorPrimary)
	r.dot.Hidden = !c.on
	r.key.Color, r.value.Color, r.gain.Color = theme.Color(text), theme.Color(text), theme.Color(look.ColorSuccess)
	c.lines = nil
	r.Layout(c.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
}
