//go:build !windows

package vault

import "syscall"

// errDiskFullForTest is what this system says when a disk is full.
const errDiskFullForTest = syscall.ENOSPC
