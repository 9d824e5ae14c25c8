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
