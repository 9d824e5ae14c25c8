package plan

import (
	"strconv"
	"strings"

	"siapzi/model"
	"siapzi/model/lke"
)

// parseMonths reads what people write for the time of an activity: "B03,B06",
// "TW1–4", "Maret", "Januari s.d. Maret", "tiap bulan". quarterly says that bare
// numbers count quarters. bad is the first word that means nothing.
func parseMonths(s string, quarterly bool) (m model.Months, bad string) {
	mode := quarterly
	last, through := 0, false // the month before, and that a range is open
	for _, w := range periodWords(s) {
		var months []int
		switch {
		case w == "~":
			through = last > 0
			continue
		case w == "tw" || w == "triwulan" || w == "q" || w == "kuartal":
			mode = true
			continue
		case w == "bulan" || w == "b":
			mode = false
			continue
		case fillers[w] || isYear(w):
			continue
		case every[w] != 0:
			m |= every[w]
			continue
		case semesters[w] != 0:
			months = []int{semesters[w]}
		case len(w) > 1 && w[0] == 'b' && small(w[1:]) > 0 && w[1] >= '0' && w[1] <= '9':
			months, mode = []int{small(w[1:])}, false
		case (strings.HasPrefix(w, "tw") || w[0] == 'q') && quarter(strings.TrimPrefix(strings.TrimPrefix(w, "tw"), "q")) > 0:
			months, mode = []int{model.QuarterMonth(quarter(strings.TrimPrefix(strings.TrimPrefix(w, "tw"), "q")))}, true
		case monthWord(w) > 0:
			months, mode = []int{monthWord(w)}, false
		case mode && quarter(w) > 0:
			months = []int{model.QuarterMonth(quarter(w))}
		case !mode && small(w) > 0:
			months = []int{small(w)}
		default:
			return m, w
		}
		n := months[0]
		if through && n > last {
			step := 1
			if mode {
				step = 3
			}
			for x := last; x < n; x += step {
				m |= model.MonthsOf(x)
			}
		}
		m |= model.MonthsOf(n)
		last, through = n, false
	}
	return m, ""
}

func quarter(s string) int {
	if n := small(s); n >= 1 && n <= 4 {
		return n
	}
	return 0
}

var (
	everyWords = re(`\b(?:se)?tiap (bulan|triwulan|semester)\b`)
	thousands  = re(`^\d{1,3}(\.\d{3})+(,\d+)?$`)
)

// every are words for a rhythm.
var every = map[string]model.Months{"bulanan": model.AllMonths, "setahun": model.AllMonths, "tahunan": model.MonthsOf(12),
	"triwulanan": model.MonthsOf(3, 6, 9, 12), "semesteran": model.MonthsOf(6, 12), "setiapbulan": model.AllMonths,
	"setiaptriwulan": model.MonthsOf(3, 6, 9, 12), "setiapsemester": model.MonthsOf(6, 12)}

var semesters = map[string]int{"semester1": 6, "semester2": 12}

// fillers mean nothing by themselves.
var fillers = map[string]bool{"dan": true, "ke": true, "pada": true, "akhir": true, "tahun": true, "sepanjang": true, "minggu": true}

// periodWords splits a time into words; "~" stands for "until".
func periodWords(s string) []string {
	s = strings.ToLower(strings.TrimSpace(s))
	if len(s) == 10 && model.Date(s).Valid() { // a day: its month counts
		return []string{strconv.Itoa(int(model.Date(s).Time().Month()))}
	}
	s = strings.NewReplacer("sampai dengan", " ~ ", "s.d.", " ~ ", "s.d", " ~ ", "s/d", " ~ ", " sd ", " ~ ", "sampai", " ~ ", "–", " ~ ", "—", " ~ ", "-", " ~ ",
		"semester ii", " semester2 ", "semester 2", " semester2 ", "semester i", " semester1 ", "semester 1", " semester1 ",
		"tiap-tiap", "setiap", "sepanjang tahun", " setahun ").Replace(s)
	s = everyWords.ReplaceAllString(s, " setiap$1 ")
	return strings.FieldsFunc(s, func(r rune) bool { return !isLetter(r) && r != '~' })
}

// parsePokja reads "VI", "Pokja 3", "Area II", "3. Penataan …" and the names of
// areas; 0 and false where it means nothing.
func parsePokja(w *lke.Worksheet, s string) (no int, ok bool) {
	text := same(s)
	for _, a := range w.Areas {
		if name := same(a.Name); strings.Contains(text, name) || len(text) > 8 && strings.Contains(name, text) {
			return a.Pokja, true
		}
	}
	for _, x := range strings.Fields(text) {
		switch x {
		case "pokja", "area", "kelompok", "kerja", "pilar", "perubahan", "bidang":
			continue
		}
		if n := small(x); n >= 1 && n <= len(w.Areas) {
			return n, true
		}
		break
	}
	words := strings.Fields(text)
	for _, a := range w.Areas { // "Pokja Tatalaksana": the last word of the area's name
		name := strings.Fields(same(a.Name))
		for _, x := range words {
			if len(x) > 4 && (x == name[len(name)-1] || x == name[1]) && x != "manajemen" && x != "sistem" {
				return a.Pokja, true
			}
		}
	}
	return 0, false
}

// parseQuantity reads "4", "3,5", "1.200", "100%" and "4 laporan".
func parseQuantity(s string) (x float64, unit string, ok bool) {
	s = strings.TrimSpace(s)
	end := strings.IndexFunc(s, func(r rune) bool { return (r < '0' || r > '9') && r != '.' && r != ',' })
	if end < 0 {
		end = len(s)
	}
	number, unit := s[:end], strings.TrimSpace(s[end:])
	if thousands.MatchString(number) {
		number = strings.ReplaceAll(number, ".", "")
	}
	x, err := strconv.ParseFloat(strings.Replace(number, ",", ".", 1), 64)
	return x, unit, err == nil && goodQuantity(x)
}

// isMark tells whether the text of a month's cell means yes.
func isMark(s string) bool {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "", "-", "–", "—", "0", "tidak", "n", "no":
		return false
	}
	return true
}
