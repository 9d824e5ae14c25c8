package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"siapzi/model/store"
	"siapzi/model/store/storetest"
)

func TestBundles(t *testing.T) {
	db := storetest.Open(t)
	a := store.MadeBundle{ID: "a", Made: storetest.Now(), Who: "sari", Scope: "Area 6", Files: []string{"/b/1.pdf", "/b/2.pdf"}, Package: "/b/p.zip",
		Pages: 216, Documents: 41, Problems: 1, Bytes: 9 << 20, Choices: []byte(`{"max_pages":50}`)}
	b := store.MadeBundle{ID: "b", Made: storetest.Now().Add(time.Hour), Who: "sari", Choices: []byte("{}")}
	err := db.Write(t.Context(), "sari", func(tx *store.Tx) error {
		if err := tx.PutBundle(a, []byte{1, 2}); err != nil {
			return err
		}
		return tx.PutBundle(b, []byte{3})
	})
	if err != nil {
		t.Fatal(err)
	}

	err = db.Read(t.Context(), func(tx *store.Tx) error {
		list, err := tx.Bundles()
		b.Files = []string{}
		if d := cmp.Diff([]store.MadeBundle{b, a}, list); d != "" || err != nil {
			t.Error(err, d)
		}
		m, ok, err := tx.BundleManifest("a")
		if !ok || string(m) != "\x01\x02" || err != nil {
			t.Errorf("manifest %v %v %v", m, ok, err)
		}
		if _, ok, err := tx.BundleManifest("c"); ok || err != nil {
			t.Errorf("unknown: %v %v", ok, err)
		}
		if _, ok, err := tx.BundleChoices(); ok || err != nil {
			t.Errorf("choices: %v %v", ok, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	err = db.Write(t.Context(), "sari", func(tx *store.Tx) error { return tx.PutBundle(a, nil) })
	if err == nil {
		t.Error("stored twice")
	}
	err = db.Write(t.Context(), "sari", func(tx *store.Tx) error {
		if err := tx.DeleteBundle("a"); err != nil {
			return err
		}
		if err := tx.PutBundleChoices([]byte(`{"a":1}`)); err != nil {
			return err
		}
		return tx.PutBundleChoices([]byte(`{"a":2}`))
	})
	if err != nil {
		t.Fatal(err)
	}
	err = db.Read(t.Context(), func(tx *store.Tx) error {
		c, ok, err := tx.BundleChoices()
		if !ok || string(c) != `{"a":2}` || err != nil {
			t.Errorf("choices %s %v %v", c, ok, err)
		}
		if _, ok, _ := tx.Bundle("a"); ok {
			t.Error("still there")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
