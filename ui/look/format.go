package look

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"
)

// The minus sign and the space that does not break, as typesetting wants them.
const (
	minus = "\u2212"
	nbsp  = "\u00a0"
)

// Number writes x with a comma, dots between thousands and exactly the given
// decimals. A tiny amount is added before rounding, so that 0,125 stored a
// hair too low still becomes 0,13.
func Number(x float64, decimals int) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return "–"
	}
	scale := math.Pow10(decimals)
	rounded := math.Floor((math.Abs(x)+1e-9)*scale+0.5) / scale
	s := strconv.FormatFloat(rounded, 'f', decimals, 64)
	whole, frac, _ := strings.Cut(s, ".")
	out := thousands(whole)
	if frac != "" {
		out += "," + frac
	}
	if x < 0 && rounded != 0 {
		out = minus + out
	}
	return out
}

func thousands(digits string) string {
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteRune(d)
	}
	return b.String()
}

// Score writes a score with two decimals: "39,33".
func Score(x float64) string { return Number(x, 2) }

// Short writes x with at most two decimals and no zeros at the end: "3,5", "60".
func Short(x float64) string {
	s := Number(x, 2)
	if strings.Contains(s, ",") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ",")
	}
	if s == "" || s == minus {
		return "0"
	}
	return s
}

// Signed writes a change with its sign: "+0,06", "−1,20", "0,00".
func Signed(x float64) string {
	s := Number(x, 2)
	if x > 0 && s != "0,00" {
		return "+" + s
	}
	return s
}

// Gap writes what is missing to a minimum: "0,35". A gap that two decimals
// would show as 0,00 gets as many as it needs, since it is still a gap.
func Gap(x float64) string {
	for decimals := 2; decimals < 9; decimals++ {
		if s := Number(x, decimals); strings.Trim(s, "0,") != "" {
			return s
		}
	}
	return Number(x, 2)
}

// Percent writes a percentage 0..100 with one decimal: "67,8 %".
func Percent(p float64) string { return Number(p, 1) + nbsp + "%" }

// Count writes a whole number: "1.248".
func Count(n int) string { return Number(float64(n), 0) }

// Size writes bytes as people read them: "380 KB", "9,8 MB".
func Size(bytes int64) string {
	const k = 1024
	switch {
	case bytes < 0:
		return "–"
	case bytes < k:
		return Count(int(bytes)) + nbsp + "B"
	case bytes < k*k:
		return Number(float64(bytes)/k, 0) + nbsp + "KB"
	case bytes < k*k*k:
		return Number(float64(bytes)/(k*k), 1) + nbsp + "MB"
	}
	return Number(float64(bytes)/(k*k*k), 1) + nbsp + "GB"
}

// monthKeys are translated through lang.L, so they stay in one place.
func months() [12]string {
	return [12]string{lang.L("Januari"), lang.L("Februari"), lang.L("Maret"), lang.L("April"), lang.L("Mei"), lang.L("Juni"),
		lang.L("Juli"), lang.L("Agustus"), lang.L("September"), lang.L("Oktober"), lang.L("November"), lang.L("Desember")}
}

// Date writes a day: "14 Mar 2026"; "" for the zero time.
func Date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	name := []rune(months()[t.Month()-1])
	return fmt.Sprintf("%d %s %d", t.Day(), string(name[:min(3, len(name))]), t.Year())
}

// LongDate writes a day in full: "14 Maret 2026"; "" for the zero time.
func LongDate(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %s %d", t.Day(), months()[t.Month()-1], t.Year())
}

// Clock writes a time of day: "10.42".
func Clock(t time.Time) string { return t.Format("15.04") }

// FileName keeps of s what every file system takes in the name of a file or
// folder, at most 80 characters; "" where nothing is left.
func FileName(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return ' '
		}
		return r
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 80 {
		s = string(r[:80])
	}
	return strings.Trim(s, " .")
}
