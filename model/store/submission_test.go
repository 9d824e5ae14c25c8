package store

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
)

func TestSubmission(t *testing.T) {
	db := openNew(t)
	h := model.Hash(strings.Repeat("a", 64))
	s := Submission{ID: "s1", Made: time.UnixMilli(1000).UTC(), Who: "sari", Kind: "usulan", About: []byte(`{"x":1}`)}
	put := func(needs ...model.Hash) error {
		return db.Write(t.Context(), "sari", func(tx *Tx) error { return tx.PutSubmission(s, []byte{1}, []byte{2}, needs) })
	}

	if err := put(h); err == nil {
		t.Fatal("a submission was kept whose file is not known")
	}
	err := db.Write(t.Context(), "sari", func(tx *Tx) error { return tx.PutBlob(Blob{Hash: h, Size: 3, MIME: "text/plain"}, "") })
	if err != nil {
		t.Fatal(err)
	}
	if err := put(h, h); err != nil {
		t.Fatal(err)
	}

	err = db.Read(t.Context(), func(tx *Tx) error {
		all, err := tx.Submissions()
		if err != nil {
			return err
		}
		if diff := cmp.Diff([]Submission{s}, all); diff != "" {
			t.Error(diff)
		}
		state, manifest, ok, err := tx.SubmissionState("s1")
		if !ok || string(state) != "\x01" || string(manifest) != "\x02" {
			t.Errorf("state %v, manifest %v, %v", state, manifest, ok)
		}
		if err != nil {
			return err
		}
		needs, err := tx.SubmissionNeeds("s1")
		if diff := cmp.Diff([]model.Hash{h}, needs); diff != "" {
			t.Error(diff)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}

	err = db.Write(t.Context(), "sari", func(tx *Tx) error { return tx.DeleteSubmission("s1") })
	if err != nil {
		t.Fatal(err)
	}
	err = db.Read(t.Context(), func(tx *Tx) error {
		_, ok, err := tx.Submission("s1")
		if ok {
			t.Error("the submission is still there")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestSubmissionKeepsItsFiles(t *testing.T) {
	db := openNew(t)
	h := model.Hash(strings.Repeat("b", 64))
	err := db.Write(t.Context(), "sari", func(tx *Tx) error {
		if err := tx.PutBlob(Blob{Hash: h, Size: 3, MIME: "text/plain"}, ""); err != nil {
			return err
		}
		return tx.PutSubmission(Submission{ID: "s1", Kind: "bundel", About: []byte("{}")}, []byte{1}, []byte{2}, []model.Hash{h})
	})
	if err != nil {
		t.Fatal(err)
	}

	if _, err := rawOpen(t, db.path).Exec("DELETE FROM blob"); err == nil {
		t.Error("a file that a submission needs could be deleted")
	}
}

func TestProposalFacts(t *testing.T) {
	db := openNew(t)
	for _, want := range []string{"", `{"a":1}`, `{"a":2}`} {
		err := db.Write(t.Context(), "sari", func(tx *Tx) error {
			if want != "" {
				if err := tx.PutProposalFacts([]byte(want)); err != nil {
					return err
				}
			}
			got, ok, err := tx.ProposalFacts()
			if string(got) != want || ok != (want != "") {
				t.Errorf("facts %q, %v; want %q", got, ok, want)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// openNew gives an empty catalogue.
func openNew(t *testing.T) *DB {
	t.Helper()
	db, err := Open(t.Context(), t.TempDir()+"/workspace.db", Config{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}
