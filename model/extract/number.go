package extract

import (
	"regexp"
	"slices"
	"strings"
)

// hit is something found in a string and where.
type hit struct {
	span
	value string
}

var (
	// "No 12 Tahun 2026", "Nomor 12 SK ZI 2026" (slashes cannot stand in names)
	nameNumber = regexp.MustCompile(`(?i)(?:^|[^A-Za-z0-9])(?:nomor|nomer|nmr|no)\b[\s.:-]*([A-Za-z]{0,6}[.-]?\d[\w./-]*)(\s+tahun\s+20\d\d)?`)
	// "SK 12 Tahun 2026"
	decreeNumber = regexp.MustCompile(`(?i)(?:^|[^A-Za-z0-9])(?:sk|se|skep|keputusan|kepka)\s+(\d{1,4})(\s+tahun\s+20\d\d)`)
	// parts of a number that was cut at the slashes: "12 SK ZI 2026"
	nameParts = regexp.MustCompile(`^(?: [A-Z0-9.-]{1,8}){1,5} (?:20\d\d)(?:$|[^0-9])`)

	// number is one with its label: "NOMOR : W1.U1 / 12 / KP.04.6 / XI / 2022", "Nomor 5 Tahun 2026"
	number = regexp.MustCompile(`(?i)\b(?:nomor|nomer|no\.|no)[ \t]*[:.]?\s*([A-Za-z0-9][A-Za-z0-9.\-]*(?:[ \t]*/[ \t]*[A-Za-z0-9.\-]+)*)([ \t]+tahun\s+20\d\d)?`)
)

// numberInName gives the number that a file name tells.
func numberInName(name string) hit {
	for _, re := range []*regexp.Regexp{nameNumber, decreeNumber} {
		m := re.FindStringSubmatchIndex(name)
		if m == nil {
			continue
		}
		g := groups(name, m)
		end := m[1]
		value := g[1]
		if rest := name[m[3]:]; g[2] == "" {
			if p := nameParts.FindString(rest); p != "" {
				p = strings.TrimRight(p, " .,-()")
				value += strings.ReplaceAll(p, " ", "/")
				end = m[3] + len(p)
			}
		}
		value = strings.TrimRight(value, ".-/") + tidyYear(g[2])
		return hit{span{m[2], end}, value}
	}
	return hit{}
}

// tidyYear writes " Tahun 2026" the usual way.
func tidyYear(s string) string {
	if s = strings.TrimSpace(s); s == "" {
		return ""
	}
	return " Tahun " + s[len(s)-4:]
}

// headArea is how far the head of a letter can reach.
const headArea = 2500

// numberInText gives the number in the head of a letter or decree.
func numberInText(text string) string {
	head := text[:min(len(text), headArea)]
	lower := strings.ToLower(head)
	if len(lower) != len(head) {
		lower = head // letters that change length: none in Indonesian
	}
	for _, w := range bodyStarts {
		if i := strings.Index(lower, "\n"+w); i >= 0 {
			head, lower = head[:i], lower[:i]
		}
		if strings.HasPrefix(lower, w) {
			return ""
		}
	}
	for _, m := range number.FindAllStringSubmatchIndex(head, -1) {
		line := head[strings.LastIndexByte(head[:m[0]], '\n')+1 : m[0]]
		label := head[m[0]:m[2]]
		atStart := strings.TrimSpace(line) == ""
		if !atStart && (label != strings.ToUpper(label) || mentions(lower[max(0, m[0]-80):m[0]])) {
			continue
		}
		if short := !strings.HasPrefix(strings.ToLower(label), "nom"); short && !strings.Contains(label, ":") {
			continue // "No" alone begins the heads of tables and addresses
		}
		g := groups(head, m)
		if v, ok := tidyNumber(g[1]); ok {
			return v + tidyYear(g[2])
		}
	}
	return ""
}

// mentions tells whether s ends in the name of a regulation.
func mentions(s string) bool {
	return slices.ContainsFunc(citing, func(w string) bool { return strings.Contains(s, w) })
}

// tidyNumber takes the spaces out. Numbers without a digit and those with an
// empty part, still to be filled in by hand ("B-    /KP/2026"), do not count.
func tidyNumber(s string) (string, bool) {
	s = strings.TrimRight(strings.Join(strings.Fields(s), ""), ".-")
	if !strings.ContainsAny(s, "0123456789") || len(s) > 80 {
		return "", false
	}
	for part := range strings.SplitSeq(s, "/") {
		if strings.Trim(part, ".-") == "" || strings.HasSuffix(part, "-") {
			return "", false
		}
	}
	return s, true
}

// numberSpans gives the places of all numbers with label in s, whoever's they
// are: the year in them is no period.
func numberSpans(s string) []span {
	var out []span
	for _, m := range number.FindAllStringSubmatchIndex(s, -1) {
		out = append(out, span{m[0], m[1]})
	}
	return out
}
