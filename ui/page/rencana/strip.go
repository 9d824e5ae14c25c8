package rencana

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"siapzi/model/plan"
	"siapzi/ui/look"
)

// Measures of the strip, as in the pictures of the design.
const (
	cellWidth  = float32(20)
	cellHeight = float32(22)
	cellGap    = float32(2)
	stripWidth = 12*cellWidth + 11*cellGap
)

// strip paints twelve cells: a rectangle and a sign each. It is a part of a
// row's painter and no widget of its own.
type strip struct {
	boxes [12]*canvas.Rectangle
	signs [12]*canvas.Image
	texts [12]*canvas.Text
}

func newStrip() *strip {
	s := &strip{}
	for i := range s.boxes {
		s.boxes[i] = &canvas.Rectangle{CornerRadius: 3}
		s.signs[i] = &canvas.Image{FillMode: canvas.ImageFillContain}
		s.texts[i] = &canvas.Text{}
	}
	return s
}

func (s *strip) objects() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for i := range s.boxes {
		out = append(out, s.boxes[i], s.signs[i], s.texts[i])
	}
	return out
}

// place puts the strip at pos, with cells of the table's size.
func (s *strip) place(pos fyne.Position) {
	for i := range s.boxes {
		s.placeCell(i+1, pos.AddXY(float32(i)*(cellWidth+cellGap), 0), fyne.NewSize(cellWidth, cellHeight))
	}
}

// placeCell puts the cell of a month into a rectangle.
func (s *strip) placeCell(month int, at fyne.Position, size fyne.Size) {
	i := month - 1
	s.boxes[i].Move(at)
	s.boxes[i].Resize(size)
	s.signs[i].Move(at.AddXY((size.Width-12)/2, (size.Height-12)/2))
	s.signs[i].Resize(fyne.NewSquareSize(12))
	s.texts[i].Move(at)
	s.texts[i].Resize(size)
}

// set paints cells.
func (s *strip) set(cells [12]plan.Cell) {
	for i, c := range cells {
		switch c {
		case plan.CellDone:
			s.paint(i, look.ColorPrimary, look.ColorNone, 0, look.IconCheck, look.ColorOnPrimary, "", "")
		case plan.CellPlanned, plan.CellDue:
			s.paint(i, look.ColorSurface, look.ColorControl, 1, "", "", "", "")
		case plan.CellLate:
			s.paint(i, look.ColorSurface, look.ColorDanger, 2, "", "", "!", look.ColorDanger)
		case plan.CellSettled:
			s.paint(i, look.ColorSurface, look.ColorControl, 1, look.IconCheck, look.ColorPrimary, "", "")
		case plan.CellOpen:
			s.paint(i, look.ColorHover, look.ColorControl, 1, "", "", "–", look.ColorMuted)
		default:
			s.paint(i, look.ColorHover, look.ColorNone, 0, "", "", "", "")
		}
	}
}

// paint paints one cell: its box, and an icon or a text where there is one.
func (s *strip) paint(i int, fill, stroke fyne.ThemeColorName, width float32, icon look.IconName, iconToken fyne.ThemeColorName, text string, textToken fyne.ThemeColorName) {
	box := s.boxes[i]
	box.FillColor, box.StrokeColor, box.StrokeWidth = theme.Color(fill), theme.Color(stroke), width
	box.Refresh()
	s.signs[i].Hidden = icon == ""
	if icon != "" {
		setIcon(s.signs[i], icon, iconToken)
	}
	s.texts[i].Hidden = text == ""
	if text != "" {
		s.texts[i].Color = theme.Color(textToken)
		s.texts[i].Text, s.texts[i].Alignment = text, fyne.TextAlignCenter
		look.Strong.Apply(s.texts[i])
		s.texts[i].Refresh()
	}
}

// setIcon puts an icon into img unless it is there already.
func setIcon(img *canvas.Image, name look.IconName, token fyne.ThemeColorName) {
	res := look.NewIcon(name, token)
	if old, ok := img.Resource.(*look.Icon); !ok || old.Name() != res.Name() {
		img.Resource = res
		img.Refresh()
	}
}

// monthHead is the heading "05" of a column.
func monthHead(m int) string { return fmt.Sprintf("%02d", m) }
