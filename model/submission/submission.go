package submission

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"siapzi/model"
	"siapzi/model/bag"
	"siapzi/model/bundle"
	"siapzi/model/lke"
	"siapzi/model/store"
	"siapzi/model/vault"
)

// ID names a frozen submission.
type ID = store.SubmissionID

// Kind says what was sent.
type Kind string

// The kinds.
const (
	Bundle   Kind = "bundel"
	Proposal Kind = "usulan"
)

// Submission is what was sent.
type Submission struct {
	ID   ID          `json:"id"`
	Made time.Time   `json:"made"` // when it was frozen
	Who  model.Actor `json:"who"`
	Kind Kind        `json:"kind"`
	About
}

// About is what lists show of a submission. Its JSON is stored; fields are
// only ever added.
type About struct {
	Title   string     `json:"title"`
	Note    string     `json:"note"`  // what people want to remember, such as to whom it went
	Scope   string     `json:"scope"` // which part of the worksheet, "" for all of it
	Unit    model.Unit `json:"unit"`
	Date    time.Time  `json:"date"` // that stands on it
	Program string     `json:"program"`

	Safe        float64 `json:"safe"`
	Provisional float64 `json:"provisional"`
	Met         bool    `json:"met"`     // every gate of the target
	Failing     int     `json:"failing"` // gates that were not met
	Draft       bool    `json:"draft"`   // marked as such on every page
	Pages       int     `json:"pages"`   // of the bundle
	Documents   int     `json:"documents"`

	Hash    model.Hash `json:"hash"` // over the SHA-256 and names of all parts, see Sum
	Parts   []Part     `json:"parts"`
	Package *Package   `json:"package,omitempty"`
	Out     string     `json:"out"` // name of the bundle's PDF, from which those of volumes are made
}

// Part is one file that was sent.
type Part struct {
	Name string     `json:"name"` // with "/" where it lies in a folder
	Hash model.Hash `json:"sha256"`
	Size int64      `json:"size"` // bytes
	Kept bool       `json:"kept"` // its bytes are in the vault
	Path string     `json:"path"` // where it was written; "" where only in the package
}

// Package is the BagIt package that was sent.
type Package struct {
	Name string      `json:"name"`   // of the ZIP or folder
	Hash model.Hash  `json:"sha256"` // of the ZIP, or of the folder's manifest-sha256.txt
	Zip  bool        `json:"zip"`
	Kept bool        `json:"kept"`
	Path string      `json:"path"`
	Size int64       `json:"size"`           // of the ZIP
	Info []bag.Field `json:"info,omitempty"` // only where the package is not the bundle's own
}

// Sum gives the one number that a submission is known by: the SHA-256 of the
// lines "SHA-256, two spaces, name" of all parts and the package.
func (a About) Sum() model.Hash {
	h := sha256.New()
	for _, p := range a.Parts {
		_, _ = fmt.Fprintf(h, "%s  %s\n", p.Hash, p.Name) // a hash takes everything
	}
	if a.Package != nil {
		_, _ = fmt.Fprintf(h, "%s  %s\n", a.Package.Hash, a.Package.Name)
	}
	return model.Hash(hex.EncodeToString(h.Sum(nil)))
}

// Deps is what Submissions needs.
type Deps struct {
	DB    *store.DB
	Vault *vault.Vault
	// Source gives what a bundle of the workspace would be made from now.
	Source func(ctx context.Context) (bundle.Source, error)
}

// Submissions keeps what was sent from one workspace.
type Submissions struct{ d Deps }

// New makes the use case. The caller keeps what is in d.
func New(d Deps) *Submissions { return &Submissions{d} }

// List gives every submission, newest first.
func (s *Submissions) List(ctx context.Context) ([]Submission, error) {
	var rows []store.Submission
	err := s.d.DB.Read(ctx, func(tx *store.Tx) (err error) {
		rows, err = tx.Submissions()
		return err
	})
	if err != nil {
		return nil, err
	}
	out := make([]Submission, 0, len(rows))
	for _, r := range rows {
		x, err := newSubmission(r)
		if err != nil {
			return nil, err
		}
		out = append(out, x)
	}
	return out, nil
}

// Get gives one submission with its state and the manifest of its bundle. It
// is NotFound where the workspace does not know it.
func (s *Submissions) Get(ctx context.Context, id ID) (x Submission, st State, m bundle.Manifest, err error) {
	var row store.Submission
	var state, manifest []byte
	err = s.d.DB.Read(ctx, func(tx *store.Tx) error {
		var ok bool
		if row, ok, err = tx.Submission(id); err == nil && !ok {
			err = unknown()
		}
		if err != nil {
			return err
		}
		state, manifest, _, err = tx.SubmissionState(id)
		return err
	})
	if err != nil {
		return x, st, m, err
	}
	if x, err = newSubmission(row); err != nil {
		return x, st, m, err
	}
	if err = unpack(state, &st); err != nil {
		return x, st, m, err
	}
	return x, st, m, unpack(manifest, &m)
}

// Find gives the submission whose id ends in end, the newest for "". It is
// NotFound where there is none and Invalid where there are several.
func (s *Submissions) Find(ctx context.Context, end string) (found Submission, err error) {
	list, err := s.List(ctx)
	if err != nil {
		return found, err
	}
	n := 0
	for i, x := range list {
		if (end == "" && i == 0) || (end != "" && strings.HasSuffix(string(x.ID), end)) {
			found = x
			n++
		}
	}
	switch {
	case n == 0 && end == "":
		return found, model.Errorf(model.NotFound, "Belum ada pengajuan yang dibekukan dari ruang kerja ini.")
	case n == 0:
		return found, model.Errorf(model.NotFound, "Tidak ada pengajuan dengan id yang berakhiran %q.", end)
	case n > 1:
		return found, model.Errorf(model.Invalid, "Ada %d pengajuan dengan id yang berakhiran %q. Tulis lebih panjang.", n, end)
	}
	return found, nil
}

// Forget removes a submission from the list; its files stay where they are.
// It is NotFound where the workspace does not know it.
func (s *Submissions) Forget(ctx context.Context, who model.Actor, id ID) error {
	return s.d.DB.Write(ctx, who, func(tx *store.Tx) error {
		row, ok, err := tx.Submission(id)
		if err == nil && !ok {
			err = unknown()
		}
		if err != nil {
			return err
		}
		x, err := newSubmission(row)
		if err != nil {
			return err
		}
		if err := tx.DeleteSubmission(id); err != nil {
			return err
		}
		return tx.Audit(store.AuditEntry{Entity: "submission", ID: string(id), Old: x.Title + " " + string(x.Hash)})
	})
}

func unknown() error {
	return model.Errorf(model.NotFound, "Pengajuan ini tidak ada lagi dalam daftar.")
}

func newSubmission(r store.Submission) (Submission, error) {
	x := Submission{ID: r.ID, Made: r.Made, Who: r.Who, Kind: Kind(r.Kind)}
	if err := json.Unmarshal(r.About, &x.About); err != nil {
		return x, fmt.Errorf("submission: read %s: %w", r.ID, err)
	}
	return x, nil
}

// describe fills what lists show of the state and the bundle.
func describe(a *About, st State, m bundle.Manifest) error {
	sheet, err := st.Sheet()
	if err != nil {
		return err
	}
	if a.Scope, err = bundle.Scope(sheet, st.Request.Codes); err != nil {
		return err
	}
	a.Unit, a.Date, a.Program, a.Pages = st.Unit, st.Request.Date, m.Program, m.Pages
	seen := map[model.DocumentID]bool{}
	for _, e := range m.Entries {
		seen[e.Document] = true
	}
	a.Documents = len(seen)
	score, gates, err := st.Score()
	if err != nil {
		return err
	}
	a.Safe, a.Provisional, a.Met, a.Failing = score.Safe.Total, score.Provisional.Total, gates.Met, failing(gates)
	a.Hash = a.Sum()
	return nil
}

func failing(r lke.TargetResult) (n int) {
	for _, g := range r.Gates {
		if !g.Met {
			n++
		}
	}
	return n
}

// fileOf describes a file on disk as a part called name.
func fileOf(ctx context.Context, path, name string) (Part, error) {
	h, size, err := sumFile(ctx, path)
	abs, aerr := filepath.Abs(path)
	if aerr != nil {
		abs = path
	}
	return Part{Name: name, Hash: h, Size: size, Path: abs}, err
}

// sameFile tells whether the file at path is there with this content.
func sameFile(ctx context.Context, path string, want model.Hash, size int64) bool {
	if path == "" {
		return false
	}
	if st, err := os.Stat(path); err != nil || !st.Mode().IsRegular() || size > 0 && st.Size() != size {
		return false
	}
	h, _, err := sumFile(ctx, path)
	return err == nil && h == want
}
