package task

import "sync"

// pump brings calls of UI to the goroutine of a test that waits for a job, as
// fyne.Do would. All synchronous runners share one, since a job of one runner
// makes others paint.
type pump struct {
	mu      sync.Mutex
	waiting bool
	queue   []func()
	more    chan struct{} // one place: something is in the queue
}

var tests = pump{more: make(chan struct{}, 1)}

// call hands f to the waiting test, or calls it where nobody waits.
func (p *pump) call(f func()) {
	p.mu.Lock()
	if !p.waiting {
		p.mu.Unlock()
		f()
		return
	}
	p.queue = append(p.queue, f)
	p.mu.Unlock()
	select {
	case p.more <- struct{}{}:
	default:
	}
}

// drain calls what is in the queue and begins to wait; with last it stops
// waiting.
func (p *pump) drain(last bool) {
	p.mu.Lock()
	calls := p.queue
	p.queue = nil
	p.waiting = !last
	p.mu.Unlock()
	for _, f := range calls {
		f()
	}
}

// wait gives the first result, and calls on its own goroutine what the job
// wants painted meanwhile.
func wait[T any](p *pump, results <-chan T) T {
	for {
		select {
		case <-p.more:
			p.drain(false)
		case v := <-results:
			p.drain(true)
			return v
		}
	}
}
