package catalog_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/extract"
	"siapzi/model/lke"
	"siapzi/model/pdfium/pdfiumtest"
	"siapzi/model/store"
	"siapzi/model/store/storetest"
	"siapzi/model/suggest"
	"siapzi/model/vault"
)

// env is a real catalogue over a real store and vault.
type env struct {
	t      testing.TB
	c      *catalog.Catalog
	db     *store.DB
	vault  *vault.Vault
	dir    string // for evidence
	events []model.Event
}

func newEnv(t testing.TB) *env {
	return newEnvWith(t, extract.New(pdfiumtest.Engine(t)))
}

// newEnvWith takes another extractor, for tests of its failures.
func newEnvWith(t testing.TB, x catalog.Extractor) *env {
	t.Helper()
	bus := &model.Bus{}
	e := &env{t: t, dir: t.TempDir(), db: storetest.OpenConfig(t, store.Config{Now: storetest.Now, Bus: bus})}
	var err error
	if e.vault, err = vault.Open(filepath.Join(t.TempDir(), "files")); err != nil {
		t.Fatal(err)
	}
	w := lke.Default()
	e.c = catalog.New(e.db, e.vault, x, suggest.New(w), w)
	bus.Subscribe(func(ev model.Event) { e.events = append(e.events, ev) })
	return e
}

// file writes a file below the evidence folder and gives its path.
func (e *env) file(name string, data []byte) string {
	e.t.Helper()
	path := filepath.Join(e.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		e.t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		e.t.Fatal(err)
	}
	return path
}

// pdf writes a PDF of one page with text.
func (e *env) pdf(name, text string) string {
	e.t.Helper()
	return e.file(name, pdfiumtest.PDF(pdfiumtest.Page{Text: text}))
}

func (e *env) imports(opt catalog.ImportOptions, paths ...string) catalog.ImportReport {
	e.t.Helper()
	r, err := e.c.Import(e.t.Context(), storetest.Who, paths, opt)
	if err != nil {
		e.t.Fatal(err)
	}
	return r
}

// one imports a single file without links.
func (e *env) one(path string) catalog.ImportedFile {
	e.t.Helper()
	r := e.imports(catalog.ImportOptions{}, path)
	if len(r.Files) != 1 {
		e.t.Fatalf("%d files reported for %s", len(r.Files), path)
	}
	return r.Files[0]
}

func (e *env) get(id model.DocumentID) model.Document {
	e.t.Helper()
	d, err := e.c.Get(e.t.Context(), id)
	if err != nil {
		e.t.Fatal(err)
	}
	return d
}

// audited gives the log of a thing, oldest first, as "field: old → new".
func (e *env) audited(entity, id string) []string {
	e.t.Helper()
	var out []string
	err := e.db.Read(e.t.Context(), func(tx *store.Tx) error {
		entries, err := tx.AuditOf(entity, id, 100)
		for i := len(entries) - 1; i >= 0; i-- {
			out = append(out, fmt.Sprintf("%s: %s → %s", entries[i].Field, entries[i].Old, entries[i].New))
		}
		return err
	})
	if err != nil {
		e.t.Fatal(err)
	}
	return out
}

// sound wants the database without problems, a good stored file for each blob,
// and nothing else in the vault.
func (e *env) sound() {
	e.t.Helper()
	ctx := e.t.Context()
	if problems, err := e.db.Check(ctx); len(problems) > 0 || err != nil {
		e.t.Errorf("database: %v %v", problems, err)
	}
	stored := map[model.Hash]bool{}
	err := e.vault.Each(ctx, func(h model.Hash, _ int64) error {
		stored[h] = true
		return e.vault.Verify(ctx, h)
	})
	if err != nil {
		e.t.Errorf("vault: %v", err)
	}
	if left, err := e.vault.Leftovers(ctx); len(left) > 0 || err != nil {
		e.t.Errorf("leftovers: %v %v", left, err)
	}
	err = e.db.Read(ctx, func(tx *store.Tx) error {
		blobs, err := tx.Blobs()
		for _, b := range blobs {
			if !stored[b.Hash] {
				e.t.Errorf("row without file: %s", b.Hash)
			}
			delete(stored, b.Hash)
		}
		return err
	})
	if len(stored) > 0 || err != nil {
		e.t.Errorf("files without row: %v %v", stored, err)
	}
}

// lock encrypts a PDF with a password to open it.
func lock(t testing.TB, src, dst string) {
	t.Helper()
	if out, err := exec.Command("qpdf", "--encrypt", "rahasia", "pemilik", "256", "--", src, dst).CombinedOutput(); err != nil {
		t.Fatalf("qpdf: %v\n%s", err, out)
	}
}

// short tells a report in one line for each file: status and path below dir.
func short(r catalog.ImportReport, dir string) []string {
	var out []string
	for _, f := range r.Files {
		out = append(out, string(f.Status)+" "+filepath.ToSlash(strings.TrimPrefix(strings.TrimPrefix(f.Path, dir), string(filepath.Separator))))
	}
	return out
}

// extractorFunc is an extractor that a test makes up.
type extractorFunc func(ctx context.Context, path string, t extract.Type) (extract.Content, error)

func (f extractorFunc) Read(ctx context.Context, path string, t extract.Type) (extract.Content, error) {
	return f(ctx, path, t)
}
