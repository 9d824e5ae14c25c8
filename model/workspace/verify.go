package workspace

import (
	"context"

	"siapzi/model"
	"siapzi/model/store"
)

// VerifyReport is what a check of the whole workspace found.
type VerifyReport struct {
	Database []string     // problems of the database, a line each
	Files    int          // stored files that were checked
	Damaged  []model.Hash // stored files whose content changed or cannot be read
	Missing  []model.Hash // stored files that documents need and that are not there
	Orphans  []model.Hash // stored files that no document needs; harmless, CleanOrphans removes them
	Leftover []string     // other files below files/, relative to it; harmless
}

// OK tells whether nothing is lost or damaged.
func (r VerifyReport) OK() bool {
	return len(r.Database) == 0 && len(r.Damaged) == 0 && len(r.Missing) == 0
}

// Verify checks the database and reads every stored file. It changes nothing.
// While an import is under way, files that it has just stored may be reported
// as orphans.
func (w *Workspace) Verify(ctx context.Context, p *model.Progress) (VerifyReport, error) {
	var r VerifyReport
	var err error
	p.SetStage("Memeriksa basis data", 0)
	if r.Database, err = w.db.Check(ctx); err != nil {
		return r, err
	}
	stored := map[model.Hash]bool{} // before the rows are read: a file comes before its row
	if err := w.vault.Each(ctx, func(h model.Hash, _ int64) error { stored[h] = true; return nil }); err != nil {
		return r, err
	}
	var blobs []store.Blob
	if err := w.db.Read(ctx, func(tx *store.Tx) (err error) { blobs, err = tx.Blobs(); return err }); err != nil {
		if len(r.Database) == 0 {
			return r, err
		}
		return r, nil // so damaged that it cannot say which files it needs
	}
	p.SetStage("Memeriksa berkas", int64(len(blobs)))
	for _, b := range blobs {
		delete(stored, b.Hash)
		switch err := w.vault.Verify(ctx, b.Hash); {
		case ctx.Err() != nil:
			return r, ctx.Err()
		case model.KindOf(err) == model.NotFound:
			r.Missing = append(r.Missing, b.Hash)
		case err != nil:
			r.Damaged = append(r.Damaged, b.Hash)
		}
		r.Files++
		p.Add(1)
	}
	if err := w.vault.Each(ctx, func(h model.Hash, _ int64) error {
		if stored[h] {
			r.Orphans = append(r.Orphans, h)
		}
		return nil
	}); err != nil {
		return r, err
	}
	r.Leftover, err = w.vault.Leftovers(ctx)
	return r, err
}

// CleanOrphans removes the stored files that no document needs and tells how
// many there were. It is Busy while an import is under way.
func (w *Workspace) CleanOrphans(ctx context.Context) (int, error) {
	return w.catalog.RemoveUnused(ctx)
}
