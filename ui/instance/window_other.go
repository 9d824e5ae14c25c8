//go:build !windows

package instance

import "fyne.io/fyne/v2"

func allowForeground() {}

// Raise brings w to the front. UI goroutine only.
func Raise(w fyne.Window) {
	w.Show()
	w.RequestFocus()
}
