//go:build !windows

package disk

import (
	"errors"
	"syscall"
)

// IsInUse tells whether err says that another program has the file open. It is
// always false here: files can be open more than once.
func IsInUse(error) bool { return false }

// IsDisturbed tells whether a rename may work in a moment. It is always false
// here.
func IsDisturbed(error) bool { return false }

// IsFull tells whether err says that the disk or the user's share of it is full.
func IsFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}
