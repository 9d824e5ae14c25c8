package survei

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"siapzi/model/chart"
	"siapzi/model/survey"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// Least widths: what is left is shared by label and bar.
const (
	barHeight  = float32(14)
	barWidth   = float32(80)
	labelWidth = float32(150)
	valueWidth = float32(60)
)

// bars paints a chart: a label with its note, a bar and its value in each row.
// Long labels go on in a second line. What deserves care has another colour and
// says so by an icon.
func bars(c survey.Chart) *fyne.Container {
	rows := kit.Rows(look.Gap8)
	for _, b := range c.Bars {
		words := kit.Rows(0, kit.NewPara(word(b.Label), look.Body, look.ColorText))
		if b.Note != "" {
			words.Add(kit.NewPara(note(b), look.Body, look.ColorMuted))
		}
		label := kit.RowTop(look.Gap8)
		if b.Key != "" {
			label.Add(kit.Fixed(kit.NewText(b.Key, look.Strong, look.ColorPrimary), 26, 0))
		}
		label.Add(kit.Grow(words))
		value := kit.Row(look.Gap4, kit.NewText(b.Text, look.Strong, look.ColorText))
		if b.Mark {
			value.Add(kit.NewIcon(look.IconWarning, look.ColorWarning, look.IconSize))
		}
		rows.Add(kit.Row(look.Gap12, kit.Grow(kit.Fixed(label, labelWidth, 0)), kit.Grow(bar(c, b)), kit.Fixed(value, valueWidth, 0)))
	}
	return rows
}

// bar is one bar with the line of the minimum.
func bar(c survey.Chart, b survey.Bar) fyne.CanvasObject {
	fill := look.ColorPrimary
	if b.Mark {
		fill = look.ColorWarning
	}
	g := chart.Bar{Parts: []float64{b.Value / c.Max}, Mark: c.Line / c.Max}
	objects := []fyne.CanvasObject{kit.NewBox(look.ColorTrack, "", 2), kit.NewBox(fill, "", 2)}
	if g.Mark > 0 {
		objects = append(objects, kit.NewBox(look.ColorText, "", 0))
	}
	return container.New(&barLayout{g}, objects...)
}

// barLayout places track, bar and line.
type barLayout struct{ g chart.Bar }

func (l *barLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(barWidth, barHeight+8)
}

func (l *barLayout) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	y := (s.Height - barHeight) / 2
	for i, o := range objects {
		switch i {
		case 0:
			o.Move(fyne.NewPos(0, y))
			o.Resize(fyne.NewSize(s.Width, barHeight))
		case 1:
			o.Move(fyne.NewPos(0, y))
			o.Resize(fyne.NewSize(s.Width*float32(l.g.Filled()), barHeight))
		default:
			o.Move(fyne.NewPos(s.Width*float32(l.g.Mark)-1, y-4))
			o.Resize(fyne.NewSize(2, barHeight+8))
		}
	}
}
