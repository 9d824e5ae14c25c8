package extract

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"strconv"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// rtfSkipped are destinations whose content is not text of the document.
var rtfSkipped = set("fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "listtable", "listoverridetable",
	"revtbl", "rsidtbl", "generator", "themedata", "colorschememapping", "latentstyles", "datastore", "fldinst",
	"xmlnstbl", "filetbl", "mmathPr", "bkmkstart", "bkmkend", "nonshppict", "datafield", "objdata")

// maxRTFDepth bounds nested groups. Word stops at far fewer.
const maxRTFDepth = 10_000

// rtfReader walks an RTF file once. A group inherits skip and uc.
type rtfReader struct {
	in    *bufio.Reader
	out   *textBuilder
	stack []rtfGroup
	group rtfGroup
	page  *charmap.Charmap // for \'hh
	drop  int              // characters still to drop after a \u
	high  rune             // first half of a surrogate pair
}

type rtfGroup struct {
	skip bool
	uc   int // how many characters stand for old readers after a \u
}

func readRTF(ctx context.Context, f *os.File, out *textBuilder) error {
	_, err := f.Seek(0, io.SeekStart)
	if err != nil {
		return err
	}
	r := &rtfReader{in: bufio.NewReaderSize(f, 1<<16), out: out, group: rtfGroup{uc: 1}, page: charmap.Windows1252}
	for n := 0; ; n++ {
		if n%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		switch err := r.step(); {
		case err == io.EOF && len(r.stack) > 0:
			return errDamaged // cut off
		case err == io.EOF, err == errEnough:
			return nil
		case err != nil:
			return err
		}
	}
}

// step reads one group mark, control word or character.
func (r *rtfReader) step() error {
	c, err := r.in.ReadByte()
	if err != nil {
		return err
	}
	switch c {
	case '{':
		if len(r.stack) == maxRTFDepth {
			return errTooBig
		}
		r.stack = append(r.stack, r.group)
	case '}':
		if n := len(r.stack); n > 0 {
			r.group, r.stack = r.stack[n-1], r.stack[:n-1]
		}
		r.drop = 0
	case '\\':
		return r.control()
	case '\r', '\n':
	default:
		return r.char(c)
	}
	return nil
}

// control reads what follows a backslash.
func (r *rtfReader) control() error {
	c, err := r.in.ReadByte()
	if err != nil {
		return err
	}
	switch {
	case c == '\'':
		var hex [2]byte
		if _, err := io.ReadFull(r.in, hex[:]); err != nil {
			return io.EOF
		}
		v, err := strconv.ParseUint(string(hex[:]), 16, 8)
		if err != nil {
			return nil // other readers drop it too
		}
		return r.char(byte(v))
	case c == '*':
		r.group.skip = true
		return nil
	case c == '~':
		return r.text(" ")
	case c == '\r' || c == '\n':
		r.newline()
		return nil
	case !letter(c):
		if c == '\\' || c == '{' || c == '}' {
			return r.char(c)
		}
		return nil
	}
	word, arg, has, err := r.word(c)
	if err != nil {
		return err
	}
	return r.do(word, arg, has)
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// word reads a control word that begins with c, its number, and the space that ends it.
func (r *rtfReader) word(c byte) (word string, arg int, has bool, err error) {
	name, num := []byte{c}, []byte(nil)
	for {
		if c, err = r.in.ReadByte(); err != nil {
			break
		}
		switch {
		case letter(c) && num == nil && len(name) < 32:
			name = append(name, c)
			continue
		case c == '-' && num == nil, c >= '0' && c <= '9' && len(num) < 11:
			num = append(num, c)
			continue
		case c != ' ':
			err = r.in.UnreadByte()
		}
		break
	}
	if errors.Is(err, io.EOF) {
		err = nil // the next read says so
	}
	arg, convErr := strconv.Atoi(string(num))
	return string(name), arg, convErr == nil && num != nil, err
}

// do acts on a control word.
func (r *rtfReader) do(word string, arg int, has bool) error {
	switch {
	case rtfSkipped[word]:
		r.group.skip = true
	case word == "par", word == "line", word == "sect", word == "page", word == "row":
		r.newline()
	case word == "tab", word == "cell", word == "emspace", word == "enspace":
		return r.text(" ")
	case word == "emdash", word == "endash":
		return r.text("–")
	case word == "uc" && has && arg >= 0 && arg < 16:
		r.group.uc = arg
	case word == "u" && has:
		return r.unicode(arg)
	case word == "bin" && arg > 0:
		_, err := r.in.Discard(arg)
		return err
	case word == "ansicpg":
		if page := windowsPage(arg); page != nil {
			r.page = page
		}
	}
	return nil
}

// unicode adds the character of a \u word, which has 16 bits with a sign.
func (r *rtfReader) unicode(arg int) error {
	c := rune(uint16(arg))
	r.drop = r.group.uc
	switch {
	case c >= 0xD800 && c < 0xDC00:
		r.high = c
		return nil
	case c >= 0xDC00 && c < 0xE000:
		c = utf16.DecodeRune(r.high, c)
	}
	return r.text(string(c))
}

// char adds a character of the file's old character set.
func (r *rtfReader) char(c byte) error {
	if r.drop > 0 {
		r.drop--
		return nil
	}
	return r.text(string(r.page.DecodeByte(c)))
}

func (r *rtfReader) newline() {
	if !r.group.skip {
		r.out.newline()
	}
}

func (r *rtfReader) text(s string) error {
	if r.group.skip {
		return nil
	}
	return r.out.add(s)
}
