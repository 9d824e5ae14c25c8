package ui

import (
	"context"
	"sync/atomic"
	"time"

	"siapzi/model"
	"siapzi/ui/task"
)

// eventMerge is how long events gather before the window looks at them: an
// import tells of every file.
const eventMerge = 100 * time.Millisecond

// watch is the window's end of the event bus: everything published was
// committed, so the status bar says "Tersimpan"; a changed unit changes the
// header. It returns how to end it. (Pages subscribe by themselves.)
func (s *Shell) watch(bus *model.Bus) (cancel func()) {
	var unit, waiting atomic.Bool
	stop := bus.Subscribe(func(ev model.Event) { // on the goroutine that published
		if _, ok := ev.(model.UnitChanged); ok {
			unit.Store(true)
		}
		if waiting.Swap(true) {
			return
		}
		s.cfg.Tasks.UI(func() {
			s.cfg.Tasks.Debounce("ui.events", eventMerge, func() {
				waiting.Store(false)
				s.status.markSaved()
				s.checkDue()
				if unit.Swap(false) {
					s.reloadUnit()
				}
			})
		})
	})
	return func() {
		stop()
		s.cfg.Tasks.Cancel("ui.events")
	}
}

func (s *Shell) reloadUnit() {
	w := s.session.Workspace
	fetch := func(ctx context.Context) (model.Unit, error) { return w.Unit(ctx) }
	task.Latest(s.cfg.Tasks, "ui.unit", fetch, s.header.show, s.ShowError)
}
