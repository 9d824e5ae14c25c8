package typeset

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// decode makes UTF-8 of a file: by its byte order mark, else UTF-16 if every
// other byte is zero, else UTF-8 if it is valid, else Windows-1252, which is
// what older Windows programs write here.
func decode(data []byte) string {
	var e encoding.Encoding
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		return strings.ToValidUTF8(string(data[3:]), "\uFFFD")
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), bytes.HasPrefix(data, []byte("\xFE\xFF")):
		e = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case zeros(data, 1):
		e = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case zeros(data, 0):
		e = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case utf8.Valid(withoutCutRune(data)):
		return string(withoutCutRune(data))
	default:
		e = charmap.Windows1252
	}
	text, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "\uFFFD")
	}
	return string(text)
}

// zeros tells whether nearly all bytes at one side of the pairs are zero and
// nearly none at the other: text of our languages in UTF-16.
func zeros(data []byte, side int) bool {
	data = data[:min(len(data), 2048)&^1]
	var count [2]int
	for i, c := range data {
		if c == 0 {
			count[i%2]++
		}
	}
	half := len(data) / 2
	return half > 1 && count[side] > half*7/10 && count[1-side] < half/10
}

// withoutCutRune drops the beginning of a letter that the reading cap cut.
func withoutCutRune(data []byte) []byte {
	if len(data) < maxFile&^1 {
		return data
	}
	for n := range utf8.UTFMax {
		if short := data[:len(data)-n]; utf8.Valid(short) {
			return short
		}
	}
	return data
}
