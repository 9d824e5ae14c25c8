package docx

import (
	"archive/zip"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// Config sets up a Document. The zero value is A4 dated 1980.
type Config struct {
	Title   string
	Author  string
	Created time.Time // goes into the properties and the archive; before 1980 it is written as 1980
	Banner  string    // red at the head of every page; "" for none
	Font    string    // "" for Arial
	Size    float64   // of plain text; 0 for 11
}

// Document is one DOCX in the making. Make it with New, end it with WriteTo.
type Document struct {
	cfg      Config
	body     strings.Builder
	pictures []Picture
}

// New starts an empty document.
func New(cfg Config) *Document {
	if cfg.Font == "" {
		cfg.Font = "Arial"
	}
	if cfg.Size == 0 {
		cfg.Size = 11
	}
	if cfg.Created.Year() < 1980 { // the archive cannot say less
		cfg.Created = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return &Document{cfg: cfg}
}

// Align says where the lines of a paragraph stand.
type Align string

// The alignments; "" is Left.
const (
	Left    Align = "left"
	Center  Align = "center"
	Right   Align = "right"
	Justify Align = "both"
)

// Run is text of one look. A line end in Text starts a new line in the same
// paragraph, a tab goes to the next stop of the paragraph.
type Run struct {
	Text   string
	Bold   bool
	Italic bool
	Size   float64 // points; 0 for plain
	Color  string  // "B3261E"; "" for black
}

// Para is a paragraph. Lengths are millimetres, spaces points.
type Para struct {
	Runs     []Run
	Align    Align
	Before   float64
	After    float64
	Indent   float64
	Hanging  float64 // how far the first line stands left of the others
	Tabs     []float64
	Together bool // stays on one page with the next paragraph
	NewPage  bool // starts a page
	Rule     bool // a thick line below
}

// Text gives a plain paragraph.
func Text(s string) Para { return Para{Runs: []Run{{Text: s}}} }

// Para adds a paragraph.
func (d *Document) Para(p Para) { d.para(p) }

// Picture is a PNG or JPEG with the size at which it stands.
type Picture struct {
	MIME          string // "image/png" or "image/jpeg"
	Data          []byte
	Width, Height float64
}

// Cell is one cell of a Grid: a picture, or paragraphs.
type Cell struct {
	Paras   []Para
	Picture *Picture
	Shaded  bool
	Middle  bool // halfway between the upper and the lower edge
}

// Grid is a table.
type Grid struct {
	Widths []float64
	Rows   [][]Cell // each with a cell per width
	Head   int      // rows that are repeated on every page
	Lines  bool
}

// Grid adds a table. An empty paragraph must stand between two tables, or Word
// joins them.
func (d *Document) Grid(g Grid) {
	b := &d.body
	b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="` + twips(sum(g.Widths)) + `" w:type="dxa"/><w:tblInd w:w="85" w:type="dxa"/>`) // as far as the text stands in a cell
	if g.Lines {
		b.WriteString(`<w:tblBorders>`)
		for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
			b.WriteString(`<w:` + side + ` w:val="single" w:sz="4" w:space="0" w:color="808080"/>`)
		}
		b.WriteString(`</w:tblBorders>`)
	}
	b.WriteString(`<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>`)
	for _, w := range g.Widths {
		b.WriteString(`<w:gridCol w:w="` + twips(w) + `"/>`)
	}
	b.WriteString(`</w:tblGrid>`)
	for i, row := range g.Rows {
		b.WriteString(`<w:tr><w:trPr><w:cantSplit/>`)
		if i < g.Head {
			b.WriteString(`<w:tblHeader/>`)
		}
		b.WriteString(`</w:trPr>`)
		for j, c := range row {
			d.cell(c, g.Widths[j])
		}
		b.WriteString(`</w:tr>`)
	}
	b.WriteString(`</w:tbl>`)
}

func (d *Document) cell(c Cell, width float64) {
	b := &d.body
	b.WriteString(`<w:tc><w:tcPr><w:tcW w:w="` + twips(width) + `" w:type="dxa"/>`)
	if c.Shaded {
		b.WriteString(`<w:shd w:val="clear" w:color="auto" w:fill="F0F3F3"/>`)
	}
	if c.Picture != nil || c.Middle {
		b.WriteString(`<w:vAlign w:val="center"/>`)
	}
	b.WriteString(`</w:tcPr>`)
	if c.Picture != nil {
		d.picture(*c.Picture)
	}
	for _, p := range c.Paras {
		d.para(p)
	}
	if c.Picture == nil && len(c.Paras) == 0 {
		d.para(Para{}) // a cell ends with a paragraph
	}
	b.WriteString(`</w:tc>`)
}

// para writes a paragraph; the order of its properties is that of the schema.
func (d *Document) para(p Para) {
	b := &d.body
	b.WriteString(`<w:p><w:pPr>`)
	if p.Together {
		b.WriteString(`<w:keepNext/>`)
	}
	if p.NewPage {
		b.WriteString(`<w:pageBreakBefore/>`)
	}
	if p.Rule {
		b.WriteString(`<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="4" w:color="000000"/></w:pBdr>`)
	}
	if len(p.Tabs) > 0 {
		b.WriteString(`<w:tabs>`)
		for _, t := range p.Tabs {
			b.WriteString(`<w:tab w:val="left" w:pos="` + twips(t) + `"/>`)
		}
		b.WriteString(`</w:tabs>`)
	}
	b.WriteString(`<w:spacing w:before="` + scaled(p.Before, 20) + `" w:after="` + scaled(p.After, 20) + `"/>`)
	if p.Indent != 0 || p.Hanging != 0 {
		b.WriteString(`<w:ind w:left="` + twips(p.Indent) + `" w:hanging="` + twips(p.Hanging) + `"/>`)
	}
	if p.Align != "" {
		b.WriteString(`<w:jc w:val="` + string(p.Align) + `"/>`)
	}
	if len(p.Runs) > 0 && p.Runs[0].Size != 0 { // the mark at its end is as high as its text
		b.WriteString(`<w:rPr><w:sz w:val="` + scaled(p.Runs[0].Size, 2) + `"/></w:rPr>`)
	}
	b.WriteString(`</w:pPr>`)
	for _, r := range p.Runs {
		writeRun(b, r)
	}
	b.WriteString(`</w:p>`)
}

func writeRun(b *strings.Builder, r Run) {
	b.WriteString(`<w:r><w:rPr>`)
	if r.Bold {
		b.WriteString(`<w:b/>`)
	}
	if r.Italic {
		b.WriteString(`<w:i/>`)
	}
	if r.Color != "" {
		b.WriteString(`<w:color w:val="` + r.Color + `"/>`)
	}
	if r.Size != 0 {
		half := scaled(r.Size, 2)
		b.WriteString(`<w:sz w:val="` + half + `"/><w:szCs w:val="` + half + `"/>`)
	}
	b.WriteString(`</w:rPr>`)
	for i, line := range strings.Split(r.Text, "\n") {
		if i > 0 {
			b.WriteString(`<w:br/>`)
		}
		for j, s := range strings.Split(line, "\t") {
			if j > 0 {
				b.WriteString(`<w:tab/>`)
			}
			b.WriteString(`<w:t xml:space="preserve">` + escape(s) + `</w:t>`)
		}
	}
	b.WriteString(`</w:r>`)
}

// picture writes a paragraph with a picture in it.
func (d *Document) picture(p Picture) {
	d.pictures = append(d.pictures, p)
	n := len(d.pictures)
	cx, cy := scaled(p.Width, 36000), scaled(p.Height, 36000) // English metric units
	_, _ = fmt.Fprintf(&d.body, `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%s" cy="%s"/>`+
		`<wp:docPr id="%d" name="Gambar %d"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>`+
		`<pic:nvPicPr><pic:cNvPr id="%d" name="Gambar %d"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="gambar%d"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`+
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%s" cy="%s"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`,
		cx, cy, n, n, n, n, n, cx, cy) // a builder takes everything
}

// WriteTo ends the document and writes it. Equal input gives equal bytes.
func (d *Document) WriteTo(w io.Writer) (int64, error) {
	c := &counter{w: w}
	z := zip.NewWriter(c)
	for _, p := range d.parts() {
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: d.cfg.Created.UTC()})
		if err != nil {
			return c.n, err
		}
		if _, err := f.Write(p.data); err != nil {
			return c.n, err
		}
	}
	return c.n, z.Close()
}

type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(b []byte) (int, error) {
	n, err := c.w.Write(b)
	c.n += int64(n)
	return n, err
}

// escape makes s safe inside an element; what XML cannot hold becomes "□".
func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r < ' ', r == 0xFFFE, r == 0xFFFF, r == utf8.RuneError:
			b.WriteRune('□')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// twips gives millimetres as twentieths of a point.
func twips(mm float64) string { return scaled(mm, 1440/25.4) }

// scaled gives x × unit as a whole number.
func scaled(x, unit float64) string {
	return strconv.FormatInt(int64(x*unit+0.5), 10)
}

func sum(xs []float64) (total float64) {
	for _, x := range xs {
		total += x
	}
	return total
}
