package review

import (
	"context"
	"time"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/store"
)

// State is where a question stands in its review.
type State string

// The states.
const (
	Draft     State = "draf"
	Submitted State = "diajukan"
	Accepted  State = "diterima"
	Returned  State = "dikembalikan"
)

// Valid tells whether s is a known state.
func (s State) Valid() bool {
	return s == Draft || s == Submitted || s == Accepted || s == Returned
}

// Step is one step that a question went through.
type Step struct {
	Round int
	State State // after the step
	Who   string
	Role  string // of Who at that time; may be empty
	At    time.Time
}

// Remark is what a reviewer found, with the unit's answer. Closed is zero while
// it is open.
type Remark = store.Remark

// Status is where one question stands.
type Status struct {
	Code    model.Code
	State   State
	Round   int       // 0 before the first submission
	Since   time.Time // of the last step; zero without one
	By      string    // who took it
	Changed bool      // it was accepted, and answer or evidence changed since
	Steps   []Step    // oldest first
	Remarks []Remark  // oldest first
	Open    int       // remarks that are not closed
}

// Unanswered counts the open remarks to which the unit has said nothing yet.
func (s Status) Unanswered() int {
	n := 0
	for _, r := range s.Remarks {
		if r.Closed.IsZero() && r.Answer == "" {
			n++
		}
	}
	return n
}

// Review keeps the reviews of one workspace.
type Review struct {
	db *store.DB
	w  *lke.Worksheet
}

// New gives the reviews that db holds, of the questions of w. The caller keeps
// db and closes it.
func New(db *store.DB, w *lke.Worksheet) *Review { return &Review{db: db, w: w} }

// List gives the status of every question, in worksheet order.
func (r *Review) List(ctx context.Context) ([]Status, error) {
	var out []Status
	err := r.db.Read(ctx, func(tx *store.Tx) (err error) {
		out, err = r.read(tx)
		return err
	})
	return out, err
}

// Get gives the status of one question. An unknown code is NotFound.
func (r *Review) Get(ctx context.Context, code model.Code) (Status, error) {
	if r.w.Question(code) == nil {
		return Status{}, model.Errorf(model.NotFound, "Soal %s tidak ada dalam lembar kerja.", code)
	}
	list, err := r.List(ctx)
	for _, s := range list {
		if s.Code == code {
			return s, nil
		}
	}
	return Status{}, err
}

// read gives the status of every question.
func (r *Review) read(tx *store.Tx) ([]Status, error) {
	steps, err := tx.ReviewSteps()
	if err != nil {
		return nil, err
	}
	remarks, err := tx.Remarks()
	if err != nil {
		return nil, err
	}
	at := make(map[model.Code]int, len(r.w.Questions))
	out := make([]Status, len(r.w.Questions))
	for i, q := range r.w.Questions {
		at[q.Code] = i
		out[i] = Status{Code: q.Code, State: Draft}
	}
	last := map[model.Code]string{} // print of the last step
	for _, s := range steps {
		i, ok := at[s.Code]
		if !ok {
			continue // a question of another worksheet
		}
		o := &out[i]
		o.State, o.Round, o.Since, o.By = State(s.State), s.Round, s.At, s.Who
		o.Steps = append(o.Steps, Step{Round: s.Round, State: State(s.State), Who: s.Who, Role: s.Role, At: s.At})
		last[s.Code] = s.Print
	}
	for _, m := range remarks {
		if i, ok := at[m.Code]; ok {
			out[i].Remarks = append(out[i].Remarks, m)
			if m.Closed.IsZero() {
				out[i].Open++
			}
		}
	}
	return out, r.findChanges(tx, out, last)
}

// findChanges makes a draft of what was accepted and is different by now.
func (r *Review) findChanges(tx *store.Tx, list []Status, last map[model.Code]string) error {
	var accepted []model.Code
	for _, s := range list {
		if s.State == Accepted {
			accepted = append(accepted, s.Code)
		}
	}
	prints, err := prints(tx, accepted)
	for i := range list {
		if s := &list[i]; s.State == Accepted && prints[s.Code] != last[s.Code] {
			s.State, s.Changed = Draft, true
		}
	}
	return err
}
