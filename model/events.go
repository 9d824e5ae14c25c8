package model

import "sync"

// Event is something that happened, published after its transaction was
// committed. Events carry ids only; whoever shows the thing reads it again.
type Event interface{ event() }

// DocumentChanged tells that documents were added, changed, moved to the
// recycle bin or brought back.
type DocumentChanged struct{ IDs []DocumentID }

// LinkChanged tells that the links between these questions and these documents
// changed.
type LinkChanged struct {
	Codes     []Code
	Documents []DocumentID
}

// AnswerChanged tells that answers of an assessor changed.
type AnswerChanged struct {
	Assessor Assessor
	Codes    []Code
}

// UnitChanged tells that the workspace's own data changed: name, year, target,
// or another of its settings, such as the thresholds of the year.
type UnitChanged struct{}

// ImportPlanChanged tells that files came into the import table, were read,
// corrected or left it.
type ImportPlanChanged struct{}

// ReviewChanged tells that questions were submitted, accepted, returned or
// remarked on.
type ReviewChanged struct{ Codes []Code }

// CheckChanged tells that a finding of the evidence checks was switched off or
// on again.
type CheckChanged struct{}

// PrerequisiteChanged tells that something was said about a prerequisite
// outside the worksheet.
type PrerequisiteChanged struct{}

func (ReviewChanged) event()       {}
func (CheckChanged) event()        {}
func (PrerequisiteChanged) event() {}

// PlanChanged tells that activities of the action plan were added, changed,
// ordered anew, moved to the recycle bin or brought back.
type PlanChanged struct{ IDs []ActivityID }

// SurveyChanged tells that responses of surveys came, went, or were left out,
// or that a survey was changed.
type SurveyChanged struct{ IDs []SurveyID }

func (SurveyChanged) event() {}

func (DocumentChanged) event()   {}
func (LinkChanged) event()       {}
func (AnswerChanged) event()     {}
func (UnitChanged) event()       {}
func (ImportPlanChanged) event() {}
func (PlanChanged) event()       {}

// Bus hands events to subscribers. The zero value is ready; it is safe for use
// by several goroutines. Subscribers are called one after another on the
// goroutine that publishes, so they must return quickly.
type Bus struct {
	mu   sync.Mutex
	next int
	subs map[int]func(Event)
}

// Subscribe calls f for every event until the returned function is called.
func (b *Bus) Subscribe(f func(Event)) (cancel func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.subs == nil {
		b.subs = map[int]func(Event){}
	}
	id := b.next
	b.next++
	b.subs[id] = f
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		delete(b.subs, id)
	}
}

// Publish hands e to every subscriber in the order of subscription.
func (b *Bus) Publish(e Event) {
	b.mu.Lock()
	fs := make([]func(Event), 0, len(b.subs))
	for id := range b.next {
		if f, ok := b.subs[id]; ok {
			fs = append(fs, f)
		}
	}
	b.mu.Unlock()
	for _, f := range fs {
		f(e)
	}
}
