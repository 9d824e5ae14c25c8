package store

import (
	"time"

	"siapzi/model"
)

// Waiver says that a finding of a rule does not count, and why.
type Waiver struct {
	Rule     string
	Code     model.Code       // "" where the finding names no question
	Document model.DocumentID // "" where it names no document
	Reason   string
	Who      string
	At       time.Time
}

const waiverColumns = "rule, code, document_id, reason, who, at_ms"

func scanWaiver(s scanner) (Waiver, error) {
	var w Waiver
	var at int64
	err := s.Scan(&w.Rule, &w.Code, &w.Document, &w.Reason, &w.Who, &at)
	w.At = fromMillis(at)
	return w, err
}

// Waivers gives all waivers, by rule, question and document, without limit.
func (tx *Tx) Waivers() ([]Waiver, error) {
	return list(tx, "list waivers", scanWaiver, "SELECT "+waiverColumns+" FROM waiver ORDER BY rule, code, document_id")
}

// PutWaiver adds or replaces a waiver at the time of the transaction.
func (tx *Tx) PutWaiver(w Waiver) error {
	_, err := tx.exec("put waiver", "INSERT INTO waiver ("+waiverColumns+`) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (rule, code, document_id) DO UPDATE SET reason = excluded.reason, who = excluded.who, at_ms = excluded.at_ms`,
		w.Rule, w.Code, w.Document, w.Reason, w.Who, millis(tx.now))
	return err
}

// DeleteWaiver lets the finding count again. Removing what is not there is no error.
func (tx *Tx) DeleteWaiver(rule string, code model.Code, document model.DocumentID) error {
	_, err := tx.exec("delete waiver", "DELETE FROM waiver WHERE rule = ? AND code = ? AND document_id = ?", rule, code, document)
	return err
}

// BlobLooks gives what an edition of the program saw in stored files, by hash,
// without limit. What it is stands in package quality; the store only keeps it.
func (tx *Tx) BlobLooks(edition int) (map[model.Hash]string, error) {
	out := map[model.Hash]string{}
	err := each(tx, "list looks", func(s scanner) error {
		var h model.Hash
		var facts string
		err := s.Scan(&h, &facts)
		out[h] = facts
		return err
	}, "SELECT hash, facts FROM blob_look WHERE edition = ? ORDER BY hash", edition)
	return out, err
}

// PutBlobLook keeps what was seen in a file, unless the file is unknown by now.
func (tx *Tx) PutBlobLook(h model.Hash, edition int, facts string) error {
	_, err := tx.exec("put look", `INSERT INTO blob_look (hash, edition, facts) SELECT hash, ?, ? FROM blob WHERE hash = ?
		ON CONFLICT (hash) DO UPDATE SET edition = excluded.edition, facts = excluded.facts`, edition, facts, h)
	return err
}
