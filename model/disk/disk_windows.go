package disk

import (
	"errors"

	"golang.org/x/sys/windows"
)

// IsInUse tells whether err says that another program has the file open.
func IsInUse(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION)
}

// IsDisturbed tells whether a rename may work in a moment. ACCESS_DENIED counts:
// that is what a rename gets while somebody has the other name, or a file in the
// folder, open.
func IsDisturbed(err error) bool {
	return IsInUse(err) || errors.Is(err, windows.ERROR_ACCESS_DENIED)
}

// IsFull tells whether err says that the disk or the user's share of it is full.
func IsFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL) ||
		errors.Is(err, windows.ERROR_DISK_QUOTA_EXCEEDED)
}
