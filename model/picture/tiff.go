package picture

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"

	"golang.org/x/image/tiff"

	"siapzi/model"
)

// maxTIFFPages bounds the pages of one file; a loop of directories ends there too.
const maxTIFFPages = 2000

// tiffPage is one picture of a TIFF file.
type tiffPage struct {
	frame
	at uint32 // offset of its directory
}

var errTIFF = errors.New("picture: broken TIFF structure")

// tiffPages lists the pictures of a TIFF file without thumbnails and masks.
func tiffPages(b []byte) ([]tiffPage, error) {
	order, ok := tiffOrder(b)
	if !ok {
		if len(b) >= 4 && (b[2] == '+' || b[3] == '+') {
			return nil, model.Errorf(model.Unsupported, "TIFF jenis BigTIFF belum dapat ditampilkan. Simpan ulang sebagai PDF.")
		}
		return nil, damaged(errTIFF)
	}
	var pages []tiffPage
	seen := map[uint32]bool{}
	for at := order.Uint32(b[4:]); at != 0; {
		if seen[at] || len(seen) == maxTIFFPages {
			return nil, damaged(errTIFF)
		}
		seen[at] = true
		d, ok := readDirectory(b, order, at)
		if !ok {
			return nil, damaged(errTIFF)
		}
		const thumbnail, mask = 1, 4
		if int(d.tags[tagSubfileType])&(thumbnail|mask) == 0 {
			p := tiffPage{frame{w: int(d.tags[tagWidth]), h: int(d.tags[tagHeight]), orientation: 1}, at}
			if p.w <= 0 || p.h <= 0 {
				return nil, damaged(errTIFF)
			}
			d.describe(&p.frame)
			pages = append(pages, p)
		}
		at = d.next
	}
	if len(pages) == 0 {
		return nil, damaged(errTIFF)
	}
	return pages, nil
}

// tiffFrames decodes all pictures.
func tiffFrames(ctx context.Context, b []byte) ([]frame, error) {
	pages, err := tiffPages(b)
	if err != nil {
		return nil, err
	}
	order, _ := tiffOrder(b)
	frames := make([]frame, 0, len(pages))
	for _, p := range pages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := enoughMemory(p.w, p.h, 1); err != nil {
			return nil, err
		}
		view := pageView(b, order, p.at)
		c, err := tiff.DecodeConfig(view)
		if err != nil {
			return nil, decodeError(err)
		}
		if err := enoughMemory(p.w, p.h, bytesPerPixel(c.ColorModel)); err != nil {
			return nil, err
		}
		img, err := tiff.Decode(pageView(b, order, p.at))
		if err != nil {
			return nil, decodeError(err)
		}
		f, err := encode(p.frame, img)
		if err != nil {
			return nil, err
		}
		frames = append(frames, f)
	}
	return frames, nil
}

// view shows a TIFF file with another header: the decoder reads only the
// picture that the header names.
type view struct {
	*bytes.Reader
	head [8]byte
}

func pageView(b []byte, order binary.ByteOrder, at uint32) io.Reader {
	v := &view{Reader: bytes.NewReader(b)}
	copy(v.head[:], b)
	order.PutUint32(v.head[4:], at)
	return v
}

// ReadAt makes view an io.ReaderAt, which is how the decoder reads.
func (v *view) ReadAt(p []byte, off int64) (int, error) {
	n, err := v.Reader.ReadAt(p, off)
	if off < int64(len(v.head)) {
		copy(p[:n], v.head[off:])
	}
	return n, err
}
