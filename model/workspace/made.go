package workspace

import (
	"context"
	"errors"
	"path/filepath"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/model/history"
)

// History gives the use cases on bundles that were made.
func (w *Workspace) History() *history.History { return w.history }

// MakeBundle makes a bundle of this workspace and keeps it in the history.
// Where the bundle was made and only a later step failed, the Result tells of
// it beside the error.
func (w *Workspace) MakeBundle(ctx context.Context, who model.Actor, req bundle.Request) (bundle.Result, error) {
	src, err := w.BundleSource(ctx)
	if err != nil {
		return bundle.Result{}, err
	}
	r, err := bundle.Build(ctx, src, req)
	if r.Path == "" && r.Package == "" {
		return r, err
	}
	// The bundle exists now, so it is kept even where ctx has just ended.
	_, kept := w.history.Add(context.WithoutCancel(ctx), who, req, r)
	return r, errors.Join(err, kept)
}

// LookAhead gives a bundle as it would be, see bundle.Planner.
func (w *Workspace) LookAhead(ctx context.Context, n *bundle.Planner, req bundle.Request, open bool) (*bundle.Outlook, error) {
	src, err := w.BundleSource(ctx)
	if err != nil {
		return nil, err
	}
	return n.Look(ctx, src, req, open)
}

// FrontDir is the folder in the cache for pictures of front matter.
func (w *Workspace) FrontDir() string { return filepath.Join(w.CacheDir(), "front") }
