package jobs

import (
	"context"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"siapzi/model"
)

// ID names a job within its runner, counting from 1.
type ID int

// State is where a job stands.
type State string

// The states.
const (
	Queued   State = "queued"
	Running  State = "running"
	Done     State = "done"
	Failed   State = "failed"
	Canceled State = "canceled"
)

// Status is a snapshot of a job. Total is 0 while the end is not known. Err is
// set when State is Failed. Final marks the last status of a job.
type Status struct {
	ID          ID
	Name        string
	State       State
	Stage       string
	Done, Total int64
	Started     time.Time // zero while queued
	Canceling   bool      // the user stopped it, the work has not ended yet
	Err         error
	Final       bool
}

// Config holds what a runner may be told; the zero value works.
type Config struct {
	Workers int              // jobs at the same time; 0 means 2
	Tick    time.Duration    // between two reports of progress; 0 means 100 ms
	Now     func() time.Time // nil means time.Now
}

// Runner queues and runs jobs. Close it to end them all.
type Runner struct {
	cfg    Config
	ctx    context.Context
	cancel context.CancelFunc
	places chan struct{}
	wg     sync.WaitGroup

	mu     sync.Mutex
	closed bool
	next   ID
	active []*job // queued or running, oldest first
	subs   map[int]func(Status)
	subID  int
}

// job is the runner's own record of one job; fields after mu are guarded by
// the runner's mutex.
type job struct {
	id       ID
	name     string
	progress model.Progress
	cancel   context.CancelFunc

	state     State
	started   time.Time
	canceling bool
	err       error
}

// New makes a runner whose jobs are canceled when ctx ends.
func New(ctx context.Context, cfg Config) *Runner {
	if cfg.Workers <= 0 {
		cfg.Workers = 2
	}
	if cfg.Tick <= 0 {
		cfg.Tick = 100 * time.Millisecond
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	ctx, cancel := context.WithCancel(ctx)
	return &Runner{cfg: cfg, ctx: ctx, cancel: cancel, places: make(chan struct{}, cfg.Workers), subs: map[int]func(Status){}}
}

// Start queues work under a name that people read ("Impor 120 berkas"). done
// is called once, on a goroutine of the runner, with the result or the error;
// the error is of kind Canceled when the job was stopped. After Close it gives
// a Canceled error and done is not called.
func Start[T any](r *Runner, name string, work func(ctx context.Context, p *model.Progress) (T, error), done func(T, error)) (ID, error) {
	ctx, cancel := context.WithCancel(r.ctx)
	j := &job{name: name, cancel: cancel, state: Queued}

	r.mu.Lock()
	if r.closed {
		r.mu.Unlock()
		cancel()
		return 0, model.Errorf(model.Canceled, "Program sedang ditutup.")
	}
	r.next++
	j.id = r.next
	r.active = append(r.active, j)
	r.wg.Add(1)
	r.mu.Unlock()
	r.publish(j, false)

	go func() {
		defer r.wg.Done()
		defer cancel()
		v, err := run(r, ctx, j, work)
		r.finish(j, err)
		if done != nil {
			done(v, err)
		}
	}()
	return j.id, nil
}

// run waits for a place, then does the work with a ticker beside it.
func run[T any](r *Runner, ctx context.Context, j *job, work func(context.Context, *model.Progress) (T, error)) (v T, err error) {
	select {
	case r.places <- struct{}{}:
		defer func() { <-r.places }()
	case <-ctx.Done():
		return v, ctx.Err()
	}
	r.mu.Lock()
	j.state, j.started = Running, r.cfg.Now()
	r.mu.Unlock()
	r.publish(j, false)

	ticking, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		r.tick(j, ticking)
	}()
	defer func() {
		if p := recover(); p != nil {
			slog.Error("job panicked", "job", j.name, "panic", p, "stack", string(debug.Stack()))
			err = model.Errorf(model.Internal, "Pekerjaan “%s” berhenti karena kesalahan program.", j.name)
		}
		close(ticking)
		<-stopped
	}()
	return work(ctx, &j.progress)
}

// tick publishes j's progress whenever it changed, until the work ends.
func (r *Runner) tick(j *job, end <-chan struct{}) {
	t := time.NewTicker(r.cfg.Tick)
	defer t.Stop()
	var last Status
	for {
		select {
		case <-end:
			return
		case <-t.C:
			if s := r.status(j, false); s != last {
				last = s
				r.hand(s)
			}
		}
	}
}

func (r *Runner) finish(j *job, err error) {
	r.mu.Lock()
	switch model.KindOf(err) {
	case "":
		j.state = Done
	case model.Canceled:
		j.state = Canceled
	default:
		j.state, j.err = Failed, err
	}
	for i, a := range r.active {
		if a == j {
			r.active = append(r.active[:i:i], r.active[i+1:]...)
			break
		}
	}
	r.mu.Unlock()
	r.publish(j, true)
}

func (r *Runner) publish(j *job, final bool) { r.hand(r.status(j, final)) }

func (r *Runner) status(j *job, final bool) Status {
	r.mu.Lock()
	defer r.mu.Unlock()
	s := Status{ID: j.id, Name: j.name, State: j.state, Started: j.started, Canceling: j.canceling, Err: j.err, Final: final}
	s.Stage, s.Done, s.Total = j.progress.Snapshot()
	return s
}

func (r *Runner) hand(s Status) {
	r.mu.Lock()
	subs := make([]func(Status), 0, len(r.subs))
	for id := 0; id <= r.subID; id++ {
		if f, ok := r.subs[id]; ok {
			subs = append(subs, f)
		}
	}
	r.mu.Unlock()
	for _, f := range subs {
		f(s)
	}
}

// Subscribe calls f with every status until the returned function is called.
// f runs on goroutines of the runner and must return quickly.
func (r *Runner) Subscribe(f func(Status)) (cancel func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.subID++
	id := r.subID
	r.subs[id] = f
	return func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		delete(r.subs, id)
	}
}

// Active lists the jobs that are queued or run, oldest first.
func (r *Runner) Active() []Status {
	r.mu.Lock()
	active := append([]*job(nil), r.active...)
	r.mu.Unlock()
	out := make([]Status, len(active))
	for i, j := range active {
		out[i] = r.status(j, false)
	}
	return out
}

// Cancel stops a job; unknown and ended jobs are ignored.
func (r *Runner) Cancel(id ID) {
	r.mu.Lock()
	var found *job
	for _, j := range r.active {
		if j.id == id {
			found = j
			j.canceling = true
		}
	}
	r.mu.Unlock()
	if found != nil {
		found.cancel()
		r.publish(found, false)
	}
}

// Idle waits until no job is queued or runs, or until ctx ends.
func (r *Runner) Idle(ctx context.Context) error {
	t := time.NewTicker(20 * time.Millisecond)
	defer t.Stop()
	for len(r.Active()) > 0 {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-t.C:
		}
	}
	return nil
}

// Close cancels every job and waits for them, at most for the given time. It
// tells whether all ended. No job can be started afterwards.
func (r *Runner) Close(wait time.Duration) bool {
	r.mu.Lock()
	r.closed = true
	r.mu.Unlock()
	r.cancel()

	ended := make(chan struct{})
	go func() { // ends with the last job
		r.wg.Wait()
		close(ended)
	}()
	t := time.NewTimer(wait)
	defer t.Stop()
	select {
	case <-ended:
		return true
	case <-t.C:
		return false
	}
}
