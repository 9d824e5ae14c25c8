package plan

import (
	"fmt"
	"slices"
	"strings"

	"siapzi/model"
	"siapzi/model/sheet"
)

// rowReader reads rows of a sheet into activities.
type rowReader struct {
	p     *Plan
	g     *sheet.Grid
	m     Mapping
	ours  bool                                     // the workbook was written by WriteXLSX
	done  map[model.ActivityID][]model.Realisation // of our own second sheet
	goal  string                                   // carried down
	pokja int                                      // likewise
}

func newRowReader(p *Plan, b *Workbook, m Mapping) *rowReader {
	r := &rowReader{p: p, g: b.Sheets[m.Sheet], m: m, ours: m.Has(FieldID) && m.Has(FieldCancelReason)}
	if r.ours {
		r.done = readRealisations(b)
	}
	return r
}

func address(c Column, row int) string { return sheet.Address(row, c.Column) }

// values joins the cells of all columns of a field, each text once.
func (r *rowReader) values(row int, f Field, between string) string {
	var out []string
	for _, c := range r.m.Columns {
		if c.Field != f {
			continue
		}
		if s := r.g.Value(row, c.Column); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return strings.Join(out, between)
}

// column gives the first column of a field.
func (r *rowReader) column(f Field) (Column, bool) {
	i := slices.IndexFunc(r.m.Columns, func(c Column) bool { return c.Field == f })
	if i < 0 {
		return Column{}, false
	}
	return r.m.Columns[i], true
}

// read reads one row; ok is false for rows that hold no activity: empty ones,
// numbers of columns, headings of a part, sums and signatures.
func (r *rowReader) read(y int) (row ImportRow, ok bool) {
	if r.isNumbering(y) || r.isPart(y) {
		return row, false
	}
	row.Row = y
	a := &row.Activity
	a.Name = oneLine(r.values(y, FieldName, " – "))
	if a.Name == "" {
		if r.filled(y) < 2 {
			return row, false
		}
		c, _ := r.column(FieldName)
		row.Problems = append(row.Problems, CellProblem{address(c, y), "kegiatan belum diisi"})
	}
	if isSum(a.Name) {
		return row, false
	}
	a.ID = model.ActivityID(r.values(y, FieldID, ""))
	r.texts(&row, y)
	r.codes(&row, y)
	r.place(&row, y)
	r.target(&row, y)
	r.months(&row, y)
	r.realised(&row, y)
	r.status(&row, y)
	row.edit = r.editOf(*a)
	return row, true
}

// filled counts the cells of mapped columns that begin in this row.
func (r *rowReader) filled(y int) int {
	n := 0
	for _, c := range r.m.Columns {
		if c.Field != FieldNone && strings.TrimSpace(r.g.At(y, c.Column).Text) != "" {
			n++
		}
	}
	return n
}

// isNumbering finds the row "1 2 3 4" that many forms have below the headings.
func (r *rowReader) isNumbering(y int) bool {
	n := 0
	for _, c := range r.m.Columns {
		s := strings.Trim(r.g.Value(y, c.Column), "()")
		if s == "" {
			continue
		}
		if small(s) < 1 && !isNumber(s) {
			return false
		}
		n++
	}
	name, _ := r.column(FieldName)
	return n >= 3 && y <= r.m.Head+2 && r.g.Value(y, name.Column) != ""
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// isPart finds a row whose only text names a Pokja or area, and remembers it
// for the rows below.
func (r *rowReader) isPart(y int) bool {
	var texts []string
	for x := 1; x <= r.g.Columns; x++ {
		if s := oneLine(r.g.Value(y, x)); s != "" && !slices.Contains(texts, s) {
			texts = append(texts, s)
		}
	}
	if len(texts) == 0 || len(texts) > 2 {
		return false
	}
	text := strings.Join(texts, " ")
	words := same(text)
	if no, ok := parsePokja(r.p.w, text); ok && (strings.Contains(words, "area") || strings.Contains(words, "pokja") || areaName(r, words)) {
		r.pokja, r.goal = no, ""
		return true
	}
	return false
}

// areaName tells whether words are the name of an area, with or without its
// number.
func areaName(r *rowReader, words string) bool {
	for _, a := range r.p.w.Areas {
		if strings.HasSuffix(words, same(a.Name)) {
			return true
		}
	}
	return false
}

func isSum(name string) bool {
	switch same(name) {
	case "jumlah", "total", "rata rata", "jumlah total", "total keseluruhan":
		return true
	}
	return false
}

func (r *rowReader) texts(row *ImportRow, y int) {
	a := &row.Activity
	a.Goal = oneLine(r.values(y, FieldGoal, " – "))
	if a.Goal == "" && !r.ours {
		a.Goal = r.goal
	}
	r.goal = a.Goal
	a.Output = oneLine(r.values(y, FieldOutput, "; "))
	a.PIC = oneLine(r.values(y, FieldPIC, " / "))
	a.Obstacle, a.FollowUp = r.values(y, FieldObstacle, "\n"), r.values(y, FieldFollowUp, "\n")
	a.Note = r.values(y, FieldNote, "\n")
	if s := r.values(y, FieldEvidence, ", "); s != "" {
		a.Note = strings.TrimSpace(a.Note + "\nBukti: " + s)
	}
	a.TargetUnit = oneLine(r.values(y, FieldTargetUnit, " "))
}

func (r *rowReader) codes(row *ImportRow, y int) {
	c, ok := r.column(FieldCode)
	if !ok {
		return
	}
	for _, s := range strings.FieldsFunc(r.g.Value(y, c.Column), func(x rune) bool { return strings.ContainsRune(",;\n ", x) }) {
		code, ok := r.p.w.ParseCode(s)
		if !ok || r.p.w.Question(code) == nil {
			row.Problems = append(row.Problems, CellProblem{address(c, y), fmt.Sprintf("soal “%s” tidak ada dalam LKE", s)})
			continue
		}
		row.Activity.Codes = append(row.Activity.Codes, code)
	}
	if e, ok := r.column(FieldEvidenceNo); ok {
		if x, _, ok := parseQuantity(r.g.Value(y, e.Column)); ok {
			row.Activity.Evidence = int(x)
		}
	}
}

// place reads the Pokja: of the row, of the part above, or of the question.
func (r *rowReader) place(row *ImportRow, y int) {
	a := &row.Activity
	a.Pokja = r.pokja
	if c, ok := r.column(FieldPokja); ok {
		if s := r.g.Value(y, c.Column); s != "" {
			no, ok := parsePokja(r.p.w, s)
			if !ok {
				row.Problems = append(row.Problems, CellProblem{address(c, y), fmt.Sprintf("Pokja “%s” tidak dikenal; tulis I sampai VI", s)})
			}
			a.Pokja = no
		} else if r.ours {
			a.Pokja = 0
		}
	} else if a.Pokja == 0 && len(a.Codes) > 0 {
		a.Pokja = r.p.w.Question(a.Codes[0]).Pokja
	}
}

func (r *rowReader) target(row *ImportRow, y int) {
	c, ok := r.column(FieldTarget)
	if !ok {
		return
	}
	s := r.g.Value(y, c.Column)
	if s == "" || s == "-" {
		return
	}
	x, unit, ok := parseQuantity(s)
	if !ok {
		row.Problems = append(row.Problems, CellProblem{address(c, y), fmt.Sprintf("target “%s” bukan angka", s)})
		return
	}
	row.Activity.Target = x
	if row.Activity.TargetUnit == "" {
		row.Activity.TargetUnit = oneLine(unit)
	}
}

// months reads when the activity is planned: words, and columns of months and
// quarters with marks or fills.
func (r *rowReader) months(row *ImportRow, y int) {
	a := &row.Activity
	for _, c := range r.m.Columns {
		cell := r.g.At(r.g.Merged(y, c.Column))
		switch c.Field {
		case FieldPeriod:
			m, bad := parseMonths(cell.Text, strings.Contains(same(c.Head), "triwulan"))
			if bad != "" {
				row.Problems = append(row.Problems, CellProblem{address(c, y), fmt.Sprintf("waktu “%s” tidak dikenal; tulis B03,B06 atau TW1", bad)})
			}
			a.Months |= m
		case FieldMonth:
			switch {
			case r.ours:
				r.ownMark(a, c.No, strings.TrimSpace(cell.Text))
			case isMark(cell.Text) || cell.Filled && strings.TrimSpace(cell.Text) == "":
				a.Months = a.Months.With(c.No, true)
			}
		case FieldQuarter:
			if isMark(cell.Text) || cell.Filled && strings.TrimSpace(cell.Text) == "" {
				a.Months = a.Months.With(model.QuarterMonth(c.No), true)
			}
		}
	}
}

// ownMark reads a cell of our own strip, see signs.
func (r *rowReader) ownMark(a *model.Activity, month int, text string) {
	if text == "" || text == "-" {
		return
	}
	if text != signExtra {
		a.Months = a.Months.With(month, true)
	}
	if text == signDone || text == signExtra {
		putRealisation(a, model.Realisation{Month: month, Done: true})
	}
}

// putRealisation adds x to what is known of its month.
func putRealisation(a *model.Activity, x model.Realisation) {
	for i := range a.Realisations {
		if r := &a.Realisations[i]; r.Month == x.Month {
			r.Done = r.Done || x.Done
			r.Quantity += x.Quantity
			r.Note = strings.TrimSpace(r.Note + "\n" + x.Note)
			r.Documents = append(r.Documents, x.Documents...)
			return
		}
	}
	a.Realisations = append(a.Realisations, x)
}

// realised reads what was done.
func (r *rowReader) realised(row *ImportRow, y int) {
	a := &row.Activity
	for _, x := range r.done[a.ID] {
		putRealisation(a, x)
	}
	var done model.Months
	for _, c := range r.m.Columns {
		cell := r.g.At(r.g.Merged(y, c.Column))
		switch c.Field {
		case FieldDonePeriod:
			m, bad := parseMonths(cell.Text, strings.Contains(same(c.Head), "triwulan"))
			if bad != "" {
				row.Problems = append(row.Problems, CellProblem{address(c, y), fmt.Sprintf("waktu realisasi “%s” tidak dikenal; tulis B03 atau TW1", bad)})
			}
			done |= m
		case FieldDoneMonth:
			r.doneCell(a, c.No, cell)
		case FieldDoneQuarter:
			r.doneCell(a, model.QuarterMonth(c.No), cell)
		}
	}
	r.doneQuantity(row, y, done)
}

// doneCell reads a cell of a realised month: a quantity, or any mark.
func (r *rowReader) doneCell(a *model.Activity, month int, c sheet.Cell) {
	if !isMark(c.Text) {
		if c.Filled && strings.TrimSpace(c.Text) == "" {
			putRealisation(a, model.Realisation{Month: month, Done: true})
		}
		return
	}
	x := model.Realisation{Month: month, Done: true}
	if q, _, ok := parseQuantity(c.Text); ok {
		x.Quantity = q
	} else if len(c.Text) > 4 {
		x.Note = strings.TrimSpace(c.Text)
	}
	putRealisation(a, x)
}

// doneQuantity puts the quantity of the row onto its realised months, in equal
// parts; without such a month it goes to the first planned one, not marked done.
func (r *rowReader) doneQuantity(row *ImportRow, y int, done model.Months) {
	a := &row.Activity
	total := 0.0
	c, has := r.column(FieldDoneQuantity)
	if s := r.g.Value(y, c.Column); has && s != "" && s != "-" {
		q, _, ok := parseQuantity(s)
		if !ok {
			row.Problems = append(row.Problems, CellProblem{address(c, y), fmt.Sprintf("jumlah realisasi “%s” bukan angka", s)})
			return
		}
		total = q
	}
	for _, m := range done.List() {
		putRealisation(a, model.Realisation{Month: m, Done: true, Quantity: total / float64(done.Count())})
	}
	if total > 0 && done == 0 {
		month := 1
		if list := a.Months.List(); len(list) > 0 {
			month = list[0]
		}
		putRealisation(a, model.Realisation{Month: month, Quantity: total})
		row.Notes = append(row.Notes, CellProblem{address(c, y), "jumlah realisasi tanpa bulan; dicatat pada " + MonthNames[month-1]})
	}
}

var finished = re(`^(selesai|completed|done|100|1|terlaksana|tercapai|sudah|sudah dilaksanakan|sudah selesai)$`)

// status reads "batal" and, where the sheet tells nothing of months done,
// "selesai".
func (r *rowReader) status(row *ImportRow, y int) {
	a := &row.Activity
	c, ok := r.column(FieldStatus)
	if !ok {
		return
	}
	s := same(r.g.Value(y, c.Column))
	if strings.HasPrefix(s, "batal") || s == "canceled" || s == "cancelled" || s == "dibatalkan" {
		a.Canceled = true
		if a.CancelReason = r.values(y, FieldCancelReason, ""); a.CancelReason == "" {
			a.CancelReason = "Ditandai batal dalam berkas impor"
		}
	}
	if r.ours || r.m.Has(FieldDoneMonth, FieldDoneQuarter, FieldDonePeriod, FieldDoneQuantity) || !finished.MatchString(s) {
		return
	}
	for _, m := range a.Months.List() {
		putRealisation(a, model.Realisation{Month: m, Done: true})
	}
	if a.Months != 0 {
		row.Notes = append(row.Notes, CellProblem{address(c, y), "selesai: semua bulan rencana ditandai selesai"})
	}
}

// editOf gives the edit that brings what the sheet holds into an activity that
// is there already; what it has no column for stays.
func (r *rowReader) editOf(a model.Activity) Edit {
	a = Tidy(a)
	e := Edit{Name: &a.Name, Realisations: a.Realisations}
	has := func(f ...Field) bool { return r.m.Has(f...) }
	take(&e.Goal, &a.Goal, has(FieldGoal))
	take(&e.Output, &a.Output, has(FieldOutput))
	take(&e.Target, &a.Target, has(FieldTarget))
	take(&e.TargetUnit, &a.TargetUnit, has(FieldTargetUnit) || a.TargetUnit != "")
	take(&e.Months, &a.Months, has(FieldPeriod, FieldMonth, FieldQuarter))
	take(&e.PIC, &a.PIC, has(FieldPIC))
	take(&e.Pokja, &a.Pokja, has(FieldPokja) || a.Pokja != 0)
	take(&e.Codes, &a.Codes, has(FieldCode))
	take(&e.Evidence, &a.Evidence, has(FieldEvidenceNo))
	take(&e.Obstacle, &a.Obstacle, has(FieldObstacle))
	take(&e.FollowUp, &a.FollowUp, has(FieldFollowUp))
	take(&e.Note, &a.Note, has(FieldNote, FieldEvidence))
	take(&e.Canceled, &a.Canceled, has(FieldStatus))
	take(&e.CancelReason, &a.CancelReason, has(FieldStatus))
	return e
}

func take[T any](to **T, from *T, yes bool) {
	if yes {
		*to = from
	}
}
