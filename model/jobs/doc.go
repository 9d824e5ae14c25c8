// Package jobs runs long work in the background: imports, bundles, checks.
//
// # Words
//
//	job      named work with progress that can be canceled
//	status   a snapshot of a job: state, stage, count; the last one is Final
//	worker   one of a bounded number of places; jobs beyond it wait in a queue
//
// A runner starts one goroutine per job and one ticker beside each that runs;
// both end with the job, and Close waits for all. Progress is read ten times a
// second, so work may count as often as it likes. A panic of a job becomes an
// Internal error and its stack goes to the log. The package knows no screen:
// listeners are called on its own goroutines. Everything is safe for use by
// several goroutines.
package jobs
