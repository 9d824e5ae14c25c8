package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Mode says which of the two themes is shown.
type Mode string

// The modes. Auto follows the desktop's setting.
const (
	Auto  Mode = ""
	Light Mode = "light"
	Dark  Mode = "dark"
)

// Valid tells whether m is a known mode.
func (m Mode) Valid() bool { return m == Auto || m == Light || m == Dark }

// The sizes of text. Nothing on a screen is smaller than SizeBody.
const (
	SizeBody                       = theme.SizeNameText           // 13
	SizeLead    fyne.ThemeSizeName = "siapzi.lead"                // 14
	SizeTitle                      = theme.SizeNameSubHeadingText // 18
	SizeHeading                    = theme.SizeNameHeadingText    // 24
	SizeDial    fyne.ThemeSizeName = "siapzi.dial"                // 40, the one number of the start page
)

// Distances between things, in Fyne units. Use no others.
const (
	Gap4  float32 = 4
	Gap8  float32 = 8
	Gap12 float32 = 12
	Gap16 float32 = 16
	Gap24 float32 = 24
	// Radius is the corner of cards and controls.
	Radius float32 = 6
	// ControlHeight and SmallHeight are the two heights of buttons and fields.
	ControlHeight float32 = 34
	SmallHeight   float32 = 28
	// IconSize is the size of an icon beside Body text, NavIconSize in the sidebar.
	IconSize    float32 = 16
	NavIconSize float32 = 20
)

var sizes = map[fyne.ThemeSizeName]float32{
	SizeBody:                      13,
	SizeLead:                      14,
	SizeTitle:                     18,
	SizeHeading:                   24,
	SizeDial:                      40,
	theme.SizeNameCaptionText:     13,
	theme.SizeNamePadding:         4,
	theme.SizeNameInnerPadding:    8,
	theme.SizeNameInlineIcon:      18,
	theme.SizeNameLineSpacing:     4,
	theme.SizeNameScrollBar:       10,
	theme.SizeNameScrollBarSmall:  4,
	theme.SizeNameScrollBarRadius: 4,
	theme.SizeNameInputBorder:     1,
	theme.SizeNameInputRadius:     Radius,
	theme.SizeNameSelectionRadius: 4,
}

// Theme is our look for Fyne. It is immutable; to change the mode set another.
type Theme struct{ mode Mode }

var _ fyne.Theme = (*Theme)(nil)

// New gives the theme of a mode.
func New(m Mode) *Theme { return &Theme{mode: m} }

// Color gives our palette's colour, or Fyne's where we have none.
func (t *Theme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	switch t.mode {
	case Light:
		v = theme.VariantLight
	case Dark:
		v = theme.VariantDark
	}
	p, ok := palette[name]
	if !ok {
		return theme.DefaultTheme().Color(name, v)
	}
	if v == theme.VariantDark {
		return p.dark
	}
	return p.light
}

// Font gives Plus Jakarta Sans. Bold is the Medium cut: at 13 units SemiBold
// closes the dot of the i. Styles with a heavier cut name it themselves.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Monospace, s.Symbol:
		return theme.DefaultTheme().Font(s)
	case s.Bold:
		return fontMedium
	case s.Italic:
		return fontItalic
	}
	return fontRegular
}

// Size gives our size, or Fyne's where we have none.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if s, ok := sizes[name]; ok {
		return s
	}
	return theme.DefaultTheme().Size(name)
}

// Icon gives our drawing in place of Fyne's where we have one.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	if own, ok := fyneIcons[name]; ok {
		return NewIcon(own, ColorText)
	}
	return theme.DefaultTheme().Icon(name)
}
