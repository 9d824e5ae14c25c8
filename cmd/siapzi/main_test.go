package main

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"siapzi/ui/look"
)

func TestParse(t *testing.T) {
	t.Run("a workspace can be named with or without its flag", func(t *testing.T) {
		for _, args := range [][]string{{"--workspace", "a.siapzi"}, {"a.siapzi"}} {
			if o, err := parse(args, io.Discard); err != nil || o.workspace != "a.siapzi" {
				t.Errorf("%v: %+v, %v", args, o, err)
			}
		}
	})
	t.Run("every flag arrives", func(t *testing.T) {
		o, err := parse([]string{"--data", "d", "--log-level", "debug", "--theme", "dark", "--lang", "en", "--page", "bundel"}, io.Discard)
		if want := (options{data: "d", level: slog.LevelDebug, theme: look.Dark, language: "en", page: "bundel"}); err != nil || o != want {
			t.Errorf("got %+v, %v", o, err)
		}
	})
	for _, args := range [][]string{{"--theme", "pink"}, {"--lang", "fr"}, {"--log-level", "loud"}, {"a", "b"}, {"--nothing"}} {
		t.Run("wrong call "+strings.Join(args, " "), func(t *testing.T) {
			var said strings.Builder
			if _, err := parse(args, &said); err == nil || said.Len() == 0 {
				t.Errorf("taken, said %q", said.String())
			}
		})
	}
}

func TestRunWithoutDisplay(t *testing.T) {
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	if code := run([]string{"--data", t.TempDir()}); code != 0 {
		t.Errorf("exit %d", code)
	}
	if code := run([]string{"--theme", "pink"}); code != 2 {
		t.Errorf("wrong call: exit %d", code)
	}
}

func TestLogAndCrashFile(t *testing.T) {
	at := placesFor(filepath.Join(t.TempDir(), "baru"))
	old := slog.Default()
	closeLog, err := openLog(at, slog.LevelInfo)
	if err != nil {
		t.Fatal(err)
	}
	slog.Info("halo", "file", "a.pdf")
	closeLog()
	slog.SetDefault(old)
	data, err := os.ReadFile(at.log)
	if err != nil || !strings.Contains(string(data), "msg=halo file=a.pdf") {
		t.Errorf("log %q, %v", data, err)
	}
	if _, err := os.Stat(at.crash); err != nil {
		t.Error(err)
	}
}

func TestNewFolder(t *testing.T) {
	dir := t.TempDir()
	for _, want := range []string{"Contoh", "Contoh 2", "Contoh 3"} {
		got, err := newFolder(dir, "Contoh")
		if err != nil || got != filepath.Join(dir, want) {
			t.Fatalf("got %s, %v; want %s", got, err, want)
		}
		if err := os.Mkdir(got, 0o755); err != nil {
			t.Fatal(err)
		}
	}
}
