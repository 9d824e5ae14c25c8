package store

import (
	"time"

	"siapzi/model"
)

// AuditEntry is one changed field of one thing. Old and New are the values as
// text, "" for none; for a thing as a whole Field is "".
type AuditEntry struct {
	Entity string // "document", "file", "link", "answer", "unit"
	ID     string // of the thing; "unit/P.1.i.a" for an answer, "<document>/P.1.i.a" for a link
	Field  string
	Old    string
	New    string

	// Filled in by the store.
	Change string // id shared by all entries of one Write
	At     time.Time
	Who    model.Actor
}

// Audit writes an entry into the audit log, in the name and at the time of the
// transaction. An entry whose Old and New are equal is not written.
func (tx *Tx) Audit(e AuditEntry) error {
	if e.Old == e.New {
		return nil
	}
	if tx.change == "" {
		tx.change = NewID()
	}
	_, err := tx.exec("add audit entry", `INSERT INTO audit (id, change_id, at_ms, who, entity, entity_id, field, old, new)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		NewID(), tx.change, millis(tx.now), tx.who, e.Entity, e.ID, e.Field, e.Old, e.New)
	return err
}

// AuditOf gives the newest entries of one thing, newest first, at most limit.
func (tx *Tx) AuditOf(entity, id string, limit int) ([]AuditEntry, error) {
	return list(tx, "list audit", scanAudit, "SELECT "+auditColumns+
		" FROM audit WHERE entity = ? AND entity_id = ? ORDER BY id DESC LIMIT ?", entity, id, limit)
}

// AuditLog gives the newest entries of everything, newest first, at most limit.
func (tx *Tx) AuditLog(limit int) ([]AuditEntry, error) {
	return list(tx, "list audit", scanAudit, "SELECT "+auditColumns+" FROM audit ORDER BY id DESC LIMIT ?", limit)
}

const auditColumns = "change_id, at_ms, who, entity, entity_id, field, old, new"

func scanAudit(s scanner) (AuditEntry, error) {
	var e AuditEntry
	var at int64
	err := s.Scan(&e.Change, &at, &e.Who, &e.Entity, &e.ID, &e.Field, &e.Old, &e.New)
	e.At = fromMillis(at)
	return e, err
}
