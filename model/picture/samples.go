package picture

import (
	"bytes"
	"compress/zlib"
	"errors"
	"image"
)

// raster holds samples as PDF takes them: rows that begin at bytes, channels
// of a pixel side by side, 16-bit samples with the high byte first.
type raster struct {
	w, h, channels, bits int
	pix                  []byte
}

func newRaster(w, h, channels, bits int) raster {
	return raster{w: w, h: h, channels: channels, bits: bits}
}

func (r raster) stride() int { return (r.w*r.channels*r.bits + 7) / 8 }

// pixel gives the bytes of one pixel, for samples of at least a byte.
func (r raster) pixel() int { return r.channels * r.bits / 8 }

// put copies the part of c that fits to x, y. Where a byte holds several
// pixels, x is a multiple of 8: tiles have a multiple of 16.
func (r raster) put(c raster, x, y int) {
	from := x * r.channels * r.bits / 8
	for row := range min(c.h, r.h-y) {
		copy(r.pix[(y+row)*r.stride()+from:(y+row+1)*r.stride()], c.pix[row*c.stride():(row+1)*c.stride()])
	}
}

// putPlane copies c, which holds one channel only.
func (r raster) putPlane(c raster, x, y, channel int) {
	size, step := c.pixel(), r.pixel()
	for row := range min(c.h, r.h-y) {
		src := c.pix[row*c.stride():]
		dst := r.pix[(y+row)*r.stride()+x*step+channel*size:]
		for i := range min(c.w, r.w-x) {
			copy(dst[i*step:][:size], src[i*size:])
		}
	}
}

// addUp undoes TIFF's predictor: samples are stored as differences to the
// pixel on their left.
func (r raster) addUp() {
	step := r.pixel()
	for y := range r.h {
		row := r.pix[y*r.stride():][:r.stride()]
		for i := step; i < len(row); i++ {
			if r.bits == 8 {
				row[i] += row[i-step]
				continue
			}
			v := uint16(row[i])<<8 + uint16(row[i+1]) + uint16(row[i-step])<<8 + uint16(row[i-step+1])
			row[i], row[i+1] = byte(v>>8), byte(v)
			i++
		}
	}
}

// split separates the first channels from the next one, which is opacity;
// further ones are dropped.
func (r raster) split(colours int) (first, alpha raster) {
	first, alpha = newRaster(r.w, r.h, colours, r.bits), newRaster(r.w, r.h, 1, r.bits)
	first.pix = make([]byte, 0, first.stride()*r.h)
	alpha.pix = make([]byte, 0, alpha.stride()*r.h)
	n, one := first.pixel(), alpha.pixel()
	for i := 0; i < len(r.pix); i += r.pixel() {
		first.pix = append(first.pix, r.pix[i:i+n]...)
		alpha.pix = append(alpha.pix, r.pix[i+n:i+n+one]...)
	}
	return first, alpha
}

// divide undoes that colours were multiplied with their opacity.
func (r raster) divide(alpha raster) {
	if r.bits != 8 {
		return // twice as much work for what nobody sees
	}
	for i := range r.pix {
		if a := int(alpha.pix[i/r.channels]); a > 0 {
			r.pix[i] = byte(min(255, (int(r.pix[i])*255+a/2)/a))
		}
	}
}

// stream compresses the samples: single bits as a fax where that is smaller.
func (r raster) stream(space string) stream {
	s := r.png(space)
	if r.bits == 1 && r.channels == 1 {
		if f := r.fax(space); len(f.data) < len(s.data) {
			return f
		}
	}
	return s
}

// png compresses the samples as PNG does: each row as differences to the left
// or to the row above, whichever is smaller. Bits are left as they are.
func (r raster) png(space string) stream {
	var buf bytes.Buffer
	z := zlib.NewWriter(&buf) // writes to memory, so without errors
	stride, step := r.stride(), max(1, r.pixel())
	tries := [3][]byte{}
	for kind := range tries {
		tries[kind] = make([]byte, 1+stride)
		tries[kind][0] = byte(kind) // PNG's numbers: 0 none, 1 left, 2 above
	}
	above := make([]byte, stride)
	for y := range r.h {
		row := r.pix[y*stride:][:stride]
		best, least := 0, 0
		if r.bits >= 8 {
			copy(tries[1][1:], row[:step])
			for i := step; i < stride; i++ {
				tries[1][1+i] = row[i] - row[i-step]
			}
			for i, v := range row {
				tries[2][1+i] = v - above[i]
			}
		}
		copy(tries[0][1:], row)
		for kind, t := range tries {
			sum := 0
			for _, v := range t[1:] {
				sum += int(max(int8(v), -int8(v)) & 0x7F)
			}
			if kind == 0 || r.bits >= 8 && sum < least {
				best, least = kind, sum
			}
		}
		_, _ = z.Write(tries[best])
		above = row
	}
	_ = z.Close()
	return stream{dict: imageDict(r.w, r.h) + pngParms(r.channels, r.bits, r.w), space: space, data: buf.Bytes()}
}

// picture gives the samples as a picture of Go, for grey and RGB.
func (r raster) picture() (image.Image, error) {
	if r.bits < 8 || r.channels != 1 && r.channels != 3 {
		return nil, errors.New("picture: neither grey nor RGB")
	}
	size := r.bits / 8
	if r.channels == 1 {
		out := image.NewGray(image.Rect(0, 0, r.w, r.h))
		for i := range out.Pix {
			out.Pix[i] = r.pix[i*size]
		}
		return out, nil
	}
	out := image.NewNRGBA(image.Rect(0, 0, r.w, r.h))
	for i := range r.w * r.h {
		out.Pix[4*i], out.Pix[4*i+1], out.Pix[4*i+2], out.Pix[4*i+3] = r.pix[3*i*size], r.pix[(3*i+1)*size], r.pix[(3*i+2)*size], 255
	}
	return out, nil
}
