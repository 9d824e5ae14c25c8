package viewer

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"siapzi/ui/kit"
	"siapzi/ui/say"
	"siapzi/ui/task"
)

// scrollStep is how far an arrow key moves a page that is larger than its area.
const scrollStep = float32(40)

// Tapped gives the page the keys.
func (s *surface) Tapped(*fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		c.Focus(s)
	}
}

// DoubleTapped opens the large view.
func (s *surface) DoubleTapped(*fyne.PointEvent) { s.v.Enlarge() }

// FocusGained is for Fyne.
func (s *surface) FocusGained() { s.focused = true; s.Refresh() }

// FocusLost is for Fyne.
func (s *surface) FocusLost() { s.focused = false; s.Refresh() }

// TypedKey turns and moves the page; other keys are for the window.
func (s *surface) TypedKey(e *fyne.KeyEvent) {
	v := s.v
	switch e.Name {
	case fyne.KeyPageDown, fyne.KeySpace:
		v.Turn(1)
	case fyne.KeyPageUp, fyne.KeyBackspace:
		v.Turn(-1)
	case fyne.KeyHome:
		v.GoTo(0)
	case fyne.KeyEnd:
		v.GoTo(v.pages - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		v.Enlarge()
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown:
		if s.movable() {
			s.move(e.Name)
			return
		}
		s.pass(e)
	default:
		s.pass(e)
	}
}

// move scrolls by an arrow key.
func (s *surface) move(key fyne.KeyName) {
	by := map[fyne.KeyName]fyne.Delta{fyne.KeyLeft: {DX: scrollStep}, fyne.KeyRight: {DX: -scrollStep},
		fyne.KeyUp: {DY: scrollStep}, fyne.KeyDown: {DY: -scrollStep}}[key]
	s.Dragged(&fyne.DragEvent{Dragged: by})
}

// pass gives a key to the window, as if nothing had the focus.
func (s *surface) pass(e *fyne.KeyEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(e)
	}
}

// TypedRune enlarges, fits and turns; other characters are for the window.
func (s *surface) TypedRune(r rune) {
	if s.v.Typed(r) || s.v.large {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

// Typed does what a character stands for: + − 0 size the page, [ ] turn it. It
// tells whether the character was one of these. Pages hand on what no control
// of theirs wanted.
func (v *View) Typed(r rune) bool {
	switch r {
	case '[':
		v.Turn(-1)
	case ']':
		v.Turn(1)
	case '+', '=':
		v.Zoom(1)
	case '-':
		v.Zoom(-1)
	case '0':
		v.Fit()
	default:
		return false
	}
	return true
}

// TypedShortcut does the shortcuts of a page that has the focus. The window's
// menu gets Ctrl with + − 0 and F first and hands them on.
func (s *surface) TypedShortcut(sc fyne.Shortcut) {
	if _, ok := sc.(*fyne.ShortcutCopy); ok {
		s.v.CopyText()
		return
	}
	s.TakesShortcut(sc)
}

// TakesShortcut does a shortcut that the window's menu hands on to what has the
// focus, and tells whether it was one for the page.
func (s *surface) TakesShortcut(sc fyne.Shortcut) bool { return s.v.shortcut(sc) }

// TakesShortcut is that of the page: people enlarge while they search.
func (e *findField) TakesShortcut(sc fyne.Shortcut) bool { return e.f.v.shortcut(sc) }

func (v *View) shortcut(sc fyne.Shortcut) bool {
	c, ok := sc.(*desktop.CustomShortcut)
	if !ok || c.Modifier != fyne.KeyModifierShortcutDefault || v.pages == 0 {
		return false
	}
	switch c.KeyName {
	case fyne.KeyF:
		v.OpenFind()
	case fyne.KeyEqual, fyne.KeyPlus:
		v.Zoom(1)
	case fyne.KeyMinus:
		v.Zoom(-1)
	case fyne.Key0:
		v.setZoom(0)
	default:
		return false
	}
	return true
}

// CopyText puts the words of the page into the clipboard.
func (v *View) CopyText() {
	version, page := v.version, v.page
	if v.pages == 0 {
		return
	}
	fetch := func(ctx context.Context) (string, error) { return v.cfg.Source.Text(ctx, version, page) }
	task.Latest(v.cfg.Tasks, v.key("text"), fetch, func(text string) {
		if text == "" {
			v.say(lang.L("Halaman ini tidak mempunyai teks; mungkin hasil pindai."))
			return
		}
		fyne.CurrentApp().Clipboard().SetContent(text)
		v.say(lang.L("Teks halaman {{.N}} disalin", map[string]any{"N": page + 1}))
	}, func(err error) { v.say(say.Error(err)) })
}

func (v *View) say(text string) {
	if v.cfg.Say != nil {
		v.cfg.Say(text)
	}
}

// TappedSecondary offers what can be done with the page.
func (s *surface) TappedSecondary(e *fyne.PointEvent) {
	v := s.v
	if v.cfg.Window == nil || v.pages == 0 {
		return
	}
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(lang.L("Salin teks halaman"), v.CopyText),
		fyne.NewMenuItem(lang.L("Cari di dokumen…"), v.OpenFind),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(lang.L("Pas selebar tempat"), func() { v.fitAs(false) }),
		fyne.NewMenuItem(lang.L("Pas sehalaman"), func() { v.fitAs(true) }),
	}
	if !v.large {
		items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(lang.L("Baca di jendela besar"), v.Enlarge))
	}
	if v.cfg.Open != nil {
		items = append(items, fyne.NewMenuItem(lang.L("Buka dengan program lain"), func() { v.cfg.Open(v.version) }))
	}
	kit.ShowMenu(v.cfg.Window(), e.AbsolutePosition, items...)
}

// fitAs lets the page fit in width, or as a whole.
func (v *View) fitAs(whole bool) {
	v.zoom.step, v.zoom.whole = 0, whole
	v.resized()
}
