package clip

import (
	"context"
	"runtime"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"

	"siapzi/model"
)

var (
	user32   = windows.NewLazySystemDLL("user32.dll")
	kernel32 = windows.NewLazySystemDLL("kernel32.dll")

	openClipboard          = user32.NewProc("OpenClipboard")
	closeClipboard         = user32.NewProc("CloseClipboard")
	getClipboardData       = user32.NewProc("GetClipboardData")
	registerClipboardFmt   = user32.NewProc("RegisterClipboardFormatW")
	isClipboardFmtAvailble = user32.NewProc("IsClipboardFormatAvailable")
	globalLock             = kernel32.NewProc("GlobalLock")
	globalUnlock           = kernel32.NewProc("GlobalUnlock")
	globalSize             = kernel32.NewProc("GlobalSize")
)

// formatDIB is CF_DIB. Windows makes it of every picture in the clipboard.
const formatDIB = 8

// read takes PNG, which browsers and the snipping tool offer and which keeps
// transparency, else a device-independent bitmap.
func read(ctx context.Context) ([]byte, error) {
	runtime.LockOSThread() // the clipboard is opened for one thread
	defer runtime.UnlockOSThread()
	if err := open(ctx); err != nil {
		return nil, err
	}
	defer closeClipboard.Call() //nolint:errcheck // nothing to be done
	name, err := windows.UTF16PtrFromString("PNG")
	if err != nil {
		return nil, err
	}
	format, _, _ := registerClipboardFmt.Call(uintptr(unsafe.Pointer(name)))
	if data, err := take(format); err != nil || data != nil {
		return data, err
	}
	data, err := take(formatDIB)
	if err != nil {
		return nil, err
	}
	if data == nil {
		return nil, nothing()
	}
	img, err := decodeDIB(data)
	if err != nil {
		return nil, err
	}
	return encode(img)
}

// open waits for other programs to let go of the clipboard.
func open(ctx context.Context) error {
	for {
		if ok, _, _ := openClipboard.Call(0); ok != 0 {
			return nil
		}
		select {
		case <-ctx.Done():
			return model.Errorf(model.Busy, "Papan klip sedang dipakai program lain. Coba lagi sebentar.")
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// take copies what the clipboard has in a format; nil where it has nothing.
func take(format uintptr) ([]byte, error) {
	if format == 0 {
		return nil, nil
	}
	if ok, _, _ := isClipboardFmtAvailble.Call(format); ok == 0 {
		return nil, nil
	}
	handle, _, _ := getClipboardData.Call(format)
	if handle == 0 {
		return nil, nil
	}
	size, _, _ := globalSize.Call(handle)
	if size > maxBytes {
		return nil, tooLarge()
	}
	at, _, _ := globalLock.Call(handle)
	if at == 0 || size == 0 {
		return nil, nil
	}
	defer globalUnlock.Call(handle) //nolint:errcheck // nothing to be done
	// The memory is the system's; the address is turned into a pointer in one
	// step so that vet's rule for uintptr holds.
	data := make([]byte, size)
	copy(data, unsafe.Slice(*(**byte)(unsafe.Pointer(&at)), size))
	return data, nil
}
