package form

import (
	"maps"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"siapzi/model/sheet"
)

// row is what matching looks at in one row of a sheet.
type row struct {
	no     int
	labels []string // "a", "iii", "1": of cells with nothing else, or before a text
	words  map[string]float64
	scale  string // the answer type that a cell names, "" for none
	long   bool   // it has a text
	first  int    // column of its first text
	glued  bool   // its label stands before that text in one cell
}

// isNumber tells whether the row may be that of a number of a question.
func (r *row) isNumber() bool {
	return r.long && len(r.labels) == 0 && !r.glued && (r.scale == "" || r.scale == "jumlah")
}

var (
	labelCell   = regexp.MustCompile(`^\(?((?:[A-Za-z0-9]{1,5}\s*[.]\s*)*)([A-Za-z]|[ivxIVX]{1,5}|[0-9]{1,2})\s*[.):]{0,2}$`)
	labelPrefix = regexp.MustCompile(`^\(?([A-Za-z]|[ivxIVX]{1,5}|[0-9]{1,2})\s*[.)]\s*(\S.*)`)
)

// scales are the answer types as forms name them, without spaces and in capitals.
var scales = map[string]string{"YA/TIDAK": "YT", "Y/T": "YT", "YATIDAK": "YT", "YAATAUTIDAK": "YT", "A/B/C": "ABC", "ABC": "ABC", "A/B/C/D": "ABCD", "ABCD": "ABCD",
	"A/B/C/D/E": "ABCDE", "ABCDE": "ABCDE", "%": "rasio", "PERSEN": "rasio", "PERSENTASE": "rasio", "JUMLAH": "jumlah", "ANGKA": "jumlah", "NILAI0-4": "indeks", "0-4": "indeks",
	"INDEKS": "indeks", "SKALA0-4": "indeks", "NILAI(0-4)": "indeks"}

// scaleOf gives the answer type that a cell names, "" for none.
func scaleOf(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return -1
		case r == ',' || r == ';' || r == '|' || r == '\\':
			return '/'
		case r == '–' || r == '—':
			return '-'
		}
		return unicode.ToUpper(r)
	}, s)
	return scales[s]
}

// labelOf gives the label that a cell consists of; of a chain such as "1.i.a"
// the last part.
func labelOf(s string) string {
	if utf8.RuneCountInString(s) > 16 {
		return ""
	}
	m := labelCell.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return ""
	}
	return strings.ToLower(m[2])
}

// maxText is how many letters of a cell are looked at.
const maxText = 4000

// rowsOf lists the rows of a sheet that say anything; known are the words that
// are kept.
func rowsOf(g *sheet.Grid, known map[string]bool) []row {
	var rows []row
	for no := 1; no <= g.Rows; no++ {
		r := row{no: no, words: map[string]float64{}}
		texts, any := 0, false
		for column := 1; column <= g.Columns; column++ {
			s := strings.TrimSpace(g.At(no, column).Text)
			if s == "" {
				continue
			}
			any = true
			if len(s) > maxText {
				s = s[:maxText]
			}
			if texts >= 3 { // what stands further right are notes
				if sc := scaleOf(s); sc != "" && r.scale == "" {
					r.scale = sc
				}
				continue
			}
			if texts += r.take(s); texts > 0 && r.first == 0 {
				r.first = column
			}
		}
		if any {
			maps.DeleteFunc(r.words, func(w string, _ float64) bool { return !known[w] })
			rows = append(rows, r)
		}
	}
	unlabel(rows)
	return rows
}

// labelled is how many rows must have a label in a cell of its own before it
// counts as the way of the sheet.
const labelled = 60

// unlabel takes labels away that are letters of criteria: where questions have
// their labels in cells of their own, a letter before a text further right is
// that of an option which stands in a row of its own.
func unlabel(rows []row) {
	count, texts := map[int]int{}, 0
	for _, r := range rows {
		if len(r.labels) > 0 && !r.glued && r.first > 0 {
			count[r.first]++
			texts++
		}
	}
	if texts < labelled {
		return
	}
	usual := 0
	for column, n := range count {
		if n > count[usual] || n == count[usual] && column > usual {
			usual = column
		}
	}
	for i := range rows {
		if r := &rows[i]; r.glued && r.first > usual {
			r.labels = nil
		}
	}
}

// take looks at one cell and gives 1 where it is a text.
func (r *row) take(s string) int {
	if sc := scaleOf(s); sc != "" {
		if r.scale == "" {
			r.scale = sc
		}
		return 0
	}
	if l := labelOf(s); l != "" {
		if !r.long {
			r.labels = append(r.labels, l)
		}
		return 0
	}
	if isBlankWord(s) || utf8.RuneCountInString(s) < 4 {
		return 0
	}
	if strings.IndexFunc(s, unicode.IsLetter) < 0 {
		return 0
	}
	if m := labelPrefix.FindStringSubmatch(s); m != nil && !r.long && len(r.labels) == 0 {
		r.labels, r.glued = append(r.labels, strings.ToLower(m[1])), true
		s = m[2]
	}
	for w := range bag(s) {
		r.words[w] = 1
	}
	r.long = true
	return 1
}
