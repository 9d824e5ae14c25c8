package paper

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"siapzi/model"
)

// Months of the calendar as Indonesian letters write them, January first.
var Months = [12]string{"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
	"Oktober", "November", "Desember"}

// Score writes x with two decimals and a comma. The small addition keeps 0.625
// from being printed as 0,62 because of its binary form.
func Score(x float64) string {
	if math.Abs(x) < 0.005-1e-9 {
		x = 0 // no "−0,00"
	}
	s := strconv.FormatFloat(math.Abs(x)+1e-9, 'f', 2, 64)
	if x < 0 {
		s = "−" + s
	}
	return strings.Replace(s, ".", ",", 1)
}

// Signed is Score with a plus sign before what is greater than 0.
func Signed(x float64) string {
	if s := Score(x); x > 0 && s != "0,00" {
		return "+" + s
	} else {
		return s
	}
}

// Gap writes what is missing. Where two decimals would say that nothing is, it
// says "< 0,01": tests do not round either.
func Gap(gap float64) string {
	if s := Score(gap); s != "0,00" {
		return s
	}
	return "< 0,01"
}

// Short writes x with as few decimals as it needs, two at most: "10", "7,5".
func Short(x float64) string {
	s := Score(x)
	s = strings.TrimRight(s, "0")
	return strings.TrimSuffix(s, ",")
}

// Day writes a date as "12-01-2026"; "" for none.
func Day(d model.Date) string {
	if t := d.Time(); !t.IsZero() {
		return t.Format("02-01-2006")
	}
	return ""
}

// LongDay writes a day as letters do: "23 November 2026".
func LongDay(t time.Time) string {
	return fmt.Sprintf("%d %s %d", t.Day(), Months[t.Month()-1], t.Year())
}

// And joins words: "a", "a dan b", "a, b, dan c".
func And(words []string) string {
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

// Glue keeps a short phrase ("Triwulan III 2026") on one line.
func Glue(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }
