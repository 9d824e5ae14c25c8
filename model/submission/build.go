package submission

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"time"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/model/history"
	"siapzi/model/store"
)

// Built is a bundle that was made from a state that can be frozen.
type Built struct {
	State  State
	Result bundle.Result

	out     string                // name of the PDF
	secret  bool                  // passwords were used, which are not stored
	convert map[model.Hash]string // PDFs that LibreOffice made, where they lie now
}

// Build makes a bundle like bundle.Build and remembers what it was made from.
// Nothing of it is stored until Add or Freeze.
func (s *Submissions) Build(ctx context.Context, req bundle.Request) (Built, error) {
	live, err := s.d.Source(ctx)
	if err != nil {
		return Built{}, err
	}
	st, err := capture(ctx, live)
	if err != nil {
		return Built{}, err
	}
	if req.Producer == "" {
		req.Producer = st.Program // a later program must write the same
	}
	st.Request = freeze(req)
	b := Built{State: st, secret: req.OpenPassword != "" || len(req.Passwords) > 0}
	if req.Out != "" {
		b.out = filepath.Base(req.Out)
	}
	src, f := live, frozen{st, s.d.Vault}
	src.Answers, src.Documents = f, f
	if live.Converter != nil {
		r := &recorder{frozen: f, real: live.Converter, paths: map[model.Hash]string{}}
		src.Converter, b.convert = r, r.paths
	}
	b.Result, err = bundle.Build(ctx, src, req)
	return b, err
}

// Extra is a file that goes with a bundle, such as a letter. It is always kept.
type Extra struct {
	Name string // in the package, with "/"
	Path string // where it lies now
}

// Draft is what is to be frozen.
type Draft struct {
	Kind    Kind
	Title   string // "" for one that follows from the kind
	Note    string
	Marked  bool // it carries the mark of a draft
	Built   Built
	Extras  []Extra
	Package *Package // made by the caller of the extras and the bundle; nil for the bundle's own
	Folder  string   // of the bundle's files in that package
}

// Add freezes d. The files must still lie where they were made.
func (s *Submissions) Add(ctx context.Context, who model.Actor, d Draft) (Submission, error) {
	a := About{Title: d.Title, Note: d.Note, Draft: d.Marked, Package: d.Package, Out: d.Built.out}
	for _, path := range volumes(d.Built.Result) {
		p, err := fileOf(ctx, path, d.Folder+filepath.Base(path))
		if err != nil {
			return Submission{}, err
		}
		p.Kept = d.Built.secret
		if d.Package != nil {
			p.Path = "" // made in a folder that goes away
		}
		a.Parts = append(a.Parts, p)
		if err := s.keepIf(ctx, p.Kept, path); err != nil {
			return Submission{}, err
		}
	}
	if err := s.ownPackage(ctx, d, &a); err != nil {
		return Submission{}, err
	}
	for _, x := range d.Extras {
		p, err := fileOf(ctx, x.Path, x.Name)
		if err == nil {
			p.Kept, p.Path = true, ""
			a.Parts = append(a.Parts, p)
			err = s.keepIf(ctx, true, x.Path)
		}
		if err != nil {
			return Submission{}, err
		}
	}
	if err := s.keepConverted(ctx, d.Built); err != nil {
		return Submission{}, err
	}
	if err := describe(&a, d.Built.State, d.Built.Result.Manifest); err != nil {
		return Submission{}, err
	}
	if a.Title == "" {
		a.Title = titleOf(d.Kind, a)
	}
	return s.put(ctx, who, d, a)
}

// ownPackage notes the package that the bundle has of its own.
func (s *Submissions) ownPackage(ctx context.Context, d Draft, a *About) (err error) {
	path := d.Built.Result.Package
	if path == "" || d.Package != nil {
		return nil
	}
	if a.Package, err = PackageOf(ctx, path); err != nil {
		return err
	}
	a.Package.Kept = d.Built.secret
	if a.Package.Kept && !a.Package.Zip {
		return model.Errorf(model.Unsupported, "Bundel dengan kata sandi hanya dapat dibekukan bila paketnya berupa ZIP, bukan folder. Buat lagi sebagai ZIP.")
	}
	return s.keepIf(ctx, a.Package.Kept, path)
}

// titleOf gives the usual title.
func titleOf(k Kind, a About) string {
	if k == Proposal {
		return fmt.Sprintf("Usulan menuju %s %d", a.Unit.Target, a.Unit.Year)
	}
	if a.Scope != "" {
		return "Bundel " + a.Scope
	}
	return fmt.Sprintf("Bundel bukti dukung %d", a.Unit.Year)
}

// put writes the rows.
func (s *Submissions) put(ctx context.Context, who model.Actor, d Draft, a About) (Submission, error) {
	about, err := json.Marshal(a)
	if err != nil {
		return Submission{}, fmt.Errorf("submission: add: %w", err)
	}
	state, err := pack(d.Built.State)
	if err != nil {
		return Submission{}, err
	}
	manifest, err := pack(d.Built.Result.Manifest)
	if err != nil {
		return Submission{}, err
	}
	row := store.Submission{ID: ID(store.NewID()), Who: who, Kind: string(d.Kind), About: about}
	needs, blobs := d.Built.State.hashes(), newBlobs(a, d.Built.State, s.d.Vault.Path)
	for _, b := range blobs {
		needs = append(needs, b.Hash)
	}
	err = s.d.DB.Write(ctx, who, func(tx *store.Tx) error {
		row.Made = tx.Now()
		for _, b := range blobs {
			if err := tx.PutBlob(b, ""); err != nil {
				return err
			}
		}
		for _, h := range needs { // an orphan that was just cleaned up must not be promised
			if !s.d.Vault.Has(h) {
				return model.Errorf(model.NotFound, "Berkas %.12s… hilang dari ruang kerja, jadi pengajuan ini tidak dapat dibekukan. Jalankan pemeriksaan ruang kerja.", h)
			}
		}
		if err := tx.PutSubmission(row, state, manifest, needs); err != nil {
			return err
		}
		return tx.Audit(store.AuditEntry{Entity: "submission", ID: string(row.ID), New: a.Title + " " + string(a.Hash)})
	})
	if err != nil {
		return Submission{}, err
	}
	return newSubmission(row)
}

// Freeze freezes a bundle that was made earlier. It is made again from the
// workspace as it is now; only where that gives the same bytes is it known
// what the bundle was made from. Else the error is Conflict, and the bundle
// has to be made anew. m is its manifest. A bundle with a password cannot be
// made again: it is Unsupported, and is frozen when it is made.
func (s *Submissions) Freeze(ctx context.Context, who model.Actor, b history.Bundle, m bundle.Manifest, note string, p *model.Progress) (Submission, error) {
	switch {
	case b.Gone:
		return Submission{}, model.Errorf(model.NotFound, "Berkas bundel ini tidak ada lagi di tempatnya, jadi tidak dapat dibekukan.")
	case b.Choices.Locked:
		return Submission{}, model.Errorf(model.Unsupported, "Bundel yang terkunci kata sandi tidak dapat dibuat ulang untuk dibandingkan. "+
			"Buat lagi bundel itu dan pilih membekukannya pada saat dibuat.")
	}
	date, err := time.Parse(time.RFC3339, m.Date)
	if err != nil {
		return Submission{}, fmt.Errorf("submission: date of bundle: %w", err)
	}
	temp, err := s.temp(ctx)
	if err != nil {
		return Submission{}, err
	}
	defer os.RemoveAll(temp) //nolint:errcheck // rubbish
	req := b.Choices.Request(date)
	req.Producer, req.Progress = m.Program, p
	if len(b.Files) > 0 {
		req.Out = filepath.Join(temp, baseOf(b.Files, m))
	}
	if b.Package != "" {
		req.Package = filepath.Join(temp, filepath.Base(b.Package))
	}
	built, err := s.Build(ctx, req)
	if err != nil {
		return Submission{}, err
	}
	if err := sameAs(ctx, built, b); err != nil {
		return Submission{}, err
	}
	built.Result.Package = b.Package
	built.Result.Path, built.Result.Volumes = "", b.Files // where they stay
	return s.Add(ctx, who, Draft{Kind: Bundle, Note: note, Built: built})
}

// volumeTail is how package bundle ends the name of a volume.
var volumeTail = regexp.MustCompile(` - Volume \d+ dari \d+\.pdf$`)

// baseOf gives the name of the PDF that was asked for.
func baseOf(files []string, m bundle.Manifest) string {
	name := filepath.Base(files[0])
	if len(m.Volumes) > 1 {
		name = volumeTail.ReplaceAllString(name, ".pdf")
	}
	return name
}

// sameAs compares what was just made with the bundle on disk.
func sameAs(ctx context.Context, built Built, b history.Bundle) error {
	changed := model.Errorf(model.Conflict, "Isi ruang kerja, setelan, atau programnya berubah sejak bundel ini dibuat, jadi bundel ini tidak dapat dibekukan "+
		"dengan keadaannya waktu itu. Buat bundel baru, lalu bekukan.")
	made := volumes(built.Result)
	if len(made) != len(b.Files) {
		return changed
	}
	for i, path := range made {
		h, size, err := sumFile(ctx, path)
		if err != nil {
			return err
		}
		if !sameFile(ctx, b.Files[i], h, size) {
			return errors.Join(ctx.Err(), changed)
		}
	}
	if b.Package == "" {
		return nil
	}
	x, err := PackageOf(ctx, built.Result.Package)
	if err != nil {
		return err
	}
	y, err := PackageOf(ctx, b.Package)
	if err == nil && x.Hash != y.Hash {
		return changed
	}
	return err
}

// volumes gives the paths of a bundle's PDFs.
func volumes(r bundle.Result) []string {
	if len(r.Volumes) > 0 {
		return r.Volumes
	}
	if r.Path != "" {
		return []string{r.Path}
	}
	return nil
}
