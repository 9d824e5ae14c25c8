package paint

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"time"

	"github.com/jung-kurt/gofpdf"

	"siapzi/assets"
)

// Millimetres of a sheet A4 in portrait.
const (
	A4Width  = 210.0
	A4Height = 297.0
)

// PointsPerMM turns millimetres into PDF points.
const PointsPerMM = 72 / 25.4

// Font is one face of the house family. Hierarchy comes from weight and size.
type Font string

// The faces that the program ships with.
const (
	Regular  Font = "Regular"
	Medium   Font = "Medium"
	SemiBold Font = "SemiBold"
	Bold     Font = "Bold"
	Italic   Font = "Italic"
)

// fontFiles holds the bytes of every face; only the used ones enter a PDF.
var fontFiles = map[Font][]byte{
	Regular:  assets.FontRegular,
	Medium:   assets.FontMedium,
	SemiBold: assets.FontSemiBold,
	Bold:     assets.FontBold,
	Italic:   assets.FontItalic,
}

// Color is an opaque colour, 0xRRGGBB.
type Color uint32

// The inks of the house. They are darker than on screen because paper and
// copying machines wash out; nothing is told by colour alone.
const (
	Black    Color = 0x000000
	White    Color = 0xFFFFFF
	Ink      Color = 0x1A2324 // text
	Muted    Color = 0x4A595B // secondary text
	Hairline Color = 0xB4BEBF // rules between rows
	Tint     Color = 0xF0F3F3 // the row that matters
	Teal     Color = 0x0F5C5C // codes, numbers, links, bars
	Red      Color = 0xB3261E // cross: not met
	Green    Color = 0x2E7D32 // check: met
)

// rgb splits c for gofpdf.
func (c Color) rgb() (r, g, b int) { return int(c >> 16 & 0xFF), int(c >> 8 & 0xFF), int(c & 0xFF) }

// Config sets up a Canvas. The zero value is A4 in portrait, dated 1970.
type Config struct {
	Width, Height float64   // of pages without a size of their own, mm; 0 = A4
	Created       time.Time // goes into the file's dates; the zero time is written as 1970-01-01
	Title         string    // of the PDF, may be empty
	Author        string    // likewise
	Subject       string    // likewise
}

// Canvas is one PDF being drawn. Make it with New, end it with Output.
type Canvas struct {
	pdf    *gofpdf.Fpdf
	width  float64 // of the current page
	height float64
	cfg    Config
	loaded map[Font]bool
	font   Font
	size   float64 // points
	links  []Link
}

// New starts an empty PDF. The first page comes with AddPage.
func New(cfg Config) *Canvas {
	if cfg.Width <= 0 || cfg.Height <= 0 {
		cfg.Width, cfg.Height = A4Width, A4Height
	}
	if cfg.Created.IsZero() {
		cfg.Created = time.Unix(0, 0).UTC() // gofpdf takes the zero time for "now"
	}
	p := gofpdf.NewCustom(&gofpdf.InitType{UnitStr: "mm", Size: gofpdf.SizeType{Wd: cfg.Width, Ht: cfg.Height}})
	p.SetCatalogSort(true)
	p.SetCreationDate(cfg.Created)
	p.SetModificationDate(cfg.Created)
	p.SetProducer("SiapZI", true)
	set := func(put func(string, bool), s string) {
		if s != "" {
			put(s, true)
		}
	}
	set(p.SetTitle, cfg.Title)
	set(p.SetAuthor, cfg.Author)
	set(p.SetSubject, cfg.Subject)
	p.SetMargins(0, 0, 0)
	p.SetCellMargin(0)
	p.SetAutoPageBreak(false, 0)
	return &Canvas{pdf: p, cfg: cfg, loaded: map[Font]bool{}}
}

// AddPage starts a page of the usual size.
func (c *Canvas) AddPage() { c.AddPageSize(c.cfg.Width, c.cfg.Height) }

// AddPageSize starts a page of w × h millimetres; w > h makes it landscape.
func (c *Canvas) AddPageSize(w, h float64) {
	c.width, c.height = w, h
	c.pdf.AddPageFormat("P", gofpdf.SizeType{Wd: w, Ht: h})
}

// Pages tells how many pages were started.
func (c *Canvas) Pages() int { return c.pdf.PageCount() }

// PageSize gives the size of the current page.
func (c *Canvas) PageSize() (w, h float64) { return c.width, c.height }

// SetFont chooses face and size in points for the text that follows.
func (c *Canvas) SetFont(f Font, size float64) {
	if !c.loaded[f] {
		data, ok := fontFiles[f]
		if !ok {
			c.pdf.SetError(fmt.Errorf("paint: no font %q", f))
			return
		}
		// gofpdf keeps and slices the bytes while it cuts the font; a copy
		// protects the embedded asset.
		c.pdf.AddUTF8FontFromBytes(family(f), "", bytes.Clone(data))
		c.loaded[f] = true
	}
	c.font, c.size = f, size
	c.pdf.SetFont(family(f), "", size)
}

// family is the name of a face inside the PDF. Each face is a family of its
// own, since gofpdf knows only regular, bold, italic and bold italic.
func family(f Font) string { return "jakarta" + string(f) }

// SetColor chooses the colour of the text that follows.
func (c *Canvas) SetColor(col Color) { c.pdf.SetTextColor(col.rgb()) }

// ImageJPEG places a JPEG; its bytes are embedded untouched. Where w or h is 0
// it follows from the picture's own proportion.
func (c *Canvas) ImageJPEG(data []byte, x, y, w, h float64) { c.image("JPG", data, x, y, w, h) }

// ImagePNG places a PNG like ImageJPEG does.
func (c *Canvas) ImagePNG(data []byte, x, y, w, h float64) { c.image("PNG", data, x, y, w, h) }

// image embeds each content once, whatever the number of its places.
func (c *Canvas) image(kind string, data []byte, x, y, w, h float64) {
	sum := sha256.Sum256(data)
	name := hex.EncodeToString(sum[:])
	opt := gofpdf.ImageOptions{ImageType: kind}
	c.pdf.RegisterImageOptionsReader(name, opt, bytes.NewReader(data))
	c.pdf.ImageOptions(name, x, y, w, h, false, opt, 0, "")
}

// Output ends the PDF and writes it. The Canvas cannot be used afterwards.
func (c *Canvas) Output(w io.Writer) error {
	if err := c.pdf.Output(w); err != nil {
		return fmt.Errorf("paint: output: %w", err)
	}
	return nil
}

// Link is a clickable rectangle on one of the canvas's own pages. What Target
// means is the caller's affair; paint only keeps it.
type Link struct {
	Page       int // 1-based page of this canvas
	X, Y, W, H float64
	Target     string
}

// Link records a clickable rectangle on the current page.
func (c *Canvas) Link(x, y, w, h float64, target string) {
	c.links = append(c.links, Link{Page: c.pdf.PageNo(), X: x, Y: y, W: w, H: h, Target: target})
}

// Links gives all recorded rectangles in the order in which they were drawn.
func (c *Canvas) Links() []Link { return c.links }
