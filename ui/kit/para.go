package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"siapzi/ui/look"
)

// Para is text that wraps at words; "\n" starts a new line. A word that is
// wider than the place is shortened. Not for whole documents: a few lines.
type Para struct {
	widget.BaseWidget
	text     string
	style    look.Style
	token    fyne.ThemeColorName
	align    fyne.TextAlign
	maxLines int

	width float32  // for which lines was made
	lines []string // nil until the width is known
}

// NewPara makes a paragraph in a style and a token's colour.
func NewPara(text string, style look.Style, token fyne.ThemeColorName) *Para {
	p := &Para{text: text, style: style, token: token}
	p.ExtendBaseWidget(p)
	return p
}

// Align sets how lines stand in the width; it gives p back.
func (p *Para) Align(a fyne.TextAlign) *Para { p.align = a; return p }

// MaxLines shortens the text after n lines; 0 means no limit. It gives p back.
func (p *Para) MaxLines(n int) *Para { p.maxLines = n; p.lines = nil; return p }

// Text gives the whole text.
func (p *Para) Text() string { return p.text }

// Set changes the text.
func (p *Para) Set(text string) { p.SetIn(text, p.style, p.token) }

// SetIn changes text, style and colour at once; equal values cost nothing.
func (p *Para) SetIn(text string, style look.Style, token fyne.ThemeColorName) {
	if p.text == text && p.style == style && p.token == token {
		return
	}
	p.text, p.style, p.token, p.lines = text, style, token, nil
	p.Refresh()
}

// HeightFor gives the height that the text takes in a width.
func (p *Para) HeightFor(width float32) float32 {
	p.wrap(width)
	return float32(len(p.lines)) * LineHeight(p.style)
}

func (p *Para) wrap(width float32) {
	if p.lines != nil && p.width == width {
		return
	}
	p.width = width
	p.lines = Wrap(p.text, p.style, width, p.maxLines)
}

// Wrap breaks s into lines that are at most width wide in the style; after
// maxLines (0 = no limit) the rest is shortened away.
func Wrap(s string, style look.Style, width float32, maxLines int) []string {
	var lines []string
	for _, part := range strings.Split(s, "\n") {
		line := ""
		for _, word := range strings.FieldsFunc(part, func(r rune) bool { return r == ' ' || r == '\t' }) {
			longer := word
			if line != "" {
				longer = line + " " + word
			}
			if line != "" && style.Measure(longer).Width > width {
				lines = append(lines, line)
				longer = word
			}
			line = longer
		}
		lines = append(lines, line)
	}
	if maxLines > 0 && len(lines) > maxLines {
		rest := strings.Join(lines[maxLines-1:], " ")
		lines = append(lines[:maxLines-1:maxLines-1], rest)
	}
	for i, l := range lines {
		lines[i] = Elide(l, style, max(width, 1))
	}
	return lines
}

// CreateRenderer is for Fyne.
func (p *Para) CreateRenderer() fyne.WidgetRenderer {
	r := &paraRenderer{p: p}
	r.Refresh()
	return r
}

// paraRenderer keeps one canvas.Text per line.
type paraRenderer struct {
	p     *Para
	texts []fyne.CanvasObject
}

func (r *paraRenderer) Destroy()                     {}
func (r *paraRenderer) Objects() []fyne.CanvasObject { return r.texts }

// MinSize is as high as the text is at its present width; before the first
// layout it asks for a readable column.
func (r *paraRenderer) MinSize() fyne.Size {
	w := r.p.Size().Width
	if w <= 0 {
		w = 240
	}
	return fyne.NewSize(0, r.p.HeightFor(w))
}

func (r *paraRenderer) Layout(s fyne.Size) {
	if s.Width <= 0 {
		return
	}
	r.p.wrap(s.Width)
	for len(r.texts) < len(r.p.lines) {
		r.texts = append(r.texts, &canvas.Text{Color: theme.Color(r.p.token)})
	}
	r.texts = r.texts[:len(r.p.lines)]
	h := LineHeight(r.p.style)
	for i, line := range r.p.lines {
		placeText(r.texts[i].(*canvas.Text), line, r.p.style, r.p.align, fyne.NewPos(0, float32(i)*h), fyne.NewSize(s.Width, h))
	}
}

func (r *paraRenderer) Refresh() {
	r.p.lines = nil
	r.Layout(r.p.Size())
	for _, o := range r.texts {
		o.(*canvas.Text).Color = theme.Color(r.p.token)
		o.Refresh()
	}
}
