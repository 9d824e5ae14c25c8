package extract

import (
	"bytes"
	"encoding/binary"
	"html"
	"io"
	"os"
	"regexp"
	"strings"
	"unicode/utf16"

	"siapzi/model"
	"siapzi/model/charset"
)

// maxLink is how large a file may be that holds only an address.
const maxLink = 16 << 10

// Link is what a file holds that leads to a page of the web.
type Link struct {
	Address string // in the form of model.CheckAddress
	Title   string // "" where the file names none
}

// ReadLink gives the address that a shortcut of Windows (.url), macOS (.webloc)
// or Linux (.desktop) holds. ok is false for every other file, and for
// shortcuts that do not lead to the web.
func ReadLink(path string) (l Link, ok bool, err error) {
	f, err := os.Open(path)
	if err != nil {
		return l, false, diskError(path, err)
	}
	defer f.Close() // read-only
	data, err := io.ReadAll(io.LimitReader(f, maxLink+1))
	if err != nil {
		return l, false, diskError(path, err)
	}
	_, l, ok = parseLink(data)
	return l, ok && l.Address != "", nil
}

// sniffLink recognises shortcuts. One that leads elsewhere than to the web,
// say to a file or a script, is a program: a double click would run it.
func sniffLink(r io.ReaderAt, size int64, head []byte) (Type, bool) {
	if size > maxLink {
		return Type{}, false
	}
	if int64(len(head)) < size {
		head = make([]byte, size)
		if _, err := r.ReadAt(head, 0); err != nil && err != io.EOF {
			return Type{}, false
		}
	}
	mime, l, ok := parseLink(head)
	switch {
	case !ok:
		return Type{}, false
	case l.Address == "":
		return Type{mime, ClassProgram}, true
	}
	return Type{mime, ClassLink}, true
}

// parseLink tells what kind of shortcut data is. Address is "" where it does
// not lead to the web.
func parseLink(data []byte) (mime string, l Link, ok bool) {
	if len(data) > maxLink {
		return "", l, false
	}
	if bytes.HasPrefix(data, []byte("bplist00")) {
		l.Address, ok = binaryWebloc(data)
		return model.MIMEWebloc, checked(l), ok
	}
	text := charset.Decode(data, false)
	section, lines := shortcutSection(text)
	switch {
	case section == "internetshortcut":
		l.Address = value(lines, "URL")
		return model.MIMEShortcut, checked(l), true
	case section == "desktop entry":
		if strings.EqualFold(value(lines, "Type"), "Link") {
			l.Address, l.Title = value(lines, "URL"), value(lines, "Name")
		}
		return model.MIMEDesktop, checked(l), true
	}
	if m := webloc.FindStringSubmatch(text); m != nil && strings.Contains(text, "<plist") {
		l.Address = html.UnescapeString(m[1])
		return model.MIMEWebloc, checked(l), true
	}
	return "", l, false
}

// webloc is the whole property list of a macOS shortcut: a dictionary of one URL.
var webloc = regexp.MustCompile(`<dict>\s*<key>URL</key>\s*<string>\s*([^<]*?)\s*</string>\s*</dict>\s*</plist>\s*$`)

// checked takes away an address that is not of the web.
func checked(l Link) Link {
	address, err := model.CheckAddress(l.Address)
	if err != nil {
		return Link{}
	}
	return Link{Address: address, Title: strings.TrimSpace(l.Title)}
}

// shortcutSection gives the name in lower case and the lines of the section that
// makes an INI file a shortcut, "" where it has none. Browsers write others
// before it.
func shortcutSection(text string) (name string, lines []string) {
	first := true
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == ';' || line[0] == '#':
		case line[0] == '[' && line[len(line)-1] == ']':
			if name == "internetshortcut" || name == "desktop entry" {
				return name, lines
			}
			name, lines, first = strings.ToLower(line[1:len(line)-1]), nil, false
		case first:
			return "", nil
		default:
			lines = append(lines, line)
		}
	}
	return name, lines
}

// value gives what stands behind a key, or behind the same key for a language.
func value(lines []string, key string) string {
	for _, line := range lines {
		k, v, ok := strings.Cut(line, "=")
		k, _, _ = strings.Cut(strings.TrimSpace(k), "[")
		if ok && strings.EqualFold(k, key) {
			return strings.Trim(strings.TrimSpace(v), `"`)
		}
	}
	return ""
}

// binaryWebloc reads the binary property list that Finder writes: a dictionary
// with one entry, whose key is "URL". (Format: CFBinaryPList.c, Apple.)
func binaryWebloc(data []byte) (address string, ok bool) {
	const trailer = 32
	if len(data) < 8+trailer {
		return "", false
	}
	t := data[len(data)-trailer:]
	offsetSize, refSize := int(t[6]), int(t[7])
	count, top, table := binary.BigEndian.Uint64(t[8:]), binary.BigEndian.Uint64(t[16:]), binary.BigEndian.Uint64(t[24:])
	if offsetSize < 1 || offsetSize > 4 || refSize < 1 || refSize > 2 || count > 16 || top >= count || table > uint64(len(data)-trailer) {
		return "", false
	}
	object := func(i uint64) []byte {
		at := table + i*uint64(offsetSize)
		if i >= count || at+uint64(offsetSize) > uint64(len(data)-trailer) {
			return nil
		}
		off := bigEndian(data[at : at+uint64(offsetSize)])
		if off >= table {
			return nil
		}
		return data[off:table]
	}
	dict := object(top)
	if len(dict) < 1+2*refSize || dict[0] != 0xD1 { // a dictionary of one entry
		return "", false
	}
	key := plistString(object(bigEndian(dict[1 : 1+refSize])))
	address = plistString(object(bigEndian(dict[1+refSize : 1+2*refSize])))
	return address, key == "URL" && address != ""
}

// bigEndian reads a big-endian number.
func bigEndian(b []byte) (n uint64) {
	for _, c := range b {
		n = n<<8 | uint64(c)
	}
	return n
}

// plistString reads a string object, "" for anything else.
func plistString(o []byte) string {
	if len(o) == 0 || o[0]>>4 != 5 && o[0]>>4 != 6 {
		return ""
	}
	wide, n, rest := o[0]>>4 == 6, uint64(o[0]&15), o[1:]
	if n == 15 { // the length is a number object of its own
		if len(rest) == 0 || rest[0]>>4 != 1 || rest[0]&15 > 2 || len(rest) < 1+1<<(rest[0]&15) {
			return ""
		}
		size := 1 << (rest[0] & 15)
		n, rest = bigEndian(rest[1:1+size]), rest[1+size:]
	}
	if wide {
		n *= 2
	}
	if n > uint64(len(rest)) {
		return ""
	}
	if !wide {
		return string(rest[:n])
	}
	units := make([]uint16, n/2)
	for i := range units {
		units[i] = binary.BigEndian.Uint16(rest[2*i:])
	}
	return string(utf16.Decode(units))
}

// readLink gives the text of a shortcut: its address, by whose words people
// search it, below its title.
func readLink(path string) (Content, error) {
	l, ok, err := ReadLink(path)
	if err != nil {
		return Content{}, err
	}
	if !ok {
		return Content{Problem: model.ProblemDamaged}, nil
	}
	// It becomes one page of a bundle, and its text is all that there is.
	return Content{Text: strings.TrimSpace(l.Title + "\n" + l.Address), Pages: 1, HasText: true}, nil
}
