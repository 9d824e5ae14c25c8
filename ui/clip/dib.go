package clip

import (
	"encoding/binary"
	"image"
	"math/bits"

	"siapzi/model"
)

// The compressions of bitmaps that are known here (BITMAPINFOHEADER).
const (
	plainRGB  = 0
	bitFields = 3
)

// dib is the head of a device-independent bitmap as Windows puts it into the
// clipboard: a BMP file without its first 14 bytes.
type dib struct {
	width, height int
	bottomUp      bool
	depth         int       // bits of a pixel
	masks         [4]uint32 // of red, green, blue and alpha, for 16 and 32 bits
	colors        []byte    // of the palette, 4 bytes each: blue, green, red, 0
	pixels        []byte
}

func badDIB() error {
	return model.Errorf(model.Unsupported, "Gambar di papan klip tidak dapat dibaca. Simpan sebagai berkas, lalu impor.")
}

// decodeDIB gives the picture of a bitmap. It is Unsupported for what is damaged
// or compressed otherwise, which screenshots never are.
func decodeDIB(data []byte) (image.Image, error) {
	d, ok := parseDIB(data)
	if !ok {
		return nil, badDIB()
	}
	stride := (d.width*d.depth + 31) / 32 * 4
	if len(d.pixels) < stride*d.height {
		return nil, badDIB()
	}
	img := image.NewNRGBA(image.Rect(0, 0, d.width, d.height))
	seen := byte(0) // whether any pixel is not fully transparent
	for y := range d.height {
		row := d.pixels[y*stride : (y+1)*stride]
		if d.bottomUp {
			y = d.height - 1 - y
		}
		out := img.Pix[y*img.Stride : y*img.Stride+4*d.width]
		for x := range d.width {
			r, g, b, a, ok := d.pixel(row, x)
			if !ok {
				return nil, badDIB()
			}
			out[4*x], out[4*x+1], out[4*x+2], out[4*x+3] = r, g, b, a
			seen |= a
		}
	}
	if seen == 0 { // many programs leave the fourth byte empty
		for i := 3; i < len(img.Pix); i += 4 {
			img.Pix[i] = 0xFF
		}
	}
	return img, nil
}

// parseDIB reads the head; ok is false for what cannot be drawn.
func parseDIB(data []byte) (d dib, ok bool) {
	le := binary.LittleEndian
	if len(data) < 40 {
		return d, false
	}
	head := int(le.Uint32(data))
	width, height := int32(le.Uint32(data[4:])), int32(le.Uint32(data[8:]))
	d.depth = int(le.Uint16(data[14:]))
	compression := le.Uint32(data[16:])
	used := int64(le.Uint32(data[32:]))
	if head < 40 || head > len(data) || width <= 0 || height == 0 || height == -1<<31 {
		return d, false
	}
	d.width, d.bottomUp, d.height = int(width), height > 0, int(max(height, -height))
	if d.width > maxPixels/d.height {
		return d, false
	}
	rest := data[head:]
	switch {
	case compression == bitFields && (d.depth == 16 || d.depth == 32):
		n := 3
		if head >= 56 {
			n = 4 // alpha too
		}
		if len(data) < 40+4*n {
			return d, false
		}
		for i := range n {
			d.masks[i] = le.Uint32(data[40+4*i:])
		}
		if head == 40 { // the masks stand behind the head, not in it
			rest = rest[4*n:]
		}
	case compression != plainRGB:
		return d, false
	case d.depth == 16:
		d.masks = [4]uint32{0x7C00, 0x03E0, 0x001F}
	case d.depth == 32:
		d.masks = [4]uint32{0x00FF0000, 0x0000FF00, 0x000000FF, 0xFF000000}
	}
	switch d.depth {
	case 1, 4, 8:
		if used == 0 {
			used = 1 << d.depth
		}
	case 16, 24, 32:
	default:
		return d, false
	}
	if used > 256 && d.depth <= 8 || 4*used > int64(len(rest)) {
		return d, false
	}
	d.colors, d.pixels = rest[:4*used], rest[4*used:]
	return d, true
}

// pixel gives the colour at x of a row; ok is false for a colour that the
// palette does not have.
func (d *dib) pixel(row []byte, x int) (r, g, b, a byte, ok bool) {
	switch d.depth {
	case 24:
		return row[3*x+2], row[3*x+1], row[3*x], 0xFF, true
	case 16, 32:
		v := uint32(0)
		if d.depth == 16 {
			v = uint32(binary.LittleEndian.Uint16(row[2*x:]))
		} else {
			v = binary.LittleEndian.Uint32(row[4*x:])
		}
		a = 0xFF
		if d.masks[3] != 0 {
			a = channel(v, d.masks[3])
		}
		return channel(v, d.masks[0]), channel(v, d.masks[1]), channel(v, d.masks[2]), a, true
	}
	bit := x * d.depth
	i := 4 * int(row[bit/8]>>(8-d.depth-bit%8)&(1<<d.depth-1))
	if i+4 > len(d.colors) {
		return 0, 0, 0, 0, false
	}
	return d.colors[i+2], d.colors[i+1], d.colors[i], 0xFF, true
}

// channel gives the part of v under mask, stretched to 8 bits.
func channel(v, mask uint32) byte {
	if mask == 0 {
		return 0
	}
	shift := bits.TrailingZeros32(mask)
	top := uint64(mask >> shift)
	return byte(uint64(v&mask>>0) >> shift * 255 / top)
}
