package store_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/store"
	"siapzi/model/store/storetest"
)

func TestImportItems(t *testing.T) {
	db := storetest.Open(t)
	first := store.ImportItem{ID: "a", Path: "/bukti/sk.pdf", Name: "sk.pdf", Folder: "bukti", State: store.ImportReady,
		Blob: store.Blob{Hash: storetest.Hash(1), Size: 5, MIME: "application/pdf", Pages: 2, HasText: true, Problem: model.ProblemLocked},
		Document: model.Document{Title: "SK", Number: "SK-1", Date: "2026-01-05", Kind: model.KindDecree, Issuer: "Kepala",
			Period: model.Period{From: "2026-01-01", To: "2026-12-31", Label: "Tahun 2026"}},
		Proposals: []store.Proposal{{Code: "P.1.i.a", Evidence: 1, Score: 0.8, Reason: "folder “AREA I”"}},
		Link:      model.Link{Code: "P.1.i.a", Evidence: 1, Origin: model.OriginAuto, Reason: "folder “AREA I”"},
		Chosen:    true, Twin: store.TwinNew}
	second := store.ImportItem{ID: "b", Path: "/bukti/b.pdf", Name: "b.pdf", State: store.ImportWaiting}
	write(t, db, func(tx *store.Tx) error {
		return firstError(tx.PutImportItem(second), tx.PutImportItem(first))
	})
	all := func() []store.ImportItem {
		var got []store.ImportItem
		read(t, db, func(tx *store.Tx) (err error) {
			got, err = tx.ImportItems()
			return err
		})
		return got
	}
	if d := cmp.Diff([]store.ImportItem{first, second}, all()); d != "" {
		t.Errorf("-want +got\n%s", d)
	}

	read(t, db, func(tx *store.Tx) error {
		got, ok, err := tx.ImportItem("a")
		if d := cmp.Diff(first, got); d != "" || !ok {
			t.Errorf("one: %v -want +got\n%s", ok, d)
		}
		_, ok, err2 := tx.ImportItem("x")
		if ok {
			t.Error("found what is not there")
		}
		return firstError(err, err2)
	})

	second.State, second.Reason = store.ImportFailed, "rusak"
	write(t, db, func(tx *store.Tx) error {
		return firstError(tx.PutImportItem(second), tx.DeleteImportItem("a"), tx.DeleteImportItem("x"))
	})
	if d := cmp.Diff([]store.ImportItem{second}, all()); d != "" {
		t.Errorf("after changes: -want +got\n%s", d)
	}
	err := db.Write(t.Context(), storetest.Who, func(tx *store.Tx) error {
		return tx.PutImportItem(store.ImportItem{ID: "c", Path: second.Path, State: store.ImportWaiting})
	})
	if model.KindOf(err) != model.Conflict {
		t.Errorf("a path twice: %v", err)
	}
}
