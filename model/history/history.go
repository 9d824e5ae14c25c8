package history

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/model/lke"
	"siapzi/model/store"
)

// ID names a bundle that was made.
type ID = store.BundleID

// Bundle is a bundle that was made.
type Bundle struct {
	ID        ID          `json:"id"`
	Made      time.Time   `json:"made"`
	Who       model.Actor `json:"who"`
	Scope     string      `json:"scope"` // which part of the worksheet, "" for all of it
	Files     []string    `json:"files"` // paths of the volumes; none where only a package was made
	Package   string      `json:"package"`
	Pages     int         `json:"pages"`
	Documents int         `json:"documents"`
	Problems  int         `json:"problems"` // files that a placeholder stands for
	Bytes     int64       `json:"bytes"`
	Choices   Choices     `json:"choices"`
	Gone      bool        `json:"gone"` // a file of it is not in its place any more
}

// Path is what opens when people open the bundle: the first volume, or the
// package where there is only that.
func (b Bundle) Path() string {
	if len(b.Files) > 0 {
		return b.Files[0]
	}
	return b.Package
}

// History keeps the bundles of one workspace.
type History struct {
	db    *store.DB
	sheet func() *lke.Worksheet
}

// New makes the use case. sheet gives the worksheet in force; the caller keeps
// db and closes it.
func New(db *store.DB, sheet func() *lke.Worksheet) *History { return &History{db: db, sheet: sheet} }

// Add keeps a bundle that was just made for req.
func (h *History) Add(ctx context.Context, who model.Actor, req bundle.Request, res bundle.Result) (Bundle, error) {
	b := store.MadeBundle{ID: ID(store.NewID()), Who: who, Package: absolute(res.Package), Pages: res.Manifest.Pages}
	var err error
	if b.Scope, err = bundle.Scope(h.sheet(), req.Codes); err != nil {
		return Bundle{}, err
	}
	b.Files = files(res)
	b.Bytes = sizeOf(b.Files, b.Package)
	b.Documents, b.Problems = count(res.Manifest)
	if b.Choices, err = json.Marshal(ChoicesOf(req)); err != nil {
		return Bundle{}, fmt.Errorf("history: add: %w", err)
	}
	manifest, err := pack(res.Manifest)
	if err != nil {
		return Bundle{}, err
	}
	err = h.db.Write(ctx, who, func(tx *store.Tx) error {
		b.Made = tx.Now()
		if err := tx.PutBundle(b, manifest); err != nil {
			return err
		}
		return tx.Audit(store.AuditEntry{Entity: "bundle", ID: string(b.ID), New: name(b)})
	})
	if err != nil {
		return Bundle{}, err
	}
	return newBundle(b)
}

// List gives every bundle, newest first, and looks whether its files are still
// there.
func (h *History) List(ctx context.Context) ([]Bundle, error) {
	var rows []store.MadeBundle
	err := h.db.Read(ctx, func(tx *store.Tx) (err error) {
		rows, err = tx.Bundles()
		return err
	})
	if err != nil {
		return nil, err
	}
	out := make([]Bundle, 0, len(rows))
	for _, r := range rows {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		b, err := newBundle(r)
		if err != nil {
			return nil, err
		}
		out = append(out, b)
	}
	return out, nil
}

// Manifest gives what stood in a bundle. It is NotFound where the workspace
// does not know it.
func (h *History) Manifest(ctx context.Context, id ID) (m bundle.Manifest, err error) {
	var data []byte
	err = h.db.Read(ctx, func(tx *store.Tx) error {
		var ok bool
		if data, ok, err = tx.BundleManifest(id); err == nil && !ok {
			err = unknown()
		}
		return err
	})
	if err != nil {
		return m, err
	}
	return unpack(data)
}

// Remove forgets a bundle; its files stay. back keeps it again as it was. It is
// NotFound where the workspace does not know it.
func (h *History) Remove(ctx context.Context, who model.Actor, id ID) (back func(context.Context) error, err error) {
	var b store.MadeBundle
	var manifest []byte
	err = h.db.Write(ctx, who, func(tx *store.Tx) error {
		var ok bool
		if b, ok, err = tx.Bundle(id); err != nil {
			return err
		}
		if !ok {
			return unknown()
		}
		if manifest, _, err = tx.BundleManifest(id); err != nil {
			return err
		}
		if err := tx.DeleteBundle(id); err != nil {
			return err
		}
		return tx.Audit(store.AuditEntry{Entity: "bundle", ID: string(id), Old: name(b)})
	})
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context) error {
		return h.db.Write(ctx, who, func(tx *store.Tx) error {
			if err := tx.PutBundle(b, manifest); err != nil {
				return err
			}
			return tx.Audit(store.AuditEntry{Entity: "bundle", ID: string(id), New: name(b)})
		})
	}, nil
}

// Choices gives what was chosen last, the zero Choices where nothing was.
func (h *History) Choices(ctx context.Context) (c Choices, err error) {
	var data []byte
	var ok bool
	err = h.db.Read(ctx, func(tx *store.Tx) error {
		data, ok, err = tx.BundleChoices()
		return err
	})
	if err != nil || !ok {
		return Choices{}, err
	}
	return decodeChoices(data)
}

// Remember keeps what was chosen for the next time. It is a convenience and not
// a change of the workspace's data, so it is not in the audit log.
func (h *History) Remember(ctx context.Context, who model.Actor, c Choices) error {
	data, err := json.Marshal(c)
	if err != nil {
		return fmt.Errorf("history: remember: %w", err)
	}
	return h.db.Write(ctx, who, func(tx *store.Tx) error { return tx.PutBundleChoices(data) })
}

func unknown() error {
	return model.Errorf(model.NotFound, "Bundel ini tidak ada lagi dalam daftar.")
}

// name is how the audit log calls a bundle.
func name(b store.MadeBundle) string {
	path := b.Package
	if len(b.Files) > 0 {
		path = b.Files[0]
	}
	return filepath.Base(path)
}

func newBundle(r store.MadeBundle) (Bundle, error) {
	c, err := decodeChoices(r.Choices)
	if err != nil {
		return Bundle{}, err
	}
	b := Bundle{ID: r.ID, Made: r.Made, Who: r.Who, Scope: r.Scope, Files: r.Files, Package: r.Package, Pages: r.Pages,
		Documents: r.Documents, Problems: r.Problems, Bytes: r.Bytes, Choices: c}
	for _, path := range append(append([]string{}, r.Files...), r.Package) {
		if path != "" {
			if _, err := os.Stat(path); err != nil {
				b.Gone = true // on a disk that is away it counts as gone, too: it cannot be opened
			}
		}
	}
	return b, nil
}

// files gives the paths of the volumes.
func files(res bundle.Result) []string {
	list := res.Volumes
	if len(list) == 0 && res.Path != "" {
		list = []string{res.Path}
	}
	out := make([]string, len(list))
	for i, p := range list {
		out[i] = absolute(p)
	}
	return out
}

func absolute(path string) string {
	if path == "" {
		return ""
	}
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

// sizeOf sums up the volumes; a package counts where there are none.
func sizeOf(files []string, packed string) (bytes int64) {
	if len(files) == 0 {
		files = []string{packed}
	}
	for _, f := range files {
		if st, err := os.Stat(f); err == nil && st.Mode().IsRegular() { // else it is unknown, 0
			bytes += st.Size()
		}
	}
	return bytes
}

// count gives how many different documents a bundle has and how many files are
// replaced.
func count(m bundle.Manifest) (documents, problems int) {
	seen := map[model.DocumentID]bool{}
	for _, e := range m.Entries {
		seen[e.Document] = true
		if e.Kind == bundle.KindPlaceholder {
			problems++
		}
	}
	return len(seen), problems
}

// packageKind tells the form of a package by its path.
func packageKind(path string) PackageKind {
	switch {
	case path == "":
		return NoPackage
	case strings.EqualFold(filepath.Ext(path), ".zip"):
		return ZIPPackage
	}
	return FolderPackage
}

// maxManifest bounds what a stored manifest may unpack to.
const maxManifest = 512 << 20

func pack(m bundle.Manifest) ([]byte, error) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	err := json.NewEncoder(z).Encode(m)
	if cerr := z.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return nil, fmt.Errorf("history: pack manifest: %w", err)
	}
	return b.Bytes(), nil
}

func unpack(data []byte) (m bundle.Manifest, err error) {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err == nil {
		err = json.NewDecoder(io.LimitReader(z, maxManifest)).Decode(&m)
	}
	if err != nil {
		return m, fmt.Errorf("history: unpack manifest: %w", err)
	}
	return m, nil
}
