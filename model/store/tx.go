package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"siapzi/model"
)

// Tx is one transaction. It carries the context of its Write or Read, so its
// methods take none. It must not be used after the function that got it ended.
type Tx struct {
	ctx    context.Context
	tx     *sql.Tx
	who    model.Actor
	now    time.Time
	change string
	events []model.Event
}

// Now is the time of the transaction: the same for everything in it, in UTC
// and whole milliseconds, as it is stored.
func (tx *Tx) Now() time.Time { return tx.now }

// Who is in whose name the transaction writes.
func (tx *Tx) Who() model.Actor { return tx.who }

// Publish keeps e until the transaction is committed. Events of the same kind
// are merged into one.
func (tx *Tx) Publish(e model.Event) { tx.events = append(tx.events, e) }

// NewID makes the UUIDv7 text of a new row.
func NewID() string { return uuid.Must(uuid.NewV7()).String() }

// exec runs a statement and tells how many rows it touched. what names the
// operation for the error ("add document").
func (tx *Tx) exec(what, query string, args ...any) (int64, error) {
	res, err := tx.tx.ExecContext(tx.ctx, query, args...)
	if err != nil {
		return 0, fmt.Errorf("store: %s: %w", what, kindError(tx.ctx, err))
	}
	n, err := res.RowsAffected()
	if err != nil {
		return 0, fmt.Errorf("store: %s: %w", what, err)
	}
	return n, nil
}

// scanner is a row: *sql.Row or *sql.Rows.
type scanner interface{ Scan(dest ...any) error }

// list reads all rows of a query through scan.
func list[T any](tx *Tx, what string, scan func(scanner) (T, error), query string, args ...any) ([]T, error) {
	var out []T
	err := each(tx, what, func(s scanner) error {
		v, err := scan(s)
		out = append(out, v)
		return err
	}, query, args...)
	if err != nil {
		return nil, err
	}
	return out, nil
}

// each hands all rows of a query to scan.
func each(tx *Tx, what string, scan func(scanner) error, query string, args ...any) error {
	rows, err := tx.tx.QueryContext(tx.ctx, query, args...)
	if err != nil {
		return fmt.Errorf("store: %s: %w", what, kindError(tx.ctx, err))
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return fmt.Errorf("store: %s: %w", what, kindError(tx.ctx, err))
		}
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("store: %s: %w", what, kindError(tx.ctx, err))
	}
	return nil
}

// one reads a single row through scan; ok is false where there is none.
func one[T any](tx *Tx, what string, scan func(scanner) (T, error), query string, args ...any) (v T, ok bool, err error) {
	v, err = scan(tx.tx.QueryRowContext(tx.ctx, query, args...))
	if errors.Is(err, sql.ErrNoRows) {
		return v, false, nil
	}
	if err != nil {
		return v, false, fmt.Errorf("store: %s: %w", what, kindError(tx.ctx, err))
	}
	return v, true, nil
}

// scanValue scans a row of one column.
func scanValue[T any](s scanner) (v T, err error) {
	err = s.Scan(&v)
	return v, err
}

// millis is how a time is stored: Unix milliseconds, 0 for the zero time.
// time.Time itself must never be bound: the driver would store its text.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// fromMillis is the reverse of millis, in UTC.
func fromMillis(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}

// mergeEvents joins events of the same kind, in the order in which they were
// published, so that a batch of a thousand links is one event.
func mergeEvents(in []model.Event) []model.Event {
	var out []model.Event
	for _, e := range in {
		merged := false
		for i := range out {
			if out[i], merged = mergeEvent(out[i], e); merged {
				break
			}
		}
		if !merged {
			out = append(out, own(e))
		}
	}
	return out
}

// own gives e with slices of its own, so that merging can append to them.
func own(e model.Event) model.Event {
	switch e := e.(type) {
	case model.DocumentChanged:
		e.IDs = slices.Clone(e.IDs)
		return e
	case model.LinkChanged:
		e.Codes, e.Documents = slices.Clone(e.Codes), slices.Clone(e.Documents)
		return e
	case model.AnswerChanged:
		e.Codes = slices.Clone(e.Codes)
		return e
	case model.ReviewChanged:
		e.Codes = slices.Clone(e.Codes)
		return e
	case model.PlanChanged:
		e.IDs = slices.Clone(e.IDs)
		return e
	case model.SurveyChanged:
		e.IDs = slices.Clone(e.IDs)
		return e
	}
	return e
}

// mergeEvent adds e to old, which owns its slices, if both tell of the same
// kind of thing.
func mergeEvent(old, e model.Event) (model.Event, bool) {
	switch e := e.(type) {
	case model.DocumentChanged:
		if o, ok := old.(model.DocumentChanged); ok {
			return model.DocumentChanged{IDs: append(o.IDs, e.IDs...)}, true
		}
	case model.LinkChanged:
		if o, ok := old.(model.LinkChanged); ok {
			return model.LinkChanged{Codes: append(o.Codes, e.Codes...), Documents: append(o.Documents, e.Documents...)}, true
		}
	case model.AnswerChanged:
		if o, ok := old.(model.AnswerChanged); ok && o.Assessor == e.Assessor {
			return model.AnswerChanged{Assessor: e.Assessor, Codes: append(o.Codes, e.Codes...)}, true
		}
	case model.ReviewChanged:
		if o, ok := old.(model.ReviewChanged); ok {
			return model.ReviewChanged{Codes: append(o.Codes, e.Codes...)}, true
		}
	case model.PlanChanged:
		if o, ok := old.(model.PlanChanged); ok {
			return model.PlanChanged{IDs: append(o.IDs, e.IDs...)}, true
		}
	case model.SurveyChanged:
		if o, ok := old.(model.SurveyChanged); ok {
			return model.SurveyChanged{IDs: append(o.IDs, e.IDs...)}, true
		}
	case model.UnitChanged:
		_, ok := old.(model.UnitChanged)
		return old, ok
	}
	return old, false
}
