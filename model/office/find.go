package office

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"siapzi/model"
)

// Program is an installed LibreOffice. The zero value means: not known yet.
type Program struct {
	Path string // of soffice or soffice.exe
}

// Find looks for LibreOffice: in the search path, then where its installers put
// it. It looks again each time, so that one installed while we run is found.
func Find() (Program, bool) {
	for _, name := range []string{"soffice", "libreoffice"} {
		if p, err := exec.LookPath(name); err == nil {
			if abs, err := filepath.Abs(p); err == nil {
				return Program{abs}, true
			}
		}
	}
	return findIn(usualPlaces(runtime.GOOS, os.Getenv))
}

// findIn gives the first program that a pattern matches; of several matches of
// one pattern the last in natural order, which is the newest version.
func findIn(patterns []string) (Program, bool) {
	for _, pattern := range patterns {
		matches, err := filepath.Glob(pattern)
		if err != nil {
			continue // a folder name with a bracket: nothing of ours is there
		}
		best := ""
		for _, m := range matches {
			if info, err := os.Stat(m); err == nil && info.Mode().IsRegular() && (best == "" || model.NaturalKey(best) < model.NaturalKey(m)) {
				best = m
			}
		}
		if best != "" {
			return Program{best}, true
		}
	}
	return Program{}, false
}

// usualPlaces gives patterns of where soffice stands on an operating system.
func usualPlaces(goos string, env func(string) string) []string {
	var places []string
	add := func(base string, more ...string) {
		if base != "" {
			places = append(places, filepath.Join(append([]string{base}, more...)...))
		}
	}
	switch goos {
	case "windows":
		for _, base := range []string{env("ProgramFiles"), env("ProgramW6432"), env("ProgramFiles(x86)")} {
			add(base, "LibreOffice*", "program", "soffice.exe")
		}
		add(env("LOCALAPPDATA"), "Programs", "LibreOffice*", "program", "soffice.exe")
	case "darwin":
		add("/Applications", "LibreOffice*.app", "Contents", "MacOS", "soffice")
		add(env("HOME"), "Applications", "LibreOffice*.app", "Contents", "MacOS", "soffice")
	default:
		add("/usr/lib/libreoffice/program/soffice")
		add("/usr/lib64/libreoffice/program/soffice")
		add("/opt", "libreoffice*", "program", "soffice")
		add("/usr/local/lib", "libreoffice*", "program", "soffice")
	}
	return places
}
