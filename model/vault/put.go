package vault

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

	"siapzi/model"
	"siapzi/model/disk"
)

// Renames that another program disturbs are tried again for about a second.
const renameTries = 8

var renameWait = 5 * time.Millisecond // doubled after each try; a variable for tests

// PutFile stores the content of the file at path. existed tells whether the
// content was there already. An error of the source is Unavailable or Denied
// with a sentence that speaks of the source; nothing is stored then.
func (v *Vault) PutFile(ctx context.Context, path string) (h model.Hash, size int64, existed bool, err error) {
	f, err := disk.Open(ctx, path)
	if err != nil {
		return "", 0, false, SourceError(err)
	}
	defer func() { _ = f.Close() }() // read-only
	info, err := f.Stat()
	if err != nil {
		return "", 0, false, SourceError(err)
	}
	return v.Put(ctx, f, info.Size())
}

// Put stores what r gives. want is the size in bytes that is expected; another
// size means that the source changed meanwhile, and nothing is stored. A
// negative want takes any size.
func (v *Vault) Put(ctx context.Context, r io.Reader, want int64) (h model.Hash, size int64, existed bool, err error) {
	tmp, err := v.createTemp()
	if err != nil {
		return "", 0, false, kindError("put", err)
	}
	defer func() {
		_ = tmp.Close() // closed already when all went well
		if err != nil || existed {
			_ = v.fs.Remove(tmp.Name()) // a leftover is harmless; Clean takes it
		}
	}()
	h, size, err = copyHashed(ctx, tmp, r)
	if err != nil {
		return "", 0, false, err
	}
	if want >= 0 && size != want {
		return "", 0, false, model.Errorf(model.Unavailable,
			"Berkas ini berubah selama dibaca (%d dari %d byte). Berkas tidak disimpan; coba lagi setelah selesai ditulis.", size, want)
	}
	if v.Has(h) {
		// A stored file that was damaged since is replaced by the good copy.
		if err := v.Verify(ctx, h); err == nil {
			return h, size, true, nil
		} else if ctx.Err() != nil {
			return "", 0, false, ctx.Err()
		}
	}
	if err := tmp.Sync(); err != nil {
		return "", 0, false, kindError("put", err)
	}
	if err := tmp.Close(); err != nil {
		return "", 0, false, kindError("put", err)
	}
	existed, err = v.keep(ctx, tmp.Name(), h)
	if err != nil {
		return "", 0, false, err
	}
	return h, size, existed, nil
}

// makeFolder makes a folder of the vault where somebody removed it. It never
// makes the vault's own: when that is gone, the workspace was moved or its disk
// is away, and evidence put there would be lost.
func (v *Vault) makeFolder(dir string) error {
	if _, err := os.Stat(v.dir); err != nil {
		return err
	}
	return v.fs.MkdirAll(dir)
}

// createTemp makes the temporary file, and its folder where somebody removed it.
func (v *Vault) createTemp() (tempFile, error) {
	dir := filepath.Join(v.dir, tempFolder)
	tmp, err := v.fs.CreateTemp(dir, tempPattern)
	if errors.Is(err, os.ErrNotExist) {
		if err := v.makeFolder(dir); err != nil {
			return nil, err
		}
		return v.fs.CreateTemp(dir, tempPattern)
	}
	return tmp, err
}

// copyHashed writes r into w while hashing, and tells errors of the source from
// errors of the vault's disk.
func copyHashed(ctx context.Context, w io.Writer, r io.Reader) (model.Hash, int64, error) {
	sum := sha256.New()
	buf := make([]byte, 256<<10)
	var size int64
	for {
		if ctx.Err() != nil {
			return "", 0, ctx.Err()
		}
		n, readErr := r.Read(buf)
		if n > 0 {
			sum.Write(buf[:n]) // never fails
			if _, err := w.Write(buf[:n]); err != nil {
				return "", 0, kindError("put", err)
			}
			size += int64(n)
		}
		if readErr == io.EOF {
			return model.Hash(hex.EncodeToString(sum.Sum(nil))), size, nil
		}
		if readErr != nil {
			return "", 0, SourceError(readErr)
		}
	}
}

// keep gives the finished temporary file its final name. If somebody else kept
// the same content meanwhile, existed is true and theirs stays.
func (v *Vault) keep(ctx context.Context, tmp string, h model.Hash) (existed bool, err error) {
	path := v.Path(h)
	dir := filepath.Dir(path)
	if _, err := os.Stat(dir); err != nil {
		if err := errors.Join(v.makeFolder(dir), v.fs.SyncDir(v.dir)); err != nil {
			return false, kindError("put", err)
		}
	}
	// Before the rename, so that no moment shows a stored file that can be written.
	if err := v.fs.Chmod(tmp, 0o444); err != nil {
		return false, kindError("put", err)
	}
	wait := renameWait
	for try := 1; ; try++ {
		if err = v.fs.Rename(tmp, path); err == nil {
			break
		}
		if v.Has(h) && v.Verify(ctx, h) == nil {
			return true, nil
		}
		if try == renameTries || !v.fs.IsShared(err) {
			return false, kindError("put", err)
		}
		// A damaged file of this name is read-only, which stops a rename on Windows.
		_ = v.fs.Chmod(path, 0o644) // the rename says whether it helped
		select {
		case <-ctx.Done():
			return false, ctx.Err()
		case <-time.After(wait):
			wait *= 2
		}
	}
	if err := v.fs.SyncDir(dir); err != nil {
		return false, kindError("put", err)
	}
	return false, nil
}

// SourceError gives a sentence to an error of a file or folder that somebody
// wants to store: NotFound, Denied, Busy or Unavailable. Errors of a context and
// errors that have their sentence already pass unchanged.
func SourceError(err error) error {
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case model.KindOf(err) != model.Internal:
		return err
	case errors.Is(err, os.ErrNotExist):
		return &model.Error{Kind: model.NotFound, Err: err, Msg: "Berkas atau folder ini tidak ada."}
	case disk.IsInUse(err):
		return &model.Error{Kind: model.Busy, Err: err, Msg: "Berkas ini sedang dibuka di program lain. Tutup di sana, lalu coba lagi."}
	case errors.Is(err, os.ErrPermission):
		return &model.Error{Kind: model.Denied, Err: err, Msg: "Berkas atau folder ini tidak boleh dibaca. Periksa izinnya, lalu coba lagi."}
	}
	return &model.Error{Kind: model.Unavailable, Err: err,
		Msg: "Berkas atau folder ini tidak dapat dibaca dari disk. Salin ulang dari sumbernya, lalu coba lagi."}
}
