package instance

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

const (
	look     = 200 * time.Millisecond // how often a holder looks for requests
	patience = 3 * time.Second        // how long Show waits for the holder
)

// Held is a name that this process holds.
type Held struct {
	lock *flock.Flock
	stop chan struct{}
	done chan struct{}
}

// Hold takes name in dir, which is made where it is missing, and calls onShow
// on a goroutine of its own for every request until Release. ok is false when
// another process holds the name.
func Hold(dir, name string, onShow func()) (h *Held, ok bool, err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, false, fmt.Errorf("instance: hold: %w", err)
	}
	lock, request := paths(dir, name)
	f := flock.New(lock)
	if ok, err := f.TryLock(); err != nil || !ok {
		_ = f.Close() // nothing was written through it
		if err != nil {
			err = fmt.Errorf("instance: hold: %w", err)
		}
		return nil, false, err
	}
	_ = os.Remove(request) // asked of a holder that is gone
	h = &Held{lock: f, stop: make(chan struct{}), done: make(chan struct{})}
	go h.watch(request, onShow) // ends with Release
	return h, true, nil
}

// watch looks for requests. Asking the disk five times a second costs nothing
// and works alike on every system.
func (h *Held) watch(request string, onShow func()) {
	defer close(h.done)
	t := time.NewTicker(look)
	defer t.Stop()
	for {
		select {
		case <-h.stop:
			return
		case <-t.C:
			if os.Remove(request) == nil {
				onShow()
			}
		}
	}
}

// Release gives the name back. It must be called once; nil is allowed.
func (h *Held) Release() error {
	if h == nil {
		return nil
	}
	close(h.stop)
	<-h.done
	return h.lock.Close()
}

// Show asks the holder of name to show its window and tells whether it said
// that it will. It is false at once when nobody holds the name, and after a
// few seconds when the holder does not answer.
func Show(dir, name string) bool {
	lock, request := paths(dir, name)
	f := flock.New(lock)
	if ok, err := f.TryLock(); ok || err != nil {
		_ = f.Close() // nobody holds it
		return false
	}
	_ = f.Close() // the holder's lock is not touched by this
	allowForeground()
	if err := os.WriteFile(request, nil, 0o600); err != nil {
		return false
	}
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(look / 4) {
		if _, err := os.Stat(request); os.IsNotExist(err) {
			return true
		}
	}
	_ = os.Remove(request) // so that nobody answers it much later
	return false
}

// paths gives the two files of a name.
func paths(dir, name string) (lock, request string) {
	if name != "" {
		if real, err := filepath.EvalSymlinks(name); err == nil {
			name = real // one folder has one name
		}
	}
	sum := sha256.Sum256([]byte(name))
	base := filepath.Join(dir, hex.EncodeToString(sum[:8]))
	return base + ".lock", base + ".show"
}
