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

// place puts the strip at pos.
func (s *strip) place(pos fyne.Position) {
	for i := range s.boxes {
		at := pos.AddXY(float32(i)*(cellWidth+cellGap), 0)
		s.boxes[i].Move(at)
		s.boxes[i].Resize(fyne.NewSize(cellWidth, cellHeight))
		s.signs[i].Move(at.AddXY(4, 5))
		s.signs[i].Resize(fyne.NewSquareSize(12))
		s.texts[i].Move(at)
		s.texts[i].Resize(fyne.NewSize(cellWidth, cellHeight))
	}
}

// set paints cells.
func (s *strip) set(cells [12]plan.Cell) {
	for i, c := range cells {
		fill, stroke, width := look.ColorHover, look.ColorNone, float32(0)
		icon, token, text := look.IconName(""), look.ColorText, ""
		switch c {
		case plan.CellDone:
			fill, icon, token = look.ColorPrimary, look.IconCheck, look.ColorOnPrimary
		case plan.CellPlanned, plan.CellDue:
			fill, stroke, width = look.ColorSurface, look.ColorControl, 1
		case plan.CellLate:
			fill, stroke, width, text = look.ColorSurface, look.ColorDanger, 2, "!"
		case plan.CellSettled:
			fill, stroke, width, icon, token = look.ColorSurface, look.ColorControl, 1, look.IconCheck, look.ColorPrimary
		case plan.CellOpen:
			fill, stroke, width, text = look.ColorHover, look.ColorControl, 1, "–"
		}
		box := s.boxes[i]
		box.FillColor, box.StrokeColor, box.StrokeWidth = theme.Color(fill), theme.Color(stroke), width
		box.Refresh()
		s.signs[i].Hidden = icon == ""
		if icon != "" {
			s.sign(i, icon, token)
		}
		s.texts[i].Hidden = text == ""
		if text != "" {
			s.texts[i].Color = theme.Color(look.ColorMuted)
			if c == plan.CellLate {
				s.texts[i].Color = theme.Color(look.ColorDanger)
			}
			s.texts[i].Text, s.texts[i].Alignment = text, fyne.TextAlignCenter
			look.Strong.Apply(s.texts[i])
			s.texts[i].Refresh()
		}
	}
}

func (s *strip) sign(i int, icon look.IconName, token fyne.ThemeColorName) {
	res := look.NewIcon(icon, token)
	if old, ok := s.signs[i].Resource.(*look.Icon); !ok || old.Name() != res.Name() {
		s.signs[i].Resource = res
		s.signs[i].Refresh()
	}
}

// monthHead is the heading "05" of a column.
func monthHead(m int) string { return fmt.Sprintf("%02d", m) }
