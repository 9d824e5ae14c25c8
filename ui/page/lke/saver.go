package lke

import (
	"context"
	"sync"

	"siapzi/ui/task"
)

// saver writes changes to the workspace one after another, in the order in
// which they were made, while the screen goes on. UI goroutine only.
type saver struct {
	tasks *task.Runner
	idle  func() // called when the last waiting write is done

	queue []write
	busy  bool
	mu    sync.Mutex // held while a write runs, so that flush can wait for it
}

// write is one waiting change.
type write struct {
	do   func(context.Context) error
	fail func(error) // called when it failed; the others go on
}

// add queues a write. It runs even when the page is closed meanwhile: what the
// user chose must not be lost because a window went away.
func (s *saver) add(do func(context.Context) error, fail func(error)) {
	s.queue = append(s.queue, write{do, fail})
	if !s.busy {
		s.next()
	}
}

// pending tells whether the screen may be ahead of the workspace.
func (s *saver) pending() bool { return s.busy || len(s.queue) > 0 }

func (s *saver) next() {
	if len(s.queue) == 0 {
		s.busy = false
		s.idle()
		return
	}
	s.busy = true
	w := s.queue[0]
	s.queue = s.queue[1:]
	s.mu.Lock() // here and not in run, so that flush cannot slip in before it starts
	run := func(ctx context.Context) (struct{}, error) {
		defer s.mu.Unlock()
		return struct{}{}, w.do(context.WithoutCancel(ctx))
	}
	task.Latest(s.tasks, "save", run,
		func(struct{}) { s.next() },
		func(err error) { w.fail(err); s.next() })
}

// flush waits for the running write and does the waiting ones at once. It
// gives the first error.
func (s *saver) flush(ctx context.Context) (err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, w := range s.queue {
		if e := w.do(ctx); e != nil && err == nil {
			err = e
		}
	}
	s.queue = nil
	return err
}
