package extract

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"siapzi/model"
	"siapzi/model/pdfium"
	"siapzi/model/picture"
)

// limit is how long a file may be read. For PDF, waiting for the reader does
// not count.
const limit = 20 * time.Second

// Content is what was read from a file.
type Content struct {
	Text    string // valid UTF-8, at most MaxText bytes
	Pages   int    // of a PDF or TIFF, 1 for other pictures, 0 where unknown
	HasText bool   // whether Text holds more than the marks of a scanner
	Problem model.Problem
	Signed  []Signature // electronic signatures of a PDF, in the order they were made
}

// Signature is an electronic signature (TTE). Whether its certificate can be
// trusted is not judged.
type Signature struct {
	Signer string    // a name, or "" where there is none
	Time   time.Time // zero where unknown
	State  string    // a sentence on whether the file was changed since
}

// Extractor reads files.
type Extractor struct{ pdf *pdfium.Engine }

// New gives an Extractor that reads PDFs with e, which the caller closes.
func New(e *pdfium.Engine) *Extractor { return &Extractor{e} }

// Read gives text and pages of the file at path, which Sniff called t. Whatever
// is wrong with the file's content is a Problem, and what could be read until
// then is kept. Errors are those of the disk, of ctx, and a PDF reader that
// cannot be started.
func (x *Extractor) Read(ctx context.Context, path string, t Type) (Content, error) {
	switch t.Class {
	case ClassPDF:
		return x.readPDF(ctx, path)
	case ClassPicture:
		return readPicture(ctx, path)
	case ClassLink:
		return readLink(path)
	case ClassOffice, ClassText:
		return readText(ctx, path, t)
	}
	return Content{Problem: model.ProblemType}, nil
}

func readPicture(ctx context.Context, path string) (Content, error) {
	info, err := picture.Inspect(ctx, path)
	switch model.KindOf(err) {
	case "":
		return Content{Pages: info.Pages}, nil
	case model.Unsupported:
		return Content{Pages: 1}, nil // cannot be drawn yet, but is what it says
	case model.Invalid:
		return Content{Problem: model.ProblemDamaged}, nil
	}
	return Content{}, err
}

// readText reads office files and texts.
func readText(ctx context.Context, path string, t Type) (Content, error) {
	f, err := os.Open(path)
	if err != nil {
		return Content{}, diskError(path, err)
	}
	defer f.Close() // read-only
	info, err := f.Stat()
	if err != nil {
		return Content{}, diskError(path, err)
	}
	limited, cancel := context.WithTimeout(ctx, limit)
	defer cancel()

	var out textBuilder
	if t.Class == ClassText {
		err = guard(func() error { return readPlain(limited, f, t.MIME, &out) })
	} else {
		err = guard(func() error { return readOffice(limited, f, info.Size(), t.MIME, &out) })
	}
	c := Content{Text: out.String()}
	c.HasText = hasText(c.Text, 0)
	var disk *os.PathError
	switch {
	case ctx.Err() != nil:
		return Content{}, ctx.Err()
	case errors.As(err, &disk):
		return c, diskError(path, err)
	case errors.Is(err, context.DeadlineExceeded):
		c.Problem = model.ProblemTooLong
	default:
		c.Problem = problemOf(err)
	}
	return c, nil
}

// guard turns a panic of a parser into an error: it is the file's fault.
func guard(f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: panic: %v", errDamaged, r)
		}
	}()
	return f()
}
