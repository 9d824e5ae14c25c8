package charset

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// Decode makes UTF-8 of the bytes of a file: by its byte order mark, else
// UTF-16 if nearly every other byte is zero, else UTF-8 if it is valid, else
// Windows-1252. Bytes that mean nothing become U+FFFD. cut tells that the file
// goes on behind data; a torn letter at its end is dropped then.
func Decode(data []byte, cut bool) string {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		return strings.ToValidUTF8(string(data[3:]), "\uFFFD")
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return convert(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), data)
	}
	if order, ok := utf16Order(data); ok {
		return convert(unicode.UTF16(order, unicode.IgnoreBOM), data)
	}
	if whole := withoutTorn(data, cut); utf8.Valid(whole) {
		return string(whole)
	}
	return convert(charmap.Windows1252, data)
}

// IsUTF16 tells whether data is text in UTF-16 without a byte order mark.
func IsUTF16(data []byte) bool {
	_, ok := utf16Order(data)
	return ok
}

func convert(e encoding.Encoding, data []byte) string {
	text, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "\uFFFD")
	}
	return string(text)
}

// utf16Order recognises UTF-16 without byte order mark by zeros in nearly all
// bytes on one side of the pairs and nearly none on the other: text of our
// languages.
func utf16Order(data []byte) (unicode.Endianness, bool) {
	data = data[:min(len(data), 2048)&^1]
	if len(data) < 4 {
		return unicode.LittleEndian, false
	}
	var zeros [2]int
	for i, c := range data {
		if c == 0 {
			zeros[i%2]++
		}
	}
	half := len(data) / 2
	switch {
	case zeros[1] > half*7/10 && zeros[0] < half/10:
		return unicode.LittleEndian, true
	case zeros[0] > half*7/10 && zeros[1] < half/10:
		return unicode.BigEndian, true
	}
	return unicode.LittleEndian, false
}

// withoutTorn drops the beginning of a letter that the reading cap cut.
func withoutTorn(data []byte, cut bool) []byte {
	if !cut {
		return data
	}
	for n := range min(utf8.UTFMax, len(data)+1) {
		if short := data[:len(data)-n]; utf8.Valid(short) {
			return short
		}
	}
	return data
}
