package kittest

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// Window opens an empty window without padding, in an app of its own that
// looks like ours; both end with the test.
func Window(t testing.TB, mode look.Mode) fyne.Window {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.New(mode))
	w := test.NewTempWindow(t, nil)
	w.SetPadded(false)
	return w
}

// Walk visits everything visible at and below root, in the order in which it
// is painted.
func Walk(root fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if root == nil || !root.Visible() {
		return
	}
	visit(root)
	var below []fyne.CanvasObject
	switch o := root.(type) {
	case *fyne.Container:
		below = o.Objects
	case fyne.Widget:
		below = test.WidgetRenderer(o).Objects()
	}
	for _, o := range below {
		Walk(o, visit)
	}
}

// Texts gives every visible text at and below root, one a line.
func Texts(root fyne.CanvasObject) string {
	var out []string
	Walk(root, func(o fyne.CanvasObject) {
		if t, ok := o.(*canvas.Text); ok && t.Text != "" {
			out = append(out, t.Text)
		}
	})
	return strings.Join(out, "\n")
}

// Screen gives every visible text of w, that of its dialogs last.
func Screen(w fyne.Window) string {
	out := []string{Texts(w.Canvas().Content())}
	for _, o := range w.Canvas().Overlays().List() {
		out = append(out, Texts(o))
	}
	return strings.Join(out, "\n")
}

// Button finds the last visible button of w with these words; while a dialog
// is open, only in the one in front.
func Button(t testing.TB, w fyne.Window, words string) *kit.Button {
	t.Helper()
	root := w.Canvas().Content()
	if top := w.Canvas().Overlays().Top(); top != nil {
		root = top
	}
	var found *kit.Button
	Walk(root, func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok && b.Text() == words {
			found = b
		}
	})
	if found == nil {
		t.Fatalf("no button %q on the screen:\n%s", words, Screen(w))
	}
	return found
}

// Press taps the button of w with these words, see Button.
func Press(t testing.TB, w fyne.Window, words string) {
	t.Helper()
	test.Tap(Button(t, w, words))
}
