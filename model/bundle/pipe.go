package bundle

import (
	"fmt"
	"io"
	"os"
	"sync/atomic"
)

// pipe writes to a file in a goroutine of its own, so that the next pages are
// read while the last ones are on their way. It takes bytes, and stretches of
// source files, which the system copies without moving them through this
// program. What Write and ReadFrom say was written is only taken over; finish
// tells whether all went well.
type pipe struct {
	f    *os.File
	todo chan job
	free chan []byte   // buffers for reuse
	end  chan struct{} // closed when the goroutine has ended
	stop atomic.Bool   // the rest need not be written
	err  atomic.Value  // pipeError: the first one

	// source is a file of its own on the source that is copied now, since its
	// owner closes and moves in his at will.
	source *os.File
	part   *part // whose source is copied now
}

// job is one thing to do; only one of its fields is set.
type job struct {
	data  []byte
	from  *os.File // copy n bytes at off
	off   int64
	n     int64
	part  *part
	close *os.File // no longer needed
}

// pipeError is an error of the file, or of the source of a part.
type pipeError struct {
	err  error
	part *part // nil where writing failed
}

const (
	pipeBuffers = 24        // of pipeBuffer bytes at most are under way
	pipeBuffer  = 256 << 10 // as package pdf hands them over
	pipeJobs    = 64
)

func newPipe(f *os.File) *pipe {
	p := &pipe{f: f, todo: make(chan job, pipeJobs), free: make(chan []byte, pipeBuffers), end: make(chan struct{})}
	for range pipeBuffers {
		p.free <- nil // made when needed
	}
	go p.work() // ends when finish closes todo
	return p
}

// Write takes bytes. It fails only once an earlier write has failed.
func (p *pipe) Write(b []byte) (int, error) {
	for rest := b; len(rest) > 0; {
		if err := p.failed(); err != nil {
			return 0, err
		}
		n := min(len(rest), pipeBuffer)
		buf := <-p.free
		p.todo <- job{data: append(buf[:0], rest[:n]...)}
		rest = rest[n:]
	}
	return len(b), nil
}

// ReadFrom takes a stretch of a file, given as package pdf gives it: limited,
// and moved to its beginning. Everything else is read at once.
func (p *pipe) ReadFrom(r io.Reader) (int64, error) {
	if err := p.failed(); err != nil {
		return 0, err
	}
	if l, ok := r.(*io.LimitedReader); ok {
		if src, ok := l.R.(*os.File); ok {
			off, err := src.Seek(0, io.SeekCurrent)
			if err != nil {
				return 0, err
			}
			if p.source == nil || p.source.Name() != src.Name() {
				p.leave()
				if p.source, err = os.Open(src.Name()); err != nil {
					return 0, err
				}
			}
			p.todo <- job{from: p.source, off: off, n: l.N, part: p.part}
			return l.N, nil
		}
	}
	return io.Copy(onlyWriter{p}, r)
}

// onlyWriter hides ReadFrom from io.Copy.
type onlyWriter struct{ io.Writer }

// begin notes whose source is copied from now on.
func (p *pipe) begin(pt *part) {
	p.leave()
	p.part = pt
}

// leave lets go of the source once it is copied.
func (p *pipe) leave() {
	if p.source != nil {
		p.todo <- job{close: p.source}
		p.source = nil
	}
}

// failed gives the error of an earlier job, nil for none.
func (p *pipe) failed() error {
	if e, ok := p.err.Load().(pipeError); ok {
		return e.err
	}
	return nil
}

// finish waits until everything is written, or drops the rest where err says
// that the file is wanted no more, and gives the error that counts: a
// *sourceError where a source could not be read, else err, else that of
// writing.
func (p *pipe) finish(err error) error {
	p.stop.Store(err != nil)
	p.leave()
	close(p.todo)
	<-p.end
	e, _ := p.err.Load().(pipeError)
	switch {
	case e.part != nil:
		return &sourceError{e.part, e.err}
	case err != nil || e.err == nil:
		return err
	}
	return fmt.Errorf("bundle: write: %w", e.err)
}

// work does the jobs until there are no more.
func (p *pipe) work() {
	defer close(p.end)
	for j := range p.todo {
		var err error
		var owner *part
		switch {
		case j.close != nil:
			_ = j.close.Close() // read-only
			continue
		case p.stop.Load() || p.failed() != nil:
		case j.from != nil:
			owner, err = p.copy(j)
		default:
			_, err = p.f.Write(j.data)
		}
		if j.data != nil {
			p.free <- j.data
		}
		if err != nil && p.failed() == nil {
			p.err.Store(pipeError{err, owner})
		}
	}
}

// copy copies a stretch of a source. A source that has become shorter is
// filled up with line feeds, since its length is written already. It gives the
// part to blame where the source could not be read.
func (p *pipe) copy(j job) (*part, error) {
	if _, err := j.from.Seek(j.off, io.SeekStart); err != nil {
		return j.part, err
	}
	n, err := p.f.ReadFrom(&io.LimitedReader{R: j.from, N: j.n})
	if err != nil {
		if _, rerr := j.from.ReadAt(make([]byte, 1), j.off+n); rerr != nil && rerr != io.EOF {
			return j.part, err
		}
		return nil, err
	}
	for fill := make([]byte, min(j.n-n, pipeBuffer)); n < j.n; n += int64(len(fill)) {
		fill = fill[:min(int64(len(fill)), j.n-n)]
		for i := range fill {
			fill[i] = '\n'
		}
		if _, err := p.f.Write(fill); err != nil {
			return nil, err
		}
	}
	return nil, nil
}
