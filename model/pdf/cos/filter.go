package cos

import (
	"bufio"
	"bytes"
	"compress/flate"
	"encoding/ascii85"
	"errors"
	"io"
)

// ErrPicture says that the data is a picture in a format of its own.
var ErrPicture = errors.New("cos: picture filter")

// filter is one step of decoding with its parameters resolved.
type filter struct {
	name  Name
	parms predictor
	early bool // LZW: codes grow one early
}

// filters gives the decoding steps that a stream's dictionary asks for.
func (f *File) filters(d Dict) ([]filter, error) {
	names := listOf(f.Resolve(first(d["Filter"], d["F"])))
	parms := listOf(f.Resolve(first(d["DecodeParms"], d["DP"])))
	if len(names) > 8 {
		return nil, ErrTooMuch
	}
	var fs []filter
	for i, n := range names {
		x := filter{name: longName(f.Name(n)), early: true}
		var pd Dict
		if i < len(parms) {
			pd = f.Dict(parms[i])
		}
		if x.name == "Crypt" {
			continue // undone with the encryption
		}
		x.parms = f.predictor(pd)
		if e, ok := Int(f.Resolve(pd["EarlyChange"])); ok {
			x.early = e != 0
		}
		fs = append(fs, x)
	}
	return fs, nil
}

func first(a, b Object) Object {
	if a != nil {
		return a
	}
	return b
}

func listOf(o Object) Array {
	switch v := o.(type) {
	case nil:
		return nil
	case Array:
		return v
	}
	return Array{o}
}

// longName gives the full name of the abbreviations of inline pictures.
func longName(n Name) Name {
	switch n {
	case "Fl":
		return "FlateDecode"
	case "LZW":
		return "LZWDecode"
	case "A85":
		return "ASCII85Decode"
	case "AHx":
		return "ASCIIHexDecode"
	case "RL":
		return "RunLengthDecode"
	}
	return n
}

// open gives a reader of what the filter makes of r.
func (x filter) open(r io.Reader, limit int64) (io.Reader, error) {
	switch x.name {
	case "FlateDecode":
		return x.parms.open(&flateReader{src: bufio.NewReader(r)}), nil
	case "LZWDecode":
		return x.parms.open(newLZW(r, x.early)), nil
	case "ASCII85Decode":
		u := &until85{r: bufio.NewReader(r)}
		if b, err := u.r.Peek(2); err == nil && string(b) == "<~" { // opens the data in some files
			_, _ = u.r.Discard(2) // peeked before
		}
		return ascii85.NewDecoder(u), nil
	case "ASCIIHexDecode":
		return &hexReader{r: bufio.NewReader(r)}, nil
	case "RunLengthDecode":
		return &runReader{r: bufio.NewReader(r)}, nil
	case "DCTDecode", "JPXDecode", "CCITTFaxDecode", "JBIG2Decode", "DCT", "CCF":
		return nil, ErrPicture
	}
	return nil, errors.New("cos: unknown filter " + string(x.name))
}

// flateReader undoes zlib without minding its checksum, which is wrong in many
// files, and goes without the header where that is missing.
type flateReader struct {
	src *bufio.Reader
	r   io.ReadCloser
}

func (z *flateReader) Read(b []byte) (int, error) {
	if z.r == nil {
		for { // line ends before the data come from wrong stream starts
			c, err := z.src.Peek(1)
			if err != nil || c[0] != '\r' && c[0] != '\n' {
				break
			}
			_, _ = z.src.Discard(1) // peeked before
		}
		h, err := z.src.Peek(2)
		if err != nil {
			return 0, io.EOF
		}
		if h[0]&15 == 8 && (uint(h[0])<<8|uint(h[1]))%31 == 0 {
			_, _ = z.src.Discard(2) // peeked before
		}
		z.r = flate.NewReader(z.src)
	}
	return z.r.Read(b)
}

// Inflate undoes FlateDecode as far as raw allows, at most limit bytes. It
// minds neither header nor checksum.
func Inflate(raw []byte, limit int64) []byte {
	var out bytes.Buffer
	z := &flateReader{src: bufio.NewReader(bytes.NewReader(raw))}
	_, _ = io.Copy(&out, io.LimitReader(z, limit)) // what came before an error counts
	return out.Bytes()
}

// until85 passes on base-85 digits up to the end mark "~>".
type until85 struct {
	r    *bufio.Reader
	done bool
}

func (u *until85) Read(b []byte) (int, error) {
	n := 0
	for n < len(b) && !u.done {
		c, err := u.r.ReadByte()
		if err != nil {
			if n > 0 {
				return n, nil
			}
			return 0, err
		}
		if c == '~' {
			u.done = true
			break
		}
		if class[c] == space {
			continue
		}
		b[n] = c
		n++
	}
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

type hexReader struct {
	r    *bufio.Reader
	done bool
}

func (h *hexReader) Read(b []byte) (int, error) {
	n := 0
	for n < len(b) && !h.done {
		hi, lo := h.digit(), h.digit()
		if hi < 0 {
			break
		}
		b[n] = byte(hi<<4 | max(lo, 0))
		n++
	}
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

func (h *hexReader) digit() int {
	for !h.done {
		c, err := h.r.ReadByte()
		if err != nil || c == '>' {
			h.done = true
			break
		}
		if d := unhex(c); d >= 0 {
			return d
		}
	}
	return -1
}

// runReader undoes RunLengthDecode.
type runReader struct {
	r      *bufio.Reader
	copyN  int
	repeat int
	c      byte
	done   bool
}

func (x *runReader) Read(b []byte) (int, error) {
	n := 0
	for n < len(b) {
		switch {
		case x.repeat > 0:
			b[n] = x.c
			x.repeat--
			n++
			continue
		case x.copyN > 0:
			c, err := x.r.ReadByte()
			if err != nil {
				x.done, x.copyN = true, 0
				break
			}
			b[n] = c
			x.copyN--
			n++
			continue
		case !x.done:
			if !x.next() {
				x.done = true
			}
			continue
		}
		break
	}
	if n == 0 && x.done {
		return 0, io.EOF
	}
	return n, nil
}

func (x *runReader) next() bool {
	l, err := x.r.ReadByte()
	switch {
	case err != nil || l == 128:
		return false
	case l < 128:
		x.copyN = int(l) + 1
	default:
		if x.c, err = x.r.ReadByte(); err != nil {
			return false
		}
		x.repeat = 257 - int(l)
	}
	return true
}
