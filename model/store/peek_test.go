package store

import (
	"os"
	"path/filepath"
	"testing"

	"siapzi/model"
)

func TestPeekChangesNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "workspace.db")
	unit := model.Unit{Name: "Balai Lain", Agency: "Badan", Year: 2026, Target: model.WBBM}
	db, err := Open(t.Context(), path, Config{})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Write(t.Context(), "sari", func(tx *Tx) error { return tx.PutUnit(unit) }); err != nil {
		t.Fatal(err)
	}
	peek := func() {
		t.Helper()
		err := Peek(t.Context(), path, func(tx *Tx) error {
			if u, ok, err := tx.Unit(); u != unit || !ok || err != nil {
				t.Errorf("%+v, %v, %v", u, ok, err)
			}
			if tx.PutUnit(unit) == nil {
				t.Error("a unit was written")
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}

	peek() // while it is open elsewhere
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	peek()

	after, err := os.ReadFile(path)
	if err != nil || string(after) != string(before) {
		t.Errorf("the file changed, %v", err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("files were left: %v", entries)
	}
	if err := Peek(t.Context(), path+"x", nil); model.KindOf(err) != model.NotFound {
		t.Errorf("got %v", err)
	}
}
