package catalog

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"sync"

	"siapzi/model"
	"siapzi/model/extract"
	"siapzi/model/store"
	"siapzi/model/suggest"
	"siapzi/model/vault"
)

// ReadPlan reads the files of the import table that wait for it, without
// storing them, and writes what it found into the table as it goes. It tells
// how many were read. After a cancel it is Canceled; the rest waits on.
func (c *Catalog) ReadPlan(ctx context.Context, who model.Actor, progress *model.Progress) (int, error) {
	items, err := c.planItems(ctx)
	if err != nil {
		return 0, err
	}
	habits, err := c.habits(ctx)
	if err != nil {
		return 0, err
	}
	var waiting []PlanItem
	for _, it := range items {
		if it.State == PlanWaiting {
			waiting = append(waiting, it)
		}
	}
	progress.SetStage("Membaca berkas", int64(len(waiting)))
	n := 0
	for batch := range c.readItems(ctx, c.newPreparer(habits), waiting) {
		if err := c.putRead(ctx, who, batch); err != nil {
			return n, err
		}
		n += len(batch)
		progress.Add(int64(len(batch)))
	}
	if ctx.Err() != nil && n < len(waiting) {
		return n, model.Errorf(model.Canceled, "Pembacaan dihentikan; %d berkas menunggu di tabel impor: %w.", len(waiting)-n, ctx.Err())
	}
	return n, nil
}

// readItems reads items on a few goroutines and gives what is ready together.
// All goroutines have ended when the loop over it ends.
func (c *Catalog) readItems(ctx context.Context, p *preparer, items []PlanItem) func(yield func([]PlanItem) bool) {
	return func(yield func([]PlanItem) bool) {
		ctx, stop := context.WithCancel(ctx)
		next, done := make(chan PlanItem), make(chan PlanItem, batchSize)
		var wg sync.WaitGroup
		wg.Go(func() { // ends with the items or with ctx
			defer close(next)
			for _, it := range items {
				select {
				case next <- it:
				case <-ctx.Done():
					return
				}
			}
		})
		for range workers {
			wg.Go(func() { // ends when next is closed
				for it := range next {
					it = p.readItem(ctx, it)
					if ctx.Err() == nil { // else what was read may be half
						done <- it
					}
				}
			})
		}
		go func() { // ends with the others
			wg.Wait()
			close(done)
		}()
		for it := range done {
			batch := []PlanItem{it}
			for len(batch) < batchSize && len(done) > 0 {
				batch = append(batch, <-done)
			}
			if !yield(batch) {
				break
			}
		}
		stop()
		for range done { // let the workers end
		}
	}
}

// putRead writes what was read, unless the row left the table meanwhile.
func (c *Catalog) putRead(ctx context.Context, who model.Actor, batch []PlanItem) error {
	return c.db.Write(ctx, who, func(tx *store.Tx) error {
		for _, it := range batch {
			now, there, err := tx.ImportItem(it.ID)
			if err != nil {
				return err
			}
			if !there || now.State != PlanWaiting {
				continue
			}
			if err := tx.PutImportItem(it); err != nil {
				return err
			}
		}
		tx.Publish(model.ImportPlanChanged{})
		return nil
	})
}

// readItem fills in what can be known of a file without storing it.
func (p *preparer) readItem(ctx context.Context, it PlanItem) PlanItem {
	var text string
	err := guard(it.Path, func() (err error) {
		it.Blob, text, err = p.look(ctx, it.Path)
		return err
	})
	if err != nil {
		it.State, it.Reason, it.Chosen = PlanFailed, failed(it.Path, err).Problem, false
		return it
	}
	facts := extract.Facts{Title: it.Name, Kind: model.KindOther}
	var suggestions []suggest.Suggestion
	_ = guard(it.Path, func() error { // logged there
		facts, suggestions = p.describe(source{path: it.Path, name: it.Name, folder: it.Folder}, speaking(it.Blob.MIME, text))
		return nil
	})
	it.State, it.Reason, it.Link, it.Proposals = PlanReady, "", model.Link{}, nil
	it.Document = model.Document{Title: clean(facts.Title), Number: clean(facts.Number), Date: facts.Date, Period: facts.Period, Kind: facts.Kind, Issuer: clean(facts.Issuer)}
	for _, s := range suggestions {
		it.Proposals = append(it.Proposals, Proposal(s))
	}
	if len(it.Proposals) > 0 {
		best := it.Proposals[0]
		it.Link = model.Link{Code: best.Code, Evidence: best.Evidence, Origin: model.OriginAuto, Reason: best.Reason}
	}
	// A file that nobody can open is only stored where somebody wants it so.
	switch it.Blob.Problem {
	case model.ProblemDamaged, model.ProblemNoPages, model.ProblemLocked:
		it.Chosen = false
	default:
		it.Chosen = true
	}
	return it
}

// look judges, hashes and reads a file where it lies.
func (p *preparer) look(ctx context.Context, path string) (b store.Blob, text string, err error) {
	t, err := judge(ctx, path)
	if err != nil {
		return b, "", err
	}
	if b, err = hashFile(ctx, path); err != nil {
		return b, "", vault.SourceError(err)
	}
	b.MIME = t.MIME
	known := false
	err = p.c.db.Read(ctx, func(tx *store.Tx) error {
		stored, ok, err := tx.Blob(b.Hash)
		if err != nil || !ok {
			return err
		}
		known, b = true, stored
		text, err = tx.Text(b.Hash, suggestText)
		return err
	})
	if err != nil || known {
		return b, text, err
	}
	b.Problem = model.ProblemDamaged // unless reading ends without a panic
	var got extract.Content
	var readErr error
	if guard(path, func() error {
		got, readErr = p.c.extract.Read(ctx, path, t)
		return nil
	}) != nil {
		return b, "", nil
	}
	if readErr != nil {
		return b, "", fmt.Errorf("catalog: read %s: %w", path, readErr)
	}
	b.Pages, b.HasText, b.Problem = got.Pages, got.HasText, got.Problem
	return b, clean(got.Text), nil
}

// hashFile gives hash and size of a file where it lies.
func hashFile(ctx context.Context, path string) (b store.Blob, err error) {
	f, err := os.Open(path)
	if err != nil {
		return b, err
	}
	defer f.Close() // read-only
	sum := sha256.New()
	if b.Size, err = io.Copy(sum, readerFunc(func(p []byte) (int, error) {
		if ctx.Err() != nil {
			return 0, ctx.Err()
		}
		return f.Read(p)
	})); err != nil {
		return b, err
	}
	b.Hash = model.Hash(hex.EncodeToString(sum.Sum(nil)))
	return b, nil
}

// readerFunc is an io.Reader made of a function.
type readerFunc func(p []byte) (int, error)

// Read is for io.
func (f readerFunc) Read(p []byte) (int, error) { return f(p) }
