package model

import (
	"strings"
	"unicode"
)

// NaturalKey gives a key whose plain string order is the order people expect
// of names: without regard to case, and with numbers by value, so that
// "Bukti 2" comes before "bukti 10". Names that differ only in case or leading
// zeros have the same key; break such ties by the name itself.
func NaturalKey(s string) string {
	var b strings.Builder
	b.Grow(len(s) + 8)
	for i := 0; i < len(s); {
		if s[i] < '0' || s[i] > '9' {
			j := i
			for j < len(s) && (s[j] < '0' || s[j] > '9') {
				j++
			}
			b.WriteString(strings.Map(unicode.ToLower, s[i:j]))
			i = j
			continue
		}
		for i < len(s) && s[i] == '0' {
			i++
		}
		j := i
		for j < len(s) && s[j] >= '0' && s[j] <= '9' {
			j++
		}
		// A number of more digits is larger: its length goes before it. The
		// leading 0 keeps numbers before letters, as digits are.
		n := j - i
		for ; n > 90; n -= 90 {
			b.WriteString("0\u007f")
		}
		b.WriteByte('0')
		b.WriteByte(byte(' ' + 1 + n))
		b.WriteString(s[i:j])
		i = j
	}
	return b.String()
}
