package survey

import (
	"cmp"
	"math"
	"slices"

	"siapzi/model"
)

// Result is what a survey says. Nothing in it is rounded, and nobody is named.
type Result struct {
	Survey   model.Survey
	Kind     Kind
	Batches  []model.SurveyBatch
	Total    int // responses that came
	Excluded int // left out by a person
	Used     int // count in all figures
	Partial  int // used, but with unanswered elements
	Required int
	Why      string // of Required
	Enough   bool

	Elements  []ElementResult // in the order of the kind
	Index     float64         // 0..4; 0 where nothing was answered
	Converted float64         // Index × 25
	Grade     Grade           // of SKM only
	Lowest    []int           // places in Elements of the two lowest

	Groups   []Group
	Comments []string
	Flags    []Flagged // of all responses, also those left out
	Out      map[RowID]bool
	People   int    // how many responses have a name or a number
	Trend    []Past // surveys of the same kind up to this one, the oldest first
}

// RowID names one response.
type RowID struct {
	Batch string
	No    int
}

// ElementResult is what was said about one element.
type ElementResult struct {
	Element
	N        int     // answers
	Mean     float64 // of the answers, on the survey's own scale
	Index    float64 // the mean from 0 to 4 (NRR of SKM)
	Weight   float64 // 1/9 of SKM where every element was asked
	Weighted float64 // Index × Weight
	Counts   []int   // how often 1, 2, … was answered
}

// Group is a breakdown: the index by service, sex, age or education.
type Group struct {
	Title string
	Rows  []GroupRow
}

// GroupRow is one part of the respondents.
type GroupRow struct {
	Label string
	N     int
	Index float64
	Share float64 // of all used responses, 0..1
}

// Past is one survey of a trend.
type Past struct {
	Survey    model.Survey
	Used      int
	Index     float64
	Converted float64
}

// work computes the figures of one survey; trend and batches are the caller's.
func work(s model.Survey, rs []model.SurveyResponse, people []model.SurveyPerson) Result {
	k := KindOf(s.Kind)
	r := Result{Survey: s, Kind: k, Total: len(rs), People: len(people), Flags: flags(rs, people), Out: map[RowID]bool{}}
	var used []model.SurveyResponse
	for _, x := range rs {
		if x.Excluded {
			r.Excluded++
			r.Out[RowID{x.Batch, x.No}] = true
			continue
		}
		used = append(used, x)
		if x.Comment != "" {
			r.Comments = append(r.Comments, x.Comment)
		}
	}
	r.Used = len(used)
	r.Elements, r.Index = figures(s, k, used)
	for _, x := range used {
		asked := 0
		for i, v := range x.Values {
			if v > 0 || i < len(r.Elements) && r.Elements[i].N == 0 {
				asked++
			}
		}
		if asked < len(k.Elements) {
			r.Partial++
		}
	}
	r.Converted = r.Index * 25
	if s.Kind == model.SKM && r.Used > 0 {
		r.Grade = GradeOf(r.Converted)
	}
	r.Required, r.Why = Required(s)
	r.Enough = r.Used >= r.Required
	r.Lowest = lowest(r.Elements)
	r.Groups = groups(s, k, used)
	return r
}

// figures computes the elements and the index: the weights of elements that
// somebody answered are equal and add up to 1.
func figures(s model.Survey, k Kind, rs []model.SurveyResponse) ([]ElementResult, float64) {
	out := make([]ElementResult, len(k.Elements))
	asked := 0
	for i, e := range k.Elements {
		x := ElementResult{Element: e, Counts: make([]int, s.Scale)}
		sum := 0
		for _, r := range rs {
			if i < len(r.Values) && r.Values[i] >= 1 && r.Values[i] <= s.Scale {
				sum += r.Values[i]
				x.N++
				x.Counts[r.Values[i]-1]++
			}
		}
		if x.N > 0 {
			asked++
			x.Mean = float64(sum) / float64(x.N)
			x.Index = toIndex(s, x.Mean)
		}
		out[i] = x
	}
	index := 0.0
	for i := range out {
		if out[i].N > 0 {
			out[i].Weight = 1 / float64(asked)
			out[i].Weighted = out[i].Index * out[i].Weight
			index += out[i].Index
		}
	}
	return out, index / float64(max(1, asked)) // not the sum of Weighted, which gathers rounding
}

// lowest gives the places of the two lowest elements that were answered.
func lowest(es []ElementResult) []int {
	var at []int
	for i, e := range es {
		if e.N > 0 {
			at = append(at, i)
		}
	}
	slices.SortStableFunc(at, func(a, b int) int { return cmp.Compare(es[a].Index, es[b].Index) })
	return at[:min(2, len(at))]
}

// maxGroups is how many parts a breakdown shows; the smallest become "Lainnya".
const maxGroups = 12

func groups(s model.Survey, k Kind, rs []model.SurveyResponse) []Group {
	var out []Group
	for _, g := range []struct {
		title string
		of    func(model.SurveyResponse) string
	}{
		{"Jenis layanan", func(r model.SurveyResponse) string { return r.Service }}, {"Jenis kelamin", func(r model.SurveyResponse) string { return r.Sex }},
		{"Umur", func(r model.SurveyResponse) string { return r.Age }}, {"Pendidikan", func(r model.SurveyResponse) string { return r.Education }},
	} {
		parts := map[string][]model.SurveyResponse{}
		as := map[string]string{} // the first spelling
		for _, r := range rs {
			label := g.of(r)
			key := groupKey(label)
			if _, ok := as[key]; !ok {
				as[key] = label
			}
			parts[key] = append(parts[key], r)
		}
		if len(parts) == 0 || len(parts) == 1 && len(parts[""]) > 0 {
			continue // nobody was asked
		}
		out = append(out, Group{g.title, groupRows(s, k, parts, as, len(rs))})
	}
	return out
}

// groupKey takes "Layanan A" and "layanan a" for one, but not "< 20" and "≥ 60".
func groupKey(label string) string {
	if label == "" {
		return ""
	}
	if p := plain(label); p != "" && label[0] != '<' {
		return p
	}
	return label
}

func groupRows(s model.Survey, k Kind, parts map[string][]model.SurveyResponse, as map[string]string, all int) []GroupRow {
	keys := make([]string, 0, len(parts))
	for key := range parts {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b string) int { // the unknown last
		return cmp.Or(cmp.Compare(btoi(a == ""), btoi(b == "")), cmp.Compare(len(parts[b]), len(parts[a])), cmp.Compare(a, b))
	})
	if len(keys) > maxGroups {
		var rest []model.SurveyResponse
		for _, key := range keys[maxGroups-1:] {
			rest = append(rest, parts[key]...)
		}
		keys = append(keys[:maxGroups-1:maxGroups-1], "\x00")
		parts["\x00"], as["\x00"] = rest, "Lainnya"
	}
	var rows []GroupRow
	for _, key := range keys {
		_, index := figures(s, k, parts[key])
		label := as[key]
		if key == "" {
			label = "Tidak diisi"
		}
		rows = append(rows, GroupRow{label, len(parts[key]), index, float64(len(parts[key])) / float64(all)})
	}
	if !slices.ContainsFunc(rows, func(r GroupRow) bool { return r.Label != "Tidak diisi" && !ordered(r.Label) }) {
		slices.SortStableFunc(rows, func(a, b GroupRow) int { return cmp.Compare(rank(a.Label), rank(b.Label)) })
	}
	return rows
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// ladder is the order of the bands of age and the schools.
var ladder = []string{"< 20 tahun", "20–29 tahun", "30–39 tahun", "40–49 tahun", "50–59 tahun", "≥ 60 tahun",
	"SD", "SMP", "SMA/SMK", "D1–D3", "S1/D4", "S2", "S3", "Tidak diisi"}

func ordered(label string) bool { return slices.Contains(ladder, label) }
func rank(label string) int     { return slices.Index(ladder, label) }

// RoundDown gives an index with four decimals and never more than it is, so
// that no minimum is reached by rounding.
func RoundDown(x float64) float64 { return math.Floor(x*1e4+1e-6) / 1e4 }
