package store

import (
	"path/filepath"
	"testing"

	"siapzi/model"
)

// A workspace from before meeting packages keeps everything that refers to its
// documents, although the table is built anew.
func TestDocumentsSurviveTheStepToParts(t *testing.T) {
	steps, err := migrations()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "workspace.db")
	old := rawOpen(t, path)
	if err := migrateTo(t.Context(), old, steps[:4], nil); err != nil {
		t.Fatal(err)
	}
	hash := model.Hash("00000000000000000000000000000000000000000000000000000000000000ab")
	for _, q := range []string{
		"INSERT INTO document VALUES (7, 'd7', 'Maklumat pelayanan', 'maklumat pelayanan', 'B-7', '2026-06-03', '', '', '', 'surat', '', '', 1, 2, 0)",
		"INSERT INTO blob VALUES ('" + string(hash) + "', 9, 'application/pdf', 1, 1, '', 1)",
		"INSERT INTO blob_text VALUES ('" + string(hash) + "', 'siap menerima sanksi')",
		"INSERT INTO file VALUES ('f1', 'd7', 1, 'notula')",
		"INSERT INTO version VALUES ('v1', 'f1', 1, '" + string(hash) + "', 'a.pdf', 'AREA VI', 1)",
		"INSERT INTO link VALUES ('d7', 'P.6.i.b', 0, 'user', '', 1)",
		"INSERT INTO document_fts (rowid, title, number, body) VALUES (7, 'Maklumat pelayanan', 'B-7', 'siap menerima sanksi')",
	} {
		if _, err := old.Exec(q); err != nil {
			t.Fatal(q, err)
		}
	}
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}

	db, err := Open(t.Context(), path, Config{Now: fixedNow})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.Write(t.Context(), "Sari", func(tx *Tx) error {
		d, ok, err := tx.Document("d7")
		if err != nil || !ok || len(d.Files) != 1 || len(d.Links) != 1 || d.Kind != model.KindLetter || d.Files[0].Label != "notula" {
			t.Errorf("got %+v %v", d, err)
		}
		ids, _, err := tx.FindDocuments(DocumentQuery{Text: "sanksi"})
		if err != nil || len(ids) != 1 {
			t.Errorf("search finds %v %v", ids, err)
		}
		d.Kind = model.KindMeeting
		if err := tx.UpdateDocument(d); err != nil {
			t.Error(err)
		}
		f := d.Files[0]
		f.Position, f.Date = 3, "2026-06-04"
		if err := tx.PlaceFile("d7", f); err != nil {
			t.Error(err)
		}
		d, _, err = tx.Document("d7")
		if got := d.Files[0]; got.Position != 3 || got.Date != "2026-06-04" {
			t.Errorf("the part is %+v", got)
		}
		if n, err := tx.FreePosition("d7"); n != 4 || err != nil {
			t.Errorf("free position %d %v", n, err)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if problems, err := db.Check(t.Context()); len(problems) > 0 || err != nil {
		t.Errorf("check: %v %v", problems, err)
	}
	// Files still go with their document.
	if _, err := rawOpen(t, path).Exec("DELETE FROM document WHERE id = 'd7'"); err != nil {
		t.Fatal(err)
	}
	var left int
	if err := rawOpen(t, path).QueryRow("SELECT (SELECT count(*) FROM file) + (SELECT count(*) FROM link)").Scan(&left); err != nil || left != 0 {
		t.Errorf("%d rows left %v", left, err)
	}
}
