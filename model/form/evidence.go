package form

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/model/disk"
	"siapzi/model/setting"
)

// evidenceMark begins a list of evidence that we wrote, so that reading it back
// does not take it for words of people.
const evidenceMark = "Bukti dukung (SiapZI):"

// maxManifest bounds the manifest of a bundle that is read.
const maxManifest = 64 << 20

// ReadManifest reads the manifest of a bundle, for page numbers in lists of
// evidence. It is NotFound or Invalid.
func ReadManifest(path string) (*bundle.Manifest, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, model.Errorf(model.NotFound, "Manifes %s tidak dapat dibuka: %w", path, err)
	}
	if info.Size() > maxManifest {
		return nil, model.Errorf(model.Unsupported, "Manifes %s terlalu besar.", path)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, model.Errorf(model.NotFound, "Manifes %s tidak dapat dibaca: %w", path, err)
	}
	var m bundle.Manifest
	if err := json.Unmarshal(data, &m); err != nil || len(m.Entries) == 0 {
		return nil, model.Errorf(model.Invalid, "%s bukan manifes bundel yang berisi dokumen.", path)
	}
	return &m, nil
}

// pagesOf gives for every document of a bundle where it stands: "hlm. 12–15".
func pagesOf(m *bundle.Manifest) map[model.DocumentID]string {
	pages := map[model.DocumentID]string{}
	if m == nil {
		return pages
	}
	first, last := map[model.DocumentID]int{}, map[model.DocumentID]int{}
	for _, e := range m.Entries {
		if n, ok := first[e.Document]; !ok || e.Page < n {
			first[e.Document] = e.Page
		}
		last[e.Document] = max(last[e.Document], e.Page+e.Pages-1)
	}
	for id, n := range first {
		pages[id] = "hlm. " + strconv.Itoa(n)
		if last[id] > n {
			pages[id] += "–" + strconv.Itoa(last[id])
		}
	}
	return pages
}

// evidence is what may be said of a question's evidence.
type evidence struct {
	documents  map[model.Code][]model.Document
	pages      map[model.DocumentID]string
	references map[model.Code]string
	template   string
	year       string
}

func (f *Forms) evidence(ctx context.Context, m *bundle.Manifest) (evidence, error) {
	e := evidence{pages: pagesOf(m)}
	var err error
	if e.documents, err = f.d.Documents(ctx); err != nil {
		return e, err
	}
	if e.references, err = f.References(ctx, model.UnitAssessor); err != nil {
		return e, err
	}
	template, err := f.d.Settings.Get(ctx, setting.PortalLink)
	if err != nil {
		return e, err
	}
	year, err := f.d.Settings.Get(ctx, setting.UnitYear)
	e.template, e.year = template.Value, year.Value
	return e, err
}

// list writes the documents of a question with their pages and the address of
// its folder, "" for none.
func (e evidence) list(f *Forms, c model.Code) string {
	var lines []string
	for i, d := range e.documents[c] {
		s := fmt.Sprintf("%d. %s", i+1, d.Title)
		if d.Number != "" && !strings.Contains(d.Title, d.Number) {
			s += " (" + d.Number + ")"
		}
		if p := e.pages[d.ID]; p != "" {
			s += ", " + p
		}
		lines = append(lines, s)
	}
	if link := setting.LinkOf(e.template, f.d.Worksheet(), c, e.year); link != "" {
		lines = append(lines, link)
	}
	if len(lines) == 0 {
		return e.references[c]
	}
	if r := e.references[c]; r != "" {
		lines = append(lines, r)
	}
	return evidenceMark + "\n" + strings.Join(lines, "\n")
}

// address gives what a portal takes as evidence: the address from the template,
// else those that a form brought, else the titles of the documents.
func (e evidence) address(f *Forms, c model.Code) string {
	if link := setting.LinkOf(e.template, f.d.Worksheet(), c, e.year); link != "" {
		return link
	}
	if s := e.references[c]; s != "" {
		return s
	}
	var titles []string
	for _, d := range e.documents[c] {
		titles = append(titles, d.Title)
	}
	return strings.Join(titles, "; ")
}

// writeFile writes a file, the whole of it or nothing.
func writeFile(ctx context.Context, path string, write func(f *os.File) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".siapzi-*")
	if err != nil {
		return model.Errorf(model.Unavailable, "%s tidak dapat ditulis. Pilih folder lain: %w", path, err)
	}
	err = write(f)
	if err == nil {
		err = f.Chmod(0o644) // a temporary file is for its owner alone; this one is handed on
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		if err = disk.Rename(ctx, f.Name(), path); err != nil {
			err = model.Errorf(model.Unavailable, "%s tidak dapat ditulis. Tutup berkasnya di program lain atau pilih folder lain: %w", path, err)
		}
	}
	if err != nil {
		_ = os.Remove(f.Name()) // half a file is worth nothing
	}
	return err
}

// sameFile tells whether two paths name one file.
func sameFile(a, b string) bool {
	x, err1 := os.Stat(a)
	y, err2 := os.Stat(b)
	return errors.Join(err1, err2) == nil && os.SameFile(x, y)
}
