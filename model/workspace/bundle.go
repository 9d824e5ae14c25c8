package workspace

import (
	"context"
	"path/filepath"

	"siapzi/model/bundle"
	"siapzi/model/pdf"
)

// BundleSource gives what a bundle of this workspace is made from.
func (w *Workspace) BundleSource(ctx context.Context) (bundle.Source, error) {
	u, err := w.Unit(ctx)
	if err != nil {
		return bundle.Source{}, err
	}
	return bundle.Source{
		Unit: u, Worksheet: w.Worksheet(), Answers: w.assessment, Documents: w.catalog, Repairer: w.pdfium, Converter: w.office,
		Originals: filepath.Join(w.dir, filesName), Temp: w.CacheDir(),
	}, nil
}

// countPages opens what LibreOffice made of an office file.
func countPages(ctx context.Context, path string) (int, error) {
	s, err := pdf.Open(ctx, path, pdf.OpenOptions{})
	if err != nil {
		return 0, err
	}
	return s.NumPages(), s.Close()
}
