package submission

import (
	"context"
	"maps"
	"reflect"
	"slices"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/model/lke"
)

// AnswerChange is a question that is answered otherwise today.
type AnswerChange struct {
	Code     model.Code   `json:"code"`
	Name     string       `json:"name"`
	Old, New model.Answer // zero where it was or is blank
	Points   float64      `json:"points"` // that the change adds to the safe total, by today's thresholds
	Note     bool         `json:"note"`   // only the note differs
}

// Comparison sets a submission beside the workspace as it is today.
type Comparison struct {
	Answers   []AnswerChange // in worksheet order
	Documents bundle.Changes

	OldSafe, NewSafe               float64
	OldProvisional, NewProvisional float64
	OldGates, NewGates             []lke.Gate
	OldMet, NewMet                 bool
	Settings                       []string // what else differs, in Indonesian
}

// IsEmpty tells whether nothing has changed.
func (c Comparison) IsEmpty() bool {
	return len(c.Answers) == 0 && c.Documents.IsEmpty() && len(c.Settings) == 0
}

// Compare tells what changed since a submission was frozen. It opens every
// file of today's bundle, since pages count.
func (s *Submissions) Compare(ctx context.Context, id ID, p *model.Progress) (Comparison, error) {
	var c Comparison
	_, st, m, err := s.Get(ctx, id)
	if err != nil {
		return c, err
	}
	src, err := s.d.Source(ctx)
	if err != nil {
		return c, err
	}
	req := st.Request.request()
	req.Progress = p
	today, err := bundle.Preview(ctx, src, req)
	if err != nil {
		return c, err
	}
	c.Documents = bundle.Compare(m, today)
	now, err := src.Answers.Answers(ctx, st.assessor())
	if err != nil {
		return c, err
	}
	old, gates, err := st.Score()
	if err != nil {
		return c, err
	}
	fresh := src.Worksheet.Score(now)
	result := src.Worksheet.Gates(fresh.Safe, src.Unit.Target)
	c.Answers = compareAnswers(src.Worksheet, st.Answers[st.assessor()], now)
	c.OldSafe, c.OldProvisional, c.OldGates, c.OldMet = old.Safe.Total, old.Provisional.Total, gates.Gates, gates.Met
	c.NewSafe, c.NewProvisional, c.NewGates, c.NewMet = fresh.Safe.Total, fresh.Provisional.Total, result.Gates, result.Met
	if st.Unit != src.Unit {
		c.Settings = append(c.Settings, "data unit")
	}
	if !equalThresholds(st.Thresholds, thresholds(src.Worksheet)) {
		c.Settings = append(c.Settings, "ambang nilai")
	}
	if !reflect.DeepEqual(st.Wording, wording(src.Worksheet)) && len(st.Wording)+len(wording(src.Worksheet)) > 0 {
		c.Settings = append(c.Settings, "redaksi soal")
	}
	return c, nil
}

func equalThresholds(a, b map[model.Target]map[string]float64) bool {
	return maps.EqualFunc(a, b, func(x, y map[string]float64) bool { return maps.Equal(x, y) })
}

// compareAnswers lists the questions whose answers differ.
func compareAnswers(w *lke.Worksheet, old, now lke.Answers) []AnswerChange {
	var out []AnswerChange
	for _, q := range w.Questions {
		a, b := old[q.Code], now[q.Code]
		same := sameAnswer(a, b)
		if same && a.Note == b.Note {
			continue
		}
		out = append(out, AnswerChange{Code: q.Code, Name: q.Name, Old: a, New: b, Note: same,
			Points: (w.Value(b).Fraction - w.Value(a).Fraction) * q.Weight})
	}
	return out
}

// sameAnswer compares what counts for the score.
func sameAnswer(a, b model.Answer) bool {
	same := a.Option == b.Option && maps.Equal(a.Inputs, b.Inputs) && (a.Decision == nil) == (b.Decision == nil)
	return same && (a.Decision == nil || *a.Decision == *b.Decision)
}

// Codes gives the questions that were answered, for a table of a state.
func (s State) Codes() []model.Code { return slices.Sorted(maps.Keys(s.Answers[s.assessor()])) }
