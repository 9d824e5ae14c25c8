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

// BlobLook is what only reading the pages of a file tells.
type BlobLook struct {
	Hash      model.Hash
	DPI       int    // of the coarsest page that is one picture; 0 where no page is
	DPIPage   int    // that page, 1-based
	Signature string // state of the worst signature, "" for none (see package pdf)
	Signer    string
}

func scanBlobLook(s scanner) (BlobLook, error) {
	var b BlobLook
	err := s.Scan(&b.Hash, &b.DPI, &b.DPIPage, &b.Signature, &b.Signer)
	return b, err
}

// BlobLooks gives what is known of files by an edition of the program that saw
// the same, by hash, without limit.
func (tx *Tx) BlobLooks(edition int) ([]BlobLook, error) {
	return list(tx, "list looks", scanBlobLook,
		"SELECT hash, dpi, dpi_page, signature, signer FROM blob_look WHERE edition = ? ORDER BY hash", edition)
}

// PutBlobLook keeps what was seen in a file, unless the file is unknown by now.
func (tx *Tx) PutBlobLook(b BlobLook, edition int) error {
	_, err := tx.exec("put look", `INSERT INTO blob_look (hash, edition, dpi, dpi_page, signature, signer)
		SELECT hash, ?, ?, ?, ?, ? FROM blob WHERE hash = ?
		ON CONFLICT (hash) DO UPDATE SET edition = excluded.edition, dpi = excluded.dpi, dpi_page = excluded.dpi_page,
			signature = excluded.signature, signer = excluded.signer`,
		edition, b.DPI, b.DPIPage, b.Signature, b.Signer, b.Hash)
	return err
}
