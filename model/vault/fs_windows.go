package vault

import (
	"errors"
	"os"
	"syscall"

	"siapzi/model/disk"
)

// errWriteProtect is a Windows code that package syscall does not name.
const errWriteProtect = syscall.Errno(19)

// SyncDir does nothing: Windows cannot sync a folder, NTFS journals renames.
func (localDisk) SyncDir(string) error { return nil }

func (localDisk) IsShared(err error) bool { return disk.IsDisturbed(err) }

func isReadOnly(err error) bool {
	return errors.Is(err, os.ErrPermission) || errors.Is(err, errWriteProtect)
}
