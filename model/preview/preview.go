package preview

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io/fs"
	"os"
	"sync"

	"siapzi/model"
	"siapzi/model/pdfium"
)

// Config says where a Viewer finds things. Engine, Path and CacheDir are needed.
type Config struct {
	Engine *pdfium.Engine
	// Path gives where the stored original of a version lies.
	Path func(model.Version) string
	// CacheDir is made when it is needed first.
	CacheDir string
	// Office turns office files into PDF; nil where nothing can. The
	// *office.Converter of the workspace meets it.
	Office Converter
	// Memory bounds the drawn pages that are kept, in bytes; 0 means
	// DefaultMemory.
	Memory int64
}

// Converter makes a PDF of the office file at src; see office.Converter.
type Converter interface {
	Convert(ctx context.Context, src string, key model.Hash, mime string) (string, error)
}

// openFiles is how many files stay open: the one that is read, and some whose
// thumbnails are drawn beside it.
const openFiles = 3

// Viewer draws pages of stored files. Whoever made it must Close it.
type Viewer struct {
	cfg  Config
	turn chan struct{} // holds one token; docs and pages may be touched only with it

	docs  []openDoc // the one drawn last is last
	pages *pageCache

	mu        sync.Mutex            // for the rest
	made      map[model.Hash]string // PDFs of office files that were converted meanwhile
	passwords map[model.Hash]string
}

type openDoc struct {
	hash model.Hash
	doc  *pdfium.Doc
}

// New makes a viewer; the engine and the converter belong to the caller.
func New(cfg Config) *Viewer {
	if cfg.Memory <= 0 {
		cfg.Memory = DefaultMemory
	}
	return &Viewer{cfg: cfg, turn: make(chan struct{}, 1), pages: newPageCache(cfg.Memory),
		made: map[model.Hash]string{}, passwords: map[model.Hash]string{}}
}

// Close closes the files that are still open and forgets pages and passwords.
func (v *Viewer) Close() error {
	v.turn <- struct{}{}
	defer v.release()
	var errs []error
	for _, d := range v.docs {
		errs = append(errs, d.doc.Close())
	}
	v.docs, v.pages = nil, newPageCache(v.cfg.Memory)
	v.mu.Lock()
	defer v.mu.Unlock()
	clear(v.passwords)
	return errors.Join(errs...)
}

func (v *Viewer) take(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("preview: %w", err)
	}
	select {
	case v.turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("preview: wait: %w", ctx.Err())
	}
}

func (v *Viewer) release() { <-v.turn }

// Pages gives how many pages a stored file has, 0 where it is of a type that
// has none to draw. The first call for an office file converts it, which takes
// seconds; it is Unavailable where there is no LibreOffice. Other errors are
// those of Page.
func (v *Viewer) Pages(ctx context.Context, ver model.Version) (n int, err error) {
	if wayOf(ver.MIME) == wayNone {
		return 0, nil
	}
	err = v.with(ctx, ver, func(d *pdfium.Doc) error {
		n = d.Pages()
		return nil
	})
	return n, err
}

// Page draws page i, width pixels wide, on white; a page of more than 40 million
// pixels becomes smaller. It is Denied for a locked file, see Unlock, Invalid
// for a damaged one, Unsupported for a type that cannot be drawn and NotFound
// for a page or file that is not there.
func (v *Viewer) Page(ctx context.Context, ver model.Version, i, width int) (image.Image, error) {
	var img *image.RGBA
	err := v.with(ctx, ver, func(d *pdfium.Doc) (err error) {
		key := pageKey{ver.Hash, i, width}
		if img = v.pages.get(key); img != nil {
			return nil
		}
		if img, err = draw(ctx, d, ver, i, width); err == nil {
			v.pages.put(key, img)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return img, nil
}

// Unlock takes the password of a locked PDF and keeps it until the viewer is
// closed. It is Denied for a wrong one.
func (v *Viewer) Unlock(ctx context.Context, ver model.Version, password string) error {
	doc, err := v.cfg.Engine.Open(ctx, v.cfg.Path(ver), password)
	if err != nil {
		return err
	}
	if err := doc.Close(); err != nil {
		return fmt.Errorf("preview: close: %w", err)
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.passwords[ver.Hash] = password
	return nil
}

// password gives what Unlock was told, or "".
func (v *Viewer) password(h model.Hash) string {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.passwords[h]
}

// Text gives the text of page i, "" for a page without any, such as a scan.
func (v *Viewer) Text(ctx context.Context, ver model.Version, i int) (text string, err error) {
	err = v.with(ctx, ver, func(d *pdfium.Doc) (err error) {
		text, err = d.Text(ctx, i)
		return err
	})
	return text, err
}

// Box is a rectangle on a page in parts of the page's width and height (0–1)
// from its upper left corner.
type Box = pdfium.Box

// Hit is a place where searched words stand: one box per line.
type Hit struct {
	Page  int
	Boxes []Box
}

// Found is what a search found.
type Found struct {
	Hits []Hit
	Text bool // whether the pages have any text; scans have none
}

// Find searches words on the pages from up to, not including, to. Case, accents
// and line ends make no difference. At most 200 hits of a page are told.
func (v *Viewer) Find(ctx context.Context, ver model.Version, words string, from, to int) (found Found, err error) {
	wanted := foldWords(words)
	for i := from; i < to; i++ {
		err := v.with(ctx, ver, func(d *pdfium.Doc) error {
			places, text, err := d.Search(ctx, i, func(chars []rune) []pdfium.Span { return find(chars, wanted) })
			found.Text = found.Text || text
			for _, boxes := range places {
				found.Hits = append(found.Hits, Hit{Page: i, Boxes: boxes})
			}
			return err
		})
		if err != nil && model.KindOf(err) != model.Invalid { // one broken page does not end the search
			return found, err
		}
	}
	return found, nil
}

// with calls f with the open file of ver while nobody else works.
func (v *Viewer) with(ctx context.Context, ver model.Version, f func(*pdfium.Doc) error) error {
	path, err := v.prepare(ctx, ver)
	if err != nil {
		return err
	}
	if err := v.take(ctx); err != nil {
		return err
	}
	defer v.release()
	doc, err := v.open(ctx, ver, path)
	if err != nil {
		return err
	}
	return f(doc)
}

// open gives the open file of ver, which stays open until others are wanted.
// The caller has the turn. path may be "" for a file that is open.
func (v *Viewer) open(ctx context.Context, ver model.Version, path string) (*pdfium.Doc, error) {
	for i, d := range v.docs {
		if d.hash == ver.Hash {
			v.docs = append(append(v.docs[:i:i], v.docs[i+1:]...), d)
			return d.doc, nil
		}
	}
	doc, err := v.cfg.Engine.Open(ctx, path, v.password(ver.Hash))
	if err != nil {
		return nil, err
	}
	if v.docs = append(v.docs, openDoc{ver.Hash, doc}); len(v.docs) > openFiles {
		old := v.docs[0]
		v.docs = v.docs[1:]
		if err := old.doc.Close(); err != nil {
			return nil, fmt.Errorf("preview: close: %w", err)
		}
	}
	return doc, nil
}

// draw draws a page.
func draw(ctx context.Context, d *pdfium.Doc, ver model.Version, i, width int) (*image.RGBA, error) {
	if i < 0 || i >= d.Pages() {
		return nil, model.Errorf(model.NotFound, "Berkas “%s” tidak mempunyai halaman %d.", ver.Name, i+1)
	}
	w, _, err := d.PageSize(ctx, i)
	if err != nil {
		return nil, err
	}
	if w <= 0 {
		return nil, model.Errorf(model.Invalid, "Halaman %d berkas “%s” tidak mempunyai ukuran.", i+1, ver.Name)
	}
	const pointsPerInch = 72
	return d.Render(ctx, i, float64(width)*pointsPerInch/w)
}

// original gives the path of the stored file.
func (v *Viewer) original(ver model.Version) (string, error) {
	path := v.cfg.Path(ver)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return "", model.Errorf(model.NotFound, "Berkas “%s” tidak ada di ruang kerja. Jalankan pemeriksaan ruang kerja.", ver.Name)
	}
	return path, nil
}
