package catalog

import (
	"context"
	"slices"
	"sync"

	"siapzi/model"
	"siapzi/model/extract"
	"siapzi/model/lke"
	"siapzi/model/store"
	"siapzi/model/suggest"
	"siapzi/model/vault"
)

// Extractor reads the content of a stored file. *extract.Extractor is one.
type Extractor interface {
	Read(ctx context.Context, path string, t extract.Type) (extract.Content, error)
}

// Catalog is the documents of one workspace.
type Catalog struct {
	db      *store.DB
	vault   *vault.Vault
	extract Extractor
	suggest *suggest.Index
	sheet   *lke.Worksheet

	// gate is held for reading while files may lie in the vault whose rows are
	// still to be written, and for writing while unused files are removed.
	gate sync.RWMutex
}

// New makes the catalogue over an open store and vault, which stay the
// caller's to close.
func New(db *store.DB, v *vault.Vault, x Extractor, s *suggest.Index, w *lke.Worksheet) *Catalog {
	return &Catalog{db: db, vault: v, extract: x, suggest: s, sheet: w}
}

// Query says which documents Find lists; Sort is their order. Codes may name
// branches of the worksheet: they stand for all questions below.
type (
	Query = store.DocumentQuery
	Sort  = store.Sort
)

// The orders of Find.
const (
	SortTitle   = store.SortTitle
	SortDate    = store.SortDate
	SortCreated = store.SortCreated
)

// Get gives one document, also from the recycle bin. It is NotFound where
// there is none.
func (c *Catalog) Get(ctx context.Context, id model.DocumentID) (model.Document, error) {
	var d model.Document
	err := c.db.Read(ctx, func(tx *store.Tx) (err error) {
		d, err = c.document(tx, id)
		return err
	})
	return d, err
}

// document reads a document whose links are in worksheet order.
func (c *Catalog) document(tx *store.Tx, id model.DocumentID) (model.Document, error) {
	d, ok, err := tx.Document(id)
	if err == nil && !ok {
		err = store.NoDocument(id)
	}
	c.sortLinks(d.Links)
	return d, err
}

// documents is the same for many; unknown ids are left out.
func (c *Catalog) documents(tx *store.Tx, ids []model.DocumentID) ([]model.Document, error) {
	ds, err := tx.Documents(ids)
	for _, d := range ds {
		c.sortLinks(d.Links)
	}
	return ds, err
}

func (c *Catalog) sortLinks(ls []model.Link) {
	slices.SortStableFunc(ls, func(a, b model.Link) int { return c.sheet.Order(a.Code) - c.sheet.Order(b.Code) })
}

// Find gives one page of the documents that q describes, and how many there
// are in all.
func (c *Catalog) Find(ctx context.Context, q Query) ([]model.Document, int, error) {
	if len(q.Codes) > 0 {
		questions, err := c.sheet.Expand(q.Codes)
		if err != nil {
			return nil, 0, err
		}
		q.Codes = nil
		for _, n := range questions {
			q.Codes = append(q.Codes, n.Code)
		}
	}
	var ds []model.Document
	var total int
	err := c.db.Read(ctx, func(tx *store.Tx) error {
		ids, n, err := tx.FindDocuments(q)
		if err != nil {
			return err
		}
		total = n
		ds, err = c.documents(tx, ids)
		return err
	})
	return ds, total, err
}

// ByQuestion gives the documents that prove each question, without those in
// the recycle bin: by date, undated last, then by title (2 before 10) and id.
// Links of the year before that nobody has confirmed prove nothing, see Carried.
// Questions without documents are not in the map.
func (c *Catalog) ByQuestion(ctx context.Context) (map[model.Code][]model.Document, error) {
	return c.linked(ctx, false)
}

// linked gives, by question, the documents whose links are carried over from
// the year before, or those whose links are not.
func (c *Catalog) linked(ctx context.Context, carried bool) (map[model.Code][]model.Document, error) {
	byCode := map[model.Code][]model.Document{}
	err := c.db.Read(ctx, func(tx *store.Tx) error {
		ids, err := tx.LinkedDocuments()
		if err != nil {
			return err
		}
		ds, err := c.documents(tx, ids)
		for _, d := range ds {
			for _, l := range d.Links {
				if (l.Carried > 0) == carried {
					byCode[l.Code] = append(byCode[l.Code], d)
				}
			}
		}
		return err
	})
	return byCode, err
}

// ProofCounts tells how many documents outside the recycle bin prove each
// question; questions without any are not named.
func (c *Catalog) ProofCounts(ctx context.Context) (counts map[model.Code]int, err error) {
	err = c.db.Read(ctx, func(tx *store.Tx) (err error) {
		counts, err = tx.LinkCounts()
		return err
	})
	return counts, err
}

// Versions gives all versions of a file, oldest first; none where there is no
// such file.
func (c *Catalog) Versions(ctx context.Context, file model.FileID) ([]model.Version, error) {
	var vs []model.Version
	err := c.db.Read(ctx, func(tx *store.Tx) (err error) {
		vs, err = tx.Versions(file)
		return err
	})
	return vs, err
}

// PathOf is where the stored original of v lies. The file is read-only and
// belongs to the workspace; whoever opens it elsewhere opens a copy.
func (c *Catalog) PathOf(v model.Version) string { return c.vault.Path(v.Hash) }
