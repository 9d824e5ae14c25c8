package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The tokens. Use them with theme.Color at paint time.
const (
	// ColorPrimary is for actions, selection and links.
	ColorPrimary = theme.ColorNamePrimary
	// ColorOnPrimary is text and icons on a primary fill.
	ColorOnPrimary = theme.ColorNameForegroundOnPrimary
	// ColorPrimaryHover is a primary fill under the pointer.
	ColorPrimaryHover fyne.ThemeColorName = "siapzi.primaryHover"
	// ColorPrimaryTint fills what is selected.
	ColorPrimaryTint fyne.ThemeColorName = "siapzi.primaryTint"
	// ColorPrimaryMid is the second tone of charts (reform, provisional score).
	ColorPrimaryMid fyne.ThemeColorName = "siapzi.primaryMid"
	// ColorBackground is the window behind cards.
	ColorBackground = theme.ColorNameBackground
	// ColorSurface is cards, sidebar, header and menus.
	ColorSurface fyne.ThemeColorName = "siapzi.surface"
	// ColorText and ColorMuted are the two text colours.
	ColorText  = theme.ColorNameForeground
	ColorMuted = theme.ColorNamePlaceHolder
	// ColorLine is dividers and card borders, ColorControl the border of controls.
	ColorLine    = theme.ColorNameSeparator
	ColorControl = theme.ColorNameInputBorder
	// ColorTrack is the empty part of bars and dials, ColorHover what lies under the pointer.
	ColorTrack fyne.ThemeColorName = "siapzi.track"
	ColorHover fyne.ThemeColorName = "siapzi.hover"
	// The four status colours as icons and fills; never without icon and word.
	ColorSuccess                     = theme.ColorNameSuccess
	ColorWarning                     = theme.ColorNameWarning
	ColorDanger                      = theme.ColorNameError
	ColorInfo    fyne.ThemeColorName = "siapzi.info"
	// ColorWarningText is the warning colour where it is read as text: the
	// fill colour has too little contrast on white.
	ColorWarningText fyne.ThemeColorName = "siapzi.warningText"
	// The tints lie behind status words.
	ColorSuccessTint fyne.ThemeColorName = "siapzi.successTint"
	ColorWarningTint fyne.ThemeColorName = "siapzi.warningTint"
	ColorDangerTint  fyne.ThemeColorName = "siapzi.dangerTint"
	ColorInfoTint    fyne.ThemeColorName = "siapzi.infoTint"
	ColorGreyTint    fyne.ThemeColorName = "siapzi.greyTint"
	// ColorMark lies behind found words.
	ColorMark fyne.ThemeColorName = "siapzi.mark"
	// ColorPaper and ColorInk show how something will be printed, in both themes.
	ColorPaper fyne.ThemeColorName = "siapzi.paper"
	ColorInk   fyne.ThemeColorName = "siapzi.ink"
	// ColorPaperMark lies over found words of a printed page, ColorPaperMarkNow
	// over those that are shown; both let the words through.
	ColorPaperMark    fyne.ThemeColorName = "siapzi.paperMark"
	ColorPaperMarkNow fyne.ThemeColorName = "siapzi.paperMarkNow"
	// ColorShade darkens what lies behind a dialog.
	ColorShade fyne.ThemeColorName = "siapzi.shade"
	// ColorNone paints nothing; the zero name means the same to package kit.
	ColorNone fyne.ThemeColorName = "siapzi.none"
)

// pair is one token's colour in the light and in the dark theme.
type pair struct{ light, dark color.NRGBA }

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xFF}
}

func both(light, dark uint32) pair { return pair{rgb(light), rgb(dark)} }

func alpha(p pair, light, dark uint8) pair {
	p.light.A, p.dark.A = light, dark
	return p
}

// palette gives every token and every colour name of Fyne that our screens
// meet. Names that are missing here come from Fyne's own theme.
var palette = map[fyne.ThemeColorName]pair{
	ColorPrimary:      both(0x0F5C5C, 0x4DB6AC),
	ColorOnPrimary:    both(0xFFFFFF, 0x10201F),
	ColorPrimaryHover: both(0x0B4A4A, 0x66C4BB),
	ColorPrimaryTint:  both(0xE1EEED, 0x1F3A38),
	ColorPrimaryMid:   both(0x69A6A0, 0x34796F),
	ColorBackground:   both(0xF5F7F7, 0x141A1B),
	ColorSurface:      both(0xFFFFFF, 0x1B2223),
	ColorText:         both(0x1A2324, 0xE6ECEC),
	ColorMuted:        both(0x5B6B6D, 0x9AA8AA),
	ColorLine:         both(0xDDE4E4, 0x2D3739),
	ColorControl:      both(0xA9B6B8, 0x5A696B),
	ColorTrack:        both(0xE6ECEC, 0x2B3436),
	ColorHover:        both(0xEEF3F3, 0x222B2C),
	ColorSuccess:      both(0x2E7D32, 0x81C784),
	ColorWarning:      both(0xB26A00, 0xFFB74D),
	ColorWarningText:  both(0x8A5200, 0xFFB74D),
	ColorDanger:       both(0xB3261E, 0xEF9A9A),
	ColorInfo:         both(0x1F5FA8, 0x90CAF9),
	ColorSuccessTint:  both(0xEBF6EC, 0x1F3123),
	ColorWarningTint:  both(0xFBF0DD, 0x362B19),
	ColorDangerTint:   both(0xFBE8E6, 0x3B2525),
	ColorInfoTint:     both(0xE4EEF8, 0x1D2F40),
	ColorGreyTint:     both(0xEBEFEF, 0x283133),
	ColorMark:         both(0xFFE7A8, 0x5A4A1C),
	ColorPaper:        both(0xFFFFFF, 0xFFFFFF),
	ColorInk:          both(0x1A2324, 0x1A2324),
	ColorPaperMark:    alpha(both(0xFFC107, 0xFFC107), 0x60, 0x60),
	ColorPaperMarkNow: alpha(both(0xF57C00, 0xF57C00), 0x80, 0x80),
	ColorShade:        alpha(both(0, 0), 0x30, 0x70),
	ColorNone:         alpha(both(0, 0), 0, 0),

	theme.ColorNameButton:              both(0xEEF3F3, 0x222B2C),
	theme.ColorNameDisabledButton:      both(0xEEF3F3, 0x222B2C),
	theme.ColorNameDisabled:            both(0x8A989A, 0x6C7A7C),
	theme.ColorNameFocus:               alpha(both(0x0F5C5C, 0x4DB6AC), 0x40, 0x50),
	theme.ColorNameHeaderBackground:    both(0xFFFFFF, 0x1B2223),
	theme.ColorNameHover:               both(0xEEF3F3, 0x222B2C),
	theme.ColorNameHyperlink:           both(0x0F5C5C, 0x4DB6AC),
	theme.ColorNameInputBackground:     both(0xFFFFFF, 0x1B2223),
	theme.ColorNameMenuBackground:      both(0xFFFFFF, 0x1B2223),
	theme.ColorNameOverlayBackground:   both(0xFFFFFF, 0x1B2223),
	theme.ColorNamePressed:             both(0xE1EEED, 0x1F3A38),
	theme.ColorNameScrollBar:           alpha(both(0x5B6B6D, 0x9AA8AA), 0x80, 0x80),
	theme.ColorNameScrollBarBackground: alpha(both(0, 0), 0, 0),
	theme.ColorNameSelection:           both(0xCFE4E2, 0x2A504C),
	// Faint: Fyne paints it at the edges of everything that scrolls too.
	theme.ColorNameShadow:              alpha(both(0x000000, 0x000000), 0x16, 0x48),
	theme.ColorNameForegroundOnError:   both(0xFFFFFF, 0x2A1212),
	theme.ColorNameForegroundOnSuccess: both(0xFFFFFF, 0x10201F),
	theme.ColorNameForegroundOnWarning: both(0xFFFFFF, 0x2B1E05),
}
