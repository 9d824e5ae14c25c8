package suggest

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is one term of a text with the letters that stood for it.
type token struct {
	term string
	raw  string
	sure float64 // 1, less where a spelling mistake was mended
}

// phrase is a group of words that stands for one term.
type phrase struct {
	words []string
	term  string
}

// lexicon turns text into terms.
type lexicon struct {
	single  map[string]string   // word → term
	phrases map[string][]phrase // by first word, longest first
	known   map[string]bool     // every word of the worksheet and of the tables
	byStart map[byte][]string   // known words for mending, by first letter, sorted
}

// newLexicon reads the table of language.go. Words of the worksheet are added
// with learn.
func newLexicon() *lexicon {
	x := &lexicon{single: map[string]string{}, phrases: map[string][]phrase{}, known: map[string]bool{}, byStart: map[byte][]string{}}
	for _, line := range same {
		for _, form := range line {
			words := content(form)
			for _, w := range words {
				x.known[w] = true
			}
			if len(words) == 1 && words[0] != line[0] {
				x.single[words[0]] = line[0]
			}
		}
	}
	for _, line := range same {
		for _, form := range line {
			if words := x.singles(content(form)); len(words) > 1 {
				x.phrases[words[0]] = append(x.phrases[words[0]], phrase{words, line[0]})
			}
		}
	}
	for first := range x.phrases {
		slices.SortStableFunc(x.phrases[first], func(a, b phrase) int { return len(b.words) - len(a.words) })
	}
	for w := range stop {
		x.known[w] = true
	}
	return x
}

// learn makes the words of s known, so that misspelt ones are mended to them.
func (x *lexicon) learn(s string) {
	for _, w := range content(s) {
		x.known[w] = true
	}
}

// finish ends learning.
func (x *lexicon) finish() {
	for w := range x.known {
		if len(w) >= shortestMended-1 {
			x.byStart[w[0]] = append(x.byStart[w[0]], w)
		}
	}
	for _, list := range x.byStart {
		slices.Sort(list)
	}
}

// content gives the lower-case words of s without those of stop.
func content(s string) []string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return slices.DeleteFunc(words, func(w string) bool { return stop[w] })
}

// singles replaces each word by its term.
func (x *lexicon) singles(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w
		if t, ok := x.single[w]; ok && !strings.Contains(t, " ") {
			out[i] = t
		}
	}
	return out
}

// terms gives the terms of s in order. With mend, glued words are parted and
// misspelt ones mended; that is for names, not for long texts.
func (x *lexicon) terms(s string, mend bool) []token {
	var words []token
	for _, raw := range rawWords(s, mend) {
		words = x.addWord(words, raw, mend)
	}
	out := words[:0:0]
	for i := 0; i < len(words); {
		if p, ok := x.phraseAt(words[i:]); ok {
			t := token{term: p.term, sure: 1}
			raws := make([]string, len(p.words))
			for k := range p.words {
				raws[k] = words[i+k].raw
				t.sure = min(t.sure, words[i+k].sure)
			}
			t.raw = strings.Join(raws, " ")
			out = append(out, t)
			i += len(p.words)
			continue
		}
		if w := words[i]; !isNumber(w.term) && utf8.RuneCountInString(w.term) > 1 {
			if t, ok := x.single[w.term]; ok {
				w.term = t
			}
			out = append(out, w)
		}
		i++
	}
	return out
}

// phraseAt gives the longest phrase that words begin with.
func (x *lexicon) phraseAt(words []token) (phrase, bool) {
next:
	for _, p := range x.phrases[words[0].term] {
		if len(p.words) > len(words) {
			continue
		}
		for k, w := range p.words {
			if words[k].term != w {
				continue next
			}
		}
		return p, true
	}
	return phrase{}, false
}

// addWord appends what one written word stands for, which is nothing for a
// word of stop and several words where they were written as one.
func (x *lexicon) addWord(words []token, raw string, mend bool) []token {
	w := strings.ToLower(raw)
	if len(w) > 5 && strings.HasSuffix(w, "nya") && !x.known[w] {
		w = strings.TrimSuffix(w, "nya")
	}
	sure := 1.0
	if mend && !x.known[w] && !isNumber(w) {
		if parts := x.part(w, raw); parts != nil {
			for _, p := range parts {
				words = x.addWord(words, p, false)
			}
			return words
		}
		if m, ok := x.mend(w); ok {
			w, sure = m, mendedShare
		}
	}
	if stop[w] {
		return words
	}
	if t, ok := x.single[w]; ok && !strings.Contains(t, " ") {
		w = t
	}
	return append(words, token{term: w, raw: strings.ToLower(raw), sure: sure})
}

const (
	shortestMended = 5   // letters; shorter words have too many neighbours
	mendedShare    = 0.8 // a mended word is worth a little less
	shortestGlued  = 7
)

// part cuts a word that was written without spaces ("SKTimZI", "daftarhadir")
// into known words; nil when it is none.
func (x *lexicon) part(w, raw string) []string {
	if parts := camel(raw); len(parts) > 1 {
		known := 0
		for _, p := range parts {
			if x.known[strings.ToLower(p)] {
				known++
			}
		}
		if known*2 > len(parts) {
			return parts
		}
	}
	if len(w) < shortestGlued {
		return nil
	}
	return x.glued(w, 3)
}

// glued cuts w into at most n known words, none of them tiny.
func (x *lexicon) glued(w string, n int) []string {
	if x.known[w] && len(w) >= 4 {
		return []string{w}
	}
	if n == 1 {
		return nil
	}
	for cut := len(w) - 2; cut >= 2; cut-- {
		head := w[:cut]
		if !x.known[head] || len(head) < 4 && !shortHeads[head] {
			continue
		}
		if tail := w[cut:]; tail == "zi" {
			return []string{head, tail}
		} else if rest := x.glued(tail, n-1); rest != nil {
			return append([]string{head}, rest...)
		}
	}
	return nil
}

var shortHeads = set("sk tim sop wbs skm lap zi")

// mend gives the one known word that a misspelt word is nearest to.
func (x *lexicon) mend(w string) (string, bool) {
	if len(w) < shortestMended || !isASCII(w) {
		return "", false
	}
	limit := 1
	if len(w) >= 11 {
		limit = 2
	}
	best, bestAt, tie := "", limit+1, false
	for _, k := range x.byStart[w[0]] {
		if len(k) > len(w)+limit || len(k) < len(w)-limit {
			continue
		}
		if d := distance(w, k, bestAt); d < bestAt {
			best, bestAt, tie = k, d, false
		} else if d == bestAt && d <= limit {
			tie = true
		}
	}
	return best, bestAt <= limit && !tie
}

// distance counts the letters to add, drop, change or swap between a and b; it
// stops counting above limit.
func distance(a, b string, limit int) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

// rawWords cuts s at everything that is neither letter nor digit and, in names,
// between letters and digits ("TW1", "LKE2026"). It joins the "e" of "e-kinerja"
// with its word.
func rawWords(s string, name bool) []string {
	fields := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	out := make([]string, 0, len(fields))
	for i := 0; i < len(fields); i++ {
		f := fields[i]
		if (f == "e" || f == "E") && i+1 < len(fields) && len(fields[i+1]) > 2 && !isNumber(fields[i+1]) {
			i++
			f += fields[i]
		}
		if name && !strings.EqualFold(f, "sp4n") {
			out = append(out, numberEdges(f)...)
		} else {
			out = append(out, f)
		}
	}
	return out
}

// numberEdges cuts f where digits end or begin.
func numberEdges(f string) []string {
	var out []string
	from, last := 0, false
	for i, r := range f {
		digit := unicode.IsDigit(r)
		if i > 0 && digit != last {
			out = append(out, f[from:i])
			from = i
		}
		last = digit
	}
	return append(out, f[from:])
}

// camel cuts "SKTimZI" into SK, Tim, ZI.
func camel(s string) []string {
	rs := []rune(s)
	var out []string
	from := 0
	for i := 1; i < len(rs); i++ {
		up := unicode.IsUpper(rs[i])
		if up && unicode.IsLower(rs[i-1]) || up && i+1 < len(rs) && unicode.IsLower(rs[i+1]) && unicode.IsUpper(rs[i-1]) {
			out = append(out, string(rs[from:i]))
			from = i
		}
	}
	return append(out, string(rs[from:]))
}

func isNumber(s string) bool { return strings.Trim(s, "0123456789") == "" }

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}

// set reads a list of words; groups of words stand in double quotes.
func set(list string) map[string]bool {
	m := map[string]bool{}
	for i, part := range strings.Split(list, `"`) {
		if i%2 == 1 {
			m[part] = true
			continue
		}
		for _, w := range strings.Fields(part) {
			m[w] = true
		}
	}
	return m
}
