package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"siapzi/ui/look"
)

// numbers is a list of n rows that remembers what was bound and chosen.
type numbers struct {
	list   *List
	n      int
	bound  int
	chosen []int
	opened []int
	menu   []int
}

func newNumbers(n int, change func(*ListConfig)) *numbers {
	x := &numbers{n: n}
	cfg := ListConfig{
		Count:  func() int { return x.n },
		NewRow: func() fyne.CanvasObject { return NewText("", look.Body, look.ColorText) },
		Bind: func(i int, row fyne.CanvasObject, _ RowState) {
			x.bound++
			row.(*Text).Set(fmt.Sprintf("Baris %d", i))
		},
		RowHeight: 30,
		OnSelect:  func(i int) { x.chosen = append(x.chosen, i) },
		OnOpen:    func(i int) { x.opened = append(x.opened, i) },
		OnMenu:    func(i int, _ fyne.Position) { x.menu = append(x.menu, i) },
	}
	if change != nil {
		change(&cfg)
	}
	x.list = NewList(cfg)
	return x
}

// slotAt gives the row that shows item i, or nil.
func (x *numbers) slotAt(i int) *slot {
	for _, s := range x.list.slots {
		if s.item == i && s.Visible() {
			return s
		}
	}
	return nil
}

func TestList(t *testing.T) {
	t.Run("makes rows only for what is in view", func(t *testing.T) {
		x := newNumbers(100_000, nil)
		show(t, look.Light, fyne.NewSize(200, 300), x.list)
		if got := len(x.list.slots); got != 10 {
			t.Errorf("%d rows for a view of ten", got)
		}
	})

	t.Run("a wheel step binds only the rows that come in", func(t *testing.T) {
		x := newNumbers(100_000, nil)
		show(t, look.Light, fyne.NewSize(200, 300), x.list)
		x.bound = 0
		x.list.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -30)})
		if x.bound == 0 || x.bound > 4 {
			t.Errorf("bound %d rows", x.bound)
		}
		if s := x.slotAt(5); s == nil || s.content.(*Text).Text() != "Baris 5" {
			t.Error("row 5 is not shown")
		}
	})

	t.Run("arrows, Home, End and pages move the selection into view", func(t *testing.T) {
		x := newNumbers(1000, nil)
		show(t, look.Light, fyne.NewSize(200, 300), x.list)
		for _, k := range []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyHome, fyne.KeyUp} {
			x.list.TypedKey(&fyne.KeyEvent{Name: k})
		}
		if got, want := fmt.Sprint(x.chosen), "[0 1 0 999 990 0]"; got != want {
			t.Errorf("chosen %s, want %s", got, want)
		}
		x.list.Select(700)
		if x.slotAt(700) == nil {
			t.Error("the selected row is out of view")
		}
	})

	t.Run("rows that cannot be selected are passed over", func(t *testing.T) {
		x := newNumbers(6, func(c *ListConfig) { c.CanSelect = func(i int) bool { return i%2 == 1 } })
		show(t, look.Light, fyne.NewSize(200, 300), x.list)
		x.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		x.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		x.slotAt(4).MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
		if got, want := fmt.Sprint(x.chosen), "[1 3]"; got != want {
			t.Errorf("chosen %s, want %s", got, want)
		}
	})

	t.Run("one click selects and takes the focus, two open, the other button asks for the menu", func(t *testing.T) {
		x := newNumbers(20, nil)
		w := show(t, look.Light, fyne.NewSize(200, 300), x.list)
		s := x.slotAt(3)
		s.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
		if w.Canvas().Focused() != x.list || x.list.Selected() != 3 || len(x.opened) != 0 {
			t.Errorf("after one click: selected %d, opened %v", x.list.Selected(), x.opened)
		}
		s.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
		x.slotAt(5).MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonSecondary})
		if fmt.Sprint(x.opened, x.menu, x.list.Selected()) != "[3] [5] 5" {
			t.Errorf("opened %v, menu %v, selected %d", x.opened, x.menu, x.list.Selected())
		}
	})

	t.Run("shorter data drops the selection and the scroll", func(t *testing.T) {
		x := newNumbers(1000, nil)
		show(t, look.Light, fyne.NewSize(200, 300), x.list)
		x.list.Select(900)
		x.n = 5
		x.list.Reload()
		if x.list.Selected() != -1 || x.list.Offset() != 0 || x.slotAt(4) == nil || x.slotAt(900) != nil {
			t.Errorf("selected %d, offset %g", x.list.Selected(), x.list.Offset())
		}
	})

	t.Run("rows of different heights stand below each other", func(t *testing.T) {
		x := newNumbers(50, func(c *ListConfig) {
			c.HeightOf = func(i int) float32 { return float32(20 + i%3*10) }
		})
		show(t, look.Light, fyne.NewSize(200, 100), x.list)
		x.list.Select(49)
		s := x.slotAt(49)
		if s == nil || s.Position().Y+s.Size().Height != x.list.height() {
			t.Errorf("last row %v of a list %g high", s, x.list.height())
		}
	})

	t.Run("an empty list takes keys and clicks without harm", func(t *testing.T) {
		x := newNumbers(0, nil)
		show(t, look.Light, fyne.NewSize(200, 300), x.list)
		for _, k := range []fyne.KeyName{fyne.KeyDown, fyne.KeyEnd, fyne.KeyReturn} {
			x.list.TypedKey(&fyne.KeyEvent{Name: k})
		}
		if x.chosen != nil || x.opened != nil {
			t.Error("something was chosen")
		}
	})
}

func TestListPicture(t *testing.T) {
	picture(t, "list", fyne.NewSize(300, 200), func() fyne.CanvasObject {
		x := newNumbers(30, func(c *ListConfig) { c.Dividers = true })
		x.list.Select(1)
		x.list.FocusGained()
		return Stack(NewBox(look.ColorSurface, look.ColorLine, 0), x.list)
	})
}

func BenchmarkListWheel(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(look.New(look.Light))
	x := newNumbers(100_000, nil)
	w := test.NewTempWindow(b, x.list)
	w.Resize(fyne.NewSize(800, 800))
	for b.Loop() {
		x.list.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -20)})
	}
}
