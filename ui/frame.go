package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// Sizes of the frame, as in the pictures of the design.
const (
	sidebarWidth  = 168
	railWidth     = 56  // of a sidebar that shows icons alone
	railBelow     = 960 // windows narrower than this get it
	lowBelow      = 480 // windows lower than this have no room for the name above and the person below
	headerHeight  = 56
	statusHeight  = 32
	pageMargin    = look.Gap24
	navGap        = look.Gap4
	markSize      = 24
	userRowHeight = 56
)

// frame lays navigation, header and status bar around the page.
func (s *Shell) frame() fyne.CanvasObject {
	right := kit.Rows(0,
		kit.Fixed(kit.Ground(look.ColorSurface, s.header.root), 0, headerHeight-1), kit.NewDivider(),
		kit.Grow(s.body),
		kit.NewDivider(), kit.Fixed(kit.Ground(look.ColorSurface, s.status.root), 0, statusHeight-1))
	side := kit.Ground(look.ColorSurface, s.sidebar())
	return container.New(&sideBySide{onRail: s.showRail}, side, kit.NewVDivider(), right)
}

// sideBySide is a row whose children are as high as the window. Where that is
// narrow, as with large text on a small screen, the sidebar gives way.
type sideBySide struct {
	rail, low bool
	onRail    func(rail, low bool)
}

// MinSize is for Fyne; the window's own smallest size stands in leastSize.
func (*sideBySide) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout is for Fyne.
func (l *sideBySide) Layout(o []fyne.CanvasObject, size fyne.Size) {
	var x float32
	side := float32(sidebarWidth)
	if size.Width < railBelow {
		side = railWidth
	}
	rail, low := side == railWidth, size.Height < lowBelow
	if rail != l.rail || low != l.low {
		l.rail, l.low = rail, low
		l.onRail(rail, low)
	}
	for i, w := range []float32{side - 1, 1, size.Width - side} {
		o[i].Move(fyne.NewPos(x, 0))
		o[i].Resize(fyne.NewSize(w, size.Height))
		x += w
	}
}

func (s *Shell) sidebar() fyne.CanvasObject {
	s.brand = kit.Title("SiapZI")
	brand := kit.Row(look.Gap8, kit.NewIcon(look.IconMark, look.ColorPrimary, markSize), s.brand)
	items := kit.Rows(navGap)
	s.nav = make([]*kit.NavItem, len(s.specs))
	for i, spec := range s.specs {
		s.nav[i] = kit.NewNavItem(spec.Icon, spec.Title, s.navTip(i), func() { s.Go(i) })
		items.Add(s.nav[i])
	}
	list, _ := kit.VScroll(items)
	s.head = kit.Fixed(kit.Padded(brand, 0, look.Gap16, 0, look.Gap16), 0, headerHeight)
	s.foot = kit.Rows(0, kit.NewDivider(), s.userRow())
	return kit.Rows(0, s.head, kit.Grow(kit.Padded(list, look.Gap8, 0, 0, 0)), s.foot)
}

// navTip is what a line of the sidebar says under the pointer; a rail has no
// other place for its word.
func (s *Shell) navTip(i int) string {
	tip := fmt.Sprintf("Alt+%d", i+1)
	if s.rail {
		tip = s.specs[i].Title + "  ·  " + tip
	}
	return tip
}

// showRail leaves the words of the sidebar away, or shows them again; in a low
// window its head and foot give way to the pages.
func (s *Shell) showRail(on, low bool) {
	s.rail, s.head.Hidden, s.foot.Hidden = on, low, low
	s.brand.Hidden = on
	for i, n := range s.nav {
		n.Tip(s.navTip(i))
	}
	s.showPerson()
}

// userRow tells in whose name changes are recorded; a press changes it.
func (s *Shell) userRow() fyne.CanvasObject {
	s.user = kit.Stack()
	s.showPerson()
	press := kit.NewPress(s.user, func() { s.AskPerson(nil) })
	press.Tip(lang.L("Siapa Anda di komputer ini"))
	return kit.Fixed(press, 0, userRowHeight)
}

// header tells whose workspace is open.
type header struct {
	root *fyne.Container
	unit *kit.Text
	rest *kit.Text
}

func newHeader(find fyne.CanvasObject) *header {
	h := &header{unit: kit.NewText("", look.Section, look.ColorText).Shrink(), rest: kit.NewText("", look.Lead, look.ColorMuted)}
	h.root = kit.Padded(container.New(&headerLayout{}, h.unit, h.rest, find), 0, look.Gap16, 0, pageMargin)
	return h
}

// show puts a unit's name, year and target into the header.
func (h *header) show(u model.Unit) {
	h.unit.Set(u.Name)
	h.rest.Set(fmt.Sprintf("%d  ·  %s", u.Year, lang.L("menuju {{.Target}}", map[string]any{"Target": string(u.Target)})))
	h.root.Refresh()
}

// headerLayout puts the rest right behind the name and the search field at the
// right. Where they do not fit, the field becomes narrower first, then the name
// is shortened.
type headerLayout struct{}

// Widths of the search field in the header.
const findWidth, findLeast = 348, 180

// MinSize is for Fyne.
func (*headerLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[1].MinSize().Width+findLeast, look.ControlHeight)
}

// Layout is for Fyne.
func (*headerLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	name, rest, find := o[0].(*kit.Text), o[1], o[2]
	restWidth, h := rest.MinSize().Width, kit.LineHeight(look.Section)
	want := look.Section.Measure(name.Text()).Width + 1
	f := min(max(size.Width-want-look.Gap12-restWidth-look.Gap24, findLeast), findWidth)
	w := max(min(want, size.Width-f-look.Gap24-restWidth-look.Gap12), 0)
	middle := func(height float32) float32 { return float32(int((size.Height - height) / 2)) }
	name.Move(fyne.NewPos(0, middle(h)))
	name.Resize(fyne.NewSize(w, h))
	rest.Move(fyne.NewPos(w+look.Gap12, middle(h)))
	rest.Resize(fyne.NewSize(restWidth, h))
	find.Move(fyne.NewPos(size.Width-f, middle(look.ControlHeight)))
	find.Resize(fyne.NewSize(f, look.ControlHeight))
}
