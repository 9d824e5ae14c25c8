package cos

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/ascii85"
	"encoding/hex"
	"errors"
	"math/rand/v2"
	"testing"
)

func deflate(b []byte) []byte {
	var buf bytes.Buffer
	z := zlib.NewWriter(&buf)
	_, _ = z.Write(b) // a bytes.Buffer does not fail
	_ = z.Close()
	return buf.Bytes()
}

func a85(b []byte) []byte {
	out := make([]byte, ascii85.MaxEncodedLen(len(b)))
	return append(out[:ascii85.Encode(out, b)], "~>"...)
}

// lzwEncode is a whole LZW encoder, with codes that grow early or not.
func lzwEncode(data []byte, early int) []byte {
	var out []byte
	bits, n := uint32(0), uint(0)
	put := func(code int, width uint) {
		bits = bits<<width | uint32(code)
		for n += width; n >= 8; n -= 8 {
			out = append(out, byte(bits>>(n-8)))
		}
	}
	table, width := map[string]int{}, uint(9)
	next := 258
	put(256, width)
	word := ""
	code := func(s string) int {
		if len(s) == 1 {
			return int(s[0])
		}
		return table[s]
	}
	for _, c := range data {
		longer := word + string([]byte{c})
		if _, ok := table[longer]; ok || len(longer) == 1 {
			word = longer
			continue
		}
		put(code(word), width)
		table[longer] = next
		next++
		switch next + early - 1 {
		case 512:
			width = 10
		case 1024:
			width = 11
		case 2048:
			width = 12
		}
		if next == 4094 {
			put(256, width)
			table, width, next = map[string]int{}, 9, 258
		}
		word = string([]byte{c})
	}
	if word != "" {
		put(code(word), width)
		next++
		switch next + early - 1 {
		case 512, 1024, 2048:
			width++
		}
	}
	put(257, width)
	return append(out, byte(bits<<(8-n%8)))
}

// predict applies PNG predictors, row by row another one.
func predict(data []byte, columns, colors int) []byte {
	row := columns * colors
	var out []byte
	up := make([]byte, row)
	for y := 0; y*row < len(data); y++ {
		cur := data[y*row : (y+1)*row]
		tag := byte(y % 5)
		out = append(out, tag)
		for i, c := range cur {
			var left, corner byte
			if i >= colors {
				left, corner = cur[i-colors], up[i-colors]
			}
			switch tag {
			case 1:
				c -= left
			case 2:
				c -= up[i]
			case 3:
				c -= byte((int(left) + int(up[i])) / 2)
			case 4:
				c -= paeth(int(left), int(up[i]), int(corner))
			}
			out = append(out, c)
		}
		up = cur
	}
	return out
}

func TestFiltersUndoWhatWritersDo(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	data := make([]byte, 60_000)
	for i := range data {
		data[i] = byte(rnd.IntN(1 + i%97))
	}
	tiff := bytes.Clone(data)
	for y := 0; y < len(tiff); y += 300 {
		for i := 299; i >= 3; i-- {
			tiff[y+i] -= tiff[y+i-3]
		}
	}
	f := memory(t, nil)
	for name, c := range map[string]struct {
		dict Dict
		raw  []byte
	}{
		"none":                  {Dict{}, data},
		"Flate":                 {Dict{"Filter": Name("FlateDecode")}, deflate(data)},
		"Flate, short name":     {Dict{"Filter": Array{Name("Fl")}}, deflate(data)},
		"Flate, no header":      {Dict{"Filter": Name("FlateDecode")}, deflate(data)[2:]},
		"Flate after line ends": {Dict{"Filter": Name("FlateDecode")}, append([]byte("\r\n"), deflate(data)...)},
		"PNG predictor":         {Dict{"Filter": Name("FlateDecode"), "DecodeParms": Dict{"Predictor": Integer(15), "Columns": Integer(100), "Colors": Integer(3)}}, deflate(predict(data, 100, 3))},
		"TIFF predictor":        {Dict{"Filter": Name("FlateDecode"), "DecodeParms": Array{Dict{"Predictor": Integer(2), "Columns": Integer(100), "Colors": Integer(3)}}}, deflate(tiff)},
		"LZW":                   {Dict{"Filter": Name("LZWDecode")}, lzwEncode(data, 1)},
		"LZW, not early":        {Dict{"Filter": Name("LZWDecode"), "DecodeParms": Dict{"EarlyChange": Integer(0)}}, lzwEncode(data, 0)},
		"ASCII85 of Flate":      {Dict{"Filter": Array{Name("ASCII85Decode"), Name("FlateDecode")}}, a85(deflate(data))},
		"hexadecimal":           {Dict{"Filter": Name("ASCIIHexDecode")}, []byte(hex.EncodeToString(data) + ">")},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := f.Decode(NewStream(c.dict, c.raw), 1<<20)
			if err != nil || !bytes.Equal(got, data) {
				t.Errorf("%d bytes, %v", len(got), err)
			}
		})
	}
}

func TestDamagedDataGivesWhatCanBeRead(t *testing.T) {
	f := memory(t, nil)
	data := bytes.Repeat([]byte("menimbang integritas "), 5000)
	z := deflate(data)
	got, err := f.Decode(NewStream(Dict{"Filter": Name("FlateDecode")}, z[:len(z)/2]), 1<<20)
	if err == nil || len(got) < 1000 || !bytes.HasPrefix(data, got) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	if _, err := f.Decode(NewStream(Dict{"Filter": Name("DCTDecode")}, z), 1<<20); !errors.Is(err, ErrPicture) {
		t.Errorf("picture gives %v", err)
	}
	if _, err := f.Decode(NewStream(Dict{"Filter": Name("FlateDecode")}, z), 1000); !errors.Is(err, ErrTooMuch) {
		t.Errorf("limit gives %v", err)
	}
}

// memory opens a file of which only the methods matter.
func memory(t *testing.T, data []byte) *File {
	t.Helper()
	f := &File{r: bytes.NewReader(data), size: int64(len(data)), ctx: context.Background(), remaining: decodeBudget}
	f.reset()
	return f
}
