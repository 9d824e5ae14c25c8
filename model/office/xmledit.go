package office

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
)

var errNotXML = errors.New("office: not the XML that was expected")

// tag is a start or end tag and where it stands. Parts are edited by replacing
// tags in their bytes, so that everything else stays as it was.
type tag struct {
	name       xml.Name // Space is the prefix as written
	attrs      []xml.Attr
	start, end int  // bytes; end is 0 for a tag that is not there
	closing    bool // </name>
	empty      bool // <name/>
}

// eachTag gives every tag of a piece of XML to f. The piece need not be whole.
func eachTag(data []byte, f func(t tag)) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	for {
		start := int(d.InputOffset())
		token, err := d.RawToken()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		end := int(d.InputOffset())
		switch e := token.(type) {
		case xml.StartElement:
			f(tag{name: e.Name, attrs: slices.Clone(e.Attr), start: start, end: end, empty: end >= 2 && data[end-2] == '/'})
		case xml.EndElement:
			if end > start { // the decoder also reports an end for <name/>
				f(tag{name: e.Name, start: start, end: end, closing: true})
			}
		}
	}
}

// find gives the attribute with that local name, nil if there is none.
func (t *tag) find(local string) *xml.Attr {
	for i := range t.attrs {
		if t.attrs[i].Name.Local == local {
			return &t.attrs[i]
		}
	}
	return nil
}

// attr gives an attribute's value, "" if there is none.
func (t *tag) attr(local string) string {
	if a := t.find(local); a != nil {
		return a.Value
	}
	return ""
}

// drop removes attributes by their local names.
func (t *tag) drop(locals ...string) {
	t.attrs = slices.DeleteFunc(slices.Clone(t.attrs), func(a xml.Attr) bool { return slices.Contains(locals, a.Name.Local) })
}

// set gives an attribute a value, adding it where it is missing.
func (t *tag) set(prefix, local, value string) {
	if a := t.find(local); a != nil {
		a.Value = value
		return
	}
	t.attrs = append(slices.Clone(t.attrs), xml.Attr{Name: xml.Name{Space: prefix, Local: local}, Value: value})
}

// bytes writes the tag.
func (t tag) bytes() []byte {
	var b bytes.Buffer
	name := func(n xml.Name) {
		if n.Space != "" {
			b.WriteString(n.Space + ":")
		}
		b.WriteString(n.Local)
	}
	b.WriteByte('<')
	if t.closing {
		b.WriteByte('/')
	}
	name(t.name)
	for _, a := range t.attrs {
		b.WriteByte(' ')
		name(a.Name)
		b.WriteString(`="`)
		_ = xml.EscapeText(&b, []byte(a.Value)) // a Buffer takes everything
		b.WriteByte('"')
	}
	if t.empty {
		b.WriteByte('/')
	}
	b.WriteByte('>')
	return b.Bytes()
}

// splices are replacements of stretches of a part.
type splices []splice

type splice struct {
	from, to int
	with     []byte
}

func (s *splices) add(from, to int, with ...[]byte) {
	*s = append(*s, splice{from, to, bytes.Join(with, nil)})
}

func (s *splices) replace(old, by tag) { s.add(old.start, old.end, by.bytes()) }

// apply gives the changed part, or false where nothing is to be done or err
// tells that the part was not understood.
func (s splices) apply(data []byte, err error) ([]byte, bool) {
	if err != nil || len(s) == 0 {
		return nil, false
	}
	slices.SortStableFunc(s, func(a, b splice) int { return a.from - b.from })
	out := make([]byte, 0, len(data)+512)
	at := 0
	for _, x := range s {
		if x.from < at || x.to < x.from || x.to > len(data) {
			return nil, false // overlapping: the part was not understood
		}
		out = append(append(out, data[at:x.from]...), x.with...)
		at = x.to
	}
	return append(out, data[at:]...), true
}

// lengthPT turns a length such as "21.0cm" into points; 0 if it is none.
func lengthPT(s string) float64 {
	for unit, points := range map[string]float64{"cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72, "pt": 1, "pc": 12} {
		if number, ok := strings.CutSuffix(s, unit); ok {
			v, err := strconv.ParseFloat(number, 64)
			if err == nil {
				return v * points
			}
		}
	}
	return 0
}
