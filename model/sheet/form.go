package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// Look is how a cell of a form looks and what its number format is.
type Look int

// The looks.
const (
	LookText   Look = iota // words, wrapped
	LookMuted              // words of less weight
	LookTitle              // of the sheet
	LookHead               // of a column
	LookGroup1             // lines that sum up, from the widest down
	LookGroup2
	LookGroup3
	LookGroup4
	LookLabel  // "a", in the middle
	LookScore  // 0,00
	LookFour   // 0,0000
	LookShare  // 0,0%
	LookChoice // where people choose or type an answer
	LookInput  // where people type a number
	LookNote   // where people type words
	looks
)

// FormCell is one cell of a form.
type FormCell struct {
	Row, Column int
	Value       any    // string, float64 or int; nil for nothing; of a formula the number that it gives now
	Formula     string // without "="; "" for none
	Look        Look
	Group       int      // 1..4: the ground of a group line under a number, 0 for none
	Open        bool     // may be changed while the sheet is protected
	Options     []string // what may be chosen; nil for anything
	Whole       bool     // a whole number not below 0 is asked for
	Most        *float64 // a number from 0 to this is asked for
	Comment     string   // shown beside the cell; "" for none
}

// Form is a sheet on which every cell has its own place, with live formulas,
// protected but for the cells that people fill.
type Form struct {
	Name    string
	Title   string // of the workbook
	Widths  []float64
	Heights map[int]float64 // of rows in points; others fit their texts
	Cells   []FormCell
	Merges  [][4]int // first row and column, last row and column
	Head    int      // row of the heads: frozen, and repeated on paper
	Frozen  int      // columns that stay
	Paper   Paper
	Created time.Time
	Creator string
}

// WriteForm writes a workbook of forms. Same forms, same bytes.
func WriteForm(w io.Writer, forms ...Form) error {
	f := excelize.NewFile()
	defer f.Close() //nolint:errcheck // nothing on disk
	p := &formWriter{File: f, styles: map[styleKey]int{}}
	for i, form := range forms {
		if err := p.form(i, form); err != nil {
			return fmt.Errorf("sheet: form: %w", err)
		}
	}
	full := true
	if err := f.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &full}); err != nil {
		return fmt.Errorf("sheet: form: %w", err)
	}
	var buf bytes.Buffer
	if err := f.Write(&buf); err != nil {
		return fmt.Errorf("sheet: write: %w", err)
	}
	data, err := numericFormulas(buf.Bytes())
	if err != nil {
		return err
	}
	return repack(data, w)
}

// formulaCell is a cell with a formula whose value is a number: the library
// marks every one as text.
var formulaCell = regexp.MustCompile(`(<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?) t="str"(><f>[^<]*</f><v>-?[0-9.]+(?:[eE][-+]?[0-9]+)?</v></c>)`)

// numericFormulas takes that mark from formulas that give numbers.
func numericFormulas(data []byte) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("sheet: form: %w", err)
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			return nil, fmt.Errorf("sheet: form: %w", err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			return nil, fmt.Errorf("sheet: form: %w", err)
		}
		if strings.HasPrefix(f.Name, "xl/worksheets/") {
			part = formulaCell.ReplaceAll(part, []byte("$1$2"))
		}
		w, err := z.Create(f.Name)
		if err == nil {
			_, err = w.Write(part)
		}
		if err != nil {
			return nil, fmt.Errorf("sheet: form: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("sheet: form: %w", err)
	}
	return out.Bytes(), nil
}

type styleKey struct {
	look  Look
	group int
	open  bool
}

type formWriter struct {
	*excelize.File
	styles map[styleKey]int
	name   string
}

func (p *formWriter) form(i int, f Form) error {
	p.name = f.Name
	if i == 0 {
		if err := p.SetSheetName("Sheet1", f.Name); err != nil {
			return err
		}
		created := f.Created.UTC().Format(time.RFC3339)
		if err := p.SetDocProps(&excelize.DocProperties{Title: f.Title, Creator: f.Creator, LastModifiedBy: f.Creator, Created: created, Modified: created, Language: "id-ID"}); err != nil {
			return err
		}
	} else if _, err := p.NewSheet(f.Name); err != nil {
		return err
	}
	for i, width := range f.Widths {
		name := ColumnName(i + 1)
		if err := p.SetColWidth(f.Name, name, name, width); err != nil {
			return err
		}
	}
	for _, c := range f.Cells {
		if err := p.cell(c); err != nil {
			return err
		}
	}
	for _, m := range f.Merges {
		if err := p.MergeCell(f.Name, Address(m[0], m[1]), Address(m[2], m[3])); err != nil {
			return err
		}
	}
	for row, height := range f.rowHeights() {
		if err := p.SetRowHeight(f.Name, row, height); err != nil {
			return err
		}
	}
	return p.finish(f)
}

// groupHeight is the height in points of a line that sums up.
const groupHeight = 19

// rowHeights gives every row the height of its longest text.
func (f Form) rowHeights() map[int]float64 {
	merged := map[[2]int]float64{}
	for _, m := range f.Merges {
		for c := m[1]; c <= m[3] && c <= len(f.Widths); c++ {
			merged[[2]int{m[0], m[1]}] += f.Widths[c-1]
		}
	}
	heights := map[int]float64{}
	for _, c := range f.Cells {
		if c.Group > 0 {
			heights[c.Row] = max(heights[c.Row], groupHeight)
		}
		s, ok := c.Value.(string)
		if !ok || c.Look == LookTitle || c.Formula != "" || c.Look >= LookGroup1 && c.Look <= LookGroup4 {
			continue
		}
		width := f.Widths[c.Column-1]
		if w := merged[[2]int{c.Row, c.Column}]; w > 0 {
			width = w
		}
		heights[c.Row] = max(heights[c.Row], min(float64(linesIn(s, width))*lineHeight+4, maxRowHeight))
	}
	for row, h := range f.Heights {
		heights[row] = h
	}
	return heights
}

func (p *formWriter) cell(c FormCell) error {
	at := Address(c.Row, c.Column)
	var err error
	switch v := c.Value.(type) {
	case nil:
	case string:
		if c.Formula == "" { // the library keeps no text behind a formula; whoever opens it computes
			err = p.SetCellStr(p.name, at, cell(v))
		}
	default:
		err = p.SetCellValue(p.name, at, v)
	}
	if err == nil && c.Formula != "" {
		err = p.SetCellFormula(p.name, at, c.Formula)
	}
	if err != nil {
		return err
	}
	style, err := p.style(styleKey{c.Look, c.Group, c.Open})
	if err != nil {
		return err
	}
	if err := p.SetCellStyle(p.name, at, at, style); err != nil {
		return err
	}
	if err := p.ask(c, at); err != nil {
		return err
	}
	if c.Comment != "" {
		return p.AddComment(p.name, excelize.Comment{Cell: at, Author: "SiapZI", Text: c.Comment, Width: 320, Height: 120})
	}
	return nil
}

// ask tells spreadsheets what may be typed.
func (p *formWriter) ask(c FormCell, at string) error {
	if c.Options == nil && !c.Whole && c.Most == nil {
		return nil
	}
	v := excelize.NewDataValidation(true)
	v.Sqref = at
	var err error
	switch {
	case c.Options != nil:
		err = v.SetDropList(c.Options)
		v.SetError(excelize.DataValidationErrorStyleStop, "Bukan pilihan soal ini", "Pilih salah satu: "+strings.Join(c.Options, ", ")+".")
	case c.Whole:
		err = v.SetRange(0, 1000000000, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween)
		v.SetError(excelize.DataValidationErrorStyleStop, "Bukan bilangan bulat", "Isi bilangan bulat mulai 0.")
	default:
		err = v.SetRange(0.0, *c.Most, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween)
		v.SetError(excelize.DataValidationErrorStyleStop, "Di luar batas", fmt.Sprintf("Isi angka dari 0 sampai %v.", *c.Most))
	}
	if err != nil {
		return err
	}
	return p.AddDataValidation(p.name, v)
}

// groups are the grounds of lines that sum up, from the widest down.
var groups = [5]string{"", primary, "CFE0E0", tint, pale}

func (p *formWriter) style(k styleKey) (int, error) {
	if n, ok := p.styles[k]; ok {
		return n, nil
	}
	line := []excelize.Border{{Type: "bottom", Color: hairline, Style: 1}}
	s := excelize.Style{Font: &excelize.Font{Family: font, Size: 10, Color: ink}, Border: line,
		Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}, Protection: &excelize.Protection{Locked: !k.open}}
	group := k.group
	if k.look >= LookGroup1 && k.look <= LookGroup4 {
		group = int(k.look-LookGroup1) + 1
		s.Alignment = &excelize.Alignment{Vertical: "center"}
	}
	format := ""
	switch k.look {
	case LookMuted:
		s.Font.Color = muted
	case LookTitle:
		s.Font.Size, s.Font.Bold, s.Border, s.Alignment = 14, true, nil, nil
	case LookHead:
		s.Font.Bold, s.Border = true, []excelize.Border{{Type: "bottom", Color: ink, Style: 2}}
		s.Fill, s.Alignment = fillOf(tint), &excelize.Alignment{Vertical: "center", Horizontal: "center", WrapText: true}
	case LookLabel:
		s.Alignment.Horizontal = "center"
	case LookScore:
		format = "0.00"
	case LookFour:
		format = "0.0000"
	case LookShare:
		format = "0.0%"
	case LookChoice, LookInput:
		s.Alignment.Horizontal, s.Font.Bold = "center", true
		if k.look == LookInput {
			format = "#,##0.####"
		}
	}
	if format != "" {
		s.CustomNumFmt = &format
		if k.look != LookInput {
			s.Alignment = &excelize.Alignment{Vertical: "top", Horizontal: "right"}
		}
	}
	if group > 0 {
		s.Fill, s.Font.Bold = fillOf(groups[group]), true
		s.Alignment.Vertical, s.Alignment.WrapText = "center", k.look == LookText || k.look == LookMuted
		if group == 1 {
			s.Font.Color = paper
		}
	}
	if k.open {
		s.Fill = fillOf("FFFBE8")
		s.Border = []excelize.Border{}
		for _, side := range []string{"left", "top", "right", "bottom"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Color: hairline, Style: 1})
		}
	}
	n, err := p.NewStyle(&s)
	p.styles[k] = n
	return n, err
}

func fillOf(color string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
}

// finish freezes the heads, protects the sheet and sets it up for paper.
func (p *formWriter) finish(f Form) error {
	top := Address(f.Head+1, f.Frozen+1)
	if err := p.SetPanes(f.Name, &excelize.Panes{Freeze: true, XSplit: f.Frozen, YSplit: f.Head, TopLeftCell: top, ActivePane: "bottomRight",
		Selection: []excelize.Selection{{SQRef: top, ActiveCell: top, Pane: "bottomRight"}}}); err != nil {
		return err
	}
	if err := p.ProtectSheet(f.Name, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true, FormatCells: true}); err != nil {
		return err
	}
	paper, across, one, all, fit := int(f.Paper), "landscape", 1, 0, true
	if paper == 0 {
		paper = int(F4)
	}
	if err := p.SetSheetProps(f.Name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := p.SetPageLayout(f.Name, &excelize.PageLayoutOptions{Size: &paper, Orientation: &across, FitToWidth: &one, FitToHeight: &all}); err != nil {
		return err
	}
	side, foot := 0.4, 0.6
	if err := p.SetPageMargins(f.Name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &foot, Bottom: &foot}); err != nil {
		return err
	}
	if err := p.SetHeaderFooter(f.Name, &excelize.HeaderFooterOptions{OddFooter: "&L&9&A&R&9Halaman &P dari &N"}); err != nil {
		return err
	}
	quoted := "'" + strings.ReplaceAll(f.Name, "'", "''") + "'"
	return p.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: f.Name, RefersTo: fmt.Sprintf("%s!$%d:$%d", quoted, f.Head, f.Head)})
}
