package bundle

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	"siapzi/model"
	"siapzi/model/disk"
)

// staleAfter is the age at which a temporary file of ours is surely left over
// from a run that was killed.
const staleAfter = 24 * time.Hour

// manifestPath gives the path of the manifest that belongs to a PDF.
func manifestPath(out string) string {
	if ext := filepath.Ext(out); strings.EqualFold(ext, ".pdf") {
		out = strings.TrimSuffix(out, ext)
	}
	return out + ".manifest.json"
}

// checkTarget refuses places where the bundle would destroy something: inside
// the store of originals, over one of the sources, over a file that is not a
// PDF.
func checkTarget(src Source, p *plan, out string) error {
	dir := filepath.Dir(out)
	if st, err := os.Stat(dir); err != nil || !st.IsDir() {
		return &model.Error{Kind: model.NotFound, Msg: fmt.Sprintf("Folder %s tidak ada. Buat folder itu dahulu atau pilih tempat lain.", dir), Err: err}
	}
	if src.Originals != "" && inside(dir, src.Originals) {
		return model.Errorf(model.Invalid, "Bundel tidak boleh ditulis ke tempat penyimpanan bukti %s. Pilih folder lain.", src.Originals)
	}
	for _, path := range []string{out, manifestPath(out)} {
		if err := checkExisting(p, path, path == out); err != nil {
			return err
		}
	}
	return nil
}

// checkExisting looks at what already has the name.
func checkExisting(p *plan, path string, isPDF bool) error {
	st, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return &model.Error{Kind: model.Unavailable, Msg: fmt.Sprintf("Berkas %s tidak dapat diperiksa.", path), Err: err}
	}
	if !st.Mode().IsRegular() {
		return model.Errorf(model.Conflict, "%s sudah ada dan bukan berkas biasa. Pilih nama lain.", path)
	}
	for _, pt := range p.parts {
		if other, err := os.Stat(pt.path); pt.path != "" && err == nil && os.SameFile(st, other) {
			return model.Errorf(model.Conflict, "%s adalah salah satu bukti yang akan digabung. Pilih nama lain.", path)
		}
	}
	if isPDF && st.Size() > 0 && !startsWith(path, 1024, "%PDF-") {
		return model.Errorf(model.Conflict, "%s sudah ada dan bukan PDF, sehingga tidak ditimpa. Pilih nama lain.", path)
	}
	return nil
}

// startsWith tells whether the mark stands within the first bytes of a file.
func startsWith(path string, within int, mark string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer func() { _ = f.Close() }() // read-only
	head := make([]byte, within)
	n, _ := io.ReadFull(f, head) // a shorter file has it or not
	return strings.Contains(string(head[:n]), mark)
}

// inside tells whether dir is top or lies below it, also through symbolic links.
func inside(dir, top string) bool {
	real := func(p string) string {
		if a, err := filepath.Abs(p); err == nil {
			p = a
		}
		if r, err := filepath.EvalSymlinks(p); err == nil {
			p = r
		}
		return p
	}
	rel, err := filepath.Rel(real(top), real(dir))
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// createTemp makes an empty file beside path, to be renamed to it later, with
// the permissions that a new file usually has. Files that killed runs left
// behind are removed.
func createTemp(path string) (*os.File, error) {
	dir, base := filepath.Split(path)
	pattern := filepath.Join(dir, "."+base+".*.tmp")
	old, _ := filepath.Glob(pattern) // a bad pattern finds nothing, and nothing is lost
	for _, o := range old {
		if st, err := os.Stat(o); err == nil && time.Since(st.ModTime()) > staleAfter {
			_ = os.Remove(o) // still in use, then: it is only untidy
		}
	}
	for i := range 1000 {
		name := filepath.Join(dir, fmt.Sprintf(".%s.%d-%d.tmp", base, os.Getpid(), i))
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return f, writeError(path, err)
		}
	}
	return nil, model.Errorf(model.Busy, "Terlalu banyak berkas sementara di folder %s.", dir)
}

// maxSync is up to which size the end of a run waits until a file is on the
// disk.
const maxSync = 64 << 20

// finishTemp makes sure that the file's bytes are on the disk, and closes it.
// Large files are left to the system, which writes them within half a minute:
// waiting for a slow disk would take longer than all the rest of the run. What
// a power cut may then cost is a bundle that can be made again, never an
// original; against a program that is killed the rename is enough.
func finishTemp(f *os.File) error {
	var err error
	if st, serr := f.Stat(); serr != nil || st.Size() <= maxSync {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}

// publish renames a finished temporary file to its final name.
func publish(ctx context.Context, temp, path string) error {
	if err := disk.Rename(ctx, temp, path); err != nil {
		return writeError(path, err)
	}
	syncDir(filepath.Dir(path))
	return nil
}

// syncDir puts the rename on the disk where the system can do that.
func syncDir(dir string) {
	if runtime.GOOS == "windows" {
		return // directories cannot be synced there
	}
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()  // some file systems refuse; the data itself is safe
		_ = d.Close() // read-only
	}
}

// writeError gives errors of writing to path a sentence; nil stays nil, and so
// does that of a cancelled context.
func writeError(path string, err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	var said *model.Error
	var cause syscall.Errno
	dir := filepath.Dir(path)
	switch {
	case disk.IsFull(err):
		return &model.Error{Kind: model.Unavailable, Err: err,
			Msg: fmt.Sprintf("Ruang disk di %s tidak cukup untuk bundel. Bundel lama, bila ada, tidak berubah. Kosongkan ruang lalu ulangi.", dir)}
	case disk.IsInUse(err):
		return &model.Error{Kind: model.Busy, Err: err,
			Msg: fmt.Sprintf("Berkas %s sedang dibuka program lain. Tutup pembaca PDF lalu ulangi.", path)}
	case errors.Is(err, fs.ErrPermission):
		return &model.Error{Kind: model.Denied, Err: err,
			Msg: fmt.Sprintf("Bundel tidak boleh ditulis ke %s. Tutup berkas itu bila sedang dibuka, atau pilih folder lain.", dir)}
	case errors.As(err, &said):
		return err
	case errors.As(err, &cause): // a write-protected stick, a broken disk, a network that is gone
		return &model.Error{Kind: model.Unavailable, Err: err,
			Msg: fmt.Sprintf("Bundel tidak dapat ditulis ke %s (%s). Periksa disk itu lalu ulangi, atau pilih folder lain.", dir, cause)}
	}
	return fmt.Errorf("bundle: write %s: %w", path, err)
}
