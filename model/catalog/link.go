package catalog

import (
	"context"
	"fmt"
	"strconv"

	"siapzi/model"
	"siapzi/model/store"
)

// Link says that a document proves questions: all of links or, on an error,
// none. Evidence, Origin ("user" if empty) and Reason are taken from each; a
// link that is there already gets them. It is Invalid for codes that are no
// questions, NotFound for no document and Conflict for one in the recycle bin.
func (c *Catalog) Link(ctx context.Context, who model.Actor, id model.DocumentID, links ...model.Link) error {
	links = append([]model.Link(nil), links...)
	for i := range links {
		links[i].Document = id
		if links[i].Origin == "" {
			links[i].Origin = model.OriginUser
		}
	}
	if err := c.checkLinks(links); err != nil {
		return err
	}
	return c.db.Write(ctx, who, func(tx *store.Tx) error {
		if _, err := c.live(tx, id); err != nil {
			return err
		}
		for _, l := range links {
			old, _, err := tx.Link(id, l.Code)
			if err != nil {
				return err
			}
			if err := putLink(tx, old, l); err != nil {
				return err
			}
		}
		return nil
	})
}

// Unlink removes the links of a document to the questions codes. Codes that it
// is not linked to are left out.
func (c *Catalog) Unlink(ctx context.Context, who model.Actor, id model.DocumentID, codes ...model.Code) error {
	return c.db.Write(ctx, who, func(tx *store.Tx) error {
		if _, err := c.live(tx, id); err != nil {
			return err
		}
		for _, code := range codes {
			old, _, err := tx.Link(id, code)
			if err != nil {
				return err
			}
			if err := removeLink(tx, old); err != nil {
				return err
			}
		}
		return nil
	})
}

// removeLink takes a link away; the zero link stands for none.
func removeLink(tx *store.Tx, old model.Link) error {
	if old.Origin == "" {
		return nil
	}
	if err := tx.DeleteLink(old.Document, old.Code); err != nil {
		return err
	}
	return auditLink(tx, old, model.Link{Document: old.Document, Code: old.Code})
}

// live reads a document that is not in the recycle bin.
func (c *Catalog) live(tx *store.Tx, id model.DocumentID) (model.Document, error) {
	d, err := c.document(tx, id)
	if err == nil && !d.Deleted.IsZero() {
		err = model.Errorf(model.Conflict, "Dokumen “%s” ada di tempat sampah. Pulihkan dahulu, lalu coba lagi.", d.Title)
	}
	return d, err
}

// checkLinks names every link that the worksheet does not allow.
func (c *Catalog) checkLinks(links []model.Link) error {
	var bad []model.FieldError
	for _, l := range links {
		n := c.sheet.Node(l.Code)
		field := string(l.Code)
		switch {
		case n == nil:
			bad = append(bad, model.FieldError{Field: field, Msg: "kode ini tidak ada di LKE"})
		case !n.IsQuestion():
			bad = append(bad, model.FieldError{Field: field, Msg: "kode ini bukan soal; pilih soal di bawahnya"})
		case l.Evidence < 0 || l.Evidence > len(n.Evidence):
			bad = append(bad, model.FieldError{Field: field, Msg: fmt.Sprintf("soal ini mempunyai %d jenis bukti; %d tidak ada", len(n.Evidence), l.Evidence)})
		case l.Origin != model.OriginUser && l.Origin != model.OriginAuto:
			bad = append(bad, model.FieldError{Field: field, Msg: "asal tautan harus user atau auto"})
		}
	}
	if bad != nil {
		return &model.Error{Kind: model.Invalid, Msg: "Tautan ke soal belum benar. Tidak ada yang diubah.", Fields: bad}
	}
	return nil
}

// putLink writes l in place of old (zero for none), if they differ. A link of
// the year before is confirmed when a person makes it anew, not by a guess.
func putLink(tx *store.Tx, old, l model.Link) error {
	if l.Origin == model.OriginAuto {
		l.Carried = old.Carried
	}
	if sameLink(old, l) {
		return nil
	}
	if err := tx.PutLink(l); err != nil {
		return err
	}
	return auditLink(tx, old, l)
}

// sameLink tells whether two links between the same two things say the same.
func sameLink(a, b model.Link) bool {
	return a.Origin == b.Origin && a.Evidence == b.Evidence && a.Reason == b.Reason && a.Carried == b.Carried
}

// auditLink logs the change of a link and publishes it. An empty origin stands
// for "no link".
func auditLink(tx *store.Tx, old, l model.Link) error {
	evidence := func(l model.Link) string {
		if l.Origin == "" {
			return ""
		}
		return strconv.Itoa(l.Evidence)
	}
	tx.Publish(model.LinkChanged{Codes: []model.Code{l.Code}, Documents: []model.DocumentID{l.Document}})
	return audit(tx, "link", linkID(l),
		field{"reason", old.Reason, l.Reason},
		field{"evidence", evidence(old), evidence(l)},
		field{linkOrigin, old.Origin, l.Origin})
}

// linkOrigin is the field of the audit log that tells whether a link is there.
const linkOrigin = "origin"

func linkID(l model.Link) string { return string(l.Document) + "/" + string(l.Code) }

// wasRemoved tells whether the link was there once and somebody removed it.
func wasRemoved(tx *store.Tx, l model.Link) (bool, error) {
	entries, err := tx.AuditOf("link", linkID(l), 1) // origin is logged last
	return len(entries) > 0 && entries[0].Field == linkOrigin && entries[0].New == "", err
}

// field is a changed field for the audit log.
type field struct{ name, old, new string }

// audit logs the fields of one thing that differ.
func audit(tx *store.Tx, entity, id string, fields ...field) error {
	for _, f := range fields {
		if err := tx.Audit(store.AuditEntry{Entity: entity, ID: id, Field: f.name, Old: f.old, New: f.new}); err != nil {
			return err
		}
	}
	return nil
}
