package usulan

import (
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"siapzi/model"
	"siapzi/model/proposal"
	"siapzi/ui/kit"
	"siapzi/ui/say"
	"siapzi/ui/task"
	"siapzi/ui/undo"
)

// typingRest is how long typing must rest before a text is saved by itself.
const typingRest = 1500 * time.Millisecond

// writer lets one write follow the other, and Close wait for the last.
type writer struct{ mu sync.Mutex }

// change saves facts with what f changes, with a step to undo.
func (p *Page) change(label string, f func(*proposal.Facts)) {
	before := p.data.Facts
	after := before
	f(&after)
	p.write(after, func() {
		p.d.Undo.Push(undo.Action{Label: label, Undo: func() { p.write(before, func() {}) }, Redo: func() { p.write(after, func() {}) }})
	})
}

// write saves facts and reads everything again.
func (p *Page) write(f proposal.Facts, done func()) {
	p.data.Facts = f // what comes next builds on it
	store := func(ctx context.Context) (struct{}, error) {
		p.writer.mu.Lock()
		defer p.writer.mu.Unlock()
		return struct{}{}, p.d.Proposals.SetFacts(context.WithoutCancel(ctx), p.d.Who, f)
	}
	task.Latest(p.d.Tasks, "write", store, func(struct{}) {
		done()
		p.Reload()
	}, func(err error) {
		if !p.mark(err) {
			p.d.Shell.ShowError(err)
			p.Reload()
		}
	})
}

// mark puts problems of a validation at their fields; it is false where one
// has no field here.
func (p *Page) mark(err error) bool {
	var e *model.Error
	if !errors.As(err, &e) || len(e.Fields) == 0 {
		return false
	}
	all := true
	for _, x := range e.Fields {
		found := false
		for _, f := range p.fields {
			if f.name == x.Field {
				f.box.SetProblem(say.Text(x.Msg))
				found = true
			}
		}
		all = all && found
	}
	p.relayout()
	return all
}

// field is a text of the facts: it shows the saved value and saves what is typed.
type field struct {
	p     *Page
	name  string // as in problems
	label string
	entry *kit.Entry
	box   *kit.Field
	at    func(*proposal.Facts) *string
	seen  bool // what is saved was shown in it
	own   bool // it is saved by code of its own
}

// newField makes a field of one line, or of several where rows > 1.
func newField(p *Page, name, label, hint string, rows int, at func(*proposal.Facts) *string) *field {
	f := &field{p: p, name: name, label: label, at: at}
	if rows > 1 {
		f.entry = kit.NewNote("", rows)
	} else {
		f.entry = kit.NewEntry("")
		f.entry.OnSubmitted = func(string) { f.commit() }
	}
	f.box = kit.NewField(label, f.entry, hint)
	f.entry.OnLeave = func(string) { f.commit() }
	f.entry.OnChanged = func(string) {
		if f.box.Problem() != "" {
			f.box.SetProblem("")
			p.relayout()
		}
		p.d.Tasks.After("typing."+name, typingRest, f.commit)
	}
	p.fields = append(p.fields, f)
	return f
}

// text is what the user wrote, in the form of the facts.
func (f *field) text() string { return strings.TrimSpace(f.entry.Text) }

// draft tells whether the user's text is not what is saved.
func (f *field) draft() bool { return f.seen && f.text() != *f.at(&f.p.data.Facts) }

// commit saves a draft.
func (f *field) commit() {
	f.p.d.Tasks.Cancel("typing." + f.name)
	if f.draft() {
		text := f.text()
		f.p.change(f.label, func(facts *proposal.Facts) { *f.at(facts) = text })
	}
}

// show puts the saved value into the field, unless something wrong stands there
// or the user is typing.
func (f *field) show() {
	f.seen = true
	focused := f.p.d.Shell.Window().Canvas().Focused() == fyne.Focusable(f.entry)
	if f.box.Problem() == "" && !(focused && f.draft()) {
		f.entry.SetQuietly(*f.at(&f.p.data.Facts))
	}
}

// saveDrafts saves what was typed and not saved yet, and waits for it.
func (p *Page) saveDrafts() {
	facts, some := p.data.Facts, false
	for _, f := range p.fields {
		if !f.own && f.draft() {
			*f.at(&facts) = f.text()
			some = true
		}
	}
	p.writer.mu.Lock()
	defer p.writer.mu.Unlock()
	if some {
		if err := p.d.Proposals.SetFacts(context.WithoutCancel(p.d.Tasks.Context()), p.d.Who, facts); err != nil {
			p.d.Shell.ShowError(err)
		}
	}
}
