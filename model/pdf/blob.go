package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"os"
	"runtime"

	"siapzi/model/pdf/cos"
)

const (
	verifySize = 1 << 20  // larger compressed streams are only verified in damaged files
	verifyOut  = 8 << 20  // as far as this, decoded
	mendSize   = 64 << 20 // and never beyond this
	directSize = 64 << 10 // streams of this size are copied by the system, without being looked at
	sampleSize = 4 << 10  // of each stream go into the file's ID
)

// seenStream is a stream that was written already.
type seenStream struct {
	num int
	// sum stands for its bytes. It is not known of a stream that the system
	// copied; then origin tells where to read it again.
	sum    uint64
	known  bool
	origin origin
}

// origin is where the bytes of a stream lie in a source.
type origin struct {
	path      string
	off, size int64
}

var seed = maphash.MakeSeed()

// addSum goes on with the next piece of a stream; pieces must have the same
// sizes each time. The seed changes with every process, so the sum only serves
// to compare streams of the same dictionary and length.
func addSum(sum uint64, b []byte) uint64 { return sum*0x9E3779B97F4A7C15 + maphash.Bytes(seed, b) }

// putStream writes the bytes of s under the dictionary d, as number num where
// that is not 0, or finds that the same stream was written before.
func (c *copier) putStream(s *cos.Stream, d cos.Dict, num int) cos.Object {
	if c.f.Err() != nil { // the whole call is about to end
		return nil
	}
	w, size := c.w, c.f.Length(s)
	var more []byte
	if isJPEG(d) {
		more = c.lookAtJPEG(s, size)
		size += int64(len(more))
	}
	d["Length"] = cos.Integer(size)
	text := cos.Append(nil, d)
	key := fingerprintOf('s', text)
	if num == 0 {
		if old := c.written(key, s, more, size); old != 0 {
			return cos.Ref{Num: old}
		}
		num = w.alloc()
	}
	r, err := c.f.Raw(s)
	if err != nil {
		w.put(num, nil)
		return nil
	}
	seen := seenStream{num: num, known: true}
	off, direct := c.f.Span(s)
	switch {
	case c.mustVerify(s, d, size):
		raw := c.verify(r, s, d, size)
		if raw == nil {
			c.report.Damaged++
			c.bad[s.Ref.Num] = true
			c.mend(s, d, num)
			return cos.Ref{Num: num}
		}
		seen.sum, err = w.copyStream(num, d, text, bytes.NewReader(raw), size)
	case len(more) > 0:
		seen.sum, err = w.copyStream(num, d, text, io.MultiReader(r, bytes.NewReader(more)), size)
	case direct && size >= directSize && w.disk != nil && c.s.disk != nil:
		seen.known, seen.origin = false, origin{c.s.disk.Name(), off, size}
		err = w.copyDirect(num, d, text, c.s.disk, off, size)
	default:
		seen.sum, err = w.copyStream(num, d, text, r, size)
	}
	if err != nil && c.err == nil {
		c.err = fmt.Errorf("pdf: read source: %w", err)
	}
	w.blobs[key] = append(w.blobs[key], seen)
	return cos.Ref{Num: num}
}

// written gives the number of an equal stream that was written before, or 0.
// Only where dictionary and length agree are the bytes read. more follows them.
func (c *copier) written(key fingerprint, s *cos.Stream, more []byte, size int64) int {
	olds := c.w.blobs[key]
	if len(olds) == 0 {
		return 0
	}
	r, err := c.f.Raw(s)
	if err != nil {
		return 0
	}
	sum, ok := c.w.sum(io.MultiReader(r, bytes.NewReader(more)), size)
	for i := range olds {
		if ok && c.w.knowSum(&olds[i]) && olds[i].sum == sum {
			return olds[i].num
		}
	}
	return 0
}

// knowSum reads a stream that the system copied from its source once more; ok
// is false where that is not possible, and then it is equal to none.
func (w *Writer) knowSum(s *seenStream) (ok bool) {
	if s.known || s.origin.path == "" {
		return s.known
	}
	f, err := os.Open(s.origin.path)
	if err != nil {
		s.origin.path = ""
		return false
	}
	defer f.Close()
	s.sum, s.known = w.sum(io.NewSectionReader(f, s.origin.off, s.origin.size), s.origin.size)
	s.origin.path = ""
	return s.known
}

// sum reads size bytes only to compare them.
func (w *Writer) sum(r io.Reader, size int64) (sum uint64, ok bool) {
	for left := size; left > 0; {
		b := w.buf[:min(left, int64(len(w.buf)))]
		if _, err := io.ReadFull(r, b); err != nil {
			return 0, false
		}
		sum = addSum(sum, b)
		left -= int64(len(b))
	}
	return sum, true
}

// copyStream writes a stream of size bytes from r and gives their sum. The
// length stands before the bytes, so a source that cannot be read to the end
// is filled up with line feeds; err is the reason, nil at a mere end of file.
func (w *Writer) copyStream(num int, d cos.Dict, text []byte, r io.Reader, size int64) (sum uint64, err error) {
	w.beginStream(num, d, text)
	for left := size; left > 0 && w.err == nil; {
		b := w.buf[:min(left, int64(len(w.buf)))]
		n := 0
		if err == nil {
			n, err = io.ReadFull(r, b)
		}
		for i := n; i < len(b); i++ {
			b[i] = '\n'
		}
		if left == size {
			w.digest.Write(b[:min(len(b), sampleSize)])
		}
		sum = addSum(sum, b)
		w.data(b)
		left -= int64(len(b))
	}
	w.endStream()
	if err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return sum, err
}

// systemCopies tells whether copying from file to file is done by the system
// without moving the bytes through this program (copy_file_range).
const systemCopies = runtime.GOOS == "linux"

// copyDirect writes a stream whose bytes lie in src at off.
func (w *Writer) copyDirect(num int, d cos.Dict, text []byte, src *os.File, off, size int64) error {
	w.beginStream(num, d, text)
	sample := w.buf[:min(size, sampleSize)]
	if _, err := src.ReadAt(sample, off); err != nil {
		clear(sample)
	}
	w.digest.Write(sample)
	if w.err == nil {
		w.err = w.out.Flush()
	}
	if w.err != nil {
		return nil
	}
	_, err := src.Seek(off, io.SeekStart)
	n := int64(0)
	if err == nil {
		n, err = w.disk.ReadFrom(&io.LimitedReader{R: src, N: size})
		w.n += n
	}
	for ; n < size && w.err == nil; n++ { // a source that became shorter
		w.write([]byte{'\n'})
	}
	w.endStream()
	return err
}

// mustVerify tells whether a stream is to be decoded before it is copied. One
// broken stream in a source would make the whole output count as damaged.
func (c *copier) mustVerify(s *cos.Stream, d cos.Dict, size int64) bool {
	switch firstFilter(d) {
	case "", "DCTDecode", "JPXDecode", "CCITTFaxDecode", "JBIG2Decode":
		return false
	}
	return size <= verifySize || c.f.Suspect(s) && size <= mendSize
}

func firstFilter(d cos.Dict) cos.Name {
	switch f := d["Filter"].(type) {
	case cos.Name:
		return f
	case cos.Array:
		if len(f) > 0 {
			n, _ := f[0].(cos.Name)
			return n
		}
	}
	return ""
}

// verify reads the size bytes of s from r and gives them if they are sound,
// else nil.
func (c *copier) verify(r io.Reader, s *cos.Stream, d cos.Dict, size int64) []byte {
	w := c.w
	if int64(cap(w.zbuf)) < size {
		w.zbuf = make([]byte, size)
	}
	raw := w.zbuf[:size]
	if _, err := io.ReadFull(r, raw); err != nil {
		return nil
	}
	if firstFilter(d) != "FlateDecode" {
		if _, err := c.f.Decode(s, verifyOut); err != nil && !errors.Is(err, cos.ErrPicture) && !errors.Is(err, cos.ErrTooMuch) {
			return nil
		}
		return raw
	}
	in := bytes.NewReader(raw)
	var err error
	if w.inflate == nil {
		if w.inflate, err = zlib.NewReader(in); err != nil {
			w.inflate = nil
		}
	} else {
		err = w.inflate.(zlib.Resetter).Reset(in, nil)
	}
	if err == nil {
		_, err = io.Copy(io.Discard, io.LimitReader(w.inflate, verifyOut))
	}
	if err != nil {
		return nil
	}
	return raw
}

// mend writes what can be read of a broken stream. The dictionary stays, with
// a filter that undoes only what is written.
func (c *copier) mend(s *cos.Stream, d cos.Dict, num int) {
	data, err := c.f.Decode(s, mendSize)
	if !errors.Is(err, cos.ErrPicture) {
		delete(d, "DecodeParms")
		c.w.putFlate(num, d, data)
		return
	}
	// A picture inside: only the first filter can be mended.
	raw, err := c.f.Raw(s)
	if err != nil {
		c.w.put(num, nil)
		return
	}
	all, _ := io.ReadAll(io.LimitReader(raw, mendSize)) // what can be read counts
	if firstFilter(d) == "FlateDecode" {
		all = c.w.deflated(cos.Inflate(all, mendSize))
	}
	c.w.putStream(num, d, all)
}
