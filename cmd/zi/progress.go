package main

import (
	"fmt"
	"os"
	"time"

	"siapzi/model"
)

// progress starts a line on standard error that follows p while a long verb
// runs, if standard error is a terminal. The returned function ends it.
func (a *app) progress(p *model.Progress) (stop func()) {
	f, ok := a.stderr.(*os.File)
	if !ok {
		return func() {}
	}
	st, err := f.Stat()
	if err != nil || st.Mode()&os.ModeCharDevice == 0 {
		return func() {}
	}
	done, ended := make(chan struct{}), make(chan struct{})
	go func() { // ends when stop is called
		defer close(ended)
		tick := time.NewTicker(250 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-done:
				_, _ = fmt.Fprint(f, "\r\x1b[K")
				return
			case <-tick.C:
				if stage, n, total := p.Snapshot(); total > 0 {
					_, _ = fmt.Fprintf(f, "\r\x1b[K%s %d dari %d", stage, n, total)
				}
			}
		}
	}()
	return func() { close(done); <-ended }
}
