package store

import (
	"encoding/json"
	"fmt"
	"time"

	"siapzi/model"
)

// BundleID is the UUIDv7 text of a bundle that was made.
type BundleID string

// MadeBundle is a bundle that was made, without its manifest.
type MadeBundle struct {
	ID        BundleID
	Made      time.Time
	Who       model.Actor
	Scope     string   // which part of the worksheet, "" for all of it
	Files     []string // paths of the volumes; none where only a package was made
	Package   string   // path of the package, "" for none
	Pages     int      // of all volumes
	Documents int      // different documents
	Problems  int      // files that a placeholder stands for
	Bytes     int64    // of all volumes
	Choices   []byte   // JSON
}

const bundleColumns = "id, made_ms, who, scope, files, package, pages, documents, problems, bytes, choices"

func scanBundle(s scanner) (MadeBundle, error) {
	var b MadeBundle
	var made int64
	var files, choices string
	err := s.Scan(&b.ID, &made, &b.Who, &b.Scope, &files, &b.Package, &b.Pages, &b.Documents, &b.Problems, &b.Bytes, &choices)
	if err != nil {
		return b, err
	}
	b.Made, b.Choices = fromMillis(made), []byte(choices)
	if err := json.Unmarshal([]byte(files), &b.Files); err != nil {
		return b, fmt.Errorf("files of bundle %s: %w", b.ID, err)
	}
	return b, nil
}

// Bundles gives every bundle that was made, newest first. There are dozens in
// a year, so the list has no limit.
func (tx *Tx) Bundles() ([]MadeBundle, error) {
	return list(tx, "list bundles", scanBundle, "SELECT "+bundleColumns+" FROM bundle ORDER BY made_ms DESC, id DESC")
}

// Bundle gives one bundle; ok is false where there is none.
func (tx *Tx) Bundle(id BundleID) (b MadeBundle, ok bool, err error) {
	return one(tx, "get bundle", scanBundle, "SELECT "+bundleColumns+" FROM bundle WHERE id = ?", id)
}

func scanBytes(s scanner) ([]byte, error) {
	var b []byte
	err := s.Scan(&b)
	return b, err
}

// BundleManifest gives the stored manifest of a bundle as it was put; ok is
// false where there is no such bundle.
func (tx *Tx) BundleManifest(id BundleID) (manifest []byte, ok bool, err error) {
	return one(tx, "get bundle manifest", scanBytes, "SELECT manifest FROM bundle WHERE id = ?", id)
}

// PutBundle adds a bundle with its manifest; its id must be new.
func (tx *Tx) PutBundle(b MadeBundle, manifest []byte) error {
	if b.Files == nil {
		b.Files = []string{}
	}
	files, err := json.Marshal(b.Files)
	if err != nil {
		return fmt.Errorf("store: put bundle: %w", err)
	}
	_, err = tx.exec("put bundle", "INSERT INTO bundle ("+bundleColumns+", manifest) VALUES ("+marks(12)+")",
		b.ID, millis(b.Made), b.Who, b.Scope, string(files), b.Package, b.Pages, b.Documents, b.Problems, b.Bytes, string(b.Choices), manifest)
	return err
}

// DeleteBundle forgets a bundle; its files stay where they are. Removing what
// is not there is no error.
func (tx *Tx) DeleteBundle(id BundleID) error {
	_, err := tx.exec("delete bundle", "DELETE FROM bundle WHERE id = ?", id)
	return err
}

// BundleChoices gives what was chosen last as JSON; ok is false where nothing
// was chosen yet.
func (tx *Tx) BundleChoices() (choices []byte, ok bool, err error) {
	return one(tx, "get bundle choices", scanBytes, "SELECT choices FROM bundle_choice WHERE one = 1")
}

// PutBundleChoices keeps what was chosen.
func (tx *Tx) PutBundleChoices(choices []byte) error {
	_, err := tx.exec("put bundle choices", `INSERT INTO bundle_choice (one, choices) VALUES (1, ?)
		ON CONFLICT (one) DO UPDATE SET choices = excluded.choices`, string(choices))
	return err
}
