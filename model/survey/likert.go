package survey

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// plain gives s in lower case with single spaces and without the signs around
// words, for comparing.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return ' '
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

var (
	// numberFirst is "4", "4,0", "4 - Sangat baik", "(4) Baik", "4. Baik".
	numberFirst = regexp.MustCompile(`^[(\[]?\s*([0-9])(?:[.,]0+)?\s*(?:$|[)\].:=\-–—/\s])`)
	// numberLast is "Sangat baik (4)", "Baik = 3", "Baik: 3".
	numberLast = regexp.MustCompile(`[(\[=:\-–—]\s*([0-9])\s*[)\]]?$`)
)

// digit reads the number that an answer names.
func digit(s string) (n int, ok bool) {
	s = strings.TrimSpace(s)
	m := numberFirst.FindStringSubmatch(s)
	if m == nil {
		m = numberLast.FindStringSubmatch(s)
	}
	if m == nil {
		return 0, false
	}
	return int(m[1][0] - '0'), true
}

// The degrees that words name, from bad to good.
const (
	veryNot = iota // sangat tidak
	not            // tidak
	little         // kurang
	fairly         // cukup
	good           // the bare word
	very           // sangat
)

// bare are words of a degree without "tidak", "kurang", "cukup", "sangat".
var bare = map[string]int{
	"baik": good, "setuju": good, "sesuai": good, "mudah": good, "cepat": good, "kompeten": good, "mampu": good, "sopan": good, "ramah": good,
	"sopan dan ramah": good, "puas": good, "memuaskan": good, "jelas": good, "lengkap": good, "nyaman": good, "tepat": good, "wajar": good, "adil": good,
	"memadai": good, "responsif": good, "bersih": good, "tersedia": good, "terjangkau": good,
	"good": good, "agree": good, "satisfied": good,
}

var degrees = []struct {
	prefix string
	degree int
}{{"sangat tidak ", veryNot}, {"amat tidak ", veryNot}, {"strongly disagree", veryNot}, {"disagree", not}, {"tidak ", not}, {"kurang ", little}, {"cukup ", fairly},
	{"agak ", fairly}, {"sangat ", very}, {"amat ", very}, {"strongly agree", very}, {"very ", very}}

// degreeOf reads the degree that an answer's words name.
func degreeOf(words string) (degree int, ok bool) {
	if d, ok := bare[words]; ok {
		return d, true
	}
	for _, x := range degrees {
		rest, found := strings.CutPrefix(words, x.prefix)
		if !found {
			continue
		}
		if rest == "" {
			return x.degree, true
		}
		_, known := bare[rest]
		return x.degree, known
	}
	return 0, false
}

// fixed are the words of PermenPANRB 14/2017 whose value no degree tells.
var fixed = map[string]map[string]int{
	"U4": {"sangat mahal": 1, "mahal": 1, "cukup mahal": 2, "murah": 3, "gratis": 4, "sangat murah": 4},
	"U8": {"tidak ada": 1, "ada tetapi tidak berfungsi": 2, "ada tapi tidak berfungsi": 2, "berfungsi kurang maksimal": 3, "kurang maksimal": 3,
		"dikelola dengan baik": 4, "berfungsi dan dikelola dengan baik": 4},
	"U9": {"buruk": 1, "cukup": 2, "baik": 3, "sangat baik": 4},
}

// wordValues says what the words of one column are worth on a scale; words
// that leave it open are not in the result and must be asked. A form of 1 to 4
// that says "sangat tidak" counts it 1 and "tidak" 2; else "tidak" is 1 and
// "kurang" (or "cukup", where "kurang" is not offered) 2.
func wordValues(element Element, scale int, words []string) map[string]int {
	out := map[string]int{}
	var seen []int
	for _, w := range words {
		if v, ok := fixed[element.Key][w]; ok {
			out[w] = v
			continue
		}
		if d, ok := degreeOf(w); ok {
			seen = append(seen, d)
		}
	}
	values := degreeValues(scale, seen)
	for _, w := range words {
		if _, done := out[w]; done {
			continue
		}
		if d, ok := degreeOf(w); ok && values[d] > 0 {
			out[w] = values[d]
		}
	}
	return out
}

// degreeValues gives the value of each degree, 0 where it cannot be told.
func degreeValues(scale int, seen []int) [6]int {
	if scale == 6 {
		return [6]int{1, 2, 3, 4, 5, 6}
	}
	has := func(d int) bool { return slices.Contains(seen, d) }
	switch {
	case has(veryNot) && (has(little) || has(fairly)): // five words on a scale of four
		return [6]int{1, 0, 0, 0, 0, 4}
	case has(veryNot):
		return [6]int{1, 2, 0, 0, 3, 4}
	case has(little) && has(fairly):
		return [6]int{0, 1, 2, 0, 0, 4}
	case has(fairly):
		return [6]int{0, 1, 0, 2, 3, 4}
	}
	return [6]int{0, 1, 2, 0, 3, 4}
}
