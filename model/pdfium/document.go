package pdfium

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync/atomic"
	"time"

	gopdfium "github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"siapzi/model"
)

// maxFile bounds a file: the sandbox counts with 32 bits.
const maxFile = 1<<31 - 1

var errClosed = model.Errorf(model.Internal, "Dokumen PDF ini sudah ditutup.")

// Doc is an open PDF file. Whoever opened it must Close it. It reads from the
// file as PDFium asks for parts of it, so a large file is not in memory.
type Doc struct {
	e        *Engine
	file     *os.File
	size     int64
	password string
	pages    int

	total, spent atomic.Int64 // nanoseconds of work allowed (0: no bound) and done

	// The rest may be touched only with the engine's turn.
	ref    references.FPDF_DOCUMENT
	born   int // the instance that ref belongs to
	closed bool
}

// Open opens the PDF file at path. The password is "" for files that need
// none to be read. Errors: Denied for a missing or wrong password, Invalid for
// a file that is no PDF or too damaged, Unsupported for the time limit. A file
// without any page opens or counts as damaged, as PDFium sees fit.
func (e *Engine) Open(ctx context.Context, path, password string) (*Doc, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, openError(path, err)
	}
	info, err := f.Stat()
	if err != nil {
		_ = f.Close() // read-only
		return nil, openError(path, err)
	}
	d := &Doc{e: e, file: f, size: info.Size(), password: password}
	switch {
	case d.size == 0 || info.IsDir():
		_ = f.Close() // read-only
		return nil, damaged(nil)
	case d.size > maxFile:
		_ = f.Close() // read-only
		return nil, model.Errorf(model.Unsupported, "PDF ini terlalu besar (%s).", model.Size(d.size))
	}
	err = d.work(ctx, func(in gopdfium.Pdfium) error {
		res, err := in.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: d.ref})
		if err != nil {
			return err
		}
		d.pages = res.PageCount
		return nil
	})
	if err == nil {
		return d, nil
	}
	_ = d.Close() // the first error tells more
	return nil, readError(ctx, err)
}

func openError(path string, err error) error {
	kind := model.Unavailable
	switch {
	case errors.Is(err, fs.ErrNotExist):
		kind = model.NotFound
	case errors.Is(err, fs.ErrPermission):
		kind = model.Denied
	}
	return &model.Error{Kind: kind, Msg: fmt.Sprintf("Berkas %q tidak dapat dibuka dari disk.", path), Err: err}
}

func damaged(err error) error {
	return &model.Error{Kind: model.Invalid, Msg: "PDF ini rusak dan tidak dapat dibuka.", Err: err}
}

// readError leaves errors that people can read and that of ctx as they are;
// any other means that PDFium did not cope with the file.
func readError(ctx context.Context, err error) error {
	var known *model.Error
	if errors.As(err, &known) || ctx.Err() != nil {
		return err
	}
	return damaged(err)
}

// Close closes the document. It does not wait for calls of other documents.
func (d *Doc) Close() error {
	d.e.mu.Lock()
	d.e.left = append(d.e.left, d)
	d.e.mu.Unlock()
	d.e.sweep()
	return nil
}

// unload frees what the document holds; the caller has the turn.
func (d *Doc) unload() {
	if d.closed {
		return
	}
	d.closed = true
	if d.e.instance != nil && d.born == d.e.born && d.ref != "" {
		err := guard(d.e.instance, func(in gopdfium.Pdfium) error {
			_, err := in.FPDF_CloseDocument(&requests.FPDF_CloseDocument{Document: d.ref})
			return err
		})
		if err != nil {
			d.e.dropInstance() // frees the document with all else
		}
	}
	_ = d.file.Close() // read-only
}

// Limit bounds the time that all calls to the document may work together,
// opening it included, for whoever reads a whole file of unknown origin.
func (d *Doc) Limit(total time.Duration) { d.total.Store(int64(total)) }

// Pages gives the number of pages.
func (d *Doc) Pages() int { return d.pages }

// work calls f with the document loaded into the instance it is given.
func (d *Doc) work(ctx context.Context, f func(in gopdfium.Pdfium) error) error {
	limit := d.e.cfg.Limit
	if total := d.total.Load(); total > 0 {
		limit = min(limit, time.Duration(total-d.spent.Load()))
	}
	spent, err := d.e.work(ctx, limit, false, func(in gopdfium.Pdfium) error {
		if d.closed {
			return errClosed
		}
		if err := d.load(in); err != nil {
			return err
		}
		return f(in)
	})
	d.spent.Add(int64(spent))
	return err
}

// load makes the document known to in, which may be a newer instance than the
// one that has read it before.
func (d *Doc) load(in gopdfium.Pdfium) error {
	if d.ref != "" && d.born == d.e.born {
		return nil
	}
	req := &requests.OpenDocument{FileReader: d.file, FileReaderSize: d.size}
	if d.password != "" {
		req.Password = &d.password
	}
	res, err := in.OpenDocument(req)
	if err != nil {
		return d.loadError(err)
	}
	d.ref, d.born = res.Document, d.e.born
	return nil
}

func (d *Doc) loadError(err error) error {
	switch {
	case errors.Is(err, pdfiumerrors.ErrPassword) && d.password != "":
		return &model.Error{Kind: model.Denied, Msg: "Kata sandi untuk PDF ini salah.", Err: err}
	case errors.Is(err, pdfiumerrors.ErrPassword):
		return &model.Error{Kind: model.Denied, Msg: "PDF ini terkunci kata sandi.", Err: err}
	case errors.Is(err, pdfiumerrors.ErrSecurity):
		return &model.Error{Kind: model.Denied, Msg: "PDF ini dikunci dengan cara yang tidak dikenal.", Err: err}
	}
	return damaged(err)
}
