package kit

import (
	"fyne.io/fyne/v2"

	"siapzi/ui/look"
)

// Card puts content on a surface with a thin border: padding 12 above and
// below, 16 at the sides.
func Card(content fyne.CanvasObject) *fyne.Container {
	return Stack(NewBox(look.ColorSurface, look.ColorLine, look.Radius),
		Padded(content, look.Gap12, look.Gap16, look.Gap12, look.Gap16))
}

// Ground puts content on a plain fill without border, such as a pane's surface.
func Ground(fill fyne.ThemeColorName, content fyne.CanvasObject) *fyne.Container {
	return Stack(NewBox(fill, "", 0), content)
}

// Banner is a tinted row that tells something about what stands below it. The
// action may be "".
func Banner(tone Tone, icon look.IconName, text, action string, onAction func()) *fyne.Container {
	color, tint := tone.Tokens()
	parts := []fyne.CanvasObject{NewIcon(icon, color, look.IconSize), Grow(NewPara(text, look.Body, look.ColorText))}
	if action != "" {
		parts = append(parts, NewButton(Quiet, action, "", onAction).Small())
	}
	return Stack(NewBox(tint, "", look.Radius), Padded(Row(look.Gap12, parts...), look.Gap8, look.Gap12, look.Gap8, look.Gap12))
}

// KeyHint shows a shortcut as a small outlined box.
func KeyHint(keys string) *fyne.Container {
	return Stack(NewBox("", look.ColorLine, 4), Padded(Muted(keys), 1, 7, 1, 7))
}

// Pair is a muted label with a value at its right, the label labelWidth wide.
func Pair(label string, labelWidth float32, value fyne.CanvasObject) *fyne.Container {
	return RowTop(look.Gap8, Fixed(Muted(label), labelWidth, 0), Grow(value))
}
