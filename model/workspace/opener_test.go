package workspace

import (
	"os"
	"path/filepath"
	"testing"
)

func TestDoubleClick(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a.siapzi")
	w, err := Create(t.Context(), dir, unit, config())
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	opener := filepath.Join(dir, OpenerName)
	other := filepath.Join(filepath.Dir(dir), "lain.siapzi")
	if err := os.WriteFile(other, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		dir: dir, opener: dir, filepath.Join(dir, dbName): dir,
		other: other, filepath.Join(dir, "tidak ada"): filepath.Join(dir, "tidak ada"), "": "",
	} {
		if got := DirOf(path); got != want {
			t.Errorf("DirOf(%q) = %q, want %q", path, got, want)
		}
	}
	t.Run("an old workspace gets the file when it is opened", func(t *testing.T) {
		if err := os.Remove(opener); err != nil {
			t.Fatal(err)
		}
		reopen(t, dir)
		if _, err := os.Stat(opener); err != nil {
			t.Error(err)
		}
	})
}
