package catalog

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"siapzi/model"
	"siapzi/model/store"
)

// maxTitle is the longest title in characters. Longer ones are no titles but
// text in the wrong place.
const maxTitle = 500

// Update changes title, number, date, period, kind, issuer and note of the
// document d.ID to those of d. Files, links and times of d are not looked at.
// It is Invalid with all problems at once, NotFound, or Conflict for a document
// in the recycle bin.
func (c *Catalog) Update(ctx context.Context, who model.Actor, d model.Document) error {
	d.Title = strings.TrimSpace(clean(d.Title))
	d.Number, d.Issuer, d.Note = strings.TrimSpace(clean(d.Number)), strings.TrimSpace(clean(d.Issuer)), clean(d.Note)
	if err := checkDocument(d); err != nil {
		return err
	}
	return c.db.Write(ctx, who, func(tx *store.Tx) error {
		old, err := c.live(tx, d.ID)
		if err != nil {
			return err
		}
		if err := tx.UpdateDocument(d); err != nil {
			return err
		}
		if err := tx.IndexDocument(d.ID); err != nil {
			return err
		}
		tx.Publish(model.DocumentChanged{IDs: []model.DocumentID{d.ID}})
		return audit(tx, "document", string(d.ID),
			field{"title", old.Title, d.Title},
			field{"number", old.Number, d.Number},
			field{"date", string(old.Date), string(d.Date)},
			field{"period_from", string(old.Period.From), string(d.Period.From)},
			field{"period_to", string(old.Period.To), string(d.Period.To)},
			field{"period_label", old.Period.Label, d.Period.Label},
			field{"kind", string(old.Kind), string(d.Kind)},
			field{"issuer", old.Issuer, d.Issuer},
			field{"note", old.Note, d.Note})
	})
}

// checkDocument gives every broken rule of the fields that people edit.
func checkDocument(d model.Document) error {
	var bad []model.FieldError
	add := func(field, format string, args ...any) {
		bad = append(bad, model.FieldError{Field: field, Msg: fmt.Sprintf(format, args...)})
	}
	if d.Title == "" {
		add("title", "judul belum diisi")
	}
	if n := utf8.RuneCountInString(d.Title); n > maxTitle {
		add("title", "judul terlalu panjang (%d huruf, paling banyak %d)", n, maxTitle)
	}
	if !d.Date.Valid() {
		add("date", "tanggal %s tidak ada", d.Date)
	}
	if !d.Period.From.Valid() {
		add("period_from", "tanggal %s tidak ada", d.Period.From)
	}
	if !d.Period.To.Valid() {
		add("period_to", "tanggal %s tidak ada", d.Period.To)
	}
	if d.Period.From != "" && d.Period.To != "" && d.Period.From > d.Period.To {
		add("period_to", "akhir periode mendahului awalnya")
	}
	if !d.Kind.Valid() {
		add("kind", "jenis dokumen “%s” tidak dikenal", d.Kind)
	}
	if bad != nil {
		return &model.Error{Kind: model.Invalid, Msg: "Data dokumen belum benar.", Fields: bad}
	}
	return nil
}

// Trash puts documents into the recycle bin; their links stay and come back
// with them. All of them go or, on an error, none. Those that lie there already
// stay as they are.
func (c *Catalog) Trash(ctx context.Context, who model.Actor, ids ...model.DocumentID) error {
	return c.each(ctx, who, ids, func(tx *store.Tx, d model.Document) error {
		if !d.Deleted.IsZero() {
			return nil
		}
		return c.setDeleted(tx, d, tx.Now())
	})
}

// Restore takes documents out of the recycle bin: all of them or, on an error,
// none. Those that are not in it stay as they are.
func (c *Catalog) Restore(ctx context.Context, who model.Actor, ids ...model.DocumentID) error {
	return c.each(ctx, who, ids, c.restore)
}

func (c *Catalog) restore(tx *store.Tx, d model.Document) error {
	if d.Deleted.IsZero() {
		return nil
	}
	return c.setDeleted(tx, d, time.Time{})
}

// each runs f on every document in one transaction.
func (c *Catalog) each(ctx context.Context, who model.Actor, ids []model.DocumentID, f func(tx *store.Tx, d model.Document) error) error {
	return c.db.Write(ctx, who, func(tx *store.Tx) error {
		for _, id := range ids {
			d, err := c.document(tx, id)
			if err != nil {
				return err
			}
			if err := f(tx, d); err != nil {
				return err
			}
		}
		return nil
	})
}

// setDeleted moves d and tells of it and of the questions that it proves.
func (c *Catalog) setDeleted(tx *store.Tx, d model.Document, at time.Time) error {
	if err := tx.SetDeleted(d.ID, at); err != nil {
		return err
	}
	tx.Publish(model.DocumentChanged{IDs: []model.DocumentID{d.ID}})
	if len(d.Links) > 0 {
		codes := make([]model.Code, len(d.Links))
		for i, l := range d.Links {
			codes[i] = l.Code
		}
		tx.Publish(model.LinkChanged{Codes: codes})
	}
	return audit(tx, "document", string(d.ID), field{"deleted", stamp(d.Deleted), stamp(at)})
}

// stamp writes a time for the audit log, "" for none.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// Replace gives a file of a document a new version with the content of the file
// at path and returns it; the older ones are kept. The same things are refused
// as by Import, and it is Conflict where the content is that of the newest
// version already.
func (c *Catalog) Replace(ctx context.Context, who model.Actor, file model.FileID, path string) (model.Version, error) {
	v, loose, err := c.replace(ctx, who, file, path)
	if err != nil {
		c.dropLoose(context.WithoutCancel(ctx), loose)
	}
	return v, err
}

func (c *Catalog) replace(ctx context.Context, who model.Actor, file model.FileID, path string) (v model.Version, loose map[model.Hash]bool, err error) {
	c.gate.RLock()
	defer c.gate.RUnlock()
	sources, err := collect(ctx, []string{path})
	if err != nil {
		return v, nil, err
	}
	if len(sources) != 1 || sources[0].path != path {
		return v, nil, model.Errorf(model.Invalid, "Pilih satu berkas sebagai pengganti, bukan folder.")
	}
	got := c.newPreparer(nil).take(ctx, sources[0])
	if got.stored {
		loose = map[model.Hash]bool{got.blob.Hash: true}
	}
	if got.err != nil {
		return v, loose, got.err
	}
	err = c.db.Write(ctx, who, func(tx *store.Tx) error {
		v, err = c.addVersion(tx, file, got)
		return err
	})
	return v, loose, err
}

// addVersion writes the rows of a new version.
func (c *Catalog) addVersion(tx *store.Tx, file model.FileID, p prepared) (model.Version, error) {
	id, ok, err := tx.DocumentOfFile(file)
	if err == nil && !ok {
		err = model.Errorf(model.NotFound, "Berkas %s tidak ada di ruang kerja ini.", file)
	}
	if err != nil {
		return model.Version{}, err
	}
	d, err := c.live(tx, id)
	if err != nil {
		return model.Version{}, err
	}
	vs, err := tx.Versions(file)
	if err != nil {
		return model.Version{}, err
	}
	old := vs[len(vs)-1]
	if old.Hash == p.blob.Hash {
		return model.Version{}, model.Errorf(model.Conflict, "Isi berkas ini sama dengan yang sudah tersimpan, jadi tidak ada yang diganti.")
	}
	v := model.Version{ID: model.VersionID(store.NewID()), No: old.No + 1, Hash: p.blob.Hash, Size: p.blob.Size, Name: p.name,
		Folder: p.folder, MIME: p.blob.MIME, Pages: p.blob.Pages, HasText: p.blob.HasText, Problem: p.blob.Problem, Imported: tx.Now()}
	for _, do := range []func() error{
		func() error { return tx.PutBlob(p.blob, p.text) },
		func() error { return tx.AddVersion(file, v) },
		func() error { return tx.UpdateDocument(d) }, // its time of change
		func() error { return tx.IndexDocument(id) },
		func() error {
			return audit(tx, "file", string(file), field{"version", string(old.Hash), string(v.Hash)})
		},
	} {
		if err := do(); err != nil {
			return v, fmt.Errorf("catalog: add version: %w", err)
		}
	}
	tx.Publish(model.DocumentChanged{IDs: []model.DocumentID{id}})
	return v, nil
}
