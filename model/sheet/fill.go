package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"siapzi/model"
)

// Edit is a new value for one cell of a workbook that exists.
type Edit struct {
	Sheet       string // name of the sheet
	Row, Column int    // from 1; within a merged range its first cell
	Value       any    // string, float64, or nil to empty the cell
}

// Filled tells what Fill did.
type Filled struct {
	Changed int      // cells
	Kept    []string // addresses ("LKE ZI!K8") of formulas that stayed in place of an edit
	Parts   []string // the parts of the file that were written anew; all others are the same bytes
}

// Fill writes src with other values in some cells to out. Only the XML of the
// sheets with edits and the workbook's own part change: all other parts are
// copied as they are compressed, and within a sheet every byte outside the
// edited cells stays. Formulas are never overwritten. What they gave when the
// workbook was saved is taken out, on every sheet, since it may be wrong now and
// LibreOffice would show it all the same; whoever opens the workbook computes. Errors are those of Read; an unknown
// sheet is NotFound.
func Fill(ctx context.Context, src string, out io.Writer, edits []Edit) (Filled, error) {
	var done Filled
	f, r, err := open(ctx, src)
	if err != nil {
		return done, err
	}
	defer f.Close() //nolint:errcheck // read-only
	grids, err := r.workbook()
	if err != nil {
		return done, r.explain(src, err)
	}
	r.left = maxInflated // parts are read a second time
	main, err := r.mainPart()
	if err != nil {
		return done, r.explain(src, err)
	}
	changed := map[string][]byte{}
	for _, g := range grids {
		mine := editsOf(g, edits)
		if len(mine) == 0 {
			continue
		}
		data, err := r.bytes(g.part)
		if err != nil {
			return done, r.explain(src, err)
		}
		p := patch{in: data, sheet: g.Name, edits: mine, done: &done}
		if changed[g.part], err = p.run(ctx); err != nil {
			return done, r.explain(src, err)
		}
	}
	for _, e := range edits {
		if !slices.ContainsFunc(grids, func(g *Grid) bool { return g.Name == e.Sheet }) {
			return done, model.Errorf(model.NotFound, "Lembar %q tidak ada dalam %s.", e.Sheet, src)
		}
	}
	if len(changed) > 0 {
		if err := r.dropValues(grids, changed); err != nil {
			return done, r.explain(src, err)
		}
		data, err := r.bytes(main)
		if err != nil {
			return done, r.explain(src, err)
		}
		changed[main] = computeOnLoad(data)
	}
	return done, r.rewrite(out, changed, &done)
}

// editsOf gives the edits of one sheet by row and column; of two edits of one
// cell the later counts.
func editsOf(g *Grid, edits []Edit) map[int]map[int]any {
	mine := map[int]map[int]any{}
	for _, e := range edits {
		if e.Sheet != g.Name {
			continue
		}
		row, column := g.Merged(e.Row, e.Column)
		if mine[row] == nil {
			mine[row] = map[int]any{}
		}
		mine[row][column] = e.Value
	}
	return mine
}

// bytes reads a whole part.
func (r *reader) bytes(name string) ([]byte, error) {
	p := r.parts[name]
	if p == nil {
		return nil, fmt.Errorf("%s: %w", name, errNoPart)
	}
	in, err := p.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	defer in.Close() //nolint:errcheck // read-only
	return io.ReadAll(r.limited(in))
}

// rewrite writes the parts in their order, the unchanged ones as they are.
func (r *reader) rewrite(out io.Writer, changed map[string][]byte, done *Filled) error {
	z := zip.NewWriter(out)
	for _, f := range r.order {
		data, ok := changed[partName(f.Name)]
		if !ok {
			if err := z.Copy(f); err != nil {
				return fmt.Errorf("sheet: copy %s: %w", f.Name, err)
			}
			continue
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: f.Modified})
		if err == nil {
			_, err = w.Write(data)
		}
		if err != nil {
			return fmt.Errorf("sheet: write %s: %w", f.Name, err)
		}
		done.Parts = append(done.Parts, f.Name)
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("sheet: write: %w", err)
	}
	return nil
}

// formulaValue is the value of a cell behind its formula.
var formulaValue = regexp.MustCompile(`(<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>))\s*<(?:\w+:)?v>[^<]*</(?:\w+:)?v>`)

// dropValues takes out what formulas gave.
func (r *reader) dropValues(grids []*Grid, changed map[string][]byte) error {
	r.left = maxInflated
	for _, g := range grids {
		data := changed[g.part]
		if data == nil {
			var err error
			if data, err = r.bytes(g.part); err != nil {
				return err
			}
		}
		if formulaValue.Match(data) {
			changed[g.part] = formulaValue.ReplaceAll(data, []byte("$1"))
		}
	}
	return nil
}

var (
	calcPr       = regexp.MustCompile(`<(\w+:)?calcPr\b[^>]*>`)
	fullCalc     = regexp.MustCompile(`\sfullCalcOnLoad="[^"]*"`)
	endOfDefined = regexp.MustCompile(`</(\w+:)?(definedNames|externalReferences|functionGroups|sheets)>`)
)

// computeOnLoad asks whoever opens the workbook to compute all formulas.
func computeOnLoad(data []byte) []byte {
	if at := calcPr.FindIndex(data); at != nil {
		tag := fullCalc.ReplaceAll(slices.Clone(data[at[0]:at[1]]), nil)
		end := bytes.TrimRight(tag[:len(tag)-1], "/ ")
		tag = append(slices.Clone(end), append([]byte(` fullCalcOnLoad="1"`), tag[len(end):]...)...)
		return slices.Concat(data[:at[0]], tag, data[at[1]:])
	}
	all := endOfDefined.FindAllSubmatchIndex(data, -1)
	if len(all) == 0 {
		return data
	}
	last := all[len(all)-1] // calcPr stands behind all of these
	prefix := ""
	if last[2] >= 0 {
		prefix = string(data[last[2]:last[3]])
	}
	return slices.Concat(data[:last[1]], []byte("<"+prefix+`calcPr fullCalcOnLoad="1"/>`), data[last[1]:])
}

// patch changes cells in the XML of one sheet. It goes through the tokens once
// and copies everything between the places that change.
type patch struct {
	in    []byte
	sheet string
	edits map[int]map[int]any
	done  *Filled

	out    bytes.Buffer
	copied int // bytes of in that are out already
	prefix string
	row    int
	inRow  bool
	column int
}

// cellSpan is one cell of the XML.
type cellSpan struct {
	start, end int
	style      string
	formula    bool
}

var errShape = errors.New("unexpected XML")

func (p *patch) run(ctx context.Context) ([]byte, error) {
	d := xml.NewDecoder(bytes.NewReader(p.in))
	for n := 0; ; n++ {
		if n%4096 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		start := int(d.InputOffset())
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		end := int(d.InputOffset())
		switch e := t.(type) {
		case xml.StartElement:
			err = p.open(d, e, start, end)
		case xml.EndElement:
			p.close(e, start)
		}
		if err != nil {
			return nil, err
		}
	}
	if len(p.edits) > 0 {
		return nil, errShape // no sheetData
	}
	p.out.Write(p.in[p.copied:])
	return p.out.Bytes(), nil
}

// to copies what stands before a place.
func (p *patch) to(at int) {
	p.out.Write(p.in[p.copied:at])
	p.copied = at
}

// selfClosed tells whether a start tag has no end tag. RawToken gives an end
// for it all the same, at the same place.
func (p *patch) selfClosed(end int) bool { return end >= 2 && p.in[end-2] == '/' }

func (p *patch) open(d *xml.Decoder, e xml.StartElement, start, end int) error {
	switch e.Name.Local {
	case "sheetData":
		if e.Name.Space != "" {
			p.prefix = e.Name.Space + ":"
		}
		if p.selfClosed(end) {
			p.to(start)
			p.out.WriteString("<" + p.prefix + "sheetData>")
			p.copied = end
			p.rowsBefore(1 << 30)
			p.out.WriteString("</" + p.prefix + "sheetData>")
		}
	case "row":
		p.row++
		if n, err := strconv.Atoi(attr(e, "r")); err == nil {
			p.row = n
		}
		p.column = 0
		if p.next() < p.row {
			p.to(start)
			p.rowsBefore(p.row)
		}
		p.inRow = true
		if p.selfClosed(end) && p.edits[p.row] != nil {
			p.to(start)
			p.out.WriteString(strings.TrimRight(strings.TrimSuffix(string(p.in[start:end]), "/>"), " ") + ">")
			p.copied = end
			p.cellsBefore(1 << 30)
			p.out.WriteString("</" + p.prefix + "row>")
			delete(p.edits, p.row)
		}
	case "c":
		if p.inRow {
			return p.cell(d, e, start, end)
		}
	}
	return nil
}

func (p *patch) close(e xml.EndElement, start int) {
	switch e.Name.Local {
	case "row":
		if p.edits[p.row] != nil {
			p.to(start)
			p.cellsBefore(1 << 30)
			delete(p.edits, p.row)
		}
		p.inRow = false
	case "sheetData":
		if len(p.edits) > 0 {
			p.to(start)
			p.rowsBefore(1 << 30)
		}
	}
}

// next is the first row that still has edits.
func (p *patch) next() int {
	first := 1 << 30
	for row := range p.edits {
		first = min(first, row)
	}
	return first
}

// rowsBefore writes the rows with edits that the sheet does not have.
func (p *patch) rowsBefore(row int) {
	for n := p.next(); n < row; n = p.next() {
		fmt.Fprintf(&p.out, `<%srow r="%d">`, p.prefix, n)
		at := p.row
		p.row = n
		p.cellsBefore(1 << 30)
		p.row = at
		p.out.WriteString("</" + p.prefix + "row>")
		delete(p.edits, n)
	}
}

// cellsBefore writes the edits of the row that lie before a column and have no
// cell yet.
func (p *patch) cellsBefore(column int) {
	var columns []int
	for c := range p.edits[p.row] {
		if c < column {
			columns = append(columns, c)
		}
	}
	slices.Sort(columns)
	for _, c := range columns {
		if v := p.edits[p.row][c]; v != nil && v != "" {
			p.write(c, "", v)
			p.done.Changed++
		}
		delete(p.edits[p.row], c)
	}
}

// cell reads one cell to its end and changes it where it has an edit.
func (p *patch) cell(d *xml.Decoder, e xml.StartElement, start, end int) error {
	p.column++
	if row, column, ok := parseAddress(attr(e, "r")); ok && row == p.row {
		p.column = column
	}
	c := cellSpan{start: start, end: end, style: attr(e, "s")}
	for depth := 1; depth > 0; {
		t, err := d.RawToken()
		if err != nil {
			return err
		}
		switch x := t.(type) {
		case xml.StartElement:
			depth++
			c.formula = c.formula || x.Name.Local == "f"
		case xml.EndElement:
			depth--
		}
		c.end = int(d.InputOffset())
	}
	edits := p.edits[p.row]
	if len(edits) == 0 {
		return nil
	}
	for column := range edits {
		if column < p.column {
			p.to(start)
			p.cellsBefore(p.column)
			break
		}
	}
	v, ok := edits[p.column]
	if !ok {
		return nil
	}
	delete(edits, p.column)
	if c.formula {
		p.done.Kept = append(p.done.Kept, p.sheet+"!"+Address(p.row, p.column))
		return nil
	}
	p.to(c.start)
	p.write(p.column, c.style, v)
	p.copied = c.end
	p.done.Changed++
	return nil
}

// write writes one cell.
func (p *patch) write(column int, style string, v any) {
	fmt.Fprintf(&p.out, `<%sc r="%s"`, p.prefix, Address(p.row, column))
	if style != "" {
		fmt.Fprintf(&p.out, ` s="%s"`, style)
	}
	switch v := v.(type) {
	case float64:
		fmt.Fprintf(&p.out, "><%[1]sv>%[2]s</%[1]sv></%[1]sc>", p.prefix, strconv.FormatFloat(v, 'g', -1, 64))
		return
	case string:
		if v != "" {
			fmt.Fprintf(&p.out, ` t="inlineStr"><%[1]sis><%[1]st xml:space="preserve">`, p.prefix)
			_ = xml.EscapeText(&p.out, []byte(cell(v))) // a buffer takes everything
			fmt.Fprintf(&p.out, "</%[1]st></%[1]sis></%[1]sc>", p.prefix)
			return
		}
	}
	p.out.WriteString("/>")
}

// open opens a workbook for reading its parts.
func open(ctx context.Context, name string) (*os.File, *reader, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, nil, model.Errorf(model.NotFound, "Berkas %s tidak dapat dibuka: %w", name, err)
	}
	r, err := newReader(ctx, f, name)
	if err != nil {
		_ = f.Close() // read-only
		return nil, nil, err
	}
	return f, r, nil
}
