package form

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"siapzi/model"
	"siapzi/model/sheet"
)

// Columns says which column of a sheet holds what; 0 for none.
type Columns struct {
	Question, Criteria int
	Scale              int
	Answer             map[model.Assessor]int
	Value              map[model.Assessor]int
	Note               map[model.Assessor]int
	Evidence           map[model.Assessor]int
}

// profile is what the cells of a column hold in the rows of questions.
type profile struct {
	column   int
	head     string // words above the rows, in small letters
	filled   int
	options  int // an option of the question of its row
	chosen   int // the same with the words of the option behind it
	blanks   int // "Blm Diisi"
	labels   int // the label of the question
	scales   int
	numbers  int
	formulas int
	letters  int // of texts
	group    int // numbers in the rows of nodes above questions
}

var (
	headAnswer   = regexp.MustCompile(`\bjawab`)
	headScale    = regexp.MustCompile(`pilihan|jenis|tipe|bentuk|opsi|skala`)
	headNote     = regexp.MustCompile(`catatan|keterangan|\bket\b|komentar|uraian|justifikasi|reviu|review|narasi`)
	headEvidence = regexp.MustCompile(`bukti|dukung|evidence|evidens|dokumen|link|tautan|\burl\b|drive`)
	headCriteria = regexp.MustCompile(`penjelasan|kriteria|panduan|petunjuk`)
	headValue    = regexp.MustCompile(`\bnilai\b|\bskor\b`)
	headTPI      = regexp.MustCompile(`\btpi\b|tim penilai|internal|evaluator|penilai\b|verifik`)
	headTPN      = regexp.MustCompile(`\btpn\b|nasional|kemenpan`)
	headUnit     = regexp.MustCompile(`\bunit\b|satker|satuan kerja|mandiri|\bself\b`)
)

// profiles looks at every column of a matched sheet.
func profiles(g *sheet.Grid, lines []line, matches []match) []profile {
	first := g.Rows + 1
	for _, m := range matches {
		if m.row > 0 {
			first = min(first, m.row)
		}
	}
	all := make([]profile, g.Columns)
	heads := headsOf(g, first)
	for i := range all {
		p := &all[i]
		p.column, p.head = i+1, heads[i]
		for k := range lines {
			if matches[k].row > 0 {
				p.count(g.At(matches[k].row, p.column), &lines[k])
			}
		}
	}
	return all
}

// maxAnswer is the longest cell that is taken for an answer when columns are
// told apart.
const maxAnswer = 30

func (p *profile) count(c sheet.Cell, l *line) {
	s := strings.TrimSpace(c.Text)
	if s == "" {
		return
	}
	_, present, ok := numberOf(s, false)
	isNumber := present && ok
	if l.isGroup() {
		if slices.Contains(l.labels, labelOf(s)) {
			p.labels++
		} else if isNumber {
			p.group++
		}
		return
	}
	if !l.isQuestion() {
		return
	}
	p.filled++
	if c.Formula {
		p.formulas++
	}
	key, ok := optionOf(l.node, s)
	if ok && key != "" && !strings.Contains(s, "\n") { // a list of criteria begins with a letter too
		p.chosen++
	}
	switch {
	case len(s) > maxAnswer: // so may one criterion
	case ok && key != "":
		p.options++
	case ok:
		p.blanks++
	}
	if slices.Contains(l.labels, labelOf(s)) {
		p.labels++
	}
	if scaleOf(s) != "" {
		p.scales++
	}
	if isNumber {
		p.numbers++
	} else {
		p.letters += len(s)
	}
}

// maxHead is how long a head may be; what is longer explains something.
const maxHead = 60

// maxSpan is over how many columns a head may stand.
const maxSpan = 8

// headsOf collects for every column the words above the first row: its own and
// those of merged heads over several columns. What stands above most columns is
// a title and no head.
func headsOf(g *sheet.Grid, first int) []string {
	heads := make([]string, g.Columns)
	for r := max(1, first-8); r < first; r++ {
		words := make([]string, g.Columns)
		wide := map[string]int{}
		for i := range words {
			words[i] = strings.ToLower(strings.Join(strings.Fields(g.Value(r, i+1)), " "))
			wide[words[i]]++
		}
		for i, s := range words {
			if s == "" || len(s) >= maxHead || wide[s]*10 > g.Columns*6 || wide[s] > maxSpan {
				continue
			}
			heads[i] = strings.TrimPrefix(heads[i]+" | "+s, " | ")
		}
	}
	return heads
}

// text tells whether the column holds texts.
func (p profile) text() bool { return p.filled > 0 && p.letters >= 8*p.filled }

// answers tells whether the column holds answers, by head or by content.
func (p profile) answers() bool {
	if p.scales*2 > p.filled || p.labels*10 >= p.filled*8 && p.filled > 0 && p.labels > 2 {
		return false
	}
	named := headAnswer.MatchString(lastHead(p.head)) && !headScale.MatchString(lastHead(p.head))
	if named && (!p.text() || p.chosen >= 5 && p.chosen*10 >= p.filled*6) {
		return true
	}
	return p.options >= 5 && (p.options+p.blanks)*10 >= p.filled*6
}

// lastHead is the part of a head that stands next to the rows.
func lastHead(head string) string {
	parts := strings.Split(head, " | ")
	for i := len(parts) - 1; i >= 0; i-- {
		if strings.IndexFunc(parts[i], unicode.IsLetter) >= 0 && len(parts[i]) > 2 {
			return parts[i]
		}
	}
	return head
}

// columnsOf tells what the columns of a matched sheet hold.
func columnsOf(g *sheet.Grid, all []profile, k Kind) Columns {
	c := Columns{Answer: map[model.Assessor]int{}, Value: map[model.Assessor]int{}, Note: map[model.Assessor]int{}, Evidence: map[model.Assessor]int{}}
	for _, p := range all {
		if p.scales > 5 && p.scales*2 > p.filled && c.Scale == 0 {
			c.Scale = p.column
		}
	}
	var answers []profile
	for _, p := range all {
		if p.answers() {
			answers = append(answers, p)
		}
	}
	assign(c.Answer, answers)
	if k == Portal {
		c.portal(all)
	}
	c.rest(all)
	c.texts(all)
	return c
}

// assign hands answer columns to assessors: by head where it names one, else
// from the left, unit first.
func assign(to map[model.Assessor]int, answers []profile) {
	order := []model.Assessor{model.UnitAssessor, model.TPI} // a third one is a list of choices rather than TPN
	var rest []profile
	for _, p := range answers {
		if a := assessorOf(p.head); a != "" && to[a] == 0 {
			to[a] = p.column
		} else {
			rest = append(rest, p)
		}
	}
	for _, p := range rest {
		for _, a := range order {
			if to[a] == 0 {
				to[a] = p.column
				break
			}
		}
	}
}

// assessorOf gives whom a head names, "" for nobody.
func assessorOf(head string) model.Assessor {
	switch {
	case headTPN.MatchString(head):
		return model.TPN
	case headTPI.MatchString(head):
		return model.TPI
	case headUnit.MatchString(head):
		return model.UnitAssessor
	}
	return ""
}

// The columns of the sheet "Jawaban".
const (
	portalAnswer, portalNote, portalEvidence, portalTPI, portalTPINote = 11, 12, 13, 14, 17
)

// portal takes the columns of the sheet as PortalRB has it where neither heads
// nor cells say otherwise.
func (c *Columns) portal(all []profile) {
	take := func(to map[model.Assessor]int, a model.Assessor, column int) {
		taken := to[a] != 0
		for _, x := range c.Answer {
			taken = taken || x == column
		}
		if !taken && (c.Answer[model.UnitAssessor] == 0 || c.Answer[model.UnitAssessor] == portalAnswer) {
			to[a] = column
		}
	}
	take(c.Answer, model.UnitAssessor, portalAnswer)
	take(c.Answer, model.TPI, portalTPI)
	for _, x := range []struct {
		to     map[model.Assessor]int
		who    model.Assessor
		column int
	}{{c.Note, model.UnitAssessor, portalNote}, {c.Evidence, model.UnitAssessor, portalEvidence}, {c.Note, model.TPI, portalTPINote}} {
		if x.column > len(all) || all[x.column-1].head == "" || !c.known(all[x.column-1]) {
			take(x.to, x.who, x.column)
		}
	}
}

// known tells whether a head says what is in the column.
func (c *Columns) known(p profile) bool {
	h := lastHead(p.head)
	return headNote.MatchString(h) || headEvidence.MatchString(h) || headValue.MatchString(h) || headAnswer.MatchString(h)
}

// near gives the assessor whose answers stand nearest to the left of a column.
func (c *Columns) near(column int) model.Assessor {
	who, at := model.UnitAssessor, 0
	for a, x := range c.Answer {
		if x < column && x > at {
			who, at = a, x
		}
	}
	return who
}

// taken tells whether a column has a meaning already.
func (c *Columns) taken(column int) bool {
	if column == c.Scale || column == c.Question || column == c.Criteria {
		return true
	}
	for _, m := range []map[model.Assessor]int{c.Answer, c.Value, c.Note, c.Evidence} {
		for _, x := range m {
			if x == column {
				return true
			}
		}
	}
	return false
}

// rest finds notes, evidence and values by their heads, then notes by content.
func (c *Columns) rest(all []profile) {
	for _, p := range all {
		if c.taken(p.column) {
			continue
		}
		who := assessorOf(p.head)
		if who == "" {
			who = c.near(p.column)
		}
		switch h := lastHead(p.head); {
		case headCriteria.MatchString(h) && p.column < c.Answer[model.UnitAssessor]:
		case headNote.MatchString(h) && c.Note[who] == 0:
			c.Note[who] = p.column
		case headEvidence.MatchString(h) && c.Evidence[who] == 0:
			c.Evidence[who] = p.column
		case headValue.MatchString(h) && c.Value[who] == 0 && p.numbers+p.blanks+p.group > p.labels:
			c.Value[who] = p.column
		}
	}
	last := 0
	for _, x := range c.Answer {
		last = max(last, x)
	}
	for _, p := range all {
		who := c.near(p.column)
		if c.taken(p.column) || c.Answer[who] == 0 || p.column < c.Answer[who] {
			continue
		}
		switch {
		case c.Value[who] == 0 && p.column == c.Answer[who]+1 && p.numbers+p.blanks+p.group > 3:
			c.Value[who] = p.column
		case p.text() && c.Note[who] == 0:
			c.Note[who] = p.column
		case p.text() && c.Evidence[who] == 0:
			c.Evidence[who] = p.column
		}
	}
	unit, tpi := model.UnitAssessor, model.TPI
	if x := c.Evidence[tpi]; x > 0 && c.Evidence[unit] == 0 && assessorOf(all[x-1].head) != tpi { // evidence is the unit's
		c.Evidence[unit] = x
		delete(c.Evidence, tpi)
	}
	for a, x := range c.Evidence { // the only column for words takes the notes
		if c.Note[a] == 0 {
			c.Note[a] = x
			delete(c.Evidence, a)
		}
	}
}

// texts finds the official wording: the first two columns of texts that have no
// other meaning, criteria by their head or behind the questions.
func (c *Columns) texts(all []profile) {
	end := len(all) + 1
	for _, x := range c.Answer {
		end = min(end, x)
	}
	if end == 1 || end < 4 { // answers stand first: texts may be anywhere
		end = len(all) + 1
	}
	for _, p := range all {
		if p.column >= end || c.taken(p.column) || !p.text() || p.filled < 20 {
			continue
		}
		switch {
		case headCriteria.MatchString(lastHead(p.head)) && c.Criteria == 0:
			c.Criteria = p.column
		case c.Question == 0:
			c.Question = p.column
		case c.Criteria == 0:
			c.Criteria = p.column
		}
	}
}
