package assessment

import (
	"context"
	"errors"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/store"
)

// Assessment stores and scores the answers of one workspace.
type Assessment struct {
	db *store.DB
	w  *lke.Worksheet
}

// New gives the answers that db holds, to the questions of w. The caller keeps
// db and closes it.
func New(db *store.DB, w *lke.Worksheet) *Assessment {
	return &Assessment{db: db, w: w}
}

// Set stores answers in place of what the same assessors said to the same
// questions, notes included; an answer that is blank and without note removes
// the stored one. Either all are stored or none. The error is Invalid and
// names every problem by code (see lke.Worksheet.Check). Updated is set by
// the store.
func (a *Assessment) Set(ctx context.Context, who model.Actor, answers []model.Answer) error {
	changes := make([]Change, len(answers))
	for i, x := range answers {
		changes[i] = Change{Answer: x}
	}
	return a.Apply(ctx, who, changes)
}

// SetNote stores the note of one answer and keeps what was answered, so that a
// note typed slowly cannot undo an option chosen meanwhile. An empty note
// removes it.
func (a *Assessment) SetNote(ctx context.Context, who model.Actor, assessor model.Assessor, code model.Code, note string) error {
	return a.Apply(ctx, who, []Change{{Answer: model.Answer{Code: code, Assessor: assessor, Note: note}, KeepAnswer: true}})
}

// Apply stores changes: all or none, with the errors of Set.
func (a *Assessment) Apply(ctx context.Context, who model.Actor, changes []Change) error {
	return a.db.Write(ctx, who, func(tx *store.Tx) error { return a.ApplyIn(tx, changes) })
}

// ApplyIn is Apply as a part of somebody's transaction.
func (a *Assessment) ApplyIn(tx *store.Tx, changes []Change) error {
	edits, err := a.plan(tx, changes)
	if err != nil {
		return err
	}
	for _, e := range edits {
		if err := e.store(tx); err != nil {
			return err
		}
	}
	return nil
}

// plan works out what each change makes of the stored answer and checks all of
// them before anything is written. Changes that change nothing are left out.
func (a *Assessment) plan(tx *store.Tx, changes []Change) ([]edit, error) {
	stored := map[model.Assessor]lke.Answers{}
	seen := map[model.Assessor]map[model.Code]bool{}
	var edits []edit
	var fields []model.FieldError
	for _, c := range changes {
		who, code := c.Answer.Assessor, c.Answer.Code
		if stored[who] == nil {
			var err error
			if stored[who], err = read(tx, who); err != nil {
				return nil, err
			}
			seen[who] = map[model.Code]bool{}
		}
		if seen[who][code] {
			fields = append(fields, model.FieldError{Field: string(code), Msg: "diisi lebih dari sekali"})
			continue
		}
		seen[who][code] = true
		e := edit{old: stored[who][code]}
		e.old.Code, e.old.Assessor = code, who // blank where nothing is stored
		e.new = c.over(e.old)
		fields = append(fields, problemsOf(a.w.Check(e.new))...)
		if e.changes() {
			edits = append(edits, e)
		}
	}
	if fields != nil {
		return nil, &model.Error{Kind: model.Invalid, Msg: "Jawaban belum benar. Tidak ada yang disimpan.", Fields: fields}
	}
	return edits, nil
}

// problemsOf gives the fields of an Invalid error.
func problemsOf(err error) []model.FieldError {
	var e *model.Error
	if errors.As(err, &e) {
		return e.Fields
	}
	return nil
}

// Get gives what an assessor said to one question. It is blank where nothing
// is stored, so that giving it back to Set undoes any change made since. An
// unknown code is NotFound.
func (a *Assessment) Get(ctx context.Context, assessor model.Assessor, code model.Code) (model.Answer, error) {
	if a.w.Question(code) == nil {
		return model.Answer{}, model.Errorf(model.NotFound, "Soal %s tidak ada dalam lembar kerja.", code)
	}
	if err := known(assessor); err != nil {
		return model.Answer{}, err
	}
	answer := model.Answer{Code: code, Assessor: assessor}
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		x, ok, err := tx.Answer(code, assessor)
		if ok {
			answer = x
		}
		return err
	})
	return answer, err
}

// Answers gives all stored answers of an assessor, those with only a note
// included. The map is the caller's own.
func (a *Assessment) Answers(ctx context.Context, assessor model.Assessor) (lke.Answers, error) {
	if err := known(assessor); err != nil {
		return nil, err
	}
	var answers lke.Answers
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		answers, err = read(tx, assessor)
		return err
	})
	return answers, err
}

// Score gives both scores of an assessor's answers.
func (a *Assessment) Score(ctx context.Context, assessor model.Assessor) (lke.Score, error) {
	answers, err := a.Answers(ctx, assessor)
	if err != nil {
		return lke.Score{}, err
	}
	return a.w.Score(answers), nil
}

// read gives the stored answers of an assessor by code.
func read(tx *store.Tx, assessor model.Assessor) (lke.Answers, error) {
	list, err := tx.Answers(assessor)
	if err != nil {
		return nil, err
	}
	answers := make(lke.Answers, len(list))
	for _, x := range list {
		answers[x.Code] = x
	}
	return answers, nil
}

func known(assessor model.Assessor) error {
	if assessor.Valid() {
		return nil
	}
	return model.Errorf(model.Invalid, "Penilai %q tidak dikenal; pilih unit, tpi, atau tpn.", assessor)
}
