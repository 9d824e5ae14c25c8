package store

import "siapzi/model"

const linkColumns = "l.document_id, l.code, l.evidence, l.origin, l.reason, l.created_ms, l.carried"

func scanLink(s scanner) (model.Link, error) {
	var l model.Link
	var created int64
	err := s.Scan(&l.Document, &l.Code, &l.Evidence, &l.Origin, &l.Reason, &created, &l.Carried)
	l.Created = fromMillis(created)
	return l, err
}

// addLinks fills in the links of documents; args are the ids.
func (tx *Tx) addLinks(ds map[model.DocumentID]*model.Document, args []any) error {
	links, err := list(tx, "list links", scanLink,
		"SELECT "+linkColumns+" FROM link l WHERE l.document_id IN ("+marks(len(args))+") ORDER BY l.document_id, l.code", args...)
	for _, l := range links {
		if d, ok := ds[l.Document]; ok {
			d.Links = append(d.Links, l)
		}
	}
	return err
}

// Link gives one link; ok is false where the document does not prove the question.
func (tx *Tx) Link(document model.DocumentID, code model.Code) (l model.Link, ok bool, err error) {
	return one(tx, "get link", scanLink, "SELECT "+linkColumns+" FROM link l WHERE l.document_id = ? AND l.code = ?", document, code)
}

// PutLink adds a link at the time of the transaction, or changes evidence,
// origin, reason and the year it was carried over from of the one that is there.
func (tx *Tx) PutLink(l model.Link) error {
	_, err := tx.exec("put link", `INSERT INTO link (document_id, code, evidence, origin, reason, created_ms, carried)
		VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (document_id, code) DO UPDATE SET evidence = excluded.evidence, origin = excluded.origin, reason = excluded.reason,
			carried = excluded.carried`,
		l.Document, l.Code, l.Evidence, l.Origin, l.Reason, millis(tx.now), l.Carried)
	return err
}

// DeleteLink removes a link. Removing what is not there is no error.
func (tx *Tx) DeleteLink(document model.DocumentID, code model.Code) error {
	_, err := tx.exec("delete link", "DELETE FROM link WHERE document_id = ? AND code = ?", document, code)
	return err
}

// LinkCounts tells how many documents outside the recycle bin prove each
// question by a link of this year; questions without any are not named.
func (tx *Tx) LinkCounts() (map[model.Code]int, error) {
	type count struct {
		code model.Code
		n    int
	}
	counts, err := list(tx, "count links", func(s scanner) (c count, err error) {
		err = s.Scan(&c.code, &c.n)
		return c, err
	}, `SELECT l.code, count(*) FROM link l JOIN document d ON d.id = l.document_id
		WHERE d.deleted_ms = 0 AND l.carried = 0 GROUP BY l.code ORDER BY l.code`)
	out := make(map[model.Code]int, len(counts))
	for _, c := range counts {
		out[c.code] = c.n
	}
	return out, err
}

// MadeLink is a link that a person made, with what suggestions learn from.
type MadeLink struct {
	Document model.DocumentID
	Code     model.Code
	Title    string
	Folder   string // of the document's first file, relative to the imported root
}

// MadeLinks gives the links that people made between documents outside the
// recycle bin, oldest document first, without limit.
func (tx *Tx) MadeLinks() ([]MadeLink, error) {
	return list(tx, "list made links", func(s scanner) (m MadeLink, err error) {
		err = s.Scan(&m.Document, &m.Code, &m.Title, &m.Folder)
		return m, err
	}, `SELECT d.id, l.code, d.title, coalesce((SELECT v.folder FROM file f JOIN version v ON v.file_id = f.id
			WHERE f.document_id = d.id ORDER BY f.position, v.no DESC LIMIT 1), '')
		FROM link l JOIN document d ON d.id = l.document_id
		WHERE l.origin = 'user' AND d.deleted_ms = 0 ORDER BY d.seq, l.code`)
}
