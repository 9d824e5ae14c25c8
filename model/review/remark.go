package review

import (
	"context"

	"siapzi/model"
	"siapzi/model/store"
)

// AnswerRemark writes the unit's answer to an open remark, in place of an
// earlier one.
func (r *Review) AnswerRemark(ctx context.Context, by By, id, answer string) error {
	answer, err := text(answer, "Tulis apa yang sudah diperbaiki.")
	if err != nil {
		return err
	}
	return r.remark(ctx, by, id, func(tx *store.Tx, m Remark) error {
		if !m.Closed.IsZero() {
			return model.Errorf(model.Conflict, "Catatan ini sudah ditutup oleh %s.", m.ClosedBy)
		}
		old := m.Answer
		m.Answer, m.AnsweredBy, m.Answered = answer, by.name(), tx.Now()
		if err := tx.PutRemark(m); err != nil {
			return err
		}
		return tx.Audit(store.AuditEntry{Entity: "remark", ID: id, Field: "answer", Old: old, New: answer})
	})
}

// CloseRemark closes a remark that is settled. Closing a closed one is no error.
func (r *Review) CloseRemark(ctx context.Context, by By, id string) error {
	return r.remark(ctx, by, id, func(tx *store.Tx, m Remark) error { return closeRemark(tx, by, m) })
}

// remark runs change on a remark and publishes that its question changed.
func (r *Review) remark(ctx context.Context, by By, id string, change func(tx *store.Tx, m Remark) error) error {
	return r.db.Write(ctx, by.Actor, func(tx *store.Tx) error {
		m, ok, err := tx.Remark(id)
		if err == nil && !ok {
			err = model.Errorf(model.NotFound, "Catatan ini tidak ada lagi.")
		}
		if err != nil {
			return err
		}
		tx.Publish(model.ReviewChanged{Codes: []model.Code{m.Code}})
		return change(tx, m)
	})
}

func closeRemark(tx *store.Tx, by By, m Remark) error {
	if !m.Closed.IsZero() {
		return nil
	}
	m.ClosedBy, m.Closed = by.name(), tx.Now()
	if err := tx.PutRemark(m); err != nil {
		return err
	}
	return tx.Audit(store.AuditEntry{Entity: "remark", ID: m.ID, Field: "closed", New: by.name()})
}
