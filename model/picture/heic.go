package picture

import (
	"context"
	"fmt"

	"siapzi/model"
	"siapzi/model/picture/heif"
)

// maxHEIC bounds HEIC pictures, which need some 7 bytes per pixel in a sandbox
// with a bound of its own.
const maxHEIC = 80_000_000

// heicHeader reads the size. The orientation in EXIF is left alone: HEIC files
// have one of their own, which decoding obeys.
func heicHeader(b []byte) (frame, error) {
	info, err := heif.Read(b)
	if err != nil {
		return frame{}, damaged(err)
	}
	return frame{w: info.Width, h: info.Height, orientation: 1, profile: info.Profile}, nil
}

// heicFrame decodes the picture. It becomes a JPEG, since PDF does not know
// the compression and the losses are of the same kind.
func heicFrame(ctx context.Context, b []byte) (frame, error) {
	f, err := heicHeader(b)
	if err != nil {
		return frame{}, err
	}
	if f.w > maxHEIC/f.h {
		return frame{}, tooLarge(f.w, f.h)
	}
	img, err := heif.Decode(ctx, b)
	if ctx.Err() != nil {
		return frame{}, ctx.Err()
	}
	if err != nil { // damaged, or a newer kind of picture in the same wrapping
		return frame{}, &model.Error{Kind: model.Unsupported, Err: err, Msg: "Foto HEIC ini tidak dapat dibaca. Simpan ulang sebagai JPG."}
	}
	if r := img.Bounds(); r.Dx() != f.w || r.Dy() != f.h {
		return frame{}, damaged(fmt.Errorf("picture: HEIC of %v, announced %d × %d", r.Size(), f.w, f.h))
	}
	return encodeJPEG(f, img)
}
