package ui

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/jobs"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/task"
)

// Creator is a start page that has a form for a new workspace.
type Creator interface{ ShowForm() }

// opened is a session together with what the header tells of it.
type opened struct {
	session *Session
	unit    model.Unit
}

// Open opens the workspace at dir in place of the present one. fail gets the
// error where the caller has a place for it; nil shows the error box.
func (s *Shell) Open(dir string, fail func(error)) {
	s.enter(fail, func() { s.Open(dir, fail) }, func(ctx context.Context) (*Session, error) { return s.cfg.Program.Open(ctx, dir) })
}

// OpenAt opens the workspace at dir and shows one of its pages; "" for the
// first.
func (s *Shell) OpenAt(dir, page string) {
	s.first = page
	s.Open(dir, nil)
}

// Create makes a workspace and opens it.
func (s *Shell) Create(dir string, u model.Unit, fail func(error)) {
	s.enter(fail, nil, func(ctx context.Context) (*Session, error) { return s.cfg.Program.Create(ctx, dir, u) })
}

// enter closes what is open and shows the session that get makes.
func (s *Shell) enter(fail func(error), retry func(), get func(context.Context) (*Session, error)) {
	if s.opening {
		return
	}
	if fail == nil {
		fail = func(err error) { s.showError(err, retry) }
	}
	s.leave(func() {
		s.opening = true
		s.Toast(lang.L("Membuka ruang kerja…"), "", nil)
		fetch := func(ctx context.Context) (o opened, err error) {
			if o.session, err = get(ctx); err != nil {
				return o, err
			}
			if o.unit, err = o.session.Workspace.Unit(ctx); err != nil {
				_ = o.session.Close() // the first error says more
			}
			return o, err
		}
		done := func() {
			s.opening = false
			s.layer.Clear()
		}
		task.Latest(s.cfg.Tasks, "ui.open", fetch, func(o opened) {
			done()
			s.remember(o)
			s.showSession(o.session, o.unit)
		}, func(err error) {
			done()
			s.refreshMenu()
			fail(err)
		})
	})
}

// remember puts the opened workspace at the front of the recent ones.
func (s *Shell) remember(o opened) {
	dir := o.session.Workspace.Dir()
	s.cfg.Prefs.Opened(Recent{Dir: dir, Unit: o.unit.Name, Year: o.unit.Year, Target: string(o.unit.Target)})
	s.savePrefs()
	s.cfg.Window.SetTitle(strings.TrimSuffix(filepath.Base(dir), ".siapzi") + " – SiapZI")
}

// leave closes the open workspace, if there is one, and then goes on; while
// jobs run it asks first and may never go on.
func (s *Shell) leave(then func()) {
	if s.session == nil {
		then()
		return
	}
	end := func() {
		if err := s.closeSession(); err != nil {
			s.ShowError(err)
		}
		s.showStart()
		then()
	}
	if active := s.cfg.Jobs.Active(); len(active) > 0 {
		s.askToStop(active, func() { s.stopJobs(end) })
		return
	}
	end()
}

// CloseWorkspace goes back to the start page.
func (s *Shell) CloseWorkspace() { s.leave(func() {}) }

// askToStop asks whether running jobs may be stopped.
func (s *Shell) askToStop(active []jobs.Status, yes func()) {
	names := make([]string, len(active))
	for i, j := range active {
		names[i] = j.Name
	}
	kit.ShowDialog(s.cfg.Window, kit.DialogConfig{
		Title:   lang.L("Pekerjaan masih berjalan"),
		Text:    lang.L("{{.Jobs}} belum selesai. Yang sudah masuk tetap tersimpan; sisanya dapat diulang nanti.", map[string]any{"Jobs": strings.Join(names, ", ")}),
		Confirm: lang.L("Hentikan pekerjaan"), Cancel: lang.L("Kembali"), Danger: true,
		OnConfirm: func() bool { yes(); return true },
	})
}

// stopJobs cancels every job and goes on when all have ended.
func (s *Shell) stopJobs(then func()) {
	for _, j := range s.cfg.Jobs.Active() {
		s.cfg.Jobs.Cancel(j.ID)
	}
	wait := func(ctx context.Context) (struct{}, error) { return struct{}{}, s.cfg.Jobs.Idle(ctx) }
	task.Latest(s.cfg.Tasks, "ui.stop", wait, func(struct{}) { then() }, func(error) {})
}

// NewWorkspace shows the form for a new workspace.
func (s *Shell) NewWorkspace() {
	s.leave(func() {
		if c, ok := s.start.(Creator); ok {
			c.ShowForm()
		}
	})
}

// PickWorkspace asks for a folder and opens it.
func (s *Shell) PickWorkspace() {
	s.cfg.Picker.Folder(lang.L("Buka ruang kerja"), "", func(dir string) { s.Open(dir, nil) })
}

// OpenSample makes the sample workspace below dir as a job and opens it.
// Nothing else can be done meanwhile, so a dialog shows the progress.
func (s *Shell) OpenSample(dir string) {
	if s.opening {
		return
	}
	s.opening = true
	wait := s.showWait(lang.L("Menyiapkan contoh"))
	work := func(ctx context.Context, p *model.Progress) (string, error) { return s.cfg.Program.Sample(ctx, dir, p) }
	task.Job(s.cfg.Tasks, s.cfg.Jobs, lang.L("Menyiapkan contoh"), work, func(ws string, err error) {
		s.opening = false
		wait.close()
		if err != nil {
			s.ShowError(err)
			return
		}
		s.Open(ws, nil)
	})
}

// waitDialog shows the oldest job in a dialog that can only stop it.
type waitDialog struct {
	dialog *kit.Dialog
	stop   func()
}

func (s *Shell) showWait(title string) *waitDialog {
	text, bar := kit.Muted(" ").Shrink(), kit.NewProgress()
	bar.Set(-1)
	var job jobs.ID
	w := &waitDialog{}
	w.dialog = kit.ShowDialog(s.cfg.Window, kit.DialogConfig{Title: title, Body: kit.Rows(look.Gap8, text, bar), Width: 420,
		Cancel: lang.L("Batal"), Stay: true, OnCancel: func() { s.cfg.Jobs.Cancel(job) }})
	w.stop = s.cfg.Jobs.Subscribe(func(st jobs.Status) {
		s.cfg.Tasks.UI(func() {
			job = st.ID
			text.Set(jobText(st, 1))
			bar.Set(jobPart(st))
		})
	})
	return w
}

func (w *waitDialog) close() {
	w.stop()
	w.dialog.Close()
}
