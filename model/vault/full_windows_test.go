package vault

import "golang.org/x/sys/windows"

// errDiskFullForTest is what this system says when a disk is full.
const errDiskFullForTest = windows.ERROR_DISK_FULL
