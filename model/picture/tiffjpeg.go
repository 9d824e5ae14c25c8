package picture

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"image"
	"image/draw"
	"image/jpeg"

	"siapzi/model"
)

// adobeRGB is a segment that tells all decoders not to take RGB for YCbCr; the
// entry that PDF has for this is not obeyed by all.
const adobeRGB = "\xFF\xEE\x00\x0EAdobe\x00\x64\x00\x00\x00\x00\x00"

// jpegParts is a JPEG file taken apart.
type jpegParts struct {
	info jpegInfo
	head []byte // segments before the frame header: tables
	sof  []byte // frame header, with its marker
	sos  []byte // what stands between that and the data: tables, scan header
	data []byte // from behind the first scan header up to the end marker
}

// takeApart splits a JPEG file or the abbreviated one of a strip.
func takeApart(b []byte) (p jpegParts, ok bool) {
	if len(b) < 4 || b[0] != 0xFF || b[1] != 0xD8 {
		return p, false
	}
	var err error
	if p.info, err = readJPEG(b, true); err != nil || p.info.sof == 0 || p.info.scans == 0 {
		return p, false
	}
	for i := 2; ; { // the walk that readJPEG made without fault
		if b[i+1] == 0xFF || b[i+1] == 0x01 || b[i+1] >= 0xD0 && b[i+1] <= 0xD8 {
			if i++; b[i] != 0xFF {
				i++
			}
			continue
		}
		end := i + 2 + int(binary.BigEndian.Uint16(b[i+2:]))
		switch b[i+1] {
		case p.info.sof:
			p.head, p.sof = b[2:i], b[i:end]
		case 0xDA:
			p.sos, p.data = b[2+len(p.head)+len(p.sof):end], b[end:]
			if n := bytes.LastIndex(p.data, []byte{0xFF, 0xD9}); n >= 0 {
				p.data = p.data[:n]
			}
			return p, true
		}
		i = end
	}
}

// tables gives the segments that are common to all strips.
func (im tiffImage) tables() []byte {
	t := im.dir.fields[tagJPEGTables].data
	if len(t) < 4 || t[0] != 0xFF || t[1] != 0xD8 {
		return nil
	}
	return bytes.TrimSuffix(t[2:], []byte{0xFF, 0xD9})
}

// jpeg makes one JPEG file of the strips without touching the pixels; tiles
// and other arrangements are decoded and compressed again.
func (im tiffImage) jpeg(ctx context.Context) (frame, error) {
	parts := make([]jpegParts, len(im.at))
	for i := range im.at {
		b, err := im.chunk(i, 0)
		if err != nil {
			return frame{}, err
		}
		var ok bool
		if parts[i], ok = takeApart(b); !ok {
			return frame{}, damaged(errJPEG)
		}
		if p := parts[i].info; p.bits != 8 || p.sof > 0xC2 || p.w*p.h > maxPixels {
			return frame{}, unsupported(errors.New("picture: TIFF with a rare form of JPEG"))
		}
	}
	if !im.separate && im.joinable(parts) {
		return im.wrap(im.join(parts))
	}
	return im.tiles(ctx, parts)
}

// unit gives the pixels that are coded together.
func (p jpegParts) unit() (w, h int) {
	if p.info.components == 1 {
		return 8, 8
	}
	w, h = 1, 1
	for i := range p.info.components {
		factors := int(p.sof[11+3*i])
		w, h = max(w, factors>>4), max(h, factors&15)
	}
	return 8 * w, 8 * h
}

// joinable tells whether the strips are one picture that was only started anew
// now and then, which is what JPEG's restart markers are for.
func (im tiffImage) joinable(parts []jpegParts) bool {
	first := parts[0]
	if len(parts) == 1 {
		return first.info.w == im.w && first.info.h == im.h
	}
	unitW, unitH := first.unit()
	units := (im.w + unitW - 1) / unitW * (im.chunkH / unitH)
	if im.tiled || im.chunkH%unitH != 0 || units < 1 || units > 0xFFFF {
		return false
	}
	for i, p := range parts {
		same := bytes.Equal(p.head, first.head) && bytes.Equal(p.sos, first.sos) && len(p.sof) == len(first.sof) &&
			bytes.Equal(p.sof[7:], first.sof[7:])
		last := i == len(parts)-1
		if !same || p.info.sof > 0xC1 || p.info.restart || p.info.w != im.w || !last && p.info.h != im.chunkH || last && p.info.h < im.h-i*im.chunkH {
			return false
		}
		if n := endOfScan(p.data, 0); n >= 0 { // several scans
			return false
		}
	}
	return true
}

// join makes one file of the strips.
func (im tiffImage) join(parts []jpegParts) []byte {
	first := parts[0]
	out := append([]byte{0xFF, 0xD8}, im.tables()...)
	out = append(out, first.head...)
	if len(parts) > 1 {
		unitW, unitH := first.unit()
		out = append(out, 0xFF, 0xDD, 0, 4)
		out = binary.BigEndian.AppendUint16(out, uint16((im.w+unitW-1)/unitW*(im.chunkH/unitH)))
	}
	out = append(out, first.sof...)
	binary.BigEndian.PutUint16(out[len(out)-len(first.sof)+5:], uint16(im.h))
	out = append(out, first.sos...)
	for i, p := range parts {
		if i > 0 {
			out = append(out, 0xFF, 0xD0+byte((i-1)%8))
		}
		out = append(out, p.data...)
	}
	return append(out, 0xFF, 0xD9)
}

// wrap makes a frame of a whole JPEG file with the colours that TIFF names.
func (im tiffImage) wrap(data []byte) (frame, error) {
	j, err := readJPEG(data, false)
	if err != nil {
		return frame{}, damaged(err)
	}
	if err := j.check(); err != nil {
		return frame{}, err
	}
	if !j.ended || j.w != im.w || j.h != im.h {
		return frame{}, damaged(errJPEG)
	}
	s := jpegStream(j.w, j.h, j.components, data)
	switch {
	case j.components == 1 && im.photometric == whiteIsZero:
		s.dict += "/Decode[1 0]"
	case j.components == 3 && im.photometric == colourRGB && !j.adobe:
		s.data = append([]byte("\xFF\xD8"+adobeRGB), data[2:]...)
	case j.components == 3 && im.photometric == colourYCbCr || j.components == 1:
		im.decode = func() (image.Image, error) { return jpeg.Decode(bytes.NewReader(data)) }
	}
	im.image = s
	return im.frame, nil
}

// tiles decodes all parts onto one picture.
func (im tiffImage) tiles(ctx context.Context, parts []jpegParts) (frame, error) {
	if err := enoughMemory(im.w, im.h, 4); err != nil {
		return frame{}, err
	}
	if im.separate || parts[0].info.components > 3 || im.photometric == whiteIsZero {
		return frame{}, unsupported(errors.New("picture: TIFF with a rare form of JPEG"))
	}
	bounds := image.Rect(0, 0, im.w, im.h)
	var canvas draw.Image = image.NewRGBA(bounds)
	if parts[0].info.components == 1 {
		canvas = image.NewGray(bounds)
	}
	for i, p := range parts {
		if err := ctx.Err(); err != nil {
			return frame{}, err
		}
		file := append([]byte{0xFF, 0xD8}, im.tables()...)
		if im.photometric == colourRGB && !p.info.adobe {
			file = append(file, adobeRGB...)
		}
		file = append(append(append(append(file, p.head...), p.sof...), p.sos...), p.data...)
		img, err := jpeg.Decode(bytes.NewReader(append(file, 0xFF, 0xD9)))
		if err != nil {
			return frame{}, damaged(err)
		}
		at := image.Pt(i%im.across*im.chunkW, i/im.across*im.chunkH)
		draw.Draw(canvas, img.Bounds().Add(at).Intersect(image.Rectangle{at, at.Add(image.Pt(im.chunkW, im.chunkH))}), img, image.Point{}, draw.Src)
	}
	return encodeJPEG(im.frame, canvas)
}

// oldJPEG reads the first way of having JPEG in TIFF, which every program
// understood differently. What looks like a whole file is taken; else one is
// made of the tables that the tags point to.
func (im tiffImage) oldJPEG() (frame, error) {
	d, t := im.dir, im.dir.t
	var strips []byte
	for i, at := range im.at {
		if i < len(im.size) && at < uint64(len(t.b)) {
			b, _ := t.part(at, min(im.size[i], uint64(len(t.b))-at))
			strips = append(strips, b...)
		}
	}
	tries := [][]byte{strips}
	if at := d.offsets(tagOldJPEG); len(at) > 0 && at[0] < uint64(len(t.b)) {
		file := t.b[at[0]:]
		head := file
		if n := d.whole(tagOldJPEGLength, 0); n > 0 && n < len(file) {
			head = file[:n]
		}
		closed := append(bytes.TrimSuffix(head, []byte{0xFF, 0xD9}), strips...)
		tries = [][]byte{head, file, append(closed[:len(closed):len(closed)], 0xFF, 0xD9), strips}
	}
	tries = append(tries, im.built(strips))
	for _, b := range tries {
		if len(b) > 4 && b[0] == 0xFF && b[1] == 0xD8 {
			if f, err := im.wrap(b); err == nil {
				return f, nil
			}
		}
	}
	return frame{}, model.Errorf(model.Unsupported, "TIFF ini memakai JPEG jenis lama yang tidak dapat dibaca. Simpan ulang sebagai JPG atau PDF.")
}

// built makes a JPEG file of tables and strips. nil where a table is missing.
func (im tiffImage) built(strips []byte) []byte {
	d, t, n := im.dir, im.dir.t, im.samples
	q, dc, ac := d.offsets(tagOldJPEGQTables), d.offsets(tagOldJPEGDCTables), d.offsets(tagOldJPEGACTables)
	if len(q) < n || len(dc) < n || len(ac) < n || n != 1 && n != 3 {
		return nil
	}
	out := []byte{0xFF, 0xD8}
	segment := func(marker byte, parts ...[]byte) {
		s := bytes.Join(parts, nil)
		out = append(out, 0xFF, marker)
		out = append(binary.BigEndian.AppendUint16(out, uint16(len(s)+2)), s...)
	}
	for i := range n {
		table, ok := t.part(q[i], 64)
		if !ok {
			return nil
		}
		segment(0xDB, []byte{byte(i)}, table)
		for class, at := range [][]uint64{dc, ac} {
			counts, ok := t.part(at[i], 16)
			if !ok {
				return nil
			}
			values := 0
			for _, c := range counts {
				values += int(c)
			}
			all, ok := t.part(at[i], uint64(16+values))
			if !ok || values > 256 {
				return nil
			}
			segment(0xC4, []byte{byte(class<<4 | i)}, all)
		}
	}
	if r := d.whole(tagOldJPEGRestart, 0); r > 0 {
		segment(0xDD, binary.BigEndian.AppendUint16(nil, uint16(r)))
	}
	sampling := byte(0x11)
	if s := d.numbers(tagSubsampling); n == 3 && len(s) >= 2 {
		sampling = byte(s[0])<<4 | byte(s[1])
	} else if n == 3 {
		sampling = 0x22
	}
	sof := binary.BigEndian.AppendUint16([]byte{8}, uint16(im.h))
	sof = append(binary.BigEndian.AppendUint16(sof, uint16(im.w)), byte(n))
	sos := []byte{byte(n)}
	for i := range n {
		sof = append(sof, byte(i+1), sampling, byte(i))
		sos = append(sos, byte(i+1), byte(i<<4|i))
		sampling = 0x11
	}
	segment(0xC0, sof)
	segment(0xDA, sos, []byte{0, 63, 0})
	return append(append(out, strips...), 0xFF, 0xD9)
}
