package store

import (
	"fmt"
	"time"

	"siapzi/model"
)

const surveyColumns = `s.id, s.kind, s.year, s.quarter, s.scale, s.spread, s.population, s.address, s.report, s.created_ms, s.updated_ms`

func scanSurvey(s scanner) (model.Survey, error) {
	var x model.Survey
	var created, updated int64
	err := s.Scan(&x.ID, &x.Kind, &x.Year, &x.Quarter, &x.Scale, &x.Spread, &x.Population, &x.Address, &x.Report, &created, &updated)
	x.Created, x.Updated = fromMillis(created), fromMillis(updated)
	return x, err
}

// Surveys gives those that have responses, the newest period first. There are a
// dozen a year, so the list has no limit.
func (tx *Tx) Surveys() ([]model.Survey, error) {
	return list(tx, "list surveys", scanSurvey, "SELECT "+surveyColumns+` FROM survey s
		WHERE EXISTS (SELECT 1 FROM survey_batch b WHERE b.survey_id = s.id AND b.deleted_ms = 0)
		ORDER BY s.year DESC, s.quarter DESC, s.kind`)
}

// Survey gives one, also one whose responses were all taken back; ok is false
// where there is none.
func (tx *Tx) Survey(id model.SurveyID) (s model.Survey, ok bool, err error) {
	return one(tx, "get survey", scanSurvey, "SELECT "+surveyColumns+" FROM survey s WHERE s.id = ?", id)
}

// SurveyOf gives that of a kind and period, like Survey.
func (tx *Tx) SurveyOf(k model.SurveyKind, year, quarter int) (s model.Survey, ok bool, err error) {
	return one(tx, "get survey", scanSurvey, "SELECT "+surveyColumns+" FROM survey s WHERE s.kind = ? AND s.year = ? AND s.quarter = ?", k, year, quarter)
}

// PutSurvey adds a survey or replaces its fields; its times are that of the
// transaction. Kind and period of a stored one stay.
func (tx *Tx) PutSurvey(s model.Survey) error {
	_, err := tx.exec("put survey", `INSERT INTO survey (id, kind, year, quarter, scale, spread, population, address, report, created_ms, updated_ms)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET scale = excluded.scale, spread = excluded.spread,
		population = excluded.population, address = excluded.address, report = excluded.report, updated_ms = excluded.updated_ms`,
		s.ID, s.Kind, s.Year, s.Quarter, s.Scale, s.Spread, s.Population, s.Address, s.Report, millis(tx.now), millis(tx.now))
	return err
}

func scanSurveyBatch(s scanner) (model.SurveyBatch, error) {
	var b model.SurveyBatch
	var created, deleted int64
	err := s.Scan(&b.ID, &b.Survey, &b.File, &created, &deleted)
	b.Created, b.Deleted = fromMillis(created), fromMillis(deleted)
	return b, err
}

const surveyBatchColumns = "id, survey_id, file, created_ms, deleted_ms"

// SurveyBatches gives the batches of a survey that were not taken back, the
// first one first.
func (tx *Tx) SurveyBatches(id model.SurveyID) ([]model.SurveyBatch, error) {
	return list(tx, "list survey batches", scanSurveyBatch, "SELECT "+surveyBatchColumns+
		" FROM survey_batch WHERE survey_id = ? AND deleted_ms = 0 ORDER BY id", id)
}

// SurveyBatch gives one batch, taken back or not.
func (tx *Tx) SurveyBatch(id string) (b model.SurveyBatch, ok bool, err error) {
	return one(tx, "get survey batch", scanSurveyBatch, "SELECT "+surveyBatchColumns+" FROM survey_batch WHERE id = ?", id)
}

// AddSurveyBatch adds a batch with its responses and those of its people who
// gave a name or a number.
func (tx *Tx) AddSurveyBatch(b model.SurveyBatch, rs []model.SurveyResponse, people []model.SurveyPerson) error {
	if _, err := tx.exec("add survey batch", "INSERT INTO survey_batch (id, survey_id, file, created_ms) VALUES (?, ?, ?, ?)",
		b.ID, b.Survey, b.File, millis(tx.now)); err != nil {
		return err
	}
	st, err := tx.tx.PrepareContext(tx.ctx, `INSERT INTO survey_response (batch_id, no, line, answered_at, service, sex, age, education, answers, comment, excluded)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return fmt.Errorf("store: add survey responses: %w", kindError(tx.ctx, err))
	}
	defer st.Close() //nolint:errcheck // ends with the transaction
	for _, r := range rs {
		digits := make([]byte, len(r.Values))
		for i, v := range r.Values {
			digits[i] = byte('0' + v)
		}
		if _, err := st.ExecContext(tx.ctx, b.ID, r.No, r.Row, r.At, r.Service, r.Sex, r.Age, r.Education, string(digits), r.Comment, r.Excluded); err != nil {
			return fmt.Errorf("store: add survey response: %w", kindError(tx.ctx, err))
		}
	}
	for _, p := range people {
		if _, err := tx.exec("add survey person", "INSERT INTO survey_person (batch_id, no, name, phone) VALUES (?, ?, ?, ?)",
			b.ID, p.No, p.Name, p.Phone); err != nil {
			return err
		}
	}
	return nil
}

// SetSurveyBatchDeleted takes a batch back, or, with the zero time, puts it
// there again.
func (tx *Tx) SetSurveyBatchDeleted(id string, at time.Time) error {
	_, err := tx.exec("delete survey batch", "UPDATE survey_batch SET deleted_ms = ? WHERE id = ?", millis(at), id)
	return err
}

func scanSurveyResponse(s scanner) (model.SurveyResponse, error) {
	var r model.SurveyResponse
	var digits string
	err := s.Scan(&r.Batch, &r.No, &r.Row, &r.At, &r.Service, &r.Sex, &r.Age, &r.Education, &digits, &r.Comment, &r.Excluded)
	r.Values = make([]int, len(digits))
	for i := range digits {
		r.Values[i] = int(digits[i] - '0')
	}
	return r, err
}

// SurveyResponses gives all responses of a survey in the order in which they
// came. Every figure counts over all of them, so the list has no limit.
func (tx *Tx) SurveyResponses(id model.SurveyID) ([]model.SurveyResponse, error) {
	return list(tx, "list survey responses", scanSurveyResponse, `SELECT r.batch_id, r.no, r.line, r.answered_at, r.service, r.sex, r.age, r.education,
		r.answers, r.comment, r.excluded FROM survey_batch b JOIN survey_response r ON r.batch_id = b.id
		WHERE b.survey_id = ? AND b.deleted_ms = 0 ORDER BY b.id, r.no`, id)
}

// SetSurveyExcluded leaves a response out of all figures, or takes it in again.
func (tx *Tx) SetSurveyExcluded(batch string, no int, excluded bool) error {
	_, err := tx.exec("exclude survey response", "UPDATE survey_response SET excluded = ? WHERE batch_id = ? AND no = ?", excluded, batch, no)
	return err
}

func scanSurveyPerson(s scanner) (model.SurveyPerson, error) {
	var p model.SurveyPerson
	err := s.Scan(&p.Batch, &p.No, &p.Name, &p.Phone)
	return p, err
}

// SurveyPeople gives who answered a survey, in the order of SurveyResponses.
func (tx *Tx) SurveyPeople(id model.SurveyID) ([]model.SurveyPerson, error) {
	return list(tx, "list survey people", scanSurveyPerson, `SELECT p.batch_id, p.no, p.name, p.phone FROM survey_batch b
		JOIN survey_person p ON p.batch_id = b.id WHERE b.survey_id = ? AND b.deleted_ms = 0 ORDER BY b.id, p.no`, id)
}

// DeleteSurveyPeople erases who answered a survey, also of batches that were
// taken back, and tells how many there were.
func (tx *Tx) DeleteSurveyPeople(id model.SurveyID) (int, error) {
	n, err := tx.exec("erase survey people", "DELETE FROM survey_person WHERE batch_id IN (SELECT id FROM survey_batch WHERE survey_id = ?)", id)
	return int(n), err
}

// SurveyLayout gives how files with these headings were read the last time.
func (tx *Tx) SurveyLayout(headings string) (layout string, ok bool, err error) {
	return one(tx, "get survey layout", scanValue[string], "SELECT layout FROM survey_layout WHERE headings = ?", headings)
}

// PutSurveyLayout remembers how such files are read.
func (tx *Tx) PutSurveyLayout(headings, layout string) error {
	_, err := tx.exec("put survey layout", `INSERT INTO survey_layout (headings, layout, updated_ms) VALUES (?, ?, ?)
		ON CONFLICT (headings) DO UPDATE SET layout = excluded.layout, updated_ms = excluded.updated_ms`, headings, layout, millis(tx.now))
	return err
}
