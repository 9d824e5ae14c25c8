package sheet

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"siapzi/model"
)

// Kind says what the cells of a column hold.
type Kind int

// The kinds of columns.
const (
	Text    Kind = iota // string
	Number              // int, int64 or float64; nil for an empty cell
	Date                // model.Date
	Month               // Mark: one month of a strip
	Decimal             // float64 with two decimals shown; nil for an empty cell
)

// Column describes the cells below one head.
type Column struct {
	Head  string
	Width float64 // in characters of ordinary text
	Kind  Kind
	// Hidden keeps the column from sight in a workbook: for what programs need.
	Hidden bool
}

// Table is one sheet.
type Table struct {
	Name    string   // of the sheet, at most 31 characters
	Title   string   // stands above the heads, only in workbooks; may be empty
	About   []string // lines below the title
	Columns []Column
	Print   int       // how many columns from the left go on paper; 0 for all
	Paper   Paper     // the zero value is A4
	Rows    [][]any   // one value per column, of the type that its kind wants
	Created time.Time // stands in the workbook
	Creator string    // likewise; may be empty
}

// Paper is a size of paper by its number in workbooks.
type Paper int

// The sizes of paper that offices here have.
const (
	A4 Paper = 9
	F4 Paper = 14 // Folio, 8,5 × 13 inch
)

// maxCell is the most characters that a cell of a workbook can hold.
const maxCell = 32767

// text gives a value as it is written in CSV.
func (c Column) text(v any) (string, error) {
	switch v := v.(type) {
	case nil:
		return "", nil
	case string:
		if c.Kind == Text {
			return v, nil
		}
	case Mark:
		if c.Kind == Month {
			return v.Text, nil
		}
	case int:
		if c.Kind == Number {
			return strconv.Itoa(v), nil
		}
	case int64:
		if c.Kind == Number {
			return strconv.FormatInt(v, 10), nil
		}
	case float64:
		if c.Kind == Number || c.Kind == Decimal {
			return strings.Replace(strconv.FormatFloat(v, 'f', -1, 64), ".", ",", 1), nil
		}
	case model.Date:
		if c.Kind == Date {
			if t := v.Time(); !t.IsZero() {
				return t.Format("02/01/2006"), nil
			}
			return "", nil
		}
	}
	return "", fmt.Errorf("sheet: column %q cannot hold %T", c.Head, v)
}

// WriteCSV writes heads and rows with semicolons, in UTF-8 with a byte order
// mark, since Excel takes a file without one for another encoding. Text that
// Excel would take for a formula gets an apostrophe before it.
func (t Table) WriteCSV(w io.Writer) error {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return fmt.Errorf("sheet: write: %w", err)
	}
	c := csv.NewWriter(w)
	c.Comma, c.UseCRLF = ';', true
	record := make([]string, len(t.Columns))
	for i, col := range t.Columns {
		record[i] = col.Head
	}
	_ = c.Write(record) // errors come with Flush
	for n, row := range t.Rows {
		if len(row) != len(t.Columns) {
			return fmt.Errorf("sheet: row %d has %d cells, want %d", n+1, len(row), len(t.Columns))
		}
		for i, v := range row {
			s, err := t.Columns[i].text(v)
			if err != nil {
				return err
			}
			if k := t.Columns[i].Kind; k == Text || k == Month {
				s = harmless(clean(s))
			}
			record[i] = s
		}
		_ = c.Write(record) // errors come with Flush
	}
	c.Flush()
	if err := c.Error(); err != nil {
		return fmt.Errorf("sheet: write: %w", err)
	}
	return nil
}

// harmless keeps text from becoming a formula.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// clean drops what neither XML nor people can read.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r == utf8.RuneError || r == '\uFFFE' || r == '\uFFFF' {
			return -1
		}
		return r
	}, s)
}

// cell cuts text to what a cell of a workbook can hold.
func cell(s string) string {
	if s = clean(s); utf8.RuneCountInString(s) > maxCell {
		s = string([]rune(s)[:maxCell-1]) + "…"
	}
	return s
}
