package preview

import (
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"log/slog"
	"os"
	"path/filepath"

	"siapzi/model"
	"siapzi/model/pdfium"
)

// ThumbWidth is how wide thumbnails are in pixels: sharp at 75 units on a
// screen of twice the usual density.
const ThumbWidth = 150

// Thumbnail draws page i small, from disk if it was drawn before. An office
// file has thumbnails only after Pages converted it, since nobody waits for
// LibreOffice to get a thumbnail; before, the error is Unsupported. Other
// errors are those of Page.
func (v *Viewer) Thumbnail(ctx context.Context, ver model.Version, i int) (image.Image, error) {
	if wayOf(ver.MIME) == wayOffice && v.wasMade(ver.Hash) == "" {
		return nil, model.Errorf(model.Unsupported, "Berkas “%s” belum diubah menjadi halaman.", ver.Name)
	}
	path := filepath.Join(v.cfg.CacheDir, "thumb", fmt.Sprintf("%s-%d.jpg", ver.Hash, i))
	if img := readThumb(path); img != nil {
		return img, nil
	}
	var img *image.RGBA
	err := v.with(ctx, ver, func(d *pdfium.Doc) (err error) {
		img, err = draw(ctx, d, ver, i, ThumbWidth)
		return err
	})
	if err != nil {
		return nil, err
	}
	if v.password(ver.Hash) == "" {
		err := v.save(path, func(w io.Writer) error { return jpeg.Encode(w, img, &jpeg.Options{Quality: 85}) })
		if err != nil {
			slog.Warn("thumbnail not kept", "err", err) // a full disk costs time, not the picture
		}
	}
	return img, nil
}

// readThumb gives a thumbnail from disk, nil where there is none that is whole.
func readThumb(path string) image.Image {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close() //nolint:errcheck // read-only
	img, err := jpeg.Decode(f)
	if err != nil {
		return nil
	}
	return img
}
