package cos

import (
	"fmt"
	"math"
	"strconv"
)

// Append writes o to dst as it stands in a file and gives the longer slice.
// Dictionaries are written with sorted keys, so the same object gives the same
// bytes. Of a *Stream only the dictionary is written.
func Append(dst []byte, o Object) []byte {
	switch v := o.(type) {
	case nil:
		return append(dst, "null"...)
	case bool:
		return strconv.AppendBool(dst, v)
	case Integer:
		return strconv.AppendInt(dst, min(max(int64(v), -maxNumeral), maxNumeral), 10)
	case Real:
		return appendReal(dst, float64(v))
	case Name:
		return appendName(dst, v)
	case String:
		return appendString(dst, v)
	case Ref:
		dst = strconv.AppendInt(dst, int64(v.Num), 10)
		dst = append(dst, ' ')
		dst = strconv.AppendInt(dst, int64(v.Gen), 10)
		return append(dst, " R"...)
	case Array:
		dst = append(dst, '[')
		for i, x := range v {
			if i > 0 {
				dst = append(dst, ' ')
			}
			dst = Append(dst, x)
		}
		return append(dst, ']')
	case Dict:
		dst = append(dst, "<<"...)
		for _, k := range v.Keys() {
			dst = appendName(dst, k)
			dst = append(dst, ' ')
			dst = Append(dst, v[k])
		}
		return append(dst, ">>"...)
	case *Stream:
		return Append(dst, v.Dict)
	}
	panic(fmt.Sprintf("cos: cannot write %T", o))
}

// maxNumeral is the largest number that is written; readers stumble over
// larger ones, which only damaged files have.
const maxNumeral = math.MaxUint32

func appendReal(dst []byte, f float64) []byte {
	if math.IsNaN(f) || math.IsInf(f, 0) || math.Abs(f) < 1e-12 {
		return append(dst, '0')
	}
	f = math.Max(-maxNumeral, math.Min(maxNumeral, f))
	return strconv.AppendFloat(dst, f, 'f', -1, 64)
}

func appendName(dst []byte, n Name) []byte {
	const digits = "0123456789ABCDEF"
	dst = append(dst, '/')
	for i := 0; i < len(n); i++ {
		c := n[i]
		if c <= 32 || c >= 127 || c == '#' || class[c] != regular {
			dst = append(dst, '#', digits[c>>4], digits[c&15])
			continue
		}
		dst = append(dst, c)
	}
	return dst
}

func appendString(dst []byte, s String) []byte {
	odd := 0
	for i := 0; i < len(s); i++ {
		if s[i] < 32 || s[i] >= 127 {
			odd++
		}
	}
	if odd*4 > len(s) {
		const digits = "0123456789ABCDEF"
		dst = append(dst, '<')
		for i := 0; i < len(s); i++ {
			dst = append(dst, digits[s[i]>>4], digits[s[i]&15])
		}
		return append(dst, '>')
	}
	dst = append(dst, '(')
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '(' || c == ')' || c == '\\':
			dst = append(dst, '\\', c)
		case c < 32 || c >= 127:
			dst = append(dst, '\\', '0'+c>>6, '0'+c>>3&7, '0'+c&7)
		default:
			dst = append(dst, c)
		}
	}
	return append(dst, ')')
}
