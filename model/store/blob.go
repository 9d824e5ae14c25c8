package store

import "siapzi/model"

// Blob is what is known of a stored file by its content.
type Blob struct {
	Hash    model.Hash
	Size    int64 // bytes
	MIME    string
	Pages   int
	HasText bool
	Problem model.Problem
}

// PutBlob keeps what is known of a stored file and the text read from it.
// Known content keeps what was known first: equal bytes read equally.
func (tx *Tx) PutBlob(b Blob, text string) error {
	n, err := tx.exec("add blob", `INSERT INTO blob (hash, size, mime, pages, has_text, problem, created_ms)
		VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING`,
		b.Hash, b.Size, b.MIME, b.Pages, b.HasText, b.Problem, millis(tx.now))
	if err != nil || n == 0 || text == "" {
		return err
	}
	_, err = tx.exec("add text", "INSERT INTO blob_text (hash, body) VALUES (?, ?)", b.Hash, text)
	return err
}

func scanBlob(s scanner) (Blob, error) {
	var b Blob
	err := s.Scan(&b.Hash, &b.Size, &b.MIME, &b.Pages, &b.HasText, &b.Problem)
	return b, err
}

// Blob gives what is known of the content h; ok is false where nothing is.
func (tx *Tx) Blob(h model.Hash) (b Blob, ok bool, err error) {
	return one(tx, "get blob", scanBlob, "SELECT hash, size, mime, pages, has_text, problem FROM blob WHERE hash = ?", h)
}

// Blobs gives all stored files by hash, without limit, for checking the vault.
func (tx *Tx) Blobs() ([]Blob, error) {
	return list(tx, "list blobs", scanBlob, "SELECT hash, size, mime, pages, has_text, problem FROM blob ORDER BY hash")
}

// Text gives the first bytes of the text read from the content h, at most max
// characters; "" where it has none.
func (tx *Tx) Text(h model.Hash, max int) (string, error) {
	s, _, err := one(tx, "get text", scanValue[string], "SELECT substr(body, 1, ?) FROM blob_text WHERE hash = ?", max, h)
	return s, err
}
