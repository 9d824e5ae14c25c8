package bag

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"siapzi/model"
	"siapzi/model/disk"
)

// WriteDir writes p as the folder dir, which must not exist yet.
func WriteDir(ctx context.Context, dir string, p Package, progress *model.Progress) error {
	if _, err := os.Lstat(dir); err == nil {
		return model.Errorf(model.Conflict, "Folder paket %s sudah ada. Pilih nama lain atau hapus dulu; isinya tidak diubah.", dir)
	}
	tmp, err := os.MkdirTemp(filepath.Dir(dir), ".paket-*")
	if err != nil {
		return model.Errorf(model.Unavailable, "Folder paket tidak dapat dibuat di %s: %w", filepath.Dir(dir), err)
	}
	return write(ctx, &folder{tmp: tmp, final: dir, date: p.Date}, p, progress)
}

// WriteZip writes p as the ZIP file name, with one folder of the file's name
// at its root (RFC 8493, 4.1). An existing file is replaced only at the end.
func WriteZip(ctx context.Context, name string, p Package, progress *model.Progress) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".paket-*")
	if err != nil {
		return model.Errorf(model.Unavailable, "Paket tidak dapat dibuat di %s: %w", filepath.Dir(name), err)
	}
	base := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
	return write(ctx, &archive{f: f, z: zip.NewWriter(f), base: base, final: name, date: p.Date}, p, progress)
}

// folder is a package being written as a folder under a temporary name.
type folder struct {
	tmp, final string
	date       time.Time
}

func (d *folder) add(ctx context.Context, name string, r io.Reader) (err error) {
	file := filepath.Join(d.tmp, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return writeError(err)
	}
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return writeError(err)
	}
	_, err = io.Copy(f, reader{ctx, r})
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Chtimes(file, d.date, d.date)
	}
	return writeError(err)
}

func (d *folder) commit(ctx context.Context) error {
	if err := os.Chmod(d.tmp, 0o755); err != nil {
		return writeError(err)
	}
	return writeError(disk.Rename(ctx, d.tmp, d.final))
}

func (d *folder) abort() { _ = os.RemoveAll(d.tmp) } // gone already after commit

// archive is a package being written as a ZIP under a temporary name.
type archive struct {
	f           *os.File
	z           *zip.Writer
	base, final string
	date        time.Time
	done        bool
}

// packed are endings whose content is compressed already.
var packed = map[string]bool{".pdf": true, ".jpg": true, ".jpeg": true, ".png": true, ".webp": true, ".heic": true,
	".docx": true, ".xlsx": true, ".pptx": true, ".odt": true, ".ods": true, ".odp": true, ".zip": true, ".mp4": true}

func (a *archive) add(ctx context.Context, name string, r io.Reader) error {
	h := &zip.FileHeader{Name: a.base + "/" + name, Method: zip.Deflate, Modified: a.date}
	if packed[strings.ToLower(path.Ext(name))] {
		h.Method = zip.Store
	}
	w, err := a.z.CreateHeader(h)
	if err == nil {
		_, err = io.Copy(w, reader{ctx, r})
	}
	return writeError(err)
}

func (a *archive) commit(ctx context.Context) error {
	err := a.z.Close()
	if err == nil {
		err = a.f.Sync()
	}
	if cerr := a.f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Chmod(a.f.Name(), 0o644)
	}
	if err == nil {
		err = disk.Rename(ctx, a.f.Name(), a.final)
	}
	a.done = err == nil
	return writeError(err)
}

func (a *archive) abort() {
	if !a.done {
		_ = a.f.Close() // an error here changes nothing: the file goes
		_ = os.Remove(a.f.Name())
	}
}

// writeError says what a failed write means for the user.
func writeError(err error) error {
	var said *model.Error // by the payload: a sentence of its own
	if err == nil || model.KindOf(err) == model.Canceled || errors.As(err, &said) {
		return err
	}
	if disk.IsInUse(err) {
		return model.Errorf(model.Busy, "Paket tidak dapat diganti karena sedang dibuka di program lain. Tutup di sana, lalu ulangi: %w", fmt.Errorf("bag: %w", err))
	}
	return model.Errorf(model.Unavailable, "Paket tidak dapat ditulis: %w. Yang setengah jadi sudah dihapus; periksa ruang dan izin disk lalu ulangi.", fmt.Errorf("bag: %w", err))
}
