package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/bag"
)

// isPackage tells whether path names a package of evidence: a ZIP file, or an
// unpacked one.
func isPackage(path string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return false
	}
	if info.IsDir() {
		_, err := os.Stat(filepath.Join(path, "bagit.txt"))
		return err == nil
	}
	return strings.EqualFold(filepath.Ext(path), ".zip")
}

// maxProblems is how many problems of a package are shown; zi lists them all.
const maxProblems = 8

// checkPackage looks through the package at path and says in sentences whether
// it is whole.
func checkPackage(path string) func(context.Context, *model.Progress) (string, error) {
	return func(ctx context.Context, p *model.Progress) (string, error) {
		r, err := bag.Verify(ctx, path, p)
		if err != nil {
			return "", err
		}
		name := filepath.Base(path)
		if r.OK() {
			return lang.L("{{.Name}}: lengkap dan tidak berubah. {{.Count}} berkas, {{.Size}}.",
				map[string]any{"Name": name, "Count": r.Files, "Size": model.Size(r.Bytes)}), nil
		}
		said := lang.L("{{.Name}}: tidak lengkap atau berubah. Masalah: {{.Count}}.", map[string]any{"Name": name, "Count": len(r.Problems)})
		for i, problem := range r.Problems {
			if i == maxProblems {
				return said + "\n…", nil
			}
			said += "\n– " + problem
		}
		return said, nil
	}
}
