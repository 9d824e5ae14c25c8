package extract

import (
	"context"
	"errors"
	"os"

	"siapzi/model"
	"siapzi/model/pdf"
	"siapzi/model/pdfium"
)

// maxPages is how many pages of a PDF are read for their text. The rest of a
// longer one can be shown but not searched.
const maxPages = 1000

// readPDF reads page by page, so that it stops soon when asked to.
func (x *Extractor) readPDF(ctx context.Context, path string) (Content, error) {
	d, err := x.pdf.Open(ctx, path, "")
	if err != nil {
		if model.KindOf(err) == model.Invalid && ctx.Err() == nil {
			return secondLook(ctx, path)
		}
		return pdfProblem(Content{}, err)
	}
	defer d.Close()
	d.Limit(limit)
	c := Content{Pages: d.Pages()}
	if c.Pages == 0 {
		return secondLook(ctx, path)
	}
	var out textBuilder
	n, good := min(c.Pages, maxPages), 0
	for i := range n {
		text, err := d.Text(ctx, i)
		if errors.Is(err, pdfium.ErrTooLong) || err != nil && model.KindOf(err) != model.Invalid {
			c.Text = out.String()
			c.HasText = hasText(c.Text, i)
			return pdfProblem(c, err)
		}
		// A broken page has no text; the others are read all the same.
		if err == nil {
			good++
		}
		out.newline()
		if out.add(text) == errEnough {
			break
		}
	}
	if good == 0 { // PDFium believes the number that the file gives
		return secondLook(ctx, path)
	}
	c.HasText = hasText(out.String(), n)
	c.Signed, err = signatures(ctx, path)
	for _, s := range c.Signed { // so that a search for the name finds the document
		out.newline()
		_ = out.add(s.Signer) // whatever still fits
	}
	c.Text = out.String()
	return c, err
}

// pdfProblem makes an answer of an error where the file is to blame.
func pdfProblem(c Content, err error) (Content, error) {
	switch {
	case errors.Is(err, pdfium.ErrTooLong):
		c.Problem = model.ProblemTooLong
	case errors.Is(err, os.ErrPermission):
		return c, err
	case errors.Is(err, pdf.ErrNoPages):
		c.Problem = model.ProblemNoPages
	case model.KindOf(err) == model.Denied:
		c.Problem = model.ProblemLocked
	case model.KindOf(err) == model.Invalid, errors.Is(err, pdf.ErrDamaged):
		c.Problem = model.ProblemDamaged
	default:
		return c, err
	}
	return c, nil
}

// secondLook asks the reader that bundles are made with about a file that
// PDFium gave up on: what that can open has pages to show, though no text here.
func secondLook(ctx context.Context, path string) (Content, error) {
	limited, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	s, err := pdf.Open(limited, path, pdf.OpenOptions{})
	if err == nil {
		c := Content{Pages: s.NumPages()}
		return c, s.Close()
	}
	if ctx.Err() == nil && limited.Err() != nil {
		return Content{Problem: model.ProblemTooLong}, nil
	}
	return pdfProblem(Content{}, err)
}

// signatures lists the electronic signatures of a PDF that can be read without
// repair; in a repaired one there is nothing left to check.
func signatures(ctx context.Context, path string) ([]Signature, error) {
	limited, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	f, err := os.Open(path)
	if err != nil {
		return nil, diskError(path, err)
	}
	defer f.Close() // read-only
	info, err := f.Stat()
	if err != nil {
		return nil, diskError(path, err)
	}
	s, err := pdf.OpenReader(limited, f, info.Size(), "")
	if err != nil {
		return nil, ctx.Err()
	}
	list, err := s.Signatures(limited)
	if err != nil {
		return nil, ctx.Err()
	}
	var out []Signature
	for _, v := range list {
		if !v.Stamp {
			out = append(out, Signature{Signer: v.Signer, Time: v.Time, State: v.State.Sentence()})
		}
	}
	return out, nil
}
