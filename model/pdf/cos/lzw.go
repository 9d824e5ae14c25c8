package cos

import (
	"bufio"
	"errors"
	"io"
)

// lzwReader undoes LZWDecode. The standard library's compress/lzw cannot be
// used: PDF codes grow one earlier (EarlyChange).
type lzwReader struct {
	r     *bufio.Reader
	early int
	bits  uint32
	nbits uint
	width uint
	prev  int // the code before, -1 after a clear
	next  int // the code to be made next
	pre   [4096]uint16
	last  [4096]byte
	out   []byte // decoded and not yet handed out
	buf   [4096]byte
	err   error
}

const lzwClear, lzwEnd = 256, 257

func newLZW(r io.Reader, early bool) *lzwReader {
	z := &lzwReader{r: bufio.NewReader(r), width: 9, prev: -1, next: 258}
	if early {
		z.early = 1
	}
	return z
}

func (z *lzwReader) Read(b []byte) (int, error) {
	for len(z.out) == 0 {
		if z.err != nil {
			return 0, z.err
		}
		z.step()
	}
	n := copy(b, z.out)
	z.out = z.out[n:]
	return n, nil
}

func (z *lzwReader) code() (int, bool) {
	for z.nbits < z.width {
		c, err := z.r.ReadByte()
		if err != nil {
			return 0, false
		}
		z.bits = z.bits<<8 | uint32(c)
		z.nbits += 8
	}
	z.nbits -= z.width
	return int(z.bits >> z.nbits & (1<<z.width - 1)), true
}

// step decodes one code into out, or sets err.
func (z *lzwReader) step() {
	c, ok := z.code()
	switch {
	case !ok || c == lzwEnd:
		z.err = io.EOF
		return
	case c == lzwClear:
		z.width, z.prev, z.next = 9, -1, 258
		return
	case c > z.next || c == z.next && z.prev < 0 || c > lzwEnd && z.prev < 0:
		z.err = errors.New("cos: broken LZW data")
		return
	}
	from, i := c, len(z.buf)
	if c == z.next { // the code that this very step makes
		i--
		from = z.prev
	}
	for from > lzwEnd {
		i--
		z.buf[i] = z.last[from]
		from = int(z.pre[from])
	}
	i--
	z.buf[i] = byte(from)
	if c == z.next {
		z.buf[len(z.buf)-1] = byte(from)
	}
	if z.prev >= 0 && z.next < 4096 {
		z.pre[z.next], z.last[z.next] = uint16(z.prev), byte(from)
		z.next++
	}
	switch z.next + z.early {
	case 512:
		z.width = 10
	case 1024:
		z.width = 11
	case 2048:
		z.width = 12
	}
	z.prev = c
	z.out = z.buf[i:]
}
