package extract

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"siapzi/model"
)

// periodRule is a way to write a period. read gets the parts of a match and
// the year known otherwise ("" for none).
type periodRule struct {
	pattern func() *regexp.Regexp
	word    bool // may also be believed in running text
	read    func(m []string, year string) model.Period
}

const (
	yearPattern = `(?:[\s,._'’-]{0,3}(?:tahun\s+anggaran|tahun|thn|th|t\.?a)?\.?\s*(20\d\d)(?:[^0-9]|$))?`
	nthPattern  = `(iv|iii|ii|i|[1-4]|satu|dua|tiga|empat|pertama|kedua|ketiga|keempat)`
	wordEnd     = `(?:$|[^0-9A-Za-z])`
)

// periodRules stand in the order of preference: a quarter tells more than the
// year it lies in.
var periodRules = []periodRule{
	{pattern: period(`(?:triwulan|tri wulan|trwulan|trw|twl|tw|kuartal|quarter|q)[\s.-]*(?:ke[\s-]*)?` + nthPattern +
		`(?:` + till + nthPattern + `)?(?:$|[^0-9A-Za-z])` + yearPattern), word: true,
		read: func(m []string, year string) model.Period { return parts("Triwulan", m[1], m[2], m[3], year, 3) }},
	{pattern: period(`(?:semester|smt|sem)[\s.-]*(?:ke[\s-]*)?` + nthPattern + `(?:` + till + nthPattern + `)?(?:$|[^0-9A-Za-z])` + yearPattern), word: true,
		read: func(m []string, year string) model.Period { return parts("Semester", m[1], m[2], m[3], year, 6) }},
	{pattern: period(`(?:bulan\s+)?` + monthPattern + yearPattern + till + monthPattern + yearPattern + wordEnd),
		read: func(m []string, year string) model.Period { return monthRange(m[1], m[2], m[3], m[4], year) }},
	{pattern: period(`b(0[1-9]|1[0-2])(?:` + till + `b(0[1-9]|1[0-2]))?(?:$|[^0-9A-Za-z])` + yearPattern),
		read: func(m []string, year string) model.Period {
			return monthRange(m[1], "", orElse(m[2], m[1]), m[3], year)
		}},
	{pattern: period(`(?:bulan|periode)[\s:]*(?:bulan\s+)?` + monthPattern + wordEnd + yearPattern), word: true,
		read: func(m []string, year string) model.Period { return monthRange(m[1], m[2], m[1], m[2], year) }},
	{pattern: period(monthPattern + gap + `(20\d\d)` + after),
		read: func(m []string, year string) model.Period { return monthRange(m[1], m[2], m[1], m[2], year) }},
	{pattern: period(`(20\d\d)\s*(?:-|–|/|s\.?/?d\.?|sampai|hingga)\s*(20\d\d)` + after),
		read: func(m []string, _ string) model.Period { return years(m[1], m[2]) }},
	{pattern: period(`(?:tahun\s+anggaran|tahun|thn|th|t\.?a)\.?\s*(20\d\d)` + after), word: true,
		read: func(m []string, _ string) model.Period { return years(m[1], m[1]) }},
	{pattern: period(`(20\d\d)` + after),
		read: func(m []string, _ string) model.Period { return years(m[1], m[1]) }},
}

func period(s string) func() *regexp.Regexp { return lazy(`(?i)(?:^|[^0-9A-Za-z])` + s) }

func orElse(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// parts gives a run of quarters (3 months each) or semesters (6).
func parts(word, first, last, ownYear, year string, length int) model.Period {
	a := ordinals[strings.ToLower(first)]
	b := ordinals[strings.ToLower(orElse(last, first))]
	if a == 0 || b < a || b*length > 12 {
		return model.Period{}
	}
	roman := [5]string{1: "I", "II", "III", "IV"}
	label := word + " " + roman[a]
	if b > a {
		label += "–" + roman[b]
	}
	return fromTo(label, orElse(ownYear, year), (a-1)*length+1, orElse(ownYear, year), b*length)
}

// monthRange gives the months from one to another, which may lie in the next year.
func monthRange(from, fromYear, to, toYear, year string) model.Period {
	a, b := monthOf(from), monthOf(to)
	toYear = orElse(toYear, orElse(fromYear, year))
	label := monthNames[a]
	if fromYear == "" {
		fromYear = toYear
	}
	if a != b || fromYear != toYear {
		if fromYear != toYear {
			label += " " + fromYear
		}
		label += "–" + monthNames[b]
	}
	return fromTo(label, fromYear, a, toYear, b)
}

func monthOf(s string) int {
	if m, ok := monthNumber[strings.ToLower(s)]; ok {
		return m
	}
	m, _ := strconv.Atoi(s) // "03" by its pattern
	return m
}

// years gives whole years.
func years(from, to string) model.Period {
	a, _ := strconv.Atoi(from) // four digits by the pattern
	b, _ := strconv.Atoi(to)
	if b < a || b-a > 10 {
		return model.Period{}
	}
	label := "Tahun " + from
	if b > a {
		label += "–" + to
	}
	p := fromTo("", from, 1, to, 12)
	p.Label = label
	return p
}

// fromTo makes a period of months with both ends included, its label ended by
// the year. Without a year there is only the label.
func fromTo(label, fromYear string, from int, toYear string, to int) model.Period {
	y1, err1 := strconv.Atoi(fromYear)
	y2, err2 := strconv.Atoi(toYear)
	if err1 != nil || err2 != nil {
		return model.Period{Label: label}
	}
	first, ok1 := model.NewDate(y1, from, 1)
	last := lastDay(y2, to)
	if !ok1 || last < first || y1 < firstYear || y2 > lastYear {
		return model.Period{}
	}
	return model.Period{From: first, To: last, Label: fmt.Sprintf("%s %d", label, y2)}
}

func lastDay(year, month int) model.Date {
	for d := 31; d >= 28; d-- {
		if date, ok := model.NewDate(year, month, d); ok {
			return date
		}
	}
	return ""
}

// findPeriod applies the rules to s in their order. Matches within taken
// (dates, numbers) do not count. In running text only rules with a word do.
func findPeriod(s string, taken []span, year string, text bool) (p model.Period, rank int) {
	for i, r := range periodRules {
		if text && !r.word {
			continue
		}
		for at := 0; at < len(s); {
			m := r.pattern().FindStringSubmatchIndex(s[at:])
			if m == nil {
				break
			}
			found := span{at + m[2], at + m[2] + 1}
			if !slices.ContainsFunc(taken, found.overlaps) {
				if p := r.read(groups(s[at:], m), year); !p.IsZero() {
					return p, i
				}
			}
			at += m[2] + 1
		}
	}
	return model.Period{}, len(periodRules)
}

// titleArea is how much of a text can be its title.
const titleArea = 800

// describePeriod finds the period in the name, else in the title of the text.
// A name that gives only the year is made more exact by the text. The year may
// come from the folders above.
func describePeriod(name string, taken []span, dates []dateHit, folder, text string) model.Period {
	year := firstYearIn(name)
	if year == "" {
		year = lastYearIn(folder)
	}
	p, rank := findPeriod(name, taken, year, false)
	if p.IsZero() && len(dates) > 0 && dates[0].to != "" {
		d := dates[0]
		return model.Period{From: d.from, To: d.to, Label: strings.Join(strings.Fields(name[d.start:d.end]), " ")}
	}
	const exact = 6 // rules before this one name parts of a year
	if rank < exact || p.IsZero() && len(dates) > 0 {
		return p
	}
	head := []byte(text[:min(len(text), titleArea)])
	for _, s := range slices.Concat(numberSpans(string(head)), citedYears(string(head)), spans(datesInText(string(head)))) {
		copy(head[s.start:s.end], bytes.Repeat([]byte{' '}, s.end-s.start)) // years in these are no period
	}
	q, textRank := findPeriod(string(head), nil, orElse(year, firstYearIn(string(head))), true)
	if p.IsZero() || textRank < exact && q.From >= p.From && q.To <= p.To && q.From != "" {
		return q
	}
	return p
}

// regulationYear is "94 Tahun 2021" and the like.
var regulationYear = regexp.MustCompile(`(?i)\d\s+tahun\s+20\d\d`)

// citedYears gives the places of years that belong to a regulation.
func citedYears(s string) []span {
	var out []span
	for _, m := range regulationYear.FindAllStringIndex(s, -1) {
		out = append(out, span{m[0], m[1]})
	}
	return out
}

var yearWord = regexp.MustCompile(`(?:^|[^0-9])(20\d\d)(?:$|[^0-9])`)

func firstYearIn(s string) string {
	if m := yearWord.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return ""
}

// lastYearIn gives the year of the innermost folder that names one.
func lastYearIn(folder string) string {
	parts := strings.Split(folder, "/")
	for _, p := range slices.Backward(parts) {
		if y := firstYearIn(p); y != "" {
			return y
		}
	}
	return ""
}
