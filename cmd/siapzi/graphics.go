package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// windowWatch listens to the log while the window is made. Fyne gives no error
// when the system lacks OpenGL: it only logs, and then runs without a window.
type windowWatch struct {
	slog.Handler
	heard *heard
}

// heard is what was logged that may tell why there is no window.
type heard struct {
	mu    sync.Mutex
	over  bool
	lines []string
}

// watchWindow puts a watch before the present log. finish ends it and gives
// what the graphics system said, "" for nothing.
func watchWindow() (finish func() string) {
	h := &heard{}
	slog.SetDefault(slog.New(windowWatch{slog.Default().Handler(), h}))
	return func() string {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.over = true
		return strings.Join(h.lines, "; ")
	}
}

// showWindow shows w and tells whether there is one now. cause is what made the
// toolkit give up by a panic.
func showWindow(w fyne.Window) (made bool, cause string) {
	defer func() {
		if v := recover(); v != nil {
			slog.Error("window", "panic", v, "stack", string(debug.Stack()))
			made, cause = false, fmt.Sprint(v)
		}
	}()
	w.Show()
	real, ok := w.(interface{ RunWithContext(func()) })
	if !ok {
		return true, "" // not the toolkit's own window, as in tests
	}
	real.RunWithContext(func() { made = true }) // called only where there is a window to paint on
	return made, ""
}

// Enabled is for slog. Fyne's lines come as Info, also where the user logs less.
func (w windowWatch) Enabled(context.Context, slog.Level) bool { return true }

// Handle is for slog.
func (w windowWatch) Handle(ctx context.Context, r slog.Record) error {
	w.heard.note(r.Message)
	if !w.Handler.Enabled(ctx, r.Level) {
		return nil
	}
	return w.Handler.Handle(ctx, r)
}

// WithAttrs is for slog.
func (w windowWatch) WithAttrs(a []slog.Attr) slog.Handler {
	return windowWatch{w.Handler.WithAttrs(a), w.heard}
}

// WithGroup is for slog.
func (w windowWatch) WithGroup(name string) slog.Handler {
	return windowWatch{w.Handler.WithGroup(name), w.heard}
}

// note keeps the lines of fyne.LogError and of GLFW (v2.7, v3.3), which log no
// more than a few while a window is made.
func (h *heard) note(message string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.over || len(h.lines) == maxHeard {
		return
	}
	message = strings.TrimSpace(message)
	for _, prefix := range []string{"Fyne error:", "Cause:", "PlatformError:", "APIUnavailable:", "VersionUnavailable:"} {
		if text, ok := strings.CutPrefix(message, prefix); ok {
			h.lines = append(h.lines, strings.TrimSpace(text))
			return
		}
	}
}

const maxHeard = 6

// lastStartFailed is what the user reads when the last start ended before its
// window was there.
func lastStartFailed(at places) string {
	return lang.L("Terakhir kali SiapZI terhenti sebelum jendelanya tampil, biasanya karena driver kartu grafis. SiapZI mencoba lagi sekarang. Bila jendela tetap tidak tampil, perbarui driver kartu grafis, atau letakkan opengl32.dll dari paket “SiapZI OpenGL” di folder {{.Dir}}.\n\nLog: {{.Log}}",
		map[string]any{"Dir": programDir(), "Log": at.log})
}

// noGraphics is what the user reads when no window can be made.
func noGraphics(cause string, at places) string {
	out := lang.L("SiapZI tidak dapat membuka jendela: komputer ini tidak menyediakan OpenGL 2.1. Ini biasa terjadi pada Remote Desktop, mesin virtual, atau bila driver kartu grafis belum dipasang. Data Anda tidak terpengaruh.")
	if runtime.GOOS == "windows" {
		out += "\n\n" + lang.L("Jalan keluar:\n1. Pasang driver kartu grafis dari pembuat komputer, atau\n2. letakkan opengl32.dll dari paket “SiapZI OpenGL” di folder {{.Dir}}, lalu buka SiapZI lagi, atau\n3. pakai perintah zi di folder yang sama, yang bekerja tanpa jendela.",
			map[string]any{"Dir": programDir()})
	} else {
		out += "\n\n" + lang.L("Pasang driver OpenGL (Debian, Ubuntu: libgl1-mesa-dri), atau pakai perintah zi, yang bekerja tanpa jendela.")
	}
	return out + "\n\n" + lang.L("Keterangan teknis: {{.Cause}}\nLog: {{.Log}}", map[string]any{"Cause": cause, "Log": at.log})
}

// startMark is a file that lies in the log's folder from the moment a window is
// asked for until it is there. A graphics driver that brings the whole program
// down leaves it, and the next start says what to do.
func startMark(at places) string { return filepath.Join(filepath.Dir(at.log), "starting") }

// markStart leaves the mark and tells whether the last start left one. Errors
// cost no more than that hint.
func markStart(at places) (lastFailed bool) {
	_, err := os.Stat(startMark(at))
	lastFailed = err == nil
	if err := os.WriteFile(startMark(at), nil, 0o600); err != nil {
		slog.Warn("mark of the start", "err", err)
	}
	return lastFailed
}

// unmarkStart tells that this start went well, or ended with a message.
func unmarkStart(at places) {
	if err := os.Remove(startMark(at)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		slog.Warn("mark of the start", "err", err)
	}
}
