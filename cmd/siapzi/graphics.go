package main

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"fyne.io/fyne/v2/lang"
)

// windowWatch listens to the log while the window is made. Fyne gives no error
// when the system lacks OpenGL: it only logs, and then runs without a window.
type windowWatch struct {
	slog.Handler
	problem *windowProblem
}

// windowProblem is what was logged.
type windowProblem struct {
	mu     sync.Mutex
	over   bool
	failed bool
	cause  string
}

// fyneError and fyneCause are how lines of fyne.LogError begin (v2.7).
const (
	fyneError = "Fyne error:"
	fyneCause = "Cause:"
)

// watchWindow puts a watch before the present log. finish ends it and gives
// what went wrong, "" for nothing.
func watchWindow() (finish func() string) {
	p := &windowProblem{}
	slog.SetDefault(slog.New(windowWatch{slog.Default().Handler(), p}))
	return func() string {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.over = true
		if !p.failed {
			return ""
		}
		return p.cause
	}
}

// Enabled is for slog. Fyne's lines come as Info, also where the user logs less.
func (w windowWatch) Enabled(context.Context, slog.Level) bool { return true }

// Handle is for slog.
func (w windowWatch) Handle(ctx context.Context, r slog.Record) error {
	w.problem.note(r.Message)
	if !w.Handler.Enabled(ctx, r.Level) {
		return nil
	}
	return w.Handler.Handle(ctx, r)
}

// WithAttrs is for slog.
func (w windowWatch) WithAttrs(a []slog.Attr) slog.Handler {
	return windowWatch{w.Handler.WithAttrs(a), w.problem}
}

// WithGroup is for slog.
func (w windowWatch) WithGroup(name string) slog.Handler {
	return windowWatch{w.Handler.WithGroup(name), w.problem}
}

// note looks for "window creation error" or the like; errors of Fyne that say
// nothing of window or OpenGL (a broken locale) do not count.
func (p *windowProblem) note(message string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.over {
		return
	}
	text, isError := strings.CutPrefix(message, fyneError)
	if isError {
		low := strings.ToLower(text)
		if strings.Contains(low, "window creation") || strings.Contains(low, "opengl") || strings.Contains(low, "glfw") {
			p.failed = true
			p.cause = strings.TrimSpace(text)
		}
		return
	}
	if cause, ok := strings.CutPrefix(strings.TrimSpace(message), fyneCause); ok && p.failed {
		p.cause += ": " + strings.TrimSpace(cause)
	}
}

// lastStartFailed is what the user reads when the last start ended before its
// window was there.
func lastStartFailed(at places) string {
	return lang.L("Terakhir kali SiapZI terhenti sebelum jendelanya tampil, biasanya karena driver kartu grafis. SiapZI mencoba lagi sekarang. Bila jendela tetap tidak tampil, perbarui driver kartu grafis, atau letakkan opengl32.dll dari paket “SiapZI OpenGL perangkat lunak” di folder {{.Dir}}.\n\nLog: {{.Log}}",
		map[string]any{"Dir": programDir(), "Log": at.log})
}

// noGraphics is what the user reads when no window can be made.
func noGraphics(cause string, at places) string {
	out := lang.L("SiapZI tidak dapat membuka jendela: komputer ini tidak menyediakan OpenGL 2.1. Ini biasa terjadi pada Remote Desktop, mesin virtual, atau bila driver kartu grafis belum dipasang. Data Anda tidak terpengaruh.")
	if runtime.GOOS == "windows" {
		out += "\n\n" + lang.L("Jalan keluar:\n1. Pasang driver kartu grafis dari pembuat komputer, atau\n2. letakkan opengl32.dll dari paket “SiapZI OpenGL perangkat lunak” di folder {{.Dir}}, lalu buka SiapZI lagi, atau\n3. pakai perintah zi di folder itu, yang bekerja tanpa jendela.",
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
