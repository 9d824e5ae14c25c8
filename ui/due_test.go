package ui

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"siapzi/model/plan"
)

func TestDue(t *testing.T) {
	d := withWorkspace(t)
	today := time.Date(2026, 5, 12, 9, 0, 0, 0, time.UTC)
	d.cfg.Now = func() time.Time { return today }
	due := plan.Due{Late: []plan.Deadline{{Title: "Monev WBS", Days: -12}}, Week: []plan.Deadline{{Title: "Rapat", Days: 5}}}
	d.session.Due = func(context.Context) (plan.Due, error) { return due, nil }
	want := fyne.NewNotification("Rencana aksi: 1 terlambat, 1 jatuh tempo minggu ini", "Rapat – 5 hari lagi")

	t.Run("the first look of the day tells, and counts in the title", func(t *testing.T) {
		test.AssertNotificationSent(t, want, d.checkDue)
		if d.cfg.Window.Title() != "(2) SiapZI" {
			t.Error(d.cfg.Window.Title())
		}
	})
	t.Run("not twice on a day", func(t *testing.T) { test.AssertNotificationSent(t, nil, d.checkDue) })
	t.Run("again the next day, also while the window stays open", func(t *testing.T) {
		today = today.AddDate(0, 0, 1)
		test.AssertNotificationSent(t, want, func() {
			if !d.cfg.Tasks.Fire("ui.due.again") {
				t.Error("nothing was waiting")
			}
		})
	})
	t.Run("never where it is turned off, but the count stays", func(t *testing.T) {
		d.SetNotices(false)
		today = today.AddDate(0, 0, 1)
		test.AssertNotificationSent(t, nil, d.checkDue)
		if d.Notices() || d.cfg.Window.Title() != "(2) SiapZI" {
			t.Error(d.cfg.Window.Title())
		}
	})
	t.Run("nothing to do, nothing said", func(t *testing.T) {
		d.SetNotices(true)
		due = plan.Due{}
		test.AssertNotificationSent(t, nil, d.checkDue)
		if d.cfg.Window.Title() != "SiapZI" {
			t.Error(d.cfg.Window.Title())
		}
	})
}
