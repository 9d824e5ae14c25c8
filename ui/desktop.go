package ui

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"siapzi/model"
	"siapzi/ui/task"
)

// OpenFile opens a stored file with the program that the desktop has for it; a
// link opens in the browser.
// Other programs get a copy under the file's own name: originals are never
// handed out.
func (s *Shell) OpenFile(v model.Version) {
	if v.IsLink() {
		s.OpenLink(v)
		return
	}
	if s.session == nil {
		return
	}
	from := s.session.Documents.PathOf(v)
	copyOut := func(ctx context.Context) (string, error) { return copyTo(s.cfg.TempDir, from, v) }
	task.Latest(s.cfg.Tasks, "ui.openfile", copyOut, s.OpenPath, s.ShowError)
}

// copyTo puts a copy of the stored file into a folder of its own, so that two
// files of one name do not meet, and gives its path.
func copyTo(dir, from string, v model.Version) (path string, err error) {
	dir = filepath.Join(dir, string(v.ID))
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("ui: copy for viewing: %w", err)
	}
	in, err := os.Open(from)
	if err != nil {
		return "", model.Errorf(model.NotFound, "Berkas “%s” tidak ada di ruang kerja. Jalankan pemeriksaan ruang kerja: %w", v.Name, err)
	}
	defer in.Close() // read-only
	path = filepath.Join(dir, filepath.Base(filepath.FromSlash(v.Name)))
	out, err := os.Create(path)
	if err != nil {
		return "", fmt.Errorf("ui: copy for viewing: %w", err)
	}
	if _, err = io.Copy(out, in); err != nil {
		_ = out.Close() // the copy failed already
		return "", fmt.Errorf("ui: copy for viewing: %w", err)
	}
	return path, out.Close()
}

// OpenPath opens a file or folder with the program that the desktop has for it.
func (s *Shell) OpenPath(path string) {
	done, err := launch(path)
	if !done {
		err = s.cfg.App.OpenURL(fileURL(path))
	}
	if err != nil {
		s.ShowError(model.Errorf(model.Unavailable, "Tidak ada program yang dapat membuka %s.", path))
	}
}

// openAddress opens an address of the web in the browser.
func (s *Shell) openAddress(address string) {
	u, err := url.Parse(address)
	if err == nil {
		err = s.cfg.App.OpenURL(u)
	}
	if err != nil {
		s.ShowError(model.Errorf(model.Unavailable, "Tidak ada peramban yang dapat membuka %s.", address))
	}
}

// ShowFolder opens the file manager at a folder, or at the folder of a file.
func (s *Shell) ShowFolder(path string) {
	if info, err := os.Stat(path); err == nil && !info.IsDir() {
		path = filepath.Dir(path)
	}
	s.OpenPath(path)
}

// fileURL makes a file address of a path of this computer.
func fileURL(path string) *url.URL {
	p := filepath.ToSlash(path)
	if !strings.HasPrefix(p, "/") { // a Windows drive
		p = "/" + p
	}
	return &url.URL{Scheme: "file", Path: p}
}

// nativePath undoes what Fyne makes of paths of this computer.
func nativePath(p string) string {
	if runtime.GOOS == "windows" {
		p = strings.TrimPrefix(p, "/")
	}
	return filepath.FromSlash(p)
}
