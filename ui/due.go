package ui

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"siapzi/model/plan"
	"siapzi/ui/look"
	"siapzi/ui/say"
	"siapzi/ui/task"
)

// PagePlan is the id of the page of the action plan, which wears the badge.
const PagePlan = "rencana"

// dueAgain is how often deadlines are looked at while nothing changes: a day may
// end while the window is open.
const dueAgain = time.Hour

// checkDue counts what needs care, shows it in the navigation and the title,
// and tells of it once a day.
func (s *Shell) checkDue() {
	if s.session == nil || s.session.Due == nil {
		return
	}
	task.Latest(s.cfg.Tasks, "ui.due", s.session.Due, s.showDue, func(error) {}) // the page of the plan tells of errors
	s.cfg.Tasks.After("ui.due.again", dueAgain, s.checkDue)
}

// stopDue ends it when the workspace is closed.
func (s *Shell) stopDue() {
	s.cfg.Tasks.Cancel("ui.due")
	s.cfg.Tasks.Cancel("ui.due.again")
}

func (s *Shell) showDue(d plan.Due) {
	if s.session == nil {
		return
	}
	badge := ""
	if n := d.Count(); n > 0 {
		badge = look.Count(n)
	}
	for i, spec := range s.specs {
		if spec.ID == PagePlan {
			s.nav[i].SetBadge(badge)
		}
	}
	title := "SiapZI"
	if badge != "" {
		title = fmt.Sprintf("(%s) SiapZI", badge)
	}
	if s.cfg.Window.Title() != title {
		s.cfg.Window.SetTitle(title)
	}
	s.notice(d)
}

// notice sends at most one desktop notification a day for a workspace.
func (s *Shell) notice(d plan.Due) {
	title, text, ok := d.Notice()
	dir, today := s.session.Workspace.Dir(), s.cfg.Now().Format(time.DateOnly)
	if !ok || s.cfg.Prefs.Quiet || s.cfg.Prefs.Noticed[dir] == today {
		return
	}
	if s.cfg.Prefs.Noticed == nil {
		s.cfg.Prefs.Noticed = map[string]string{}
	}
	s.cfg.Prefs.Noticed[dir] = today
	s.savePrefs()
	s.cfg.App.SendNotification(fyne.NewNotification(say.Text(title), say.Text(text)))
}

// Notices tells whether deadlines are told once a day, SetNotices changes it on
// this computer.
func (s *Shell) Notices() bool { return !s.cfg.Prefs.Quiet }

// SetNotices turns the daily notification on or off.
func (s *Shell) SetNotices(on bool) {
	s.cfg.Prefs.Quiet = !on
	s.savePrefs()
}
