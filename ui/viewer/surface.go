package viewer

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"siapzi/ui/look"
)

// a4 is the height of an upright A4 page by its width, taken until a page is known.
const a4 = float32(297.0 / 210.0)

// surface is the page with its border and marks. It takes wheel, drag and keys.
type surface struct {
	widget.BaseWidget
	v       *View
	image   *canvas.Image
	page    int // that the image shows
	border  *canvas.Rectangle
	marks   []*canvas.Rectangle
	focused bool
	turning float32 // how far the wheel was turned beyond the page's edge
}

var (
	_ fyne.Draggable     = (*surface)(nil)
	_ fyne.Scrollable    = (*surface)(nil)
	_ fyne.Focusable     = (*surface)(nil)
	_ fyne.Tappable      = (*surface)(nil)
	_ fyne.Shortcutable  = (*surface)(nil)
	_ desktop.Cursorable = (*surface)(nil)
)

func newSurface(v *View) *surface {
	s := &surface{v: v, image: &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleSmooth},
		border: &canvas.Rectangle{StrokeWidth: 1}}
	s.ExtendBaseWidget(s)
	return s
}

// set replaces the picture; nil takes it away.
func (s *surface) set(img image.Image, page int) {
	s.image.Image, s.page = img, page
	s.marks = nil
	s.Refresh()
}

// ratio is the height of the page by its width.
func (s *surface) ratio() float32 {
	if img := s.image.Image; img != nil && img.Bounds().Dx() > 0 {
		return float32(img.Bounds().Dy()) / float32(img.Bounds().Dx())
	}
	return a4
}

// MinSize is for Fyne: what is larger than the area is scrolled.
func (s *surface) MinSize() fyne.Size {
	if s.v.area == nil {
		return fyne.Size{}
	}
	p := s.v.area.paper()
	if s.v.zoom.step == 0 { // a page that fits never makes its area larger
		p.Width = 0
		if s.v.zoom.whole || !s.v.large {
			p.Height = 0
		}
	}
	return p
}

// sheet gives where the paper lies on the surface.
func (s *surface) sheet() (fyne.Position, fyne.Size) {
	p, all := s.v.area.paper(), s.Size()
	return fyne.NewPos(float32(int(max(all.Width-p.Width, 0)/2)), float32(int(max(all.Height-p.Height, 0)/2))), p
}

// CreateRenderer is for Fyne.
func (s *surface) CreateRenderer() fyne.WidgetRenderer { return &surfaceRenderer{s} }

type surfaceRenderer struct{ s *surface }

func (r *surfaceRenderer) Destroy()           {}
func (r *surfaceRenderer) MinSize() fyne.Size { return r.s.MinSize() }

func (r *surfaceRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.s.border, r.s.image}
	for _, m := range r.s.marks {
		out = append(out, m)
	}
	return out
}

// Layout is for Fyne.
func (r *surfaceRenderer) Layout(fyne.Size) {
	s := r.s
	at, size := s.sheet()
	s.border.Move(at)
	s.border.Resize(size)
	inner := size.SubtractWidthHeight(2, 2)
	s.image.Move(at.AddXY(1, 1))
	if s.image.Size() != inner {
		s.image.Resize(inner)
	}
	r.layoutMarks(at.AddXY(1, 1), inner)
}

// layoutMarks puts a rectangle over every found word of the page.
func (r *surfaceRenderer) layoutMarks(at fyne.Position, size fyne.Size) {
	s, n := r.s, 0
	for _, h := range s.v.find.hits {
		if h.Page != s.page || s.image.Image == nil {
			continue
		}
		token := look.ColorPaperMark
		if s.v.find.isCurrent(h) {
			token = look.ColorPaperMarkNow
		}
		for _, b := range h.Boxes {
			if n == len(s.marks) {
				s.marks = append(s.marks, &canvas.Rectangle{CornerRadius: 2})
			}
			m := s.marks[n]
			m.FillColor = theme.Color(token)
			m.Move(at.AddXY(float32(b.X)*size.Width-1, float32(b.Y)*size.Height-1))
			m.Resize(fyne.NewSize(float32(b.W)*size.Width+2, float32(b.H)*size.Height+2))
			n++
		}
	}
	s.marks = s.marks[:n]
}

// Refresh is for Fyne.
func (r *surfaceRenderer) Refresh() {
	s := r.s
	s.border.StrokeColor, s.border.StrokeWidth = theme.Color(look.ColorLine), 1
	if s.focused {
		s.border.StrokeColor, s.border.StrokeWidth = theme.Color(look.ColorPrimary), 2
	}
	s.border.FillColor = theme.Color(look.ColorPaper) // the image hides it; without it some painters leave the border out
	s.border.Hidden = s.image.Image == nil
	s.image.Hidden = s.image.Image == nil
	r.Layout(s.Size())
	s.border.Refresh()
	s.image.Refresh()
	canvas.Refresh(s)
}

// Cursor is a hand on a page that can be moved.
func (s *surface) Cursor() desktop.Cursor {
	if s.movable() {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// movable tells whether the page is larger than the area.
func (s *surface) movable() bool {
	p, a := s.MinSize(), s.v.area.Size()
	return p.Width > a.Width || p.Height > a.Height
}

// Dragged moves the page.
func (s *surface) Dragged(e *fyne.DragEvent) {
	sc := s.v.area.scroll
	sc.ScrollToOffset(sc.Offset.SubtractXY(e.Dragged.DX, e.Dragged.DY))
}

// DragEnd is for Fyne.
func (s *surface) DragEnd() {}

// turnAfter is how far the wheel has to go on beyond a page's edge before the
// page is turned: three notches, since people overshoot.
const turnAfter = float32(30)

// Scrolled enlarges with Ctrl, moves a page that is larger than its area, and
// gives the rest to the pane around it. In the large view it turns pages.
func (s *surface) Scrolled(e *fyne.ScrollEvent) {
	sc := s.v.area.scroll
	switch {
	case s.v.modifiers()&fyne.KeyModifierShortcutDefault != 0:
		if e.Scrolled.DY > 0 {
			s.v.Zoom(1)
		} else if e.Scrolled.DY < 0 {
			s.v.Zoom(-1)
		}
		return
	case s.movable():
		before := sc.Offset
		sc.Scrolled(e)
		if sc.Offset != before {
			s.turning = 0
			return
		}
	}
	switch {
	case s.v.large:
		s.turnBy(e.Scrolled.DY)
	case s.v.Outer != nil:
		s.v.Outer.Scrolled(e)
	}
}

// turnBy turns the page when the wheel went far enough in one direction.
func (s *surface) turnBy(dy float32) {
	if s.turning*dy < 0 {
		s.turning = 0
	}
	s.turning += dy
	switch {
	case s.turning <= -turnAfter:
		s.turning = 0
		s.v.Turn(1)
	case s.turning >= turnAfter && s.v.page > 0:
		s.turning = 0
		s.v.Turn(-1)
		s.v.area.scroll.ScrollToBottom()
	}
}
