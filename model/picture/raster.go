package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/bmp"
	"golang.org/x/image/webp"

	"siapzi/model"
)

// maxDecoded bounds the memory of a picture that has to be decoded.
const maxDecoded = 400_000_000

// jpegQuality is for pictures that were compressed with losses
// before, as WebP, HEIC or tiles: high enough not to add visible losses.
const jpegQuality = 92

func enoughMemory(w, h, bytesPerPixel int) error {
	if w*h > maxPixels || w*h*bytesPerPixel > maxDecoded {
		return tooLarge(w, h)
	}
	return nil
}

// configFrame reads the size of a picture in a format that is always decoded.
func configFrame(format Format, b []byte) (frame, error) {
	f := frame{orientation: 1}
	var c image.Config
	var err error
	switch format {
	case GIF:
		c, err = gif.DecodeConfig(bytes.NewReader(b))
	case BMP:
		c, err = bmp.DecodeConfig(bytes.NewReader(b))
		if len(b) >= 46 { // pixels per metre in the usual header
			setDPI(&f, float64(binary.LittleEndian.Uint32(b[38:]))*0.0254, float64(binary.LittleEndian.Uint32(b[42:]))*0.0254)
		}
	case WebP:
		c, err = webp.DecodeConfig(bytes.NewReader(b))
		readEXIF(riffChunk(b, "EXIF"), &f)
		f.profile = riffChunk(b, "ICCP")
	}
	f.w, f.h = c.Width, c.Height
	if err == nil && (f.w <= 0 || f.h <= 0 || f.w > 1<<30 || f.h > 1<<30) {
		err = errors.New("picture: no size")
	}
	return f, decodeError(err)
}

// decodeError tells what a decoder does not know from what is broken.
func decodeError(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, bmp.ErrUnsupported):
		return unsupported(err)
	}
	return damaged(err)
}

func unsupported(err error) error {
	return &model.Error{Kind: model.Unsupported, Err: err,
		Msg: "Jenis gambar ini belum dapat ditampilkan. Simpan ulang sebagai JPG, PNG, atau PDF."}
}

// riffChunk gives the content of the first chunk of that name in a WebP file.
func riffChunk(b []byte, name string) []byte {
	for i := 12; i+8 <= len(b); {
		n := int(binary.LittleEndian.Uint32(b[i+4:]))
		if n > len(b)-i-8 {
			return nil
		}
		if string(b[i:i+4]) == name {
			return b[i+8 : i+8+n]
		}
		i += 8 + n + n&1
	}
	return nil
}

// decodedFrame decodes a GIF (its first picture), BMP or WebP.
func decodedFrame(format Format, b []byte) (frame, error) {
	f, err := configFrame(format, b)
	if err != nil {
		return frame{}, err
	}
	if err := enoughMemory(f.w, f.h, 4); err != nil {
		return frame{}, err
	}
	var img image.Image
	switch format {
	case GIF:
		img, err = gif.Decode(bytes.NewReader(b))
		if err == nil && img.Bounds() != image.Rect(0, 0, f.w, f.h) {
			img = onCanvas(img, f.w, f.h)
		}
	case BMP:
		img, err = bmp.Decode(bytes.NewReader(b))
	case WebP:
		img, err = webp.Decode(bytes.NewReader(b))
	}
	if err != nil {
		return frame{}, decodeError(err)
	}
	return encode(f, img)
}

// onCanvas lays a GIF picture that covers only a part of its screen onto it.
func onCanvas(img image.Image, w, h int) image.Image {
	canvas := image.NewNRGBA(image.Rect(0, 0, w, h))
	draw.Draw(canvas, img.Bounds(), img, img.Bounds().Min, draw.Src)
	return canvas
}

// encode makes an image of decoded pixels: as JPEG if they were lossy, else in
// PNG's compression, with a second image for opacity where needed.
func encode(f frame, img image.Image) (frame, error) {
	b := img.Bounds()
	f.w, f.h = b.Dx(), b.Dy()
	if _, lossy := img.(*image.YCbCr); lossy {
		return encodeJPEG(f, img)
	}
	var err error
	if o, ok := img.(interface{ Opaque() bool }); ok && !o.Opaque() {
		colour, alpha := split(img)
		if f.image, err = pack(colour); err != nil {
			return frame{}, err
		}
		mask, err := pack(alpha)
		f.mask = &mask
		return f, err
	}
	switch original := img.(type) {
	case *image.Gray:
		img = bilevel(original)
	case *image.Paletted:
	default:
		f.decode = func() (image.Image, error) { return original, nil }
	}
	f.image, err = pack(img)
	return f, err
}

// encodeJPEG makes an image of pixels that were compressed with losses before.
func encodeJPEG(f frame, img image.Image) (frame, error) {
	data, err := asJPEG(img, jpegQuality)
	if err != nil {
		return frame{}, err
	}
	b, colours := img.Bounds(), 3
	if _, grey := img.(*image.Gray); grey {
		colours = 1
	}
	f.w, f.h = b.Dx(), b.Dy()
	f.image = jpegStream(f.w, f.h, colours, data)
	f.decode = func() (image.Image, error) { return img, nil }
	return f, nil
}

func asJPEG(img image.Image, quality int) ([]byte, error) {
	var buf bytes.Buffer
	if err := jpeg.Encode(&buf, img, &jpeg.Options{Quality: quality}); err != nil {
		return nil, fmt.Errorf("picture: encode: %w", err)
	}
	return buf.Bytes(), nil
}

// split separates colours, laid on nothing, from opacity.
func split(img image.Image) (*image.NRGBA, *image.Gray) {
	b := img.Bounds()
	colour := image.NewNRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	alpha := image.NewGray(colour.Rect)
	draw.Draw(colour, colour.Rect, img, b.Min, draw.Src)
	for i := 0; i < len(colour.Pix); i += 4 {
		alpha.Pix[i/4] = colour.Pix[i+3]
		colour.Pix[i+3] = 0xFF
	}
	return colour, alpha
}

// bilevel makes a picture with one bit per pixel of one that has only black
// and white, as scans of text have; others are given back as they are.
func bilevel(g *image.Gray) image.Image {
	for y := range g.Rect.Dy() {
		for _, v := range g.Pix[y*g.Stride:][:g.Rect.Dx()] {
			if v != 0 && v != 255 {
				return g
			}
		}
	}
	p := image.NewPaletted(g.Rect, color.Palette{color.Gray{0}, color.Gray{255}})
	for y := range g.Rect.Dy() {
		row := p.Pix[y*p.Stride:]
		for x, v := range g.Pix[y*g.Stride:][:g.Rect.Dx()] {
			row[x] = v & 1
		}
	}
	return p
}

// pack compresses img like a PNG file, whose pixels PDF takes as they are.
func pack(img image.Image) (stream, error) {
	var buf bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.DefaultCompression}
	if err := enc.Encode(&buf, img); err != nil {
		return stream{}, fmt.Errorf("picture: encode: %w", err)
	}
	p, err := readPNG(buf.Bytes())
	if err != nil {
		return stream{}, fmt.Errorf("picture: encode: %w", err)
	}
	return p.stream()
}
