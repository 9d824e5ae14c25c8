package ui

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// launch opens a file or folder of this computer as Explorer does. Windows
// decodes the addresses that Fyne would hand over in the code page of the
// system, and so misses names with a dash or an accent.
func launch(path string) (done bool, err error) {
	verb, err := windows.UTF16PtrFromString("open")
	if err != nil {
		return true, err
	}
	file, err := windows.UTF16PtrFromString(filepath.FromSlash(path))
	if err != nil {
		return true, err
	}
	return true, windows.ShellExecute(0, verb, file, nil, nil, windows.SW_SHOWNORMAL)
}
