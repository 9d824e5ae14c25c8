package picture

import (
	"bytes"
	"fmt"
	"math/bits"
	"strings"
)

// Codes of ITU-T T.4 and T.6 for runs of 0 to 63 pixels, and of 64, 128, …,
// 1728; then those of both colours for 1792 to 2560.
var (
	whiteRuns = codes(`00110101 000111 0111 1000 1011 1100 1110 1111 10011 10100 00111 01000 001000 000011 110100 110101
101010 101011 0100111 0001100 0001000 0010111 0000011 0000100 0101000 0101011 0010011 0100100 0011000 00000010 00000011 00011010
00011011 00010010 00010011 00010100 00010101 00010110 00010111 00101000 00101001 00101010 00101011 00101100 00101101 00000100 00000101 00001010
00001011 01010010 01010011 01010100 01010101 00100100 00100101 01011000 01011001 01011010 01011011 01001010 01001011 00110010 00110011 00110100
11011 10010 010111 0110111 00110110 00110111 01100100 01100101 01101000 01100111 011001100 011001101 011010010 011010011 011010100 011010101
011010110 011010111 011011000 011011001 011011010 011011011 010011000 010011001 010011010 011000 010011011` + longRuns)
	blackRuns = codes(`0000110111 010 11 10 011 0011 0010 00011 000101 000100 0000100 0000101 0000111 00000100 00000111 000011000
0000010111 0000011000 0000001000 00001100111 00001101000 00001101100 00000110111 00000101000 00000010111 00000011000 000011001010 000011001011 000011001100 000011001101 000001101000 000001101001
000001101010 000001101011 000011010010 000011010011 000011010100 000011010101 000011010110 000011010111 000001101100 000001101101 000011011010 000011011011 000001010100 000001010101 000001010110 000001010111
000001100100 000001100101 000001010010 000001010011 000000100100 000000110111 000000111000 000000100111 000000101000 000001011000 000001011001 000000101011 000000101100 000001011010 000001100110 000001100111
0000001111 000011001000 000011001001 000001011011 000000110011 000000110100 000000110101 0000001101100 0000001101101 0000001001010 0000001001011 0000001001100 0000001001101 0000001110010 0000001110011 0000001110100
0000001110101 0000001110110 0000001110111 0000001010010 0000001010011 0000001010100 0000001010101 0000001011010 0000001011011 0000001100100 0000001100101` + longRuns)
	// verticals are the codes for an edge 3 to the left of the one above … 3 to its right.
	verticals = codes("0000010 000010 010 1 011 000011 0000011")
	pass      = codes("0001")[0]
	level     = codes("001")[0]
)

const (
	longRuns = ` 00000001000 00000001100 00000001101 000000010010 000000010011 000000010100 000000010101 000000010110 000000010111
000000011100 000000011101 000000011110 000000011111`
	longestRun = 2560
)

// code is a code of n bits.
type code struct {
	v uint32
	n int
}

func codes(s string) (list []code) {
	for _, f := range strings.Fields(s) {
		c := code{n: len(f)}
		for _, b := range f {
			c.v = c.v<<1 | uint32(b-'0')
		}
		list = append(list, c)
	}
	return list
}

// faxWriter compresses rows of bits as fax machines of Group 4 do (T.6): only
// how their edges differ from those of the row above.
type faxWriter struct {
	out   []byte
	acc   uint32
	n     int // bits in acc
	width int
	above []int // edges of the last row: where the colour changes, white first
}

func (f *faxWriter) put(c code) {
	f.acc, f.n = f.acc<<c.n|c.v, f.n+c.n
	for f.n >= 8 {
		f.n -= 8
		f.out = append(f.out, byte(f.acc>>f.n))
	}
}

// run writes the length of a run.
func (f *faxWriter) run(n int, table []code) {
	for ; n >= longestRun+64; n -= longestRun {
		f.put(table[len(table)-1])
	}
	if n >= 64 {
		f.put(table[63+n/64])
	}
	f.put(table[n%64])
}

// row writes a row with the given edges; behind the last there are three at
// the end of the row.
func (f *faxWriter) row(edges []int) {
	at, i, j, black := -1, 0, 0, 0
	for at < f.width {
		// edges[i] is the next edge; f.above[j] the next one above that has
		// the same direction.
		for j > 0 && f.above[j-1] > at {
			j--
		}
		for f.above[j] < f.width && (f.above[j] <= at || j%2 != black) {
			j++
		}
		a, b := edges[i], f.above[j]
		switch d := a - b; {
		case f.above[min(j+1, len(f.above)-1)] < a:
			f.put(pass)
			at = f.above[j+1]
		case d >= -3 && d <= 3:
			f.put(verticals[d+3])
			at, black = a, 1-black
			i++
		default:
			f.put(level)
			first, second := whiteRuns, blackRuns
			if black == 1 {
				first, second = second, first
			}
			f.run(a-max(at, 0), first)
			f.run(edges[i+1]-a, second)
			at = edges[i+1]
			i += 2
		}
	}
	f.above = append(f.above[:0], edges...)
}

// edges lists where the colour changes in a row of bits, beginning with white,
// and the end of the row three times. white is 0 or 0xFF.
func edges(dst []int, row []byte, width int, white byte) []int {
	dst = dst[:0]
	last := byte(0)
	for i, v := range row {
		v ^= white
		if v == last { // nothing changes within these eight
			continue
		}
		// A bit is set where it differs from the one before it.
		for change := v ^ (v>>1 | last&0x80); change != 0; {
			bit := bits.LeadingZeros8(change)
			change &^= 0x80 >> bit
			if x := 8*i + bit; x < width {
				dst = append(dst, x)
			}
		}
		last = 0
		if v&1 == 1 {
			last = 0xFF
		}
	}
	return append(dst, width, width, width)
}

// fax compresses a raster of one bit per pixel; what is more frequent counts
// as white.
func (r raster) fax(space string) stream {
	ones := 0
	for _, v := range r.pix {
		ones += bits.OnesCount8(v)
	}
	white, parms := byte(0), "/BlackIs1 true"
	if 2*ones > r.w*r.h {
		white, parms = 0xFF, ""
	}
	f := &faxWriter{width: r.w, above: []int{r.w, r.w, r.w}}
	var row []int
	for y := range r.h {
		row = edges(row, r.pix[y*r.stride():(y+1)*r.stride()], r.w, white)
		f.row(row)
	}
	end := code{1, 12}
	f.put(end)
	f.put(end)
	f.put(code{0, 7}) // the last byte
	return stream{space: space, data: bytes.Clone(f.out), dict: imageDict(r.w, r.h) + fmt.Sprintf(
		"/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms<</K -1%s/Columns %d/Rows %d>>", parms, r.w, r.h)}
}
