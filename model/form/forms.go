package form

import (
	"context"
	"maps"
	"slices"
	"strings"

	"siapzi/model"
	"siapzi/model/assessment"
	"siapzi/model/lke"
	"siapzi/model/setting"
	"siapzi/model/store"
)

// Deps is what Forms needs. Everything is required.
type Deps struct {
	DB        *store.DB
	Answers   *assessment.Assessment
	Settings  *setting.Settings
	Worksheet func() *lke.Worksheet
	Documents func(ctx context.Context) (map[model.Code][]model.Document, error)
}

// Forms is the use case on official forms of one workspace.
type Forms struct{ d Deps }

// New makes one. The caller keeps what is in d.
func New(d Deps) *Forms { return &Forms{d} }

// referenceKey is where a reference is kept, among the settings: it belongs to
// the workspace as they do, and has neither columns nor rules of its own.
func referenceKey(who model.Assessor, c model.Code) string {
	return "form.reference." + string(who) + "." + string(c)
}

// state is what a book is compared with.
type state struct {
	answers map[model.Assessor]lke.Answers
	stored  map[string]string // settings
}

func (f *Forms) state(ctx context.Context) (state, error) {
	var s state
	err := f.d.DB.Read(ctx, func(tx *store.Tx) (err error) { s, err = stateIn(tx); return err })
	return s, err
}

func stateIn(tx *store.Tx) (s state, err error) {
	s.answers = map[model.Assessor]lke.Answers{}
	for _, who := range []model.Assessor{model.UnitAssessor, model.TPI, model.TPN} {
		list, err := tx.Answers(who)
		if err != nil {
			return s, err
		}
		s.answers[who] = lke.Answers{}
		for _, a := range list {
			s.answers[who][a.Code] = a
		}
	}
	s.stored, err = tx.Settings()
	return s, err
}

// Receipt is an import that was made, so that it can be taken back.
type Receipt struct {
	Answers  int // answers or notes that changed
	before   []model.Answer
	settings map[string]string // values as they were; "" for none
}

// IsEmpty tells whether nothing changed.
func (r Receipt) IsEmpty() bool { return len(r.before) == 0 && len(r.settings) == 0 }

// Revert takes an import back, all of it in one change, and gives the receipt
// of that.
func (f *Forms) Revert(ctx context.Context, who model.Actor, r Receipt) (Receipt, error) {
	changes := make([]assessment.Change, len(r.before))
	for i, a := range r.before {
		changes[i] = assessment.Change{Answer: a}
	}
	return f.write(ctx, who, changes, r.settings)
}

// write stores answers and settings in one change, or nothing.
func (f *Forms) write(ctx context.Context, who model.Actor, changes []assessment.Change, settings map[string]string) (Receipt, error) {
	r := Receipt{settings: map[string]string{}}
	err := f.d.DB.Write(ctx, who, func(tx *store.Tx) error {
		r = Receipt{settings: map[string]string{}}
		old, err := stateIn(tx)
		if err != nil {
			return err
		}
		for _, c := range changes {
			before := old.answers[c.Answer.Assessor][c.Answer.Code]
			before.Code, before.Assessor = c.Answer.Code, c.Answer.Assessor
			r.before = append(r.before, before)
		}
		r.Answers = len(r.before)
		if err := f.d.Answers.ApplyIn(tx, changes); err != nil {
			return err
		}
		for _, key := range slices.Sorted(maps.Keys(settings)) {
			value := settings[key]
			if old.stored[key] == value {
				continue
			}
			r.settings[key] = old.stored[key]
			err := tx.PutSetting(key, value)
			if value == "" {
				err = tx.DeleteSetting(key)
			}
			if err == nil {
				err = tx.Audit(store.AuditEntry{Entity: "setting", ID: key, Field: "value", Old: old.stored[key], New: value})
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil && len(r.settings) > 0 {
		err = f.d.Settings.Refresh(ctx)
	}
	return r, err
}

// References gives what forms said as evidence of an assessor's answers.
func (f *Forms) References(ctx context.Context, who model.Assessor) (map[model.Code]string, error) {
	s, err := f.state(ctx)
	if err != nil {
		return nil, err
	}
	return s.references(who), nil
}

func (s state) references(who model.Assessor) map[model.Code]string {
	all := map[model.Code]string{}
	for key, value := range s.stored {
		if code, ok := strings.CutPrefix(key, referenceKey(who, "")); ok {
			all[model.Code(code)] = value
		}
	}
	return all
}
