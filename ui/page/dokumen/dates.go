package dokumen

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"siapzi/model"
)

// monthNames are the first three letters of the months in Indonesian and
// English, as people type them.
var monthNames = map[string]int{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7, "agu": 8, "ags": 8, "agt": 8, "aug": 8,
	"sep": 9, "okt": 10, "oct": 10, "nov": 11, "nop": 11, "des": 12, "dec": 12,
}

// parseDate reads a day as people write it: "2 Feb 2026", "02/02/2026",
// "2-2-26", "2026-02-02". Empty text is no date; ok is false for anything else.
func parseDate(s string) (d model.Date, ok bool) {
	parts := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(parts) == 0 {
		return "", strings.TrimSpace(s) == ""
	}
	if len(parts) != 3 {
		return "", false
	}
	day, month, year := parts[0], parts[1], parts[2]
	if len(day) == 4 { // the year stands first
		day, year = year, day
	}
	m, err := strconv.Atoi(month)
	if err != nil {
		if len(month) < 3 {
			return "", false
		}
		m = monthNames[month[:3]]
	}
	dd, err1 := strconv.Atoi(day)
	yy, err2 := strconv.Atoi(year)
	if err1 != nil || err2 != nil {
		return "", false
	}
	if len(year) == 2 {
		yy += 2000
	}
	if yy < 1945 || yy > 2100 {
		return "", false
	}
	return model.NewDate(yy, m, dd)
}

// monthsIn are the months as labels of periods, which stay Indonesian in every
// language of the screen since bundles print them.
var monthsIn = [12]string{"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"}

// span makes a period of whole months of a year.
func span(label string, year, from, to int) model.Period {
	first, _ := model.NewDate(year, from, 1)
	last := model.Date("")
	for day := 31; last == ""; day-- {
		last, _ = model.NewDate(year, to, day)
	}
	return model.Period{From: first, To: last, Label: fmt.Sprintf("%s %d", label, year)}
}

// periods are the usual spans of a year as evidence is asked for: the year,
// its halves and its quarters.
func periods(year int) []model.Period {
	out := []model.Period{span("Tahun", year, 1, 12), span("Semester I", year, 1, 6), span("Semester II", year, 7, 12)}
	for i, roman := range []string{"I", "II", "III", "IV"} {
		out = append(out, span("Triwulan "+roman, year, 3*i+1, 3*i+3))
	}
	return out
}

// months are the single months of a year.
func months(year int) []model.Period {
	out := make([]model.Period, 12)
	for i, name := range monthsIn {
		out[i] = span(name, year, i+1, i+1)
	}
	return out
}
