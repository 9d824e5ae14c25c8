package office

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"siapzi/model"
)

const (
	// DefaultTimeout is how long one run of LibreOffice may take where Config
	// says nothing.
	DefaultTimeout = 20 * time.Second

	// firstExtra is added for the first run with a new profile, which LibreOffice
	// must furnish. It takes 0.3 s on a fast computer, but much longer on an old
	// one with a cold disk and a virus scanner.
	firstExtra = 40 * time.Second
)

// Errors that stand in the chain of a model.Error of Convert.
var (
	ErrTooLong = errors.New("office: time limit reached")
	ErrNoPages = errors.New("office: the result has no page")
)

// Config holds what a Converter can be told. The zero value works.
type Config struct {
	// Program is the LibreOffice to use; the zero value means what Find gives
	// whenever it is needed.
	Program Program
	// CacheDir is where results are kept, made when missing. It may be deleted
	// at any time. "" means a folder in the system's temporary one.
	CacheDir string
	// Timeout bounds one run of LibreOffice; 0 means DefaultTimeout. The first
	// run gets longer, and waiting for other callers does not count.
	Timeout time.Duration
	// Check opens a result and counts its pages. nil means a look at the bytes,
	// which is enough for whole files.
	Check func(ctx context.Context, path string) (pages int, err error)
	// Now is the clock by which old leftovers are told; nil means time.Now.
	Now func() time.Time
}

// Converter turns office files into PDF. Make it with New and end it with Close.
type Converter struct {
	cfg     Config
	turn    chan struct{} // holds one token; fields below may be touched only with it
	profile string        // folder, "" while there is none
	started bool          // profile was furnished by a run that went well
}

// New makes a Converter. It neither looks for LibreOffice nor starts it.
func New(cfg Config) *Converter {
	if cfg.Timeout <= 0 {
		cfg.Timeout = DefaultTimeout
	}
	if cfg.CacheDir == "" {
		cfg.CacheDir = filepath.Join(os.TempDir(), "siapzi-office")
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Check == nil {
		cfg.Check = countPages
	}
	return &Converter{cfg: cfg, turn: make(chan struct{}, 1)}
}

// Close removes the profile. It waits for a running conversion. A Converter can
// be used after Close; it then starts anew.
func (c *Converter) Close() error {
	c.turn <- struct{}{}
	defer func() { <-c.turn }()
	return c.dropProfile()
}

// Available tells whether there is a LibreOffice to run.
func (c *Converter) Available() bool {
	_, ok := c.program()
	return ok
}

func (c *Converter) program() (Program, bool) {
	if c.cfg.Program.Path == "" {
		return Find()
	}
	info, err := os.Stat(c.cfg.Program.Path)
	return c.cfg.Program, err == nil && !info.IsDir()
}

// Convert gives the path of a PDF of the office file src, whose content has the
// hash key and the type mime. The PDF lies in the cache: read it, do not change
// it, and do not expect it to be there later.
//
// Errors: Unavailable without LibreOffice, Unsupported for a type that Handles
// refuses and for a file that took too long (ErrTooLong), Denied for a file
// with a password, Invalid for one that LibreOffice cannot read or that has no
// page (ErrNoPages), others for the disk and ctx. The file itself stays as it
// is in all cases.
func (c *Converter) Convert(ctx context.Context, src string, key model.Hash, mime string) (string, error) {
	f, ok := formatOf(mime)
	if !ok {
		return "", model.Errorf(model.Unsupported, "Jenis berkas ini tidak dapat diubah menjadi PDF. Simpan berkas sebagai PDF, lalu tambahkan PDF itu.")
	}
	if !key.Valid() {
		return "", fmt.Errorf("office: convert: %q is not a hash", key)
	}
	if path, ok := c.cached(key); ok {
		return path, nil
	}
	select {
	case c.turn <- struct{}{}:
		defer func() { <-c.turn }()
	case <-ctx.Done():
		return "", fmt.Errorf("office: wait: %w", ctx.Err())
	}
	if path, ok := c.cached(key); ok { // somebody else converted it meanwhile
		return path, nil
	}
	program, ok := c.program()
	if !ok {
		return "", model.Errorf(model.Unavailable, "LibreOffice tidak terpasang di komputer ini, jadi berkas Word, Excel, dan PowerPoint belum dapat diubah menjadi PDF. "+
			"Pasang LibreOffice, atau simpan berkas sebagai PDF lalu tambahkan PDF itu.")
	}
	return c.convert(ctx, program, src, key, f)
}

// convert runs LibreOffice on a copy of src in a temporary folder.
func (c *Converter) convert(ctx context.Context, program Program, src string, key model.Hash, f format) (string, error) {
	dir, err := os.MkdirTemp("", workPrefix)
	if err != nil {
		return "", tempError(err)
	}
	defer func() { _ = os.RemoveAll(dir) }() // best effort: the system cleans its temporary folder
	in := filepath.Join(dir, "in."+f.ext)
	if err := copyFile(ctx, src, in); err != nil {
		return "", err
	}
	if !f.begins(in) {
		return "", unreadable(errNotFormat)
	}
	w := work{c: c, program: program, dir: dir}
	if in, err = w.prepareSheet(ctx, in, f.sheet); err != nil {
		return "", err
	}
	pdf, err := w.run(ctx, in, "pdf", func(path string) error { return c.check(ctx, path) })
	if err != nil {
		return "", err
	}
	return c.keep(key, pdf)
}

// check says whether a result is a PDF with at least one page.
func (c *Converter) check(ctx context.Context, path string) error {
	if err := isWholePDF(path); err != nil {
		return err
	}
	pages, err := c.cfg.Check(ctx, path)
	if err == nil && pages < 1 {
		err = ErrNoPages
	}
	return err
}

// copyFile copies src, which stays open for reading only, to the new file dst.
func copyFile(ctx context.Context, src, dst string) (err error) {
	in, err := os.Open(src)
	if err != nil {
		return sourceError(src, err)
	}
	defer in.Close() // read-only
	out, err := os.OpenFile(dst, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return tempError(err)
	}
	defer func() {
		if cerr := out.Close(); err == nil && cerr != nil {
			err = tempError(cerr)
		}
	}()
	if _, err := io.Copy(out, &ctxReader{ctx, in}); err != nil {
		if ctx.Err() != nil {
			return fmt.Errorf("office: copy: %w", ctx.Err())
		}
		var pe *fs.PathError
		if errors.As(err, &pe) && pe.Op == "write" {
			return tempError(err)
		}
		return sourceError(src, err)
	}
	return nil
}

// ctxReader ends reading when its context ends.
type ctxReader struct {
	ctx context.Context
	r   io.Reader
}

func (r *ctxReader) Read(b []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.r.Read(b)
}

func sourceError(path string, err error) error {
	kind := model.Unavailable
	switch {
	case errors.Is(err, fs.ErrNotExist):
		kind = model.NotFound
	case errors.Is(err, fs.ErrPermission):
		kind = model.Denied
	}
	return &model.Error{Kind: kind, Err: err,
		Msg: fmt.Sprintf("Berkas %q tidak dapat dibaca dari disk.", filepath.Base(path))}
}

func tempError(err error) error {
	return &model.Error{Kind: model.Unavailable, Err: err,
		Msg: "Berkas sementara tidak dapat ditulis. Periksa sisa ruang dan izin folder sementara komputer ini."}
}
