package store

import (
	"database/sql"
	"encoding/json"
	"fmt"

	"siapzi/model"
)

// PrerequisiteValue is what a workspace says about one prerequisite.
type PrerequisiteValue struct {
	ID       string
	Value    string           // in the form of its type, see package standing
	Document model.DocumentID // what proves it, "" for nothing
	Note     string
}

func scanPrerequisite(s scanner) (PrerequisiteValue, error) {
	var p PrerequisiteValue
	var document sql.NullString
	err := s.Scan(&p.ID, &p.Value, &document, &p.Note)
	p.Document = model.DocumentID(document.String)
	return p, err
}

// PrerequisiteValues gives what is said about prerequisites, by id, without
// limit: there are a dozen.
func (tx *Tx) PrerequisiteValues() ([]PrerequisiteValue, error) {
	return list(tx, "list prerequisites", scanPrerequisite, "SELECT id, value, document_id, note FROM prerequisite ORDER BY id")
}

// PutPrerequisiteValue adds or replaces what is said about one prerequisite.
func (tx *Tx) PutPrerequisiteValue(p PrerequisiteValue) error {
	document := sql.NullString{String: string(p.Document), Valid: p.Document != ""}
	_, err := tx.exec("put prerequisite", `INSERT INTO prerequisite (id, value, document_id, note, updated_ms) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET value = excluded.value, document_id = excluded.document_id, note = excluded.note,
			updated_ms = excluded.updated_ms`, p.ID, p.Value, document, p.Note, millis(tx.now))
	return err
}

// Snapshot is how the unit stood at the end of a day. Scores are points.
type Snapshot struct {
	Day               model.Date
	Safe, Provisional float64
	Answered          int // questions
	Proved            int // questions with evidence
	Accepted          int // questions that reviewers accepted
	Failing           int // gates that were not met
	Areas             []float64
}

func scanSnapshot(s scanner) (Snapshot, error) {
	var v Snapshot
	var areas string
	if err := s.Scan(&v.Day, &v.Safe, &v.Provisional, &v.Answered, &v.Proved, &v.Accepted, &v.Failing, &areas); err != nil {
		return v, err
	}
	if err := json.Unmarshal([]byte(areas), &v.Areas); err != nil {
		return v, fmt.Errorf("areas of snapshot %s: %w", v.Day, err)
	}
	return v, nil
}

const snapshotColumns = "day, safe, provisional, answered, proved, accepted, failing, areas"

// Snapshots gives the snapshots from a day on, oldest first, without limit: a
// year has 366.
func (tx *Tx) Snapshots(from model.Date) ([]Snapshot, error) {
	return list(tx, "list snapshots", scanSnapshot, "SELECT "+snapshotColumns+" FROM snapshot WHERE day >= ? ORDER BY day", from)
}

// PutSnapshot adds or replaces the snapshot of a day.
func (tx *Tx) PutSnapshot(v Snapshot) error {
	areas, err := json.Marshal(v.Areas)
	if err != nil {
		return fmt.Errorf("store: put snapshot: %w", err)
	}
	_, err = tx.exec("put snapshot", "INSERT OR REPLACE INTO snapshot ("+snapshotColumns+") VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		v.Day, v.Safe, v.Provisional, v.Answered, v.Proved, v.Accepted, v.Failing, string(areas))
	return err
}
