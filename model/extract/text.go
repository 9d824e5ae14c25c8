package extract

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxText is the most text in bytes that is taken from one file: more than
// 2,000 full pages.
const MaxText = 4 << 20

// textBuilder collects text up to MaxText: runs of white space become one
// space or line end, and control characters and broken UTF-8 are dropped.
type textBuilder struct {
	b    strings.Builder
	line bool // a line end waits to be written
	gap  bool // a space waits to be written
}

func (t *textBuilder) newline() { t.line = true }
func (t *textBuilder) space()   { t.gap = true }

// add adds text as it is in the file. It returns errEnough at the cap.
func (t *textBuilder) add(s string) error {
	for _, r := range s {
		switch {
		case r == '\n' || r == '\r' || r == '\f' || r == '\u2028' || r == '\u2029':
			t.line = true
			continue
		case unicode.IsSpace(r):
			t.gap = true
			continue
		case r == utf8.RuneError || unicode.IsControl(r) || r == '\u00AD' || r == '\uFEFF' || r == '\uFFFE' || r == '\u200B':
			continue
		}
		if t.b.Len() > 0 {
			if t.line {
				t.b.WriteByte('\n')
			} else if t.gap {
				t.b.WriteByte(' ')
			}
		}
		t.line, t.gap = false, false
		if t.b.Len()+utf8.RuneLen(r) > MaxText {
			return errEnough
		}
		t.b.WriteRune(r)
	}
	return nil
}

func (t *textBuilder) String() string { return t.b.String() }

// hasText tells whether text is more than what a scanner or a viewer prints
// onto pictures of pages ("Scanned by CamScanner", a page number, a stamp).
// Such words repeat, so different words are counted: 5, and 2 more for every
// page that was read, but no more than 25. A page that somebody wrote has dozens.
func hasText(text string, pages int) bool {
	need := min(25, 5+2*pages)
	seen := map[string]bool{}
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if isWord(word) {
			seen[strings.ToLower(word)] = true
			if len(seen) >= need {
				return true
			}
		}
	}
	return false
}

// isWord tells whether letters look like a word of Indonesian or English
// rather than like what bad recognition leaves.
func isWord(s string) bool {
	n := utf8.RuneCountInString(s)
	return n >= 3 && n <= 25 && strings.ContainsAny(strings.ToLower(s), "aiueo")
}

// naturalSort sorts part names as people number them: slide2 before slide10.
func naturalSort(names []string) {
	slices.SortFunc(names, func(a, b string) int {
		aStem, aNumber := splitNumber(a)
		bStem, bNumber := splitNumber(b)
		return cmp.Or(strings.Compare(aStem, bStem), cmp.Compare(aNumber, bNumber), strings.Compare(a, b))
	})
}

// splitNumber parts "slides/slide10.xml" into "slides/slide" and 10.
func splitNumber(name string) (stem string, n int) {
	name = strings.TrimSuffix(name, ".xml")
	stem = strings.TrimRight(name, "0123456789")
	n, _ = strconv.Atoi(name[len(stem):]) // none counts as 0
	return stem, n
}
