package kit

import "fyne.io/fyne/v2"

// passRune hands a typed character that the focused control o does not want to
// its window, as if nothing had the focus. So the keys of a page (1–5, N) work
// wherever the focus is but in text fields. Behind a dialog they do nothing.
func passRune(o fyne.CanvasObject, r rune) {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil || c.Overlays().Top() != nil {
		return
	}
	if f := c.OnTypedRune(); f != nil {
		f(r)
	}
}

// passHelp hands F1 that the focused control o got to its window, since Fyne
// gives the window only what nothing focused takes. It tells whether k was F1.
// Behind a dialog it does nothing.
func passHelp(o fyne.CanvasObject, k *fyne.KeyEvent) bool {
	if k.Name != fyne.KeyF1 {
		return false
	}
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c != nil && c.Overlays().Top() == nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(k)
	}
	return true
}
