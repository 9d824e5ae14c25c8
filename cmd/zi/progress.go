package main

import (
	"fmt"
	"os"
	"time"
	"unicode/utf8"

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
		var pace model.Pace
		tick := time.NewTicker(250 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-done:
				_, _ = fmt.Fprint(f, "\r\x1b[K")
				return
			case <-tick.C:
				if line := progressLine(p, &pace, a.now()); line != "" {
					_, _ = fmt.Fprint(f, "\r\x1b[K"+line)
				}
			}
		}
	}()
	return func() { close(done); <-ended }
}

// progressLine says what is being done, how far it is and how long it will
// still take, on one line of a terminal; "" while there is nothing to say.
func progressLine(p *model.Progress, pace *model.Pace, now time.Time) string {
	left, known := pace.Left(p, now)
	stage, n, total := p.Snapshot()
	if total <= 0 {
		return ""
	}
	line := fmt.Sprintf("%s %d dari %d", stage, n, total)
	if known {
		line += ", sisa " + shortTime(left)
	}
	if item := p.Item(); item != "" {
		name := []rune(item)
		if room := 79 - 3 - utf8.RuneCountInString(line); len(name) > room {
			name = append(name[:max(room-1, 0)], '…')
		}
		line += " · " + string(name)
	}
	return line
}

// shortTime writes "8 dtk" or "3 mnt 20 dtk".
func shortTime(d time.Duration) string {
	s := int(d / time.Second)
	if s < 60 {
		return fmt.Sprintf("%d dtk", s)
	}
	return fmt.Sprintf("%d mnt %02d dtk", s/60, s%60)
}
