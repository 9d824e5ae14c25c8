package workspace

import (
	"context"
	"path/filepath"

	"siapzi/model/bundle"
	"siapzi/model/pdf"
	"siapzi/model/pdfium"
)

// BundleSource gives what a bundle of this workspace is made from.
func (w *Workspace) BundleSource(ctx context.Context) (bundle.Source, error) {
	u, err := w.Unit(ctx)
	if err != nil {
		return bundle.Source{}, err
	}
	h, err := w.settings.Letterhead(ctx)
	if err != nil {
		return bundle.Source{}, err
	}
	return bundle.Source{
		Unit: u, Letterhead: bundle.Letterhead{Lines: h.Lines, Logo: bundle.Logo(h.Logo)}, Worksheet: w.Worksheet(), Answers: w.assessment, Documents: w.catalog, Repairer: w.pdfium, Drawer: drawer{w.pdfium}, Converter: w.office,
		Count: w.countPDFium, Originals: filepath.Join(w.dir, filesName), Temp: w.CacheDir(),
	}, nil
}

// countPDFium opens a PDF with PDFium and gives its pages.
func (w *Workspace) countPDFium(ctx context.Context, path, password string) (int, error) {
	doc, err := w.pdfium.Open(ctx, path, password)
	if err != nil {
		return 0, err
	}
	return doc.Pages(), doc.Close()
}

// drawer lets a bundle draw pages with PDFium.
type drawer struct{ engine *pdfium.Engine }

// Draw draws every page of a PDF in turn.
func (d drawer) Draw(ctx context.Context, path, password string, dpi float64, visit func(bundle.DrawnPage) error) error {
	doc, err := d.engine.Open(ctx, path, password)
	if err != nil {
		return err
	}
	defer doc.Close() //nolint:errcheck // read-only
	for i := range doc.Pages() {
		p := bundle.DrawnPage{Index: i}
		if p.Width, p.Height, err = doc.PageSize(ctx, i); err != nil {
			return err
		}
		if p.Image, err = doc.Render(ctx, i, dpi); err != nil {
			return err
		}
		if p.Text, err = doc.Text(ctx, i); err != nil {
			p.Text = "" // the picture counts
		}
		if err := visit(p); err != nil {
			return err
		}
	}
	return nil
}

// countPages opens what LibreOffice made of an office file.
func countPages(ctx context.Context, path string) (int, error) {
	s, err := pdf.Open(ctx, path, pdf.OpenOptions{})
	if err != nil {
		return 0, err
	}
	return s.NumPages(), s.Close()
}
