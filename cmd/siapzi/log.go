package main

import (
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"

	"github.com/adrg/xdg"
	"gopkg.in/natefinch/lumberjack.v2"
)

// places are the files that the program keeps outside workspaces.
type places struct {
	prefs, log, crash string
	running           string // folder that tells what is open now, see ui/instance
	codeCache         string // of a portable program; "" for the user's cache folder
}

// placesFor gives them below dir, or in the user's own folders for "".
func placesFor(dir string) places {
	config, state := dir, dir
	if dir == "" {
		config, state = filepath.Join(xdg.ConfigHome, "siapzi"), filepath.Join(xdg.StateHome, "siapzi")
	}
	return places{prefs: filepath.Join(config, "settings.json"), log: filepath.Join(state, "siapzi.log"),
		crash: filepath.Join(state, "crash.txt"), running: filepath.Join(state, "running")}
}

// openLog sends slog, the standard log and Fyne's messages to the log file and
// to standard error, and what kills the program to the crash file.
func openLog(at places, level slog.Level) (closeLog func(), err error) {
	if err := os.MkdirAll(filepath.Dir(at.log), 0o700); err != nil {
		return nil, err
	}
	file := &lumberjack.Logger{Filename: at.log, MaxSize: 2, MaxBackups: 3} // megabytes
	// The file comes first: a program without console has no standard error,
	// and a MultiWriter stops at the first writer that fails.
	out := io.MultiWriter(file, os.Stderr)
	slog.SetDefault(slog.New(slog.NewTextHandler(out, &slog.HandlerOptions{Level: level})))
	crash, err := os.OpenFile(at.crash, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	if err := debug.SetCrashOutput(crash, debug.CrashOptions{}); err != nil {
		return nil, fmt.Errorf("crash file: %w", err)
	}
	return func() {
		_ = file.Close()  // nothing more to write
		_ = crash.Close() // the runtime has its own copy
	}, nil
}
