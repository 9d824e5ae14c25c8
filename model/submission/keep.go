package submission

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"mime"
	"os"
	"path/filepath"
	"strings"

	"siapzi/model"
	"siapzi/model/disk"
	"siapzi/model/store"
)

// keepIf stores the file at path in the vault, where keep says so. Its row
// comes with the submission's.
func (s *Submissions) keepIf(ctx context.Context, keep bool, path string) error {
	if !keep {
		return nil
	}
	_, _, _, err := s.d.Vault.PutFile(ctx, path)
	return err
}

// keepConverted stores what LibreOffice made, and notes it in b's state.
func (s *Submissions) keepConverted(ctx context.Context, b Built) error {
	for key, path := range b.convert {
		h, _, _, err := s.d.Vault.PutFile(ctx, path)
		if err != nil {
			return err
		}
		b.State.Converted[key] = Conversion{PDF: h}
	}
	return nil
}

// newBlobs gives the rows of the files that a submission keeps itself.
func newBlobs(a About, st State, path func(model.Hash) string) []store.Blob {
	var out []store.Blob
	add := func(h model.Hash, name string) {
		if info, err := os.Stat(path(h)); err == nil && info.Size() > 0 { // what is missing is told when the rows are written
			out = append(out, store.Blob{Hash: h, Size: info.Size(), MIME: mimeOf(name)})
		}
	}
	for _, p := range a.Parts {
		if p.Kept {
			add(p.Hash, p.Name)
		}
	}
	if a.Package != nil && a.Package.Kept {
		add(a.Package.Hash, a.Package.Name)
	}
	for _, c := range st.Converted {
		if c.PDF != "" {
			add(c.PDF, ".pdf")
		}
	}
	return out
}

// mimeOf gives the type by the ending of a name; these files are of our making.
func mimeOf(name string) string {
	switch ext := strings.ToLower(filepath.Ext(name)); ext {
	case ".docx":
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	case ".pdf":
		return "application/pdf"
	default:
		if t, _, err := mime.ParseMediaType(mime.TypeByExtension(ext)); err == nil {
			return t
		}
	}
	return "application/octet-stream"
}

// PackageOf describes the package at path, a ZIP or a folder.
func PackageOf(ctx context.Context, path string) (*Package, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, model.Errorf(model.Unavailable, "Paket %s tidak dapat dibaca: %w", path, err)
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("submission: place of package: %w", err)
	}
	p := &Package{Name: filepath.Base(path), Zip: !info.IsDir(), Path: abs}
	if !p.Zip {
		path = filepath.Join(path, "manifest-sha256.txt")
	}
	p.Hash, p.Size, err = sumFile(ctx, path)
	if !p.Zip {
		p.Size = 0
	}
	return p, err
}

// sumFile gives the SHA-256 and size of a file.
func sumFile(ctx context.Context, path string) (model.Hash, int64, error) {
	f, err := disk.Open(ctx, path)
	if err != nil {
		return "", 0, model.Errorf(model.Unavailable, "Berkas %s tidak dapat dibaca: %w", path, err)
	}
	defer f.Close() //nolint:errcheck // read-only
	h := sha256.New()
	n, err := io.Copy(h, readerOf(ctx, f))
	if err != nil {
		return "", 0, fmt.Errorf("submission: read %s: %w", path, err)
	}
	return model.Hash(hex.EncodeToString(h.Sum(nil))), n, nil
}

// readerOf ends reading when ctx ends.
func readerOf(ctx context.Context, r io.Reader) io.Reader { return canceler{ctx, r} }

type canceler struct {
	ctx context.Context
	r   io.Reader
}

func (c canceler) Read(b []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(b)
}

// copyFile copies from to to, which appears only when it is complete and has
// the content want.
func copyFile(ctx context.Context, from, to string, want model.Hash) (err error) {
	in, err := disk.Open(ctx, from)
	if err != nil {
		return model.Errorf(model.Unavailable, "Berkas %s tidak dapat dibaca: %w", from, err)
	}
	defer in.Close() //nolint:errcheck // read-only
	out, err := os.CreateTemp(filepath.Dir(to), ".siapzi-*.tmp")
	if err != nil {
		return model.Errorf(model.Denied, "Berkas tidak dapat ditulis ke %s: %w", filepath.Dir(to), err)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(out.Name()) // rubbish
		}
	}()
	h := sha256.New()
	_, err = io.Copy(io.MultiWriter(out, h), readerOf(ctx, in))
	if err == nil {
		err = out.Sync()
	}
	if cerr := out.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return fmt.Errorf("submission: write %s: %w", to, err)
	}
	if got := model.Hash(hex.EncodeToString(h.Sum(nil))); got != want {
		return model.Errorf(model.Invalid, "%s tidak lagi sama dengan yang dikirim (SHA-256 berbeda), jadi tidak ditulis.", filepath.Base(to))
	}
	if err = os.Chmod(out.Name(), 0o644); err != nil {
		return fmt.Errorf("submission: write %s: %w", to, err)
	}
	return disk.Rename(ctx, out.Name(), to)
}
