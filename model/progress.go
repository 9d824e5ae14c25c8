package model

import "sync/atomic"

// Progress counts finished work. Workers add to it, nobody is called back; a
// ticker elsewhere reads it. All methods accept a nil receiver and are safe
// for use by several goroutines.
type Progress struct {
	done, total atomic.Int64
	stage       atomic.Value // string
}

// SetTotal sets how much there is to do (files, pages or bytes).
func (p *Progress) SetTotal(n int64) {
	if p != nil {
		p.total.Store(n)
	}
}

// Add counts n more as done.
func (p *Progress) Add(n int64) {
	if p != nil {
		p.done.Add(n)
	}
}

// SetStage names what is being done now, in Indonesian, and starts the count anew.
func (p *Progress) SetStage(name string, total int64) {
	if p == nil {
		return
	}
	p.done.Store(0)
	p.total.Store(total)
	p.stage.Store(name)
}

// Snapshot gives the stage and the two counts as they stand.
func (p *Progress) Snapshot() (stage string, done, total int64) {
	if p == nil {
		return "", 0, 0
	}
	s, _ := p.stage.Load().(string)
	return s, p.done.Load(), p.total.Load()
}
