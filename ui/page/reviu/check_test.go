package reviu

import (
	"context"
	"testing"

	"siapzi/model"
	"siapzi/model/readiness/quality"
	"siapzi/model/review"
)

// slowChecks has many files to read and can be stopped at them.
type slowChecks struct {
	Checks
	unread int
	ran    int
	err    error
}

func (s *slowChecks) Unread(context.Context) (int, error) { return s.unread, nil }
func (s *slowChecks) Check(context.Context, *model.Progress) ([]quality.Finding, error) {
	s.ran++
	return []quality.Finding{{Rule: quality.NoProof, Severity: quality.Severe, Question: team}}, s.err
}

func TestFirstCheck(t *testing.T) {
	d := open(t, nil)
	d.page.setMode(modeFindings)
	slow := &slowChecks{Checks: d.ws.Checks(), unread: 500, err: model.Errorf(model.Canceled, "dihentikan")}
	d.page.d.Checks = slow
	d.page.book.checked = false

	d.page.Reload()
	if slow.ran != 1 || !d.page.checking.stopped || len(d.errs) > 0 {
		t.Fatalf("ran %d, %+v, %v", slow.ran, d.page.checking, d.errs)
	}
	t.Run("a stopped check does not begin again by itself", func(t *testing.T) {
		d.page.Reload()
		if slow.ran != 1 {
			t.Errorf("ran %d", slow.ran)
		}
	})
	t.Run("but goes on when it is asked for", func(t *testing.T) {
		slow.err = nil
		d.page.goOn()
		if slow.ran != 2 || d.page.checking.stopped || d.page.checking.running || len(d.page.book.findings) != 1 {
			t.Errorf("ran %d, %+v", slow.ran, d.page.checking)
		}
	})
	t.Run("few files are read at once", func(t *testing.T) {
		slow.unread = 2
		d.page.Reload()
		if slow.ran != 3 {
			t.Errorf("ran %d", slow.ran)
		}
	})
}

func TestTakingBackSteps(t *testing.T) {
	d := open(t, func(d *desk) { d.answer(model.UnitAssessor, team, "Ya") })
	d.page.submit(d.state(team))
	if d.state(team).State != review.Submitted {
		t.Fatalf("%v", d.errs)
	}
	d.undo.Undo()
	if got := d.state(team).State; got != review.Draft {
		t.Errorf("undo of submitting: %s, %v", got, d.errs)
	}
	d.undo.Redo()
	if got := d.state(team).State; got != review.Submitted {
		t.Errorf("redo: %s, %v", got, d.errs)
	}
	t.Run("what others have read of is not taken back", func(t *testing.T) {
		d.page.accept(d.state(team))
		if undo, _ := d.undo.Next(); undo != "P.1.i.a diajukan" {
			t.Errorf("Ctrl+Z would take back %q", undo)
		}
	})
}
