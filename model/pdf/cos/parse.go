package cos

import (
	"errors"
	"math"
	"strconv"
)

// maxDepth bounds the nesting of arrays and dictionaries. Real files stay
// below 30; hostile ones nest thousands to overflow the stack.
const maxDepth = 200

var (
	errMore    = errors.New("cos: object goes on beyond the buffer")
	errTooDeep = errors.New("cos: object nested too deep")
	errSyntax  = errors.New("cos: not an object")
)

// keyword is a bare word where an object was expected: obj, endobj, stream, an
// operator of a content stream, or rubbish.
type keyword string

// parser reads objects from a buffer. Where the buffer is only the beginning
// of the file's rest (final is false), every token that touches the end gives
// errMore, and the caller comes again with more bytes.
type parser struct {
	b     []byte
	pos   int
	final bool
	depth int
	// noRefs is set for content streams, where "1 0 R" is not a reference.
	noRefs bool
}

const (
	regular = iota
	space
	delimiter
)

var class [256]uint8

func init() {
	for _, c := range []byte{0, 9, 10, 12, 13, 32} {
		class[c] = space
	}
	for _, c := range []byte("()<>[]{}/%") {
		class[c] = delimiter
	}
}

// skipSpace moves over white space and comments.
func (p *parser) skipSpace() {
	for p.pos < len(p.b) {
		c := p.b[p.pos]
		if c == '%' {
			for p.pos < len(p.b) && p.b[p.pos] != '\n' && p.b[p.pos] != '\r' {
				p.pos++
			}
			continue
		}
		if class[c] != space {
			return
		}
		p.pos++
	}
}

// end gives the error for having reached the end of the buffer.
func (p *parser) end() error {
	if p.final {
		return errSyntax
	}
	return errMore
}

// object reads the next object, or a keyword.
func (p *parser) object() (Object, error) {
	p.skipSpace()
	if p.pos >= len(p.b) {
		return nil, p.end()
	}
	switch c := p.b[p.pos]; {
	case c == '/':
		return p.name()
	case c == '(':
		return p.literal()
	case c == '<':
		if p.pos+1 >= len(p.b) {
			return nil, p.end()
		}
		if p.b[p.pos+1] == '<' {
			return p.dict()
		}
		return p.hex()
	case c == '[':
		return p.array()
	case c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.':
		return p.number()
	case class[c] == delimiter: // a stray ) > ] { }
		p.pos++
		return keyword(c), nil
	}
	return p.word()
}

func (p *parser) word() (Object, error) {
	start := p.pos
	for p.pos < len(p.b) && class[p.b[p.pos]] == regular {
		p.pos++
	}
	if p.pos >= len(p.b) && !p.final {
		return nil, errMore
	}
	switch w := string(p.b[start:p.pos]); w {
	case "true":
		return true, nil
	case "false":
		return false, nil
	case "null":
		return nil, nil
	default:
		return keyword(w), nil
	}
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func (p *parser) name() (Object, error) {
	p.pos++
	start, escaped := p.pos, false
	for p.pos < len(p.b) && class[p.b[p.pos]] == regular {
		escaped = escaped || p.b[p.pos] == '#'
		p.pos++
	}
	if p.pos >= len(p.b) && !p.final {
		return nil, errMore
	}
	raw := p.b[start:p.pos]
	if !escaped {
		return Name(raw), nil
	}
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) && unhex(raw[i+1]) >= 0 && unhex(raw[i+2]) >= 0 {
			out = append(out, byte(unhex(raw[i+1])<<4|unhex(raw[i+2])))
			i += 2
			continue
		}
		out = append(out, raw[i])
	}
	return Name(out), nil
}

// number reads a number or, where a second whole number and R follow, a reference.
func (p *parser) number() (Object, error) {
	start, plain := p.pos, true
	for p.pos < len(p.b) {
		c := p.b[p.pos]
		if c < '0' || c > '9' {
			if c != '.' && c != '-' && c != '+' {
				break
			}
			plain = false
		}
		p.pos++
	}
	if p.pos >= len(p.b) && !p.final {
		return nil, errMore
	}
	raw := p.b[start:p.pos]
	if !plain || len(raw) > 18 {
		return looseNumber(raw), nil
	}
	n := int64(0)
	for _, c := range raw {
		n = n*10 + int64(c-'0')
	}
	if p.noRefs || n > math.MaxInt32 {
		return Integer(n), nil
	}
	return p.maybeRef(n)
}

func (p *parser) maybeRef(n int64) (Object, error) {
	save := p.pos
	p.skipSpace()
	gen, digits := int64(0), 0
	for p.pos < len(p.b) && p.b[p.pos] >= '0' && p.b[p.pos] <= '9' && digits < 6 {
		gen = gen*10 + int64(p.b[p.pos]-'0')
		p.pos++
		digits++
	}
	if digits > 0 {
		p.skipSpace()
	}
	if p.pos+1 >= len(p.b) && !p.final {
		return nil, errMore
	}
	if digits > 0 && p.pos < len(p.b) && p.b[p.pos] == 'R' && (p.pos+1 >= len(p.b) || class[p.b[p.pos+1]] != regular) {
		p.pos++
		return Ref{int(n), int(gen)}, nil
	}
	p.pos = save
	return Integer(n), nil
}

// looseNumber reads what writers produce in the wild: signs in the middle,
// several dots, whole numbers too long for a machine.
func looseNumber(raw []byte) Object {
	if i, err := strconv.ParseInt(string(raw), 10, 64); err == nil {
		return Integer(i)
	}
	if f, err := strconv.ParseFloat(string(raw), 64); err == nil {
		return Real(clamp(f))
	}
	neg, dot, scale, v := len(raw) > 0 && raw[0] == '-', false, 1.0, 0.0
	for _, c := range raw {
		switch {
		case c == '.' && dot:
			return signed(neg, v)
		case c == '.':
			dot = true
		case c == '-' || c == '+': // ignored as other readers do
		case dot:
			scale /= 10
			v += float64(c-'0') * scale
		default:
			v = v*10 + float64(c-'0')
		}
	}
	return signed(neg, v)
}

func signed(neg bool, v float64) Object {
	if neg {
		v = -v
	}
	return Real(clamp(v))
}

func clamp(f float64) float64 { return math.Max(-3.4e38, math.Min(3.4e38, f)) }

func (p *parser) literal() (Object, error) {
	p.pos++
	var out []byte
	for level := 1; p.pos < len(p.b); p.pos++ {
		c := p.b[p.pos]
		switch c {
		case '(':
			level++
		case ')':
			if level--; level == 0 {
				p.pos++
				return String(out), nil
			}
		case '\\':
			var err error
			if out, err = p.escape(out); err != nil {
				return nil, err
			}
			continue
		case '\r': // any line end in a string is one line feed
			if p.pos+1 < len(p.b) && p.b[p.pos+1] == '\n' {
				p.pos++
			}
			c = '\n'
		}
		out = append(out, c)
	}
	return nil, p.end()
}

// escape reads what follows a backslash and leaves pos on its last byte.
func (p *parser) escape(out []byte) ([]byte, error) {
	p.pos++
	if p.pos+3 >= len(p.b) && !p.final || p.pos >= len(p.b) {
		return nil, p.end()
	}
	switch c := p.b[p.pos]; c {
	case 'n':
		return append(out, '\n'), nil
	case 'r':
		return append(out, '\r'), nil
	case 't':
		return append(out, '\t'), nil
	case 'b':
		return append(out, '\b'), nil
	case 'f':
		return append(out, '\f'), nil
	case '\r':
		if p.pos+1 < len(p.b) && p.b[p.pos+1] == '\n' {
			p.pos++
		}
		return out, nil
	case '\n':
		return out, nil
	default:
		if c < '0' || c > '7' {
			return append(out, c), nil
		}
		v := 0
		for n := 0; n < 3 && p.pos < len(p.b) && p.b[p.pos] >= '0' && p.b[p.pos] <= '7'; n++ {
			v = v<<3 | int(p.b[p.pos]-'0')
			p.pos++
		}
		p.pos--
		return append(out, byte(v)), nil
	}
}

func (p *parser) hex() (Object, error) {
	p.pos++
	var out []byte
	high := -1
	for ; p.pos < len(p.b); p.pos++ {
		c := p.b[p.pos]
		if c == '>' {
			p.pos++
			if high >= 0 {
				out = append(out, byte(high<<4))
			}
			return String(out), nil
		}
		h := unhex(c)
		switch {
		case h < 0: // white space, or rubbish that other readers skip too
		case high < 0:
			high = h
		default:
			out = append(out, byte(high<<4|h))
			high = -1
		}
	}
	return nil, p.end()
}

func (p *parser) array() (Object, error) {
	if p.depth >= maxDepth {
		return nil, errTooDeep
	}
	p.depth++
	defer func() { p.depth-- }()
	p.pos++
	a := Array{}
	for {
		p.skipSpace()
		if p.pos >= len(p.b) {
			if p.final {
				return a, nil
			}
			return nil, errMore
		}
		if p.b[p.pos] == ']' {
			p.pos++
			return a, nil
		}
		start := p.pos
		o, err := p.object()
		if err != nil {
			return nil, err
		}
		if k, ok := o.(keyword); ok {
			if k == ">" || closes(k) { // the closing bracket is missing
				p.pos = start
				return a, nil
			}
			o = nil
		}
		a = append(a, o)
	}
}

// closes tells whether k can only stand after the end of an object.
func closes(k keyword) bool {
	return k == "endobj" || k == "obj" || k == "stream" || k == "endstream" || k == "xref" || k == "trailer"
}

func (p *parser) dict() (Object, error) {
	if p.depth >= maxDepth {
		return nil, errTooDeep
	}
	p.depth++
	defer func() { p.depth-- }()
	p.pos += 2
	d := Dict{}
	for {
		p.skipSpace()
		if p.pos+1 >= len(p.b) {
			if p.final {
				return d, nil
			}
			return nil, errMore
		}
		if p.b[p.pos] == '>' {
			p.pos++
			if p.b[p.pos] == '>' {
				p.pos++
			}
			return d, nil
		}
		start := p.pos
		k, err := p.object()
		if err != nil {
			return nil, err
		}
		key, ok := k.(Name)
		if !ok {
			if w, isWord := k.(keyword); isWord && closes(w) { // the closing >> is missing
				p.pos = start
				return d, nil
			}
			continue // a value too many
		}
		if done, err := p.value(d, key); err != nil || done {
			return d, err
		}
	}
}

// value reads the value of key into d; done says that the dictionary ended in
// its place.
func (p *parser) value(d Dict, key Name) (done bool, err error) {
	p.skipSpace()
	if p.pos < len(p.b) && p.b[p.pos] == '>' {
		return false, nil // no value: the same as null
	}
	start := p.pos
	v, err := p.object()
	if err != nil {
		return false, err
	}
	if w, ok := v.(keyword); ok {
		if closes(w) {
			p.pos = start
			return true, nil
		}
		return false, nil
	}
	if v != nil {
		d[key] = v
	} else {
		delete(d, key)
	}
	return false, nil
}
