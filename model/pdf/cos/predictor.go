package cos

import (
	"errors"
	"io"
)

// predictor undoes the row predictors of Flate and LZW: TIFF (2) and PNG (10–15).
type predictor struct {
	kind, colors, bits, columns int
}

func (f *File) predictor(d Dict) predictor {
	p := predictor{1, 1, 8, 1}
	for key, dst := range map[Name]*int{"Predictor": &p.kind, "Colors": &p.colors, "BitsPerComponent": &p.bits, "Columns": &p.columns} {
		if n, ok := Int(f.Resolve(d[key])); ok && n > 0 && n <= 1<<26 {
			*dst = int(n)
		}
	}
	return p
}

func (p predictor) open(r io.Reader) io.Reader {
	if p.kind < 2 {
		return r
	}
	row := (p.colors*p.bits*p.columns + 7) / 8
	if p.colors > 64 || p.bits > 32 || row > 64<<20 {
		return failing{errors.New("cos: predictor rows too long")}
	}
	return &rowReader{predictor: p, r: r, row: make([]byte, row), up: make([]byte, row), bpp: max(1, p.colors*p.bits/8)}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

type rowReader struct {
	predictor
	r       io.Reader
	row, up []byte // this row and the one above it
	out     []byte // decoded and not yet handed out
	bpp     int    // bytes from one pixel to the next
	err     error
}

func (x *rowReader) Read(b []byte) (int, error) {
	if len(x.out) == 0 {
		if x.err != nil {
			return 0, x.err
		}
		x.next()
		if len(x.out) == 0 {
			return 0, x.err
		}
	}
	n := copy(b, x.out)
	x.out = x.out[n:]
	return n, nil
}

// next decodes one row into out. A last row that is cut short is still used.
func (x *rowReader) next() {
	x.row, x.up = x.up, x.row
	tag := byte(0)
	if x.kind >= 10 {
		var t [1]byte
		if _, x.err = io.ReadFull(x.r, t[:]); x.err != nil {
			return
		}
		tag = t[0]
	}
	n, err := io.ReadFull(x.r, x.row)
	x.err = err
	if err == io.ErrUnexpectedEOF {
		x.err = io.EOF
	}
	clear(x.row[n:])
	if x.kind == 2 {
		x.tiff()
	} else {
		x.png(tag)
	}
	x.out = x.row[:n]
}

func (x *rowReader) tiff() {
	switch x.bits {
	case 8:
		for i := x.colors; i < len(x.row); i++ {
			x.row[i] += x.row[i-x.colors]
		}
	case 16:
		for i := 2 * x.colors; i+1 < len(x.row); i += 2 {
			v := uint16(x.row[i])<<8 | uint16(x.row[i+1])
			v += uint16(x.row[i-2*x.colors])<<8 | uint16(x.row[i-2*x.colors+1])
			x.row[i], x.row[i+1] = byte(v>>8), byte(v)
		}
	}
}

func (x *rowReader) png(tag byte) {
	row, up, bpp := x.row, x.up, x.bpp
	switch tag {
	case 1:
		for i := bpp; i < len(row); i++ {
			row[i] += row[i-bpp]
		}
	case 2:
		for i := range row {
			row[i] += up[i]
		}
	case 3:
		for i := range row {
			left := 0
			if i >= bpp {
				left = int(row[i-bpp])
			}
			row[i] += byte((left + int(up[i])) / 2)
		}
	case 4:
		for i := range row {
			var left, corner int
			if i >= bpp {
				left, corner = int(row[i-bpp]), int(up[i-bpp])
			}
			row[i] += paeth(left, int(up[i]), corner)
		}
	}
}

func paeth(a, b, c int) byte {
	pa, pb, pc := abs(b-c), abs(a-c), abs(a+b-2*c)
	switch {
	case pa <= pb && pa <= pc:
		return byte(a)
	case pb <= pc:
		return byte(b)
	}
	return byte(c)
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
