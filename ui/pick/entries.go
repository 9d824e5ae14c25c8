package pick

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"siapzi/model"
	"siapzi/ui/look"
)

// entry is one line of the dialog, ready to paint.
type entry struct {
	name, path string
	size, date string
	dir        bool
	key        string // for sorting
}

// readDir lists a folder: folders first, then files, 2 before 10. Hidden
// entries are left out. With onlyDirs files are too.
func readDir(ctx context.Context, dir string, onlyDirs bool) ([]entry, error) {
	list, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, model.Errorf(model.NotFound, "Folder %s tidak ada.", dir)
	case errors.Is(err, fs.ErrPermission):
		return nil, model.Errorf(model.Denied, "Anda tidak berhak membuka folder %s.", dir)
	case err != nil:
		return nil, model.Errorf(model.Unavailable, "Folder %s tidak dapat dibaca: %w.", dir, err)
	}
	var out []entry
	for _, e := range list {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("pick: list folder: %w", err)
		}
		if strings.HasPrefix(e.Name(), ".") || strings.HasPrefix(e.Name(), "~$") {
			continue
		}
		if x, ok := newEntry(dir, e); ok && (x.dir || !onlyDirs) {
			out = append(out, x)
		}
	}
	slices.SortFunc(out, func(a, b entry) int {
		if a.dir != b.dir {
			if a.dir {
				return -1
			}
			return 1
		}
		return cmp.Or(strings.Compare(a.key, b.key), strings.Compare(a.name, b.name))
	})
	return out, nil
}

// newEntry follows links; what cannot be looked at is left out.
func newEntry(dir string, e fs.DirEntry) (entry, bool) {
	path := filepath.Join(dir, e.Name())
	info, err := os.Stat(path)
	if err != nil || !(info.IsDir() || info.Mode().IsRegular()) {
		return entry{}, false
	}
	x := entry{name: e.Name(), key: model.NaturalKey(e.Name()), path: path, dir: info.IsDir(), date: look.Date(info.ModTime().In(time.Local))}
	if !x.dir {
		x.size = look.Size(info.Size())
	}
	return x, true
}

// exists tells whether dir is a folder that can be listed.
func exists(dir string) bool {
	info, err := os.Stat(dir)
	return err == nil && info.IsDir()
}

// mounted lists disks and sticks: drive letters on Windows, what hangs below
// the usual folders elsewhere.
func mounted(goos, user string) []string {
	var out []string
	if goos == "windows" {
		for c := 'A'; c <= 'Z'; c++ {
			if root := string(c) + `:\`; exists(root) {
				out = append(out, root)
			}
		}
		return out
	}
	for _, pattern := range []string{"/media/" + user + "/*", "/run/media/" + user + "/*", "/mnt/*", "/Volumes/*"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			continue // only a broken pattern, and these are fixed but for the name
		}
		for _, f := range found {
			if exists(f) {
				out = append(out, f)
			}
		}
	}
	return out
}
