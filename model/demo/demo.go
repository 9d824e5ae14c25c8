package demo

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"siapzi/model"
	"siapzi/model/assessment"
	"siapzi/model/bundle"
	"siapzi/model/catalog"
	"siapzi/model/sample"
	"siapzi/model/workspace"
)

// Paths says where everything of a demonstration lies.
type Paths struct {
	Evidence  string // folder of the files as a unit would have them
	Answers   string // file for `zi answer`
	Workspace string
	Bundle    string // PDF; its manifest lies beside it
}

// In gives the paths of a demonstration in dir.
func In(dir string) Paths {
	return Paths{
		Evidence:  filepath.Join(dir, "Bukti contoh"),
		Answers:   filepath.Join(dir, "jawaban.json"),
		Workspace: filepath.Join(dir, sample.Unit.Name+".siapzi"),
		Bundle:    filepath.Join(dir, "Bundel contoh.pdf"),
	}
}

// Create makes evidence, answers and workspace in dir and leaves the workspace
// open; the caller closes it. dir must not exist or be empty, else it is
// Conflict. What was made is removed again when it fails.
func Create(ctx context.Context, dir string, cfg workspace.Config, p *model.Progress) (_ *workspace.Workspace, _ catalog.ImportReport, err error) {
	entries, err := os.ReadDir(dir)
	isNew := errors.Is(err, fs.ErrNotExist)
	switch {
	case err != nil && !isNew:
		return nil, catalog.ImportReport{}, model.Errorf(model.Unavailable, "Folder %s tidak dapat dibaca: %w", dir, err)
	case len(entries) > 0:
		return nil, catalog.ImportReport{}, model.Errorf(model.Conflict,
			"Folder %s tidak kosong. Tidak ada yang diubah; pilih folder baru untuk contoh.", dir)
	}
	at := In(dir)
	var ws *workspace.Workspace
	defer func() {
		if err == nil {
			return
		}
		if ws != nil {
			err = errors.Join(err, ws.Close())
		}
		for _, made := range []string{at.Evidence, at.Answers, at.Workspace} {
			err = errors.Join(err, os.RemoveAll(made))
		}
		if isNew {
			err = errors.Join(err, os.Remove(dir))
		}
	}()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, catalog.ImportReport{}, model.Errorf(model.Unavailable, "Folder %s tidak dapat dibuat: %w", dir, err)
	}
	if _, err = sample.WriteEvidence(ctx, at.Evidence); err != nil {
		return nil, catalog.ImportReport{}, err
	}
	if _, err = sample.WriteAnswersFile(dir); err != nil {
		return nil, catalog.ImportReport{}, err
	}
	if ws, err = workspace.Create(ctx, at.Workspace, sample.Unit, cfg); err != nil {
		return nil, catalog.ImportReport{}, err
	}
	report, err := ws.Catalog().Import(ctx, cfg.Who, []string{at.Evidence}, catalog.ImportOptions{Link: catalog.LinkAuto, Progress: p})
	if err != nil {
		return nil, report, err
	}
	if err = answer(ctx, ws, at.Answers, cfg.Who); err != nil {
		return nil, report, err
	}
	if err = plan(ctx, ws, cfg); err != nil {
		return nil, report, err
	}
	if err = surveys(ctx, ws, cfg.Who); err != nil {
		return nil, report, err
	}
	err = judge(ctx, ws, at, cfg.Who)
	return ws, report, err
}

// answer stores the answers of the file name.
func answer(ctx context.Context, ws *workspace.Workspace, name string, who model.Actor) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // read-only
	changes, err := assessment.ParseFile(ws.Worksheet(), f, model.UnitAssessor)
	if err != nil {
		return err
	}
	return ws.Assessment().Apply(ctx, who, changes)
}

// Bundle prints the bundle of ws to out, dated at.
func Bundle(ctx context.Context, ws *workspace.Workspace, out string, at time.Time, p *model.Progress) (bundle.Result, error) {
	src, err := ws.BundleSource(ctx)
	if err != nil {
		return bundle.Result{}, err
	}
	return bundle.Build(ctx, src, bundle.Request{Out: out, Date: at, Progress: p})
}
