package setelan

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"siapzi/model"
	"siapzi/model/setting"
	"siapzi/ui/kit"
)

// typingRest is how long typing must rest before a text is saved by itself.
const typingRest = 1500 * time.Millisecond

// field is a text of one setting: it shows the saved value, saves what is
// typed, and marks what is wrong.
type field struct {
	p     *Page
	key   setting.Key
	entry *kit.Entry
	typed bool        // the user changed the text since it was shown
	place interface { // where a problem is shown
		SetProblem(string)
		Problem() string
	}
}

// newField binds entry to a setting. The caller sets place.
func newField(p *Page, k setting.Key, entry *kit.Entry) *field {
	f := &field{p: p, key: k, entry: entry}
	entry.OnLeave = func(string) { f.commit() }
	if !entry.MultiLine {
		entry.OnSubmitted = func(string) { f.commit() }
	}
	entry.OnChanged = func(string) {
		f.typed = true
		f.setProblem("")
		p.d.Tasks.After("typing."+string(k), typingRest, f.commit)
	}
	p.fields = append(p.fields, f)
	return f
}

// labelled gives the entry below its label.
func (f *field) labelled(label, hint string) *kit.Field {
	box := kit.NewField(label, f.entry, hint)
	f.place = box
	return box
}

// item gives the setting as it is saved.
func (f *field) item() setting.Item { return f.p.items[f.key] }

// draft tells whether the user's text is not what is saved.
func (f *field) draft() bool { return f.typed && strings.TrimSpace(f.entry.Text) != shown(f.item()) }

// commit saves a draft.
func (f *field) commit() {
	f.p.d.Tasks.Cancel("typing." + string(f.key))
	if f.draft() {
		f.p.save(map[setting.Key]string{f.key: f.entry.Text})
	}
}

// show puts the saved value into the field, unless something wrong stands there
// or the user is typing.
func (f *field) show() {
	focused := f.p.d.Shell.Window().Canvas().Focused() == fyne.Focusable(f.entry)
	if f.problem() == "" && !(focused && f.draft()) {
		f.put()
	}
}

// put writes the saved value into the field.
func (f *field) put() {
	f.entry.SetQuietly(shown(f.item()))
	f.typed = false
}

func (f *field) problem() string { return f.place.Problem() }

func (f *field) setProblem(s string) {
	if f.problem() == s {
		return
	}
	f.place.SetProblem(s)
	f.p.relayout()
}

// shown writes a value as people read and type it.
func shown(it setting.Item) string {
	switch it.Kind {
	case setting.Day:
		if it.Value != "" {
			return model.Date(it.Value).Time().Format(setting.DayLayout)
		}
	case setting.Number:
		return strings.Replace(it.Value, ".", ",", 1)
	}
	return it.Value
}
