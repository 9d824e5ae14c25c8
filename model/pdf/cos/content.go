package cos

import "bytes"

// Content reads a content stream operator by operator.
type Content struct {
	p        parser
	operands []Object
	broken   bool
}

// Broken tells whether something was found up to here that has no end: a
// string, an array, a picture. Streams that follow such content are not read
// as what they are.
func (c *Content) Broken() bool { return c.broken }

// NewContent begins at the start of decoded content.
func NewContent(b []byte) *Content {
	return &Content{p: parser{b: b, final: true, noRefs: true}}
}

// Next gives the next operator and its operands; ok is false at the end, and
// the operands are those that no operator follows. The operands are valid until the next call. The data of an inline picture is
// jumped over; its operator is "EI".
func (c *Content) Next() (op string, operands []Object, ok bool) {
	c.operands = c.operands[:0]
	for {
		c.p.skipSpace()
		start := c.p.pos
		o, err := c.p.object()
		if err != nil {
			c.broken = c.broken || start < len(c.p.b)
			return "", c.operands, false
		}
		switch o.(type) {
		case Array, Dict: // at the end of the data these end without a bracket
			if last := c.p.b[c.p.pos-1]; last != ']' && last != '>' {
				c.broken = true
			}
		}
		k, isOp := o.(keyword)
		if !isOp {
			if len(c.operands) < 1024 {
				c.operands = append(c.operands, o)
			}
			continue
		}
		if k == "ID" {
			c.skipPicture()
			k = "EI"
		}
		return string(k), c.operands, true
	}
}

// skipPicture moves behind the EI that ends an inline picture: a word of its
// own that is followed by what looks like text.
func (c *Content) skipPicture() {
	b := c.p.b
	for i := c.p.pos; ; {
		k := bytes.Index(b[min(i, len(b)):], []byte("EI"))
		if k < 0 {
			c.p.pos, c.broken = len(b), true
			return
		}
		i += k
		end := i + 2
		if i > 0 && class[b[i-1]] == space && (end == len(b) || class[b[end]] == space) && isText(b[end:min(end+12, len(b))]) {
			c.p.pos = end
			return
		}
		i = end
	}
}

func isText(b []byte) bool {
	for _, c := range b {
		if c >= 127 || c < 32 && class[c] != space || c == 0 {
			return false
		}
	}
	return true
}
