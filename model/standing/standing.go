package standing

import (
	"context"
	"slices"
	"time"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/readiness"
	"siapzi/model/store"
)

// Deps is what a Standing needs; only Planned and Accepted may be nil.
type Deps struct {
	DB        *store.DB
	Worksheet func() *lke.Worksheet // with the thresholds in force
	Now       func() time.Time
	// Planned tells for every question with activities whether all are done.
	Planned func(ctx context.Context) (map[model.Code]bool, error)
	// Accepted counts the questions that reviewers accepted.
	Accepted func(ctx context.Context) (int, error)
}

// Standing tells how the unit of one workspace stands.
type Standing struct{ d Deps }

// New makes one. The caller keeps what is in d.
func New(d Deps) *Standing { return &Standing{d} }

// Report is everything that a leader looks at.
type Report struct {
	readiness.Report
	Unit       model.Unit
	Conditions []readiness.Condition
	Unmet      int            // conditions that are not met or not known
	Path       readiness.Path // the cheapest set of changes that meets every gate
	HasPath    bool
	Outlook    readiness.Outlook // once all planned work is done
	Planned    int               // questions with activities
	Accepted   int               // questions that reviewers accepted
	Carried    int               // links of the year before that nobody has confirmed
}

// Report gathers and computes everything.
func (s *Standing) Report(ctx context.Context) (Report, error) {
	w := s.d.Worksheet()
	var r Report
	var answers lke.Answers
	var said map[string]readiness.Statement
	var proofs map[model.Code]int
	err := s.d.DB.Read(ctx, func(tx *store.Tx) (err error) {
		if r.Unit, _, err = tx.Unit(); err != nil {
			return err
		}
		if answers, err = readAnswers(tx); err != nil {
			return err
		}
		if said, err = readStatements(tx); err != nil {
			return err
		}
		if proofs, err = tx.LinkCounts(); err != nil {
			return err
		}
		r.Carried, err = tx.CarriedLinks()
		return err
	})
	if err != nil {
		return r, err
	}
	planned := map[model.Code]bool{}
	if s.d.Planned != nil {
		if planned, err = s.d.Planned(ctx); err != nil {
			return r, err
		}
	}
	if s.d.Accepted != nil {
		if r.Accepted, err = s.d.Accepted(ctx); err != nil {
			return r, err
		}
	}
	t := r.Unit.Target
	r.Report = readiness.Assess(w, answers, proofs, t)
	r.Conditions = readiness.Conditions(w, t, said)
	for _, c := range r.Conditions {
		if c.Verdict != readiness.Met {
			r.Unmet++
		}
	}
	r.Path, r.HasPath = readiness.Cheapest(w, answers, t)
	r.Outlook, r.Planned = readiness.Forecast(w, answers, planned, t), len(planned)
	return r, nil
}

func readAnswers(tx *store.Tx) (lke.Answers, error) {
	list, err := tx.Answers(model.UnitAssessor)
	out := make(lke.Answers, len(list))
	for _, a := range list {
		out[a.Code] = a
	}
	return out, err
}

func readStatements(tx *store.Tx) (map[string]readiness.Statement, error) {
	list, err := tx.PrerequisiteValues()
	out := make(map[string]readiness.Statement, len(list))
	for _, p := range list {
		out[p.ID] = readiness.Statement{Value: p.Value, Document: p.Document, Note: p.Note}
	}
	return out, err
}

// Say keeps what is said about a prerequisite, in place of what was said
// before. The value is checked and brought to its form (readiness.CheckValue);
// the error is Invalid where it is none, and NotFound for an unknown
// prerequisite or document.
func (s *Standing) Say(ctx context.Context, who model.Actor, id string, x readiness.Statement) error {
	value, err := readiness.CheckValue(s.d.Worksheet(), id, x.Value)
	if err != nil {
		return err
	}
	return s.d.DB.Write(ctx, who, func(tx *store.Tx) error {
		all, err := readStatements(tx)
		if err != nil {
			return err
		}
		if x.Document != "" {
			if _, ok, err := tx.Document(x.Document); err != nil || !ok {
				if err == nil {
					err = store.NoDocument(x.Document)
				}
				return err
			}
		}
		old := all[id]
		if err := tx.PutPrerequisiteValue(store.PrerequisiteValue{ID: id, Value: value, Document: x.Document, Note: x.Note}); err != nil {
			return err
		}
		tx.Publish(model.PrerequisiteChanged{})
		for _, e := range []store.AuditEntry{
			{Field: "value", Old: old.Value, New: value}, {Field: "document", Old: string(old.Document), New: string(x.Document)}, {Field: "note", Old: old.Note, New: x.Note},
		} {
			e.Entity, e.ID = "prerequisite", id
			if err := tx.Audit(e); err != nil {
				return err
			}
		}
		return nil
	})
}

// Statement gives what is said about a prerequisite; the zero value for nothing.
func (s *Standing) Statement(ctx context.Context, id string) (readiness.Statement, error) {
	var all map[string]readiness.Statement
	err := s.d.DB.Read(ctx, func(tx *store.Tx) (err error) {
		all, err = readStatements(tx)
		return err
	})
	return all[id], err
}

// Keep remembers r as how the unit stands today. It writes only where something
// differs from what is known of the day, and tells no event: nothing that
// people made has changed. Days are those of the clock's zone.
func (s *Standing) Keep(ctx context.Context, r Report) error {
	now := snapshotOf(r, model.Date(s.d.Now().Format(time.DateOnly)))
	today, err := s.since(ctx, now.Day)
	if err != nil || len(today) > 0 && same(today[0], now) {
		return err
	}
	return s.d.DB.Write(ctx, "", func(tx *store.Tx) error { return tx.PutSnapshot(now) })
}

func snapshotOf(r Report, day model.Date) store.Snapshot {
	v := store.Snapshot{Day: day, Safe: r.Safe, Provisional: r.Provisional, Answered: r.Answered,
		Proved: r.Questions - r.Unproved, Accepted: r.Accepted, Areas: []float64{}}
	for _, g := range r.Gates {
		if !g.Met {
			v.Failing++
		}
	}
	for _, a := range r.Areas {
		v.Areas = append(v.Areas, a.Score)
	}
	return v
}

func same(a, b store.Snapshot) bool {
	return a.Day == b.Day && a.Safe == b.Safe && a.Provisional == b.Provisional && a.Answered == b.Answered && a.Proved == b.Proved &&
		a.Accepted == b.Accepted && a.Failing == b.Failing && slices.Equal(a.Areas, b.Areas)
}

func (s *Standing) since(ctx context.Context, day model.Date) (list []store.Snapshot, err error) {
	err = s.d.DB.Read(ctx, func(tx *store.Tx) (err error) {
		list, err = tx.Snapshots(day)
		return err
	})
	return list, err
}

// Trend compares today with the last snapshot that is at least days old, or
// with the first one. It rests on what Keep remembered.
func (s *Standing) Trend(ctx context.Context, days int) (readiness.Trend, error) {
	list, err := s.since(ctx, "")
	points := make([]readiness.Point, len(list))
	for i, v := range list {
		points[i] = readiness.Point(v)
	}
	return readiness.Compare(points, model.Date(s.d.Now().AddDate(0, 0, -days).Format(time.DateOnly))), err
}
