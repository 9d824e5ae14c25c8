package say

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// phrase is one format and its translation.
type phrase struct {
	is     *regexp.Regexp
	quoted []bool // by hole: the format puts it in quotes
	other  string
	fixed  int // how many letters of the format are fixed: more say more
}

var (
	mu      sync.Mutex
	phrases []phrase
	exact   map[string]string // formats without holes, and words of the screen
	known   map[string]string // what was said already; lists ask again and again
)

// maxKnown bounds the memory of answers.
const maxKnown = 2000

// Use takes the translations of formats, and words that may fill their holes.
// Two nil maps leave everything as it is.
func Use(formats, words map[string]string) {
	mu.Lock()
	defer mu.Unlock()
	phrases, exact, known = nil, map[string]string{}, map[string]string{}
	for word, other := range words {
		exact[word] = other
	}
	for format, other := range formats {
		if hole.FindString(format) == "" {
			exact[format] = other
			continue
		}
		phrases = append(phrases, newPhrase(format, other))
	}
	slices.SortFunc(phrases, func(a, b phrase) int {
		if a.fixed != b.fixed {
			return b.fixed - a.fixed
		}
		return strings.Compare(a.is.String(), b.is.String())
	})
}

// hole is a verb of package fmt.
var hole = regexp.MustCompile(`%(?:\[(\d+)\])?[+#0-9.]*([a-z%])`)

func newPhrase(format, other string) phrase {
	p := phrase{other: other}
	var re strings.Builder
	re.WriteString("(?s)^")
	end := 0
	for _, at := range hole.FindAllStringSubmatchIndex(format, -1) {
		fixed := format[end:at[0]]
		end = at[1]
		re.WriteString(regexp.QuoteMeta(fixed))
		p.fixed += len(fixed)
		verb := format[at[4]:at[5]]
		switch verb {
		case "%":
			re.WriteString("%")
			continue
		case "d":
			re.WriteString(`(-?[\d.]+)`)
		case "q":
			re.WriteString(`("(?:[^"\\]|\\.)*")`)
		default:
			re.WriteString("(.+?)")
		}
		p.quoted = append(p.quoted, verb == "q" || strings.HasSuffix(fixed, "“"))
	}
	re.WriteString(regexp.QuoteMeta(format[end:]) + "$")
	p.fixed += len(format) - end
	p.is = regexp.MustCompile(re.String())
	return p
}

// Text gives a sentence of package model, or several, in the language of the
// screen.
func Text(s string) string {
	mu.Lock()
	defer mu.Unlock()
	return text(s)
}

func text(s string) string {
	if len(phrases) == 0 || s == "" {
		return s
	}
	if t, ok := known[s]; ok {
		return t
	}
	t := lines(s)
	if len(known) >= maxKnown {
		clear(known)
	}
	known[s] = t
	return t
}

// lines translates a message with its fields, see model.Message.
func lines(s string) string {
	if t, ok := whole(s); ok {
		return t
	}
	list := strings.Split(s, "\n")
	for i, l := range list {
		name, msg, isField := strings.Cut(strings.TrimPrefix(l, "  "), ": ")
		if isField && strings.HasPrefix(l, "  ") {
			list[i] = "  " + name + ": " + pieces(msg)
			continue
		}
		list[i] = pieces(l)
	}
	return strings.Join(list, "\n")
}

// pieces translates a line, or what it was put together of.
func pieces(s string) string {
	if t, ok := whole(s); ok {
		return t
	}
	for _, between := range []string{"; ", ". "} {
		list := strings.SplitAfter(s, between)
		if len(list) == 1 {
			continue
		}
		for i, piece := range list {
			body, isCut := strings.CutSuffix(piece, between)
			tail := piece[len(body):]
			if isCut && between == ". " {
				body, tail = body+".", " "
			}
			if t, ok := whole(body); ok {
				list[i] = t + tail
			}
		}
		if t := strings.Join(list, ""); t != s {
			return t
		}
	}
	return s
}

// whole translates s where it is one format.
func whole(s string) (string, bool) {
	if t, ok := exact[s]; ok {
		return t, true
	}
	for _, p := range phrases {
		m := p.is.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		args := m[1:]
		for i := range args {
			if !p.quoted[i] && args[i] != s {
				args[i] = text(args[i])
			}
		}
		return fill(p.other, args), true
	}
	return s, false
}

// fill puts args into the holes of format, in order or by number.
func fill(format string, args []string) string {
	next := 0
	return hole.ReplaceAllStringFunc(format, func(verb string) string {
		if verb == "%%" {
			return "%"
		}
		i := next
		if no := hole.FindStringSubmatch(verb)[1]; no != "" {
			n, err := strconv.Atoi(no)
			if err != nil {
				return verb
			}
			i = n - 1
		}
		next = i + 1
		if i < 0 || i >= len(args) {
			return verb
		}
		return args[i]
	})
}
