package catalog_test

import (
	"testing"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/store"
	"siapzi/model/store/storetest"
)

func TestCarriedLinks(t *testing.T) {
	e := newEnv(t)
	ctx := t.Context()
	id := storetest.NewFactory(t, e.db).Document("SK tim kerja", nil).ID
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	err := e.db.Write(ctx, "rollover", func(tx *store.Tx) error {
		for _, c := range []model.Code{"P.1.i.a", "P.1.i.b"} {
			if err := tx.PutLink(model.Link{Document: id, Code: c, Origin: model.OriginUser, Carried: 2025}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	proves := func() (proofs, waiting int) {
		t.Helper()
		by, err := e.c.ByQuestion(ctx)
		if err != nil {
			t.Fatal(err)
		}
		carried, err := e.c.Carried(ctx)
		if err != nil {
			t.Fatal(err)
		}
		counts, err := e.c.ProofCounts(ctx)
		if err != nil || len(counts) != len(by) {
			t.Fatal(counts, by, err)
		}
		return len(by), len(carried)
	}

	if p, w := proves(); p != 0 || w != 2 {
		t.Fatalf("%d proofs, %d waiting", p, w)
	}
	t.Run("a guess confirms nothing", func(t *testing.T) {
		must(e.c.Link(ctx, "sari", id, model.Link{Code: "P.1.i.a", Origin: model.OriginAuto, Reason: "nama"}))
		if p, w := proves(); p != 0 || w != 2 {
			t.Errorf("%d proofs, %d waiting", p, w)
		}
	})
	t.Run("one link, or all of a document; and back", func(t *testing.T) {
		one, err := e.c.Confirm(ctx, "sari", nil, catalog.LinkKey{Document: id, Code: "P.1.i.b"})
		if p, w := proves(); err != nil || len(one) != 1 || p != 1 || w != 1 {
			t.Errorf("%v: %d proofs, %d waiting, %v", one, p, w, err)
		}
		all, err := e.c.Confirm(ctx, "sari", []model.DocumentID{id})
		if p, w := proves(); err != nil || len(all) != 1 || p != 2 || w != 0 {
			t.Errorf("%v: %d proofs, %d waiting, %v", all, p, w, err)
		}
		must(e.c.Unconfirm(ctx, "sari", append(one, all...)))
		if p, w := proves(); p != 0 || w != 2 {
			t.Errorf("%d proofs, %d waiting", p, w)
		}
	})
	t.Run("a person who links anew confirms", func(t *testing.T) {
		must(e.c.Link(ctx, "sari", id, model.Link{Code: "P.1.i.a"}))
		if p, w := proves(); p != 1 || w != 1 {
			t.Errorf("%d proofs, %d waiting", p, w)
		}
	})
}
