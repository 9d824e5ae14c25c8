package preview

import (
	"unicode"

	"golang.org/x/text/unicode/norm"

	"siapzi/model/pdfium"
)

// folded is a text as it is compared: small letters without accents, and one
// space where there is any white space.
type folded struct {
	runes []rune
	at    []int // which character of the text each rune comes from
}

// fold folds a text. Marks by which PDFium tells that a word was divided at the
// end of a line are left out with the line end, so that the word is found.
func fold(text []rune) folded {
	f := folded{make([]rune, 0, len(text)), make([]int, 0, len(text))}
	divided := false
	for i, r := range text {
		switch {
		case r == '\uFFFE' || r == '\x02':
			divided = true
			continue
		case unicode.IsSpace(r):
			if divided || len(f.runes) == 0 || f.runes[len(f.runes)-1] == ' ' {
				continue
			}
			r = ' '
		case r < ' ':
			continue
		}
		divided = false
		if r < unicode.MaxASCII {
			f.add(unicode.ToLower(r), i)
			continue
		}
		for _, d := range norm.NFKD.String(string(r)) {
			if !unicode.Is(unicode.Mn, d) {
				f.add(unicode.ToLower(d), i)
			}
		}
	}
	return f
}

func (f *folded) add(r rune, at int) {
	f.runes = append(f.runes, r)
	f.at = append(f.at, at)
}

// foldWords folds what a user typed, without space around it.
func foldWords(s string) []rune {
	w := fold([]rune(s)).runes
	for len(w) > 0 && w[len(w)-1] == ' ' {
		w = w[:len(w)-1]
	}
	return w
}

// find gives where words stand in text, from first to last without overlap.
func find(text, words []rune) []pdfium.Span {
	if len(words) == 0 {
		return nil
	}
	f := fold(text)
	var out []pdfium.Span
	for i := 0; i+len(words) <= len(f.runes); i++ {
		if f.runes[i] != words[0] || !equal(f.runes[i:i+len(words)], words) {
			continue
		}
		out = append(out, pdfium.Span{From: f.at[i], To: f.at[i+len(words)-1] + 1})
		i += len(words) - 1
	}
	return out
}

func equal(a, b []rune) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
