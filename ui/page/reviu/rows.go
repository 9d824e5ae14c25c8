package reviu

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/readiness"
	"siapzi/model/readiness/quality"
	"siapzi/model/review"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
)

// row is one line of the left pane.
type row struct {
	id    string // of what it stands for
	code  string // painted in the primary colour; "" for none
	name  string
	sub   string
	right string
	tone  kit.Tone
	icon  look.IconName
}

// filter is one chip of the left pane.
type filter struct {
	id, word string
	count    int
}

// The filters of questions.
const (
	filterQueue    = "antrean"
	filterReturned = "dikembalikan"
	filterAccepted = "diterima"
	filterDraft    = "draf"
	filterTPI      = "tpi"
)

// stateLook gives how a state is shown.
func stateLook(s review.Status) (kit.Tone, look.IconName, string) {
	switch s.State {
	case review.Submitted:
		return kit.Warn, look.IconUpRing, lang.L("Diajukan")
	case review.Accepted:
		return kit.Good, look.IconCheckRing, lang.L("Diterima")
	case review.Returned:
		return kit.Bad, look.IconReturnRing, lang.L("Dikembalikan")
	}
	if s.Changed {
		return kit.Info, look.IconPencilRing, lang.L("Berubah sejak diterima")
	}
	return kit.Info, look.IconPencilRing, lang.L("Draf")
}

// stateLook is stateLook but for drafts that nobody has answered yet.
func (b *book) stateLook(s review.Status) (kit.Tone, look.IconName, string) {
	if s.State == review.Draft && !s.Changed && !b.sheet.Value(b.unit[s.Code]).Answered {
		return kit.Neutral, look.IconRing, lang.L("Belum dijawab")
	}
	return stateLook(s)
}

// fits tells whether a question passes a filter; no filter lets all pass.
func (b *book) fits(s review.Status, filter string) bool {
	switch filter {
	case filterQueue:
		return s.State == review.Submitted || s.Changed
	case filterReturned:
		return s.State == review.Returned
	case filterAccepted:
		return s.State == review.Accepted
	case filterDraft:
		return s.State == review.Draft && b.sheet.Value(b.unit[s.Code]).Answered
	case filterTPI:
		_, ok := b.difference(s.Code)
		return ok
	}
	return true
}

// questionFilters counts what each chip would show; pokja 0 counts all.
func (b *book) questionFilters(pokja int) []filter {
	list := []filter{{filterQueue, lang.L("Antrean"), 0}, {filterReturned, lang.L("Dikembalikan"), 0}, {filterTPI, lang.L("Beda dengan TPI"), 0},
		{filterDraft, lang.L("Siap diajukan"), 0}, {filterAccepted, lang.L("Diterima"), 0}}
	for i := range list {
		for _, s := range b.statuses {
			if b.ofPokja(s.Code, pokja) && b.fits(s, list[i].id) {
				list[i].count++
			}
		}
	}
	return list
}

func (b *book) ofPokja(c model.Code, pokja int) bool {
	q := b.sheet.Question(c)
	return pokja == 0 || q != nil && q.Pokja == pokja
}

// questionRows lists the questions that pass.
func (b *book) questionRows(filter string, pokja int) []row {
	var out []row
	for _, s := range b.statuses {
		if !b.ofPokja(s.Code, pokja) || !b.fits(s, filter) {
			continue
		}
		q := b.sheet.Question(s.Code)
		r := row{id: string(s.Code), code: string(s.Code), name: q.Name}
		var word string
		r.tone, r.icon, word = b.stateLook(s)
		r.sub = word
		if s.Round > 0 {
			r.sub += " · " + lang.L("putaran {{.N}}", map[string]any{"N": s.Round}) + " · " + look.Date(s.Since.Local())
		}
		if d, ok := b.difference(s.Code); ok {
			r.right = look.Signed(d.Points)
			if filter == filterTPI {
				r.sub = lang.L("Unit {{.Unit}} · TPI {{.TPI}}", map[string]any{"Unit": short(d.Unit), "TPI": short(d.TPI)})
			}
		}
		out = append(out, r)
	}
	return out
}

// short writes an answer in a word.
func short(a model.Answer) string {
	switch {
	case a.Option != "":
		return a.Option
	case a.IsBlank():
		return lang.L("kosong")
	}
	return lang.L("angka")
}

// severityLook gives how a severity is shown.
func severityLook(s quality.Severity) (kit.Tone, look.IconName, string) {
	switch s {
	case quality.Severe:
		return kit.Bad, look.IconCrossRing, lang.L("Berat")
	case quality.Moderate:
		return kit.Warn, look.IconWarning, lang.L("Sedang")
	}
	return kit.Info, look.IconInfo, lang.L("Ringan")
}

const filterWaived = "diabaikan"

// findingFilters counts findings by severity, and those that were waived.
func (b *book) findingFilters(pokja int) []filter {
	list := []filter{{string(quality.Severe), lang.L("Berat"), 0}, {string(quality.Moderate), lang.L("Sedang"), 0},
		{string(quality.Minor), lang.L("Ringan"), 0}, {filterWaived, lang.L("Diabaikan"), 0}}
	for _, f := range b.findings {
		if !b.ofPokja(f.Question, pokja) {
			continue
		}
		for i := range list {
			if f.Waived != nil && list[i].id == filterWaived || f.Waived == nil && list[i].id == string(f.Severity) {
				list[i].count++
			}
		}
	}
	return list
}

// findingRows lists the findings that pass; waived ones only by their own filter.
func (b *book) findingRows(filter string, pokja int) []row {
	var out []row
	for i, f := range b.findings {
		waived := f.Waived != nil
		if !b.ofPokja(f.Question, pokja) || waived != (filter == filterWaived) || filter != "" && !waived && filter != string(f.Severity) {
			continue
		}
		rule, _ := quality.RuleOf(f.Rule)
		r := row{id: fmt.Sprint(i), code: string(f.Question), name: say.Text(rule.Name), sub: f.Title}
		if r.sub == "" {
			r.sub = b.name(f.Question)
		}
		r.tone, r.icon, _ = severityLook(f.Severity)
		out = append(out, r)
	}
	return out
}

func (b *book) name(c model.Code) string {
	if q := b.sheet.Question(c); q != nil {
		return q.Name
	}
	return ""
}

// verdictLook gives how a verdict is shown.
func verdictLook(v readiness.Verdict) (kit.Tone, look.IconName, string) {
	switch v {
	case readiness.Met:
		return kit.Good, look.IconCheckRing, lang.L("Terpenuhi")
	case readiness.Missed:
		return kit.Bad, look.IconCrossRing, lang.L("Belum terpenuhi")
	}
	return kit.Neutral, look.IconRing, lang.L("Belum diisi")
}

// conditionRows lists the prerequisites.
func (b *book) conditionRows() []row {
	var out []row
	for _, c := range b.conditions {
		r := row{id: c.ID, name: c.Name}
		var word string
		r.tone, r.icon, word = verdictLook(c.Verdict)
		r.sub = scopeName(c.Scope) + " · " + word
		if c.Unproved {
			r.sub += " · " + lang.L("tanpa bukti")
		}
		if c.Value != "" {
			r.right = valueWords(c.Type, c.Value)
		}
		out = append(out, r)
	}
	return out
}

func scopeName(scope string) string {
	if scope == "unit" {
		return lang.L("Unit")
	}
	return lang.L("Instansi")
}

// valueWords writes the value of a prerequisite for people.
func valueWords(kind, value string) string {
	switch {
	case value == readiness.Yes:
		return lang.L("Ya")
	case value == readiness.No:
		return lang.L("Tidak")
	case kind == "percent":
		return strings.Replace(value, ".", ",", 1) + "\u00a0%"
	case kind == "grade_by_kind":
		_, grade, _ := strings.Cut(value, ":")
		return grade
	}
	return strings.Replace(value, ".", ",", 1)
}

// wantedWords writes what a prerequisite asks for.
func wantedWords(c readiness.Condition, t model.Target) string {
	switch c.Type {
	case "grade_by_kind":
		d := c.Demand[t].GradeByKind
		return lang.L("minimal {{.KL}} untuk kementerian/lembaga, {{.Pemda}} untuk pemda", map[string]any{"KL": d[readiness.KindMinistry], "Pemda": d[readiness.KindRegional]})
	case "yesno":
		return valueWords(c.Type, c.Wanted)
	case "level":
		return lang.L("minimal level {{.N}}", map[string]any{"N": c.Wanted})
	case "year":
		return lang.L("minimal {{.N}} tahun", map[string]any{"N": c.Wanted})
	}
	return lang.L("minimal {{.N}}", map[string]any{"N": valueWords(c.Type, c.Wanted)})
}

// worth writes what an answer is worth, and in words what it says.
func worth(w *lke.Worksheet, q *lke.Node, a model.Answer) (key, says, value string) {
	v := w.Value(a)
	if o, ok := q.Option(a.Option); ok {
		return o.Key, o.Criterion, look.Short(o.Value)
	}
	if len(a.Inputs) == 0 {
		return "–", lang.L("Belum dijawab."), ""
	}
	var parts []string
	for _, in := range q.Inputs {
		if x, ok := a.Inputs[in.Key]; ok {
			parts = append(parts, in.Label+": "+look.Short(x))
		}
	}
	value = look.Percent(v.Fraction * 100)
	if !v.Answered {
		value = ""
	}
	return "", strings.Join(parts, "\n"), value
}

// difference gives where TPI differs from the unit on a question.
func (b *book) difference(c model.Code) (review.Difference, bool) {
	i := slices.IndexFunc(b.compared.Differences, func(d review.Difference) bool { return d.Code == c })
	if i < 0 {
		return review.Difference{}, false
	}
	return b.compared.Differences[i], true
}
