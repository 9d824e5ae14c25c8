package kit

import (
	"sort"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"siapzi/ui/look"
)

// ListConfig says what a list shows. Count, NewRow and Bind are needed.
type ListConfig struct {
	Count  func() int
	NewRow func() fyne.CanvasObject
	// Bind puts item i into a row made by NewRow. It is called whenever a row
	// comes into view or changes state, so it must only compare and set.
	Bind func(i int, row fyne.CanvasObject, s RowState)

	RowHeight float32             // 0 means 36
	HeightOf  func(i int) float32 // nil means RowHeight for all
	CanSelect func(i int) bool    // nil means every row
	OnSelect  func(i int)         // after the selection moved to i by the user
	OnPress   func(i int)         // every click on a row, also on the selected one
	OnOpen    func(i int)         // double click or Enter
	OnMenu    func(i int, at fyne.Position)
	OnKey     func(*fyne.KeyEvent) bool // before the list's own keys; true means handled
	Inset     float32                   // distance of the row's ground from the sides, with round corners
	Dividers  bool                      // thin line under each row
}

// RowState is what a row may want to paint differently.
type RowState struct{ Selected, Hovered bool }

// List shows any number of rows; only those in view exist. It has one selected
// row, moved by mouse and by ↑ ↓ Home End PageUp PageDown.
type List struct {
	widget.BaseWidget
	cfg      ListConfig
	scroll   *container.Scroll
	body     *fyne.Container
	slots    []*slot
	tops     []float32 // top of each row and the end, only with HeightOf
	selected int
	focused  bool

	clicked   int // the row of the last click, and when it was
	clickedAt time.Time
}

var _ fyne.Focusable = (*List)(nil)

// NewList makes a list with no row selected.
func NewList(cfg ListConfig) *List {
	if cfg.RowHeight == 0 {
		cfg.RowHeight = 36
	}
	l := &List{cfg: cfg, selected: -1, clicked: -1}
	l.body = container.New(&listBody{l})
	l.scroll = container.NewVScroll(l.body)
	l.scroll.OnScrolled = func(fyne.Position) { l.place(false) }
	l.measure()
	l.ExtendBaseWidget(l)
	return l
}

// Reload shows the data anew after the items changed. The selection stays
// where it is by number; call Select to move it.
func (l *List) Reload() {
	l.measure()
	if l.selected >= l.cfg.Count() {
		l.selected = -1
	}
	if maxY := max(l.height()-l.scroll.Size().Height, 0); l.scroll.Offset.Y > maxY {
		l.scroll.Offset.Y = maxY
	}
	l.scroll.Refresh()
	l.place(true)
}

// Repaint binds the visible rows again after the items' content changed while
// their number and heights did not.
func (l *List) Repaint() { l.place(true) }

// Selected gives the number of the selected row, or -1.
func (l *List) Selected() int { return l.selected }

// Select moves the selection without calling OnSelect and shows the row; -1
// selects none.
func (l *List) Select(i int) {
	l.Mark(i)
	if i >= 0 {
		l.ScrollTo(i)
	}
}

// Mark moves the selection without calling OnSelect and without scrolling; -1
// selects none.
func (l *List) Mark(i int) {
	if i >= l.cfg.Count() {
		i = -1
	}
	if i != l.selected {
		l.selected = i
		l.place(true)
	}
}

// ScrollTo brings row i into view with as little movement as possible.
func (l *List) ScrollTo(i int) {
	if i < 0 || i >= l.cfg.Count() {
		return
	}
	top, bottom, view := l.top(i), l.top(i+1), l.scroll.Size().Height
	y := l.scroll.Offset.Y
	switch {
	case view <= 0:
		return
	case top < y:
		y = top
	case bottom > y+view:
		y = bottom - view
	default:
		return
	}
	l.scroll.Offset.Y = y
	l.scroll.Refresh()
	l.place(false)
}

// Offset and SetOffset let a page remember how far it was scrolled.
func (l *List) Offset() float32 { return l.scroll.Offset.Y }

// SetOffset scrolls to a remembered place.
func (l *List) SetOffset(y float32) {
	l.scroll.Offset.Y = max(min(y, l.height()-l.scroll.Size().Height), 0)
	l.scroll.Refresh()
	l.place(false)
}

// choose selects as the user would.
func (l *List) choose(i int) {
	if i < 0 || i >= l.cfg.Count() || (l.cfg.CanSelect != nil && !l.cfg.CanSelect(i)) {
		return
	}
	changed := i != l.selected
	l.Select(i)
	if changed && l.cfg.OnSelect != nil {
		l.cfg.OnSelect(i)
	}
}

// doubleClick is how close two clicks count as one double click.
const doubleClick = 400 * time.Millisecond

// press selects at once, without waiting for a second click; the second opens,
// the other button asks for the menu.
func (l *List) press(i int, button desktop.MouseButton, at fyne.Position) {
	if i < 0 || i >= l.cfg.Count() {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(l); c != nil {
		c.Focus(l)
	}
	l.choose(i)
	if button == desktop.MouseButtonSecondary {
		if l.cfg.OnMenu != nil {
			l.cfg.OnMenu(i, at)
		}
		return
	}
	if l.cfg.OnPress != nil {
		l.cfg.OnPress(i)
	}
	again := l.clicked == i && time.Since(l.clickedAt) < doubleClick
	l.clicked, l.clickedAt = i, time.Now()
	if again && l.cfg.OnOpen != nil {
		l.clicked = -1
		l.cfg.OnOpen(i)
	}
}

// Press clicks row i as the mouse would; for tests.
func (l *List) Press(i int, button desktop.MouseButton) { l.press(i, button, fyne.Position{}) }

// Step moves the selection by n rows as ↓ (or ↑ for a negative n) does; for a
// search field above the list that keeps the focus.
func (l *List) Step(n int) { l.step(n) }

// step moves the selection by n selectable rows, stopping at the ends.
func (l *List) step(n int) {
	dir := 1
	if n < 0 {
		dir, n = -1, -n
	}
	i, target := l.selected, l.selected
	if i < 0 && dir < 0 {
		i = l.cfg.Count()
	}
	for n > 0 {
		i += dir
		if i < 0 || i >= l.cfg.Count() {
			break
		}
		if l.cfg.CanSelect == nil || l.cfg.CanSelect(i) {
			target = i
			n--
		}
	}
	l.choose(target)
}

// TypedKey is for Fyne.
func (l *List) TypedKey(e *fyne.KeyEvent) {
	if l.cfg.OnKey != nil && l.cfg.OnKey(e) {
		return
	}
	page := max(int(l.scroll.Size().Height/l.cfg.RowHeight)-1, 1)
	switch e.Name {
	case fyne.KeyDown:
		l.step(1)
	case fyne.KeyUp:
		l.step(-1)
	case fyne.KeyPageDown:
		l.step(page)
	case fyne.KeyPageUp:
		l.step(-page)
	case fyne.KeyHome:
		l.step(-l.cfg.Count())
	case fyne.KeyEnd:
		l.step(l.cfg.Count())
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.cfg.OnOpen != nil && l.selected >= 0 {
			l.cfg.OnOpen(l.selected)
		}
	case fyne.KeyEscape:
		dialogKey(l, e)
	default:
		passHelp(l, e)
	}
}

// TypedRune leaves characters to the page.
func (l *List) TypedRune(r rune) { passRune(l, r) }

// FocusGained is for Fyne.
func (l *List) FocusGained() { l.focused = true; l.place(true) }

// FocusLost is for Fyne.
func (l *List) FocusLost() { l.focused = false; l.place(true) }

func (l *List) measure() {
	l.tops = nil
	if l.cfg.HeightOf == nil {
		return
	}
	n := l.cfg.Count()
	l.tops = make([]float32, n+1)
	for i := range n {
		l.tops[i+1] = l.tops[i] + l.cfg.HeightOf(i)
	}
}

func (l *List) top(i int) float32 {
	if l.tops != nil {
		return l.tops[min(i, len(l.tops)-1)]
	}
	return float32(i) * l.cfg.RowHeight
}

func (l *List) height() float32 { return l.top(l.cfg.Count()) }

// first gives the row that lies at y.
func (l *List) first(y float32) int {
	if l.tops != nil {
		return max(sort.Search(len(l.tops), func(i int) bool { return l.tops[i] > y })-1, 0)
	}
	return max(int(y/l.cfg.RowHeight), 0)
}

// place moves row slots over the items in view. A slot keeps its item while it
// stays in view, so that scrolling binds only the rows that come in; all binds
// every one.
func (l *List) place(all bool) {
	view, n := l.scroll.Size(), l.cfg.Count()
	if view.Height <= 0 || view.Width <= 0 {
		return
	}
	from := l.first(l.scroll.Offset.Y)
	to := from
	for to < n && l.top(to) < l.scroll.Offset.Y+view.Height {
		to++
	}
	at := make(map[int]*slot, to-from)
	var free []*slot
	for _, s := range l.slots {
		if s.item >= from && s.item < to {
			at[s.item] = s
		} else {
			free = append(free, s)
		}
	}
	for i := from; i < to; i++ {
		s := at[i]
		fresh := s == nil
		if fresh {
			if len(free) > 0 {
				s, free = free[len(free)-1], free[:len(free)-1]
			} else {
				s = newSlot(l)
				l.slots = append(l.slots, s)
				l.body.Objects = append(l.body.Objects, s)
			}
			s.item, s.hovered = i, false
			s.Show()
		}
		s.Move(fyne.NewPos(0, l.top(i)))
		s.Resize(fyne.NewSize(view.Width, l.top(i+1)-l.top(i)))
		if fresh || all {
			s.Refresh()
		}
	}
	for _, s := range free {
		s.item = -1
		s.Hide()
	}
}

// CreateRenderer is for Fyne.
func (l *List) CreateRenderer() fyne.WidgetRenderer {
	return newPainter(
		func() fyne.Size { return fyne.NewSize(64, 2*l.cfg.RowHeight) },
		func(s fyne.Size) {
			l.scroll.Resize(s)
			l.place(false)
		},
		func() { l.place(true) }, l.scroll)
}

// listBody is as high as all rows together; slots are placed by the list.
type listBody struct{ l *List }

func (b *listBody) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, b.l.height()) }
func (b *listBody) Layout([]fyne.CanvasObject, fyne.Size) {}

// slot is one visible row: ground, content, divider.
type slot struct {
	widget.BaseWidget
	list    *List
	content fyne.CanvasObject
	item    int
	hovered bool
}

var (
	_ desktop.Mouseable = (*slot)(nil)
	_ desktop.Hoverable = (*slot)(nil)
)

func newSlot(l *List) *slot {
	s := &slot{list: l, content: l.cfg.NewRow(), item: -1}
	s.ExtendBaseWidget(s)
	return s
}

// MouseDown is for Fyne.
func (s *slot) MouseDown(e *desktop.MouseEvent) {
	s.list.press(s.item, e.Button, e.AbsolutePosition)
}

// MouseUp is for Fyne.
func (s *slot) MouseUp(*desktop.MouseEvent) {}

// MouseIn is for Fyne.
func (s *slot) MouseIn(*desktop.MouseEvent) { s.hovered = true; s.Refresh() }

// MouseMoved is for Fyne.
func (s *slot) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (s *slot) MouseOut() { s.hovered = false; s.Refresh() }

// CreateRenderer is for Fyne.
func (s *slot) CreateRenderer() fyne.WidgetRenderer {
	ground, ring, line := &canvas.Rectangle{}, &canvas.Rectangle{}, &canvas.Rectangle{}
	l := s.list
	return newPainter(
		func() fyne.Size { return fyne.Size{} },
		func(size fyne.Size) {
			for _, r := range []*canvas.Rectangle{ground, ring} {
				r.Move(fyne.NewPos(l.cfg.Inset, 0))
				r.Resize(fyne.NewSize(size.Width-2*l.cfg.Inset, size.Height))
			}
			s.content.Resize(size)
			line.Move(fyne.NewPos(0, size.Height-1))
			line.Resize(fyne.NewSize(size.Width, 1))
		},
		func() {
			if s.item < 0 || s.item >= l.cfg.Count() {
				return
			}
			state := RowState{Selected: s.item == l.selected, Hovered: s.hovered}
			fill, radius := look.ColorNone, float32(0)
			switch {
			case state.Selected:
				fill = look.ColorPrimaryTint
			case state.Hovered && (l.cfg.CanSelect == nil || l.cfg.CanSelect(s.item)):
				fill = look.ColorHover
			}
			if l.cfg.Inset > 0 {
				radius = 4
			}
			paintRect(ground, fill, "", 0, radius)
			paintRing(ring, l.focused && state.Selected)
			ring.CornerRadius = radius
			line.Hidden = !l.cfg.Dividers
			line.FillColor = colorOf(look.ColorLine)
			l.cfg.Bind(s.item, s.content, state)
		}, ground, s.content, line, ring)
}
