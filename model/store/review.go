package store

import (
	"time"

	"siapzi/model"
)

// ReviewStep is one step of a question on its way to being accepted.
type ReviewStep struct {
	Code  model.Code
	Round int    // 1-based; a new one begins with every submission
	State string // see package review
	Print string // fingerprint of what was submitted or judged
	Who   string
	Role  string
	At    time.Time
}

func scanReviewStep(s scanner) (ReviewStep, error) {
	var r ReviewStep
	var at int64
	err := s.Scan(&r.Code, &r.Round, &r.State, &r.Print, &r.Who, &r.Role, &at)
	r.At = fromMillis(at)
	return r, err
}

const reviewStepColumns = "code, round, state, print, who, role, at_ms"

// ReviewSteps gives the steps of all questions, oldest first, without limit: a
// question has a handful of them.
func (tx *Tx) ReviewSteps() ([]ReviewStep, error) {
	return list(tx, "list review", scanReviewStep, "SELECT "+reviewStepColumns+" FROM review_step ORDER BY id")
}

// AddReviewStep adds a step at the time of the transaction.
func (tx *Tx) AddReviewStep(r ReviewStep) error {
	_, err := tx.exec("add review step", "INSERT INTO review_step (id, "+reviewStepColumns+") VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		NewID(), r.Code, r.Round, r.State, r.Print, r.Who, r.Role, millis(tx.now))
	return err
}

// Remark is what a reviewer found, with the answer of the unit.
type Remark struct {
	ID         string
	Code       model.Code
	Round      int
	Text       string
	Who        string
	At         time.Time
	Answer     string // "" while there is none
	AnsweredBy string
	Answered   time.Time
	ClosedBy   string
	Closed     time.Time // zero while it is open
}

const remarkColumns = "id, code, round, body, who, at_ms, answer, answered_by, answered_ms, closed_by, closed_ms"

func scanRemark(s scanner) (Remark, error) {
	var r Remark
	var at, answered, closed int64
	err := s.Scan(&r.ID, &r.Code, &r.Round, &r.Text, &r.Who, &at, &r.Answer, &r.AnsweredBy, &answered, &r.ClosedBy, &closed)
	r.At, r.Answered, r.Closed = fromMillis(at), fromMillis(answered), fromMillis(closed)
	return r, err
}

// Remarks gives the remarks of all questions, oldest first, without limit.
func (tx *Tx) Remarks() ([]Remark, error) {
	return list(tx, "list remarks", scanRemark, "SELECT "+remarkColumns+" FROM review_remark ORDER BY id")
}

// Remark gives one remark; ok is false where there is none.
func (tx *Tx) Remark(id string) (r Remark, ok bool, err error) {
	return one(tx, "get remark", scanRemark, "SELECT "+remarkColumns+" FROM review_remark WHERE id = ?", id)
}

// PutRemark adds or replaces a remark with all its fields.
func (tx *Tx) PutRemark(r Remark) error {
	_, err := tx.exec("put remark", "INSERT INTO review_remark ("+remarkColumns+`) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET answer = excluded.answer, answered_by = excluded.answered_by, answered_ms = excluded.answered_ms,
			closed_by = excluded.closed_by, closed_ms = excluded.closed_ms`,
		r.ID, r.Code, r.Round, r.Text, r.Who, millis(r.At), r.Answer, r.AnsweredBy, millis(r.Answered), r.ClosedBy, millis(r.Closed))
	return err
}

// Proof is one stored file that proves a question.
type Proof struct {
	Code     model.Code
	Document model.DocumentID
	Hash     model.Hash
}

func scanProof(s scanner) (Proof, error) {
	var p Proof
	err := s.Scan(&p.Code, &p.Document, &p.Hash)
	return p, err
}

// proofQuery leaves out the recycle bin and links that nobody has confirmed.
const proofQuery = `SELECT l.code, l.document_id, coalesce(v.hash, '') FROM link l JOIN document d ON d.id = l.document_id
	LEFT JOIN file f ON f.document_id = d.id
	LEFT JOIN version v ON v.file_id = f.id AND v.no = (SELECT max(n.no) FROM version n WHERE n.file_id = f.id)
	WHERE d.deleted_ms = 0 AND l.carried = 0 AND l.code IN (`

// Proofs gives the newest content of every document that proves one of codes,
// by code, document and place, without limit.
func (tx *Tx) Proofs(codes []model.Code) ([]Proof, error) {
	if len(codes) == 0 {
		return nil, nil
	}
	return list(tx, "list proofs", scanProof, proofQuery+marks(len(codes))+") ORDER BY l.code, l.document_id, f.position", anys(codes)...)
}

// CarriedLinks counts the links of documents outside the recycle bin that were
// taken over from the year before and not confirmed yet.
func (tx *Tx) CarriedLinks() (int, error) {
	n, _, err := one(tx, "count carried links", scanValue[int],
		"SELECT count(*) FROM link l JOIN document d ON d.id = l.document_id WHERE l.carried > 0 AND d.deleted_ms = 0")
	return n, err
}
