package cos

import (
	"bytes"
	"fmt"
	"io"
)

// stream makes the stream whose bytes begin at start, and mends its length.
func (f *File) stream(d Dict, r Ref, start int64) *Stream {
	s := &Stream{Dict: d, Ref: r, off: start}
	s.encrypted = f.crypt != nil && d["Type"] != Name("XRef")
	if n, ok := Int(f.Resolve(d["Length"])); ok && n >= 0 && n <= f.size-start && f.endsAt(start+n) {
		s.size = n
		return s
	}
	s.size, s.mended = f.findEnd(start), true
	return s
}

// endsAt tells whether endstream (or, where that was forgotten, endobj) stands
// at off, after white space.
func (f *File) endsAt(off int64) bool {
	b, err := f.bytesAt(off, 32)
	if err != nil {
		return false
	}
	b = bytes.TrimLeft(b, "\x00\t\n\f\r ")
	return bytes.HasPrefix(b, []byte("endstream")) || bytes.HasPrefix(b, []byte("endobj"))
}

// findEnd gives the length of the stream that begins at start by looking for
// endstream, or endobj where that was forgotten, or the end of the file.
func (f *File) findEnd(start int64) int64 {
	end := f.find(start)
	if end < 0 {
		return max(0, f.size-start)
	}
	// The line end before the keyword does not belong to the data.
	if tail, err := f.bytesAt(max(start, end-2), int(min(2, end-start))); err == nil {
		switch {
		case bytes.HasSuffix(tail, []byte("\r\n")):
			end -= 2
		case bytes.HasSuffix(tail, []byte("\n")) || bytes.HasSuffix(tail, []byte("\r")):
			end--
		}
	}
	return end - start
}

// find gives the next place of endstream or endobj at or after off, or -1. It
// reads the file in pieces and does not use the window, so that it costs
// little memory.
func (f *File) find(off int64) int64 {
	const longest = len("endstream")
	buf := make([]byte, 128<<10)
	keep := 0
	for off < f.size {
		if f.spend(int64(len(buf))/8) != nil {
			return -1
		}
		n, err := f.r.ReadAt(buf[keep:min(int64(len(buf)), int64(keep)+f.size-off)], off)
		b := buf[:keep+n]
		if i := indexEnd(b); i >= 0 {
			return off - int64(keep) + int64(i)
		}
		if n == 0 || err != nil && err != io.EOF {
			return -1
		}
		off += int64(n)
		keep = min(len(b), longest-1)
		copy(buf, b[len(b)-keep:])
	}
	return -1
}

// indexEnd gives the first place of endstream or endobj in b, or -1.
func indexEnd(b []byte) int {
	for i := 0; ; i += 3 {
		k := bytes.Index(b[i:], []byte("end"))
		if k < 0 {
			return -1
		}
		i += k
		if bytes.HasPrefix(b[i:], []byte("endstream")) || bytes.HasPrefix(b[i:], []byte("endobj")) {
			return i
		}
	}
}

// Length gives the number of raw bytes, after decryption.
func (f *File) Length(s *Stream) int64 {
	if s.data == nil && s.encrypted {
		if c := f.crypt.streamCipher(s); c != nil {
			return c.plainSize(f, s)
		}
	}
	return s.size
}

// Span gives where the bytes that Raw yields lie in the file; ok is false where
// Raw makes them in memory or by decrypting.
func (f *File) Span(s *Stream) (off int64, ok bool) { return s.off, s.data == nil && !s.encrypted }

// Ends gives the first and the last bytes of a stream as its filters encoded
// them, n at most each; nil where it is encrypted.
func (f *File) Ends(s *Stream, n int64) (begin, end []byte) {
	n = min(n, s.size)
	if s.data != nil {
		return s.data[:n], s.data[s.size-n:]
	}
	if s.encrypted || n == 0 {
		return nil, nil
	}
	both := make([]byte, 2*n)
	if _, err := f.r.ReadAt(both[:n], s.off); err != nil {
		return nil, nil
	}
	if _, err := f.r.ReadAt(both[n:], s.off+s.size-n); err != nil && err != io.EOF {
		return nil, nil
	}
	return both[:n], both[n:]
}

// Suspect tells whether the bytes of s may be cut short or too long, because
// the length in its dictionary was wrong or the whole file is damaged.
func (f *File) Suspect(s *Stream) bool { return s.mended || f.rebuilt }

// Raw gives a reader of the stream's bytes as the filters encoded them,
// decrypted where needed; it yields exactly Length bytes from a sound file.
func (f *File) Raw(s *Stream) (io.Reader, error) {
	if s.data != nil {
		return bytes.NewReader(s.data), nil
	}
	raw := io.NewSectionReader(f.r, s.off, s.size)
	if s.encrypted {
		if c := f.crypt.streamCipher(s); c != nil {
			return c.reader(f, s, raw)
		}
	}
	return raw, nil
}

// spend takes n bytes from the file's budget for decoding, so that a file of
// many bombs ends as surely as one with a single bomb.
func (f *File) spend(n int64) error {
	f.remaining -= n
	return f.Err()
}

// Decode gives the stream's bytes with all filters undone, at most limit of
// them (ErrTooMuch beyond). Filters of pictures (DCT, JPX, CCITT, JBIG2) are
// not undone and give an error. Where the data is damaged, what could be
// decoded is returned together with the error.
func (f *File) Decode(s *Stream, limit int64) ([]byte, error) {
	if f.remaining <= 0 {
		return nil, ErrTooMuch
	}
	r, err := f.Raw(s)
	if err != nil {
		return nil, err
	}
	filters, err := f.filters(s.Dict)
	if err != nil {
		return nil, err
	}
	for i, x := range filters {
		if r, err = x.open(r, limit); err != nil {
			return nil, fmt.Errorf("cos: filter %d %s: %w", i+1, x.name, err)
		}
	}
	var buf bytes.Buffer
	_, err = io.Copy(&buf, io.LimitReader(&ctxReader{f, r}, min(limit, f.remaining)+1))
	if e := f.spend(int64(buf.Len())); e != nil {
		return nil, e
	}
	if int64(buf.Len()) > limit {
		return nil, ErrTooMuch
	}
	return buf.Bytes(), err
}

// ctxReader ends with the context's error when the work is stopped.
type ctxReader struct {
	f *File
	r io.Reader
}

func (c *ctxReader) Read(b []byte) (int, error) {
	if err := c.f.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(b)
}
