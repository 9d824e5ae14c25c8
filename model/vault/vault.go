package vault

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"siapzi/model"
	"siapzi/model/disk"
)

const (
	tempFolder  = "tmp"
	tempPattern = "put-*.part"
)

// Vault is the folder of stored files.
type Vault struct {
	dir string
	fs  fileSystem
}

// Open opens the vault in dir and makes the folder where it is missing.
func Open(dir string) (*Vault, error) {
	v := &Vault{dir: dir, fs: localDisk{}}
	if err := v.fs.MkdirAll(filepath.Join(dir, tempFolder)); err != nil {
		return nil, kindError("open", err)
	}
	return v, nil
}

// Path is where the content h lies or would lie. The file is read-only and
// belongs to the vault.
func (v *Vault) Path(h model.Hash) string {
	if !h.Valid() {
		// A name that cannot exist, so that no caller reads outside the vault.
		return filepath.Join(v.dir, tempFolder, "invalid-hash")
	}
	return filepath.Join(v.dir, string(h[:2]), string(h[2:]))
}

// Open opens the content h for reading; the caller closes it. It is NotFound
// when it is not stored.
func (v *Vault) Open(h model.Hash) (*os.File, error) {
	f, err := os.Open(v.Path(h))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, missing(h, err)
	}
	if err != nil {
		return nil, kindError("open file", err)
	}
	return f, nil
}

// Has tells whether h is stored. It does not read the content.
func (v *Vault) Has(h model.Hash) bool {
	_, err := os.Stat(v.Path(h))
	return err == nil
}

// Each calls f for every stored file in the order of the hashes, with its size
// in bytes, and stops at f's first error.
func (v *Vault) Each(ctx context.Context, f func(h model.Hash, size int64) error) error {
	return v.walk(ctx, func(path string, h model.Hash, d fs.DirEntry) error {
		if h == "" {
			return nil
		}
		info, err := d.Info()
		if errors.Is(err, fs.ErrNotExist) {
			return nil // removed meanwhile
		}
		if err != nil {
			return kindError("list", err)
		}
		return f(h, info.Size())
	})
}

// Leftovers lists the files in the vault's folder that are no stored files:
// parts of interrupted copies and whatever others put there. Paths are
// relative to the vault's folder, with "/".
func (v *Vault) Leftovers(ctx context.Context) ([]string, error) {
	var out []string
	err := v.walk(ctx, func(path string, h model.Hash, _ fs.DirEntry) error {
		if h == "" {
			out = append(out, path)
		}
		return nil
	})
	return out, err
}

// walk calls f for every file below the vault's folder, in order of names. h
// is empty for files that do not have the name of a stored one.
func (v *Vault) walk(ctx context.Context, f func(path string, h model.Hash, d fs.DirEntry) error) error {
	return filepath.WalkDir(v.dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return kindError("list", err)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if d.IsDir() {
			return nil
		}
		rel, err := filepath.Rel(v.dir, path)
		if err != nil {
			return fmt.Errorf("vault: list: %w", err)
		}
		rel = filepath.ToSlash(rel)
		h := model.Hash("")
		if folder, name, ok := strings.Cut(rel, "/"); ok && len(folder) == 2 && model.Hash(folder+name).Valid() {
			h = model.Hash(folder + name)
		}
		return f(rel, h, d)
	})
}

// Verify reads the content h and compares it with its name. It is NotFound
// when it is not stored and Invalid when the content has changed.
func (v *Vault) Verify(ctx context.Context, h model.Hash) error {
	f, err := v.Open(h)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }() // read-only
	sum := sha256.New()
	if _, err := io.Copy(sum, contextReader{ctx, f}); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return model.Errorf(model.Unavailable, "Berkas tersimpan %s tidak dapat dibaca: %w.", h, err)
	}
	if got := model.Hash(hex.EncodeToString(sum.Sum(nil))); got != h {
		return model.Errorf(model.Invalid, "Isi berkas tersimpan %s telah berubah. Impor ulang berkas aslinya untuk memulihkannya.", h)
	}
	return nil
}

// Remove deletes the content h. Removing what is not there is no error. The
// caller makes sure that no row points to it and that nobody is putting it.
func (v *Vault) Remove(h model.Hash) error {
	if err := v.fs.Remove(v.Path(h)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return kindError("remove", err)
	}
	return nil
}

// Clean removes the parts of interrupted copies that Put has left, and only
// those. The caller makes sure that nobody is putting.
func (v *Vault) Clean(ctx context.Context) error {
	parts, err := filepath.Glob(filepath.Join(v.dir, tempFolder, tempPattern))
	if err != nil {
		return fmt.Errorf("vault: clean: %w", err)
	}
	for _, p := range parts {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err := v.fs.Remove(p); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return kindError("clean", err)
		}
	}
	return nil
}

// contextReader stops reading when its context ends.
type contextReader struct {
	ctx context.Context
	r   io.Reader
}

func (c contextReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}

func missing(h model.Hash, err error) error {
	return &model.Error{Kind: model.NotFound, Err: err,
		Msg: fmt.Sprintf("Berkas tersimpan %s hilang dari ruang kerja. Impor ulang berkas aslinya untuk memulihkannya.", h)}
}

// kindError gives errors of the vault's own disk a kind and a sentence.
func kindError(what string, err error) error {
	switch {
	case disk.IsFull(err):
		return &model.Error{Kind: model.Unavailable, Err: err,
			Msg: "Disk penuh. Berkas ini tidak disimpan; kosongkan ruang disk, lalu coba lagi."}
	case isReadOnly(err):
		return &model.Error{Kind: model.Denied, Err: err,
			Msg: "Folder ruang kerja tidak dapat ditulis. Berkas ini tidak disimpan; periksa izin folder."}
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	}
	return &model.Error{Kind: model.Unavailable, Err: fmt.Errorf("vault: %s: %w", what, err),
		Msg: "Folder bukti di ruang kerja tidak dapat dibaca atau ditulis. Pastikan foldernya tidak dipindah atau dikunci program lain dan disknya masih tersambung, lalu coba lagi."}
}
