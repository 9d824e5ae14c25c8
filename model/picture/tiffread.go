package picture

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"image/color"
	"io"
	"math/bits"

	"golang.org/x/image/ccitt"
	"golang.org/x/image/tiff/lzw"
)

// read decompresses all chunks and puts their samples in order.
func (im tiffImage) read(ctx context.Context) (raster, error) {
	switch im.bits {
	case 1, 2, 4, 8, 16:
	default:
		return raster{}, unsupported(fmt.Errorf("picture: TIFF with %d bits", im.bits))
	}
	if im.separate && im.bits < 8 || im.predictor > 2 || im.predictor == 2 && im.bits < 8 {
		return raster{}, unsupported(errors.New("picture: TIFF with a rare order of samples"))
	}
	out := newRaster(im.w, im.h, im.samples, im.bits)
	if im.photometric == colourYCbCr {
		out = newRaster(im.w, im.h, 3, 8)
	}
	if out.stride() > 2*maxDecoded/im.h || im.chunkW*im.chunkH > 2*maxPixels {
		return raster{}, tooLarge(im.w, im.h)
	}
	out.pix = make([]byte, out.stride()*im.h)
	perPlane := im.across * im.down
	for i := range im.at {
		if err := ctx.Err(); err != nil {
			return raster{}, err
		}
		x, y := i%perPlane%im.across*im.chunkW, i%perPlane/im.across*im.chunkH
		c, err := im.readChunk(i, min(im.chunkH, im.h-y))
		if err != nil {
			return raster{}, err
		}
		if im.separate {
			out.putPlane(c, x, y, i/perPlane)
		} else {
			out.put(c, x, y)
		}
	}
	return out, nil
}

// readChunk decompresses chunk i, of which that many rows are needed.
func (im tiffImage) readChunk(i, rows int) (raster, error) {
	if im.photometric == colourYCbCr {
		return im.readYCbCr(i, rows)
	}
	c := newRaster(im.chunkW, rows, im.samples, im.bits)
	if im.separate {
		c.channels = 1
	}
	var err error
	if c.pix, err = im.decompress(i, c.stride()*rows, rows); err != nil {
		return c, err
	}
	if im.bits == 16 && im.dir.t.order.Uint16([]byte{1, 0}) == 1 { // little endian
		for j := 0; j < len(c.pix); j += 2 {
			c.pix[j], c.pix[j+1] = c.pix[j+1], c.pix[j]
		}
	}
	if im.predictor == 2 {
		c.addUp()
	}
	return c, nil
}

// decompress gives the first want bytes of chunk i, in memory of its own.
func (im tiffImage) decompress(i, want, rows int) ([]byte, error) {
	raw, err := im.chunk(i, want)
	if err != nil {
		return nil, err
	}
	var r io.Reader = bytes.NewReader(raw)
	switch im.compression {
	case tiffPlain:
	case tiffFax4:
		r = ccitt.NewReader(r, ccitt.MSB, ccitt.Group4, im.chunkW, rows, &ccitt.Options{Invert: true})
	case tiffLZW:
		z := lzw.NewReader(r, lzw.MSB, 8)
		defer z.Close() // memory only
		r = z
	case tiffDeflate, tiffDeflate2:
		z, err := zlib.NewReader(r)
		if err != nil {
			return nil, damaged(err)
		}
		r = z
	case tiffPackBits:
		r = bytes.NewReader(unpackBits(raw, want))
	default:
		return nil, unsupported(fmt.Errorf("picture: TIFF with compression %d", im.compression))
	}
	out := make([]byte, want)
	if _, err := io.ReadFull(r, out); err != nil {
		return nil, damaged(fmt.Errorf("picture: TIFF chunk: %w", err))
	}
	return out, nil
}

// unpackBits undoes PackBits (TIFF 6.0, section 9) up to want bytes.
func unpackBits(b []byte, want int) []byte {
	out := make([]byte, 0, want)
	for len(b) >= 2 && len(out) < want {
		n := int(int8(b[0]))
		switch {
		case n >= 0:
			n = min(n+1, len(b)-1)
			out = append(out, b[1:1+n]...)
			b = b[1+n:]
		case n == -128:
			b = b[1:]
		default:
			out = append(out, bytes.Repeat(b[1:2], 1-n)...)
			b = b[2:]
		}
	}
	return out
}

// readYCbCr reads a chunk whose colours are stored at a lower resolution than
// its brightness: blocks of brightnesses, each with two colours (TIFF 6.0,
// section 21).
func (im tiffImage) readYCbCr(i, rows int) (raster, error) {
	c := newRaster(im.chunkW, rows, 3, 8)
	subX, subY := 2, 2
	if s := im.dir.numbers(tagSubsampling); len(s) >= 2 {
		subX, subY = int(s[0]), int(s[1])
	}
	valid := func(n int) bool { return n == 1 || n == 2 || n == 4 }
	if im.samples != 3 || im.bits != 8 || im.separate || im.predictor != 1 || !valid(subX) || !valid(subY) {
		return c, unsupported(errors.New("picture: TIFF with a rare form of YCbCr"))
	}
	across, down := (c.w+subX-1)/subX, (rows+subY-1)/subY
	size := subX*subY + 2
	data, err := im.decompress(i, across*down*size, rows)
	if err != nil {
		return c, err
	}
	c.pix = make([]byte, c.stride()*rows)
	for n := range across * down {
		block := data[n*size:][:size]
		x0, y0 := n%across*subX, n/across*subY
		for j, v := range block[:size-2] {
			if x, y := x0+j%subX, y0+j/subX; x < c.w && y < rows {
				p := c.pix[y*c.stride()+3*x:]
				p[0], p[1], p[2] = color.YCbCrToRGB(v, block[size-2], block[size-1])
			}
		}
	}
	return c, nil
}

// paint makes a frame of the samples, those of opacity as a mask.
func (im tiffImage) paint(r raster) (frame, error) {
	colours := map[int]int{whiteIsZero: 1, blackIsZero: 1, palette: 1, colourCMYK: 4}[im.photometric]
	if colours == 0 {
		colours = 3
	}
	if r.channels < colours {
		return frame{}, damaged(errTIFF)
	}
	space, decode, err := im.space(colours)
	if err != nil {
		return frame{}, err
	}
	if r.channels > colours {
		if r.bits < 8 {
			return frame{}, unsupported(errors.New("picture: TIFF with additional bits"))
		}
		var alpha raster
		r, alpha = r.split(colours)
		if kind := im.dir.whole(tagExtraSamples, 0); kind == 1 || kind == 2 {
			if kind == 1 {
				r.divide(alpha)
			}
			s := alpha.stream("/DeviceGray")
			im.mask = &s
		}
	}
	if im.photometric == colourLab { // a* and b* have a sign here, in PDF they begin at the lowest
		for i := range r.pix {
			if i%3 != 0 {
				r.pix[i] ^= 0x80
			}
		}
	}
	im.image = r.stream(space)
	im.image.dict += decode
	if decode == "" && im.photometric != palette && im.photometric != colourLab {
		im.decode = r.picture
	}
	return im.frame, nil
}

func reverseBits(b []byte) []byte {
	out := make([]byte, len(b))
	for i, v := range b {
		out[i] = bits.Reverse8(v)
	}
	return out
}
