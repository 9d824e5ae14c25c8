package form

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/sheet"
)

// Problem is a cell that could not be used.
type Problem struct {
	Cell string     // "LKE ZI!K8"; in JSON the path
	Code model.Code // of the question; "" where none
	Msg  string     // a sentence in Indonesian
}

// Answered is what a book says to one question.
type Answered struct {
	Answer       model.Answer
	Cell         string // of the answer; of a question with numbers that of its first number
	NoteCell     string // "" where the form has no column for it
	EvidenceCell string
	Evidence     string // as written, with the addresses behind the cell; "" for none
	Confidence   Confidence
	Blank        bool // the form has a place for the answer and nothing in it
	Bad          bool // the cell holds what is no answer; see Problems
}

// Shown is a score as the form itself shows it.
type Shown struct {
	Code  model.Code
	Value float64
	Cell  string
}

// Book is what a form says. It is not changed after Read.
type Book struct {
	Path     string
	Kind     Kind
	Sheet    string   // that the answers were found in
	Others   []string // further sheets that look alike
	Columns  Columns
	Answers  map[model.Assessor]map[model.Code]Answered
	Problems []Problem
	Shown    map[model.Assessor][]Shown // in worksheet order
	Wording  map[model.Code]Wording
	Rows     map[model.Code]int // of the question itself; 0 where it was not found

	inputs map[model.Code]map[string]int // rows of numbers
}

// InputRow gives the row of one number of a question, 0 for none.
func (b *Book) InputRow(n *lke.Node, key string) int {
	if n.Scale == lke.ScaleIndex {
		return b.Rows[n.Code]
	}
	return b.inputs[n.Code][key]
}

// Options choose how a workbook is read. The zero value finds everything out.
type Options struct {
	Sheet string // name of the sheet; "" for the one that fits best
}

// fewest is how many questions a sheet must have to be a form.
const fewest = 20

// candidate is a sheet with its best alignment.
type candidate struct {
	grid    *sheet.Grid
	kind    Kind
	matches []match
	points  float64
	found   int
}

// Read reads a form out of a workbook. Errors are those of sheet.Read; it is
// Invalid where no sheet is a form, and NotFound for a sheet that is not there.
func Read(ctx context.Context, w *lke.Worksheet, path string, o Options) (*Book, error) {
	grids, err := sheet.Read(ctx, path)
	if err != nil {
		return nil, err
	}
	lines := linesOf(w)
	best, others, err := choose(ctx, lines, grids, path, o)
	if err != nil {
		return nil, err
	}
	b := &Book{Path: path, Kind: best.kind, Sheet: best.grid.Name, Others: others, Answers: map[model.Assessor]map[model.Code]Answered{},
		Shown: map[model.Assessor][]Shown{}, Rows: map[model.Code]int{}, inputs: map[model.Code]map[string]int{}}
	b.Columns = columnsOf(best.grid, profiles(best.grid, lines, best.matches), best.kind)
	if b.Columns.Answer[model.UnitAssessor] == 0 && b.Columns.Answer[model.TPI] == 0 {
		return nil, model.Errorf(model.Invalid, "Kolom jawaban di lembar %q tidak ditemukan. Beri judul “Jawaban” di atasnya, lalu coba lagi.", b.Sheet)
	}
	r := &reading{b: b, g: best.grid, w: w, lines: lines, matches: best.matches}
	r.all()
	return b, nil
}

// choose picks the sheet whose rows fit best.
func choose(ctx context.Context, lines []line, grids []*sheet.Grid, path string, o Options) (best candidate, others []string, err error) {
	var all []candidate
	known := vocabulary(lines)
	for _, g := range grids {
		if o.Sheet != "" && g.Name != o.Sheet {
			continue
		}
		rows := rowsOf(g, known)
		if len(rows) < fewest {
			continue
		}
		fits, err := fitsOf(ctx, lines, rows[:min(len(rows), maxAlign)])
		if err != nil {
			return best, nil, err
		}
		c := candidate{grid: g, points: -1}
		for _, k := range []Kind{LKE, Portal} {
			matches, points := align(lines, fits, k)
			if points > c.points {
				c.kind, c.matches, c.points, c.found = k, matches, points, found(lines, matches)
			}
		}
		if c.found >= fewest {
			fillGaps(lines, rows, c.matches)
			all = append(all, c)
		}
	}
	most := 0
	for _, c := range all {
		most = max(most, c.found)
	}
	if c, ok := byPlace(lines, grids, o.Sheet); ok && c.found > most*12/10 {
		return c, nil, nil
	}
	if len(all) == 0 {
		if o.Sheet != "" && !slices.ContainsFunc(grids, func(g *sheet.Grid) bool { return g.Name == o.Sheet }) {
			return best, nil, model.Errorf(model.NotFound, "Lembar %q tidak ada dalam %s.", o.Sheet, path)
		}
		return best, nil, model.Errorf(model.Invalid, "Tidak ada lembar LKE dalam %s: soal-soalnya tidak dikenali. Pilih buku kerja LKE ZI, atau sebut lembarnya.", path)
	}
	// Of equal sheets the one with more answers counts, a hidden one last.
	slices.SortStableFunc(all, func(a, b candidate) int {
		if a.grid.Hidden != b.grid.Hidden {
			if a.grid.Hidden {
				return 1
			}
			return -1
		}
		if d := b.found - a.found; d > 5 || d < -5 {
			return d
		}
		return cmp.Compare(b.filled(lines), a.filled(lines))
	})
	for _, c := range all[1:] {
		others = append(others, c.grid.Name)
	}
	return all[0], others, nil
}

// byPlace takes a sheet whose rows say nothing that can be matched, such as one
// that holds answers only, by the rows of the official file: where nearly all
// cells there are answers of their questions, and many.
func byPlace(lines []line, grids []*sheet.Grid, name string) (candidate, bool) {
	for _, g := range grids {
		if name != "" && g.Name != name {
			continue
		}
		for _, k := range []Kind{Portal, LKE} {
			c := candidate{grid: g, kind: k, matches: make([]match, len(lines))}
			good, filled := 0, 0
			for i, l := range lines {
				row := l.hint(k)
				c.matches[i] = match{row: row, hint: row > 0}
				s := g.Value(row, portalAnswer) // the answers stand in K in both forms
				if row == 0 || !l.isQuestion() || l.node.HasInputs() || isBlankWord(s) {
					continue
				}
				filled++
				if _, ok := optionOf(l.node, s); ok {
					good++
				}
			}
			if good >= fewest && good*10 >= filled*9 {
				c.found = found(lines, c.matches)
				return c, true
			}
		}
	}
	return candidate{}, false
}

// filled counts cells with answers.
func (c candidate) filled(lines []line) int {
	most := 0
	for _, p := range profiles(c.grid, lines, c.matches) {
		if p.answers() {
			most = max(most, p.options)
		}
	}
	return most
}

// reading takes the cells of a matched sheet apart.
type reading struct {
	b       *Book
	g       *sheet.Grid
	w       *lke.Worksheet
	lines   []line
	matches []match
}

func (r *reading) all() {
	for i, l := range r.lines {
		m := r.matches[i]
		switch {
		case m.row == 0:
		case l.isQuestion():
			r.b.Rows[l.node.Code] = m.row
		case l.input != nil:
			if r.b.inputs[l.node.Code] == nil {
				r.b.inputs[l.node.Code] = map[string]int{}
			}
			r.b.inputs[l.node.Code][l.input.Key] = m.row
		}
	}
	for _, n := range r.w.Questions {
		if r.place(n) == 0 {
			r.problem("", n.Code, fmt.Sprintf("Soal ini tidak ditemukan di lembar “%s”.", r.b.Sheet))
		}
	}
	for _, who := range []model.Assessor{model.UnitAssessor, model.TPI, model.TPN} {
		if r.b.Columns.Answer[who] == 0 {
			continue
		}
		r.b.Answers[who] = map[model.Code]Answered{}
		for i, l := range r.lines {
			if l.isQuestion() && r.place(l.node) > 0 {
				r.b.Answers[who][l.node.Code] = r.answer(who, l.node, r.matches[i])
			}
			r.shown(who, l, r.matches[i].row)
		}
	}
	r.b.Wording = r.wording()
}

func (r *reading) problem(cell string, code model.Code, msg string) {
	if cell != "" {
		cell = r.b.Sheet + "!" + cell
	}
	r.b.Problems = append(r.b.Problems, Problem{Cell: cell, Code: code, Msg: msg})
}

// place is the row where a question has its note and evidence: its own, and
// that of its first number where it has none or PortalRB counts each number as
// a soal. 0 where nothing of it was found.
func (r *reading) place(n *lke.Node) int {
	own := r.b.Rows[n.Code]
	if len(n.Inputs) > 0 && (own == 0 || r.b.Kind == Portal) {
		if row := r.b.inputs[n.Code][n.Inputs[0].Key]; row > 0 {
			return row
		}
	}
	return own
}

// placed gives the first row of a question that holds words in a column, and
// its usual place where none does. The official file puts a line between the
// label of R.5.iii and its numbers, so all rows of the question are looked at.
func (r *reading) placed(n *lke.Node, column int) int {
	usual := r.place(n)
	first, last := usual, usual
	for _, in := range n.Inputs {
		if row := r.b.inputs[n.Code][in.Key]; row > 0 {
			first, last = min(first, row), max(last, row)
		}
	}
	if own := r.b.Rows[n.Code]; own > 0 {
		first = min(first, own)
	}
	if r.words(usual, column) != "" {
		return usual
	}
	for row := first; row <= last; row++ {
		if r.words(row, column) != "" {
			return row
		}
	}
	return usual
}

// text gives a cell, of a merged range its first.
func (r *reading) text(row, column int) string {
	if column == 0 || row == 0 {
		return ""
	}
	return r.g.Value(row, column)
}

// answer reads what one assessor says to one question.
func (r *reading) answer(who model.Assessor, n *lke.Node, m match) Answered {
	c := r.b.Columns
	a := Answered{Answer: model.Answer{Code: n.Code, Assessor: who}, Confidence: m.confidence(n), Cell: sheet.Address(r.place(n), c.Answer[who])}
	if column := c.Note[who]; column > 0 {
		row := r.placed(n, column)
		a.NoteCell = sheet.Address(row, column)
		note, list, marked := strings.Cut(r.words(row, column), evidenceMark)
		if a.Answer.Note = strings.TrimSpace(note); marked {
			a.Evidence = evidenceMark + list
		}
	}
	if column := c.Evidence[who]; column > 0 {
		row := r.placed(n, column)
		a.EvidenceCell = sheet.Address(row, column)
		a.Evidence = r.words(row, column)
	}
	if n.HasInputs() {
		r.numbers(&a, n, m.row, c.Answer[who])
	} else {
		r.option(&a, n, m.row, c.Answer[who])
	}
	a.Blank = a.Answer.IsBlank() && !a.Bad
	return a
}

// words gives the text of a cell and the address behind it.
func (r *reading) words(row, column int) string {
	if column == 0 || row == 0 {
		return ""
	}
	s := r.text(row, column)
	link := r.g.At(r.g.Merged(row, column)).Link
	if link != "" && !strings.Contains(s, link) {
		s = strings.TrimSpace(s + "\n" + link)
	}
	if isBlankWord(s) {
		return ""
	}
	return cleanText(s)
}

func cleanText(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "_x000D_", "")
	return strings.TrimSpace(strings.Map(func(x rune) rune {
		if x < ' ' && x != '\n' && x != '\t' {
			return -1
		}
		return x
	}, s))
}

func (r *reading) option(a *Answered, n *lke.Node, row, column int) {
	s := r.text(row, column)
	key, ok := optionOf(n, s)
	if c := r.g.At(r.g.Merged(row, column)); c.Error != "" {
		s, ok = c.Error, false
	}
	if !ok {
		var keys []string
		for _, o := range n.Options {
			keys = append(keys, o.Key)
		}
		r.problem(a.Cell, n.Code, fmt.Sprintf("“%s” bukan jawaban soal ini; pilihannya %s.", shorten(s), strings.Join(keys, ", ")))
		a.Bad = true
		return
	}
	a.Answer.Option = key
}

// shorten cuts what a sentence quotes.
func shorten(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return s
}

// numbers reads the numbers of a question. Rows of numbers that the sheet does
// not have stay unfilled.
func (r *reading) numbers(a *Answered, n *lke.Node, row, column int) {
	a.Answer.Inputs = map[string]float64{}
	for i, in := range n.Inputs {
		at := row
		if n.Scale != lke.ScaleIndex {
			at = r.b.inputs[n.Code][in.Key]
			if at == 0 {
				r.problem("", n.Code, fmt.Sprintf("Baris “%s” tidak ditemukan.", in.Label))
				continue
			}
		}
		cell := sheet.Address(at, column)
		if i == 0 {
			a.Cell = cell
		}
		s := r.text(at, column)
		c := r.g.At(r.g.Merged(at, column))
		if c.Error != "" {
			s = c.Error
		}
		x, present, ok := numberOf(s, in.Integer)
		switch {
		case !ok:
			r.problem(cell, n.Code, fmt.Sprintf("“%s” bukan angka untuk “%s”.", shorten(s), in.Label))
			a.Bad = true
		case present:
			if msg := outside(in, x); msg != "" {
				r.problem(cell, n.Code, msg)
				a.Bad = true
			} else {
				a.Answer.Inputs[in.Key] = x
			}
		}
	}
	r.decision(a, n, row, column)
	r.typed(a, n, row, column)
	if len(a.Answer.Inputs) == 0 {
		a.Answer.Inputs = nil
	}
}

// typed tells of a ratio that was typed in place of its numbers: an answer has
// numbers only, and what somebody wrote is not lost without a word.
func (r *reading) typed(a *Answered, n *lke.Node, row, column int) {
	if row == 0 || n.Scale == lke.ScaleIndex || a.Bad || a.Answer.Decision != nil || len(a.Answer.Inputs) > 0 || r.b.Kind == Portal {
		return
	}
	at := r.g.At(r.g.Merged(row, column))
	if x, present, ok := numberOf(at.Text, false); at.Formula || at.Error != "" || !present || !ok || x == 0 {
		return
	}
	r.problem(sheet.Address(row, column), n.Code, fmt.Sprintf("“%s” adalah hasil bagi, sedangkan angka di bawahnya kosong; isi angkanya.", shorten(at.Text)))
}

// outside says why a number cannot be one of an input, "" where it can.
func outside(in lke.Input, x float64) string {
	switch {
	case in.Min != nil && x < *in.Min || in.Max != nil && x > *in.Max:
		most := ""
		if in.Max != nil {
			most = " sampai " + number(*in.Max)
		}
		return fmt.Sprintf("%s untuk “%s” di luar batas: isi mulai 0%s.", number(x), in.Label, most)
	case in.Integer && x != float64(int64(x)):
		return fmt.Sprintf("%s untuk “%s” harus bilangan bulat.", number(x), in.Label)
	}
	return ""
}

// decision reads the fraction that TPI set where a ratio divides by 0: it
// stands in the row of the question, typed and not computed.
func (r *reading) decision(a *Answered, n *lke.Node, row, column int) {
	if row == 0 {
		return
	}
	c := r.g.At(r.g.Merged(row, column))
	if c.Formula || n.Scale == lke.ScaleIndex || a.Answer.Note == "" || !r.w.Value(a.Answer).NeedsDecision {
		return
	}
	if x, present, ok := numberOf(c.Text, false); present && ok && x >= 0 && x <= 1 {
		a.Answer.Decision = &x
	}
}

// shown reads the scores that the form shows of nodes above questions.
func (r *reading) shown(who model.Assessor, l line, row int) {
	column := r.b.Columns.Value[who]
	if row == 0 || column == 0 || !l.isGroup() {
		return
	}
	if x, present, ok := numberOf(r.text(row, column), false); present && ok {
		r.b.Shown[who] = append(r.b.Shown[who], Shown{Code: l.node.Code, Value: x, Cell: sheet.Address(row, column)})
	}
}
