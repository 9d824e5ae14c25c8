package store

import (
	"strings"
	"time"

	"siapzi/model"
)

// Sort is an order of the document list.
type Sort string

// The orders. Ties are broken by title and id, so every order is total.
const (
	SortTitle   Sort = ""        // by title, numbers by value
	SortDate    Sort = "date"    // by the date printed on it; undated first
	SortCreated Sort = "created" // by when it was added
)

// DocumentQuery says which documents to list. The zero value means all that
// are not in the recycle bin, by title, at most DefaultLimit.
type DocumentQuery struct {
	Text     string       // words that title, number or text must hold; the last may be the start of a word
	Codes    []model.Code // linked to at least one of these questions
	Unlinked bool         // linked to no question
	InBin    bool         // those in the recycle bin instead of the others
	Sort     Sort
	Desc     bool // last first
	Limit    int  // DefaultLimit if 0
	Offset   int
}

// DefaultLimit is how many rows a list gives that names no limit.
const DefaultLimit = 200

const documentColumns = `d.id, d.title, d.number, d.date, d.period_from, d.period_to, d.period_label, d.kind, d.issuer, d.note,
	d.created_ms, d.updated_ms, d.deleted_ms`

func scanDocument(s scanner) (model.Document, error) {
	var d model.Document
	var created, updated, deleted int64
	err := s.Scan(&d.ID, &d.Title, &d.Number, &d.Date, &d.Period.From, &d.Period.To, &d.Period.Label, &d.Kind, &d.Issuer, &d.Note,
		&created, &updated, &deleted)
	d.Created, d.Updated, d.Deleted = fromMillis(created), fromMillis(updated), fromMillis(deleted)
	return d, err
}

// Document gives one document with its files and links; ok is false where
// there is none. Links are ordered by code as text.
func (tx *Tx) Document(id model.DocumentID) (d model.Document, ok bool, err error) {
	ds, err := tx.Documents([]model.DocumentID{id})
	if err != nil || len(ds) == 0 {
		return d, false, err
	}
	return ds[0], true, nil
}

// chunk bounds how many ids one statement carries.
const chunk = 500

// Documents gives the documents of ids, in that order, with their files and
// links. Unknown ids are left out.
func (tx *Tx) Documents(ids []model.DocumentID) ([]model.Document, error) {
	byID := make(map[model.DocumentID]*model.Document, len(ids))
	for start := 0; start < len(ids); start += chunk {
		args := anys(ids[start:min(start+chunk, len(ids))])
		ds, err := list(tx, "list documents", scanDocument,
			"SELECT "+documentColumns+" FROM document d WHERE d.id IN ("+marks(len(args))+")", args...)
		if err != nil {
			return nil, err
		}
		for i := range ds {
			byID[ds[i].ID] = &ds[i]
		}
		if err := tx.addFiles(byID, args); err != nil {
			return nil, err
		}
		if err := tx.addLinks(byID, args); err != nil {
			return nil, err
		}
	}
	out := make([]model.Document, 0, len(byID))
	for _, id := range ids {
		if d, ok := byID[id]; ok {
			out = append(out, *d)
		}
	}
	return out, nil
}

// FindDocuments gives the ids of one page of the documents that q describes,
// and how many there are without its limit.
func (tx *Tx) FindDocuments(q DocumentQuery) ([]model.DocumentID, int, error) {
	where, args := documentWhere(q)
	total, _, err := one(tx, "count documents", scanValue[int], "SELECT count(*) FROM document d WHERE "+where, args...)
	if err != nil || total == 0 {
		return nil, 0, err
	}
	if q.Limit <= 0 {
		q.Limit = DefaultLimit
	}
	ids, err := list(tx, "find documents", scanValue[model.DocumentID],
		documentPage(q, where), append(args, q.Limit, q.Offset)...)
	return ids, total, err
}

// documentPage writes the query for one page of a list.
func documentPage(q DocumentQuery, where string) string {
	columns := []string{"d.title_key", "d.id"}
	switch q.Sort {
	case SortDate:
		columns = []string{"d.date", "d.title_key", "d.id"}
	case SortCreated:
		columns = []string{"d.created_ms", "d.id"}
	}
	direction := ""
	if q.Desc {
		direction = " DESC"
	}
	return "SELECT d.id FROM document d WHERE " + where +
		" ORDER BY " + strings.Join(columns, direction+", ") + direction + " LIMIT ? OFFSET ?"
}

// documentWhere turns a query into conditions and their parameters.
func documentWhere(q DocumentQuery) (string, []any) {
	conds := []string{"d.deleted_ms = 0"}
	if q.InBin {
		// Documents whose files became parts of another one are no longer anything.
		conds[0] = "d.deleted_ms > 0 AND EXISTS (SELECT 1 FROM file f WHERE f.document_id = d.id)"
	}
	var args []any
	if strings.TrimSpace(q.Text) != "" {
		cond, a := textCondition(q.Text)
		conds, args = append(conds, cond), append(args, a...)
	}
	if len(q.Codes) > 0 {
		conds = append(conds, "d.id IN (SELECT l.document_id FROM link l WHERE l.code IN ("+marks(len(q.Codes))+"))")
		args = append(args, anys(q.Codes)...)
	}
	if q.Unlinked {
		conds = append(conds, "NOT EXISTS (SELECT 1 FROM link l WHERE l.document_id = d.id)")
	}
	return strings.Join(conds, " AND "), args
}

// LinkedDocuments gives the ids of all documents that are linked to a question
// and not in the recycle bin: undated ones last, else by date, title and id.
// It has no limit, since the worksheet and the bundle need all of them.
func (tx *Tx) LinkedDocuments() ([]model.DocumentID, error) {
	return list(tx, "list linked documents", scanValue[model.DocumentID], `SELECT d.id FROM document d
		WHERE d.deleted_ms = 0 AND EXISTS (SELECT 1 FROM link l WHERE l.document_id = d.id)
		ORDER BY d.date = '', d.date, d.title_key, d.id`)
}

// AddDocument adds the row of d with the time of the transaction; files and
// links are added apart. Call IndexDocument when all of it is there.
func (tx *Tx) AddDocument(d model.Document) error {
	_, err := tx.exec("add document", `INSERT INTO document (id, title, title_key, number, date, period_from, period_to, period_label,
		kind, issuer, note, created_ms, updated_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		d.ID, d.Title, model.NaturalKey(d.Title), d.Number, d.Date, d.Period.From, d.Period.To, d.Period.Label,
		d.Kind, d.Issuer, d.Note, millis(tx.now), millis(tx.now))
	return err
}

// UpdateDocument changes the row of d.ID to the fields of d. Files, links and
// the recycle bin stay as they are. Call IndexDocument afterwards.
func (tx *Tx) UpdateDocument(d model.Document) error {
	n, err := tx.exec("update document", `UPDATE document SET title = ?, title_key = ?, number = ?, date = ?, period_from = ?, period_to = ?,
		period_label = ?, kind = ?, issuer = ?, note = ?, updated_ms = ? WHERE id = ?`,
		d.Title, model.NaturalKey(d.Title), d.Number, d.Date, d.Period.From, d.Period.To,
		d.Period.Label, d.Kind, d.Issuer, d.Note, millis(tx.now), d.ID)
	return mustTouch(n, err, d.ID)
}

// SetDeleted puts a document into the recycle bin, or takes it out if at is zero.
func (tx *Tx) SetDeleted(id model.DocumentID, at time.Time) error {
	n, err := tx.exec("move document", "UPDATE document SET deleted_ms = ?, updated_ms = ? WHERE id = ?",
		millis(at), millis(tx.now), id)
	return mustTouch(n, err, id)
}

// mustTouch makes NotFound of a change that touched no row.
func mustTouch(n int64, err error, id model.DocumentID) error {
	if err == nil && n == 0 {
		return NoDocument(id)
	}
	return err
}

// NoDocument is the error for a document that does not exist.
func NoDocument(id model.DocumentID) error {
	return model.Errorf(model.NotFound, "Dokumen %s tidak ada di ruang kerja ini.", id)
}

// marks writes n parameters: "?,?,?".
func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?,", n), ",") }

// anys turns typed values into parameters.
func anys[T any](vs []T) []any {
	out := make([]any, len(vs))
	for i, v := range vs {
		out[i] = v
	}
	return out
}
