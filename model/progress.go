package model

import (
	"sync/atomic"
	"time"
)

// Progress counts finished work. Workers add to it, nobody is called back; a
// ticker elsewhere reads it. All methods accept a nil receiver and are safe
// for use by several goroutines.
type Progress struct {
	done, total atomic.Int64
	stage, item atomic.Value // string
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
	p.item.Store("")
	p.stage.Store(name)
}

// SetItem names what is being worked on within the stage, such as a file; ""
// for nothing in particular. It may be called as often as one likes.
func (p *Progress) SetItem(name string) {
	if p != nil {
		p.item.Store(name)
	}
}

// Item gives what is being worked on, "" where nothing was named.
func (p *Progress) Item() string {
	if p == nil {
		return ""
	}
	s, _ := p.item.Load().(string)
	return s
}

// Snapshot gives the stage and the two counts as they stand.
func (p *Progress) Snapshot() (stage string, done, total int64) {
	if p == nil {
		return "", 0, 0
	}
	s, _ := p.stage.Load().(string)
	return s, p.done.Load(), p.total.Load()
}

// Pace estimates how long a stage will still take from how fast it went so far.
// It belongs to one goroutine, the one that reads a Progress. The zero value is
// ready.
type Pace struct {
	stage string
	since time.Time
	from  int64 // done when the stage was seen first
}

// paceAfter is how long a stage is watched before its end is guessed.
const paceAfter = 2 * time.Second

// Left gives how long the stage of p will still take at the pace since it was
// seen first, in whole seconds; ok is false while that cannot be told.
func (c *Pace) Left(p *Progress, now time.Time) (left time.Duration, ok bool) {
	stage, done, total := p.Snapshot()
	if stage != c.stage || done < c.from || c.since.IsZero() {
		*c = Pace{stage: stage, since: now, from: done}
	}
	spent := now.Sub(c.since)
	if spent < paceAfter || done <= c.from || total <= done {
		return 0, false
	}
	each := float64(spent) / float64(done-c.from)
	return (time.Duration(each*float64(total-done)) + time.Second - 1).Truncate(time.Second), true
}
