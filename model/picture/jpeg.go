package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/jpeg"

	"siapzi/model"
)

// jpegInfo is what stands before the pixels of a JPEG file.
type jpegInfo struct {
	frame
	sof        byte // start-of-frame marker: C0 baseline, C1 extended, C2 progressive, …
	bits       int
	components int
	rgb        bool // components are named R, G, B: not YCbCr
	jfif       bool
	adobe      bool
	scans      int
	ended      bool     // the end marker was found
	restart    bool     // the picture has restart markers
	icc        [][]byte // parts of a colour profile
}

var errJPEG = errors.New("picture: broken JPEG structure")

// readJPEG walks the markers up to the end of the picture, or only to the
// first scan where headerOnly.
func readJPEG(b []byte, headerOnly bool) (jpegInfo, error) {
	j := jpegInfo{frame: frame{orientation: 1}}
	for i := 2; i+2 <= len(b); {
		if b[i] != 0xFF {
			return j, errJPEG
		}
		marker := b[i+1]
		switch {
		case marker == 0xFF: // fill
			i++
			continue
		case marker == 0xD9:
			j.ended = true
			return j, nil
		case marker == 0x01 || marker >= 0xD0 && marker <= 0xD8: // without content
			i += 2
			continue
		case i+4 > len(b):
			return j, nil
		}
		n := int(binary.BigEndian.Uint16(b[i+2:]))
		if n < 2 || i+2+n > len(b) {
			return j, nil // cut off; the caller looks at what is there
		}
		if err := j.segment(marker, b[i+4:i+2+n]); err != nil {
			return j, err
		}
		i += 2 + n
		if marker != 0xDA {
			continue
		}
		if j.scans++; headerOnly {
			return j, nil
		}
		if i = endOfScan(b, i); i < 0 {
			return j, nil
		}
	}
	return j, nil
}

// endOfScan gives the position of the next marker after pixels, -1 for none.
func endOfScan(b []byte, i int) int {
	for {
		n := bytes.IndexByte(b[i:], 0xFF)
		if n < 0 || i+n+1 >= len(b) {
			return -1
		}
		i += n
		if m := b[i+1]; m != 0 && m != 0xFF && (m < 0xD0 || m > 0xD7) {
			return i
		}
		i++
	}
}

func (j *jpegInfo) segment(marker byte, s []byte) error {
	switch {
	case marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC:
		if len(s) < 6 || len(s) < 6+3*int(s[5]) {
			return errJPEG
		}
		j.sof, j.bits, j.components = marker, int(s[0]), int(s[5])
		j.h, j.w = int(binary.BigEndian.Uint16(s[1:])), int(binary.BigEndian.Uint16(s[3:]))
		j.rgb = j.components == 3 && s[6] == 'R' && s[9] == 'G' && s[12] == 'B'
	case marker == 0xE0 && len(s) >= 12 && string(s[:5]) == "JFIF\x00":
		j.jfif = true
		unit := map[byte]float64{1: 1, 2: 2.54}[s[7]]
		if j.dpiX == 0 { // EXIF knows better where both are given
			setDPI(&j.frame, float64(binary.BigEndian.Uint16(s[8:]))*unit, float64(binary.BigEndian.Uint16(s[10:]))*unit)
		}
	case marker == 0xE1 && bytes.HasPrefix(s, []byte("Exif\x00\x00")):
		readEXIF(s, &j.frame)
	case marker == 0xE2 && len(s) > 14 && string(s[:12]) == "ICC_PROFILE\x00":
		j.icc = append(j.icc, s[12:])
	case marker == 0xDD && len(s) >= 2:
		j.restart = s[0]|s[1] != 0
	case marker == 0xEE && len(s) >= 12 && string(s[:5]) == "Adobe":
		j.adobe = true
	}
	return nil
}

// check tells whether PDF can hold the picture.
func (j jpegInfo) check() error {
	switch {
	case j.sof == 0 || j.w == 0 || j.h == 0 || j.scans == 0:
		return damaged(errJPEG)
	case j.sof > 0xC2 || j.bits != 8:
		return model.Errorf(model.Unsupported, "Jenis JPEG ini tidak dapat ditampilkan dalam PDF. Simpan ulang sebagai JPG biasa.")
	case j.components != 1 && j.components != 3 && j.components != 4:
		return damaged(errJPEG)
	case j.w*j.h > maxPixels:
		return tooLarge(j.w, j.h)
	}
	return nil
}

func jpegHeader(b []byte) (frame, error) {
	j, err := readJPEG(b, true)
	if err != nil {
		return frame{}, damaged(err)
	}
	return j.frame, j.check()
}

// jpegFrame keeps the file as it is, whatever follows the picture in it.
func jpegFrame(b []byte) (frame, error) {
	j, err := readJPEG(b, false)
	if err != nil {
		return frame{}, damaged(err)
	}
	if err := j.check(); err != nil {
		return frame{}, err
	}
	if !j.ended {
		return frame{}, damaged(errors.New("picture: JPEG is cut off"))
	}
	j.image = jpegStream(j.w, j.h, j.components, b)
	switch {
	case j.components == 4 && j.adobe:
		j.image.dict += "/Decode[1 0 1 0 1 0 1 0]" // Adobe stores ink the other way round
	case j.rgb && !j.adobe && !j.jfif:
		j.image.dict += "/DecodeParms<</ColorTransform 0>>"
	}
	j.profile = jpegProfile(j.icc)
	j.decode = func() (image.Image, error) { return jpeg.Decode(bytes.NewReader(b)) }
	return j.frame, nil
}

// jpegStream makes an image of a JPEG file.
func jpegStream(w, h, components int, data []byte) stream {
	return stream{dict: imageDict(w, h) + "/BitsPerComponent 8/Filter/DCTDecode", space: deviceSpaces[components], data: data}
}
