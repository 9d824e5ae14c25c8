package workspace

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"time"

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

// WriteFront writes a part of the front matter into the cache and gives it as a
// version that a viewer with FrontPath can show. The same pages give the same
// version; those that were not asked for lately are removed.
func (w *Workspace) WriteFront(ctx context.Context, o *bundle.Outlook, part bundle.FrontPart) (model.Version, error) {
	var b bytes.Buffer
	if err := o.WriteFront(ctx, part, &b); err != nil {
		return model.Version{}, err
	}
	sum := sha256.Sum256(b.Bytes())
	v := model.Version{Hash: model.Hash(hex.EncodeToString(sum[:])), Size: int64(b.Len()), Name: string(part) + ".pdf", MIME: "application/pdf"}
	v.ID = model.VersionID(v.Hash)
	path := w.FrontPath(v)
	if _, err := os.Stat(path); err == nil {
		now := time.Now() // only orders what may be removed
		_ = os.Chtimes(path, now, now)
		return v, nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return v, folderError(w.CacheDir(), err)
	}
	f, err := os.CreateTemp(filepath.Dir(path), "*.tmp")
	if err != nil {
		return v, folderError(w.CacheDir(), err)
	}
	_, err = f.Write(b.Bytes())
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name()) // rubbish
		return v, folderError(w.CacheDir(), err)
	}
	w.trimFront()
	return v, nil
}

// FrontPath gives where WriteFront put a version.
func (w *Workspace) FrontPath(v model.Version) string {
	return filepath.Join(w.CacheDir(), "front", string(v.Hash)+".pdf")
}

// keptFronts is how many parts stay in the cache: three are shown at a time,
// and people go back and forth between choices.
const keptFronts = 12

// trimFront removes the oldest parts. What cannot be removed is in use and goes
// the next time.
func (w *Workspace) trimFront() {
	dir := filepath.Join(w.CacheDir(), "front")
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	age := map[string]time.Time{}
	for _, e := range entries {
		if info, err := e.Info(); err == nil {
			age[e.Name()] = info.ModTime()
		}
	}
	slices.SortFunc(entries, func(a, b os.DirEntry) int { return age[b.Name()].Compare(age[a.Name()]) })
	for _, e := range entries[min(keptFronts, len(entries)):] {
		_ = os.Remove(filepath.Join(dir, e.Name()))
	}
}
