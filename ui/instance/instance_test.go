package instance

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The environment that makes the test program ask instead of running tests.
const askDir, askName = "SIAPZI_TEST_ASK_DIR", "SIAPZI_TEST_ASK_NAME"

func TestMain(m *testing.M) {
	if dir := os.Getenv(askDir); dir != "" {
		fmt.Print(Show(dir, os.Getenv(askName)))
		return
	}
	os.Exit(m.Run())
}

// ask asks from another process, as a second start does.
func ask(t *testing.T, dir, name string) bool {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), askDir+"="+dir, askName+"="+name)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out)) == "true"
}

func TestInstance(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "open")
	name := t.TempDir()
	shown := make(chan struct{}, 8)
	if Show(dir, name) {
		t.Error("somebody answers before anybody holds it")
	}
	h, ok, err := Hold(dir, name, func() { shown <- struct{}{} })
	if err != nil || !ok {
		t.Fatal(ok, err)
	}

	t.Run("another process is answered, and the holder shows itself", func(t *testing.T) {
		if !ask(t, dir, name) {
			t.Fatal("no answer")
		}
		select {
		case <-shown:
		case <-time.After(5 * time.Second):
			t.Error("not shown")
		}
	})
	t.Run("a link to the folder is the same folder", func(t *testing.T) {
		link := filepath.Join(t.TempDir(), "pintas")
		if err := os.Symlink(name, link); err != nil {
			t.Fatal(err)
		}
		if !ask(t, dir, link) {
			t.Error("no answer")
		}
	})
	t.Run("another name is free", func(t *testing.T) {
		if ask(t, dir, t.TempDir()) {
			t.Error("answered")
		}
	})
	t.Run("one name has one holder", func(t *testing.T) {
		if _, ok, err := Hold(dir, name, func() {}); ok || err != nil {
			t.Error(ok, err)
		}
	})
	t.Run("after the end nobody answers, and the name can be held again", func(t *testing.T) {
		if err := h.Release(); err != nil {
			t.Fatal(err)
		}
		if ask(t, dir, name) {
			t.Error("answered")
		}
		again, ok, err := Hold(dir, name, func() {})
		if err != nil || !ok {
			t.Fatal(ok, err)
		}
		if err := again.Release(); err != nil {
			t.Error(err)
		}
	})
	t.Run("a folder that cannot be made is an error", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "berkas")
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, _, err := Hold(file, "", func() {}); err == nil {
			t.Error("no error")
		}
	})
}
