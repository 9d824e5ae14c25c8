package task

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"siapzi/model"
	"siapzi/model/jobs"
)

// Runner starts tasks and drops results that nobody waits for any more. Its
// methods are for Fyne's goroutine, but for UI, which is for the others.
type Runner struct {
	ctx    context.Context
	cancel context.CancelFunc
	atOnce bool // for tests: everything runs on the caller's goroutine

	mu   sync.Mutex // Fyne's test driver runs fyne.Do on the caller's goroutine
	runs map[string]*run
}

// run is the latest start of one key; a result whose run is not in the map
// any more is stale.
type run struct {
	cancel context.CancelFunc
	fire   func() // only for After in a synchronous runner
}

// New makes a runner whose tasks end with ctx.
func New(ctx context.Context) *Runner {
	ctx, cancel := context.WithCancel(ctx)
	return &Runner{ctx: ctx, cancel: cancel, runs: map[string]*run{}}
}

// NewSync makes a runner for tests: fetch and show run before Latest returns,
// and After waits for Fire.
func NewSync() *Runner {
	r := New(context.Background()) // tests only, see doc.go
	r.atOnce = true
	return r
}

// Close cancels every task; no show or fail is called afterwards.
func (r *Runner) Close() {
	r.cancel()
	r.mu.Lock()
	defer r.mu.Unlock()
	r.runs = map[string]*run{}
}

// Context ends when the runner is closed.
func (r *Runner) Context() context.Context { return r.ctx }

// Latest runs fetch off Fyne's goroutine and hands its result to show, or its
// error to fail, on it. A run with the same key that is still under way is
// canceled and its result dropped, so an old answer never overwrites a new one.
func Latest[T any](r *Runner, key string, fetch func(ctx context.Context) (T, error), show func(T), fail func(error)) {
	ctx, this := r.start(key)
	finish := func(v T, err error) {
		if !r.end(key, this) {
			return
		}
		if err != nil {
			fail(err)
			return
		}
		show(v)
	}
	if r.atOnce {
		finish(guard(ctx, key, fetch))
		return
	}
	// The goroutine ends when fetch returns, which Close and a newer run hasten
	// by canceling ctx.
	go func() {
		v, err := guard(ctx, key, fetch)
		fyne.Do(func() { finish(v, err) })
	}()
}

func (r *Runner) start(key string) (context.Context, *run) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if old := r.runs[key]; old != nil {
		old.cancel()
	}
	ctx, cancel := context.WithCancel(r.ctx)
	this := &run{cancel: cancel}
	r.runs[key] = this
	return ctx, this
}

// end forgets a run and tells whether its result is still wanted.
func (r *Runner) end(key string, this *run) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	this.cancel()
	if r.runs[key] != this || r.ctx.Err() != nil {
		return false
	}
	delete(r.runs, key)
	return true
}

// guard turns a panic of fetch into an Internal error; the stack goes to the log.
func guard[T any](ctx context.Context, key string, fetch func(context.Context) (T, error)) (v T, err error) {
	defer func() {
		if p := recover(); p != nil {
			slog.Error("task panicked", "task", key, "panic", p, "stack", string(debug.Stack()))
			err = model.Errorf(model.Internal, "Terjadi kesalahan program (%s).", key)
		}
	}()
	return fetch(ctx)
}

// Cancel stops the run with this key; its result is dropped.
func (r *Runner) Cancel(key string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if old := r.runs[key]; old != nil {
		old.cancel()
		delete(r.runs, key)
	}
}

// Debounce calls f after d without another Debounce of the same key, as for
// typing. A synchronous runner calls it at once.
func (r *Runner) Debounce(key string, d time.Duration, f func()) {
	if r.atOnce {
		f()
		return
	}
	r.After(key, d, f)
}

// After calls f on Fyne's goroutine once d has passed, unless the key is
// started again or canceled before. A synchronous runner waits for Fire.
func (r *Runner) After(key string, d time.Duration, f func()) {
	if r.atOnce {
		_, this := r.start(key)
		this.fire = f
		return
	}
	Latest(r, key, func(ctx context.Context) (struct{}, error) {
		t := time.NewTimer(d)
		defer t.Stop()
		select {
		case <-ctx.Done():
			return struct{}{}, ctx.Err()
		case <-t.C:
			return struct{}{}, nil
		}
	}, func(struct{}) { f() }, func(error) {})
}

// Fire lets the time of After pass in a synchronous runner. It tells whether
// something was waiting.
func (r *Runner) Fire(key string) bool {
	r.mu.Lock()
	w := r.runs[key]
	r.mu.Unlock()
	if w == nil || w.fire == nil || !r.end(key, w) {
		return false
	}
	w.fire()
	return true
}

// UI calls f on Fyne's goroutine; it is called from any other goroutine. After
// Close f is dropped. A synchronous runner calls f at once, or, while a test
// waits for a job, on the test's goroutine.
func (r *Runner) UI(f func()) {
	if r.atOnce {
		tests.call(f)
		return
	}
	fyne.Do(func() {
		if r.ctx.Err() == nil {
			f()
		}
	})
}

// Job runs long work as a job that the status bar shows and that people can
// cancel. done is called on Fyne's goroutine, with a Canceled error when it was
// stopped. The job outlives the runner (a page may close meanwhile), but then
// done is not called. A synchronous runner waits for the job.
func Job[T any](r *Runner, j *jobs.Runner, name string, work func(ctx context.Context, p *model.Progress) (T, error), done func(T, error)) jobs.ID {
	type outcome struct {
		v   T
		err error
	}
	results := make(chan outcome, 1)
	if r.atOnce {
		tests.drain(false) // before the job starts to tell of itself
	}
	id, err := jobs.Start(j, name, work, func(v T, err error) {
		if r.atOnce {
			results <- outcome{v, err}
			return
		}
		r.UI(func() { done(v, err) })
	})
	if err != nil {
		if r.atOnce {
			tests.drain(true)
		}
		var none T
		done(none, fmt.Errorf("task: start %q: %w", name, err))
		return 0
	}
	if r.atOnce {
		o := wait(&tests, results)
		done(o.v, o.err)
	}
	return id
}
