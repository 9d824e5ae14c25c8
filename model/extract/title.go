package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"siapzi/model"
)

// maxTitle is the longest title in characters; names beyond it are accidents.
const maxTitle = 200

// codePatterns are what stands before a title: worksheet codes in all the ways
// people write them, and list numbers. Each is taken off as often as it fits,
// as long as words remain.
var codePatterns = []*regexp.Regexp{
	// P.1.i.a, R.2.iii.b, H.I.a, 1.i.a, I.1.a.1, 3.f: parts joined by dots, at
	// least two, each a number up to 99, a roman number or a letter
	regexp.MustCompile(`^\(?(?:[PRHprh][. -]?)?(?:\d{1,2}|[ivxIVX]{1,5}|[A-H])(?:[.](?:\d{1,2}|[ivxIVX]{1,5}|[a-zA-Z])){1,4}(?:[.):_ -]+|$)`),
	// 2 i c, P-1-i-a: question codes joined by something else
	regexp.MustCompile(`^(?:[PRHprh][. -]?)?\d{1,2}[ -](?i:i{1,3}|iv|vi{0,3}|ix|x)[ -][a-zA-Z][.):_ -]+`),
	// P.1, P 1
	regexp.MustCompile(`^[PRHprh][. ]\d{1,2}(?:[.):_ -]+|$)`),
	// (1), 1), 1., 01., i., VI., a), (a)
	regexp.MustCompile(`^\((?:\d{1,3}|[ivxIVX]{1,5}|[a-zA-Z])\)[ ._-]*`),
	regexp.MustCompile(`^(?:\d{1,3}|[ivxIVX]{1,5}|[a-zA-Z])(?:\)[ ._-]*|\.(?:[ _-]+|$))`),
	regexp.MustCompile(`^\d{1,2}\.(?:\s*)`),
	// 01 SK, 1 - SK, 1-SK
	regexp.MustCompile(`^0\d{1,2}[ ._-]+`),
	regexp.MustCompile(`^\d{1,3} ?[-–:] ?`),
	// [P.1.i.a]
	regexp.MustCompile(`^\[[^\]]{1,12}\][ ._-]*`),
	// 20260331 or 2026-03-31 in front, for sorting; the date itself is kept as a fact
	regexp.MustCompile(`^20\d\d[-. ]?(?:0[1-9]|1[0-2])[-. ]?(?:0[1-9]|[12]\d|3[01])[ ._–-]+`),
}

// bareNumber is a list number with nothing but a space behind it.
var bareNumber = regexp.MustCompile(`^\d{1,2} `)

// copyMarks are what copying, downloading and revising leave behind. Taken off
// the end, in any order and number.
var copyMarks = []*regexp.Regexp{
	regexp.MustCompile(`(?i)[ ._-]*-[ ]*(?:copy|copies|salinan|salin|kopi)(?: ?\(?\d{1,3}\)?)?$`),
	regexp.MustCompile(`(?i)[ ._-]+(?:copy|salinan)(?: ?\(?\d{1,3}\)?)?$`),
	regexp.MustCompile(`[ ._-]*\(\d{1,2}\)$`),
	regexp.MustCompile(`(?i)[ ._-]*[(\[-] ?(?:new|baru|rev|revisi|final|fix|edit|ok|update|ttd|scan|compressed|fixed)(?:[ ._-]?\d{0,3})[)\]]?$`),
	regexp.MustCompile(`(?i)[ ._-]+(?:rev|revisi|ver|versi|v)[ ._-]?\d{1,2}$`),
	regexp.MustCompile(`(?i)[ ._-]+(?:new|rev|revisi|final+|fix+|fixed|edit|edited|compressed|ok+)$`),
}

var copyFronts = regexp.MustCompile(`(?i)^(?:copy of|salinan dari|salinan|copy -|new |revisi )\s*[-_]*\s*`)

// title makes a title of a plain name. A name that a camera gave gets the name
// of the folder it lies in and keeps its number.
func title(name, folder string, kind model.DocumentKind) string {
	if _, ok := cameraName(name); ok {
		if folder = cleanTitle(folder); words(folder) {
			return cut(borrowed(name, folder, kind))
		}
		return cut(name)
	}
	return cut(cleanTitle(name))
}

// borrowed makes a title of a folder's name and what tells files in it apart.
func borrowed(name, folder string, kind model.DocumentKind) string {
	t := folder
	if word := kindNames[kind]; word != "" && !strings.HasPrefix(strings.ToLower(t), strings.ToLower(word)) {
		t = word + " " + t
	}
	parts := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i := len(parts) - 1; i >= 0; i-- {
		if strings.ContainsAny(parts[i], "0123456789") {
			return t + " (" + parts[i] + ")"
		}
	}
	return t
}

// cleanTitle takes codes and copy marks off and softens capitals.
func cleanTitle(name string) string {
	t := strings.TrimSpace(name)
	if !words(t) {
		return t
	}
	t = keepWords(t, copyFronts.ReplaceAllString(t, ""))
	for range 4 {
		for _, p := range codePatterns {
			t = keepWords(t, p.ReplaceAllString(t, ""))
		}
		t = keepWords(t, dropBareNumber(t))
	}
	for changed := true; changed; {
		before := t
		for _, p := range copyMarks {
			t = keepWords(t, p.ReplaceAllString(t, ""))
		}
		changed = t != before
	}
	t = strings.TrimRight(strings.TrimLeft(t, " .,;:_-–"), " ,;:_-–")
	if n := len(t); n > 1 && t[n-1] == '.' && !strings.Contains(t[max(0, n-5):n-1], ".") {
		t = t[:n-1]
	}
	return softenCase(t)
}

// dropBareNumber takes "3 " off before a word for a kind.
func dropBareNumber(t string) string {
	m := bareNumber.FindString(t)
	if m == "" {
		return t
	}
	rest := strings.ToLower(t[len(m):])
	for _, w := range leadingKinds {
		if wordIndex(rest, w) == 0 {
			return t[len(m):]
		}
	}
	return t
}

// keepWords gives the shorter title if words are left in it.
func keepWords(long, short string) string {
	if words(short) {
		return strings.TrimSpace(short)
	}
	return long
}

// words tells whether s has a word of two letters or more.
func words(s string) bool {
	run := 0
	for _, r := range s {
		if run++; !unicode.IsLetter(r) {
			run = 0
		}
		if run == 2 {
			return true
		}
	}
	return false
}

func cut(s string) string {
	if utf8.RuneCountInString(s) <= maxTitle {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:maxTitle-1])) + "…"
}

var (
	letterRun = regexp.MustCompile(`\p{L}+`)
	roman     = regexp.MustCompile(`^(?:X{0,3})(?:IX|IV|V?I{0,3})$`)
)

// softenCase makes a title readable that is all capitals or all small. Words
// in mixed case stay as they are but for known acronyms ("Sk", "Zi").
func softenCase(s string) string {
	upper, lower := caseOf(s)
	first := true
	return letterRun.ReplaceAllStringFunc(s, func(w string) string {
		begin := first
		first = false
		up := strings.ToUpper(w)
		switch {
		case acronyms[up] && (upper || isAcronym(w, lower)), lower && len(w) > 1 && roman.MatchString(up):
			return up
		case upper:
			return soften(w, begin)
		case lower && begin:
			return capital(w)
		}
		return w
	})
}

// isAcronym tells whether a known acronym is one here: among small words, or
// written like a name ("Sk"). Two letters with a vowel may be any word.
func isAcronym(w string, lower bool) bool {
	if len(w) == 2 && strings.ContainsAny(strings.ToLower(w), "aiueo") && !strings.EqualFold(w, "zi") {
		return false
	}
	return lower || w == capital(strings.ToLower(w))
}

// caseOf tells whether s is all capitals, or all small. Short words do not
// decide about capitals: they may be acronyms.
func caseOf(s string) (upper, lower bool) {
	lower = true
	long := 0
	for _, w := range letterRun.FindAllString(s, -1) {
		if w != strings.ToLower(w) {
			lower = false
		}
		if utf8.RuneCountInString(w) < 4 || acronyms[w] {
			if w != strings.ToUpper(w) {
				long = -1 << 20
			}
			continue
		}
		if w != strings.ToUpper(w) {
			long = -1 << 20
		}
		long++
	}
	return long > 0, lower
}

// soften writes one word of a title in capitals the usual way. Words without
// vowels are acronyms that the list does not know.
func soften(w string, begin bool) string {
	l := strings.ToLower(w)
	switch {
	case roman.MatchString(w), !strings.ContainsAny(l, "aiueo") && utf8.RuneCountInString(w) <= 5:
		return w
	case small[l] && !begin:
		return l
	}
	return capital(l)
}

func capital(w string) string {
	r, n := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(r)) + w[n:]
}
