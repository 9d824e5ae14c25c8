package workspace

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"siapzi/model"
	"siapzi/model/bundle"
)

// TestMakeBundle makes a bundle and finds it again in the history.
func TestMakeBundle(t *testing.T) {
	dir := t.TempDir()
	w, err := Create(t.Context(), filepath.Join(dir, "a.siapzi"), unit, config())
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close() //nolint:errcheck // nothing is left to lose
	req := bundle.Request{Out: filepath.Join(dir, "b.pdf"), Date: time.Date(2026, 5, 31, 0, 0, 0, 0, time.UTC)}

	look, err := w.LookAhead(t.Context(), bundle.NewPlanner(), req, true)
	if err != nil {
		t.Fatal(err)
	}
	r, err := w.MakeBundle(t.Context(), "sari", req)
	if err != nil || r.Manifest.Pages != look.Pages {
		t.Fatalf("%d pages, %d expected, %v", r.Manifest.Pages, look.Pages, err)
	}
	list, err := w.History().List(t.Context())
	if err != nil || len(list) != 1 || list[0].Path() != req.Out || list[0].Gone || list[0].Pages != look.Pages || list[0].Who != "sari" {
		t.Fatalf("%+v, %v", list, err)
	}
	m, err := w.History().Manifest(t.Context(), list[0].ID)
	if err != nil || !bundle.Compare(m, look.Manifest).IsEmpty() {
		t.Errorf("changed since: %+v, %v", bundle.Compare(m, look.Manifest), err)
	}

	if err := os.WriteFile(filepath.Join(dir, "c.pdf"), []byte("bukan PDF"), 0o644); err != nil {
		t.Fatal(err)
	}
	req.Out = filepath.Join(dir, "c.pdf")
	if _, err := w.MakeBundle(t.Context(), "sari", req); model.KindOf(err) != model.Conflict {
		t.Errorf("got %v", err)
	}
	if list, _ := w.History().List(t.Context()); len(list) != 1 {
		t.Errorf("a bundle that failed is listed: %+v", list)
	}
}
