// Command zi is SiapZI on the command line: the same use cases as the desktop
// program, one file per verb, without cgo, for scripts and for testing.
//
// Messages are Indonesian. With --json exactly one JSON object goes to
// standard output and nothing else; a failure is {"error":…,"kind":…}.
//
// Exit codes: 0 done; 1 done with problems, which are listed; 2 wrong call;
// 3 refused or failed with nothing changed.
package main
