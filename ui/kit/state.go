package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/ui/look"
)

// EmptyState fills a pane that has nothing to show: an icon, a sentence, what
// to do, and the button that does it. action may be "".
func EmptyState(icon look.IconName, title, text, action string, onAction func()) *fyne.Container {
	return state(icon, look.ColorMuted, title, text, action, onAction)
}

// ErrorState fills a pane that could not load, with a button to try again.
func ErrorState(title, text string, retry func()) *fyne.Container {
	return state(look.IconWarning, look.ColorDanger, title, text, lang.L("Coba lagi"), retry)
}

func state(icon look.IconName, token fyne.ThemeColorName, title, text, action string, onAction func()) *fyne.Container {
	parts := []fyne.CanvasObject{
		Row(0, Space(), NewIcon(icon, token, 32), Space()),
		NewPara(title, look.Section, look.ColorText).Align(fyne.TextAlignCenter),
		NewPara(text, look.Body, look.ColorMuted).Align(fyne.TextAlignCenter),
	}
	if action != "" {
		parts = append(parts, Fixed(nothing(), 0, look.Gap4), Row(0, Space(), NewButton(Outlined, action, "", onAction), Space()))
	}
	return Centered(Padded(Rows(look.Gap8, parts...), look.Gap16, look.Gap16, look.Gap16, look.Gap16), 400)
}

// Loading fills a pane that is being read: grey bars in the shape of rows.
func Loading() *fyne.Container {
	bars := Rows(look.Gap12)
	for _, w := range []float32{320, 240, 280} {
		bars.Add(Row(0, Fixed(NewBox(look.ColorTrack, "", 4), w, 14), Space()))
	}
	return Padded(bars, look.Gap24, look.Gap24, look.Gap24, look.Gap24)
}

func nothing() fyne.CanvasObject { return NewBox("", "", 0) }
