package catalog

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"siapzi/model"
	"siapzi/model/store"
	"siapzi/model/suggest"
)

// The import table: files that were listed and read, but are not stored before
// people have looked at what was found.
type (
	PlanItem   = store.ImportItem
	PlanItemID = store.ImportItemID
	Proposal   = store.Proposal
	TwinChoice = store.TwinChoice
)

// The states of a PlanItem and what becomes of content that is stored already.
const (
	PlanWaiting = store.ImportWaiting
	PlanReady   = store.ImportReady
	PlanFailed  = store.ImportFailed
	TwinReuse   = store.TwinReuse
	TwinNew     = store.TwinNew
)

// Planned is a row of the import table with what has the same content.
type Planned struct {
	PlanItem
	Same *Same // nil where the content is new
	Sure bool  // whether its question needs no second look: a person chose it, or it may be linked without asking
}

// Same tells where the content of a planned file is already.
type Same struct {
	Document model.DocumentID // "" for an earlier row of the import table
	Title    string           // of the document, or the name of the other file
	Added    time.Time        // zero for a row of the table
	InBin    bool
}

// PlanReport counts what Plan did with the files that it met.
type PlanReport struct {
	Added   int // new in the table
	Known   int // in the table already
	Ignored int // left behind by systems and office programs: no evidence
}

// Plan lists files and folder trees in the import table, without opening the
// files; ReadPlan reads them. Files that can be no evidence stand in it as
// failed, with the reason.
func (c *Catalog) Plan(ctx context.Context, who model.Actor, paths []string) (PlanReport, error) {
	var report PlanReport
	abs := make([]string, len(paths))
	for i, p := range paths {
		var err error
		if abs[i], err = filepath.Abs(p); err != nil { // the table outlives the working folder
			return report, fmt.Errorf("catalog: plan: %w", err)
		}
	}
	sources, err := collect(ctx, abs)
	if err != nil {
		return report, err
	}
	err = c.db.Write(ctx, who, func(tx *store.Tx) error {
		report = PlanReport{}
		items, err := tx.ImportItems()
		if err != nil {
			return err
		}
		known := map[string]bool{}
		for _, it := range items {
			known[it.Path] = true
		}
		for _, s := range sources {
			switch {
			case isLitter(s.name):
				report.Ignored++
				continue
			case known[s.path]:
				report.Known++
				continue
			}
			known[s.path] = true
			report.Added++
			it := PlanItem{ID: PlanItemID(store.NewID()), Path: s.path, Name: s.name, Folder: s.folder, State: PlanWaiting}
			if s.refuse != nil {
				it.State, it.Reason = PlanFailed, failed(s.path, s.refuse).Problem
			}
			if err := tx.PutImportItem(it); err != nil {
				return err
			}
		}
		tx.Publish(model.ImportPlanChanged{})
		return nil
	})
	return report, err
}

// Planned gives the import table in the order in which its files were listed.
func (c *Catalog) Planned(ctx context.Context) ([]Planned, error) {
	var out []Planned
	err := c.db.Read(ctx, func(tx *store.Tx) error {
		items, err := tx.ImportItems()
		if err != nil {
			return err
		}
		out = make([]Planned, len(items))
		first := map[model.Hash]string{}
		for i, it := range items {
			out[i].PlanItem, out[i].Sure = it, isSure(it)
			h := it.Blob.Hash
			if h == "" {
				continue
			}
			if out[i].Same, err = sameContent(tx, h); err != nil {
				return err
			}
			if name, there := first[h]; there && out[i].Same == nil {
				out[i].Same = &Same{Title: name}
			}
			if _, there := first[h]; !there && it.Chosen {
				first[h] = it.Name
			}
		}
		return nil
	})
	return out, err
}

// isSure tells whether the question of it needs no second look.
func isSure(it PlanItem) bool {
	if it.Link.Code == "" || it.Link.Origin == model.OriginUser {
		return it.Link.Code != ""
	}
	for _, p := range it.Proposals {
		if p.Code == it.Link.Code {
			return p.Score >= suggest.AutoThreshold
		}
	}
	return false
}

// sameContent gives the document that has the content h, or nil.
func sameContent(tx *store.Tx, h model.Hash) (*Same, error) {
	id, known, err := tx.DocumentOfHash(h)
	if err != nil || !known {
		return nil, err
	}
	ds, err := tx.Summaries([]model.DocumentID{id})
	if err != nil || len(ds) == 0 {
		return nil, err
	}
	return &Same{Document: id, Title: ds[0].Title, Added: ds[0].Created, InBin: !ds[0].Deleted.IsZero()}, nil
}

// ChangePlan puts rows of the import table as they are given: all or, on an
// error, none. Rows that left the table stay out of it. A row whose state is set
// to PlanWaiting is read again. It is Invalid with all problems of the first row
// that breaks a rule, and Conflict where two rows would have one path.
func (c *Catalog) ChangePlan(ctx context.Context, who model.Actor, items ...PlanItem) error {
	return c.putPlan(ctx, who, items, false)
}

// KeepPlan brings back rows that DropPlan took out of the import table.
func (c *Catalog) KeepPlan(ctx context.Context, who model.Actor, items ...PlanItem) error {
	return c.putPlan(ctx, who, items, true)
}

func (c *Catalog) putPlan(ctx context.Context, who model.Actor, items []PlanItem, add bool) error {
	items = slices.Clone(items)
	for i, it := range items {
		if it.State != PlanReady {
			continue
		}
		var err error
		if items[i].Document, err = tidy(it.Document); err != nil {
			return err
		}
		if it.Link.Code != "" {
			if err := c.checkLinks([]model.Link{it.Link}); err != nil {
				return err
			}
		}
	}
	return c.db.Write(ctx, who, func(tx *store.Tx) error {
		for _, it := range items {
			_, there, err := tx.ImportItem(it.ID)
			if err == nil && (there || add) {
				err = tx.PutImportItem(it)
			}
			if err != nil {
				return err
			}
		}
		tx.Publish(model.ImportPlanChanged{})
		return nil
	})
}

// DropPlan takes rows out of the import table; the files stay where they are.
func (c *Catalog) DropPlan(ctx context.Context, who model.Actor, ids ...PlanItemID) error {
	return c.db.Write(ctx, who, func(tx *store.Tx) error {
		for _, id := range ids {
			if err := tx.DeleteImportItem(id); err != nil {
				return err
			}
		}
		tx.Publish(model.ImportPlanChanged{})
		return nil
	})
}

// ImportPlan imports those of ids that are ready, as the table says, and takes
// them out of it. What failed stays in the table with the reason. After a
// cancel it is Canceled, and the rest stays in the table.
func (c *Catalog) ImportPlan(ctx context.Context, who model.Actor, ids []PlanItemID, progress *model.Progress) (ImportReport, error) {
	var report ImportReport
	items, err := c.planItems(ctx)
	if err != nil {
		return report, err
	}
	wanted := make(map[PlanItemID]bool, len(ids))
	for _, id := range ids {
		wanted[id] = true
	}
	var sources []source
	for i := range items {
		if it := &items[i]; it.State == PlanReady && wanted[it.ID] {
			sources = append(sources, source{path: it.Path, name: it.Name, folder: it.Folder, item: it})
		}
	}
	progress.SetStage("Mengimpor berkas", int64(len(sources)))
	im := &importer{c: c, who: who, p: c.newPreparer(nil), loose: map[model.Hash]bool{}}
	im.run(ctx, sources, &report, progress)
	c.dropLoose(context.WithoutCancel(ctx), im.loose)
	if err := c.keepFailed(ctx, who, sources, report.Files); err != nil {
		return report, canceled(ctx, report, err)
	}
	if len(report.Files) < len(sources) {
		return report, canceled(ctx, report, ctx.Err())
	}
	return report, nil
}

func (c *Catalog) planItems(ctx context.Context) ([]PlanItem, error) {
	var items []PlanItem
	err := c.db.Read(ctx, func(tx *store.Tx) (err error) {
		items, err = tx.ImportItems()
		return err
	})
	return items, err
}

// keepFailed writes into the table why files could not be imported.
func (c *Catalog) keepFailed(ctx context.Context, who model.Actor, sources []source, files []ImportedFile) error {
	var bad []PlanItem
	for i, f := range files {
		if f.Status == Failed {
			it := *sources[i].item
			it.State, it.Reason, it.Chosen = PlanFailed, f.Problem, false
			bad = append(bad, it)
		}
	}
	if bad == nil {
		return nil
	}
	return c.ChangePlan(context.WithoutCancel(ctx), who, bad...)
}

// asPlanned gives a prepared file the facts of its row in the import table,
// which hold for the content that was read when it was listed.
func (c *Catalog) asPlanned(p *prepared) error {
	if p.blob.Hash != p.item.Blob.Hash {
		return model.Errorf(model.Conflict, "Berkas ini berubah sejak dibaca untuk tabel impor. Baca lagi, periksa isinya, lalu impor.")
	}
	d := p.item.Document
	p.facts.Title, p.facts.Number, p.facts.Date, p.facts.Period, p.facts.Kind, p.facts.Issuer = d.Title, d.Number, d.Date, d.Period, d.Kind, d.Issuer
	return nil
}
