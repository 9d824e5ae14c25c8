package vault

import (
	"errors"
	"os"
	"syscall"
)

// Windows error codes that package syscall does not name.
const (
	errSharingViolation = syscall.Errno(32)
	errLockViolation    = syscall.Errno(33)
	errWriteProtect     = syscall.Errno(19)
	errHandleDiskFull   = syscall.Errno(39)
	errDiskFull         = syscall.Errno(112)
)

// SyncDir does nothing: Windows cannot sync a folder, NTFS journals renames.
func (disk) SyncDir(string) error { return nil }

// IsShared also takes ACCESS_DENIED: that is what a rename gets while a
// scanner holds the file.
func (disk) IsShared(err error) bool {
	return errors.Is(err, errSharingViolation) || errors.Is(err, errLockViolation) || errors.Is(err, syscall.ERROR_ACCESS_DENIED)
}

func isDiskFull(err error) bool {
	return errors.Is(err, errDiskFull) || errors.Is(err, errHandleDiskFull)
}

func isReadOnly(err error) bool {
	return errors.Is(err, os.ErrPermission) || errors.Is(err, errWriteProtect)
}
