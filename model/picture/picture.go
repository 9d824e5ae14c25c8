package picture

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"siapzi/model"
)

// maxPixels bounds one picture: a wall poster of 1 × 1.4 m at 300 dpi.
const maxPixels = 200_000_000

// maxFile bounds the file, which is held in memory while its PDF is made.
const maxFile = 1 << 30

// Format is a format of picture files.
type Format string

// The formats that are recognised.
const (
	JPEG Format = "jpeg"
	PNG  Format = "png"
	GIF  Format = "gif"
	BMP  Format = "bmp"
	WebP Format = "webp"
	TIFF Format = "tiff"
	HEIC Format = "heic"
)

// Info is what a picture file says of itself.
type Info struct {
	Format        Format
	Width, Height int     // pixels of the first picture, upright
	Orientation   int     // EXIF orientation of the first picture, 1–8
	DPI           float64 // along the stored width; 0 where the file names none
	Pages         int     // pages that ToPDF will make
}

// Options say how ToPDF makes pages. The zero value is right for evidence.
type Options struct {
	// Long and Short are the sides in mm that a page must fit into, upright or
	// across. 0 means A4, 297 × 210.
	Long, Short float64
	// Hemat makes a smaller file: photos that have more than 200 dpi on their
	// page are reduced to that and stored as JPEG again, unless that would not
	// be smaller. Fax pictures, CMYK, palettes and transparent pictures stay as
	// they are.
	Hemat bool
}

// frame is one picture of a file.
type frame struct {
	w, h        int // pixels as stored
	orientation int // 1–8
	dpiX, dpiY  float64
	image       stream
	mask        *stream // opacity, nil where all is opaque
	profile     []byte  // ICC profile that the file names, nil for none
	// decode gives the pixels as stored, for economize; nil where it shall
	// leave the picture alone. The colours are those of image.
	decode func() (image.Image, error)
}

// Inspect reads the beginning of the picture file at path. Errors: Invalid for
// a file that is no picture or damaged, Unsupported for one that ToPDF cannot
// draw, others for the disk. Damage in the pixels themselves is found only by
// ToPDF.
func Inspect(ctx context.Context, path string) (info Info, err error) {
	s, err := load(ctx, path)
	if err != nil {
		return Info{}, err
	}
	defer guard(&err)
	info, err = s.inspect()
	if err == nil && info.Width*info.Height > maxPixels {
		err = tooLarge(info.Width, info.Height)
	}
	return info, err
}

// ToPDF writes a PDF of the picture file at path to w and gives its number of
// pages. Nothing is written unless all is well. Errors are those of Inspect
// and of w.
func ToPDF(ctx context.Context, path string, w io.Writer, opt Options) (pages int, err error) {
	s, err := load(ctx, path)
	if err != nil {
		return 0, err
	}
	frames, err := s.frames(ctx, opt)
	if err != nil {
		return 0, err
	}
	if err := writePDF(w, frames, opt); err != nil {
		return 0, fmt.Errorf("picture: write: %w", err)
	}
	return len(frames), nil
}

// source is a picture file in memory.
type source struct {
	format Format
	data   []byte
}

func load(ctx context.Context, path string) (source, error) {
	if err := ctx.Err(); err != nil {
		return source{}, err
	}
	f, err := os.Open(path)
	if err != nil {
		return source{}, diskError(path, err)
	}
	defer f.Close() // read-only
	info, err := f.Stat()
	if err != nil {
		return source{}, diskError(path, err)
	}
	if info.Size() > maxFile {
		return source{}, model.Errorf(model.Unsupported, "Gambar ini terlalu besar (%s). Simpan ulang dengan ukuran lebih kecil.",
			model.Size(info.Size()))
	}
	data := make([]byte, info.Size())
	if _, err := io.ReadFull(f, data); err != nil {
		return source{}, diskError(path, err)
	}
	format, ok := formatOf(data)
	if !ok {
		return source{}, model.Errorf(model.Invalid, "Berkas ini bukan gambar yang dikenal.")
	}
	return source{format, data}, nil
}

// formatOf recognises a format by its first bytes.
func formatOf(b []byte) (Format, bool) {
	at := func(i int, s string) bool { return len(b) >= i+len(s) && string(b[i:i+len(s)]) == s }
	switch {
	case at(0, "\xFF\xD8\xFF"):
		return JPEG, true
	case at(0, pngMagic):
		return PNG, true
	case at(0, "GIF87a"), at(0, "GIF89a"):
		return GIF, true
	case at(0, "BM"):
		return BMP, true
	case at(0, "RIFF") && at(8, "WEBP"):
		return WebP, true
	case at(0, "II*\x00"), at(0, "MM\x00*"), at(0, "II+\x00"), at(0, "MM\x00+"):
		return TIFF, true
	case at(4, "ftyphei"), at(4, "ftyphev"), at(4, "ftypmif1"), at(4, "ftypmsf1"), at(4, "ftypheim"):
		return HEIC, true
	}
	return "", false
}

func (s source) inspect() (Info, error) {
	var f frame
	var err error
	pages := 1
	switch s.format {
	case JPEG:
		f, err = jpegHeader(s.data)
	case PNG:
		f, err = pngHeader(s.data)
	case TIFF:
		var dirs []tiffPage
		if dirs, err = tiffPages(s.data); err == nil {
			f, pages = dirs[0].frame, len(dirs)
		}
	case HEIC:
		f, err = heicHeader(s.data)
	default:
		f, err = configFrame(s.format, s.data)
	}
	if err != nil {
		return Info{Format: s.format}, err
	}
	w, h := f.upright()
	return Info{Format: s.format, Width: w, Height: h, Orientation: f.orientation, DPI: f.dpiX, Pages: pages}, nil
}

// frames reads all pictures of the file.
func (s source) frames(ctx context.Context, opt Options) (frames []frame, err error) {
	defer guard(&err)
	if _, err := s.inspect(); err != nil {
		return nil, err
	}
	var f frame
	switch s.format {
	case JPEG:
		f, err = jpegFrame(s.data)
	case PNG:
		f, err = pngFrame(s.data)
	case HEIC:
		f, err = heicFrame(ctx, s.data)
	case TIFF:
		return tiffFrames(ctx, s.data, opt)
	default:
		f, err = decodedFrame(s.format, s.data)
	}
	if err != nil {
		return nil, err
	}
	return []frame{f.economize(opt)}, nil
}

// upright gives the size in pixels as the picture shall be seen.
func (f frame) upright() (w, h int) {
	if f.orientation >= 5 {
		return f.h, f.w
	}
	return f.w, f.h
}

// guard turns a panic of a decoder into an error: it is the file's fault.
func guard(err *error) {
	if r := recover(); r != nil {
		*err = damaged(fmt.Errorf("picture: panic: %v", r))
	}
}

func damaged(err error) error {
	return &model.Error{Kind: model.Invalid, Msg: "Gambar ini rusak dan tidak dapat dibuka.", Err: err}
}

func tooLarge(w, h int) error {
	return model.Errorf(model.Unsupported, "Gambar ini terlalu besar (%d × %d piksel). Simpan ulang dengan ukuran lebih kecil.", w, h)
}

func diskError(path string, err error) error {
	kind := model.Unavailable
	switch {
	case errors.Is(err, fs.ErrNotExist):
		kind = model.NotFound
	case errors.Is(err, fs.ErrPermission):
		kind = model.Denied
	}
	return &model.Error{Kind: kind, Err: err,
		Msg: fmt.Sprintf("Berkas %q tidak dapat dibaca dari disk.", filepath.Base(path))}
}
