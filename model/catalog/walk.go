package catalog

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"siapzi/model"
	"siapzi/model/vault"
)

// source is a file that an import met.
type source struct {
	path   string    // as it is reported: below the path that was given
	name   string    // file name, Unicode NFC
	folder string    // folders above it with "/", beginning with the one that was given
	refuse error     // why it is not imported; nil if it may be
	item   *PlanItem // its row of the import table; nil for an import without one
}

// collect lists everything at and below paths in natural order. Each file
// that is met is listed, also those that will be refused.
func collect(ctx context.Context, paths []string) ([]source, error) {
	var out []source
	for _, p := range paths {
		abs, err := filepath.Abs(p)
		if err != nil {
			return nil, fmt.Errorf("catalog: import: %w", err)
		}
		// A path that was given is followed even if it is a link; those inside are not.
		info, err := os.Stat(p)
		switch {
		case err != nil:
			out = append(out, source{path: p, name: cleanName(abs), refuse: vault.SourceError(err)})
		case insideWorkspace(abs):
			out = append(out, source{path: p, name: cleanName(abs), refuse: errWorkspace()})
		case info.IsDir():
			if out, err = walk(ctx, out, p, cleanName(abs)); err != nil {
				return nil, err
			}
		default:
			out = append(out, newSource(p, cleanName(filepath.Dir(abs)), info.Mode()))
		}
	}
	return out, nil
}

// walk lists what lies in dir, which is called folder within the import.
func walk(ctx context.Context, out []source, dir, folder string) ([]source, error) {
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return append(out, source{path: dir, name: cleanName(dir), folder: folder, refuse: vault.SourceError(err)}), nil
	}
	if isWorkspace(dir) {
		return append(out, source{path: dir, name: cleanName(dir), folder: folder, refuse: errWorkspace()}), nil
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int {
		return cmp.Or(strings.Compare(model.NaturalKey(a.Name()), model.NaturalKey(b.Name())), strings.Compare(a.Name(), b.Name()))
	})
	for _, e := range entries {
		path := join(dir, e.Name())
		if !e.IsDir() {
			out = append(out, newSource(path, folder, e.Type()))
			continue
		}
		if out, err = walk(ctx, out, path, folder+"/"+cleanName(e.Name())); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// newSource judges a file by what can be told without opening it.
func newSource(path, folder string, mode fs.FileMode) source {
	s := source{path: path, name: cleanName(path), folder: folder}
	if mode&fs.ModeIrregular != 0 { // on Windows also files that a service keeps elsewhere until they are opened
		if info, err := os.Stat(path); err == nil {
			mode = info.Mode()
		}
	}
	switch {
	case mode&fs.ModeSymlink != 0:
		s.refuse = model.Errorf(model.Unsupported, "Ini tautan ke tempat lain, bukan berkas. Impor berkas aslinya.")
	case !mode.IsRegular():
		s.refuse = model.Errorf(model.Unsupported, "Ini bukan berkas biasa dan tidak dapat diimpor.")
	case isLitter(s.name):
		s.refuse = model.Errorf(model.Unsupported, "Ini berkas sistem atau berkas kunci sementara, bukan bukti.")
	}
	return s
}

// isLitter knows the files that systems and office programs leave in folders.
func isLitter(name string) bool {
	switch strings.ToLower(name) {
	case "thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store", ".directory":
		return true
	}
	return strings.HasPrefix(name, "._") || strings.HasPrefix(name, "~$") ||
		strings.HasPrefix(name, ".~lock.") && strings.HasSuffix(name, "#")
}

// isWorkspace tells whether dir is a workspace of this program. Importing one
// would store its database and every file a second time.
func isWorkspace(dir string) bool {
	db, err := os.Stat(filepath.Join(dir, "workspace.db"))
	if err != nil || !db.Mode().IsRegular() {
		return false
	}
	files, err := os.Stat(filepath.Join(dir, "files"))
	return err == nil && files.IsDir()
}

// insideWorkspace tells whether a folder above path is a workspace.
func insideWorkspace(path string) bool {
	for dir := filepath.Dir(path); ; dir = filepath.Dir(dir) {
		if isWorkspace(dir) {
			return true
		}
		if dir == filepath.Dir(dir) {
			return false
		}
	}
}

func errWorkspace() error {
	return model.Errorf(model.Unsupported, "Ini bagian dari ruang kerja SiapZI, bukan bukti, jadi tidak diimpor.")
}

// join puts name below dir and keeps dir as it was given ("./bukti").
func join(dir, name string) string {
	if dir != "" && os.IsPathSeparator(dir[len(dir)-1]) {
		return dir + name
	}
	return dir + string(filepath.Separator) + name
}

// cleanName is the last part of path in NFC and valid UTF-8, as it is kept.
func cleanName(path string) string {
	return clean(norm.NFC.String(filepath.Base(path)))
}

// clean makes text fit for storing: valid UTF-8 without NUL.
func clean(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "")
}
