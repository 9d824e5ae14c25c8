package catalog

import (
	"context"
	"strconv"

	"siapzi/model"
	"siapzi/model/store"
)

// Links that were taken over from the workspace of the year before say what a
// document proved then. They prove nothing until somebody has looked: the
// document may be out of date.

// Carried gives, by question, the documents whose link waits to be confirmed,
// in the order of ByQuestion.
func (c *Catalog) Carried(ctx context.Context) (map[model.Code][]model.Document, error) {
	return c.linked(ctx, true)
}

// LinkKey names a link.
type LinkKey struct {
	Document model.DocumentID
	Code     model.Code
}

// Confirm says that documents still prove what they proved the year before: the
// links keys, or every link of ids that waits for it. It gives what it
// confirmed, for Unconfirm. Links that wait for nothing are left out.
func (c *Catalog) Confirm(ctx context.Context, who model.Actor, ids []model.DocumentID, keys ...LinkKey) (done []model.Link, err error) {
	err = c.db.Write(ctx, who, func(tx *store.Tx) error {
		done = nil
		ds, err := tx.Documents(ids)
		if err != nil {
			return err
		}
		for _, d := range ds {
			for _, l := range d.Links {
				keys = append(keys, LinkKey{d.ID, l.Code})
			}
		}
		for _, k := range keys {
			l, _, err := tx.Link(k.Document, k.Code)
			if err != nil {
				return err
			}
			if l.Carried == 0 {
				continue
			}
			if err := carry(tx, l, 0); err != nil {
				return err
			}
			done = append(done, l)
		}
		return nil
	})
	return done, err
}

// Unconfirm takes back what Confirm did, where the links are still there.
func (c *Catalog) Unconfirm(ctx context.Context, who model.Actor, links []model.Link) error {
	return c.db.Write(ctx, who, func(tx *store.Tx) error {
		for _, was := range links {
			l, ok, err := tx.Link(was.Document, was.Code)
			if err != nil {
				return err
			}
			if !ok {
				continue
			}
			if err := carry(tx, l, was.Carried); err != nil {
				return err
			}
		}
		return nil
	})
}

// carry sets from which year l waits to be confirmed, 0 for confirmed.
func carry(tx *store.Tx, l model.Link, year int) error {
	old := l.Carried
	l.Carried = year
	if err := tx.PutLink(l); err != nil {
		return err
	}
	tx.Publish(model.LinkChanged{Codes: []model.Code{l.Code}, Documents: []model.DocumentID{l.Document}})
	return audit(tx, "link", linkID(l), field{"carried", yearText(old), yearText(year)})
}

func yearText(year int) string {
	if year == 0 {
		return ""
	}
	return strconv.Itoa(year)
}
