package vault

// errDiskFullForTest is what this system says when a disk is full.
const errDiskFullForTest = errDiskFull
