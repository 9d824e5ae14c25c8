package extract

import (
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"siapzi/model"
)

// Facts are what name, folder and text of a document tell about it. All are
// proposals; any may be empty.
type Facts struct {
	Title  string // never empty for a name that is not
	Number string
	Date   model.Date
	// Period is the span that the document is about. Its label is written one
	// way ("Triwulan III 2026"), however the name abbreviates it; From and To
	// are empty where the year is not known.
	Period model.Period
	Kind   model.DocumentKind
	Issuer string
}

// maxLook is how much of a text is looked at: the date of a decree stands at
// its end, but before its attachments.
const maxLook = 64 << 10

// Describe proposes facts from the file name, the folders above it (with "/",
// relative to what the user chose) and the text, which may be "".
func Describe(name, folder, text string) Facts {
	base := plainName(name)
	folder = norm.NFC.String(strings.ReplaceAll(strings.ToValidUTF8(folder, ""), `\`, "/"))
	last := plainName(path.Base("/" + folder))
	text = norm.NFC.String(strings.ToValidUTF8(text[:min(len(text), maxLook)], ""))

	f := Facts{}
	number := numberInName(base)
	dates := findDates(base, 0, nameDates)
	if f.Number = numberInText(text); f.Number == "" {
		f.Number = number.value
	}
	if len(dates) > 0 {
		f.Date = dates[0].from
	} else {
		f.Date = dateInText(text)
	}
	f.Period = describePeriod(base, append(spans(dates), number.span), dates, folder, text)
	f.Kind = describeKind(base, last, text)
	f.Title = title(base, last, f.Kind)
	f.Issuer = issuer(text)
	return f
}

// plainName is a file or folder name without extension, in NFC, with spaces
// where people wrote something else instead.
func plainName(name string) string {
	name = norm.NFC.String(strings.ToValidUTF8(name, ""))
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	for {
		i := strings.LastIndexByte(name, '.')
		if i <= 0 || !extensions[strings.ToLower(name[i+1:])] {
			break
		}
		name = name[:i]
	}
	name = strings.NewReplacer("_", " ", "%20", " ", "+", " ", "\u00A0", " ", "\t", " ", "\n", " ", "\r", " ", "–", "–").Replace(name)
	if !strings.Contains(name, " ") {
		name = unjoin(name)
	}
	return strings.Join(strings.Fields(name), " ")
}

// unjoin parts words that are joined by dots or hyphens for want of spaces, as
// in "laporan-monev-tw-1", but not the parts of dates, codes and numbers.
func unjoin(name string) string {
	for _, sep := range []byte{'-', '.'} {
		words := 0
		for part := range strings.SplitSeq(name, string(sep)) {
			if len(part) > 2 && isLetters(part) {
				words++
			}
		}
		if words < 2 {
			continue
		}
		b := []byte(name)
		for i := 1; i < len(b)-1; i++ {
			if b[i] == sep && !(isDigit(b[i-1]) && isDigit(b[i+1])) {
				b[i] = ' '
			}
		}
		name = string(b)
	}
	return name
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isLetters(s string) bool {
	for _, r := range s {
		if !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= utf8.RuneSelf) {
			return false
		}
	}
	return s != ""
}

// issuer finds who issued a document: the last line of institutions in the
// letterhead, which names the unit below its ministry.
func issuer(text string) string {
	found := ""
	lines := strings.SplitN(text, "\n", 13)
	for _, line := range lines[:min(len(lines), 12)] {
		line = strings.TrimSpace(line)
		if found != "" && !isInstitution(line) {
			break
		}
		if isInstitution(line) {
			found = line
		}
	}
	return softenCase(found)
}

func isInstitution(line string) bool {
	if len(line) > 90 || line != strings.ToUpper(line) || strings.ContainsAny(line, ":0123456789@") {
		return false
	}
	for _, w := range institutions {
		if rest, ok := strings.CutPrefix(line, w); ok && strings.HasPrefix(rest, " ") {
			return true
		}
	}
	return false
}
