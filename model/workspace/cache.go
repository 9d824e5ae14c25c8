package workspace

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// CacheSize gives how many bytes the cache takes.
func (w *Workspace) CacheSize(ctx context.Context) (int64, error) {
	var size int64
	err := w.eachCached(ctx, func(_ string, bytes int64) { size += bytes })
	return size, err
}

// ClearCache removes what is in the cache and tells how many bytes that were.
// Files that are open elsewhere may stay. It must not be called while a bundle
// is being made, whose parts lie there.
func (w *Workspace) ClearCache(ctx context.Context) (freed int64, err error) {
	err = w.eachCached(ctx, func(path string, bytes int64) {
		if os.Remove(path) == nil { // else it is in use; the next time takes it
			freed += bytes
		}
	})
	return freed, err
}

// eachCached calls f for every file of the cache.
func (w *Workspace) eachCached(ctx context.Context, f func(path string, bytes int64)) error {
	err := filepath.WalkDir(w.CacheDir(), func(path string, d fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if errors.Is(err, fs.ErrNotExist) || err == nil && d.IsDir() {
			return nil
		}
		if err != nil {
			return err
		}
		info, err := d.Info()
		if errors.Is(err, fs.ErrNotExist) {
			return nil // removed meanwhile
		}
		if err == nil {
			f(path, info.Size())
		}
		return err
	})
	if err != nil && ctx.Err() == nil {
		return folderError(w.CacheDir(), err)
	}
	return err
}
