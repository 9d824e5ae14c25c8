package ui

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/say"
	"siapzi/ui/task"
)

// Rolled is the workspace of the next year that was made out of another one.
type Rolled struct {
	Dir    string
	Failed []model.ItemError // files that could not be copied
}

// NextYear makes the workspace of the next year out of the open one, as a job,
// and opens it. Nothing else can be done meanwhile.
func (s *Shell) NextYear() {
	if s.opening || s.session == nil || s.session.NextYear == nil {
		return
	}
	text := lang.L("Dokumen, tautan, rencana aksi, dan setelan ikut; jawaban, reviu, prasyarat, dan realisasi mulai kosong. Tautan belum dihitung sebagai bukti sampai dikonfirmasi. Ruang kerja ini tidak berubah.")
	kit.Confirm(s.cfg.Window, lang.L("Buat ruang kerja tahun berikutnya"), text, lang.L("Pilih folder…"), false, func() {
		s.cfg.Picker.Folder(lang.L("Folder untuk ruang kerja baru"), filepath.Dir(s.session.Workspace.Dir()), s.rollInto)
	})
}

func (s *Shell) rollInto(parent string) {
	if s.opening || s.session == nil {
		return
	}
	s.opening = true
	roll := s.session.NextYear
	wait := s.showWait(lang.L("Menyiapkan tahun berikutnya"))
	work := func(ctx context.Context, p *model.Progress) (Rolled, error) { return roll(ctx, parent, p) }
	task.Job(s.cfg.Tasks, s.cfg.Jobs, lang.L("Menyiapkan tahun berikutnya"), work, func(r Rolled, err error) {
		s.opening = false
		wait.close()
		if err != nil {
			s.ShowError(err)
			return
		}
		s.Open(r.Dir, nil)
		if len(r.Failed) == 0 {
			return
		}
		var problems []kit.Problem
		for _, f := range r.Failed {
			problems = append(problems, kit.Problem{Name: f.Name, Text: say.Error(f.Err)})
		}
		kit.ShowProblems(s.cfg.Window, lang.L("Berkas yang tidak dapat disalin"), lang.L("Dokumennya ikut tanpa berkas ini."), problems)
	})
}
