package survey

import (
	"cmp"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"siapzi/model"
	"siapzi/model/sheet"
)

// Reading is what a file says under a layout. Nothing is stored yet.
type Reading struct {
	Responses []model.SurveyResponse
	People    []model.SurveyPerson
	Problems  []Problem // cells that could not be read; they count as not answered
	Unknown   []Word    // words that people must give a value before anything is stored
	Words     []Word    // what every other word counts
	Asks      []Ask     // scales that may be reversed, unless somebody has said
	Missing   []Element // elements without a column
	Flags     []Flagged
	Empty     int // rows without any answer, which are left out
}

// Problem is a cell that holds no answer of the scale.
type Problem struct{ Cell, Text string }

// Word is an answer in words.
type Word struct {
	Field Field
	Word  string // as written
	Value int    // 0 while it is not known
	Count int
}

// Ask is a column whose high numbers may be bad answers.
type Ask struct {
	Column int
	Field  Field
	Head   string
	Why    string
}

// maxProblems bounds the list; the rest is counted in its last line.
const maxProblems = 200

// Read reads the answers of f.
func (f *File) Read(l Layout) Reading {
	r := Reading{}
	elements := KindOf(l.Kind).Elements
	values := f.wordTable(l, &r)
	has := make([]bool, len(elements))
	for _, c := range l.Columns {
		if i := elementIndex(l.Kind, c.Field); i >= 0 {
			has[i] = true
		}
	}
	for i, e := range elements {
		if !has[i] {
			r.Missing = append(r.Missing, e)
		}
	}
	problems := 0
	for y := l.Head + 1; y < len(f.Rows); y++ {
		problems += f.readRow(l, y, values, &r)
	}
	if problems > len(r.Problems) {
		r.Problems = append(r.Problems, Problem{"…", fmt.Sprintf("dan %d sel lain", problems-len(r.Problems))})
	}
	if !l.Asked {
		r.Asks = asks(l, r.Responses)
	}
	r.Words = sortedWords(r.Words)
	r.Flags = flags(r.Responses, r.People)
	return r
}

// wordTable works out what the words of every column are worth.
func (f *File) wordTable(l Layout, r *Reading) []map[string]int {
	tables := make([]map[string]int, len(l.Columns))
	for x, c := range l.Columns {
		i := elementIndex(l.Kind, c.Field)
		if i < 0 {
			continue
		}
		count, as := map[string]int{}, map[string]string{}
		for y := l.Head + 1; y < len(f.Rows); y++ {
			s := f.at(y, x)
			if _, isDigit := digit(s); isDigit || plain(s) == "" {
				continue
			}
			count[plain(s)]++
			as[plain(s)] = s
		}
		words := make([]string, 0, len(count))
		for w := range count {
			words = append(words, w)
		}
		slices.Sort(words)
		table := wordValues(KindOf(l.Kind).Elements[i], l.Scale, words)
		for _, w := range words {
			if v := l.Words[wordKey(c.Field, w)]; v >= 1 && v <= l.Scale {
				table[w] = v
			}
			word := Word{c.Field, as[w], table[w], count[w]}
			if word.Value == 0 {
				r.Unknown = append(r.Unknown, word)
			} else {
				r.Words = append(r.Words, word)
			}
		}
		tables[x] = table
	}
	return tables
}

// readRow adds the response of one row and tells how many cells were wrong.
func (f *File) readRow(l Layout, y int, words []map[string]int, r *Reading) (problems int) {
	x := model.SurveyResponse{Row: y + 1, Values: make([]int, len(KindOf(l.Kind).Elements))}
	var p model.SurveyPerson
	answered := false
	for column, c := range l.Columns {
		s := f.at(y, column)
		if s == "" {
			continue
		}
		i := elementIndex(l.Kind, c.Field)
		if i < 0 {
			about(&x, &p, c.Field, s)
			continue
		}
		v, isDigit := digit(s)
		if !isDigit { // a word without a value is listed in Unknown
			v, answered = words[column][plain(s)], answered || plain(s) != ""
		}
		switch {
		case v >= 1 && v <= l.Scale:
			if c.Reversed {
				v = l.Scale + 1 - v
			}
			x.Values[i], answered = v, true
		case isDigit:
			if problems++; len(r.Problems) < maxProblems {
				r.Problems = append(r.Problems, Problem{sheet.Address(y+1, column+1), fmt.Sprintf("“%s” bukan jawaban 1 sampai %d", short(s), l.Scale)})
			}
		}
	}
	if !answered {
		r.Empty++
		return problems
	}
	x.No = len(r.Responses) + 1
	r.Responses = append(r.Responses, x)
	if p.Name != "" || p.Phone != "" {
		p.No = x.No
		r.People = append(r.People, p)
	}
	return problems
}

func short(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// about puts a cell that is no answer in its place.
func about(x *model.SurveyResponse, p *model.SurveyPerson, f Field, s string) {
	s = strings.Join(strings.Fields(s), " ")
	switch f {
	case FieldTime:
		x.At = short(s)
	case FieldName:
		p.Name = s
	case FieldPhone:
		p.Phone = s
	case FieldService:
		x.Service = s
	case FieldSex:
		x.Sex = sexOf(s)
	case FieldAge:
		x.Age = ageOf(s)
	case FieldEducation:
		x.Education = educationOf(s)
	case FieldComment:
		if plain(s) == "" || slices.Contains([]string{"tidak ada", "tidak", "nihil", "kosong", "n a", "ok", "oke"}, plain(s)) {
			return
		}
		if x.Comment != "" {
			x.Comment += " · "
		}
		x.Comment += s
	}
}

func sexOf(s string) string {
	w := plain(s)
	switch {
	case w == "l", w == "lk", hasPart(w, "laki", "pria") || w == "male":
		return "Laki-laki"
	case w == "p", w == "pr", hasPart(w, "perempuan", "wanita") || w == "female":
		return "Perempuan"
	}
	return s
}

// ageOf gives the band of an age in years, so that a single age tells nobody
// apart; what is a band already stays.
func ageOf(s string) string {
	n, err := strconv.Atoi(strings.TrimSuffix(plain(s), " tahun"))
	switch {
	case err != nil || n < 10 || n > 110:
		return s
	case n < 20:
		return "< 20 tahun"
	case n >= 60:
		return "≥ 60 tahun"
	}
	return fmt.Sprintf("%d–%d tahun", n/10*10, n/10*10+9)
}

var schools = []struct {
	pattern *regexp.Regexp
	name    string
}{
	{regexp.MustCompile(`^(s ?3|doktor)\b`), "S3"}, {regexp.MustCompile(`^(s ?2|magister|master)\b`), "S2"},
	{regexp.MustCompile(`^(s ?1|d ?4|d iv|sarjana|strata 1)\b`), "S1/D4"}, {regexp.MustCompile(`^(d ?[123]|d i{1,3}|diploma)\b`), "D1–D3"},
	{regexp.MustCompile(`^(sma|smk|slta|smu|ma)\b`), "SMA/SMK"}, {regexp.MustCompile(`^(smp|sltp|mts)\b`), "SMP"}, {regexp.MustCompile(`^(sd|mi)\b`), "SD"},
}

func educationOf(s string) string {
	for _, x := range schools {
		if x.pattern.MatchString(plain(s)) {
			return x.name
		}
	}
	return s
}

// negative marks statements of SPAK that speak of something bad.
var negative = regexp.MustCompile(`\b(ada|adakah|terdapat|pernah|pernahkah|meminta|diminta|menerima|menemukan|terjadi|memberikan)\b`)
var denied = regexp.MustCompile(`\b(tidak|tanpa|bebas|bersih|anti)\b`)

// asks finds columns whose numbers may run the other way: by their heading in
// SPAK, where "ada pungutan liar" is bad, or because their answers go against
// those of all others.
func asks(l Layout, rs []model.SurveyResponse) []Ask {
	var out []Ask
	for x, c := range l.Columns {
		i := elementIndex(l.Kind, c.Field)
		if i < 0 {
			continue
		}
		head := plain(c.Head)
		why := ""
		if l.Kind == model.SPAK && negative.MatchString(head) && !denied.MatchString(head) {
			why = "judulnya menanyakan hal yang buruk"
		} else if against(rs, i, c.Reversed, l.Scale) {
			why = "jawabannya berlawanan dengan jawaban unsur lain"
		}
		if why != "" {
			out = append(out, Ask{x, c.Field, c.Head, why})
		}
	}
	return out
}

// against tells whether, over at least 30 responses, one element falls while
// the others rise: a correlation below −0.45, which chance gives to one column in
// hundreds.
func against(rs []model.SurveyResponse, element int, reversed bool, scale int) bool {
	var n, sx, sy, sxx, syy, sxy float64
	for _, r := range rs {
		sum, count := 0, 0
		for i, v := range r.Values {
			if i != element && v > 0 {
				sum, count = sum+v, count+1
			}
		}
		if r.Values[element] == 0 || count == 0 {
			continue
		}
		x, y := float64(r.Values[element]), float64(sum)/float64(count)
		if reversed {
			x = float64(scale+1) - x
		}
		n, sx, sy, sxx, syy, sxy = n+1, sx+x, sy+y, sxx+x*x, syy+y*y, sxy+x*y
	}
	spread := (n*sxx - sx*sx) * (n*syy - sy*sy)
	return n >= 30 && spread > 1e-9 && (n*sxy-sx*sy)/math.Sqrt(spread) < -0.45
}

// sortedWords puts words in the order of elements and values, for lists.
func sortedWords(ws []Word) []Word {
	out := slices.Clone(ws)
	slices.SortStableFunc(out, func(a, b Word) int {
		return cmp.Or(cmp.Compare(a.Field, b.Field), cmp.Compare(a.Value, b.Value), cmp.Compare(a.Word, b.Word))
	})
	return out
}
