package dokumen

import (
	"context"
	"sync"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/ui/task"
	"siapzi/ui/undo"
)

// step is a write. It gives the step that takes it back, which in turn gives
// the one that does it again.
type step func(ctx context.Context) (back step, err error)

// writer runs steps one after another, in the order in which they were made,
// while the screen goes on, and makes them undoable. UI goroutine only.
type writer struct {
	tasks *task.Runner
	undo  *undo.Stack

	queue []waiting
	busy  bool
	mu    sync.Mutex // held while a step runs, so that flush can wait for it
}

// waiting is a step with what follows it on the UI goroutine.
type waiting struct {
	do   step
	done func(back step)
	fail func(error)
}

// run makes a change that label names in the undo menu. done is called when it
// is written, with how to take this very change back; fail with why it is not.
func (w *writer) run(label string, do step, done func(takeBack func()), fail func(error)) {
	w.add(do, func(back step) {
		next := back
		flip := func() { w.add(next, func(b step) { next = b }, fail) }
		takeBack := w.undo.Push(undo.Action{Label: label, Undo: flip, Redo: flip})
		if done != nil {
			done(takeBack)
		}
	}, fail)
}

// add queues a step. It runs even when the page is closed meanwhile: what the
// user chose must not be lost because a window went away.
func (w *writer) add(do step, done func(step), fail func(error)) {
	w.queue = append(w.queue, waiting{do, done, fail})
	if !w.busy {
		w.next()
	}
}

// then calls f when everything that waits now is written.
func (w *writer) then(f func()) {
	w.add(func(context.Context) (step, error) { return nil, nil }, func(step) { f() }, func(error) {})
}

func (w *writer) next() {
	if len(w.queue) == 0 {
		w.busy = false
		return
	}
	w.busy = true
	this := w.queue[0]
	w.queue = w.queue[1:]
	w.mu.Lock() // here and not in do, so that flush cannot slip in before it starts
	do := func(ctx context.Context) (step, error) {
		defer w.mu.Unlock()
		return this.do(context.WithoutCancel(ctx))
	}
	task.Latest(w.tasks, "write", do,
		func(back step) { this.done(back); w.next() },
		func(err error) { this.fail(err); w.next() })
}

// flush waits for the running step and does the waiting ones at once. It gives
// the first error.
func (w *writer) flush(ctx context.Context) (err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, x := range w.queue {
		if _, e := x.do(ctx); e != nil && err == nil {
			err = e
		}
	}
	w.queue = nil
	return err
}

// The steps that the page knows.

func editing(d Deps, edits []catalog.Edit) step {
	return func(ctx context.Context) (step, error) {
		undo, err := d.Documents.Edit(ctx, d.Who, edits...)
		return editing(d, undo), err
	}
}

func linking(d Deps, changes []catalog.LinkChange) step {
	return func(ctx context.Context) (step, error) {
		undo, err := d.Documents.ChangeLinks(ctx, d.Who, changes...)
		return linking(d, undo), err
	}
}

// confirming says that documents still prove what they proved last year.
func confirming(d Deps, ids []model.DocumentID) step {
	return func(ctx context.Context) (step, error) {
		done, err := d.Documents.Confirm(ctx, d.Who, ids)
		return func(ctx context.Context) (step, error) {
			return confirming(d, ids), d.Documents.Unconfirm(ctx, d.Who, done)
		}, err
	}
}

func trashing(d Deps, ids []model.DocumentID) step {
	return func(ctx context.Context) (step, error) {
		return restoring(d, ids), d.Documents.Trash(ctx, d.Who, ids...)
	}
}

func restoring(d Deps, ids []model.DocumentID) step {
	return func(ctx context.Context) (step, error) {
		return trashing(d, ids), d.Documents.Restore(ctx, d.Who, ids...)
	}
}

// replacing gives a file the content at path as its newest version.
func replacing(d Deps, f model.File, path string) step {
	return func(ctx context.Context) (step, error) {
		v, err := d.Versions.Replace(ctx, d.Who, f.ID, path)
		return reverting(d, model.File{ID: f.ID, Version: v}, f.Version.ID), err
	}
}

// reverting makes an older version of a file the newest one again.
func reverting(d Deps, f model.File, to model.VersionID) step {
	return func(ctx context.Context) (step, error) {
		v, err := d.Versions.Revert(ctx, d.Who, f.ID, to)
		return reverting(d, model.File{ID: f.ID, Version: v}, f.Version.ID), err
	}
}

// planning puts rows of the import table as they are in after; before is how
// they were.
func planning(d Deps, before, after []catalog.PlanItem) step {
	return func(ctx context.Context) (step, error) {
		return planning(d, after, before), d.Plans.ChangePlan(ctx, d.Who, after...)
	}
}

// dropping takes rows out of the import table.
func dropping(d Deps, items []catalog.PlanItem) step {
	return func(ctx context.Context) (step, error) {
		ids := make([]catalog.PlanItemID, len(items))
		for i, it := range items {
			ids[i] = it.ID
		}
		return keeping(d, items), d.Plans.DropPlan(ctx, d.Who, ids...)
	}
}

// keeping brings dropped rows back.
func keeping(d Deps, items []catalog.PlanItem) step {
	return func(ctx context.Context) (step, error) {
		return dropping(d, items), d.Plans.KeepPlan(ctx, d.Who, items...)
	}
}
