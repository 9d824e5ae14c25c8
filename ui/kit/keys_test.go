package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"siapzi/ui/look"
)

func TestCharactersGoOnToTheWindow(t *testing.T) {
	button := NewButton(Outlined, "Simpan", "", func() {})
	entry := NewEntry("")
	w := show(t, look.Light, fyne.NewSize(300, 100), Rows(8, button, entry))
	got := ""
	w.Canvas().SetOnTypedRune(func(r rune) { got += string(r) })

	t.Run("from a button that has the focus", func(t *testing.T) {
		w.Canvas().Focus(button)
		w.Canvas().Focused().TypedRune('1')
		if got != "1" {
			t.Errorf("the window got %q", got)
		}
	})

	t.Run("but not from a text field", func(t *testing.T) {
		w.Canvas().Focus(entry)
		w.Canvas().Focused().TypedRune('2')
		if got != "1" || entry.Text != "2" {
			t.Errorf("the window got %q, the field %q", got, entry.Text)
		}
	})

	t.Run("and not while a dialog is open", func(t *testing.T) {
		d := Confirm(w, "Yakin?", "", "Ya", false, func() {})
		w.Canvas().Focused().TypedRune('3')
		d.Close()
		if got != "1" {
			t.Errorf("the window got %q", got)
		}
	})
}

func TestMenuPress(t *testing.T) {
	taps, menus := 0, 0
	p := NewMenuPress(Muted("baris"), func() { taps++ }, func(fyne.Position) { menus++ })
	show(t, look.Light, fyne.NewSize(200, 60), p)

	test.Tap(p)
	test.TapSecondary(p)
	if taps != 1 || menus != 1 {
		t.Errorf("%d taps, %d menus, want 1 and 1", taps, menus)
	}
}

func TestMarkDoesNotScroll(t *testing.T) {
	l := NewList(ListConfig{Count: func() int { return 100 }, NewRow: func() fyne.CanvasObject { return Muted("") },
		Bind: func(int, fyne.CanvasObject, RowState) {}, RowHeight: 20})
	show(t, look.Light, fyne.NewSize(200, 100), l)

	l.Mark(50)
	if l.Selected() != 50 || l.Offset() != 0 {
		t.Errorf("selected %d at offset %v", l.Selected(), l.Offset())
	}
	l.Select(50)
	if l.Offset() == 0 {
		t.Error("Select did not bring the row into view")
	}
}
