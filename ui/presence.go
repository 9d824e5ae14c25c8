package ui

import (
	"context"
	"log/slog"
	"time"

	"fyne.io/fyne/v2/lang"

	"siapzi/ui/kit"
	"siapzi/ui/say"
	"siapzi/ui/task"
)

// presencePause is how long the window waits before it looks again whether the
// workspace is still there.
const presencePause = 5 * time.Second

// watchPresence looks from time to time whether the folder of the workspace is
// where it was opened: a USB stick may be pulled while nobody writes.
func (s *Shell) watchPresence() {
	s.cfg.Tasks.After("ui.present.wait", presencePause, s.checkPresence)
}

func (s *Shell) checkPresence() {
	ses := s.session
	if ses == nil {
		return
	}
	look := func(context.Context) (bool, error) { return true, ses.Workspace.Present() }
	task.Latest(s.cfg.Tasks, "ui.present", look, func(bool) {
		s.showPresent()
		s.watchPresence()
	}, func(err error) {
		s.showAway(err)
		s.watchPresence()
	})
}

// stopPresence ends watchPresence.
func (s *Shell) stopPresence() {
	s.cfg.Tasks.Cancel("ui.present.wait")
	s.cfg.Tasks.Cancel("ui.present")
	if s.away != nil {
		s.away.Close()
		s.away = nil
	}
}

// showAway tells that the workspace is not there; the dialog stays until it is
// there again or the user closes the workspace.
func (s *Shell) showAway(err error) {
	if s.away != nil {
		return
	}
	slog.Warn("workspace away", "dir", s.session.Workspace.Dir(), "err", err)
	s.away = kit.ShowDialog(s.cfg.Window, kit.DialogConfig{
		Title: lang.L("Ruang kerja tidak terjangkau"), Text: say.Error(err),
		Confirm: lang.L("Coba lagi"), Cancel: lang.L("Tutup ruang kerja"),
		OnConfirm: func() bool {
			s.away = nil // shown again where it is still away
			s.checkPresence()
			return true
		},
		OnCancel: func() {
			s.away = nil
			s.leave(func() {})
		},
	})
}

// showPresent takes the dialog away once the workspace is there again.
func (s *Shell) showPresent() {
	if s.away == nil {
		return
	}
	s.away.Close()
	s.away = nil
	s.Toast(lang.L("Ruang kerja terjangkau kembali."), "", nil)
	if r, ok := s.page().(Reloader); ok {
		r.Reload()
	}
}
