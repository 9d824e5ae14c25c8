package extract

import (
	"bytes"
	"context"
	"html"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// readPlain gives the text of a text file, whatever its character set.
func readPlain(ctx context.Context, f *os.File, mime string, out *textBuilder) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	data, err := io.ReadAll(io.LimitReader(io.NewSectionReader(f, 0, 1<<62), 2*MaxText)) // UTF-16 has two bytes each
	if err != nil {
		return err
	}
	text := decode(data)
	if mime == mimeHTML || mime == "application/xhtml+xml" {
		text = stripHTML(text)
	}
	if err := out.add(text); err != errEnough {
		return err
	}
	return nil
}

// decode makes UTF-8 of text: after its byte order mark, else UTF-16 if it
// looks like it, else UTF-8 if it is valid, else Windows-1252, which is what
// older Windows programs write here.
func decode(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		return string(data[3:])
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return convert(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), data)
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return convert(unicode.UTF16(unicode.BigEndian, unicode.UseBOM), data)
	}
	if order, ok := utf16Order(data); ok {
		return convert(unicode.UTF16(order, unicode.IgnoreBOM), data)
	}
	if validUTF8(data) {
		return string(data)
	}
	return convert(charmap.Windows1252, data)
}

// validUTF8 allows for a last character that the cap cut.
func validUTF8(data []byte) bool {
	for n := range min(utf8.UTFMax, len(data)+1) {
		if utf8.Valid(data[:len(data)-n]) {
			return true
		}
	}
	return false
}

func convert(e encoding.Encoding, data []byte) string {
	s, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "")
	}
	return string(s)
}

// utf16Order recognises UTF-16 without byte order mark by zeros in nearly all
// bytes on one side and nearly none on the other.
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

// windowsPage gives a Windows code page by its number, nil if unknown.
func windowsPage(n int) *charmap.Charmap {
	switch n {
	case 1250:
		return charmap.Windows1250
	case 1251:
		return charmap.Windows1251
	case 1252:
		return charmap.Windows1252
	case 1253:
		return charmap.Windows1253
	case 1254:
		return charmap.Windows1254
	case 1256:
		return charmap.Windows1256
	case 437:
		return charmap.CodePage437
	case 850:
		return charmap.CodePage850
	}
	return nil
}

// charsetReader decodes XML parts that name a character set.
func charsetReader(label string, in io.Reader) (io.Reader, error) {
	e, err := htmlindex.Get(label)
	if err != nil {
		return nil, errDamaged
	}
	return e.NewDecoder().Reader(in), nil
}

// htmlInline are elements that do not end a line.
var htmlInline = set("a", "abbr", "b", "big", "code", "em", "font", "i", "small", "span", "strong", "sub", "sup", "u")

// stripHTML leaves the text that a browser would show, near enough for search.
func stripHTML(s string) string {
	var b strings.Builder
	for s != "" {
		text, rest, found := strings.Cut(s, "<")
		b.WriteString(text)
		if !found {
			break
		}
		if strings.HasPrefix(rest, "!--") {
			_, s, _ = strings.Cut(rest, "-->")
			continue
		}
		tag, after, found := strings.Cut(rest, ">")
		if !found {
			break
		}
		s = after
		name := strings.ToLower(strings.TrimLeft(tag, "/"))
		if i := strings.IndexAny(name, " \t\r\n/"); i >= 0 {
			name = name[:i]
		}
		switch {
		case (name == "script" || name == "style" || name == "head") && tag[0] != '/':
			s = afterClosing(s, name)
		case name == "td" || name == "th":
			b.WriteByte(' ')
		case !htmlInline[name]:
			b.WriteByte('\n')
		}
	}
	return html.UnescapeString(b.String())
}

// afterClosing gives what follows the closing tag of name.
func afterClosing(s, name string) string {
	for {
		_, rest, found := strings.Cut(s, "</")
		if !found {
			return ""
		}
		if len(rest) > len(name) && strings.EqualFold(rest[:len(name)], name) && !letter(rest[len(name)]) {
			_, rest, _ = strings.Cut(rest, ">")
			return rest
		}
		s = rest
	}
}
