package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"siapzi/ui/look"
)

// Pane is one column of Panes.
type Pane struct {
	Content   fyne.CanvasObject
	Width     float32 // in units; 0 for the one pane that takes the rest
	Min       float32 // narrowest width
	HideBelow float32 // hidden while the whole is narrower than this; 0 = never
}

// Panes are columns with movable dividers. Widths are kept in units, so that
// enlarging the window enlarges the pane without a width.
type Panes struct {
	widget.BaseWidget
	// OnMoved gets all widths (0 for the flexible pane) after a divider was
	// dragged, to be remembered.
	OnMoved func(widths []float32)
	panes   []Pane
	handles []*handle
	layout  func(fyne.Size) // of the renderer; nil before the first show
}

func (p *Panes) relayout() {
	if p.layout != nil {
		p.layout(p.Size())
	}
}

// NewPanes makes columns from left to right; exactly one has no width.
func NewPanes(panes ...Pane) *Panes {
	p := &Panes{panes: panes}
	for i := range len(panes) - 1 {
		h := &handle{panes: p, left: i}
		h.ExtendBaseWidget(h)
		p.handles = append(p.handles, h)
	}
	p.ExtendBaseWidget(p)
	return p
}

// SetWidths takes remembered widths; other numbers of panes are ignored.
func (p *Panes) SetWidths(widths []float32) {
	if len(widths) != len(p.panes) {
		return
	}
	for i, w := range widths {
		if p.panes[i].Width > 0 && w > 0 {
			p.panes[i].Width = max(w, p.panes[i].Min)
		}
	}
	p.relayout()
}

// Widths gives the present widths, 0 for the flexible pane.
func (p *Panes) Widths() []float32 {
	out := make([]float32, len(p.panes))
	for i := range p.panes {
		out[i] = p.panes[i].Width
	}
	return out
}

// shown tells whether pane i has a place in a whole of this width.
func (p *Panes) shown(i int, width float32) bool { return p.panes[i].HideBelow <= width }

// widths shares the whole: fixed panes get theirs, but give up what the
// flexible pane needs for its own smallest width.
func (p *Panes) widths(total float32) []float32 {
	out := make([]float32, len(p.panes))
	flex, rest := 0, total
	for i, pane := range p.panes {
		if !p.shown(i, total) {
			continue
		}
		if pane.Width == 0 {
			flex = i
			continue
		}
		out[i] = max(pane.Width, pane.Min)
		rest -= out[i]
	}
	for i := len(p.panes) - 1; i >= 0 && rest < p.panes[flex].Min; i-- {
		if i == flex || out[i] == 0 {
			continue
		}
		give := min(p.panes[flex].Min-rest, out[i]-p.panes[i].Min)
		out[i] -= give
		rest += give
	}
	out[flex] = max(rest, 0)
	return out
}

// move drags the divider right of pane i by dx.
func (p *Panes) move(i int, dx float32) {
	total := p.Size().Width
	now := p.widths(total)
	right := i + 1
	for right < len(now)-1 && !p.shown(right, total) {
		right++
	}
	dx = max(dx, p.panes[i].Min-now[i])
	dx = min(dx, now[right]-p.panes[right].Min)
	if p.panes[i].Width > 0 {
		p.panes[i].Width = now[i] + dx
	}
	if p.panes[right].Width > 0 {
		p.panes[right].Width = now[right] - dx
	}
	p.relayout()
}

// CreateRenderer is for Fyne.
func (p *Panes) CreateRenderer() fyne.WidgetRenderer {
	var objects []fyne.CanvasObject
	for _, pane := range p.panes {
		objects = append(objects, pane.Content)
	}
	for _, h := range p.handles {
		objects = append(objects, h)
	}
	layout := func(s fyne.Size) {
		var x float32
		for i, w := range p.widths(s.Width) {
			c := p.panes[i].Content
			if !p.shown(i, s.Width) {
				c.Hide()
				if i > 0 {
					p.handles[i-1].Hide()
				}
				continue
			}
			c.Show()
			c.Move(fyne.NewPos(x, 0))
			c.Resize(fyne.NewSize(w, s.Height))
			if i > 0 {
				p.handles[i-1].Show()
				p.handles[i-1].Move(fyne.NewPos(x-handleWidth/2, 0))
				p.handles[i-1].Resize(fyne.NewSize(handleWidth, s.Height))
			}
			x += w
		}
	}
	p.layout = layout
	return newPainter(
		func() fyne.Size {
			var s fyne.Size
			for _, pane := range p.panes {
				s.Height = max(s.Height, pane.Content.MinSize().Height)
				if pane.HideBelow == 0 {
					s.Width += pane.Min
				}
			}
			return s
		},
		layout, func() {}, objects...)
}

const handleWidth = 9

// handle is a divider: a thin line with a grip, wide enough to be caught.
type handle struct {
	widget.BaseWidget
	panes   *Panes
	left    int
	hovered bool
}

var (
	_ fyne.Draggable     = (*handle)(nil)
	_ desktop.Cursorable = (*handle)(nil)
	_ desktop.Hoverable  = (*handle)(nil)
)

// Dragged moves the divider.
func (h *handle) Dragged(e *fyne.DragEvent) { h.panes.move(h.left, e.Dragged.DX) }

// DragEnd tells the page about the new widths.
func (h *handle) DragEnd() {
	if h.panes.OnMoved != nil {
		h.panes.OnMoved(h.panes.Widths())
	}
}

// Cursor is for Fyne.
func (h *handle) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// MouseIn is for Fyne.
func (h *handle) MouseIn(*desktop.MouseEvent) { h.hovered = true; h.Refresh() }

// MouseMoved is for Fyne.
func (h *handle) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (h *handle) MouseOut() { h.hovered = false; h.Refresh() }

// CreateRenderer is for Fyne.
func (h *handle) CreateRenderer() fyne.WidgetRenderer {
	line, grip := &canvas.Rectangle{}, &canvas.Rectangle{CornerRadius: 1.5}
	return newPainter(
		func() fyne.Size { return fyne.NewSize(handleWidth, 0) },
		func(s fyne.Size) {
			x := float32(int(s.Width / 2))
			line.Move(fyne.NewPos(x, 0))
			line.Resize(fyne.NewSize(1, s.Height))
			grip.Move(fyne.NewPos(x-1, half(s.Height-32)))
			grip.Resize(fyne.NewSize(3, 32))
		},
		func() {
			line.FillColor, grip.FillColor = theme.Color(look.ColorLine), theme.Color(look.ColorControl)
			if h.hovered {
				line.FillColor, grip.FillColor = theme.Color(look.ColorPrimary), theme.Color(look.ColorPrimary)
			}
		}, line, grip)
}
