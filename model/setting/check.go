package setting

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How long texts may be, in characters, and how many lines a letterhead has:
// more does not fit above a page.
const (
	maxName  = 150
	maxLine  = 100
	maxLines = 6
)

// oneLine takes text without line breaks, with single spaces.
func oneLine(most int) func(string) (string, string) {
	return func(s string) (string, string) {
		if strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) && r != '\t' && r != '\n' && r != '\r' }) {
			return "", "ada huruf yang tidak dapat dicetak"
		}
		s = strings.Join(strings.Fields(s), " ")
		if n := utf8.RuneCountInString(s); n > most {
			return "", fmt.Sprintf("terlalu panjang, %d huruf; paling banyak %d", n, most)
		}
		return s, ""
	}
}

func severalLines(s string) (string, string) {
	var lines []string
	for _, l := range strings.Split(s, "\n") {
		l, problem := oneLine(maxLine)(l)
		if problem != "" {
			return "", problem
		}
		if l != "" {
			lines = append(lines, l)
		}
	}
	if len(lines) > maxLines {
		return "", fmt.Sprintf("paling banyak %d baris", maxLines)
	}
	return strings.Join(lines, "\n"), ""
}

func wholeNumber(s string) (string, string) {
	n, err := strconv.Atoi(s)
	if err != nil {
		return "", "tulis angka saja, misalnya 2026"
	}
	return strconv.Itoa(n), ""
}

// ParseNumber reads a number as people here write it: "62,5" or "62.5".
func ParseNumber(s string) (x float64, ok bool) {
	s = strings.TrimSpace(s)
	if strings.Count(s, ",")+strings.Count(s, ".") > 1 || strings.ContainsAny(s, "eEpPxX_") {
		return 0, false
	}
	x, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
		return 0, false
	}
	return x, true
}

// number writes x in canonical form.
func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

func oneOf(options []string) func(string) (string, string) {
	return func(s string) (string, string) {
		for _, o := range options {
			if strings.EqualFold(o, s) {
				return o, ""
			}
		}
		return "", "pilih salah satu: " + strings.Join(options, ", ")
	}
}
