package workspace

import (
	"context"
	"path/filepath"

	"siapzi/model/bundle"
)

// BundleSource gives what a bundle of this workspace is made from.
func (w *Workspace) BundleSource(ctx context.Context) (bundle.Source, error) {
	u, err := w.Unit(ctx)
	if err != nil {
		return bundle.Source{}, err
	}
	return bundle.Source{
		Unit: u, Worksheet: w.sheet, Answers: w.assessment, Documents: w.catalog, Repairer: w.pdfium,
		Originals: filepath.Join(w.dir, filesName), Temp: w.CacheDir(),
	}, nil
}
