package main

import (
	"fmt"
	"os"

	"golang.org/x/sys/windows"
)

// notice tells something for which there is no window (yet): in a message box,
// since a program without a console that only prints seems to do nothing.
func notice(text string) {
	fmt.Fprintln(os.Stderr, text)
	caption, err := windows.UTF16PtrFromString("SiapZI")
	if err != nil {
		return
	}
	body, err := windows.UTF16PtrFromString(text)
	if err != nil {
		return // a NUL in the text; it stands on standard error
	}
	// A failure leaves standard error and the log.
	_, _ = windows.MessageBox(0, body, caption, windows.MB_OK|windows.MB_ICONWARNING|windows.MB_SETFOREGROUND)
}

// attachParentProcess means the console of the program that started this one.
const attachParentProcess = ^uintptr(0) // (DWORD)-1

// useConsole gives where text for to reaches somebody: to itself where it was
// redirected, else the console that the program was started from, since Windows
// gives a program without a console of its own none. It is nil for neither.
func useConsole(to *os.File) *os.File {
	if h := windows.Handle(to.Fd()); h != 0 && h != windows.InvalidHandle {
		return to
	}
	attach := windows.NewLazySystemDLL("kernel32.dll").NewProc("AttachConsole")
	if ok, _, _ := attach.Call(attachParentProcess); ok == 0 {
		return nil
	}
	console, err := os.OpenFile("CONOUT$", os.O_WRONLY, 0)
	if err != nil {
		return nil
	}
	return console
}
