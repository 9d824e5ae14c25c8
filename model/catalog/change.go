package catalog

import (
	"context"
	"slices"
	"strings"

	"siapzi/model"
	"siapzi/model/store"
)

// Edit changes some fields of one document; nil leaves a field as it is.
type Edit struct {
	ID                          model.DocumentID
	Title, Number, Issuer, Note *string
	Date                        *model.Date
	Period                      *model.Period
	Kind                        *model.DocumentKind
}

// put sets the fields of e in d and gives the edit that takes it back.
func (e Edit) put(d *model.Document) (back Edit) {
	back.ID = e.ID
	change(&d.Title, e.Title, &back.Title)
	change(&d.Number, e.Number, &back.Number)
	change(&d.Issuer, e.Issuer, &back.Issuer)
	change(&d.Note, e.Note, &back.Note)
	change(&d.Date, e.Date, &back.Date)
	change(&d.Period, e.Period, &back.Period)
	change(&d.Kind, e.Kind, &back.Kind)
	return back
}

func change[T any](field, to *T, back **T) {
	if to != nil {
		old := *field
		*back, *field = &old, *to
	}
}

// Edit makes all edits or, on an error, none, and gives the edits that take
// them back. It is Invalid with all problems of the first document that would
// break a rule, NotFound, or Conflict for a document in the recycle bin.
func (c *Catalog) Edit(ctx context.Context, who model.Actor, edits ...Edit) (undo []Edit, err error) {
	err = c.db.Write(ctx, who, func(tx *store.Tx) error {
		undo = undo[:0]
		for _, e := range edits {
			old, err := c.live(tx, e.ID)
			if err != nil {
				return err
			}
			d := old
			undo = append(undo, e.put(&d))
			if err := update(tx, old, d); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.Reverse(undo)
	return undo, nil
}

// tidy cleans the fields that people type and checks them.
func tidy(d model.Document) (model.Document, error) {
	d.Title = strings.TrimSpace(clean(d.Title))
	d.Number, d.Issuer, d.Note = strings.TrimSpace(clean(d.Number)), strings.TrimSpace(clean(d.Issuer)), clean(d.Note)
	d.Period.Label = strings.TrimSpace(clean(d.Period.Label))
	return d, checkDocument(d)
}

// update writes the fields of d in place of those of old.
func update(tx *store.Tx, old, d model.Document) error {
	d, err := tidy(d)
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
}

// LinkChange puts a link or, with Remove, takes the one to Link.Code away.
type LinkChange struct {
	Link   model.Link // Document and Code are needed; Origin "" means "user"
	Remove bool
}

// ChangeLinks makes all changes or, on an error, none, and gives the changes
// that take them back. Links that are already as wanted change nothing. Errors
// are those of Link.
func (c *Catalog) ChangeLinks(ctx context.Context, who model.Actor, changes ...LinkChange) (undo []LinkChange, err error) {
	changes = slices.Clone(changes)
	if err := c.checkChanges(changes); err != nil {
		return nil, err
	}
	err = c.db.Write(ctx, who, func(tx *store.Tx) error {
		undo = undo[:0]
		for _, ch := range changes {
			back, done, err := c.changeLink(tx, ch)
			if err != nil {
				return err
			}
			if done {
				undo = append(undo, back)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.Reverse(undo)
	return undo, nil
}

// checkChanges names every link of changes that the worksheet does not allow.
// It fills in origins that are missing.
func (c *Catalog) checkChanges(changes []LinkChange) error {
	var put []model.Link
	for i := range changes {
		if l := &changes[i].Link; !changes[i].Remove {
			if l.Origin == "" {
				l.Origin = model.OriginUser
			}
			put = append(put, *l)
		}
	}
	return c.checkLinks(put)
}

// changeLink makes one change; done tells whether there was one to make.
func (c *Catalog) changeLink(tx *store.Tx, ch LinkChange) (back LinkChange, done bool, err error) {
	l := ch.Link
	if _, err := c.live(tx, l.Document); err != nil {
		return back, false, err
	}
	old, there, err := tx.Link(l.Document, l.Code)
	if err != nil {
		return back, false, err
	}
	if !there {
		back = LinkChange{Link: model.Link{Document: l.Document, Code: l.Code}, Remove: true}
	} else {
		back = LinkChange{Link: old}
	}
	if ch.Remove {
		return back, there, removeLink(tx, old)
	}
	return back, !sameLink(old, l), putLink(tx, old, l)
}
