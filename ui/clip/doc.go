// Package clip reads a picture from the clipboard of the desktop, which Fyne
// does not: its clipboard carries text only.
//
// On Windows it asks the system itself. On Linux it asks wl-paste (Wayland) or
// xclip (X11) where one is installed, on macOS osascript, which always is.
// Whatever the clipboard holds comes back as PNG.
//
// The package reads and never writes the clipboard, keeps nothing, and knows
// nothing of documents. Picture blocks while another program answers, so it is
// called off Fyne's goroutine; it may be called from any.
package clip
