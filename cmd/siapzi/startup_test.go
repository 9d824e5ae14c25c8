package main

import (
	"errors"
	"log"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestPortable(t *testing.T) {
	dir := t.TempDir()
	if got := portableDir(dir); got != "" {
		t.Errorf("without the mark: %q", got)
	}
	if err := os.WriteFile(filepath.Join(dir, portableMark), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	at := placesFor(portableDir(dir))
	for _, path := range []string{at.prefs, at.log, at.crash, at.running} {
		if filepath.Dir(path) != filepath.Join(dir, "data") {
			t.Errorf("%s is not beside the program", path)
		}
	}
}

func TestWindowWatch(t *testing.T) {
	old, flags, out := slog.Default(), log.Flags(), log.Writer()
	t.Cleanup(func() {
		slog.SetDefault(old)
		log.SetFlags(flags)
		log.SetOutput(out)
	})
	slog.SetDefault(slog.New(slog.DiscardHandler))

	t.Run("says why there is no window", func(t *testing.T) {
		finish := watchWindow()
		fyne.LogError("window creation error", errors.New("APIUnavailable: WGL: The driver does not appear to support OpenGL"))
		cause := finish()
		if !strings.Contains(cause, "window creation error") || !strings.Contains(cause, "does not appear to support OpenGL") {
			t.Errorf("cause %q", cause)
		}
		if text := noGraphics(cause, places{log: "siapzi.log"}); !strings.Contains(text, "zi") || !strings.Contains(text, cause) {
			t.Errorf("text %q", text)
		}
	})
	t.Run("GLFW's own lines count too", func(t *testing.T) {
		finish := watchWindow()
		log.Println("PlatformError: WGL: Failed to set pixel format for dummy context")
		log.Println("something else")
		if cause := finish(); cause != "WGL: Failed to set pixel format for dummy context" {
			t.Errorf("cause %q", cause)
		}
	})
	t.Run("later errors do not count", func(t *testing.T) {
		finish := watchWindow()
		_ = finish()
		fyne.LogError("failed to initialise OpenGL", nil)
		if cause := finish(); cause != "" {
			t.Errorf("cause %q", cause)
		}
	})
}

func TestStartMark(t *testing.T) {
	at := placesFor(t.TempDir())
	if markStart(at) {
		t.Error("the first start follows a failed one")
	}
	if !markStart(at) {
		t.Error("a start that never reached its window is forgotten")
	}
	unmarkStart(at)
	unmarkStart(at) // twice is no trouble
	if markStart(at) {
		t.Error("a good start counts as failed")
	}
}

func TestDamagedSettings(t *testing.T) {
	path := filepath.Join(t.TempDir(), "settings.json")
	if _, trouble := loadPrefs(path); trouble != nil {
		t.Errorf("none yet: %v", trouble)
	}
	if err := os.WriteFile(path, []byte(`{"width": 12`), 0o600); err != nil {
		t.Fatal(err)
	}
	prefs, trouble := loadPrefs(path)
	if trouble == nil || !strings.Contains(trouble.Error(), "settings-rusak.json") {
		t.Errorf("said %v", trouble)
	}
	if prefs == nil || prefs.Width < 100 {
		t.Errorf("prefs %+v", prefs)
	}
	if data, err := os.ReadFile(filepath.Join(filepath.Dir(path), "settings-rusak.json")); err != nil || string(data) != `{"width": 12` {
		t.Errorf("put aside: %q, %v", data, err)
	}
	if err := prefs.Save(); err != nil {
		t.Error(err)
	}
	if _, trouble := loadPrefs(path); trouble != nil {
		t.Errorf("after saving: %v", trouble)
	}
}

func TestShowWindow(t *testing.T) {
	a := test.NewTempApp(t)
	if made, cause := showWindow(a.NewWindow("SiapZI")); !made || cause != "" {
		t.Errorf("%v, %q", made, cause)
	}
	if made, cause := showWindow(nil); made || cause == "" {
		t.Errorf("a panic: %v, %q", made, cause)
	}
}
