package report

import (
	"cmp"
	"strings"

	"siapzi/model/chart"
	"siapzi/model/paint"
	"siapzi/model/plan"
	"siapzi/model/sheet"
)

// table is the one data that a page and a workbook show.
type table struct {
	title   string // of the section and of the sheet
	tab     string // name of the sheet, at most 31 letters; "" for the title
	note    string // a sentence below the title; may be empty
	columns []column
	groups  []group
	empty   string // what stands in place of rows where there are none

	more      int    // rows that were left out, see cut
	moreWords string // what they are and where they stand
}

// column is one column of a table.
type column struct {
	head   string
	width  float64 // mm on a sheet of A4; 0 takes what is left
	align  align
	months bool       // a strip of twelve months
	chars  float64    // width in a workbook; 0 follows from width
	kind   sheet.Kind // in a workbook
	paper  bool       // stands only on paper
}

type align int

const (
	alignLeft align = iota
	alignRight
	alignDecimal // numbers line up at their comma
)

// group is rows below a line with their common name; without one the line is
// left out.
type group struct {
	name, note string
	rows       [][]cell
}

// cell is one cell. Only one of strip and bar is ever set.
type cell struct {
	text  string
	note  string // smaller, below the text
	tone  tone
	value any // for the workbook; nil for the texts
	strip *plan.Row
	bar   *chart.Bar
}

// tone is how a cell's text looks.
type tone int

const (
	toneNormal tone = iota
	toneStrong
	toneQuiet
	toneCode
	toneMet    // a tick before it
	toneMissed // a cross before it, in red
	toneAlert  // red
)

// text makes a plain cell.
func text(s string) cell { return cell{text: s} }

// quiet makes a muted cell; nothing becomes a dash.
func quiet(s string) cell {
	if s == "" {
		s = "–"
	}
	return cell{text: s, tone: toneQuiet, value: strings.Trim(s, "–")}
}

// count is how many rows a table has.
func (t table) count() int {
	n := 0
	for _, g := range t.groups {
		n += len(g.rows)
	}
	return n
}

// named tells whether its groups have names.
func (t table) named() bool { return len(t.groups) > 0 && t.groups[0].name != "" }

// sheet gives the table as a sheet of a workbook, the names of groups as its
// first column.
func (t table) sheet(b *base) sheet.Table {
	s := sheet.Table{Name: cmp.Or(t.tab, t.title), Title: t.title, About: []string{b.unit.Name + " · " + b.unit.Agency, b.state()},
		Paper: b.req.Paper, Created: b.day, Creator: "SiapZI", Rows: [][]any{}}
	if t.note != "" {
		s.About = append(s.About, t.note)
	}
	if t.named() {
		s.Columns = append(s.Columns, sheet.Column{Head: "Area", Width: 30})
	}
	for _, c := range t.columns {
		if c.paper || c.months {
			continue
		}
		chars := c.chars
		if chars == 0 {
			chars = max(c.width/1.9, 12)
		}
		s.Columns = append(s.Columns, sheet.Column{Head: c.head, Width: chars, Kind: c.kind})
	}
	for _, g := range t.groups {
		for _, cells := range g.rows {
			s.Rows = append(s.Rows, t.row(g, cells))
		}
	}
	return s
}

func (t table) row(g group, cells []cell) []any {
	var row []any
	if t.named() {
		row = append(row, g.name)
	}
	for i, c := range t.columns {
		if c.paper || c.months {
			continue
		}
		x := cells[i]
		switch {
		case x.value != nil:
			row = append(row, x.value)
		case c.kind == sheet.Number || c.kind == sheet.Decimal || c.kind == sheet.Date:
			row = append(row, nil)
		default:
			row = append(row, strings.Trim(x.text+"\n"+x.note, "\n"))
		}
	}
	return row
}

// The styles of reports.
var (
	titleStyle   = paint.Bold.At(19, 8, paint.Ink)
	leadStyle    = paint.Medium.At(10.5, 5, paint.Ink)
	sectionStyle = paint.SemiBold.At(12, 5.5, paint.Ink)
	bodyStyle    = paint.Regular.At(8.6, 4.3, paint.Ink)
	noteStyle    = paint.Regular.At(7.8, 4, paint.Muted)
	columnStyle  = paint.Medium.At(7.3, 3.5, paint.Muted)
	cellStyle    = paint.Regular.At(8, 3.9, paint.Ink)
	smallStyle   = paint.Regular.At(7.2, 3.5, paint.Muted)
	groupStyle   = paint.SemiBold.At(8.8, 4.2, paint.Ink)
	runningStyle = paint.Regular.At(7.5, 0, paint.Muted)
)

// style gives the looks of a tone.
func (t tone) style() paint.Style {
	switch t {
	case toneStrong:
		return cellStyle.In(paint.SemiBold)
	case toneQuiet:
		return cellStyle.Ink(paint.Muted)
	case toneCode:
		return cellStyle.In(paint.SemiBold).Ink(paint.Teal)
	case toneMissed, toneAlert:
		return cellStyle.In(paint.SemiBold).Ink(paint.Red)
	}
	return cellStyle
}

// The pens of tables.
var (
	ruleHead  = paint.Pen{Width: 0.5, Color: paint.Ink}
	ruleGroup = paint.Pen{Width: 0.25, Color: paint.Ink}
	ruleRow   = paint.Pen{Width: 0.15, Color: paint.Hairline}
)
