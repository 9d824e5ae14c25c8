package lke

import (
	"maps"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/review"
)

// book is what the page knows of the workspace: the answers of the unit as the
// screen shows them, the linked documents, and the score that follows.
type book struct {
	sheet   *lke.Worksheet
	target  model.Target
	answers lke.Answers
	docs    map[model.Code][]model.Document
	facts   facts
	result  lke.TargetResult
}

// loaded is one reading of the workspace; parts says what was read.
type loaded struct {
	parts   parts
	target  model.Target
	sheet   *lke.Worksheet
	answers lke.Answers
	docs    map[model.Code][]model.Document
	reviews map[model.Code]review.State
	remarks map[model.Code]string
}

func newBook(w *lke.Worksheet) *book {
	b := &book{sheet: w, answers: lke.Answers{}, facts: facts{proofs: map[model.Code]int{}}}
	b.recompute()
	return b
}

// fill takes over what was read and tells what of it is new. Documents always
// count as new; comparing them costs as much as showing them.
func (b *book) fill(l loaded) (changed parts) {
	if l.parts.unit && (b.target != l.target || b.sheet != l.sheet) {
		b.target, b.sheet, changed.unit = l.target, l.sheet, true
	}
	if l.parts.answers && !maps.EqualFunc(b.answers, l.answers, sameAnswer) {
		b.answers, changed.answers = maps.Clone(l.answers), true
	}
	if l.parts.docs {
		b.docs, changed.docs = l.docs, true
		b.facts.proofs = make(map[model.Code]int, len(l.docs))
		for code, docs := range l.docs {
			b.facts.proofs[code] = len(docs)
		}
	}
	if l.parts.reviews && !(maps.Equal(b.facts.reviews, l.reviews) && maps.Equal(b.facts.remarks, l.remarks)) {
		b.facts.reviews, b.facts.remarks, changed.reviews = l.reviews, l.remarks, true
	}
	b.recompute()
	return changed
}

// put replaces the answer of one question and computes everything anew.
func (b *book) put(a model.Answer) {
	if a.IsBlank() && a.Note == "" {
		delete(b.answers, a.Code)
	} else {
		b.answers[a.Code] = a
	}
	b.recompute()
}

func (b *book) recompute() {
	b.facts.answers = b.answers
	b.facts.score = b.sheet.Score(b.answers)
	if b.target.Valid() {
		b.result = b.sheet.Gates(b.facts.score.Safe, b.target)
	}
}

// answer gives the answer of c, ready to be changed: its map is a copy. A
// question without one gives an answer with nothing but its code.
func (b *book) answer(c model.Code) model.Answer {
	a, ok := b.answers[c]
	if !ok {
		return model.Answer{Code: c, Assessor: model.UnitAssessor}
	}
	a.Inputs = maps.Clone(a.Inputs)
	return a
}

// sameAnswer tells whether two answers say the same, whenever they were given.
func sameAnswer(a, b model.Answer) bool {
	if (a.Decision == nil) != (b.Decision == nil) || a.Decision != nil && *a.Decision != *b.Decision {
		return false
	}
	return a.Option == b.Option && a.Note == b.Note && maps.Equal(a.Inputs, b.Inputs)
}

// unmet counts the gates of the target that fail.
func (b *book) unmet() (failed, all int) {
	for _, g := range b.result.Gates {
		if !g.Met {
			failed++
		}
	}
	return failed, len(b.result.Gates)
}

// choices gives the criteria of q with what each would add to the safe score.
func (b *book) choices(q *lke.Node) []choice {
	a := b.answers[q.Code]
	out := make([]choice, len(q.Options))
	for i, o := range q.Options {
		out[i] = choice{key: o.Key, criterion: o.Criterion, value: o.Value, chosen: o.Key == a.Option}
		out[i].gain = max(0, b.sheet.Gain(b.answers, q.Code, o.Key))
	}
	return out
}

// choice is one criteria card.
type choice struct {
	key, criterion string
	value          float64 // fraction 0..1
	gain           float64 // points that choosing it adds to the safe score; 0 for none
	chosen         bool
}
