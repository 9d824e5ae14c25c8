//go:build !windows

package main

import (
	"fmt"
	"os"
)

// notice tells something for which there is no window (yet).
func notice(text string) { fmt.Fprintln(os.Stderr, text) }

// useConsole gives where text for to reaches somebody.
func useConsole(to *os.File) *os.File { return to }
