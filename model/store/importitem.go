package store

import (
	"encoding/json"
	"fmt"

	"siapzi/model"
)

// ImportItemID is the UUIDv7 text of a row of the import table.
type ImportItemID string

// ImportState is how far a file in the import table is.
type ImportState string

// The states.
const (
	ImportWaiting ImportState = "waiting" // still to be read
	ImportReady   ImportState = "ready"   // read; can be imported
	ImportFailed  ImportState = "failed"  // cannot be imported as it is, see Reason
)

// TwinChoice says what becomes of a file whose content is stored already.
type TwinChoice string

// The choices.
const (
	TwinReuse TwinChoice = ""    // the document that has the content gets the link
	TwinNew   TwinChoice = "new" // a second document of the same content is made
)

// Proposal is a question that a file may prove.
type Proposal struct {
	Code     model.Code `json:"code"`
	Evidence int        `json:"evidence"` // 1-based expected evidence; 0 = none
	Score    float64    `json:"score"`    // 0..1, how sure
	Reason   string     `json:"reason"`
}

// ImportItem is a file in the import table: what was read of it without
// storing it, and what shall become of it.
type ImportItem struct {
	ID     ImportItemID
	Path   string // where the original lies
	Name   string
	Folder string // folders above it with "/", relative to what was given
	State  ImportState
	Reason string // sentence: why it failed
	Blob   Blob   // zero while waiting

	// Document is what the new document shall be: Title, Number, Date, Period,
	// Kind and Issuer; the rest is empty.
	Document  model.Document
	Proposals []Proposal // best first
	Link      model.Link // the question that it shall prove; Code "" for none
	Chosen    bool       // whether it is imported with the others
	Twin      TwinChoice
}

const importColumns = `id, path, name, folder, state, reason, hash, size, mime, pages, has_text, problem, title, number, date,
	period_from, period_to, period_label, kind, issuer, proposals, code, evidence, origin, link_reason, chosen, twin`

func scanImportItem(s scanner) (ImportItem, error) {
	var it ImportItem
	var proposals string
	b, d, l := &it.Blob, &it.Document, &it.Link
	err := s.Scan(&it.ID, &it.Path, &it.Name, &it.Folder, &it.State, &it.Reason, &b.Hash, &b.Size, &b.MIME, &b.Pages, &b.HasText, &b.Problem,
		&d.Title, &d.Number, &d.Date, &d.Period.From, &d.Period.To, &d.Period.Label, &d.Kind, &d.Issuer,
		&proposals, &l.Code, &l.Evidence, &l.Origin, &l.Reason, &it.Chosen, &it.Twin)
	if err != nil {
		return it, err
	}
	if err := json.Unmarshal([]byte(proposals), &it.Proposals); err != nil {
		return it, fmt.Errorf("proposals of %s: %w", it.ID, err)
	}
	return it, nil
}

// ImportItems gives the import table in the order in which its files were
// listed, without limit: the screen shows and counts all of it.
func (tx *Tx) ImportItems() ([]ImportItem, error) {
	return list(tx, "list import items", scanImportItem, "SELECT "+importColumns+" FROM import_item ORDER BY id")
}

// ImportItem gives one row of the import table; ok is false where there is none.
func (tx *Tx) ImportItem(id ImportItemID) (it ImportItem, ok bool, err error) {
	return one(tx, "get import item", scanImportItem, "SELECT "+importColumns+" FROM import_item WHERE id = ?", id)
}

// PutImportItem adds a row to the import table or replaces the one of its id.
// It is Conflict where another row has the path.
func (tx *Tx) PutImportItem(it ImportItem) error {
	proposals, err := json.Marshal(it.Proposals)
	if err != nil {
		return fmt.Errorf("store: put import item: %w", err)
	}
	b, d, l := it.Blob, it.Document, it.Link
	_, err = tx.exec("put import item", "INSERT INTO import_item ("+importColumns+") VALUES ("+marks(27)+`)
		ON CONFLICT (id) DO UPDATE SET path = excluded.path, name = excluded.name, folder = excluded.folder, state = excluded.state,
			reason = excluded.reason, hash = excluded.hash, size = excluded.size, mime = excluded.mime, pages = excluded.pages,
			has_text = excluded.has_text, problem = excluded.problem, title = excluded.title, number = excluded.number, date = excluded.date,
			period_from = excluded.period_from, period_to = excluded.period_to, period_label = excluded.period_label, kind = excluded.kind,
			issuer = excluded.issuer, proposals = excluded.proposals, code = excluded.code, evidence = excluded.evidence,
			origin = excluded.origin, link_reason = excluded.link_reason, chosen = excluded.chosen, twin = excluded.twin`,
		it.ID, it.Path, it.Name, it.Folder, it.State, it.Reason, b.Hash, b.Size, b.MIME, b.Pages, b.HasText, b.Problem,
		d.Title, d.Number, d.Date, d.Period.From, d.Period.To, d.Period.Label, d.Kind, d.Issuer,
		string(proposals), l.Code, l.Evidence, l.Origin, l.Reason, it.Chosen, it.Twin)
	return err
}

// DeleteImportItem takes a row out of the import table. Removing what is not
// there is no error.
func (tx *Tx) DeleteImportItem(id ImportItemID) error {
	_, err := tx.exec("delete import item", "DELETE FROM import_item WHERE id = ?", id)
	return err
}
