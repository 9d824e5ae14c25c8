package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/png"
	"io"
)

const pngMagic = "\x89PNG\r\n\x1a\n"

// pngInfo is what the chunks of a PNG file say.
type pngInfo struct {
	frame
	bits        int
	color       byte // 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha
	interlaced  bool
	transparent bool // a tRNS chunk
	palette     []byte
	icc         []byte   // content of the iCCP chunk
	data        [][]byte // contents of the IDAT chunks
}

var errPNG = errors.New("picture: broken PNG structure")

// readPNG walks the chunks. A missing end is allowed here: whether all pixels
// are there shows when they are inflated.
func readPNG(b []byte) (pngInfo, error) {
	p := pngInfo{frame: frame{orientation: 1}}
	b = b[len(pngMagic):]
	for len(b) >= 12 {
		n := binary.BigEndian.Uint32(b)
		if uint64(n)+12 > uint64(len(b)) {
			return p, errPNG
		}
		kind, c := string(b[4:8]), b[8:8+n]
		if critical := kind[0] < 'a'; critical && crc32.ChecksumIEEE(b[4:8+n]) != binary.BigEndian.Uint32(b[8+n:]) {
			return p, errPNG
		}
		b = b[12+n:]
		if p.bits == 0 && kind != "IHDR" {
			return p, errPNG
		}
		switch kind {
		case "IHDR":
			if err := p.header(c); err != nil {
				return p, err
			}
		case "PLTE":
			p.palette = c
		case "tRNS":
			p.transparent = true
		case "pHYs":
			if len(c) == 9 && c[8] == 1 { // per metre
				setDPI(&p.frame, float64(binary.BigEndian.Uint32(c))*0.0254, float64(binary.BigEndian.Uint32(c[4:]))*0.0254)
			}
		case "eXIf":
			readEXIF(c, &p.frame)
		case "iCCP":
			p.icc = c
		case "IDAT":
			p.data = append(p.data, c)
		case "IEND":
			b = nil
		}
	}
	if len(p.data) == 0 {
		return p, errPNG
	}
	return p, nil
}

func (p *pngInfo) header(c []byte) error {
	if len(c) != 13 {
		return errPNG
	}
	w, h := binary.BigEndian.Uint32(c), binary.BigEndian.Uint32(c[4:])
	if w == 0 || h == 0 || w > 1<<30 || h > 1<<30 {
		return errPNG
	}
	p.w, p.h = int(w), int(h)
	p.bits, p.color, p.interlaced = int(c[8]), c[9], c[12] != 0
	ok := map[byte]string{0: "\x01\x02\x04\x08\x10", 2: "\x08\x10", 3: "\x01\x02\x04\x08", 4: "\x08\x10", 6: "\x08\x10"}
	if bytes.IndexByte([]byte(ok[p.color]), c[8]) < 0 || c[10] != 0 || c[11] != 0 || c[12] > 1 {
		return errPNG
	}
	return nil
}

func pngHeader(b []byte) (frame, error) {
	p, err := readPNG(b)
	if err != nil {
		return frame{}, damaged(err)
	}
	return p.frame, nil
}

// pngFrame copies the compressed pixels where PDF has the same notion of them;
// interlaced and transparent pictures are decoded and compressed again.
func pngFrame(b []byte) (frame, error) {
	p, err := readPNG(b)
	if err != nil {
		return frame{}, damaged(err)
	}
	if p.w*p.h > maxPixels {
		return frame{}, tooLarge(p.w, p.h)
	}
	p.profile = p.colourProfile()
	if !p.interlaced && !p.transparent && p.color <= 3 {
		if p.image, err = p.stream(); err != nil {
			return frame{}, damaged(err)
		}
		if p.bits >= 8 && p.color != 3 {
			p.decode = func() (image.Image, error) { return png.Decode(bytes.NewReader(b)) }
		}
		return p.frame, nil
	}
	if err := enoughMemory(p.w, p.h, 4); err != nil {
		return frame{}, err
	}
	img, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		return frame{}, damaged(err)
	}
	return encode(p.frame, img)
}

// stream makes an image of the compressed pixels, after looking whether all
// are there: viewers differ in what they do with half a picture.
func (p pngInfo) stream() (stream, error) {
	channels := 1
	space := "/DeviceGray"
	switch p.color {
	case 2:
		channels, space = 3, "/DeviceRGB"
	case 3:
		n := len(p.palette) / 3
		if n == 0 || n > 256 || len(p.palette)%3 != 0 {
			return stream{}, errPNG
		}
		space = fmt.Sprintf("[/Indexed/DeviceRGB %d<%X>]", n-1, p.palette)
	}
	data := bytes.Join(p.data, nil)
	if err := checkRows(data, (p.w*channels*p.bits+7)/8, p.h); err != nil {
		return stream{}, err
	}
	return stream{data: data, space: space, dict: imageDict(p.w, p.h) + pngParms(channels, p.bits, p.w)}, nil
}

// pngParms says that rows are compressed as in PNG files.
func pngParms(channels, bits, w int) string {
	return fmt.Sprintf("/BitsPerComponent %d/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors %d/BitsPerComponent %d/Columns %d>>",
		bits, channels, bits, w)
}

// colourProfile unpacks the profile: a name of 1 to 79 bytes, zero, the
// compression method (zero), the data. nil where there is none.
func (p pngInfo) colourProfile() []byte {
	i := bytes.IndexByte(p.icc, 0)
	if i < 1 || i+2 > len(p.icc) || p.icc[i+1] != 0 {
		return nil
	}
	z, err := zlib.NewReader(bytes.NewReader(p.icc[i+2:]))
	if err != nil {
		return nil
	}
	out, err := io.ReadAll(io.LimitReader(z, maxProfile+1))
	if err != nil {
		return nil
	}
	return out
}

// checkRows inflates data and looks whether it holds rows of size bytes, each
// after a filter number from 0 to 4, and a right checksum.
func checkRows(data []byte, size, rows int) error {
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return err
	}
	row := make([]byte, 1+size)
	for range rows {
		if _, err := io.ReadFull(z, row); err != nil {
			return err
		}
		if row[0] > 4 {
			return errPNG
		}
	}
	if n, err := z.Read(row); n != 0 || err != io.EOF {
		return errors.Join(errPNG, err)
	}
	return nil
}
