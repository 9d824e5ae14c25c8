package setelan

import (
	"context"
	"errors"
	"log/slog"
	"maps"
	"strings"
	"sync"

	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/setting"
	"siapzi/ui/say"
	"siapzi/ui/task"
	"siapzi/ui/undo"
)

// change is settings that were changed together.
type change struct {
	values map[setting.Key]string
	before map[setting.Key]string // what was in force when it was written
	undone bool                   // it is an undo or redo, which makes no new step
}

// saver writes changes one after another, in the order in which they were made.
type saver struct {
	waiting []change
	busy    bool
	mu      sync.Mutex // held while something is written, so that Close can wait
}

// save changes settings, with a step to undo.
func (p *Page) save(values map[setting.Key]string) { p.add(change{values: values}) }

func (p *Page) add(c change) {
	p.saver.waiting = append(p.saver.waiting, c)
	if !p.saver.busy {
		p.next()
	}
}

// next writes the oldest waiting change.
func (p *Page) next() {
	p.saver.busy = len(p.saver.waiting) > 0
	if !p.saver.busy {
		return
	}
	c := p.saver.waiting[0]
	p.saver.waiting = p.saver.waiting[1:]
	c.before = map[setting.Key]string{}
	for k := range c.values {
		c.before[k] = p.items[k].Value
	}
	p.saver.mu.Lock() // here and not in run, so that Close cannot slip in before it starts
	run := func(ctx context.Context) ([]setting.Item, error) {
		defer p.saver.mu.Unlock()
		ctx = context.WithoutCancel(ctx) // what was chosen is not lost with the page
		if err := p.d.Settings.Set(ctx, p.d.Who, c.values); err != nil {
			return nil, err
		}
		return p.d.Settings.List(ctx)
	}
	task.Latest(p.d.Tasks, "save", run, func(items []setting.Item) {
		p.saved(c, items)
		p.next()
	}, func(err error) {
		p.notSaved(c, err)
		p.next()
	})
}

// saved takes over what is in force now and offers the way back.
func (p *Page) saved(c change, items []setting.Item) {
	before, after := map[setting.Key]string{}, map[setting.Key]string{}
	var last setting.Item
	for _, it := range items {
		if old, ok := c.before[it.Key]; ok && old != it.Value {
			before[it.Key], after[it.Key], last = old, it.Value, it
		}
	}
	p.take(items)
	p.markAll(c.values, "")
	for _, f := range p.fields {
		if sent, ok := c.values[f.key]; ok && sent == f.entry.Text { // else it is being typed on
			f.put()
		}
	}
	p.showForms()
	if len(after) == 0 || c.undone {
		return
	}
	label := lang.L("Setelan {{.Name}}", map[string]any{"Name": labelOf(last)})
	if len(after) > 1 {
		label = lang.L("{{.Count}} setelan", map[string]any{"Count": len(after)})
	}
	p.d.Undo.Push(undo.Action{Label: label,
		Undo: func() { p.add(change{values: before, undone: true}) }, Redo: func() { p.add(change{values: after, undone: true}) }})
}

// notSaved marks the fields that an error names. The others of the same change
// are tried again without them.
func (p *Page) notSaved(c change, err error) {
	var e *model.Error
	if !errors.As(err, &e) || e.Kind != model.Invalid {
		p.markAll(c.values, lang.L("Belum tersimpan. Tekan Enter untuk mencoba lagi."))
		p.showForms()
		p.d.Shell.ShowError(err)
		return
	}
	rest := maps.Clone(c.values)
	for _, x := range e.Fields {
		k := setting.Key(x.Field)
		if v, ok := c.values[k]; ok {
			p.markAll(map[setting.Key]string{k: v}, sentence(say.Text(x.Msg)))
			delete(rest, k)
		} else { // another setting does not go with the new one: say it where the user is
			p.markAll(c.values, labelOf(p.items[k])+": "+say.Text(x.Msg)+".")
			rest = nil
		}
	}
	if len(rest) > 0 && len(rest) < len(c.values) {
		p.saver.waiting = append(p.saver.waiting, change{values: rest, undone: c.undone})
	}
}

// markAll shows a problem at the fields of these settings; "" is all right.
func (p *Page) markAll(values map[setting.Key]string, problem string) {
	for _, f := range p.fields {
		if _, ok := values[f.key]; ok {
			f.setProblem(problem)
		}
	}
}

// saveDrafts writes the fields that were not left yet, one by one: what is
// wrong in one must not keep another from being saved.
func (p *Page) saveDrafts() {
	p.saver.mu.Lock()
	defer p.saver.mu.Unlock()
	ctx := context.WithoutCancel(p.d.Tasks.Context())
	for _, c := range p.saver.waiting {
		for k, v := range c.values {
			p.saveLast(ctx, k, v)
		}
	}
	for _, f := range p.fields {
		if f.draft() {
			p.saveLast(ctx, f.key, f.entry.Text)
		}
	}
}

func (p *Page) saveLast(ctx context.Context, k setting.Key, v string) {
	if err := p.d.Settings.Set(ctx, p.d.Who, map[setting.Key]string{k: v}); err != nil {
		slog.Info("setting left unsaved", "key", k, "err", err) // it was marked on the screen, or typed a moment ago
	}
}

// sentence makes a field's message stand by itself.
func sentence(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[0])) + strings.TrimSuffix(string(r[1:]), ".") + "."
}
