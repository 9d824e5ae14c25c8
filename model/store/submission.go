package store

import (
	"time"

	"siapzi/model"
)

// SubmissionID is the UUIDv7 text of a frozen submission.
type SubmissionID string

// Submission is what was sent, without the state that it was made from.
type Submission struct {
	ID    SubmissionID
	Made  time.Time
	Who   model.Actor
	Kind  string // "bundel" or "usulan"
	About []byte // JSON
}

func scanSubmission(s scanner) (Submission, error) {
	var x Submission
	var made int64
	var about string
	err := s.Scan(&x.ID, &made, &x.Who, &x.Kind, &about)
	x.Made, x.About = fromMillis(made), []byte(about)
	return x, err
}

const submissionColumns = "id, made_ms, who, kind, about"

// Submissions gives every frozen submission, newest first. There are a few in
// a year, so the list has no limit.
func (tx *Tx) Submissions() ([]Submission, error) {
	return list(tx, "list submissions", scanSubmission, "SELECT "+submissionColumns+" FROM submission ORDER BY made_ms DESC, id DESC")
}

// Submission gives one; ok is false where there is none.
func (tx *Tx) Submission(id SubmissionID) (s Submission, ok bool, err error) {
	return one(tx, "get submission", scanSubmission, "SELECT "+submissionColumns+" FROM submission WHERE id = ?", id)
}

// SubmissionState gives the state of a submission and the manifest of its
// bundle as they were put; ok is false where there is no such submission.
func (tx *Tx) SubmissionState(id SubmissionID) (state, manifest []byte, ok bool, err error) {
	type pair struct{ state, manifest []byte }
	p, ok, err := one(tx, "get state of submission", func(s scanner) (p pair, err error) {
		err = s.Scan(&p.state, &p.manifest)
		return p, err
	}, "SELECT state, manifest FROM submission WHERE id = ?", id)
	return p.state, p.manifest, ok, err
}

// PutSubmission adds a submission with its state, the manifest of its bundle
// and the stored files that it needs; all of these must be known blobs, and
// its id must be new.
func (tx *Tx) PutSubmission(s Submission, state, manifest []byte, needs []model.Hash) error {
	_, err := tx.exec("put submission", "INSERT INTO submission ("+submissionColumns+", state, manifest) VALUES ("+marks(7)+")",
		s.ID, millis(s.Made), s.Who, s.Kind, string(s.About), state, manifest)
	for _, h := range needs {
		if err != nil {
			return err
		}
		_, err = tx.exec("put file of submission", "INSERT INTO submission_blob (submission_id, hash) VALUES (?, ?) ON CONFLICT DO NOTHING", s.ID, h)
	}
	return err
}

// DeleteSubmission forgets a submission. Its stored files stay. Removing what
// is not there is no error.
func (tx *Tx) DeleteSubmission(id SubmissionID) error {
	_, err := tx.exec("delete submission", "DELETE FROM submission WHERE id = ?", id)
	return err
}

// SubmissionNeeds gives the stored files that a submission needs, by hash.
func (tx *Tx) SubmissionNeeds(id SubmissionID) ([]model.Hash, error) {
	return list(tx, "list files of submission", scanValue[model.Hash], "SELECT hash FROM submission_blob WHERE submission_id = ? ORDER BY hash", id)
}

// ProposalFacts gives what people wrote for the proposal as JSON; ok is false
// where nothing was written yet.
func (tx *Tx) ProposalFacts() (facts []byte, ok bool, err error) {
	return one(tx, "get proposal", scanBytes, "SELECT facts FROM proposal WHERE one = 1")
}

// PutProposalFacts keeps what people wrote for the proposal.
func (tx *Tx) PutProposalFacts(facts []byte) error {
	_, err := tx.exec("put proposal", `INSERT INTO proposal (one, facts, updated_ms) VALUES (1, ?, ?)
		ON CONFLICT (one) DO UPDATE SET facts = excluded.facts, updated_ms = excluded.updated_ms`, string(facts), millis(tx.now))
	return err
}
