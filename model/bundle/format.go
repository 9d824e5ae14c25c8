package bundle

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"

	"siapzi/model"
)

// months of the calendar as Indonesian letters write them.
var months = [...]string{"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
	"Oktober", "November", "Desember"}

// twoDecimals writes x with two decimals and a comma. The small addition keeps
// 0.625 from being printed as 0,62 because of its binary form.
func twoDecimals(x float64) string {
	if math.Abs(x) < 0.005-1e-9 {
		x = 0 // no "−0,00"
	}
	s := strconv.FormatFloat(math.Abs(x)+1e-9, 'f', 2, 64)
	if x < 0 {
		s = "−" + s
	}
	return strings.Replace(s, ".", ",", 1)
}

// signed is twoDecimals with a plus sign before what is greater than 0.
func signed(x float64) string {
	if s := twoDecimals(x); x > 0 && s != "0,00" {
		return "+" + s
	} else {
		return s
	}
}

// short writes x with as few decimals as it needs, two at most: "10", "7,5".
func short(x float64) string {
	s := twoDecimals(x)
	s = strings.TrimRight(s, "0")
	return strings.TrimSuffix(s, ",")
}

// number writes an input of an answer with all its digits.
func number(x float64) string {
	s := strconv.FormatFloat(math.Abs(x), 'f', -1, 64)
	whole, frac, hasFrac := strings.Cut(s, ".")
	s = grouped(whole)
	if hasFrac {
		s += "," + frac
	}
	if x < 0 {
		s = "−" + s
	}
	return s
}

// grouped puts a dot between every three digits.
func grouped(digits string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "." + digits[i:]
	}
	return digits
}

// percent writes a fraction in whole percents.
func percent(fraction float64) string {
	return strconv.Itoa(int(math.Floor(fraction*100+0.5+1e-9))) + "%"
}

// day writes a date as "12-01-2026"; "" for none.
func day(d model.Date) string {
	if t := d.Time(); !t.IsZero() {
		return t.Format("02-01-2006")
	}
	return ""
}

// moment writes a time in its own zone: "23 November 2026 pukul 15.00 WIB".
func moment(t time.Time) string {
	return fmt.Sprintf("%d %s %d pukul %02d.%02d %s", t.Day(), months[t.Month()-1], t.Year(), t.Hour(), t.Minute(), zone(t))
}

// zone names the Indonesian zones and writes others by their offset.
func zone(t time.Time) string {
	_, seconds := t.Zone()
	switch seconds {
	case 7 * 3600:
		return "WIB"
	case 8 * 3600:
		return "WITA"
	case 9 * 3600:
		return "WIT"
	case 0:
		return "UTC"
	}
	return "UTC" + t.Format("-07:00")
}

// pageRange writes "38–50", or "38" for a single page.
func pageRange(first, count int) string {
	if count <= 1 {
		return strconv.Itoa(first)
	}
	return fmt.Sprintf("%d–%d", first, first+count-1)
}

// size writes bytes as people speak of them and in full.
func size(bytes int64) string {
	return fmt.Sprintf("%s (%s bita)", model.Size(bytes), grouped(strconv.FormatInt(bytes, 10)))
}

// and joins words: "a", "a dan b", "a, b, dan c".
func and(words []string) string {
	switch len(words) {
	case 0:
		return ""
	case 1:
		return words[0]
	case 2:
		return words[0] + " dan " + words[1]
	}
	return strings.Join(words[:len(words)-1], ", ") + ", dan " + words[len(words)-1]
}

// glue keeps a short phrase ("Triwulan III 2026") on one line.
func glue(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }

// initials gives the capitals that a unit is called by, at most six letters.
func initials(name string) string {
	var b strings.Builder
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if b.Len() == 6 {
			break
		}
		if r := []rune(w)[0]; r < unicode.MaxASCII && (unicode.IsUpper(r) || unicode.IsDigit(r)) {
			b.WriteRune(r)
		}
	}
	if b.Len() == 0 {
		return "ZI"
	}
	return b.String()
}

// cut shortens s to at most n letters, ending in "…".
func cut(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return strings.TrimRight(string(r[:max(n-1, 0)]), " ") + "…"
}

// kilobytes writes bytes in whole kilobytes, rounded up, as Explorer does.
func kilobytes(bytes int64) string { return grouped(strconv.FormatInt((bytes+1023)/1024, 10)) }

// megabytes writes bytes as the limit of volumes counts them.
func megabytes(bytes int64) string { return short(float64(bytes)/MB) + " MB" }
