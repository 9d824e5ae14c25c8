package catalog

import (
	"context"
	"fmt"
	"slices"
	"time"

	"siapzi/model"
	"siapzi/model/store"
)

// Placement says in which document a file lies and what it is there.
type Placement struct {
	File     model.FileID
	Document model.DocumentID
	Position int // 1-based; no two files of a document may share one
	Label    string
	Date     model.Date
}

// Arrangement is a change of which files make up which documents. It is made
// as a whole: documents are added and restored, then files placed, then fields
// and links changed, then documents thrown away.
type Arrangement struct {
	Make    []model.Document // rows without files; their ids are chosen by who asks
	Restore []model.DocumentID
	Place   []Placement
	Edits   []Edit
	Links   []LinkChange
	Trash   []model.DocumentID
}

// documents names every document that a changes.
func (a Arrangement) documents() []model.DocumentID {
	var out []model.DocumentID
	for _, d := range a.Make {
		out = append(out, d.ID)
	}
	out = append(append(out, a.Restore...), a.Trash...)
	for _, p := range a.Place {
		out = append(out, p.Document)
	}
	for _, e := range a.Edits {
		out = append(out, e.ID)
	}
	return out
}

// Arrange makes an arrangement or, on an error, changes nothing, and gives the
// one that takes it back. Errors are those of Edit, ChangeLinks and Trash.
func (c *Catalog) Arrange(ctx context.Context, who model.Actor, a Arrangement) (undo Arrangement, err error) {
	if err := c.checkChanges(a.Links); err != nil {
		return undo, err
	}
	err = c.db.Write(ctx, who, func(tx *store.Tx) error {
		undo, err = c.arrange(tx, a)
		return err
	})
	return undo, err
}

// arrange is Arrange within a transaction; a's links are checked already.
func (c *Catalog) arrange(tx *store.Tx, a Arrangement) (undo Arrangement, err error) {
	for _, d := range a.Make {
		if d, err = tidy(d); err == nil {
			err = tx.AddDocument(d)
		}
		if err == nil {
			err = tx.Audit(store.AuditEntry{Entity: "document", ID: string(d.ID), New: d.Title})
		}
		if err != nil {
			return undo, fmt.Errorf("catalog: arrange: %w", err)
		}
		undo.Trash = append(undo.Trash, d.ID)
	}
	for _, id := range a.Restore {
		d, err := c.document(tx, id)
		if err != nil {
			return undo, err
		}
		if !d.Deleted.IsZero() {
			undo.Trash = append(undo.Trash, id)
			if err := c.setDeleted(tx, d, time.Time{}); err != nil {
				return undo, err
			}
		}
	}
	touched := a.documents()
	if undo.Place, err = c.place(tx, a.Place, &touched); err != nil {
		return undo, err
	}
	if undo.Edits, undo.Links, err = c.reword(tx, a.Edits, a.Links); err != nil {
		return undo, err
	}
	for _, id := range a.Trash {
		d, err := c.document(tx, id)
		if err != nil {
			return undo, err
		}
		if d.Deleted.IsZero() {
			undo.Restore = append(undo.Restore, id)
			if err := c.setDeleted(tx, d, tx.Now()); err != nil {
				return undo, err
			}
		}
	}
	slices.Sort(touched)
	touched = slices.Compact(touched)
	for _, id := range touched {
		if err := tx.IndexDocument(id); err != nil {
			return undo, err
		}
	}
	tx.Publish(model.DocumentChanged{IDs: touched})
	return undo, nil
}

// reword makes the edits and the changes of links.
func (c *Catalog) reword(tx *store.Tx, edits []Edit, links []LinkChange) (undoEdits []Edit, undoLinks []LinkChange, err error) {
	for _, e := range edits {
		old, err := c.live(tx, e.ID)
		if err != nil {
			return nil, nil, err
		}
		d := old
		undoEdits = append(undoEdits, e.put(&d))
		if err := update(tx, old, d); err != nil {
			return nil, nil, err
		}
	}
	for _, l := range links {
		back, done, err := c.changeLink(tx, l)
		if err != nil {
			return nil, nil, err
		}
		if done {
			undoLinks = append(undoLinks, back)
		}
	}
	slices.Reverse(undoEdits)
	slices.Reverse(undoLinks)
	return undoEdits, undoLinks, nil
}

// aside is where files stand while others take their places.
const aside = 1 << 20

// place moves files and gives the placements that they had. The documents that
// they leave are added to touched.
func (c *Catalog) place(tx *store.Tx, places []Placement, touched *[]model.DocumentID) (undo []Placement, err error) {
	for i, p := range places {
		old, err := c.placementOf(tx, p.File)
		if err != nil {
			return nil, err
		}
		if _, err := c.live(tx, p.Document); err != nil {
			return nil, err
		}
		if !p.Date.Valid() {
			return nil, &model.Error{Kind: model.Invalid, Msg: "Tanggal bagian belum benar.",
				Fields: []model.FieldError{{Field: "date", Msg: fmt.Sprintf("tanggal %s tidak ada", p.Date)}}}
		}
		undo = append(undo, old)
		*touched = append(*touched, old.Document)
		if err := tx.PlaceFile(old.Document, model.File{ID: p.File, Position: aside + i, Label: old.Label, Date: old.Date}); err != nil {
			return nil, err
		}
	}
	for i, p := range places {
		if err := tx.PlaceFile(p.Document, model.File{ID: p.File, Position: p.Position, Label: clean(p.Label), Date: p.Date}); err != nil {
			return nil, err
		}
		old := undo[i]
		err := audit(tx, "file", string(p.File),
			field{"document", string(old.Document), string(p.Document)},
			field{"label", old.Label, p.Label},
			field{"date", string(old.Date), string(p.Date)})
		if err != nil {
			return nil, err
		}
	}
	return undo, nil
}

// placementOf tells where a file lies now.
func (c *Catalog) placementOf(tx *store.Tx, file model.FileID) (Placement, error) {
	id, ok, err := tx.DocumentOfFile(file)
	if err == nil && !ok {
		err = noFile(file)
	}
	if err != nil {
		return Placement{}, err
	}
	d, err := c.document(tx, id)
	if err != nil {
		return Placement{}, err
	}
	for _, f := range d.Files {
		if f.ID == file {
			return placed(id, f), nil
		}
	}
	return Placement{}, noFile(file)
}

// placed is the placement of a file in a document.
func placed(id model.DocumentID, f model.File) Placement {
	return Placement{File: f.ID, Document: id, Position: f.Position, Label: f.Label, Date: f.Date}
}

// places gives files, numbered by their order, as placements in a document.
func places(id model.DocumentID, files []model.File) []Placement {
	out := make([]Placement, len(files))
	for i, f := range files {
		f.Position = i + 1
		out[i] = placed(id, f)
	}
	return out
}
