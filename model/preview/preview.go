package preview

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"image"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"siapzi/model"
	"siapzi/model/pdfium"
	"siapzi/model/picture"
)

// Viewer draws pages of stored files. Whoever made it must Close it.
type Viewer struct {
	engine   *pdfium.Engine
	path     func(model.Version) string
	cacheDir string

	mu   sync.Mutex
	doc  *pdfium.Doc // the file that was drawn last, nil for none
	hash model.Hash  // of doc
}

// New makes a viewer. path gives where the stored original of a version lies;
// cacheDir is made when it is needed first.
func New(engine *pdfium.Engine, path func(model.Version) string, cacheDir string) *Viewer {
	return &Viewer{engine: engine, path: path, cacheDir: cacheDir}
}

// Close closes the file that was drawn last; the engine belongs to the caller.
func (v *Viewer) Close() error {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.drop()
}

func (v *Viewer) drop() error {
	if v.doc == nil {
		return nil
	}
	err := v.doc.Close()
	v.doc, v.hash = nil, ""
	return err
}

// CanShow tells whether pages of a file of this type can be drawn.
func CanShow(mime string) bool {
	return mime == "application/pdf" || strings.HasPrefix(mime, "image/")
}

// Pages gives how many pages a stored file has, 0 where it is of a type that
// has none to draw. Errors are those of Page.
func (v *Viewer) Pages(ctx context.Context, ver model.Version) (int, error) {
	if !CanShow(ver.MIME) {
		return 0, nil
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	doc, err := v.open(ctx, ver)
	if err != nil {
		return 0, err
	}
	return doc.Pages(), nil
}

// Page draws page i, width pixels wide, on white. It is Denied for a locked
// file, Invalid for a damaged one, Unsupported for a type that cannot be drawn
// and NotFound for a page or file that is not there.
func (v *Viewer) Page(ctx context.Context, ver model.Version, i, width int) (image.Image, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	doc, err := v.open(ctx, ver)
	if err != nil {
		return nil, err
	}
	if i < 0 || i >= doc.Pages() {
		return nil, model.Errorf(model.NotFound, "Berkas “%s” tidak mempunyai halaman %d.", ver.Name, i+1)
	}
	w, _, err := doc.PageSize(ctx, i)
	if err != nil {
		return nil, err
	}
	if w <= 0 {
		return nil, model.Errorf(model.Invalid, "Halaman %d berkas “%s” tidak mempunyai ukuran.", i+1, ver.Name)
	}
	const pointsPerInch = 72
	img, err := doc.Render(ctx, i, float64(width)*pointsPerInch/w)
	if err != nil {
		return nil, err
	}
	return img, nil
}

// open gives the open file of ver, which stays open until another is wanted.
func (v *Viewer) open(ctx context.Context, ver model.Version) (*pdfium.Doc, error) {
	if v.doc != nil && v.hash == ver.Hash {
		return v.doc, nil
	}
	if err := v.drop(); err != nil {
		return nil, fmt.Errorf("preview: close: %w", err)
	}
	if !CanShow(ver.MIME) {
		return nil, model.Errorf(model.Unsupported, "Jenis berkas “%s” tidak dapat ditampilkan sebagai halaman.", ver.Name)
	}
	path := v.path(ver)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, model.Errorf(model.NotFound, "Berkas “%s” tidak ada di ruang kerja. Jalankan pemeriksaan ruang kerja.", ver.Name)
	}
	if ver.MIME != "application/pdf" {
		var err error
		if path, err = v.asPDF(ctx, ver, path); err != nil {
			return nil, err
		}
	}
	doc, err := v.engine.Open(ctx, path, "")
	if err != nil {
		return nil, err
	}
	v.doc, v.hash = doc, ver.Hash
	return doc, nil
}

// asPDF gives the path of the PDF made of a picture, making it when it is not
// in the cache. A file appears there whole or not at all.
func (v *Viewer) asPDF(ctx context.Context, ver model.Version, path string) (string, error) {
	done := filepath.Join(v.cacheDir, string(ver.Hash)+".pdf")
	if _, err := os.Stat(done); err == nil {
		return done, nil
	}
	if err := os.MkdirAll(v.cacheDir, 0o755); err != nil {
		return "", fmt.Errorf("preview: make cache: %w", err)
	}
	tmp, err := os.CreateTemp(v.cacheDir, "tmp-*")
	if err != nil {
		return "", fmt.Errorf("preview: make cache: %w", err)
	}
	defer os.Remove(tmp.Name()) // gone after the rename; left behind by a failure
	w := bufio.NewWriterSize(tmp, 1<<18)
	_, err = picture.ToPDF(ctx, path, w, picture.Options{})
	if err == nil {
		err = w.Flush()
	}
	if e := tmp.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(tmp.Name(), done)
	}
	if err != nil {
		return "", fmt.Errorf("preview: picture %s: %w", ver.Hash, err)
	}
	return done, nil
}
