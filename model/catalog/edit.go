package catalog

import (
	"context"
	"fmt"
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
	return c.db.Write(ctx, who, func(tx *store.Tx) error {
		old, err := c.live(tx, d.ID)
		if err != nil {
			return err
		}
		return update(tx, old, d)
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
	if len(d.Files) == 0 { // left behind by a meeting package
		return model.Errorf(model.Conflict, "Berkas dokumen “%s” sudah menjadi bagian paket rapat. Keluarkan dari paket itu.", d.Title)
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
		tx.Publish(model.LinkChanged{Codes: codes, Documents: []model.DocumentID{d.ID}})
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
