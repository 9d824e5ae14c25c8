package kit

import (
	"fyne.io/fyne/v2"

	"siapzi/ui/look"
)

// Problem is one item of a batch that needs care.
type Problem struct {
	Name   string // the file or item as the user named it
	Text   string // a sentence: what happened and what to do
	Failed bool   // nothing of it was kept
}

// ShowProblems tells how a batch ended and lists what needs care.
func ShowProblems(w fyne.Window, title, text string, problems []Problem) *Dialog {
	list := Rows(look.Gap12)
	for _, p := range problems {
		icon, token := look.IconWarning, fyne.ThemeColorName(look.ColorWarning)
		if p.Failed {
			icon, token = look.IconCrossRing, look.ColorDanger
		}
		words := Rows(0, NewText(p.Name, look.Strong, look.ColorText).Shrink(), NewPara(p.Text, look.Body, look.ColorMuted))
		list.Add(RowTop(look.Gap12, Padded(NewIcon(icon, token, look.IconSize), 1, 0, 0, 0), Grow(words)))
	}
	scroll, _ := VScroll(Padded(list, 0, look.Gap12, 0, 0))
	const width, most = 560, 320
	h := min(HeightFor(list, width-2*look.Gap24-look.Gap12), most)
	return ShowDialog(w, DialogConfig{Title: title, Text: text, Body: Fixed(scroll, 0, h), Width: width})
}
