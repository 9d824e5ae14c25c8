package storetest

import (
	"path/filepath"
	"testing"
	"time"

	"siapzi/model"
	"siapzi/model/store"
)

// Who is in whose name the factory writes.
const Who model.Actor = "penguji"

// Now is the time that stands still in a store opened by Open.
func Now() time.Time { return time.Date(2026, 5, 31, 2, 0, 0, 0, time.UTC) }

// Open opens a new, empty catalogue in a folder of its own and closes it at
// the end of the test.
func Open(t testing.TB) *store.DB {
	t.Helper()
	return OpenConfig(t, store.Config{Now: Now})
}

// OpenConfig is Open with a Config, for tests that watch events.
func OpenConfig(t testing.TB, cfg store.Config) *store.DB {
	t.Helper()
	db, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "workspace.db"), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Errorf("close store: %v", err)
		}
	})
	return db
}
