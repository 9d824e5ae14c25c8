package disk

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

var errHeld = errors.New("held by another program")

func held(err error) bool { return errors.Is(err, errHeld) }

func TestAgain(t *testing.T) {
	old := firstWait
	firstWait = time.Microsecond
	t.Cleanup(func() { firstWait = old })
	for _, c := range []struct {
		name  string
		fails int // this often before it works
		err   error
		want  error
		calls int
	}{
		{"at once", 0, nil, nil, 1},
		{"after a while", 3, errHeld, nil, 4},
		{"never", 1000, errHeld, errHeld, tries},
		{"another error is not tried again", 1000, os.ErrNotExist, os.ErrNotExist, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			calls := 0
			err := again(t.Context(), held, func() error {
				if calls++; calls <= c.fails {
					return c.err
				}
				return nil
			})
			if !errors.Is(err, c.want) || calls != c.calls {
				t.Errorf("%v after %d calls, want %v after %d", err, calls, c.want, c.calls)
			}
		})
	}
	t.Run("cancel ends the waiting", func(t *testing.T) {
		firstWait = time.Hour
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if err := again(ctx, held, func() error { return errHeld }); !errors.Is(err, errHeld) {
			t.Error(err)
		}
	})
}

func TestOpenAndRename(t *testing.T) {
	dir := t.TempDir()
	from, to := filepath.Join(dir, "a.pdf"), filepath.Join(dir, "b.pdf")
	for _, name := range []string{from, to} {
		if err := os.WriteFile(name, []byte(filepath.Base(name)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := Rename(t.Context(), from, to); err != nil {
		t.Fatal(err)
	}
	f, err := Open(t.Context(), to)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // read-only
	if _, err := Open(t.Context(), from); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the old name: %v", err)
	}
}
