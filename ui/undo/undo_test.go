package undo

import "testing"

// value is a number that actions change, as a stand-in for an answer.
type value struct{ now int }

func (v *value) set(s *Stack, to int) (takeBack func()) {
	from := v.now
	v.now = to
	return s.Push(Action{Label: "set", Undo: func() { v.now = from }, Redo: func() { v.now = to }})
}

func TestStack(t *testing.T) {
	t.Run("changes are taken back newest first and done again in order", func(t *testing.T) {
		var s Stack
		v := &value{}
		v.set(&s, 1)
		v.set(&s, 2)

		s.Undo()
		s.Undo()
		if v.now != 0 {
			t.Errorf("after two undos: %d, want 0", v.now)
		}
		if _, ok := s.Undo(); ok {
			t.Error("a third undo found something")
		}

		s.Redo()
		if v.now != 1 {
			t.Errorf("after redo: %d, want 1", v.now)
		}
	})

	t.Run("a new change forgets what was taken back", func(t *testing.T) {
		var s Stack
		v := &value{}
		v.set(&s, 1)
		s.Undo()
		v.set(&s, 5)

		if _, ok := s.Redo(); ok {
			t.Error("redo found the forgotten change")
		}
		if u, r := s.Next(); u != "set" || r != "" {
			t.Errorf("Next() = %q, %q", u, r)
		}
	})

	t.Run("only the newest changes are kept and every change is told", func(t *testing.T) {
		told := 0
		s := Stack{Changed: func() { told++ }}
		v := &value{}
		for i := range depth + 10 {
			v.set(&s, i+1)
		}

		n := 0
		for {
			if _, ok := s.Undo(); !ok {
				break
			}
			n++
		}
		if n != depth || v.now != 10 {
			t.Errorf("%d changes taken back to %d, want %d to 10", n, v.now, depth)
		}
		if told != depth+10+depth {
			t.Errorf("told %d times", told)
		}

		s.Clear()
		if u, r := s.Next(); u != "" || r != "" {
			t.Errorf("after Clear: %q, %q", u, r)
		}
	})

	t.Run("one change is taken back whatever came after it, and only once", func(t *testing.T) {
		var s Stack
		a, b := &value{}, &value{}
		takeBack := a.set(&s, 1)
		b.set(&s, 2)

		takeBack()
		takeBack()
		if a.now != 0 || b.now != 2 {
			t.Errorf("values %d and %d, want 0 and 2", a.now, b.now)
		}
		s.Undo()
		if _, ok := s.Undo(); ok || b.now != 0 {
			t.Error("it is still there to be undone")
		}
		s.Redo()
		if b.now != 2 {
			t.Error("redo did not begin with the last change that was taken back")
		}
	})
}
