package cms

import (
	"errors"
	"fmt"
)

// MaxSize bounds a message; those with all that is needed to check them for
// years have some 100 kB.
const MaxSize = 8 << 20

// maxDepth bounds nesting; a SignedData with certificates has 12 levels.
const maxDepth = 40

var errBER = errors.New("cms: broken encoding")

// Universal tags with their bit for constructed values, and context tags.
const (
	tagInteger    = 0x02
	tagOctets     = 0x04
	tagOID        = 0x06
	tagSequence   = 0x30
	tagSet        = 0x31
	tagContext0   = 0xA0
	tagContext1   = 0xA1
	constructed   = 0x20
	tagPlainSKI   = 0x80
	tagBrokenUp   = tagOctets | constructed
	lengthUnknown = -1
)

// value is one encoded value.
type value struct {
	tag  byte
	body []byte
	full []byte // with tag and length
}

// header reads tag and length. size is lengthUnknown for values that end with a mark.
func header(b []byte) (tag byte, head, size int, err error) {
	if len(b) < 2 || b[0]&0x1F == 0x1F { // tags of several bytes do not occur
		return 0, 0, 0, errBER
	}
	n := int(b[1])
	switch {
	case n < 0x80:
		head, size = 2, n
	case n == 0x80:
		return b[0], 2, lengthUnknown, nil
	default:
		n &= 0x7F
		if n > 4 || len(b) < 2+n {
			return 0, 0, 0, errBER
		}
		for _, c := range b[2 : 2+n] {
			size = size<<8 | int(c)
		}
		head = 2 + n
	}
	if size > len(b)-head {
		return 0, 0, 0, errBER
	}
	return b[0], head, size, nil
}

// next splits the first value off b, which is in DER.
func next(b []byte) (v value, rest []byte, err error) {
	tag, head, size, err := header(b)
	if err != nil || size == lengthUnknown {
		return value{}, nil, errBER
	}
	return value{tag, b[head : head+size], b[:head+size]}, b[head+size:], nil
}

// toDER gives the first value of b with all lengths known and strings in one
// piece, as some programs do not write them. Zeros may follow it.
func toDER(b []byte) ([]byte, error) {
	if len(b) > MaxSize {
		return nil, fmt.Errorf("cms: %d bytes", len(b))
	}
	out, _, err := convert(nil, b, 0)
	return out, err
}

// convert appends the first value of b to dst.
func convert(dst, b []byte, depth int) (out, rest []byte, err error) {
	tag, head, size, err := header(b)
	if err != nil || depth > maxDepth {
		return nil, nil, errBER
	}
	if tag&constructed == 0 {
		if size == lengthUnknown {
			return nil, nil, errBER
		}
		return append(appendHeader(dst, tag, size), b[head:head+size]...), b[head+size:], nil
	}
	inner, rest := b[head:], []byte(nil)
	if size != lengthUnknown {
		inner, rest = b[head:head+size], b[head+size:]
	}
	var body []byte
	for {
		if size != lengthUnknown && len(inner) == 0 {
			break
		}
		if size == lengthUnknown && len(inner) >= 2 && inner[0] == 0 && inner[1] == 0 {
			rest = inner[2:]
			break
		}
		if body, inner, err = convert(body, inner, depth+1); err != nil {
			return nil, nil, err
		}
	}
	if tag == tagBrokenUp {
		tag = tagOctets
		var whole []byte
		for len(body) > 0 {
			var part value
			if part, body, err = next(body); err != nil || part.tag != tagOctets {
				return nil, nil, errBER
			}
			whole = append(whole, part.body...)
		}
		body = whole
	}
	return append(appendHeader(dst, tag, len(body)), body...), rest, nil
}

func appendHeader(dst []byte, tag byte, size int) []byte {
	switch {
	case size < 0x80:
		return append(dst, tag, byte(size))
	case size < 0x100:
		return append(dst, tag, 0x81, byte(size))
	case size < 0x10000:
		return append(dst, tag, 0x82, byte(size>>8), byte(size))
	case size < 0x1000000:
		return append(dst, tag, 0x83, byte(size>>16), byte(size>>8), byte(size))
	}
	return append(dst, tag, 0x84, byte(size>>24), byte(size>>16), byte(size>>8), byte(size))
}

// reader takes values one after another and remembers the first error.
type reader struct {
	b   []byte
	err error
}

// take gives the next value, which must have the tag.
func (r *reader) take(tag byte) value {
	v, ok := r.maybe(tag)
	if !ok && r.err == nil {
		r.err = errBER
	}
	return v
}

// maybe gives the next value if it has the tag.
func (r *reader) maybe(tag byte) (value, bool) {
	if r.err != nil || len(r.b) == 0 || r.b[0] != tag {
		return value{}, false
	}
	v, rest, err := next(r.b)
	if err != nil {
		r.err = err
		return value{}, false
	}
	r.b = rest
	return v, true
}

// any gives the next value.
func (r *reader) any() value {
	if r.err == nil && len(r.b) > 0 {
		return r.take(r.b[0])
	}
	r.err = errBER
	return value{}
}

// in gives a reader of what is inside of v.
func (v value) in() *reader { return &reader{b: v.body} }
