package typeset

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"siapzi/model"
	"siapzi/model/charset"
	"siapzi/model/paint"
)

// DefaultMaxPages is how many pages a file gives where Options say nothing.
const DefaultMaxPages = 200

// maxFile bounds what is read of a file: more than the pages can hold.
const maxFile = 32 << 20

// Options say how pages are made. The zero value works.
type Options struct {
	// Name is what the head of each page calls the file; "" means its name on
	// disk. Its extension helps ToPDF to tell tables from text.
	Name     string
	MaxPages int       // 0 means DefaultMaxPages
	Created  time.Time // date of the PDF; the zero time is written as 1970-01-01
}

// ToPDF writes a PDF of the text file at path to w and gives its number of
// pages: a table if the name ends in .csv, .tsv or .tab, or if the MIME type
// says so, else text.
//
// Nothing is written unless all is well. Errors are those of ctx, of the disk
// and of w; there is no text that cannot be set.
func ToPDF(ctx context.Context, path, mime string, w io.Writer, opt Options) (pages int, err error) {
	name := opt.Name
	if name == "" {
		name = path
	}
	mime, _, _ = strings.Cut(mime, ";")
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".tsv", ".tab":
		return CSV(ctx, path, w, opt)
	}
	if mime == "text/csv" || mime == "text/tab-separated-values" {
		return CSV(ctx, path, w, opt)
	}
	return Text(ctx, path, w, opt)
}

// Text sets the file at path as running text, in portrait.
func Text(ctx context.Context, path string, w io.Writer, opt Options) (pages int, err error) {
	text, cut, err := load(ctx, path)
	if err != nil {
		return 0, err
	}
	b := newBook(path, opt)
	if err := b.text(ctx, text, cut); err != nil {
		return 0, err
	}
	return b.write(w)
}

// CSV sets the file at path as a table, in landscape where it is wide. A file
// without columns is set as text.
func CSV(ctx context.Context, path string, w io.Writer, opt Options) (pages int, err error) {
	text, cut, err := load(ctx, path)
	if err != nil {
		return 0, err
	}
	b := newBook(path, opt)
	// A row takes at least one line; few records have several.
	short := charset.Head(text, 250*b.most)
	cut = cut || len(short) < len(text)
	if records := parse(short); records != nil {
		err = b.table(ctx, records, cut)
	} else {
		err = b.text(ctx, text, cut)
	}
	if err != nil {
		return 0, err
	}
	return b.write(w)
}

// load reads a file as text. cut tells that there is more of it.
func load(ctx context.Context, path string) (text string, cut bool, err error) {
	if err := ctx.Err(); err != nil {
		return "", false, err
	}
	f, err := os.Open(path)
	if err != nil {
		return "", false, diskError(path, err)
	}
	defer f.Close() // read-only
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return "", false, diskError(path, err)
	}
	if len(data) > maxFile {
		data, cut = data[:maxFile&^1], true // even, for UTF-16
	}
	text = strings.ReplaceAll(charset.Decode(data, cut), "\r\n", "\n")
	return strings.ReplaceAll(text, "\r", "\n"), cut, nil
}

func diskError(path string, err error) error {
	kind := model.Unavailable
	switch {
	case errors.Is(err, fs.ErrNotExist):
		kind = model.NotFound
	case errors.Is(err, fs.ErrPermission):
		kind = model.Denied
	}
	return &model.Error{Kind: kind, Err: err,
		Msg: fmt.Sprintf("Berkas %q tidak dapat dibaca dari disk.", filepath.Base(path))}
}

// format is a size of page with the area for content, in mm. Like the bundle's
// own pages: room at the left for binding, at the foot for the stamp.
type format struct{ width, height, left, right, top, bottom float64 }

var (
	portrait  = format{paint.A4Width, paint.A4Height, 25, 195, 24, 275}
	landscape = format{paint.A4Height, paint.A4Width, 20, 282, 24, 190}
)

// content is the width for content.
func (f format) content() float64 { return f.right - f.left }

// sheet is one page: its format and what is drawn on it, once all pages are
// known.
type sheet struct {
	format
	draw []func()
}

// book collects sheets and then draws them.
type book struct {
	*paint.Canvas
	name   string
	most   int // sheets
	sheets []*sheet
}

func newBook(path string, opt Options) *book {
	b := &book{name: opt.Name, most: opt.MaxPages}
	if b.name == "" {
		b.name = filepath.Base(path)
	}
	if b.most <= 0 {
		b.most = DefaultMaxPages
	}
	b.Canvas = paint.New(paint.Config{Created: opt.Created, Title: b.name})
	return b
}

// add starts a sheet.
func (b *book) add(f format) *sheet {
	s := &sheet{format: f}
	b.sheets = append(b.sheets, s)
	return s
}

// write draws all sheets. The PDF is made in memory, so that a mistake leaves
// nothing half-written; its size is bounded by the number of sheets.
func (b *book) write(w io.Writer) (pages int, err error) {
	for i, s := range b.sheets {
		b.AddPageSize(s.width, s.height)
		b.head(s, i+1)
		for _, draw := range s.draw {
			draw()
		}
	}
	if err := b.Output(w); err != nil {
		return 0, fmt.Errorf("typeset: write: %w", err)
	}
	return len(b.sheets), nil
}

// head draws the name of the file and the number of the sheet.
func (b *book) head(s *sheet, n int) {
	b.SetFont(paint.Regular, 7.5)
	b.SetColor(paint.Muted)
	number := fmt.Sprintf("lembar %d dari %d", n, len(b.sheets))
	b.Text(s.left, 14.5, b.Shorten(b.name, s.content()-b.Width(number)-8))
	b.TextRight(s.right, 14.5, number)
	b.Line(s.left, 17, s.right, 17, paint.Pen{Width: 0.15, Color: paint.Hairline})
}

// note draws a remark of ours, told apart from the file's text by its style.
func (b *book) note(s *sheet, y float64, words string) {
	s.draw = append(s.draw, func() {
		b.SetFont(paint.Italic, textSize)
		b.SetColor(paint.Muted)
		b.TextWrapped(s.left, y, s.content(), textLine, words)
	})
}
