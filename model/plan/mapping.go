package plan

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"siapzi/model"
	"siapzi/model/sheet"
)

// Workbook is somebody's workbook, read and not changed.
type Workbook struct {
	Path   string
	Sheets []*sheet.Grid
}

// ReadWorkbook reads an XLSX file. Errors are those of sheet.Read, and Invalid
// where no sheet has a single value.
func ReadWorkbook(ctx context.Context, path string) (*Workbook, error) {
	grids, err := sheet.Read(ctx, path)
	if err != nil {
		return nil, err
	}
	for _, g := range grids {
		if g.Rows > 0 {
			return &Workbook{path, grids}, nil
		}
	}
	return nil, model.Errorf(model.Invalid, "Buku kerja %s kosong.", path)
}

// Column says what one column holds.
type Column struct {
	Column int    // 1-based
	Head   string // its heading, levels joined with " / "
	Field  Field
	No     int // month or quarter, see FieldChoice
}

// Name is the letters of the column: "C".
func (c Column) Name() string { return sheet.ColumnName(c.Column) }

// Mapping says how a sheet is read: which one, where its headings end, and what
// every column holds. People may change all of it.
type Mapping struct {
	Sheet   int // index into Workbook.Sheets
	Head    int // last row of the headings; the plan begins below it
	Columns []Column
}

// Has tells whether some column holds one of the fields.
func (m Mapping) Has(fields ...Field) bool {
	return slices.ContainsFunc(m.Columns, func(c Column) bool { return slices.Contains(fields, c.Field) })
}

// maxHead is how far down headings are looked for, and levels how many rows
// they may have.
const (
	maxHead = 40
	levels  = 3
)

// Propose finds the sheet and the row of headings that look most like an action
// plan, and says what every column holds. ok is false where nothing looks like
// one: then the mapping names the first filled row of the first sheet and leaves
// the columns to people.
func (b *Workbook) Propose() (m Mapping, ok bool) {
	best := -1.0
	for i, g := range b.Sheets {
		if g.Hidden {
			continue
		}
		for row := 1; row <= min(g.Rows, maxHead); row++ {
			for depth := 1; depth <= min(levels, row); depth++ {
				columns, score := b.columns(i, row, depth)
				if score > best {
					best, m = score, Mapping{i, row, columns}
				}
			}
		}
	}
	if best >= 2 && m.Has(FieldName) {
		return m, true
	}
	for i, g := range b.Sheets {
		for row := 1; row <= g.Rows; row++ {
			if distinct(g, row) >= 2 {
				m := b.Remap(i, row)
				return m, m.Has(FieldName)
			}
		}
	}
	return Mapping{}, false
}

// Remap proposes the columns of a sheet whose headings end in a row that a
// person has chosen.
func (b *Workbook) Remap(index, head int) Mapping {
	best, m := -1.0, Mapping{Sheet: index, Head: head}
	for depth := 1; depth <= min(levels, head); depth++ {
		if columns, score := b.columns(index, head, depth); score > best {
			best, m.Columns = score, columns
		}
	}
	return m
}

// columns reads the headings that end in row and are depth rows high. score
// says how much they look like those of an action plan: one point per field.
func (b *Workbook) columns(index, row, depth int) ([]Column, float64) {
	g := b.Sheets[index]
	if depth > 1 && (distinct(g, row-depth+1) < 2 || distinct(g, row) < 1) {
		return nil, -1
	}
	var columns []Column
	seen := map[string]bool{}
	score := -0.1 * float64(depth)
	for x := 1; x <= g.Columns; x++ {
		texts := headings(g, row-depth+1, row, x)
		if len(texts) == 0 {
			columns = append(columns, Column{Column: x})
			continue
		}
		c := Column{Column: x, Head: strings.Join(texts, " / ")}
		leaf := texts[len(texts)-1]
		if len(leaf) <= 80 {
			c.Field, c.No = classify(leaf, texts[:len(texts)-1])
		}
		columns = append(columns, c)
		if key := fmt.Sprint(c.Field, c.No); c.Field != FieldNone && !seen[key] {
			seen[key] = true
			score += weight(c.Field)
		}
	}
	settleColumns(g, row, columns)
	return columns, score
}

// weight is what a recognised column counts: a strip of months is one thing.
func weight(f Field) float64 {
	switch f {
	case FieldMonth, FieldDoneMonth, FieldQuarter, FieldDoneQuarter:
		return 0.15
	case FieldName:
		return 1.5
	}
	return 1
}

// headings gives the texts above a column from the first row to the last, each
// merged range once, without titles that lie over the whole table.
func headings(g *sheet.Grid, first, last, column int) []string {
	var out []string
	from := [2]int{}
	for y := first; y <= last; y++ {
		r, c := g.Merged(y, column)
		if r < first && r != y {
			return nil // a range that begins above is not a heading of this table
		}
		if text := oneLine(g.Value(y, column)); text != "" && from != [2]int{r, c} {
			out = append(out, text)
			from = [2]int{r, c}
		}
	}
	return out
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// distinct counts the values of a row, each merged range once.
func distinct(g *sheet.Grid, row int) int {
	n := 0
	for x := 1; x <= g.Columns; x++ {
		if r, c := g.Merged(row, x); c == x && (r == row || x == 1 || r < row) && g.Value(row, x) != "" {
			n++
		}
	}
	return n
}

// settleColumns decides between columns that claim the same field, and by
// content where the heading leaves it open.
func settleColumns(g *sheet.Grid, head int, columns []Column) {
	name, goal := -1, false
	for i, c := range columns {
		switch c.Field {
		case FieldGoal:
			goal = true
		case FieldName:
			// The most specific one is the activity, else the one further right:
			// plans go from the general to the particular.
			leaf := same(c.Head[strings.LastIndex(c.Head, "/")+1:])
			if name < 0 || specific.MatchString(leaf) || !specific.MatchString(same(columns[name].Head)) {
				if name >= 0 {
					columns[name].Field = FieldGoal
				}
				name = i
			} else {
				columns[i].Field = FieldNone
			}
		case FieldDoneQuantity:
			if mostly(g, head, c.Column, isPeriod) && !mostly(g, head, c.Column, isQuantity) {
				columns[i].Field = FieldDonePeriod
			} else if !mostly(g, head, c.Column, isQuantity) {
				columns[i].Field = FieldEvidence
			}
		case FieldTarget: // "Target: Maret"
			if !mostly(g, head, c.Column, isQuantity) && mostly(g, head, c.Column, isPeriod) {
				columns[i].Field = FieldPeriod
			}
		}
	}
	if name < 0 && goal { // a plan that calls its activities something else
		return
	}
	keepOne(columns, FieldOutput, func(c Column) bool { return strings.Contains(same(c.Head), "output") })
	keepOne(columns, FieldTarget, func(c Column) bool { return counted.MatchString(same(c.Head)) })
	for _, f := range []Field{FieldCode, FieldStatus, FieldID} {
		keepOne(columns, f, func(Column) bool { return false })
	}
}

// counted marks headings of a target that is a number and no sentence.
var counted = re(`output|jumlah|volume|kuantitas`)

// keepOne leaves a field to the first column that is preferred, or else to the
// first.
func keepOne(columns []Column, f Field, preferred func(Column) bool) {
	keep := -1
	for i, c := range columns {
		if c.Field == f && (keep < 0 || preferred(c) && !preferred(columns[keep])) {
			keep = i
		}
	}
	for i := range columns {
		if columns[i].Field == f && i != keep {
			columns[i].Field = FieldNone
		}
	}
}

// mostly tells whether at least two thirds of the filled cells among the first
// thirty below the headings are as asked.
func mostly(g *sheet.Grid, head, column int, is func(string) bool) bool {
	filled, good := 0, 0
	for y := head + 1; y <= min(g.Rows, head+30); y++ {
		if s := strings.TrimSpace(g.At(y, column).Text); s != "" {
			filled++
			if is(s) {
				good++
			}
		}
	}
	return filled == 0 || good*3 >= filled*2
}

func isPeriod(s string) bool {
	m, bad := parseMonths(s, false)
	return bad == "" && m != 0
}

func isQuantity(s string) bool {
	_, _, ok := parseQuantity(s)
	return ok
}
