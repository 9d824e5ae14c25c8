package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Style is the size and weight of a text. Values are compared with ==.
type Style struct {
	Size   fyne.ThemeSizeName
	Weight Weight
}

// Weight is the thickness of a style's letters.
type Weight int

// The weights, lightest first.
const (
	Regular Weight = iota
	Medium
	SemiBold
	Bold
)

// The styles. A page uses these and no others.
var (
	Body    = Style{SizeBody, Regular}   // everything
	Strong  = Style{SizeBody, Medium}    // codes, names in lists, button text
	Lead    = Style{SizeLead, Regular}   // navigation, gist of a question
	LeadMid = Style{SizeLead, Medium}    // the chosen navigation item
	Section = Style{SizeLead, SemiBold}  // heading of a card or part of a page
	Title   = Style{SizeTitle, SemiBold} // name of the thing that is shown
	Heading = Style{SizeHeading, Bold}   // the page's answer in words
	Dial    = Style{SizeDial, Bold}      // the one big number
)

// font gives the font file that Fyne cannot choose by TextStyle alone.
func (s Style) font() fyne.Resource {
	switch s.Weight {
	case SemiBold:
		return fontSemiBold
	case Bold:
		return fontBold
	}
	return nil
}

// Apply sets size and font of t; not its text and colour. It refreshes nothing.
func (s Style) Apply(t *canvas.Text) {
	t.TextSize = theme.Size(s.Size)
	t.TextStyle = fyne.TextStyle{Bold: s.Weight >= Medium}
	t.FontSource = s.font()
}

// Measure gives the size that text takes when painted in s. UI goroutine only.
func (s Style) Measure(text string) fyne.Size {
	size, _ := fyne.CurrentApp().Driver().RenderedTextSize(text, theme.Size(s.Size),
		fyne.TextStyle{Bold: s.Weight >= Medium}, s.font())
	return size
}
