package main

import (
	"os"
	"path/filepath"
)

// portableMark is the file beside the program that makes it portable: settings
// and log stay in the folder portableData beside it, so that program and
// settings travel together on a stick. The portable ZIP has it.
const (
	portableMark = "portable.txt"
	portableData = "data"
)

// portableDir gives the folder for settings and log of a portable program that
// lies in dir, "" where the mark is missing.
func portableDir(dir string) string {
	if info, err := os.Stat(filepath.Join(dir, portableMark)); err != nil || info.IsDir() {
		return ""
	}
	return filepath.Join(dir, portableData)
}

// programDir is the folder of the running program, "" where the system does
// not tell.
func programDir() string {
	exe, err := os.Executable()
	if err != nil {
		return ""
	}
	if real, err := filepath.EvalSymlinks(exe); err == nil {
		exe = real
	}
	return filepath.Dir(exe)
}
