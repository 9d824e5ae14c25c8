package store

import (
	"encoding/json"
	"fmt"

	"siapzi/model"
)

const answerColumns = "assessor, code, option, inputs, decision, note, updated_ms"

func scanAnswer(s scanner) (model.Answer, error) {
	var a model.Answer
	var inputs string
	var updated int64
	if err := s.Scan(&a.Assessor, &a.Code, &a.Option, &inputs, &a.Decision, &a.Note, &updated); err != nil {
		return a, err
	}
	a.Updated = fromMillis(updated)
	if err := json.Unmarshal([]byte(inputs), &a.Inputs); err != nil {
		return a, fmt.Errorf("inputs of answer %s: %w", a.Code, err)
	}
	if len(a.Inputs) == 0 {
		a.Inputs = nil
	}
	return a, nil
}

// Answers gives all answers of an assessor, ordered by code. A worksheet has
// about a hundred questions, so the list has no limit.
func (tx *Tx) Answers(assessor model.Assessor) ([]model.Answer, error) {
	return list(tx, "list answers", scanAnswer,
		"SELECT "+answerColumns+" FROM answer WHERE assessor = ? ORDER BY code", assessor)
}

// Answer gives one answer; ok is false where the question is not answered.
func (tx *Tx) Answer(code model.Code, assessor model.Assessor) (a model.Answer, ok bool, err error) {
	return one(tx, "get answer", scanAnswer,
		"SELECT "+answerColumns+" FROM answer WHERE assessor = ? AND code = ?", assessor, code)
}

// PutAnswer adds or replaces the answer of a.Assessor to a.Code; its time is
// that of the transaction.
func (tx *Tx) PutAnswer(a model.Answer) error {
	if a.Inputs == nil {
		a.Inputs = map[string]float64{}
	}
	inputs, err := json.Marshal(a.Inputs) // keys sorted, numbers exact
	if err != nil {
		return fmt.Errorf("store: put answer %s: %w", a.Code, err)
	}
	_, err = tx.exec("put answer", `INSERT INTO answer (assessor, code, option, inputs, decision, note, updated_ms)
		VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (assessor, code) DO UPDATE SET option = excluded.option, inputs = excluded.inputs,
			decision = excluded.decision, note = excluded.note, updated_ms = excluded.updated_ms`,
		a.Assessor, a.Code, a.Option, string(inputs), a.Decision, a.Note, millis(tx.now))
	return err
}

// DeleteAnswer removes an answer. Removing what is not there is no error.
func (tx *Tx) DeleteAnswer(code model.Code, assessor model.Assessor) error {
	_, err := tx.exec("delete answer", "DELETE FROM answer WHERE assessor = ? AND code = ?", assessor, code)
	return err
}
