package ui

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/task"
)

// CheckPackage runs check, which looks through a package of evidence, behind a
// dialog with progress, and shows the sentence that it gives.
func (s *Shell) CheckPackage(check func(context.Context, *model.Progress) (string, error)) {
	if s.opening {
		return
	}
	s.opening = true
	wait := s.showWait(lang.L("Memeriksa paket"))
	task.Job(s.cfg.Tasks, s.cfg.Jobs, lang.L("Memeriksa paket"), check, func(said string, err error) {
		s.opening = false
		wait.close()
		if err != nil {
			s.ShowError(err)
			return
		}
		kit.ShowDialog(s.cfg.Window, kit.DialogConfig{Title: lang.L("Paket bukti"), Text: said, Cancel: lang.L("Tutup")})
	})
}
