package lke

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// treeRow paints one line of the tree: indentation, chevron or status icon,
// label, name, and the score at the right. It is painted by hand, since a tree
// repaints all its lines after every answer.
type treeRow struct {
	widget.BaseWidget
	row    row
	chosen bool
}

func newTreeRow() *treeRow {
	r := &treeRow{}
	r.ExtendBaseWidget(r)
	return r
}

// set shows a line. It paints even what it showed before, since the colours of
// the theme may have changed.
func (r *treeRow) set(line row, chosen bool) {
	r.row, r.chosen = line, chosen
	r.Refresh()
}

// icon gives the drawing before the label. The shapes differ, so that they can
// be told apart without colour.
func (r row) icon() (look.IconName, fyne.ThemeColorName) {
	switch {
	case r.branch && r.open:
		return look.IconChevronDown, look.ColorMuted
	case r.branch:
		return look.IconChevronRight, look.ColorMuted
	}
	if icon, token, ok := reviewIcon(r.review); ok {
		return icon, token
	}
	switch r.status {
	case statusDone:
		return look.IconCheckRing, look.ColorSuccess
	case statusNoProof:
		return look.IconPencilRing, look.ColorInfo
	}
	return look.IconRing, look.ColorMuted
}

// CreateRenderer is for Fyne.
func (r *treeRow) CreateRenderer() fyne.WidgetRenderer {
	p := &treeRowPainter{r: r, icon: &canvas.Image{FillMode: canvas.ImageFillContain},
		label: &canvas.Text{}, name: &canvas.Text{}, score: &canvas.Text{}}
	p.objects = []fyne.CanvasObject{p.icon, p.label, p.name, p.score}
	p.Refresh()
	return p
}

type treeRowPainter struct {
	r                  *treeRow
	icon               *canvas.Image
	label, name, score *canvas.Text
	objects            []fyne.CanvasObject
}

func (p *treeRowPainter) Destroy()                     {}
func (p *treeRowPainter) Objects() []fyne.CanvasObject { return p.objects }
func (p *treeRowPainter) MinSize() fyne.Size           { return fyne.NewSize(120, treeRowHeight) }

// Layout places the parts from both ends; the name gets what is left.
func (p *treeRowPainter) Layout(s fyne.Size) {
	row := p.r.row
	x := look.Gap16 + treeIndent*float32(row.depth)
	p.icon.Resize(fyne.NewSquareSize(treeIcon))
	p.icon.Move(fyne.NewPos(x, float32(int((s.Height-treeIcon)/2))))
	x += treeIcon + 6
	end := s.Width - look.Gap16
	kit.PlaceText(p.score, row.score, p.style(), fyne.TextAlignTrailing, fyne.NewPos(x, 0), fyne.NewSize(end-x, s.Height))
	end -= p.score.Size().Width + look.Gap8
	w := max(p.style().Measure(row.label).Width+look.Gap8, 19)
	kit.PlaceText(p.label, row.label, p.style(), fyne.TextAlignLeading, fyne.NewPos(x, 0), fyne.NewSize(w, s.Height))
	x += w
	kit.PlaceText(p.name, row.name, p.style(), fyne.TextAlignLeading, fyne.NewPos(x, 0), fyne.NewSize(end-x, s.Height))
}

// style is heavier for branches that are open and for the chosen line.
func (p *treeRowPainter) style() look.Style {
	if p.r.chosen || p.r.row.open {
		return look.Strong
	}
	return look.Body
}

// Refresh takes colours anew, so that a change of theme shows.
func (p *treeRowPainter) Refresh() {
	r := p.r
	text, label := fyne.ThemeColorName(look.ColorText), fyne.ThemeColorName(look.ColorMuted)
	if r.row.open {
		label = look.ColorText
	}
	score := text
	if r.row.status == statusBlank {
		score = look.ColorMuted
	}
	if r.chosen {
		text, label, score = look.ColorPrimary, look.ColorPrimary, look.ColorPrimary
	}
	p.name.Color, p.label.Color, p.score.Color = theme.Color(text), theme.Color(label), theme.Color(score)
	name, token := r.row.icon()
	icon := look.NewIcon(name, token)
	p.Layout(r.Size())
	if old, ok := p.icon.Resource.(*look.Icon); !ok || old.Name() != icon.Name() {
		p.icon.Resource = icon
		p.icon.Refresh()
	}
	p.label.Refresh()
	p.name.Refresh()
	p.score.Refresh()
}
