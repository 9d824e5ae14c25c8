package submission

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"siapzi/model"
	"siapzi/model/bag"
	"siapzi/model/bundle"
)

// Exported tells what Export wrote.
type Exported struct {
	Files   []string `json:"files"`   // paths
	Rebuilt bool     `json:"rebuilt"` // the bundle was made again from the frozen state
}

// temp makes a folder for what is made on the way.
func (s *Submissions) temp(ctx context.Context) (string, error) {
	src, err := s.d.Source(ctx)
	if err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp(src.Temp, "pengajuan-*")
	if err != nil {
		return "", fmt.Errorf("submission: temporary folder: %w", err)
	}
	return dir, nil
}

// Export writes a submission into the folder dir with the same bytes as it was
// sent: its package where it had one, else its files. Files that are there
// already with these bytes stay; anything else of that name is Conflict. It is
// Unsupported where this program makes other bytes out of the frozen state, and
// nothing is written then.
func (s *Submissions) Export(ctx context.Context, id ID, dir string, p *model.Progress) (Exported, error) {
	x, st, _, err := s.Get(ctx, id)
	if err != nil {
		return Exported{}, err
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return Exported{}, model.Errorf(model.NotFound, "Folder %s tidak ada. Buat folder itu dahulu atau pilih tempat lain.", dir)
	}
	temp, err := s.temp(ctx)
	if err != nil {
		return Exported{}, err
	}
	defer os.RemoveAll(temp) //nolint:errcheck // rubbish
	e := &export{s: s, x: x, state: st, temp: temp, dir: dir, progress: p}
	if err := e.checkPlaces(ctx); err != nil {
		return Exported{}, err
	}
	if err := e.run(ctx); err != nil {
		return Exported{}, err
	}
	return Exported{Files: e.done, Rebuilt: e.built}, nil
}

// export is one run of Export.
type export struct {
	s         *Submissions
	x         Submission
	state     State
	temp, dir string
	progress  *model.Progress

	built bool
	made  map[string]string // what rebuild made, by base name
	done  []string
}

// sole tells whether the package is all that is written: a proposal is sent as
// one, while a bundle's package stands beside the bundle.
func (e *export) sole() bool { return e.x.Package != nil && e.x.Package.Info != nil }

// checkPlaces refuses to write over what is something else.
func (e *export) checkPlaces(ctx context.Context) error {
	check := func(name string, want model.Hash) error {
		to := filepath.Join(e.dir, filepath.FromSlash(name))
		_, err := os.Lstat(to)
		if errors.Is(err, fs.ErrNotExist) || err == nil && want != "" && sameFile(ctx, to, want, 0) {
			return ctx.Err()
		}
		return model.Errorf(model.Conflict, "%s sudah ada di folder itu dengan isi lain, jadi tidak ada yang ditulis. Pilih folder lain.", filepath.Base(to))
	}
	if e.x.Package != nil {
		want := e.x.Package.Hash
		if !e.x.Package.Zip {
			want = ""
		}
		if err := check(e.x.Package.Name, want); err != nil {
			return err
		}
	}
	if e.sole() {
		return nil
	}
	for _, p := range e.x.Parts {
		if err := check(p.Name, p.Hash); err != nil {
			return err
		}
	}
	return nil
}

// run finds or makes everything first and writes then.
func (e *export) run(ctx context.Context) error {
	if e.sole() {
		from, err := e.proposal(ctx)
		if err != nil {
			return err
		}
		return e.place(ctx, from, e.x.Package)
	}
	sources := make([]string, len(e.x.Parts))
	for i, p := range e.x.Parts {
		var err error
		if sources[i], err = e.find(ctx, p); err != nil {
			return err
		}
	}
	packed, err := e.ownPackage(ctx)
	if err != nil {
		return err
	}
	for i, p := range e.x.Parts {
		to := filepath.Join(e.dir, filepath.FromSlash(p.Name))
		if err := copyFile(ctx, sources[i], to, p.Hash); err != nil {
			return err
		}
		e.done = append(e.done, to)
	}
	if packed == "" {
		return nil
	}
	return e.place(ctx, packed, e.x.Package)
}

// find gives where the bytes of a part lie: in the vault, where they were sent
// from, or made again.
func (e *export) find(ctx context.Context, p Part) (string, error) {
	switch {
	case e.s.d.Vault.Has(p.Hash):
		return e.s.d.Vault.Path(p.Hash), nil
	case p.Kept:
		return "", model.Errorf(model.NotFound, "%s hilang dari ruang kerja. Jalankan pemeriksaan ruang kerja.", p.Name)
	case sameFile(ctx, p.Path, p.Hash, p.Size):
		return p.Path, nil
	}
	if err := e.rebuild(ctx); err != nil {
		return "", err
	}
	made := e.made[path.Base(p.Name)]
	if !sameFile(ctx, made, p.Hash, p.Size) {
		return "", errors.Join(ctx.Err(), e.differs(p.Name))
	}
	return made, nil
}

// differs is the error where this program makes other bytes.
func (e *export) differs(name string) error {
	const now = "SiapZI " + model.ProgramVersion
	if e.x.Program != now {
		return model.Errorf(model.Unsupported, "%s dikirim dengan %s; %s menyusunnya berbeda (SHA-256 tidak sama), jadi tidak ada yang ditulis. "+
			"Pakai versi itu, atau berkas yang disimpan waktu itu.", name, e.x.Program, now)
	}
	return model.Errorf(model.Unsupported, "%s yang dibuat ulang tidak sama dengan yang dikirim (SHA-256 berbeda), jadi tidak ada yang ditulis.", name)
}

// rebuild makes the bundle again from the frozen state, once.
func (e *export) rebuild(ctx context.Context) error {
	if e.built {
		return nil
	}
	src, err := e.s.d.Source(ctx)
	if err != nil {
		return err
	}
	f := frozen{e.state, e.s.d.Vault}
	if src.Worksheet, err = e.state.Sheet(); err != nil {
		return err
	}
	src.Unit, src.Letterhead, src.Answers, src.Documents, src.Converter = e.state.Unit, e.state.Letterhead, f, f, f
	req := e.state.Request.request()
	req.Progress = e.progress
	if e.x.Out != "" {
		req.Out = filepath.Join(e.temp, e.x.Out)
	}
	if e.x.Package != nil && !e.sole() {
		req.Package = filepath.Join(e.temp, e.x.Package.Name)
	}
	r, err := bundle.Build(ctx, src, req)
	if err != nil {
		return err
	}
	e.built, e.made = true, map[string]string{}
	for _, v := range volumes(r) {
		e.made[filepath.Base(v)] = v
	}
	return nil
}

// ownPackage gives the bundle's own package, "" where there is none.
func (e *export) ownPackage(ctx context.Context) (string, error) {
	k := e.x.Package
	switch {
	case k == nil:
		return "", nil
	case k.Kept:
		return e.s.d.Vault.Path(k.Hash), nil
	case k.Zip && sameFile(ctx, k.Path, k.Hash, k.Size):
		return k.Path, nil
	}
	if err := e.rebuild(ctx); err != nil {
		return "", err
	}
	made := filepath.Join(e.temp, k.Name)
	got, err := PackageOf(ctx, made)
	if err == nil && got.Hash != k.Hash {
		err = e.differs(k.Name)
	}
	return made, err
}

// proposal gives the package of letters and bundle, put together again.
func (e *export) proposal(ctx context.Context) (string, error) {
	k := e.x.Package
	if k.Zip && sameFile(ctx, k.Path, k.Hash, k.Size) {
		return k.Path, nil
	}
	files := make([]File, len(e.x.Parts))
	for i, p := range e.x.Parts {
		from, err := e.find(ctx, p)
		if err != nil {
			return "", err
		}
		files[i] = File{Name: p.Name, Path: from, Size: p.Size}
	}
	made := filepath.Join(e.temp, "paket", k.Name)
	if err := os.Mkdir(filepath.Dir(made), 0o755); err != nil {
		return "", fmt.Errorf("submission: folder of package: %w", err)
	}
	if err := WritePackage(ctx, made, files, bag.Package{Info: k.Info, Date: e.x.Date}, k.Zip, e.progress); err != nil {
		return "", err
	}
	got, err := PackageOf(ctx, made)
	if err == nil && got.Hash != k.Hash {
		err = e.differs(k.Name)
	}
	return made, err
}

// File is a file that goes into a package.
type File struct {
	Name string // below data/, with "/"
	Path string
	Size int64 // bytes
}

// WritePackage writes files as a BagIt package, in the order of their names.
func WritePackage(ctx context.Context, to string, files []File, p bag.Package, zip bool, progress *model.Progress) error {
	files = slices.Clone(files)
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	for _, f := range files {
		p.Payload = append(p.Payload, bag.Payload{Path: f.Name, Size: f.Size, Open: func() (io.ReadCloser, error) { return os.Open(f.Path) }})
	}
	if zip {
		return bag.WriteZip(ctx, to, p, progress)
	}
	return bag.WriteDir(ctx, to, p, progress)
}

// place brings a package to its final name.
func (e *export) place(ctx context.Context, from string, k *Package) error {
	to := filepath.Join(e.dir, k.Name)
	if k.Zip {
		if err := copyFile(ctx, from, to, k.Hash); err != nil {
			return err
		}
	} else if err := os.CopyFS(to, os.DirFS(from)); err != nil { // to does not exist, see checkPlaces
		return errors.Join(fmt.Errorf("submission: write %s: %w", to, err), os.RemoveAll(to))
	}
	e.done = append(e.done, to)
	return nil
}
