package vault

import (
	"io"
	"io/fs"
	"os"
)

// fileSystem is the part of the operating system that Put changes. Tests
// replace it to see what happens when a disk is full, read-only or shared.
type fileSystem interface {
	MkdirAll(dir string) error
	CreateTemp(dir, pattern string) (tempFile, error)
	Rename(from, to string) error
	Remove(path string) error
	Chmod(path string, mode fs.FileMode) error
	SyncDir(dir string) error
	// IsShared tells whether err means that another program holds the file
	// for a moment, as virus scanners and indexers do on Windows.
	IsShared(err error) bool
}

// tempFile is what Put needs of an open temporary file.
type tempFile interface {
	io.WriteCloser
	Name() string
	Sync() error
}

// localDisk is the real fileSystem. SyncDir and IsShared differ by system.
type localDisk struct{}

func (localDisk) MkdirAll(dir string) error { return os.MkdirAll(dir, 0o755) }
func (localDisk) CreateTemp(dir, pattern string) (tempFile, error) {
	return os.CreateTemp(dir, pattern)
}
func (localDisk) Rename(from, to string) error              { return os.Rename(from, to) }
func (localDisk) Remove(path string) error                  { return os.Remove(path) }
func (localDisk) Chmod(path string, mode fs.FileMode) error { return os.Chmod(path, mode) }
