package ui

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
	"siapzi/ui/task"
)

// PickFiles lets the user choose files or folders of evidence.
func (s *Shell) PickFiles(done func(paths []string)) {
	s.cfg.Picker.OpenFiles(lang.L("Tambah bukti"), done)
}

// AddEvidence imports files and folders as a job. With a code every document
// is linked to that question; without one the sure suggestions are linked.
// done gets the documents, new and reused, in the order of the files.
func (s *Shell) AddEvidence(paths []string, code model.Code, done func([]model.DocumentID)) {
	ses := s.session
	if ses == nil || len(paths) == 0 {
		return
	}
	opt := catalog.ImportOptions{Link: catalog.LinkAuto}
	if code != "" {
		opt = catalog.ImportOptions{Link: catalog.LinkNone, To: []model.Code{code}}
	}
	work := func(ctx context.Context, p *model.Progress) (catalog.ImportReport, error) {
		o := opt
		o.Progress = p
		return ses.Documents.Import(ctx, ses.Who, paths, o)
	}
	task.Job(s.cfg.Tasks, s.cfg.Jobs, lang.L("Impor"), work, func(r catalog.ImportReport, err error) {
		if s.session != ses {
			return // the workspace was closed meanwhile
		}
		s.showImport(r, err)
		if len(r.Files) > 0 {
			done(documents(r))
		}
	})
}

func documents(r catalog.ImportReport) []model.DocumentID {
	var out []model.DocumentID
	seen := map[model.DocumentID]bool{}
	for _, f := range r.Files {
		if f.Document != "" && !seen[f.Document] {
			seen[f.Document] = true
			out = append(out, f.Document)
		}
	}
	return out
}

// showImport tells what an import did: shortly where all went well, with a
// list where files failed or need care.
func (s *Shell) showImport(r catalog.ImportReport, err error) {
	if err != nil && model.KindOf(err) != model.Canceled {
		s.ShowError(err)
		return
	}
	text := importSummary(r)
	if err != nil {
		text = lang.L("Impor dihentikan.") + " " + text
	}
	var rows []kit.Problem
	for _, f := range r.Files {
		if f.Problem != "" {
			rows = append(rows, kit.Problem{Name: filepath.Base(f.Path), Text: say.Text(f.Problem), Failed: f.Status == catalog.Failed})
		}
	}
	if len(rows) == 0 {
		s.Toast(text, "", nil)
		return
	}
	kit.ShowProblems(s.cfg.Window, lang.L("Impor selesai dengan catatan"), text, rows)
}

// importSummary counts in words: "37 berkas baru, 2 sudah ada, 1 gagal."
func importSummary(r catalog.ImportReport) string {
	text := lang.L("{{.Count}} berkas baru", map[string]any{"Count": look.Count(r.Added)})
	if r.Reused > 0 {
		text += ", " + lang.L("{{.Count}} sudah ada", map[string]any{"Count": look.Count(r.Reused)})
	}
	if r.Failed > 0 {
		text += ", " + lang.L("{{.Count}} tidak dapat diambil", map[string]any{"Count": look.Count(r.Failed)})
	}
	linked := 0
	for _, f := range r.Files {
		if len(f.Linked) > 0 {
			linked++
		}
	}
	if linked > 0 {
		text += ", " + lang.L("{{.Count}} tertaut ke soal", map[string]any{"Count": look.Count(linked)})
	}
	return text + "."
}
