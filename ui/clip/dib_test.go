package clip

import (
	"encoding/binary"
	"image/color"
	"testing"

	"siapzi/model"
)

// bitmap writes a bitmap; head bytes beyond 40 and masks are given as numbers.
func bitmap(head, width, height, depth, compression, used int, more []uint32, rest ...byte) []byte {
	le := binary.LittleEndian
	b := make([]byte, 40)
	le.PutUint32(b, uint32(head))
	le.PutUint32(b[4:], uint32(width))
	le.PutUint32(b[8:], uint32(height))
	le.PutUint16(b[12:], 1)
	le.PutUint16(b[14:], uint16(depth))
	le.PutUint32(b[16:], uint32(compression))
	le.PutUint32(b[32:], uint32(used))
	for _, v := range more {
		b = le.AppendUint32(b, v)
	}
	for head > 40 && len(b) < head {
		b = append(b, 0)
	}
	return append(b, rest...)
}

func TestDecodeDIB(t *testing.T) {
	red, green, blue := color.NRGBA{255, 0, 0, 255}, color.NRGBA{0, 255, 0, 255}, color.NRGBA{0, 0, 255, 255}
	standard := []uint32{0xFF0000, 0xFF00, 0xFF}
	for _, c := range []struct {
		name string
		data []byte
		want []color.NRGBA // row by row, two in a row
	}{
		{"24 bits, bottom up", bitmap(40, 2, 2, 24, 0, 0, nil, 255, 0, 0, 0, 0, 255, 0, 0, 0, 0, 255, 0, 255, 0, 0, 0, 0), []color.NRGBA{red, green, blue, red}},
		{"32 bits without alpha", bitmap(40, 2, -1, 32, 0, 0, nil, 0, 0, 255, 0, 255, 0, 0, 0), []color.NRGBA{red, blue}},
		{"32 bits with alpha", bitmap(40, 2, -1, 32, 0, 0, nil, 0, 0, 255, 128, 255, 0, 0, 255), []color.NRGBA{{255, 0, 0, 128}, blue}},
		{"PrintScreen: masks behind the head", bitmap(40, 2, 1, 32, 3, 0, standard, 0, 0, 255, 0, 255, 0, 0, 0), []color.NRGBA{red, blue}},
		{"version 5 head with masks in it", bitmap(124, 2, 1, 32, 3, 0, append(standard, 0xFF000000), 0, 0, 255, 255, 255, 0, 0, 255), []color.NRGBA{red, blue}},
		{"swapped masks", bitmap(40, 2, 1, 32, 3, 0, []uint32{0xFF, 0xFF00, 0xFF0000}, 255, 0, 0, 0, 0, 255, 0, 0), []color.NRGBA{red, green}},
		{"16 bits", bitmap(40, 2, 1, 16, 0, 0, nil, 0x00, 0x7C, 0x1F, 0x00), []color.NRGBA{red, blue}},
		{"16 bits 5-6-5", bitmap(40, 2, 1, 16, 3, 0, []uint32{0xF800, 0x07E0, 0x001F}, 0x00, 0xF8, 0xE0, 0x07), []color.NRGBA{red, green}},
		{"8 bits", bitmap(40, 2, 1, 8, 0, 2, nil, 0, 0, 255, 0, 255, 0, 0, 0, 0, 1, 0, 0), []color.NRGBA{red, blue}},
		{"1 bit", bitmap(40, 2, 1, 1, 0, 0, nil, 0, 0, 255, 0, 0, 255, 0, 0, 0x40, 0, 0, 0), []color.NRGBA{red, green}},
		{"4 bits", bitmap(40, 2, 1, 4, 0, 3, nil, 0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 0, 0x20, 0, 0, 0), []color.NRGBA{blue, red}},
	} {
		t.Run(c.name, func(t *testing.T) {
			img, err := decodeDIB(c.data)
			if err != nil {
				t.Fatal(err)
			}
			for i, want := range c.want {
				if got := color.NRGBAModel.Convert(img.At(i%2, i/2)); got != want {
					t.Errorf("pixel %d is %v, want %v", i, got, want)
				}
			}
			data, err := encode(img)
			if err == nil {
				_, err = checkPNG(data)
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
}

func TestBadBitmaps(t *testing.T) {
	good := bitmap(124, 2, 2, 32, 3, 0, []uint32{0xFF0000, 0xFF00, 0xFF, 0xFF000000}, make([]byte, 16)...)
	for n := range good {
		if _, err := decodeDIB(good[:n]); model.KindOf(err) != model.Unsupported {
			t.Errorf("cut after %d bytes: %v", n, err)
		}
	}
	for name, data := range map[string][]byte{
		"run lengths":      bitmap(40, 2, 1, 8, 1, 0, nil, make([]byte, 2000)...),
		"a huge one":       bitmap(40, 1<<30, 1<<30, 32, 0, 0, nil),
		"no colour":        bitmap(40, 2, 1, 8, 0, 1, nil, 0, 0, 255, 0, 7, 0, 0, 0),
		"upside down -2³¹": bitmap(40, 2, -1<<31, 32, 0, 0, nil, make([]byte, 64)...),
	} {
		if _, err := decodeDIB(data); model.KindOf(err) != model.Unsupported {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzDIB(f *testing.F) {
	f.Add(bitmap(124, 2, 2, 32, 3, 0, []uint32{0xFF0000, 0xFF00, 0xFF, 0xFF000000}, make([]byte, 16)...))
	f.Add(bitmap(40, 2, 1, 4, 0, 3, nil, 0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 0, 0x20, 0, 0, 0))
	f.Fuzz(func(t *testing.T, data []byte) {
		if d, ok := parseDIB(data); ok && d.width*d.height > 1<<20 {
			return // memory, not mistakes
		}
		_, _ = decodeDIB(data)
	})
}
