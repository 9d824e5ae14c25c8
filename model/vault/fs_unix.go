//go:build !windows

package vault

import (
	"errors"
	"os"
	"syscall"

	"siapzi/model/disk"
)

// SyncDir makes a rename in dir survive a power cut. File systems that cannot
// do it (some network shares) answer EINVAL, which is no failure.
func (localDisk) SyncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer func() { _ = d.Close() }() // read-only
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) {
		return err
	}
	return nil
}

func (localDisk) IsShared(err error) bool { return disk.IsDisturbed(err) }

func isReadOnly(err error) bool {
	return errors.Is(err, os.ErrPermission) || errors.Is(err, syscall.EROFS)
}
