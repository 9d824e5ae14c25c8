package assessment

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"siapzi/model"
	"siapzi/model/store"
)

// Change is a new answer together with what shall stay of the stored one. The
// zero flags replace everything, as Set does.
type Change struct {
	Answer     model.Answer
	KeepAnswer bool // option, numbers and decision stay; only the note is new
	KeepNote   bool // the note stays
}

// over gives what the change makes of old. The result shares nothing with the
// caller's answer.
func (c Change) over(old model.Answer) model.Answer {
	x := c.Answer
	if c.KeepAnswer {
		x.Option, x.Inputs, x.Decision = old.Option, old.Inputs, old.Decision
	}
	if c.KeepNote {
		x.Note = old.Note
	}
	x.Note = strings.TrimSpace(x.Note)
	x.Inputs = maps.Clone(x.Inputs)
	if len(x.Inputs) == 0 {
		x.Inputs = nil
	}
	return x
}

// edit is one stored answer before and after.
type edit struct {
	old, new model.Answer
}

// changes tells whether anything but the time differs.
func (e edit) changes() bool {
	return e.old.Option != e.new.Option || e.old.Note != e.new.Note ||
		!maps.Equal(e.old.Inputs, e.new.Inputs) || text(e.old.Decision) != text(e.new.Decision)
}

// store writes the answer, its audit entries and its event.
func (e edit) store(tx *store.Tx) error {
	var err error
	if e.new.IsBlank() && e.new.Note == "" {
		err = tx.DeleteAnswer(e.new.Code, e.new.Assessor)
	} else {
		err = tx.PutAnswer(e.new)
	}
	if err != nil {
		return err
	}
	for _, entry := range e.audit() {
		if err := tx.Audit(entry); err != nil {
			return err
		}
	}
	tx.Publish(model.AnswerChanged{Assessor: e.new.Assessor, Codes: []model.Code{e.new.Code}})
	return nil
}

// audit gives an entry for every field, "inputs.agen" for a number; the log
// itself drops those that are equal.
func (e edit) audit() []store.AuditEntry {
	entry := func(field, old, new string) store.AuditEntry {
		return store.AuditEntry{Entity: "answer", ID: string(e.new.Assessor) + "/" + string(e.new.Code), Field: field, Old: old, New: new}
	}
	list := []store.AuditEntry{entry("option", e.old.Option, e.new.Option)}
	keys := map[string]bool{}
	for k := range e.old.Inputs {
		keys[k] = true
	}
	for k := range e.new.Inputs {
		keys[k] = true
	}
	for _, k := range slices.Sorted(maps.Keys(keys)) {
		list = append(list, entry("inputs."+k, input(e.old, k), input(e.new, k)))
	}
	return append(list, entry("decision", text(e.old.Decision), text(e.new.Decision)), entry("note", e.old.Note, e.new.Note))
}

// input writes a number of a, "" where it is not filled.
func input(a model.Answer, key string) string {
	if v, ok := a.Inputs[key]; ok {
		return text(&v)
	}
	return ""
}

// text writes a number exactly, "" for none.
func text(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'g', -1, 64)
}
