package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// Colours of the house, see package paint.
const (
	ink      = "1A2324"
	muted    = "4A595B"
	tint     = "E1E7E7"
	hairline = "B4BEBF"
)

// font is one that every spreadsheet has or replaces by one of equal width.
const font = "Calibri"

// styles are the numbers of the workbook's styles.
type styles struct{ title, about, head, headRight, text, number, decimal, date int }

// WriteXLSX writes a workbook with t as its only sheet.
func (t Table) WriteXLSX(w io.Writer) error {
	return WriteBook(w, t)
}

// WriteBook writes a workbook with one sheet for each table, the first one in
// front; its title and time are those of the first.
func WriteBook(w io.Writer, tables ...Table) error {
	f := excelize.NewFile()
	defer f.Close() //nolint:errcheck // nothing on disk
	for i, t := range tables {
		b := &book{File: f, t: t, no: i}
		if err := b.fill(); err != nil {
			return fmt.Errorf("sheet: %w", err)
		}
	}
	var buf bytes.Buffer
	if err := f.Write(&buf); err != nil {
		return fmt.Errorf("sheet: write: %w", err)
	}
	return repack(buf.Bytes(), w)
}

// book is a workbook being filled.
type book struct {
	*excelize.File
	t      Table
	no     int // of the sheet, from 0
	styles styles
	marks  []int // styles by tone
	row    int   // that is filled next
}

func (b *book) fill() error {
	name := b.t.Name
	if b.no > 0 {
		if _, err := b.NewSheet(name); err != nil {
			return err
		}
	} else {
		if err := b.SetSheetName("Sheet1", name); err != nil {
			return err
		}
		created := b.t.Created.UTC().Format(time.RFC3339)
		if err := b.SetDocProps(&excelize.DocProperties{Title: b.t.Title, Creator: b.t.Creator, LastModifiedBy: b.t.Creator,
			Created: created, Modified: created, Language: "id-ID"}); err != nil {
			return err
		}
	}
	steps := []func() error{b.makeStyles, b.makeMarks, b.above, b.heads, b.rows, b.page}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) makeStyles() error {
	line := []excelize.Border{{Type: "bottom", Color: hairline, Style: 1}}
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	right := &excelize.Alignment{Vertical: "top", Horizontal: "right", Indent: 1}
	head := excelize.Style{Font: &excelize.Font{Family: font, Bold: true, Size: 10, Color: ink}, Alignment: &excelize.Alignment{Vertical: "center", WrapText: true},
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{tint}}, Border: []excelize.Border{{Type: "bottom", Color: ink, Style: 2}}}
	headRight := head
	headRight.Alignment = &excelize.Alignment{Vertical: "center", WrapText: true, Horizontal: "right", Indent: 1}
	dates, thousands, decimals := "dd/mm/yyyy", "#,##0", "#,##0.00"
	for _, s := range []struct {
		to    *int
		style excelize.Style
	}{
		{&b.styles.title, excelize.Style{Font: &excelize.Font{Family: font, Bold: true, Size: 14, Color: ink}}},
		{&b.styles.about, excelize.Style{Font: &excelize.Font{Family: font, Size: 10, Color: muted}}},
		{&b.styles.head, head},
		{&b.styles.headRight, headRight},
		{&b.styles.text, excelize.Style{Font: &excelize.Font{Family: font, Size: 10}, Alignment: top, Border: line, NumFmt: 49}},
		{&b.styles.number, excelize.Style{Font: &excelize.Font{Family: font, Size: 10}, Alignment: right, Border: line, CustomNumFmt: &thousands}},
		{&b.styles.decimal, excelize.Style{Font: &excelize.Font{Family: font, Size: 10}, Alignment: right, Border: line, CustomNumFmt: &decimals}},
		{&b.styles.date, excelize.Style{Font: &excelize.Font{Family: font, Size: 10}, Alignment: right, Border: line, CustomNumFmt: &dates}},
	} {
		n, err := b.NewStyle(&s.style)
		if err != nil {
			return err
		}
		*s.to = n
	}
	return nil
}

// above writes what stands above the heads.
func (b *book) above() error {
	b.row = 1
	if b.t.Title == "" {
		return nil
	}
	if err := b.put(1, cell(b.t.Title), b.styles.title); err != nil {
		return err
	}
	for _, s := range b.t.About {
		b.row++
		if err := b.put(1, cell(s), b.styles.about); err != nil {
			return err
		}
	}
	b.row += 2
	return nil
}

// heads writes the row of heads and sets widths.
func (b *book) heads() error {
	for i, c := range b.t.Columns {
		style := b.styles.head
		switch c.Kind {
		case Number, Decimal, Date:
			style = b.styles.headRight
		case Month:
			style = b.marks[toneHead]
		}
		if err := b.put(i+1, cell(c.Head), style); err != nil {
			return err
		}
		letter, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := b.SetColWidth(b.t.Name, letter, letter, c.Width); err != nil {
			return err
		}
		if c.Hidden {
			if err := b.SetColVisible(b.t.Name, letter, false); err != nil {
				return err
			}
		}
	}
	if err := b.SetRowHeight(b.t.Name, b.row, 30); err != nil {
		return err
	}
	return b.SetPanes(b.t.Name, &excelize.Panes{Freeze: true, YSplit: b.row, TopLeftCell: fmt.Sprintf("A%d", b.row+1), ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: fmt.Sprintf("A%d", b.row+1), ActiveCell: fmt.Sprintf("A%d", b.row+1), Pane: "bottomLeft"}}})
}

// rows writes the cells, and the filter over all of them.
func (b *book) rows() error {
	head := b.row
	for n, row := range b.t.Rows {
		if len(row) != len(b.t.Columns) {
			return fmt.Errorf("row %d has %d cells, want %d", n+1, len(row), len(b.t.Columns))
		}
		b.row++
		lines := 1
		for i, v := range row {
			c := b.t.Columns[i]
			s, err := c.text(v)
			if err != nil {
				return err
			}
			style := b.styles.text
			switch c.Kind {
			case Number:
				style = b.styles.number
			case Decimal:
				style = b.styles.decimal
			case Month:
				m, _ := v.(Mark)
				style, v = b.marks[m.Tone], cell(m.Text)
			case Date:
				style = b.styles.date
				if s == "" {
					v = nil
				} else if v, err = time.Parse("02/01/2006", s); err != nil {
					return err
				}
			default:
				s = cell(s)
				v, lines = s, max(lines, linesIn(s, c.Width))
			}
			if err := b.put(i+1, v, style); err != nil {
				return err
			}
		}
		if err := b.SetRowHeight(b.t.Name, b.row, min(float64(lines)*lineHeight+1.5, maxRowHeight)); err != nil {
			return err
		}
	}
	last, err := excelize.CoordinatesToCellName(len(b.t.Columns), b.row)
	if err != nil {
		return err
	}
	return b.AutoFilter(b.t.Name, fmt.Sprintf("A%d:%s", head, last), nil)
}

// Heights in points, for type of 10 points.
const (
	lineHeight   = 13.2
	maxRowHeight = 400 // spreadsheets take 409
)

// linesIn estimates how many lines text needs in a column. Spreadsheets do not
// make rows higher by themselves when they open a file.
func linesIn(s string, width float64) int {
	n := 0
	width = max(width, 1) // a column left without a width still ends
	for _, par := range strings.Split(s, "\n") {
		room := 0.0
		n++
		for _, word := range strings.Split(par, " ") {
			w := float64(utf8.RuneCountInString(word)) * 0.95
			if room > 0 && room+w > width {
				n, room = n+1, 0
			}
			for ; w > width; w -= width {
				n++
			}
			room += w + 1
		}
	}
	return n
}

// put fills the cell in a column of the current row.
func (b *book) put(column int, v any, style int) error {
	at, err := excelize.CoordinatesToCellName(column, b.row)
	if err != nil {
		return err
	}
	if s, ok := v.(string); ok {
		err = b.SetCellStr(b.t.Name, at, s)
	} else if v != nil {
		err = b.SetCellValue(b.t.Name, at, v)
	}
	if err != nil {
		return err
	}
	return b.SetCellStyle(b.t.Name, at, at, style)
}

// page sets the sheet up for paper: A4 in landscape, one page wide, heads on
// every page, a page number at the foot.
func (b *book) page() error {
	name := b.t.Name
	head := b.row - len(b.t.Rows)
	paper, across, one, all := int(b.t.Paper), "landscape", 1, 0
	if paper == 0 {
		paper = int(A4)
	}
	fit := true
	if err := b.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := b.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &paper, Orientation: &across, FitToWidth: &one, FitToHeight: &all}); err != nil {
		return err
	}
	side, foot := 0.4, 0.6
	if err := b.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &foot, Bottom: &foot}); err != nil {
		return err
	}
	if err := b.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddFooter: "&L&9&A&R&9Halaman &P dari &N"}); err != nil {
		return err
	}
	quoted := "'" + strings.ReplaceAll(name, "'", "''") + "'"
	if n := b.t.Print; n > 0 && n < len(b.t.Columns) {
		letter, err := excelize.ColumnNumberToName(n)
		if err != nil {
			return err
		}
		area := fmt.Sprintf("%s!$A$1:$%s$%d", quoted, letter, b.row)
		if err := b.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: name, RefersTo: area}); err != nil {
			return err
		}
	}
	return b.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: name, RefersTo: fmt.Sprintf("%s!$%d:$%d", quoted, head, head)})
}

// repack writes the parts of a workbook in a fixed order, so that the same
// table gives the same bytes.
func repack(data []byte, w io.Writer) error {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return fmt.Errorf("sheet: repack: %w", err)
	}
	files := slices.Clone(r.File)
	slices.SortFunc(files, func(a, b *zip.File) int {
		// Readers that look only at the beginning want the list of types first.
		if first := "[Content_Types].xml"; a.Name == first || b.Name == first {
			if a.Name == first {
				return -1
			}
			return 1
		}
		return strings.Compare(a.Name, b.Name)
	})
	z := zip.NewWriter(w)
	for _, f := range files {
		if err := repackOne(z, f); err != nil {
			return fmt.Errorf("sheet: write: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("sheet: write: %w", err)
	}
	return nil
}

func repackOne(z *zip.Writer, f *zip.File) error {
	in, err := f.Open()
	if err != nil {
		return err
	}
	defer in.Close() //nolint:errcheck // read-only
	out, err := z.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return err
}
