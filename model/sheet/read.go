package sheet

import (
	"archive/zip"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strconv"
	"strings"

	"siapzi/model"
)

// Workbooks that people bring are read by our own few lines and not by
// excelize: its sheet in memory holds every cell between the first and the
// last, so that one lonely cell in the last row of a small file takes
// gigabytes. Here only cells with a value or a fill are kept, and everything
// is counted.
const (
	maxFile     = 32 << 20 // bytes of the file
	maxInflated = 64 << 20 // bytes of all parts read, inflated
	maxRows     = 20_000   // last row that is read
	maxColumns  = 256      // last column that is read
	maxCells    = 300_000  // cells kept of one workbook
	maxSheets   = 64
)

// Cell is one cell of a sheet that was read. Dates are written as "2026-05-31".
type Cell struct {
	Text   string // as stored; numbers with a point: "3.5"
	Filled bool   // has a background of its own that is not white
	// Formula tells that Text is what a formula gave when the workbook was saved.
	Formula bool
	// Link is the address behind the cell, "" for none or one that only points
	// into the workbook.
	Link string
	// Error is the error that a formula gave, such as "#DIV/0!"; Text is then "".
	Error string
}

// Grid is one sheet that was read.
type Grid struct {
	Name    string
	Hidden  bool
	Rows    int // last row with a value
	Columns int // last column with a value
	cells   map[place]Cell
	merged  map[place]place // each cell of a merged range to its first
	part    string          // of the file
}

type place struct{ row, column int }

// At gives a cell; rows and columns begin with 1. A cell that holds nothing is
// the zero Cell.
func (g *Grid) At(row, column int) Cell { return g.cells[place{row, column}] }

// Merged gives the first cell of the merged range that a cell lies in, and the
// cell itself where it lies in none.
func (g *Grid) Merged(row, column int) (firstRow, firstColumn int) {
	if p, ok := g.merged[place{row, column}]; ok {
		return p.row, p.column
	}
	return row, column
}

// Value gives the text of a cell or of the merged range that it lies in,
// without space around it.
func (g *Grid) Value(row, column int) string {
	return strings.TrimSpace(g.At(g.Merged(row, column)).Text)
}

// Address names a cell as spreadsheets do: "C7".
func Address(row, column int) string { return ColumnName(column) + strconv.Itoa(row) }

// ColumnName names a column as spreadsheets do: "A", "AB".
func ColumnName(column int) string {
	s := ""
	for ; column > 0; column = (column - 1) / 26 {
		s = string(rune('A'+(column-1)%26)) + s
	}
	return s
}

// Read reads the sheets of a workbook (XLSX, XLSM) in their order. It is
// NotFound where there is no such file, Unsupported for other formats and for
// workbooks beyond our limits, Denied for encrypted ones and Invalid for
// damaged ones.
func Read(ctx context.Context, name string) ([]*Grid, error) {
	f, r, err := open(ctx, name)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // read-only
	grids, err := r.workbook()
	if err != nil {
		return nil, r.explain(name, err)
	}
	return grids, nil
}

// newReader lists the parts of a workbook.
func newReader(ctx context.Context, f *os.File, name string) (*reader, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, fmt.Errorf("sheet: read %s: %w", name, err)
	}
	if info.IsDir() || info.Size() > maxFile {
		return nil, model.Errorf(model.Unsupported, "Berkas %s bukan buku kerja, atau lebih besar dari %d MB. Simpan hanya lembar yang diperlukan, lalu coba lagi.", name, maxFile>>20)
	}
	z, err := zip.NewReader(f, info.Size())
	if err != nil {
		return nil, notZip(f, name, err)
	}
	r := &reader{ctx: ctx, parts: map[string]*zip.File{}, order: z.File, left: maxInflated}
	for _, p := range z.File {
		r.parts[partName(p.Name)] = p
	}
	return r, nil
}

// partName is how relations call a part.
func partName(name string) string { return strings.TrimPrefix(path.Clean("/"+name), "/") }

// explain turns what reading met into a sentence.
func (r *reader) explain(name string, err error) error {
	switch {
	case r.ctx.Err() != nil:
		return r.ctx.Err()
	case errors.Is(err, errTooLarge):
		return model.Errorf(model.Unsupported, "Isi berkas %s terlalu banyak. Salin hanya lembar yang diperlukan ke buku kerja baru, lalu coba lagi.", name)
	default:
		return model.Errorf(model.Invalid, "Berkas %s bukan buku kerja XLSX yang utuh. Buka dan simpan ulang sebagai .xlsx, lalu coba lagi. (%w)", name, err)
	}
}

// notZip tells old and encrypted workbooks from other files.
func notZip(f io.ReaderAt, name string, cause error) error {
	head := make([]byte, 8)
	if _, err := f.ReadAt(head, 0); err == nil && string(head) == "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" {
		return &model.Error{Kind: model.Denied, Err: cause,
			Msg: fmt.Sprintf("Berkas %s terkunci kata sandi atau berformat XLS lama. Simpan sebagai .xlsx tanpa kata sandi, lalu coba lagi.", name)}
	}
	return &model.Error{Kind: model.Unsupported, Err: cause,
		Msg: fmt.Sprintf("Berkas %s bukan buku kerja XLSX. Simpan sebagai .xlsx, lalu coba lagi.", name)}
}

var (
	errTooLarge = errors.New("too large")
	errNoPart   = errors.New("a part is missing")
)

// reader reads the parts of one workbook.
type reader struct {
	ctx    context.Context
	parts  map[string]*zip.File
	order  []*zip.File // the parts as they lie in the file
	left   int64       // bytes that may still be inflated
	kept   int         // cells
	shared []string
	filled []bool // by cell style
	dates  []bool // by cell style
	old    bool   // days are counted from 1904
}

// Read counts what was inflated.
func (r *reader) limited(in io.Reader) io.Reader { return &counter{in, r} }

type counter struct {
	io.Reader
	r *reader
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	if c.r.left -= int64(n); c.r.left < 0 {
		return n, errTooLarge
	}
	return n, err
}

// walk hands every token of a part to f.
func (r *reader) walk(name string, f func(t xml.Token) error) error {
	p := r.parts[name]
	if p == nil {
		return fmt.Errorf("%s: %w", name, errNoPart)
	}
	in, err := p.Open()
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	defer in.Close() //nolint:errcheck // read-only
	d := xml.NewDecoder(r.limited(in))
	for n := 0; ; n++ {
		if n%4096 == 0 && r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil {
			err = f(t)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// workbook reads everything in the order in which it is needed.
func (r *reader) workbook() ([]*Grid, error) {
	main, err := r.mainPart()
	if err != nil {
		return nil, err
	}
	rels, err := r.relations(main)
	if err != nil {
		return nil, err
	}
	var grids []*Grid
	err = r.walk(main, func(t xml.Token) error {
		e, ok := t.(xml.StartElement)
		if !ok {
			return nil
		}
		switch e.Name.Local {
		case "workbookPr":
			r.old = attr(e, "date1904") == "1" || attr(e, "date1904") == "true"
		case "sheet":
			if rel := rels.byID[attr(e, "id")]; strings.HasSuffix(rel.kind, "/worksheet") && len(grids) < maxSheets {
				grids = append(grids, &Grid{Name: attr(e, "name"), Hidden: strings.Contains(strings.ToLower(attr(e, "state")), "hidden"),
					cells: map[place]Cell{}, merged: map[place]place{}, part: rel.target})
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := r.styles(rels.byKind["styles"]); err != nil {
		return nil, err
	}
	if err := r.strings(rels.byKind["sharedStrings"]); err != nil {
		return nil, err
	}
	for _, g := range grids {
		if err := r.sheet(g, g.part); err != nil {
			return nil, err
		}
	}
	return grids, nil
}

// mainPart finds the part of the workbook itself.
func (r *reader) mainPart() (string, error) {
	rels, err := r.relations("")
	if err != nil {
		return "", err
	}
	if main := rels.byKind["officeDocument"]; main != "" {
		return main, nil
	}
	return "", errNoPart
}

type relation struct{ kind, target string }

type relations struct {
	byID   map[string]relation
	byKind map[string]string // last word of the type to the first target
	links  map[string]string // addresses outside the file by id; nothing ever opens them
}

// relations reads what a part refers to; "" stands for the package.
func (r *reader) relations(part string) (relations, error) {
	out := relations{map[string]relation{}, map[string]string{}, map[string]string{}}
	dir, file := path.Split(part)
	err := r.walk(path.Join(dir, "_rels", file+".rels"), func(t xml.Token) error {
		e, ok := t.(xml.StartElement)
		if !ok || e.Name.Local != "Relationship" {
			return nil
		}
		target := attr(e, "Target")
		if attr(e, "TargetMode") == "External" {
			if path.Base(attr(e, "Type")) == "hyperlink" {
				out.links[attr(e, "Id")] = target
			}
			return nil
		}
		if !strings.HasPrefix(target, "/") {
			target = "/" + path.Join(dir, target)
		}
		rel := relation{attr(e, "Type"), strings.TrimPrefix(path.Clean(target), "/")}
		out.byID[attr(e, "Id")] = rel
		kind := path.Base(rel.kind)
		if out.byKind[kind] == "" {
			out.byKind[kind] = rel.target
		}
		return nil
	})
	return out, err
}

// ParseAddress reads "C7" and "$C$7"; ok is false for anything else.
func ParseAddress(s string) (row, column int, ok bool) { return parseAddress(s) }
