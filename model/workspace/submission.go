package workspace

import (
	"context"
	"errors"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/model/history"
	"siapzi/model/submission"
)

// Submissions is what was sent, frozen. It holds no state, so each call may
// make its own.
func (w *Workspace) Submissions() *submission.Submissions {
	return submission.New(submission.Deps{DB: w.db, Vault: w.vault, Source: w.BundleSource})
}

// SendBundle makes a bundle like MakeBundle and freezes it. Where the bundle
// was made and only freezing failed, the Result tells of it beside the error.
func (w *Workspace) SendBundle(ctx context.Context, who model.Actor, req bundle.Request, note string) (bundle.Result, submission.Submission, error) {
	subs := w.Submissions()
	built, err := subs.Build(ctx, req)
	r := built.Result
	if r.Path == "" && r.Package == "" {
		return r, submission.Submission{}, err
	}
	rest := context.WithoutCancel(ctx) // the bundle exists now
	_, kept := w.history.Add(rest, who, req, r)
	if err = errors.Join(err, kept); err != nil {
		return r, submission.Submission{}, err
	}
	s, err := subs.Add(rest, who, submission.Draft{Kind: submission.Bundle, Note: note, Built: built})
	return r, s, err
}

// FreezeBundle freezes a bundle of the history, see submission.Freeze.
func (w *Workspace) FreezeBundle(ctx context.Context, who model.Actor, b history.Bundle, note string, p *model.Progress) (submission.Submission, error) {
	m, err := w.history.Manifest(ctx, b.ID)
	if err != nil {
		return submission.Submission{}, err
	}
	return w.Submissions().Freeze(ctx, who, b, m, note, p)
}
