package preview

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"siapzi/model"
	"siapzi/model/office"
	"siapzi/model/picture"
	"siapzi/model/typeset"
)

// way is how a file becomes pages.
type way int

const (
	wayNone way = iota
	wayPDF
	wayPicture
	wayText
	wayOffice
)

func wayOf(mime string) way {
	switch {
	case mime == "application/pdf":
		return wayPDF
	case strings.HasPrefix(mime, "image/"):
		return wayPicture
	case office.Handles(mime):
		return wayOffice
	case strings.HasPrefix(mime, "text/"):
		return wayText
	}
	return wayNone
}

// NeedsConversion tells whether LibreOffice has to make pages of a file of this
// type, which takes seconds.
func NeedsConversion(mime string) bool { return wayOf(mime) == wayOffice }

// prepare gives the path of a PDF of ver, which it makes where there is none
// yet. It works without the turn: others need not wait for LibreOffice.
func (v *Viewer) prepare(ctx context.Context, ver model.Version) (string, error) {
	path, err := v.original(ver)
	if err != nil {
		return "", err
	}
	switch wayOf(ver.MIME) {
	case wayPDF:
		return path, nil
	case wayPicture:
		return v.cached(ver, func(w io.Writer) error {
			_, err := picture.ToPDF(ctx, path, w, picture.Options{})
			return err
		})
	case wayText:
		return v.cached(ver, func(w io.Writer) error {
			_, err := typeset.ToPDF(ctx, path, ver.MIME, w, typeset.Options{Name: ver.Name, Created: ver.Imported})
			return err
		})
	case wayOffice:
		return v.converted(ctx, ver, path)
	}
	return "", model.Errorf(model.Unsupported, "Jenis berkas “%s” tidak dapat ditampilkan sebagai halaman.", ver.Name)
}

// converted gives the PDF of an office file.
func (v *Viewer) converted(ctx context.Context, ver model.Version, path string) (string, error) {
	if v.cfg.Office == nil {
		return "", model.Errorf(model.Unavailable, "LibreOffice tidak terpasang, jadi isi berkas Office ini tidak dapat ditampilkan di sini.")
	}
	if made := v.wasMade(ver.Hash); made != "" {
		return made, nil
	}
	made, err := v.cfg.Office.Convert(ctx, path, ver.Hash, ver.MIME)
	if err != nil {
		return "", err
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.made[ver.Hash] = made
	return made, nil
}

// wasMade gives the PDF of an office file that was converted since the viewer
// was made, or "". The cache it lies in may have been emptied.
func (v *Viewer) wasMade(h model.Hash) string {
	v.mu.Lock()
	defer v.mu.Unlock()
	path := v.made[h]
	if path == "" {
		return ""
	}
	if _, err := os.Stat(path); err != nil {
		delete(v.made, h)
		return ""
	}
	return path
}

// cached gives the path of a PDF in the cache folder, made by write when it is
// not there.
func (v *Viewer) cached(ver model.Version, write func(w io.Writer) error) (string, error) {
	done := filepath.Join(v.cfg.CacheDir, string(ver.Hash)+".pdf")
	if _, err := os.Stat(done); err == nil {
		return done, nil
	}
	if err := v.save(done, write); err != nil {
		return "", fmt.Errorf("preview: make pages of %s: %w", ver.Hash, err)
	}
	return done, nil
}

// save writes a file of the cache. It appears whole or not at all.
func (v *Viewer) save(done string, write func(w io.Writer) error) error {
	dir := filepath.Dir(done)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(dir, "tmp-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name()) //nolint:errcheck // gone after the rename; left behind by a failure
	w := bufio.NewWriterSize(tmp, 1<<18)
	err = write(w)
	if err == nil {
		err = w.Flush()
	}
	if e := tmp.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(tmp.Name(), done)
	}
	return err
}
