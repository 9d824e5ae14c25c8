package instance

import (
	"syscall"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
)

var (
	user32        = syscall.NewLazyDLL("user32.dll")
	isIconic      = user32.NewProc("IsIconic")
	showWindow    = user32.NewProc("ShowWindow")
	setForeground = user32.NewProc("SetForegroundWindow")
	allow         = user32.NewProc("AllowSetForegroundWindow")
)

const (
	swRestore = 9
	asfwAny   = ^uintptr(0) // (DWORD)-1: every process
)

// allowForeground hands the right to come to the front, which Windows gives to
// the program that the user started last, on to the holder.
func allowForeground() {
	_, _, _ = allow.Call(asfwAny) // without it the button in the task bar blinks
}

// Raise brings w to the front, also from the task bar. UI goroutine only.
func Raise(w fyne.Window) {
	w.Show()
	if n, ok := w.(driver.NativeWindow); ok {
		n.RunNative(func(ctx any) {
			c, ok := ctx.(driver.WindowsWindowContext)
			if !ok {
				return
			}
			if down, _, _ := isIconic.Call(c.HWND); down != 0 {
				_, _, _ = showWindow.Call(c.HWND, swRestore)
			}
			_, _, _ = setForeground.Call(c.HWND)
		})
	}
	w.RequestFocus()
}
