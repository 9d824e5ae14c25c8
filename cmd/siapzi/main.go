package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"github.com/adrg/xdg"

	"siapzi/assets"
	"siapzi/model"
	"siapzi/model/jobs"
	"siapzi/model/workspace"
	"siapzi/ui"
	"siapzi/ui/instance"
	"siapzi/ui/pick"
	"siapzi/ui/task"
)

func main() { os.Exit(run(os.Args[1:])) }

// run gives the exit code.
func run(args []string) int {
	var said strings.Builder
	o, err := parse(args, &said)
	switch {
	case errors.Is(err, flag.ErrHelp):
		tell(os.Stdout, said.String())
		return 0
	case err != nil:
		tell(os.Stderr, said.String())
		return 2
	case o.version:
		tell(os.Stdout, "siapzi "+model.ProgramVersion)
		return 0
	case !hasDisplay():
		fmt.Fprintln(os.Stderr, "Tidak ada layar (DISPLAY kosong), jadi jendela SiapZI tidak dibuka. Gunakan perintah zi untuk bekerja tanpa layar.")
		return 0
	}
	if o.data == "" {
		o.data = portableDir(programDir())
		o.portable = o.data != ""
	}
	o.workspace = workspace.DirOf(o.workspace)
	at := placesFor(o.data)
	if o.portable {
		at.codeCache = filepath.Join(o.data, "pdfium")
	}
	if shownElsewhere(at, o.workspace) {
		if console := useConsole(os.Stderr); console != nil {
			fmt.Fprintln(console, "SiapZI sudah terbuka; jendelanya ditampilkan.")
		}
		return 0
	}
	closeLog, err := openLog(at, o.level)
	if err != nil {
		notice(fmt.Sprintf("SiapZI tidak dapat menulis log dan setelannya di folder %s. Pindahkan program ke tempat yang dapat ditulis, atau periksa izin folder itu.\n\n%v",
			filepath.Dir(at.log), err))
		return 1
	}
	defer closeLog()
	slog.Info("start", "version", model.ProgramVersion, "go", runtime.Version(), "os", runtime.GOOS, "data", o.data)
	if !start(o, at) {
		slog.Error("end", "window", false)
		return 1
	}
	slog.Info("end")
	return 0
}

// tell prints on to what was asked for on the command line. A program without a
// console shows it in a message box.
func tell(to *os.File, text string) {
	text = strings.TrimRight(text, "\n")
	if console := useConsole(to); console != nil {
		fmt.Fprintln(console, text)
		return
	}
	notice(text)
}

// hasDisplay tells whether a window can be opened. Windows and macOS have one
// always.
func hasDisplay() bool {
	if runtime.GOOS != "linux" {
		return true
	}
	return os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}

// start makes window and shell and runs until the window is closed. It is false,
// after a message, when there can be no window.
func start(o options, at places) bool {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	a := app.NewWithID(model.ProgramID)
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon))
	prefs, trouble := loadPrefs(at.prefs)
	if err := ui.LoadLanguage(cmp.Or(o.language, prefs.Language)); err != nil {
		slog.Error("language", "err", err)
	}
	temp, err := os.MkdirTemp("", "siapzi-")
	if err != nil {
		slog.Error("temporary folder", "err", err)
	}
	defer os.RemoveAll(temp) //nolint:errcheck // copies for other programs, which may still hold them

	windowHeard := watchWindow()
	w := a.NewWindow("SiapZI")
	tasks := task.New(ctx)
	raise := func() { tasks.UI(func() { instance.Raise(w) }) }
	held, _, err := instance.Hold(at.running, "", raise) // another window may hold it
	if err != nil {
		slog.Warn("second starts will not find this window", "err", err)
	}
	defer func() { _ = held.Release() }() // the system gives it back too
	s := ui.NewShell(ui.Config{
		App: a, Window: w, Tasks: tasks, Jobs: jobs.New(ctx, jobs.Config{}), Prefs: prefs,
		Picker:   pick.New(w, task.New(ctx), pick.Dirs{Home: xdg.Home, Desktop: xdg.UserDirs.Desktop, Documents: documents(), Download: xdg.UserDirs.Download}),
		Program:  &program{now: time.Now, who: who(), log: at.log, running: at.running, raise: raise, codeCache: at.codeCache},
		Start:    startPage,
		NewTasks: func() *task.Runner { return task.New(ctx) },
		TempDir:  temp, LogPath: at.log, Version: model.ProgramVersion, Theme: o.theme,
	})
	a.Lifecycle().SetOnStarted(func() {
		unmarkStart(at)
		if trouble != nil {
			s.ShowError(trouble)
		}
		switch {
		case isPackage(o.workspace):
			s.CheckPackage(checkPackage(o.workspace))
		case o.workspace != "":
			s.OpenAt(o.workspace, o.page)
		}
	})
	if markStart(at) {
		slog.Warn("the last start did not reach its window")
		notice(lastStartFailed(at))
	}
	made, cause := showWindow(w)
	cause = cmp.Or(cause, windowHeard(), "?")
	if !made {
		unmarkStart(at)
		s.End()
		slog.Error("no window", "cause", cause)
		notice(noGraphics(cause, at))
		return false
	}
	a.Run() // ends by Quit and by SIGINT or SIGTERM, which Fyne catches
	s.End()
	return true
}

// shownElsewhere asks a program that has the workspace open, or for "" any
// program of this user, to show its window, and tells whether it did.
func shownElsewhere(at places, workspace string) bool {
	if workspace != "" {
		abs, err := filepath.Abs(workspace)
		if err != nil {
			return false // opening it will say why
		}
		workspace = abs
	}
	return instance.Show(at.running, workspace)
}

// documents is where people keep their files; the home folder where the
// desktop names none.
func documents() string {
	if d := xdg.UserDirs.Documents; d != "" {
		if info, err := os.Stat(d); err == nil && info.IsDir() {
			return d
		}
	}
	return filepath.Clean(xdg.Home)
}
