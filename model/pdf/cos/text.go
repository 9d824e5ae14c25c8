package cos

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// docEncoding gives the characters of PDFDocEncoding that differ from Latin-1.
var docEncoding = map[byte]rune{
	0x18: 0x02D8, 0x19: 0x02C7, 0x1A: 0x02C6, 0x1B: 0x02D9, 0x1C: 0x02DD, 0x1D: 0x02DB, 0x1E: 0x02DA, 0x1F: 0x02DC,
	0x80: 0x2022, 0x81: 0x2020, 0x82: 0x2021, 0x83: 0x2026, 0x84: 0x2014, 0x85: 0x2013, 0x86: 0x0192, 0x87: 0x2044,
	0x88: 0x2039, 0x89: 0x203A, 0x8A: 0x2212, 0x8B: 0x2030, 0x8C: 0x201E, 0x8D: 0x201C, 0x8E: 0x201D, 0x8F: 0x2018,
	0x90: 0x2019, 0x91: 0x201A, 0x92: 0x2122, 0x93: 0xFB01, 0x94: 0xFB02, 0x95: 0x0141, 0x96: 0x0152, 0x97: 0x0160,
	0x98: 0x0178, 0x99: 0x017D, 0x9A: 0x0131, 0x9B: 0x0142, 0x9C: 0x0153, 0x9D: 0x0161, 0x9E: 0x017E, 0xA0: 0x20AC,
}

// Text decodes a text string: UTF-16 with a byte order mark, UTF-8 with its
// mark, else PDFDocEncoding. Language escapes are left out.
func Text(s String) string {
	switch {
	case strings.HasPrefix(string(s), "\xFE\xFF"):
		return wide(s[2:], 0, 1)
	case strings.HasPrefix(string(s), "\xFF\xFE"):
		return wide(s[2:], 1, 0)
	case strings.HasPrefix(string(s), "\xEF\xBB\xBF"):
		return strings.ToValidUTF8(string(s[3:]), "\uFFFD")
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if r, ok := docEncoding[s[i]]; ok {
			b.WriteRune(r)
		} else {
			b.WriteRune(rune(s[i]))
		}
	}
	return b.String()
}

func wide(s String, hi, lo int) string {
	u := make([]uint16, 0, len(s)/2)
	escaped := false
	for i := 0; i+1 < len(s); i += 2 {
		c := uint16(s[i+hi])<<8 | uint16(s[i+lo])
		if c == 0x1B {
			escaped = !escaped
			continue
		}
		if !escaped {
			u = append(u, c)
		}
	}
	return string(utf16.Decode(u))
}

// FromText encodes s as a text string: plain where it is ASCII, else UTF-16.
func FromText(s string) String {
	plain := true
	for i := 0; i < len(s); i++ {
		if s[i] < 32 && s[i] != '\n' && s[i] != '\t' || s[i] >= utf8.RuneSelf-1 {
			plain = false
			break
		}
	}
	if plain {
		return String(s)
	}
	out := []byte{0xFE, 0xFF}
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u>>8), byte(u))
	}
	return String(out)
}
