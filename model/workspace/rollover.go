package workspace

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"siapzi/model"
	"siapzi/model/setting"
	"siapzi/model/store"
)

// RolloverReport tells what Rollover took over.
type RolloverReport struct {
	From, To   int // years
	Documents  int
	Links      int // all wait to be confirmed
	Activities int
	Settings   int
	Failed     []model.ItemError // files that could not be copied; their documents came without them
}

// Rollover makes the workspace of a later year in dir out of w and opens it.
// It takes over documents with the newest version of their files, links, the
// action plan, and settings but deadlines. Answers, reviews, prerequisites and
// what was done of the plan begin anew. Every link is marked with the year that
// it comes from and proves nothing until somebody confirms it.
//
// Files are copied and their content is checked, so the two workspaces share
// nothing. w is only read. It is Invalid for a year that is not later, and
// Conflict where dir is not empty. What it made is removed again if it fails.
func (w *Workspace) Rollover(ctx context.Context, dir string, year int, cfg Config, p *model.Progress) (_ *Workspace, r RolloverReport, err error) {
	u, err := w.Unit(ctx)
	if err != nil {
		return nil, r, err
	}
	if year <= u.Year {
		return nil, r, model.Errorf(model.Invalid, "Tahun %d harus sesudah tahun ruang kerja ini (%d).", year, u.Year)
	}
	r.From, r.To = u.Year, year
	u.Year = year
	_, statErr := os.Stat(dir)
	next, err := Create(ctx, dir, u, cfg)
	if err != nil {
		return nil, r, err
	}
	c := carrier{from: w, to: next, report: &r}
	if err = c.read(ctx); err == nil {
		if err = c.copyFiles(ctx, p); err == nil {
			err = next.db.Write(ctx, cfg.Who, c.write)
		}
	}
	if err = errors.Join(err, next.Close()); err != nil {
		return nil, r, errors.Join(err, removeMade(dir, errors.Is(statErr, os.ErrNotExist)))
	}
	next, err = Open(ctx, dir, cfg) // with the settings that were written
	return next, r, err
}

// removeMade removes what stands in dir, and dir itself if it was made.
func removeMade(dir string, made bool) error {
	if made {
		return os.RemoveAll(dir)
	}
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		err = errors.Join(err, os.RemoveAll(filepath.Join(dir, e.Name())))
	}
	return err
}

// carrier takes one workspace over into another.
type carrier struct {
	from, to *Workspace
	report   *RolloverReport

	documents  []model.Document
	activities []model.Activity
	settings   map[string]string
	logo       store.Picture
	hasLogo    bool
	copied     map[model.Hash]string // text of each file that was copied
}

// deadlineKeys are the settings that belong to one year.
const deadlineKeys = "deadline."

// referenceKeys are what forms of the year said as evidence.
const referenceKeys = "form.reference."

func (c *carrier) read(ctx context.Context) error {
	return c.from.db.Read(ctx, func(tx *store.Tx) error {
		all, err := tx.AllSummaries()
		if err != nil {
			return err
		}
		var ids []model.DocumentID
		for _, s := range all {
			if s.Deleted.IsZero() {
				ids = append(ids, s.ID)
			}
		}
		if c.documents, err = tx.Documents(ids); err != nil {
			return err
		}
		if c.activities, err = tx.Activities(); err != nil {
			return err
		}
		if c.settings, err = tx.Settings(); err != nil {
			return err
		}
		c.logo, c.hasLogo, err = tx.SettingPicture(string(setting.LetterheadLogo))
		return err
	})
}

// copyFiles puts the content of every document into the new vault. A file that
// is missing or damaged does not stop the others.
func (c *carrier) copyFiles(ctx context.Context, p *model.Progress) error {
	c.copied = map[model.Hash]string{}
	var total int64
	for _, d := range c.documents {
		total += int64(len(d.Files))
	}
	p.SetStage("Menyalin berkas", total)
	for _, d := range c.documents {
		for _, f := range d.Files {
			if err := ctx.Err(); err != nil {
				return err
			}
			p.SetItem(f.Version.Name)
			if err := c.copyFile(ctx, f.Version); err != nil {
				if ctx.Err() != nil {
					return err
				}
				c.report.Failed = append(c.report.Failed, model.ItemError{Name: d.Title + ": " + f.Version.Name, Err: err})
			}
			p.Add(1)
		}
	}
	return nil
}

func (c *carrier) copyFile(ctx context.Context, v model.Version) error {
	if _, done := c.copied[v.Hash]; done {
		return nil
	}
	h, _, _, err := c.to.vault.PutFile(ctx, c.from.vault.Path(v.Hash))
	if err != nil {
		return err
	}
	if h != v.Hash {
		return model.Errorf(model.Invalid, "Isi berkas %s di ruang kerja lama sudah berubah.", v.Name)
	}
	const all = 1 << 30
	return c.from.db.Read(ctx, func(tx *store.Tx) (err error) {
		c.copied[v.Hash], err = tx.Text(v.Hash, all)
		return err
	})
}

// write stores the rows.
func (c *carrier) write(tx *store.Tx) error {
	for _, d := range c.documents {
		if err := c.writeDocument(tx, model.DocumentID(store.NewID()), d); err != nil {
			return err
		}
	}
	for i, a := range c.activities {
		if a.Canceled {
			continue
		}
		a.ID, a.Realisations, a.Obstacle, a.FollowUp = model.ActivityID(store.NewID()), nil, "", ""
		if err := tx.AddActivity(a, i+1); err != nil {
			return err
		}
		c.report.Activities++
	}
	for k, v := range c.settings {
		if strings.HasPrefix(k, deadlineKeys) || strings.HasPrefix(k, referenceKeys) {
			continue
		}
		if err := tx.PutSetting(k, v); err != nil {
			return err
		}
		c.report.Settings++
	}
	if c.hasLogo {
		if err := tx.PutSettingPicture(string(setting.LetterheadLogo), c.logo); err != nil {
			return err
		}
	}
	return tx.Audit(store.AuditEntry{Entity: "unit", ID: "1", Field: "rollover", New: fmt.Sprint(c.report.From)})
}

// writeDocument stores d under a new id: ids name things of one workspace.
func (c *carrier) writeDocument(tx *store.Tx, id model.DocumentID, d model.Document) error {
	links := d.Links
	d.ID = id
	if err := tx.AddDocument(d); err != nil {
		return err
	}
	for _, f := range d.Files {
		text, ok := c.copied[f.Version.Hash]
		if !ok {
			continue
		}
		v := f.Version
		blob := store.Blob{Hash: v.Hash, Size: v.Size, MIME: v.MIME, Pages: v.Pages, HasText: v.HasText, Problem: v.Problem}
		if err := tx.PutBlob(blob, text); err != nil {
			return err
		}
		f.ID, v.ID, v.No = model.FileID(store.NewID()), model.VersionID(store.NewID()), 1
		if err := tx.AddFile(id, f); err != nil {
			return err
		}
		if err := tx.AddVersion(f.ID, v); err != nil {
			return err
		}
	}
	for _, l := range links {
		l.Document = id
		if l.Carried == 0 {
			l.Carried = c.report.From
		}
		if err := tx.PutLink(l); err != nil {
			return err
		}
		c.report.Links++
	}
	c.report.Documents++
	return tx.IndexDocument(id)
}
