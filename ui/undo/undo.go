package undo

import "slices"

// depth is how many changes are kept. More than an afternoon's work is never
// taken back step by step.
const depth = 200

// Action is one change that was made. Undo and Redo are called on the UI
// goroutine, hand long work over and return at once.
type Action struct {
	Label string // what was done, for the menu: "Jawaban P.6.ii.b"
	Undo  func()
	Redo  func()
}

// Stack holds the changes of one workspace, newest last. The zero value is
// ready. UI goroutine only.
type Stack struct {
	// Changed is called after every change of the stack; it may be nil.
	Changed func()

	done, undone []*Action
}

// Push records a change that was just made. What had been taken back before
// can no longer be done again. The function that it gives takes this very
// change back, whatever was done since; it does so once and not after Undo did.
func (s *Stack) Push(a Action) (takeBack func()) {
	entry := &a
	s.done = append(s.done, entry)
	if len(s.done) > depth {
		s.done = s.done[len(s.done)-depth:]
	}
	s.undone = nil
	s.changed()
	return func() {
		i := slices.Index(s.done, entry)
		if i < 0 {
			return
		}
		s.done = slices.Delete(s.done, i, i+1)
		s.undone = append(s.undone, entry)
		entry.Undo()
		s.changed()
	}
}

// Undo takes the newest change back; ok is false where there is none.
func (s *Stack) Undo() (a Action, ok bool) {
	if len(s.done) == 0 {
		return Action{}, false
	}
	entry := s.done[len(s.done)-1]
	s.done = s.done[:len(s.done)-1]
	s.undone = append(s.undone, entry)
	entry.Undo()
	s.changed()
	return *entry, true
}

// Redo does the change again that was taken back last; ok is false where there
// is none.
func (s *Stack) Redo() (a Action, ok bool) {
	if len(s.undone) == 0 {
		return Action{}, false
	}
	entry := s.undone[len(s.undone)-1]
	s.undone = s.undone[:len(s.undone)-1]
	s.done = append(s.done, entry)
	entry.Redo()
	s.changed()
	return *entry, true
}

// Next gives the labels of what Undo and Redo would do, "" for nothing.
func (s *Stack) Next() (undo, redo string) {
	if n := len(s.done); n > 0 {
		undo = s.done[n-1].Label
	}
	if n := len(s.undone); n > 0 {
		redo = s.undone[n-1].Label
	}
	return undo, redo
}

// Clear forgets everything, as when another workspace is opened.
func (s *Stack) Clear() {
	s.done, s.undone = nil, nil
	s.changed()
}

func (s *Stack) changed() {
	if s.Changed != nil {
		s.Changed()
	}
}
