package setting

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"siapzi/model"
	"siapzi/model/store"
)

// Logo is a picture that every printer of ours takes: a PNG of 8 bits a channel
// without interlacing, or a JPEG in grey or colour.
type Logo struct {
	MIME          string // "image/png" or "image/jpeg"
	Width, Height int    // pixels
	Data          []byte // not to be changed
}

// IsZero tells whether there is no logo.
func (l Logo) IsZero() bool { return len(l.Data) == 0 }

// Limits of a logo. What is stored prints sharp at 6 cm (about 400 dpi) and
// stays far below the cap of the database.
const (
	maxLogoFile   = 20 << 20 // bytes that are read
	maxLogoPixels = 30e6     // that are decoded: 120 MB
	maxLogoSide   = 1000     // pixels that are stored
	maxLogoData   = 600 << 10
)

// ReadLogo reads a PNG or JPEG and makes it as small as printing allows; the
// file stays as it is. It is NotFound, Denied or Unavailable where the file
// cannot be read, Unsupported where it is no such picture or too large, Invalid
// where it is damaged.
func ReadLogo(ctx context.Context, path string) (Logo, error) {
	name := filepath.Base(path)
	data, err := readLimited(path, name)
	if err != nil {
		return Logo{}, err
	}
	cfg, format, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case errors.Is(err, image.ErrFormat):
		return Logo{}, model.Errorf(model.Unsupported, "Berkas “%s” bukan gambar PNG atau JPG. Simpan logo sebagai PNG atau JPG, lalu pilih lagi.", name)
	case err != nil:
		return Logo{}, model.Errorf(model.Invalid, "Gambar “%s” rusak dan tidak dapat dibaca. Pilih salinan yang utuh: %w", name, err)
	case cfg.Width < 1 || cfg.Height < 1 || float64(cfg.Width)*float64(cfg.Height) > maxLogoPixels:
		return Logo{}, model.Errorf(model.Unsupported, "Gambar “%s” terlalu besar (%d × %d titik). Perkecil gambarnya, lalu pilih lagi.", name, cfg.Width, cfg.Height)
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return Logo{}, model.Errorf(model.Invalid, "Gambar “%s” rusak dan tidak dapat dibaca. Pilih salinan yang utuh: %w", name, err)
	}
	return shrink(ctx, img, format)
}

func readLimited(path, name string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fileError(name, err)
	}
	defer f.Close() // read-only
	data, err := io.ReadAll(io.LimitReader(f, maxLogoFile+1))
	if err != nil {
		return nil, fileError(name, err)
	}
	if len(data) > maxLogoFile {
		return nil, model.Errorf(model.Unsupported, "Berkas “%s” terlalu besar, paling besar %s. Perkecil gambarnya, lalu pilih lagi.", name, model.Size(maxLogoFile))
	}
	return data, nil
}

func fileError(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return model.Errorf(model.NotFound, "Berkas “%s” tidak ada lagi di tempatnya: %w", name, err)
	case errors.Is(err, fs.ErrPermission):
		return model.Errorf(model.Denied, "Berkas “%s” tidak boleh dibaca. Periksa izin berkas itu: %w", name, err)
	}
	return model.Errorf(model.Unavailable, "Berkas “%s” tidak dapat dibaca. Pastikan disk atau folder jaringan tersambung, lalu coba lagi: %w", name, err)
}

// shrink encodes img anew, smaller until it fits.
func shrink(ctx context.Context, img image.Image, format string) (Logo, error) {
	for side := maxLogoSide; ; side = side * 3 / 4 {
		if err := ctx.Err(); err != nil {
			return Logo{}, err
		}
		small := scaled(img, side)
		var buf bytes.Buffer
		l := Logo{MIME: "image/" + format, Width: small.Rect.Dx(), Height: small.Rect.Dy()}
		var err error
		if format == "jpeg" {
			err = jpeg.Encode(&buf, small, &jpeg.Options{Quality: 95})
		} else {
			err = png.Encode(&buf, small)
		}
		if err != nil {
			return Logo{}, fmt.Errorf("setting: encode logo: %w", err)
		}
		if buf.Len() <= maxLogoData {
			l.Data = buf.Bytes()
			return l, nil
		}
	}
}

// scaled gives img with sides of at most side pixels, each the mean of the
// pixels that it covers, weighted by how opaque they are.
func scaled(img image.Image, side int) *image.NRGBA {
	b := img.Bounds()
	src := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy())) // alpha-premultiplied, so that means are right
	draw.Draw(src, src.Rect, img, b.Min, draw.Src)
	w, h := src.Rect.Dx(), src.Rect.Dy()
	long := max(w, h)
	if long < side {
		side = long
	}
	dst := image.NewNRGBA(image.Rect(0, 0, max(w*side/long, 1), max(h*side/long, 1)))
	for y := range dst.Rect.Dy() {
		y0, y1 := y*h/dst.Rect.Dy(), (y+1)*h/dst.Rect.Dy()
		for x := range dst.Rect.Dx() {
			x0, x1 := x*w/dst.Rect.Dx(), (x+1)*w/dst.Rect.Dx()
			dst.Set(x, y, mean(src, x0, y0, max(x1, x0+1), max(y1, y0+1)))
		}
	}
	return dst
}

func mean(src *image.RGBA, x0, y0, x1, y1 int) color.Color {
	var r, g, b, a, n uint32
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			c := src.RGBAAt(x, y)
			r, g, b, a, n = r+uint32(c.R), g+uint32(c.G), b+uint32(c.B), a+uint32(c.A), n+1
		}
	}
	part := func(sum uint32) uint8 { return uint8((sum + n/2) / n) }
	return color.RGBA{part(r), part(g), part(b), part(a)}
}

// newLogo gives a stored picture with its size.
func newLogo(p store.Picture) (Logo, error) {
	cfg, _, err := image.DecodeConfig(bytes.NewReader(p.Data))
	if err != nil {
		return Logo{}, fmt.Errorf("setting: stored logo: %w", err)
	}
	return Logo{MIME: p.MIME, Width: cfg.Width, Height: cfg.Height, Data: p.Data}, nil
}

// String describes the logo for people and the audit log: "PNG 400 × 300, 23 KB
// (1a2b3c4d)". The last part tells two logos of one size apart.
func (l Logo) String() string {
	if l.IsZero() {
		return ""
	}
	sum := sha256.Sum256(l.Data)
	kind := strings.ToUpper(strings.TrimPrefix(l.MIME, "image/"))
	return fmt.Sprintf("%s %d × %d, %s (%x)", kind, l.Width, l.Height, model.Size(int64(len(l.Data))), sum[:4])
}

// describe is String of a stored picture, also of a damaged one.
func describe(p store.Picture) string {
	l, err := newLogo(p)
	if err != nil {
		l = Logo{MIME: p.MIME, Data: p.Data}
	}
	return l.String()
}
