package store

import (
	"time"

	"siapzi/model"
)

const activityColumns = `a.id, a.goal, a.name, a.output, a.target, a.target_unit, a.months, a.pic, a.pokja, a.evidence, a.obstacle,
	a.follow_up, a.note, a.canceled, a.cancel_reason, a.created_ms, a.updated_ms, a.deleted_ms`

func scanActivity(s scanner) (model.Activity, error) {
	var a model.Activity
	var created, updated, deleted int64
	err := s.Scan(&a.ID, &a.Goal, &a.Name, &a.Output, &a.Target, &a.TargetUnit, &a.Months, &a.PIC, &a.Pokja, &a.Evidence, &a.Obstacle,
		&a.FollowUp, &a.Note, &a.Canceled, &a.CancelReason, &created, &updated, &deleted)
	a.Created, a.Updated, a.Deleted = fromMillis(created), fromMillis(updated), fromMillis(deleted)
	return a, err
}

const activitiesQuery = "SELECT " + activityColumns + " FROM activity a WHERE a.deleted_ms = 0 ORDER BY a.position, a.id"

// Activities gives the whole action plan in order. A plan has hundreds of
// activities, at most a few thousand, and every view counts over all of them,
// so the list has no limit.
func (tx *Tx) Activities() ([]model.Activity, error) {
	as, err := list(tx, "list activities", scanActivity, activitiesQuery)
	if err != nil {
		return nil, err
	}
	return as, tx.fillActivities(as, "(SELECT id FROM activity WHERE deleted_ms = 0)")
}

// BinnedActivities gives those in the recycle bin, the last one first.
func (tx *Tx) BinnedActivities() ([]model.Activity, error) {
	as, err := list(tx, "list deleted activities", scanActivity,
		"SELECT "+activityColumns+" FROM activity a WHERE a.deleted_ms > 0 ORDER BY a.deleted_ms DESC, a.position, a.id")
	if err != nil {
		return nil, err
	}
	return as, tx.fillActivities(as, "(SELECT id FROM activity WHERE deleted_ms > 0)")
}

// Activity gives one, in the recycle bin or not; ok is false where there is none.
func (tx *Tx) Activity(id model.ActivityID) (a model.Activity, ok bool, err error) {
	a, ok, err = one(tx, "get activity", scanActivity, "SELECT "+activityColumns+" FROM activity a WHERE a.id = ?", id)
	if err != nil || !ok {
		return a, ok, err
	}
	as := []model.Activity{a}
	err = tx.fillActivities(as, "(?)", id)
	return as[0], true, err
}

// fillActivities adds questions and realisations to as; ids is an SQL set that
// holds at least their ids.
func (tx *Tx) fillActivities(as []model.Activity, ids string, args ...any) error {
	at := make(map[model.ActivityID]*model.Activity, len(as))
	for i := range as {
		at[as[i].ID] = &as[i]
	}
	var id model.ActivityID
	err := each(tx, "list questions of activities", func(s scanner) error {
		var c model.Code
		if err := s.Scan(&id, &c); err != nil {
			return err
		}
		if a := at[id]; a != nil {
			a.Codes = append(a.Codes, c)
		}
		return nil
	}, "SELECT activity_id, code FROM activity_code WHERE activity_id IN "+ids+" ORDER BY activity_id, position", args...)
	if err != nil {
		return err
	}
	err = each(tx, "list realisations", func(s scanner) error {
		var r model.Realisation
		if err := s.Scan(&id, &r.Month, &r.Quantity, &r.Done, &r.Note); err != nil {
			return err
		}
		if a := at[id]; a != nil {
			a.Realisations = append(a.Realisations, r)
		}
		return nil
	}, "SELECT activity_id, month, quantity, done, note FROM realisation WHERE activity_id IN "+ids+" ORDER BY activity_id, month", args...)
	if err != nil {
		return err
	}
	return each(tx, "list documents of realisations", func(s scanner) error {
		var month int
		var d model.DocumentID
		if err := s.Scan(&id, &month, &d); err != nil {
			return err
		}
		if a := at[id]; a != nil {
			for i := range a.Realisations {
				if r := &a.Realisations[i]; r.Month == month {
					r.Documents = append(r.Documents, d)
				}
			}
		}
		return nil
	}, "SELECT activity_id, month, document_id FROM realisation_document WHERE activity_id IN "+ids+
		" ORDER BY activity_id, month, position, document_id", args...)
}

// LastActivityPosition is the largest place in the order, 0 for an empty plan.
func (tx *Tx) LastActivityPosition() (int, error) {
	n, _, err := one(tx, "count activities", scanValue[int], "SELECT coalesce(max(position), 0) FROM activity")
	return n, err
}

// AddActivity adds a with its questions and realisations at a place in the
// order; its times are that of the transaction.
func (tx *Tx) AddActivity(a model.Activity, position int) error {
	_, err := tx.exec("add activity", `INSERT INTO activity (id, position, goal, name, output, target, target_unit, months, pic, pokja, evidence,
			obstacle, follow_up, note, canceled, cancel_reason, created_ms, updated_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		a.ID, position, a.Goal, a.Name, a.Output, a.Target, a.TargetUnit, int(a.Months), a.PIC, a.Pokja, a.Evidence,
		a.Obstacle, a.FollowUp, a.Note, a.Canceled, a.CancelReason, millis(tx.now), millis(tx.now))
	if err != nil {
		return err
	}
	return tx.putActivityParts(model.Activity{ID: a.ID}, a)
}

// UpdateActivity writes the fields of a over those of old, which is what is
// stored; place in the order and bin stay.
func (tx *Tx) UpdateActivity(old, a model.Activity) error {
	_, err := tx.exec("update activity", `UPDATE activity SET goal = ?, name = ?, output = ?, target = ?, target_unit = ?, months = ?, pic = ?,
			pokja = ?, evidence = ?, obstacle = ?, follow_up = ?, note = ?, canceled = ?, cancel_reason = ?, updated_ms = ? WHERE id = ?`,
		a.Goal, a.Name, a.Output, a.Target, a.TargetUnit, int(a.Months), a.PIC, a.Pokja, a.Evidence,
		a.Obstacle, a.FollowUp, a.Note, a.Canceled, a.CancelReason, millis(tx.now), a.ID)
	if err != nil {
		return err
	}
	return tx.putActivityParts(old, a)
}

// putActivityParts replaces questions and realisations of old by those of a.
func (tx *Tx) putActivityParts(old, a model.Activity) error {
	if len(old.Codes) > 0 {
		if _, err := tx.exec("clear questions of activity", "DELETE FROM activity_code WHERE activity_id = ?", a.ID); err != nil {
			return err
		}
	}
	for i, c := range a.Codes {
		if _, err := tx.exec("add question of activity", "INSERT INTO activity_code (activity_id, position, code) VALUES (?, ?, ?)", a.ID, i, c); err != nil {
			return err
		}
	}
	if len(old.Realisations) > 0 {
		if _, err := tx.exec("clear realisations", "DELETE FROM realisation WHERE activity_id = ?", a.ID); err != nil {
			return err
		}
	}
	for _, r := range a.Realisations {
		if _, err := tx.exec("add realisation", "INSERT INTO realisation (activity_id, month, quantity, done, note) VALUES (?, ?, ?, ?, ?)",
			a.ID, r.Month, r.Quantity, r.Done, r.Note); err != nil {
			return err
		}
		for i, d := range r.Documents {
			if _, err := tx.exec("add document of realisation",
				"INSERT INTO realisation_document (activity_id, month, document_id, position) VALUES (?, ?, ?, ?)", a.ID, r.Month, d, i); err != nil {
				return err
			}
		}
	}
	return nil
}

// SetActivityDeleted moves an activity to the recycle bin, or, with the zero
// time, back.
func (tx *Tx) SetActivityDeleted(id model.ActivityID, at time.Time) error {
	_, err := tx.exec("delete activity", "UPDATE activity SET deleted_ms = ?, updated_ms = ? WHERE id = ?", millis(at), millis(tx.now), id)
	return err
}

// SetActivityPosition puts an activity at a place in the order.
func (tx *Tx) SetActivityPosition(id model.ActivityID, position int) error {
	_, err := tx.exec("move activity", "UPDATE activity SET position = ? WHERE id = ?", position, id)
	return err
}

// MissingDocuments gives those of ids that do not exist at all.
func (tx *Tx) MissingDocuments(ids []model.DocumentID) ([]model.DocumentID, error) {
	var out []model.DocumentID
	for _, id := range ids {
		_, ok, err := one(tx, "look for document", scanValue[int], "SELECT 1 FROM document WHERE id = ?", id)
		if err != nil {
			return nil, err
		}
		if !ok {
			out = append(out, id)
		}
	}
	return out, nil
}
