package disk

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/sys/windows"
)

// hold opens path as Word and some readers do: nobody else may read it.
func hold(t *testing.T, path string) (release func()) {
	t.Helper()
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		t.Fatal(err)
	}
	h, err := windows.CreateFile(name, windows.GENERIC_READ|windows.GENERIC_WRITE, 0, nil, windows.OPEN_EXISTING, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	return func() { _ = windows.CloseHandle(h) }
}

func TestHeldByAnotherProgram(t *testing.T) {
	dir := t.TempDir()
	doc, next := filepath.Join(dir, "Laporan.docx"), filepath.Join(dir, "baru.docx")
	for _, name := range []string{doc, next} {
		if err := os.WriteFile(name, []byte("isi"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Run("for long: the error says so", func(t *testing.T) {
		release := hold(t, doc)
		defer release()
		begin := time.Now()
		if _, err := Open(t.Context(), doc); !IsInUse(err) {
			t.Errorf("open: %v", err)
		}
		if d := time.Since(begin); d < 500*time.Millisecond || d > 10*time.Second {
			t.Errorf("waited %v", d)
		}
		if err := Rename(t.Context(), next, doc); !IsDisturbed(err) {
			t.Errorf("rename: %v", err)
		}
	})
	t.Run("for a moment: it works", func(t *testing.T) {
		release := hold(t, doc)
		time.AfterFunc(100*time.Millisecond, release)
		f, err := Open(t.Context(), doc)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(100*time.Millisecond, hold(t, doc))
		if err := Rename(t.Context(), next, doc); err != nil {
			t.Errorf("rename: %v", err)
		}
	})
}
