package storetest

import (
	"fmt"
	"testing"

	"siapzi/model"
	"siapzi/model/store"
)

// Factory adds rows with defaults to a catalogue; a test changes only what it
// is about.
type Factory struct {
	t  testing.TB
	db *store.DB
	n  int
}

// NewFactory makes a factory for db.
func NewFactory(t testing.TB, db *store.DB) *Factory { return &Factory{t: t, db: db} }

// Document adds a document with one PDF of one page whose text is text, after
// change (may be nil) had its way with it; links in it are added too. The
// document comes back as it is stored.
func (f *Factory) Document(text string, change func(d *model.Document)) model.Document {
	f.t.Helper()
	f.n++
	d := model.Document{ID: model.DocumentID(store.NewID()), Title: fmt.Sprintf("Dokumen %d", f.n), Kind: model.KindOther,
		Files: []model.File{{ID: model.FileID(store.NewID()), Position: 1, Version: model.Version{
			ID: model.VersionID(store.NewID()), No: 1, Hash: Hash(f.n), Size: 1000, Name: fmt.Sprintf("dokumen %d.pdf", f.n),
			MIME: "application/pdf", Pages: 1, HasText: text != ""}}}}
	if change != nil {
		change(&d)
	}
	err := f.db.Write(f.t.Context(), Who, func(tx *store.Tx) error {
		if err := tx.AddDocument(d); err != nil {
			return err
		}
		for _, file := range d.Files {
			if err := addFile(tx, d.ID, file, text); err != nil {
				return err
			}
		}
		for _, l := range d.Links {
			l.Document = d.ID
			if l.Origin == "" {
				l.Origin = model.OriginUser
			}
			if err := tx.PutLink(l); err != nil {
				return err
			}
		}
		if !d.Deleted.IsZero() {
			if err := tx.SetDeleted(d.ID, d.Deleted); err != nil {
				return err
			}
		}
		if err := tx.IndexDocument(d.ID); err != nil {
			return err
		}
		var err error
		d, _, err = tx.Document(d.ID)
		return err
	})
	if err != nil {
		f.t.Fatal(err)
	}
	return d
}

func addFile(tx *store.Tx, document model.DocumentID, file model.File, text string) error {
	v := file.Version
	if err := tx.PutBlob(store.Blob{Hash: v.Hash, Size: v.Size, MIME: v.MIME, Pages: v.Pages, HasText: v.HasText, Problem: v.Problem}, text); err != nil {
		return err
	}
	if err := tx.AddFile(document, file); err != nil {
		return err
	}
	return tx.AddVersion(file.ID, v)
}

// Hash makes a hash that belongs to no content, the same for the same n.
func Hash(n int) model.Hash { return model.Hash(fmt.Sprintf("%064x", n)) }
