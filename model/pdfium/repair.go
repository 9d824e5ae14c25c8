package pdfium

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	gopdfium "github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/requests"

	"siapzi/model"
)

// Repair writes a sound PDF with all pages that PDFium can read from the
// damaged file src to dst, which appears whole or not at all. The original is
// not changed. It gives the number of pages. Errors are those of Open, and
// Invalid where there is no page or a page cannot be copied.
//
// Outline, form logic and attachments are lost: only pages are copied.
func (e *Engine) Repair(ctx context.Context, src, dst string) (pages int, err error) {
	d, err := e.Open(ctx, src, "")
	if err != nil {
		return 0, err
	}
	defer d.Close()
	if d.pages == 0 {
		return 0, model.Errorf(model.Invalid, "PDF ini tidak berisi halaman.")
	}

	tmp, err := os.CreateTemp(filepath.Dir(dst), ".repair-*.pdf")
	if err != nil {
		return 0, fmt.Errorf("pdfium: repair: %w", err)
	}
	defer func() { _ = os.Remove(tmp.Name()) }() // gone already when all went well
	buf := bufio.NewWriterSize(tmp, 1<<16)
	_, err = e.work(ctx, e.cfg.Limit, true, func(in gopdfium.Pdfium) error {
		if err := d.load(in); err != nil {
			return err
		}
		return d.copyTo(in, buf)
	})
	if werr := errors.Join(buf.Flush(), tmp.Close()); werr != nil {
		return 0, model.Errorf(model.Unavailable, "Hasil perbaikan PDF tidak dapat ditulis ke disk: %w", werr)
	}
	if err != nil {
		return 0, readError(ctx, err)
	}
	if err := os.Rename(tmp.Name(), dst); err != nil {
		return 0, fmt.Errorf("pdfium: repair: %w", err)
	}
	return d.pages, nil
}

// copyTo imports all pages into a new document and writes it to w.
func (d *Doc) copyTo(in gopdfium.Pdfium, w *bufio.Writer) error {
	fresh, err := in.FPDF_CreateNewDocument(&requests.FPDF_CreateNewDocument{})
	if err != nil {
		return err
	}
	_, err = in.FPDF_ImportPages(&requests.FPDF_ImportPages{Source: d.ref, Destination: fresh.Document})
	if err == nil {
		_, err = in.FPDF_SaveAsCopy(&requests.FPDF_SaveAsCopy{Document: fresh.Document, FileWriter: w,
			Flags: requests.SaveFlagNoIncremental})
	}
	_, closeErr := in.FPDF_CloseDocument(&requests.FPDF_CloseDocument{Document: fresh.Document})
	return errors.Join(err, closeErr)
}
