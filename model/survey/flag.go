package survey

import (
	"fmt"
	"regexp"
	"strings"

	"siapzi/model"
)

// Flag is why a response may not be genuine.
type Flag string

// The flags. Rule says what each looks at.
const (
	FlagTwin     Flag = "baris-sama"
	FlagPerson   Flag = "orang-sama"
	FlagTime     Flag = "waktu-sama"
	FlagStraight Flag = "jawaban-lurus"
)

// Flags lists them in the order of screens.
var Flags = []Flag{FlagTwin, FlagPerson, FlagTime, FlagStraight}

// Label is the flag in a few words.
func (f Flag) Label() string {
	return map[Flag]string{FlagTwin: "Baris kembar", FlagPerson: "Responden sama", FlagTime: "Waktu sama", FlagStraight: "Jawaban lurus"}[f]
}

// Rule says when a response gets the flag.
func (f Flag) Rule() string {
	return map[Flag]string{
		FlagTwin:     "seluruh isian baris sama dengan baris sebelumnya, termasuk waktu, responden, atau sarannya",
		FlagPerson:   "nomor telepon, atau nama beserta jenis kelamin, umur, dan pendidikannya, sama dengan baris sebelumnya",
		FlagTime:     "waktu pengisian dan semua jawaban sama dengan baris sebelumnya",
		FlagStraight: "semua jawaban satu angka yang sama; boleh jadi jujur, boleh jadi asal isi",
	}[f]
}

// Flagged is a response with a flag.
type Flagged struct {
	Batch string
	No    int
	Row   int
	Flag  Flag
	Of    int // row that it repeats; 0 for FlagStraight
}

// minStraight is how many answers make a straight line.
const minStraight = 5

// flags finds what the rules describe. The first of several equal responses has
// no flag; a response has at most one flag of a twin, and FlagStraight beside it.
func flags(rs []model.SurveyResponse, people []model.SurveyPerson) []Flagged {
	type key struct {
		batch string
		no    int
	}
	who := make(map[key]model.SurveyPerson, len(people))
	for _, p := range people {
		who[key{p.Batch, p.No}] = p
	}
	seen := make(map[string]int, 2*len(rs))
	var out []Flagged
	for _, r := range rs {
		p := who[key{r.Batch, r.No}]
		flagged := false
		for _, x := range twinKeys(r, p) {
			of, again := seen[x.key]
			if !again {
				seen[x.key] = r.Row
			} else if !flagged {
				out = append(out, Flagged{r.Batch, r.No, r.Row, x.flag, of})
				flagged = true
			}
		}
		if isStraight(r.Values) {
			out = append(out, Flagged{r.Batch, r.No, r.Row, FlagStraight, 0})
		}
	}
	return out
}

type twinKey struct {
	flag Flag
	key  string
}

// withClock tells a time of day from a bare date, on which many may answer.
var withClock = regexp.MustCompile(`\d[:.]\d\d`)

// twinKeys gives what a response must share with an earlier one for each flag.
func twinKeys(r model.SurveyResponse, p model.SurveyPerson) []twinKey {
	var out []twinKey
	values := fmt.Sprint(r.Values)
	about := strings.Join([]string{r.Service, r.Sex, r.Age, r.Education}, "\x1f")
	name, phone := plain(p.Name), phoneDigits(p.Phone)
	if name != "" || phone != "" || r.Comment != "" || withClock.MatchString(r.At) {
		out = append(out, twinKey{FlagTwin, strings.Join([]string{"t", values, about, r.At, r.Comment, name, phone}, "\x1f")})
	}
	switch {
	case len(phone) >= 8:
		out = append(out, twinKey{FlagPerson, "p\x1f" + phone})
	case strings.Contains(name, " "): // "Budi" alone is many people
		out = append(out, twinKey{FlagPerson, strings.Join([]string{"n", name, r.Sex, r.Age, r.Education}, "\x1f")})
	}
	if withClock.MatchString(r.At) {
		out = append(out, twinKey{FlagTime, strings.Join([]string{"w", r.At, values}, "\x1f")})
	}
	return out
}

// phoneDigits writes 0812…, +62812… and 62812… alike.
func phoneDigits(s string) string {
	d := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
	if rest, ok := strings.CutPrefix(d, "62"); ok {
		return rest
	}
	return strings.TrimLeft(d, "0")
}

func isStraight(values []int) bool {
	n, first := 0, 0
	for _, v := range values {
		if v == 0 {
			continue
		}
		if n++; first == 0 {
			first = v
		}
		if v != first {
			return false
		}
	}
	return n >= minStraight
}
