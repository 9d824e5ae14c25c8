package picture

import (
	"bytes"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/image/ccitt"
)

// TestFax compresses rows and has another program decompress them.
func TestFax(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	back := func(t *testing.T, r raster) {
		t.Helper()
		s := r.fax("/DeviceGray")
		invert := strings.Contains(s.dict, "BlackIs1 true")
		got, err := io.ReadAll(ccitt.NewReader(bytes.NewReader(s.data), ccitt.MSB, ccitt.Group4, r.w, r.h, &ccitt.Options{Invert: invert}))
		if err != nil {
			t.Fatal(err)
		}
		if pad := r.stride()*8 - r.w; pad > 0 { // bits behind the end of a row say nothing
			for _, b := range [][]byte{got, r.pix} {
				for y := range r.h {
					b[(y+1)*r.stride()-1] &= 0xFF << pad
				}
			}
		}
		if !bytes.Equal(got, r.pix) {
			t.Errorf("%d × %d differ", r.w, r.h)
		}
	}

	t.Run("runs of every length in both colours", func(t *testing.T) {
		lengths := []int{}
		for n := range 130 {
			lengths = append(lengths, n)
		}
		for n := 191; n < 5300; n += 64 {
			lengths = append(lengths, n, n+1)
		}
		r := newRaster(12000, 2*len(lengths), 1, 1)
		r.pix = make([]byte, r.stride()*r.h)
		for i, n := range lengths { // every other row is white, so that runs are written
			row := r.pix[2*i*r.stride():][:r.stride()]
			for x := n; x < 2*n; x++ {
				row[x/8] |= 0x80 >> (x % 8)
			}
		}
		back(t, r)
		for i := range r.pix {
			r.pix[i] ^= 0xFF
		}
		back(t, r)
	})

	t.Run("pictures of any width", func(t *testing.T) {
		for w := 1; w < 70; w++ {
			r := newRaster(w, 40, 1, 1)
			r.pix = make([]byte, r.stride()*r.h)
			for i := range r.pix {
				switch random.IntN(4) {
				case 0:
					r.pix[i] = byte(random.Uint32())
				case 1:
					r.pix[i] = 0xFF
				default:
					if i >= r.stride() {
						r.pix[i] = r.pix[i-r.stride()]
					}
				}
			}
			back(t, r)
		}
	})
}
