package catalog

import (
	"context"
	"fmt"
	"slices"

	"siapzi/model"
	"siapzi/model/extract"
	"siapzi/model/store"
)

// Replace gives a file of a document a new version with the content of the file
// at path and returns it; the older ones are kept. The same things are refused
// as by Import, and it is Conflict where the content is that of the newest
// version already.
func (c *Catalog) Replace(ctx context.Context, who model.Actor, file model.FileID, path string) (model.Version, error) {
	s, err := oneSource(ctx, path)
	if err != nil {
		return model.Version{}, err
	}
	return c.revise(ctx, who, file, s)
}

// oneSource gives the file at path, which must not be a folder.
func oneSource(ctx context.Context, path string) (source, error) {
	sources, err := collect(ctx, []string{path})
	if err == nil && (len(sources) != 1 || sources[0].path != path) {
		err = model.Errorf(model.Invalid, "Pilih satu berkas, bukan folder.")
	}
	if err != nil {
		return source{}, err
	}
	return sources[0], nil
}

// revise makes a source the newest version of a file.
func (c *Catalog) revise(ctx context.Context, who model.Actor, file model.FileID, s source) (model.Version, error) {
	v, loose, err := c.replace(ctx, who, file, s)
	if err != nil {
		c.dropLoose(context.WithoutCancel(ctx), loose)
	}
	return v, err
}

func (c *Catalog) replace(ctx context.Context, who model.Actor, file model.FileID, s source) (v model.Version, loose map[model.Hash]bool, err error) {
	c.gate.RLock()
	defer c.gate.RUnlock()
	got := c.newPreparer(nil).take(ctx, s)
	if got.stored {
		loose = map[model.Hash]bool{got.blob.Hash: true}
	}
	if got.err != nil {
		return v, loose, got.err
	}
	err = c.db.Write(ctx, who, func(tx *store.Tx) error {
		v, err = c.addVersion(tx, file, got)
		return err
	})
	return v, loose, err
}

// noFile is the error for a file that does not exist.
func noFile(file model.FileID) error {
	return model.Errorf(model.NotFound, "Berkas %s tidak ada di ruang kerja ini.", file)
}

// addVersion writes the rows of a new version.
func (c *Catalog) addVersion(tx *store.Tx, file model.FileID, p prepared) (model.Version, error) {
	id, ok, err := tx.DocumentOfFile(file)
	if err == nil && !ok {
		err = noFile(file)
	}
	if err != nil {
		return model.Version{}, err
	}
	d, err := c.live(tx, id)
	if err != nil {
		return model.Version{}, err
	}
	vs, err := tx.Versions(file)
	if err != nil {
		return model.Version{}, err
	}
	old := vs[len(vs)-1]
	if old.Hash == p.blob.Hash {
		return model.Version{}, model.Errorf(model.Conflict, "Isi berkas ini sama dengan yang sudah tersimpan, jadi tidak ada yang diganti.")
	}
	v := model.Version{ID: model.VersionID(store.NewID()), No: old.No + 1, Hash: p.blob.Hash, Size: p.blob.Size, Name: p.name,
		Folder: p.folder, MIME: p.blob.MIME, Pages: p.blob.Pages, HasText: p.blob.HasText, Problem: p.blob.Problem, Imported: tx.Now()}
	for _, do := range []func() error{
		func() error { return tx.PutBlob(p.blob, p.text) },
		func() error { return tx.AddVersion(file, v) },
		func() error { return tx.UpdateDocument(d) }, // its time of change
		func() error { return datePart(tx, d, file, p) },
		func() error { return tx.IndexDocument(id) },
		func() error {
			return audit(tx, "file", string(file), field{"version", string(old.Hash), string(v.Hash)})
		},
	} {
		if err := do(); err != nil {
			return v, fmt.Errorf("catalog: add version: %w", err)
		}
	}
	tx.Publish(model.DocumentChanged{IDs: []model.DocumentID{id}})
	return v, nil
}

// datePart gives a part of a meeting package the day that its new content
// tells; where it tells none, the old one stays.
func datePart(tx *store.Tx, d model.Document, file model.FileID, p prepared) (err error) {
	if d.Kind != model.KindMeeting {
		return nil
	}
	text := p.text
	if text == "" {
		if text, err = tx.Text(p.blob.Hash, suggestText); err != nil {
			return err
		}
	}
	date := extract.Describe(p.name, p.folder, speaking(p.blob.MIME, text)).Date
	for _, f := range d.Files {
		if f.ID == file && date != "" && date != f.Date {
			old := f.Date
			f.Date = date
			if err := tx.PlaceFile(d.ID, f); err != nil {
				return err
			}
			return audit(tx, "file", string(file), field{"date", string(old), string(date)})
		}
	}
	return nil
}

// Revert makes an older version of a file the newest one again, as a new
// version with the same content, and returns it. It is NotFound where the file
// has no such version and Conflict where the newest one has that content.
func (c *Catalog) Revert(ctx context.Context, who model.Actor, file model.FileID, to model.VersionID) (v model.Version, err error) {
	err = c.db.Write(ctx, who, func(tx *store.Tx) error {
		vs, err := tx.Versions(file)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(vs, func(v model.Version) bool { return v.ID == to })
		if i < 0 {
			return model.Errorf(model.NotFound, "Versi itu tidak ada di ruang kerja ini.")
		}
		old := vs[i]
		b := store.Blob{Hash: old.Hash, Size: old.Size, MIME: old.MIME, Pages: old.Pages, HasText: old.HasText, Problem: old.Problem}
		v, err = c.addVersion(tx, file, prepared{source: source{name: old.Name, folder: old.Folder}, blob: b})
		return err
	})
	return v, err
}
