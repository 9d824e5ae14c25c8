package workspace

import (
	"os"
	"path/filepath"
	"testing"

	"siapzi/model"
	"siapzi/model/catalog"
)

// TestFolderGone renames the folder of an open workspace: nothing is written
// anywhere, everybody is told, and after it is back the work goes on.
func TestFolderGone(t *testing.T) {
	top := t.TempDir()
	dir, other := filepath.Join(top, "a.siapzi"), filepath.Join(top, "b.siapzi")
	evidence := filepath.Join(top, "bukti.txt")
	if err := os.WriteFile(evidence, []byte("Notula rapat"), 0o644); err != nil {
		t.Fatal(err)
	}
	w, err := Create(t.Context(), dir, unit, config())
	if err != nil {
		t.Fatal(err)
	}
	answer := []model.Answer{{Code: "P.1.i.a", Option: "Ya", Assessor: model.UnitAssessor}}
	if err := os.Rename(dir, other); err != nil {
		t.Fatal(err)
	}

	if err := w.Present(); model.KindOf(err) != model.Unavailable {
		t.Errorf("present: %v", err)
	}
	if err := w.Assessment().Set(t.Context(), "sekretaris", answer); model.KindOf(err) != model.Unavailable {
		t.Errorf("answer: %v", err)
	}
	r, err := w.Catalog().Import(t.Context(), "sekretaris", []string{evidence}, catalog.ImportOptions{Link: catalog.LinkNone})
	if model.KindOf(err) != model.Unavailable && (r.Failed != 1 || r.Files[0].Problem == "") {
		t.Errorf("import: %+v, %v", r, err)
	}
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Errorf("the old folder was made again: %v", err)
	}

	if err := os.Rename(other, dir); err != nil {
		t.Fatal(err)
	}
	if err := w.Assessment().Set(t.Context(), "sekretaris", answer); err != nil {
		t.Errorf("back: %v", err)
	}
	if r, err := w.Catalog().Import(t.Context(), "sekretaris", []string{evidence}, catalog.ImportOptions{Link: catalog.LinkNone}); err != nil || r.Added != 1 {
		t.Errorf("back: %+v, %v", r, err)
	}
	if v, err := w.Verify(t.Context(), nil); err != nil || !v.OK() {
		t.Errorf("verify: %+v, %v", v, err)
	}
	if err := w.Close(); err != nil {
		t.Error(err)
	}
}

// TestFolderReplaced puts another database in the place of the open one.
func TestFolderReplaced(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a.siapzi")
	w, err := Create(t.Context(), dir, unit, config())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }() // its files are not its own any more
	db := filepath.Join(dir, dbName)
	if err := os.Rename(db, db+".lama"); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(db, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := w.SetUnit(t.Context(), unit); model.KindOf(err) != model.Unavailable {
		t.Errorf("got %v", err)
	}
}
