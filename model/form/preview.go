package form

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"siapzi/model"
	"siapzi/model/assessment"
	"siapzi/model/lke"
	"siapzi/model/setting"
)

// Field is the part of an answer that an item is about.
type Field string

// The fields.
const (
	FieldAnswer    Field = "jawaban"
	FieldNote      Field = "catatan"
	FieldReference Field = "rujukan" // evidence as the form says it
)

// Item is one difference between a form and the workspace.
type Item struct {
	Code         model.Code     `json:"code"`
	Assessor     model.Assessor `json:"assessor"`
	Field        Field          `json:"field"`
	Ours, Theirs string         // in words; "" for nothing
	Cell         string         `json:"cell"`
	Confidence   Confidence     `json:"confidence"`
	// Chosen is the proposal: what the form has and we do not contradict by
	// emptiness. A blank of the form is never proposed to remove something.
	Chosen  bool   `json:"chosen"`
	Problem string `json:"problem,omitempty"` // why it cannot be imported; "" where it can

	answer model.Answer // the whole answer of the form
}

// Compared is a score that the form shows beside the one that follows from its
// answers here.
type Compared struct {
	Code         model.Code
	Assessor     model.Assessor
	Theirs, Ours float64
	Cell         string
	// Slip tells that the formula of R.5.iii in the official workbook explains the
	// whole difference, here or in what is summed below.
	Slip bool
}

// Preview is what an import would change. It must not be changed but for Chosen.
type Preview struct {
	Book     *Book
	Items    []Item     // in worksheet order, unit first
	Same     int        // answers and notes that are equal
	Problems []Problem  // cells that were not understood
	Scores   []Compared // those that differ by more than a rounding
	Wordings int        // official texts that differ from those in use
}

// Preview compares a book with the workspace.
func (f *Forms) Preview(ctx context.Context, b *Book) (*Preview, error) {
	s, err := f.state(ctx)
	if err != nil {
		return nil, err
	}
	e, err := f.evidence(ctx, nil)
	if err != nil {
		return nil, err
	}
	w := f.d.Worksheet()
	p := &Preview{Book: b, Problems: b.Problems}
	for _, n := range w.Questions {
		if x, ok := b.Wording[n.Code]; ok && x.differs(n) {
			p.Wordings++
		}
	}
	for _, who := range []model.Assessor{model.UnitAssessor, model.TPI, model.TPN} {
		after := maps.Clone(s.answers[who])
		references := s.references(who)
		for _, n := range w.Questions {
			a, ok := b.Answers[who][n.Code]
			if !ok {
				continue
			}
			if a.Evidence == e.address(f, n.Code) {
				a.Evidence = "" // we wrote it
			}
			p.compare(w, n, s.answers[who][n.Code], references[n.Code], a)
			if !a.Bad {
				after[n.Code] = a.Answer
			}
		}
		if len(b.Answers[who]) > 0 {
			p.scores(w, who, after)
		}
	}
	return p, nil
}

// compare adds the items of one question.
func (p *Preview) compare(w *lke.Worksheet, n *lke.Node, ours model.Answer, reference string, a Answered) {
	x := a.Answer
	add := func(field Field, mine, theirs, cell string) {
		if mine == theirs {
			if mine != "" {
				p.Same++
			}
			return
		}
		it := Item{Code: n.Code, Assessor: x.Assessor, Field: field, Ours: mine, Theirs: theirs, Cell: p.Book.Sheet + "!" + cell,
			Confidence: a.Confidence, Chosen: theirs != "", answer: x}
		if field == FieldReference {
			it.answer.Note = theirs
		} else if err := w.Check(it.over(ours)); err != nil {
			it.Problem, it.Chosen = fieldsOf(err), false
		}
		p.Items = append(p.Items, it)
	}
	if !a.Bad {
		add(FieldAnswer, Words(n, ours), Words(n, x), a.Cell)
	}
	if a.NoteCell != "" {
		add(FieldNote, ours.Note, x.Note, a.NoteCell)
	}
	if a.Evidence != "" && !strings.HasPrefix(a.Evidence, evidenceMark) {
		add(FieldReference, reference, a.Evidence, a.Cell)
	}
}

// over gives the stored answer with the item in it.
func (it Item) over(ours model.Answer) model.Answer {
	x := it.answer
	if it.Field == FieldNote {
		x.Option, x.Inputs, x.Decision = ours.Option, ours.Inputs, ours.Decision
	} else if x.Decision == nil {
		x.Note = ours.Note
	}
	return x
}

// fieldsOf gives what is wrong in one sentence.
func fieldsOf(err error) string {
	var words []string
	var e *model.Error
	if errors.As(err, &e) {
		for _, x := range e.Fields {
			words = append(words, x.Msg)
		}
	}
	if len(words) == 0 {
		return model.Message(err)
	}
	return strings.Join(words, "; ")
}

// Words writes an answer for people: "B", "agen 7; perubahan 6", "" where blank.
func Words(n *lke.Node, a model.Answer) string {
	if !n.HasInputs() {
		return a.Option
	}
	var words []string
	for _, in := range n.Inputs {
		if x, ok := a.Inputs[in.Key]; ok {
			words = append(words, in.Key+" "+number(x))
		}
	}
	if a.Decision != nil {
		words = append(words, "keputusan "+number(*a.Decision))
	}
	return strings.Join(words, "; ")
}

// rounding is the most that a shown score and ours may differ by without being
// told: forms print two decimals.
const rounding = 0.005

// scores compares what the form shows with what its answers give here.
func (p *Preview) scores(w *lke.Worksheet, who model.Assessor, after lke.Answers) {
	mine := w.Score(after).Provisional
	slip := 2*mine.Nodes[slipLHKPN].Score - mine.Nodes[slipCode].Score
	slips := false
	for _, s := range p.Book.Shown[who] {
		slips = slips || s.Code == slipCode && math.Abs(slip) > rounding && math.Abs(s.Value-mine.Nodes[slipCode].Score-slip) <= rounding
	}
	for _, s := range p.Book.Shown[who] {
		x := mine.Nodes[s.Code].Score
		if math.Abs(x-s.Value) <= rounding {
			continue
		}
		above := strings.HasPrefix(string(slipCode)+".", string(s.Code)+".") || s.Code == "A" // R.5.iii, R.5, R, and Pengungkit
		p.Scores = append(p.Scores, Compared{Code: s.Code, Assessor: who, Theirs: s.Value, Ours: x, Cell: p.Book.Sheet + "!" + s.Cell,
			Slip: slips && above && math.Abs(s.Value-x-slip) <= rounding})
	}
}

// HasSlip tells whether the form's score of R.5.iii differs, as it does where
// the formula of the official workbook stands, which leaves LHKASN out.
func (p *Preview) HasSlip() bool {
	return slices.ContainsFunc(p.Scores, func(s Compared) bool { return s.Slip })
}

// slipCode is the aspek that the official workbook computes in its own way: as
// twice its first question.
const (
	slipCode  = model.Code("R.5.iii")
	slipLHKPN = model.Code("R.5.iii.a")
)

// Notes are sentences that people should know of the form.
func (p *Preview) Notes() []string {
	if p.HasSlip() {
		return []string{aboutR5iii}
	}
	return nil
}

// Summary says in one sentence what the form holds.
func (p *Preview) Summary() string {
	chosen := 0
	for _, it := range p.Items {
		if it.Chosen {
			chosen++
		}
	}
	return fmt.Sprintf("%d beda, %d di antaranya diusulkan; %d sama; %d sel bermasalah", len(p.Items), chosen, p.Same, len(p.Problems))
}

// Import stores the chosen items of a preview, and the official wording if
// asked to: all of it in one change or nothing. Items that have a problem are
// left out. Where the workspace changed since the preview, what the form says
// counts.
func (f *Forms) Import(ctx context.Context, who model.Actor, p *Preview, wording bool) (Receipt, error) {
	type key struct {
		who  model.Assessor
		code model.Code
	}
	at := map[key]int{}
	var changes []assessment.Change
	settings := map[string]string{}
	for _, it := range p.Items {
		if !it.Chosen || it.Problem != "" {
			continue
		}
		if it.Field == FieldReference {
			settings[referenceKey(it.Assessor, it.Code)] = it.Theirs
			continue
		}
		k := key{it.Assessor, it.Code}
		i, ok := at[k]
		if !ok {
			i = len(changes)
			at[k] = i
			changes = append(changes, assessment.Change{Answer: it.answer, KeepAnswer: true, KeepNote: true})
		}
		if it.Field == FieldAnswer {
			changes[i].KeepAnswer = false
			changes[i].KeepNote = changes[i].KeepNote && it.answer.Decision == nil
		} else {
			changes[i].KeepNote = false
		}
	}
	if wording {
		base := f.d.Worksheet()
		for code, x := range p.Book.Wording {
			if !x.differs(base.Question(code)) {
				continue
			}
			data, err := json.Marshal(x)
			if err != nil {
				return Receipt{}, fmt.Errorf("form: import wording: %w", err)
			}
			settings[setting.WordingKey(code)] = string(data)
		}
		settings[string(setting.WordingUse)] = setting.WordingOfficial
	}
	slices.SortStableFunc(changes, func(a, b assessment.Change) int {
		return strings.Compare(string(a.Answer.Assessor), string(b.Answer.Assessor))
	})
	return f.write(ctx, who, changes, settings)
}
