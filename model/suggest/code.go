package suggest

import (
	"regexp"
	"strings"
)

// address is the place of a question or of a whole branch in the worksheet.
// Zero fields are not known.
type address struct {
	half    string // "P", "R" or "H", the first part of the code
	area    int    // for "H" the place of the sub-komponen
	aspek   int    // 1 = i
	letter  int    // 1 = a
	ordinal int    // 1-based place among all questions of the half's area, as the sheet before 2021 numbered them
}

// written is a code as somebody wrote it, before it is known what it means.
type written struct {
	text  string // as it stood there
	at    address
	parts int    // how many parts it has without the half
	start bool   // it begins the name
	loose string // how a code of two parts was written: "n.a", "i.a", "n.i", "n.n", "" when it is certain
}

// Building stones of the patterns. Separators are dots, dashes, underscores,
// brackets and spaces; letters of questions end at h, so "i" and "v" are
// always Roman figures.
const (
	sep    = `[.\-_ )]{1,3}`
	maySep = `[.\-_ ]{0,3}`
	roman  = `(vi|v|iv|i{1,3})`
	digit  = `([1-6])`
	letter = `([a-h])`
	end    = `(?:$|[^0-9a-z])`
)

// pattern is one way to write a code.
type pattern struct {
	re     *regexp.Regexp
	fields string // what each group is: h half, s half as Roman figure, a area, k aspek, q letter, b sub-komponen of Hasil
	loose  string
	strict bool // also looked for inside a name, not only at its start
}

// patterns are tried in this order; the first that fits wins.
var patterns = []pattern{
	{re: at(`([pr])` + maySep + digit + maySep + roman + maySep + letter + end), fields: "hakq", strict: true},
	{re: at(`([pr])` + sep + digit + sep + digit + sep + letter + end), fields: "hakq", strict: true},
	{re: at(`([pr])` + sep + roman + sep + digit + sep + letter + end), fields: "hakq", strict: true},
	{re: at(`([pr])` + sep + roman + sep + roman + sep + letter + end), fields: "hakq", strict: true},
	{re: at(`a` + sep + `(i|ii)` + sep + digit + sep + roman + sep + letter + end), fields: "sakq", strict: true},
	{re: at(`(i|ii)[.\-_]` + digit + `[.\-_]` + roman + `[.\-_]` + letter + end), fields: "sakq", strict: true},
	{re: at(`[bh]` + sep + `(ii|i|1|2)` + sep + letter + end), fields: "bq", strict: true},
	{re: at(`h` + `[.\-_]` + `(ii|i)` + end), fields: "b"},
	{re: at(digit + maySep + roman + maySep + letter + end), fields: "akq", strict: true},
	{re: at(roman + sep + digit + sep + letter + end), fields: "akq", strict: true},
	{re: at(roman + sep + roman + sep + letter + end), fields: "akq"},
	{re: at(digit + sep + digit + sep + letter + end), fields: "akq"},
	{re: at(`([pr])` + maySep + digit + maySep + roman + end), fields: "hak"},
	{re: at(`([pr])` + maySep + digit + end), fields: "ha"},
	{re: at(roman + sep + letter + end), fields: "kq", loose: "i.a"},
	{re: at(digit + maySep + letter + end), fields: "kq", loose: "n.a"},
	{re: at(digit + sep + roman + end), fields: "ak", loose: "n.i"},
	{re: at(roman + sep + digit + end), fields: "ak", loose: "n.i"},
	{re: at(digit + `[.]` + digit + end), fields: "ak", loose: "n.n"},
	{re: at(letter + `[.)_]`), fields: "q", loose: "a"},
}

// at compiles a pattern that must begin where the search begins.
func at(s string) *regexp.Regexp { return regexp.MustCompile(`^` + s) }

// lead is what may stand before a code that begins a name.
var lead = regexp.MustCompile(`^(?:[\s(\[{#_.\-]|(?:kode|soal|lke|no|poin|point|bukti|eviden|evidence|dd|data dukung|pemenuhan)[\s._\-:]+)+`)

// dateTail is what makes "1.2" the beginning of a date.
var dateTail = regexp.MustCompile(`^[.\-_ ]\d{2,4}`)

// codesIn finds the codes written in a file or folder name. The rest is the
// name without them.
func codesIn(name string) (codes []written, rest string) {
	low := strings.ToLower(name)
	if len(low) != len(name) {
		name = low // a letter whose lower case is longer; positions must agree
	}
	from := len(lead.FindString(low))
	start := true
	for from < len(low) {
		c, n := codeAt(low[from:], start)
		if n == 0 {
			rest += name[from:next(low, from)]
			from = next(low, from)
			start = false
			continue
		}
		c.text, c.start = strings.Trim(name[from:from+n], " ._-)("), start
		codes = append(codes, c)
		from += n
		// "1.i.a & 1.i.b", "1.i.a, 1.ii.a": what follows a joiner may be a code as well.
		tail := strings.TrimLeft(low[from:], " .,;&+_-()dan")
		if more, n := codeAt(tail, false); n > 0 && more.parts >= 3 {
			from = len(low) - len(tail)
		}
		rest += " "
		start = false
	}
	return codes, rest
}

// codeAt reads the code that s begins with and how many bytes it takes. Inside
// a name only whole codes count.
func codeAt(s string, start bool) (written, int) {
	for _, p := range patterns {
		if !start && !p.strict {
			continue
		}
		m := p.re.FindStringSubmatchIndex(s)
		if m == nil || !start && !strings.ContainsAny(s[m[0]:m[1]], "._-") {
			continue
		}
		last := m[len(m)-1] // end of the last group
		if p.loose == "n.n" && dateTail.MatchString(s[last:]) {
			continue
		}
		w := written{loose: p.loose}
		for g, f := range p.fields {
			v := s[m[2*g+2]:m[2*g+3]]
			switch f {
			case 'h':
				w.at.half = strings.ToUpper(v)
				continue
			case 's':
				w.at.half = map[string]string{"i": "P", "ii": "R"}[v]
				continue
			case 'b':
				w.at.half, w.at.area, w.at.aspek = "H", figure(v), 1
			case 'a':
				w.at.area = figure(v)
			case 'k':
				w.at.aspek = figure(v)
			case 'q':
				w.at.letter = int(v[0]-'a') + 1
			}
			w.parts++
		}
		return w, last
	}
	return written{}, 0
}

// figure reads an Arabic or Roman figure of 1 to 6, 0 for anything else.
func figure(s string) int {
	for i, r := range []string{"i", "ii", "iii", "iv", "v", "vi"} {
		if s == r || s == string(rune('1'+i)) {
			return i + 1
		}
	}
	return 0
}

// next gives where the next word of s begins after from.
func next(s string, from int) int {
	i := from
	for i < len(s) && isWordByte(s[i]) {
		i++
	}
	for i < len(s) && !isWordByte(s[i]) {
		i++
	}
	return i
}

func isWordByte(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 0x80
}
