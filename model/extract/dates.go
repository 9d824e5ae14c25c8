package extract

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"siapzi/model"
)

// The years in which evidence can have been made.
const firstYear, lastYear = 2000, 2100

// span is a part of a string, in bytes.
type span struct{ start, end int }

func (s span) overlaps(t span) bool { return s.start < t.end && t.start < s.end }

// dateHit is a day, or several days in a row, found in a string.
type dateHit struct {
	span
	from, to model.Date // to is "" for a single day
}

func spans(hits []dateHit) []span {
	out := make([]span, 0, len(hits)+1)
	for _, h := range hits {
		out = append(out, h.span)
	}
	return out
}

// Parts of patterns. A gap is what people put between the parts of a date.
var (
	monthPattern = func() string {
		words := make([]string, len(months))
		for i, m := range months {
			words[i] = m.word
		}
		slices.SortFunc(words, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
		return `(` + strings.Join(words, "|") + `)`
	}()
	monthNumber = func() map[string]int {
		m := map[string]int{}
		for _, x := range months {
			m[x.word] = x.month
		}
		return m
	}()
)

const (
	gap  = `\.?[\s._,'’-]{0,3}`
	till = `\s*(?:-|–|—|s\.?\s*/?\s*d\.?|sampai dengan|sampai|hingga|dan|&|to)\s*`
	// edge is what may stand before and after: no further letter or digit.
	before = `(?:^|[^0-9A-Za-z])`
	after  = `(?:$|[^0-9])`
)

// dateRule is a way to write a date. read gets the parts of a match.
type dateRule struct {
	pattern func() *regexp.Regexp
	read    func(m []string) (from, to model.Date)
}

func rule(pattern string, read func(m []string) (from, to model.Date)) dateRule {
	return dateRule{lazy(`(?i)` + pattern), read}
}

// lazy compiles a pattern when it is first used: compiling them all takes a
// noticeable part of the time until the program shows its window.
func lazy(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}

// textDates are the rules for text, where many numbers are no dates.
var textDates = []dateRule{
	// 30 Maret s.d. 2 April 2026
	rule(before+`(\d{1,2})`+gap+monthPattern+till+`(\d{1,2})`+gap+monthPattern+gap+`(\d{4})`+after, func(m []string) (model.Date, model.Date) {
		return day(m[5], m[2], m[1]), day(m[5], m[4], m[3])
	}),
	// 12–14 Maret 2026
	rule(before+`(\d{1,2})`+till+`(\d{1,2})`+gap+monthPattern+gap+`(\d{4})`+after, func(m []string) (model.Date, model.Date) {
		return day(m[4], m[3], m[1]), day(m[4], m[3], m[2])
	}),
	// 8 November 2022, 8-Nov-2022, 8th March 2026
	rule(before+`(\d{1,2})(?:st|nd|rd|th)?`+gap+monthPattern+gap+`(\d{4})`+after, func(m []string) (model.Date, model.Date) {
		return day(m[3], m[2], m[1]), ""
	}),
	// March 8, 2026
	rule(before+monthPattern+`\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})`+after, func(m []string) (model.Date, model.Date) {
		return day(m[3], m[1], m[2]), ""
	}),
	// 2026-03-31
	rule(before+`(\d{4})([-/.])(\d{1,2})([-/.])(\d{1,2})`+after, func(m []string) (model.Date, model.Date) {
		return sameSeparator(m[2], m[4], day(m[1], m[3], m[5])), ""
	}),
	// 31-03-2026, 31/3/2026
	rule(before+`(\d{1,2})([-/.])(\d{1,2})([-/.])(\d{4})`+after, func(m []string) (model.Date, model.Date) {
		d := day(m[5], m[3], m[1])
		if d == "" {
			d = day(m[5], m[1], m[3]) // 3/31/2026: American
		}
		return sameSeparator(m[2], m[4], d), ""
	}),
}

// nameDates are the rules for file names.
var nameDates = append(slices.Clone(textDates),
	// 31 03 2026, which may have been 31_03_2026
	rule(before+`(\d{1,2}) (\d{1,2}) (\d{4})`+after, func(m []string) (model.Date, model.Date) { return day(m[3], m[2], m[1]), "" }),
	rule(before+`(\d{4}) (\d{1,2}) (\d{1,2})`+after, func(m []string) (model.Date, model.Date) { return day(m[1], m[2], m[3]), "" }),
	// tgl 31-03-26
	rule(before+`(?:tgl|tanggal)\.?\s*(\d{1,2})([-/. ])(\d{1,2})([-/. ])(\d{2})`+after, func(m []string) (model.Date, model.Date) {
		return sameSeparator(m[2], m[4], day("20"+m[5], m[3], m[1])), ""
	}),
	// 20260331, 20260331_083000, 20260331083000
	rule(`(?:^|[^0-9])(20\d\d)(\d\d)(\d\d)(?:\d{4}|\d{6})?`+after, func(m []string) (model.Date, model.Date) {
		return day(m[1], m[2], m[3]), ""
	}),
	// 31032026
	rule(`(?:^|[^0-9])(\d\d)(\d\d)(20\d\d)`+after, func(m []string) (model.Date, model.Date) { return day(m[3], m[2], m[1]), "" }),
)

func sameSeparator(a, b string, d model.Date) model.Date {
	if a != b {
		return ""
	}
	return d
}

// day makes a date of a year, a month as number or word, and a day; "" where
// there is no such day or the year is not plausible.
func day(year, month, dayOfMonth string) model.Date {
	y, err := strconv.Atoi(year)
	if err != nil || y < firstYear || y > lastYear {
		return ""
	}
	m, ok := monthNumber[strings.ToLower(month)]
	if !ok {
		if m, err = strconv.Atoi(month); err != nil {
			return ""
		}
	}
	d, err := strconv.Atoi(dayOfMonth)
	if err != nil {
		return ""
	}
	date, _ := model.NewDate(y, m, d)
	return date
}

// How far a date reaches to either side of its year: "30 September 2026 sampai
// dengan 2 Oktober 2026" and "2026-09-30".
const reachBefore, reachAfter = 60, 12

// maxDates is how many dates of a text are looked at.
const maxDates = 500

// datesInText searches the surroundings of four digits in a row: the patterns
// are slow, and most text has no dates.
func datesInText(text string) []dateHit {
	var hits []dateHit
	digits := 0
	var w span // the surroundings of years so near that they touch
	for i := 0; i <= len(text) && len(hits) < maxDates; i++ {
		if i < len(text) && isDigit(text[i]) {
			digits++
			continue
		}
		if digits == 4 {
			start := max(0, i-4-reachBefore)
			if start > w.end {
				hits = append(hits, findDates(text[:w.end], w.start, textDates)...)
				w.start = start
			}
			w.end = min(len(text), i+reachAfter)
		}
		digits = 0
	}
	return append(hits, findDates(text[:w.end], w.start, textDates)...)
}

// findDates gives the dates in s from position begin on, in their order. Where
// rules overlap, the one that comes first in the table wins.
func findDates(s string, begin int, rules []dateRule) []dateHit {
	var hits []dateHit
	for _, r := range rules {
		for at := begin; at < len(s); {
			m := r.pattern().FindStringSubmatchIndex(s[at:])
			if m == nil {
				break
			}
			from, to := r.read(groups(s[at:], m))
			// The hit is from the first part to the last; what stands around it is not in it.
			h := dateHit{span{at + m[2], at + m[len(m)-1]}, from, to}
			if from != "" && (to == "" || to > from) && !slices.ContainsFunc(hits, func(o dateHit) bool { return o.overlaps(h.span) }) {
				hits = append(hits, h)
			}
			at = h.end // the next may begin with the character that ended this one
		}
	}
	slices.SortFunc(hits, func(a, b dateHit) int { return cmp.Compare(a.start, b.start) })
	return hits
}

func groups(s string, m []int) []string {
	out := make([]string, len(m)/2)
	for i := range out {
		if m[2*i] >= 0 {
			out[i] = s[m[2*i]:m[2*i+1]]
		}
	}
	return out
}

// Places in a text that tell the date of the document itself.
var (
	// "Ditetapkan di Serang\npada tanggal 8 November 2022", also without "di"
	signed = regexp.MustCompile(`(?i)(?:ditetapkan|ditandatangani|dibuat|dikeluarkan|diundangkan)\s+di\b[^\n]{0,60}\s+(?:pada\s+)?tanggal\s*:?\s*$`)
	// "Serang, 8 November 2022" as a line of its own or at the end of one
	placed = regexp.MustCompile(`(?:^|[\n ])\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+){0,2}\s*,\s*(?:tanggal\s*)?$`)
	// "Tanggal : 8 November 2022", "Hari/tanggal: Senin, 8 November 2022"
	labelled = regexp.MustCompile(`(?i)(?:tanggal|tgl\.?)\s*(?:surat|rapat|pelaksanaan|kegiatan)?\s*:?\s*(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)?\s*,?\s*$`)
	// a date that belongs to something cited
	cited = regexp.MustCompile(`(?i)nomor\s[^\n]{0,80}tanggal\s*$`)
)

// dateInText gives the date of a document by its text: where it was signed,
// else the line with place and date of a letter, else a date after "tanggal",
// else the first one that does not belong to another document.
func dateInText(text string) model.Date {
	best, bestRank := model.Date(""), 4
	for _, h := range datesInText(text) {
		if rank := dateRank(text[max(0, h.start-120):h.start]); rank < bestRank {
			best, bestRank = h.from, rank
		}
	}
	return best
}

// dateRank tells from what stands before a date how well it dates the
// document: 0 best, 4 not at all.
func dateRank(lead string) int {
	line := lead[strings.LastIndexByte(lead, '\n')+1:]
	near := strings.ToLower(lead[max(0, len(lead)-40):])
	called := strings.Contains(near, "tanggal") || strings.Contains(near, "tgl")
	switch {
	case called && cited.MatchString(lead):
		return 4
	case called && signed.MatchString(lead):
		return 0
	case strings.Contains(line, ",") && placed.MatchString(line):
		return 1
	case called && labelled.MatchString(lead):
		return 2
	}
	return 3
}
