package bundle

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"

	"siapzi/model"
	"siapzi/model/paper"
)

// What all papers write alike stands in package paper.
var (
	twoDecimals = paper.Score
	signed      = paper.Signed
	short       = paper.Short
	gapText     = paper.Gap
	day         = paper.Day
	and         = paper.And
	glue        = paper.Glue
)

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

// moment writes a time in its own zone: "23 November 2026 pukul 15.00 WIB".
func moment(t time.Time) string {
	return fmt.Sprintf("%s pukul %02d.%02d %s", paper.LongDay(t), t.Hour(), t.Minute(), zone(t))
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
