package filename

import (
	"path"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// reserved are the device names that Windows refuses as file names, with any
// extension and in any case ("Naming Files, Paths, and Namespaces", Microsoft).
var reserved = map[string]bool{"con": true, "prn": true, "aux": true, "nul": true, "conin$": true, "conout$": true,
	"com¹": true, "com²": true, "com³": true, "lpt¹": true, "lpt²": true, "lpt³": true,
	"com1": true, "com2": true, "com3": true, "com4": true, "com5": true, "com6": true, "com7": true, "com8": true, "com9": true,
	"lpt1": true, "lpt2": true, "lpt3": true, "lpt4": true, "lpt5": true, "lpt6": true, "lpt7": true, "lpt8": true, "lpt9": true}

// Safe gives name as one path element of at most max characters (runes): NFC,
// without <>:"/\|?* and control characters, without spaces or dots at its
// ends, not reserved by Windows. Its extension is kept when the name has to be
// shortened. An empty result becomes "tanpa nama".
func Safe(name string, max int) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == utf8.RuneError, unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return -1
		case strings.ContainsRune(`<>:"/\|?*`, r):
			return '-'
		}
		return r
	}, norm.NFC.String(strings.ToValidUTF8(name, "")))
	name = trim(strings.Join(strings.Fields(name), " "))
	ext := extension(name)
	stem := trim(strings.TrimSuffix(name, ext))
	if stem == "" {
		stem = "tanpa nama"
	}
	if device, _, _ := strings.Cut(stem, "."); reserved[strings.ToLower(strings.TrimSpace(device))] {
		stem = "_" + stem
	}
	return trim(cut(stem, max-utf8.RuneCountInString(ext))) + ext
}

// extension gives what stands after the last dot if it looks like the ending
// of a file, and not like the end of a sentence or of a code.
func extension(name string) string {
	ext := path.Ext(name)
	if n := len(ext); n < 2 || n > 10 || strings.ContainsAny(ext, " -") {
		return ""
	}
	return ext
}

func trim(s string) string { return strings.Trim(s, " .") }

// cut gives the first max characters without splitting a letter from its marks.
func cut(s string, max int) string {
	if max < 1 {
		max = 1
	}
	n, end := 0, len(s)
	for i := range s {
		if n == max {
			end = i
			break
		}
		n++
	}
	for end < len(s) && end > 0 {
		if r, _ := utf8.DecodeRuneInString(s[end:]); !unicode.Is(unicode.Mn, r) {
			break
		}
		_, size := utf8.DecodeLastRuneInString(s[:end])
		end -= size
	}
	return s[:end]
}

// Unique gives name, or name with " (2)", " (3)" … before its extension, so
// that no name in taken is met again; case does not count, as on Windows. The
// chosen name is added to taken.
func Unique(name string, max int, taken map[string]bool) string {
	try := name
	for n := 2; taken[fold(try)]; n++ {
		ext := extension(name)
		suffix := " (" + strconv.Itoa(n) + ")"
		stem := cut(strings.TrimSuffix(name, ext), max-utf8.RuneCountInString(ext)-len(suffix))
		try = trim(stem) + suffix + ext
	}
	taken[fold(try)] = true
	return try
}

func fold(s string) string { return strings.ToLower(norm.NFC.String(s)) }
