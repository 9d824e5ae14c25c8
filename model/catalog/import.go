package catalog

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"

	"siapzi/model"
	"siapzi/model/store"
	"siapzi/model/suggest"
)

// LinkMode says what an import does with its suggestions.
type LinkMode string

// The modes. The zero value means LinkNone.
const (
	LinkAuto LinkMode = "auto" // link those that are sure enough (suggest.Auto)
	LinkNone LinkMode = "none" // only report them
)

// ImportOptions are the choices of an import.
type ImportOptions struct {
	Link     LinkMode
	To       []model.Code    // link every document to these questions too, as the user's own links
	Progress *model.Progress // counts files; may be nil
}

// ImportStatus is what became of one file.
type ImportStatus string

// The statuses; package doc explains them.
const (
	Added  ImportStatus = "added"
	Reused ImportStatus = "reused"
	Failed ImportStatus = "failed"
)

// ImportedFile is what became of one file that the import met.
type ImportedFile struct {
	Path        string     // as given, joined below the folder that was given
	Hash        model.Hash // "" for a failed file
	Status      ImportStatus
	Document    model.DocumentID // the new one, or the one that has the content already
	Title       string
	Suggestions []suggest.Suggestion // best first
	Linked      []model.Code         // questions that the import linked it to, or found it linked to
	Problem     string               // sentence: why it failed, or what is wrong with the stored file
}

// ImportReport is the result of an import, in the order in which files were met.
type ImportReport struct {
	Files                 []ImportedFile
	Added, Reused, Failed int
}

func (r *ImportReport) add(files ...ImportedFile) {
	for _, f := range files {
		switch f.Status {
		case Added:
			r.Added++
		case Reused:
			r.Reused++
		case Failed:
			r.Failed++
		}
	}
	r.Files = append(r.Files, files...)
}

// Import imports files and folder trees in the name of who. What is wrong with
// a single file stands in the report. An error means that the import could not
// begin (wrong questions in opt.To) or did not go on; the report then tells
// what was done before. After a cancel it is Canceled.
func (c *Catalog) Import(ctx context.Context, who model.Actor, paths []string, opt ImportOptions) (ImportReport, error) {
	var report ImportReport
	to := make([]model.Link, len(opt.To))
	for i, code := range opt.To {
		to[i] = model.Link{Code: code, Origin: model.OriginUser}
	}
	if err := c.checkLinks(to); err != nil {
		return report, err
	}
	opt.Progress.SetStage("Mencari berkas", 0)
	sources, err := collect(ctx, paths)
	if err != nil {
		return report, canceled(ctx, report, err)
	}
	opt.Progress.SetStage("Mengimpor berkas", int64(len(sources)))
	habits, err := c.habits(ctx)
	if err != nil {
		return report, canceled(ctx, report, err)
	}
	im := &importer{c: c, who: who, to: to, auto: opt.Link == LinkAuto, p: c.newPreparer(habits), loose: map[model.Hash]bool{}}
	im.run(ctx, sources, &report, opt.Progress)
	c.dropLoose(context.WithoutCancel(ctx), im.loose)
	if len(report.Files) < len(sources) {
		return report, canceled(ctx, report, ctx.Err())
	}
	return report, nil
}

// canceled gives a sentence to the error of an import that was stopped.
func canceled(ctx context.Context, r ImportReport, err error) error {
	if err == nil || ctx.Err() == nil {
		return err
	}
	return model.Errorf(model.Canceled, "Impor dihentikan setelah %d berkas; yang sudah masuk tersimpan utuh: %w.", len(r.Files), err)
}

// importer writes the rows of one import.
type importer struct {
	c     *Catalog
	who   model.Actor
	to    []model.Link
	auto  bool
	p     *preparer
	loose map[model.Hash]bool // put into the vault by this import, without a row so far
}

// run prepares and writes all sources.
func (im *importer) run(ctx context.Context, sources []source, r *ImportReport, progress *model.Progress) {
	im.c.gate.RLock()
	defer im.c.gate.RUnlock()
	for batch := range im.batches(ctx, sources) {
		r.add(im.write(ctx, batch)...)
		progress.Add(int64(len(batch)))
	}
}

// batchSize is how many documents share a transaction at most. A transaction
// costs a sync of the disk; a batch only holds what was ready together.
const batchSize = 64

// write writes the rows of a batch and reports its files. If the batch fails as
// a whole, each file gets a transaction of its own, so that only the bad ones
// fail. After a cancel it reports only what was written.
func (im *importer) write(ctx context.Context, batch []prepared) []ImportedFile {
	files, err := im.transact(ctx, batch)
	if err == nil {
		return files
	}
	files = nil
	for _, p := range batch {
		one, err := im.transact(ctx, []prepared{p})
		if ctx.Err() != nil {
			return files
		}
		if err != nil {
			one = []ImportedFile{failed(p.path, err)}
		}
		files = append(files, one...)
	}
	return files
}

func (im *importer) transact(ctx context.Context, batch []prepared) ([]ImportedFile, error) {
	files := make([]ImportedFile, len(batch))
	err := im.c.db.Write(ctx, im.who, func(tx *store.Tx) error {
		for i, p := range batch {
			if p.err != nil {
				files[i] = failed(p.path, p.err)
				continue
			}
			var err error
			if files[i], err = im.file(tx, p); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, p := range batch {
		if p.err == nil {
			im.p.forget(p.blob.Hash)
			delete(im.loose, p.blob.Hash)
		}
	}
	return files, nil
}

// failed reports a file that was refused or could not be stored.
func failed(path string, err error) ImportedFile {
	sentence := model.Message(err)
	if model.KindOf(err) == model.Internal && sentence == err.Error() {
		slog.Error("import", "file", path, "err", err)
		sentence = "Berkas ini tidak tersimpan karena kesalahan program; rinciannya ada di catatan program."
	}
	return ImportedFile{Path: path, Status: Failed, Problem: sentence}
}

// file writes the rows of one prepared file.
func (im *importer) file(tx *store.Tx, p prepared) (ImportedFile, error) {
	out := ImportedFile{Path: p.path, Hash: p.blob.Hash, Suggestions: p.suggestions, Problem: p.blob.Problem.Sentence()}
	id, known, err := tx.DocumentOfHash(p.blob.Hash)
	if err != nil {
		return out, err
	}
	if known && (p.item == nil || p.item.Twin == store.TwinReuse) {
		out.Status = Reused
		err = im.reuse(tx, id, p, &out)
	} else {
		out.Status = Added
		id, err = im.add(tx, p)
		out.Title = p.facts.Title
	}
	if err != nil {
		return out, err
	}
	out.Document = id
	if out.Linked, err = link(tx, id, im.links(p, out.Suggestions)); err != nil || p.item == nil {
		return out, err
	}
	tx.Publish(model.ImportPlanChanged{})
	return out, tx.DeleteImportItem(p.item.ID)
}

// reuse takes the document that has the content out of the recycle bin. A copy
// that lies elsewhere was put there to prove something else, so its place and
// name are what suggestions look at, and not the text, which speaks for the
// question that the document proves already.
func (im *importer) reuse(tx *store.Tx, id model.DocumentID, p prepared, out *ImportedFile) error {
	d, ok, err := tx.Document(id)
	if err != nil || !ok {
		return err
	}
	out.Title = d.Title
	if p.item == nil && !slices.ContainsFunc(d.Files, func(f model.File) bool { return f.Version.Name == p.name && f.Version.Folder == p.folder }) {
		_ = guard(p.path, func() error { // logged there
			_, out.Suggestions = im.p.describe(p.source, "")
			return nil
		})
	}
	return im.c.restore(tx, d)
}

// add makes a document of one file.
func (im *importer) add(tx *store.Tx, p prepared) (model.DocumentID, error) {
	f := p.facts
	d := model.Document{ID: model.DocumentID(store.NewID()), Title: strings.TrimSpace(clean(f.Title)), Number: clean(f.Number), Date: f.Date,
		Period: f.Period, Kind: f.Kind, Issuer: clean(f.Issuer), Note: p.note}
	if d.Title == "" {
		d.Title = p.name
	}
	file := model.FileID(store.NewID())
	version := model.Version{ID: model.VersionID(store.NewID()), No: 1, Hash: p.blob.Hash, Name: p.name, Folder: p.folder}
	for _, do := range []func() error{
		func() error { return tx.PutBlob(p.blob, p.text) },
		func() error { return tx.AddDocument(d) },
		func() error { return tx.AddFile(d.ID, model.File{ID: file, Position: 1}) },
		func() error { return tx.AddVersion(file, version) },
		func() error { return tx.IndexDocument(d.ID) },
		func() error { return tx.Audit(store.AuditEntry{Entity: "document", ID: string(d.ID), New: d.Title}) },
	} {
		if err := do(); err != nil {
			return "", fmt.Errorf("catalog: add document: %w", err)
		}
	}
	tx.Publish(model.DocumentChanged{IDs: []model.DocumentID{d.ID}})
	return d.ID, nil
}

// links gives the links that a file shall have: those that the user wants for
// every file and, in mode auto, those that suggestions are sure of; for a row of
// the import table the one that stands there.
func (im *importer) links(p prepared, suggestions []suggest.Suggestion) []model.Link {
	if p.item != nil {
		if p.item.Link.Code == "" {
			return nil
		}
		return []model.Link{p.item.Link}
	}
	links := im.to
	if im.auto {
		links = links[:len(links):len(links)]
		for _, s := range suggest.Auto(suggestions) {
			links = append(links, model.Link{Code: s.Code, Evidence: s.Evidence, Origin: model.OriginAuto, Reason: s.Reason})
		}
	}
	return links
}

// link makes links of a document. One that is there stays as it is, but one
// that was made automatically becomes the user's own where the user asks; one
// that a person removed is not made again automatically.
func link(tx *store.Tx, id model.DocumentID, links []model.Link) ([]model.Code, error) {
	var linked []model.Code
	for _, l := range links {
		l.Document = id
		old, there, err := tx.Link(id, l.Code)
		if err != nil {
			return nil, err
		}
		if !there && l.Origin == model.OriginAuto {
			if removed, err := wasRemoved(tx, l); err != nil {
				return nil, err
			} else if removed {
				continue
			}
		}
		if there && old.Origin == model.OriginUser || there && l.Origin == model.OriginAuto {
			l = old
		}
		if err := putLink(tx, old, l); err != nil {
			return nil, err
		}
		linked = append(linked, l.Code)
	}
	return linked, nil
}

// dropLoose removes from the vault what imports put there and no row came to
// point to, after a cancel or a failed transaction. While another import is
// under way it leaves them: they are harmless, and verify finds them.
func (c *Catalog) dropLoose(ctx context.Context, loose map[model.Hash]bool) {
	if len(loose) == 0 || !c.gate.TryLock() {
		return
	}
	defer c.gate.Unlock()
	err := c.db.Read(ctx, func(tx *store.Tx) error {
		var errs error
		for h := range loose {
			_, used, err := tx.Blob(h)
			if err == nil && !used {
				err = c.vault.Remove(h)
			}
			errs = errors.Join(errs, err)
		}
		return errs
	})
	if err != nil {
		slog.Warn("import: unused files stay in the vault", "err", err)
	}
}

// RemoveUnused removes from the vault what no document needs, and tells how
// many files that were. It is Busy while files are being imported.
func (c *Catalog) RemoveUnused(ctx context.Context) (int, error) {
	if !c.gate.TryLock() {
		return 0, model.Errorf(model.Busy, "Impor masih berjalan. Tunggu sampai selesai, lalu coba lagi.")
	}
	defer c.gate.Unlock()
	var unused []model.Hash
	err := c.db.Read(ctx, func(tx *store.Tx) error {
		return c.vault.Each(ctx, func(h model.Hash, _ int64) error {
			_, used, err := tx.Blob(h)
			if err == nil && !used {
				unused = append(unused, h)
			}
			return err
		})
	})
	for i, h := range unused {
		if err == nil {
			err = c.vault.Remove(h)
		}
		if err != nil {
			return i, err
		}
	}
	return len(unused), err
}
