package extract

import (
	"context"
	"html"
	"io"
	"os"
	"strings"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"

	"siapzi/model/charset"
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
	text := charset.Decode(data, len(data) >= 2*MaxText)
	if mime == mimeHTML || mime == "application/xhtml+xml" {
		text = stripHTML(text)
	}
	if err := out.add(text); err != errEnough {
		return err
	}
	return nil
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
