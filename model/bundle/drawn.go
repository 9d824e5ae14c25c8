package bundle

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"path/filepath"
	"strings"

	"siapzi/model/disk"
	"siapzi/model/paint"
	"siapzi/model/pdf"
)

// Drawer draws the pages of a PDF, see package pdfium.
type Drawer interface {
	// Draw draws every page in turn on white at the given resolution and hands
	// it to visit, until visit gives an error. The picture may be coarser where
	// a page is huge, and is not kept.
	Draw(ctx context.Context, path, password string, dpi float64, visit func(p DrawnPage) error) error
}

// DrawnPage is a page as its reader sees it.
type DrawnPage struct {
	Index  int     // from 0
	Width  float64 // points
	Height float64
	Image  *image.RGBA
	Text   string // on the page, "" where it has none
}

const (
	drawnDPI     = 150
	drawnQuality = 85
	drawnNote    = "Berkas rusak; halamannya dimuat sebagai gambar 150 dpi."
)

// giveUp is called for a part that cannot be copied. A damaged PDF that can at
// least be drawn is shown as pictures of its pages; everything else gets a
// placeholder. Only the end of ctx and a full disk are errors.
func (b *prober) giveUp(ctx context.Context, pt *part, cause error) error {
	if b.src.Drawer != nil && pt.isPDF() && !pt.drawn && (errors.Is(cause, pdf.ErrDamaged) || errors.Is(cause, pdf.ErrNoPages)) {
		limited, cancel := context.WithTimeout(ctx, probeLimit)
		defer cancel()
		err := b.draw(limited, pt)
		switch {
		case err == nil:
			return pt.weigh()
		case ctx.Err() != nil:
			return ctx.Err()
		case disk.IsFull(err):
			return fmt.Errorf("bundle: draw %s: %w", pt.item.code, err)
		}
	}
	pt.fail(cause)
	return nil
}

// draw makes a PDF of pictures of the pages of a damaged one. Their words are
// in it too, unseen, so that it can be searched.
func (b *prober) draw(ctx context.Context, pt *part) error {
	c := paint.New(paint.Config{Created: b.date})
	err := b.src.Drawer.Draw(ctx, pt.path, b.password(pt), drawnDPI, func(p DrawnPage) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		var picture bytes.Buffer
		if err := jpeg.Encode(&picture, p.Image, &jpeg.Options{Quality: drawnQuality}); err != nil {
			return err
		}
		w, h := p.Width/paint.PointsPerMM, p.Height/paint.PointsPerMM
		c.AddPageSize(w, h)
		c.SetFont(paint.Regular, 4)
		c.TextHidden(1, 3, w-2, 1.5, p.Text)
		c.ImageJPEG(picture.Bytes(), 0, 0, w, h)
		return nil
	})
	if err != nil {
		return err
	}
	if c.Pages() == 0 {
		return pdf.ErrNoPages
	}
	err = b.make(pt, func(w io.Writer) (int, error) { return c.Pages(), c.Output(w) })
	pt.drawn = err == nil
	return err
}

// isPDF tells whether the part is a PDF itself. A file of unknown type that is
// called one may have lost its header, or have junk before it.
func (pt *part) isPDF() bool {
	kind := mimeOf(pt)
	return kind == "application/pdf" || (kind == "" || kind == "application/octet-stream") && strings.EqualFold(filepath.Ext(pt.file.Version.Name), ".pdf")
}

// corners chooses for every page of a part the corner in which a box covers
// nothing: the lower right, the lower left or the upper right one. Where none
// is blank it is the lower right, and the page is among covered (from 0).
func (b *prober) corners(ctx context.Context, pt *part, code string, text func(i int) string) (corner []pdf.Corner, covered []int, err error) {
	corner = make([]pdf.Corner, pt.pages)
	seen := make([]bool, pt.pages)
	// A page that cannot be drawn is no reason to stop: it counts as covered below.
	_ = b.src.Drawer.Draw(ctx, pt.pdfPath(), b.password(pt), cornerDPI, func(p DrawnPage) error {
		if p.Index >= len(corner) {
			return nil
		}
		seen[p.Index] = true
		for _, c := range []pdf.Corner{pdf.LowerRight, pdf.LowerLeft, pdf.UpperRight} {
			st := pdf.Stamp{Code: code, Text: text(p.Index), Style: pdf.Pojok, Corner: c}
			x, y, w, h := st.Box(p.Width, p.Height)
			if isBlank(p.Image, x/p.Width, y/p.Height, (x+w)/p.Width, (y+h)/p.Height) {
				corner[p.Index] = c
				return nil
			}
		}
		covered = append(covered, p.Index)
		return nil
	})
	if ctx.Err() != nil {
		return nil, nil, ctx.Err()
	}
	for i := range seen { // what could not be drawn may have something there
		if !seen[i] {
			covered = append(covered, i)
		}
	}
	return corner, covered, nil
}

const (
	cornerDPI  = 50
	nearWhite  = 238 // paper that was scanned is not quite white
	specksMost = 500 // of so many pixels one may be darker: dust
)

// isBlank tells whether nothing stands in a part of the page, given in
// fractions of its width and height from the upper left.
func isBlank(m *image.RGBA, x0, y0, x1, y1 float64) bool {
	b := m.Bounds()
	area := image.Rect(int(x0*float64(b.Dx())), int(y0*float64(b.Dy())), int(x1*float64(b.Dx()))+1, int(y1*float64(b.Dy()))+1).Add(b.Min).Intersect(b)
	dark := 0
	for y := area.Min.Y; y < area.Max.Y; y++ {
		row := m.Pix[m.PixOffset(area.Min.X, y) : m.PixOffset(area.Max.X-1, y)+4]
		for i := 0; i < len(row); i += 4 {
			if min(row[i], row[i+1], row[i+2]) < nearWhite {
				dark++
			}
		}
	}
	return dark <= area.Dx()*area.Dy()/specksMost
}
