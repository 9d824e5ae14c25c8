package clip

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"time"

	"siapzi/model"
)

// patience is how long the program that owns the clipboard may take to answer.
const patience = 5 * time.Second

// maxBytes bounds what is taken from the clipboard.
const maxBytes = 256 << 20

// maxPixels bounds the picture: more than four 4K screens side by side.
const maxPixels = 64 << 20

// Picture gives the picture in the clipboard as PNG. It is NotFound where the
// clipboard holds none, and Unavailable where it cannot be asked; both say what
// to do.
func Picture(ctx context.Context) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	data, err := read(ctx)
	if err != nil {
		return nil, err
	}
	return checkPNG(data)
}

// checkPNG gives data if it is a PNG of bearable size.
func checkPNG(data []byte) ([]byte, error) {
	cfg, err := png.DecodeConfig(bytes.NewReader(data))
	switch {
	case err != nil:
		return nil, nothing()
	case cfg.Width <= 0 || cfg.Height <= 0 || cfg.Width > maxPixels/cfg.Height:
		return nil, tooLarge()
	}
	return data, nil
}

// encode makes PNG of a picture.
func encode(img image.Image) ([]byte, error) {
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return nil, fmt.Errorf("clip: encode picture: %w", err)
	}
	return b.Bytes(), nil
}

// nothing is the error for a clipboard without a picture.
func nothing() error {
	return model.Errorf(model.NotFound, "Tidak ada gambar di papan klip. Ambil tangkapan layar dahulu (di Windows: Win+Shift+S), lalu tempel lagi.")
}

func tooLarge() error {
	return model.Errorf(model.Unsupported, "Gambar di papan klip terlalu besar. Simpan sebagai berkas, lalu impor.")
}
