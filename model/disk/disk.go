package disk

import (
	"context"
	"os"
	"time"
)

// tries is how often a disturbed call is made: for about 1.3 seconds, longer
// than a scanner needs for an ordinary file.
const tries = 8

var firstWait = 10 * time.Millisecond // doubled after each try; a variable for tests

// Rename is os.Rename, tried again for about a second while another program
// holds one of the two names.
func Rename(ctx context.Context, from, to string) error {
	return again(ctx, IsDisturbed, func() error { return os.Rename(from, to) })
}

// Open is os.Open, tried again for about a second while another program holds
// the file. The caller closes it.
func Open(ctx context.Context, path string) (f *os.File, err error) {
	err = again(ctx, IsInUse, func() error {
		f, err = os.Open(path)
		return err
	})
	return f, err
}

// again calls do until its error is none that goes away. The last error counts;
// a canceled context ends the waiting and gives that error, too.
func again(ctx context.Context, passing func(error) bool, do func() error) error {
	wait := firstWait
	for try := 1; ; try++ {
		err := do()
		if err == nil || try == tries || !passing(err) {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(wait):
			wait *= 2
		}
	}
}
