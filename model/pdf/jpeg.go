package pdf

import (
	"bytes"
	"errors"
	"image/jpeg"
	"io"

	"siapzi/model/pdf/cos"
)

const (
	jpegTail   = 1 << 10  // bytes at the end in which a picture's end mark is looked for
	jpegDecode = 16 << 20 // pictures of damaged files are decoded up to this size
)

var jpegStart, jpegEnd = []byte{0xFF, 0xD8}, []byte{0xFF, 0xD9}

// isJPEG tells whether a stream holds a JPEG as it is.
func isJPEG(d cos.Dict) bool {
	a, isArray := d["Filter"].(cos.Array)
	return firstFilter(d) == "DCTDecode" && (!isArray || len(a) == 1)
}

// lookAtJPEG counts a picture that is cut off or broken, and gives what has to
// follow its bytes, nil for nothing: without the end mark, which is all that is
// missing in many, other programs call the whole output damaged.
//
// Only the two ends are read: decoding every photo would take longer than all
// the rest. In files that are damaged anyway the pictures are decoded too.
func (c *copier) lookAtJPEG(s *cos.Stream, size int64) []byte {
	begin, end := c.f.Ends(s, jpegTail)
	if end == nil { // encrypted: its bytes are not there to look at
		return nil
	}
	starts, ends := bytes.HasPrefix(begin, jpegStart), bytes.Contains(end, jpegEnd)
	var missing []byte
	if starts && !ends {
		missing = jpegEnd
	}
	whole := starts && ends
	if whole && c.f.Suspect(s) && size <= jpegDecode {
		whole = c.decodes(s)
	}
	if !whole {
		c.report.Pictures++
	}
	return missing
}

// decodes tells whether a picture can be decoded, or is of a kind that cannot
// be decoded here.
func (c *copier) decodes(s *cos.Stream) bool {
	r, err := c.f.Raw(s)
	if err != nil {
		return false
	}
	_, err = jpeg.Decode(r)
	var format jpeg.FormatError
	return !errors.As(err, &format) && !errors.Is(err, io.ErrUnexpectedEOF)
}
