package workspace

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"siapzi/model"
)

// holder is the text of a lock file: who has the workspace open.
type holder struct {
	Computer string    `json:"computer"`
	User     string    `json:"user"`
	Program  string    `json:"program"`
	Process  int       `json:"process"`
	Since    time.Time `json:"since"`
}

func newHolder(cfg Config) holder {
	h := holder{User: string(cfg.Who), Program: "SiapZI " + cfg.Version, Process: os.Getpid(), Since: cfg.Now().Truncate(time.Second)}
	h.Computer, _ = os.Hostname() // the sentence says so where it is unknown
	if h.User == "" {
		if u, err := user.Current(); err == nil {
			h.User = u.Username
		}
	}
	return h
}

// String names the holder within a sentence.
func (h holder) String() string {
	or := func(s, unknown string) string {
		if s == "" {
			return unknown
		}
		return s
	}
	// The computer stands in the name for the audit log; once is enough here.
	who, since := or(strings.TrimSuffix(h.User, "@"+h.Computer), "pengguna tak dikenal"), h.Since.Local().Format("02-01-2006 15.04")
	if here, err := os.Hostname(); err == nil && here == h.Computer {
		return fmt.Sprintf("%s di komputer ini sejak %s", who, since)
	}
	return fmt.Sprintf("%s di komputer %s sejak %s", who, or(h.Computer, "tak dikenal"), since)
}

// The text of a lock file stands at a fixed place and is filled up with spaces.
// Windows keeps everybody from touching the locked first byte, so the text
// begins behind it and the file never changes its size.
const (
	textStart = 1
	textSize  = 1023
)

// lock is a held lock. The system gives it back by itself when the program
// ends, however it ends; the file stays, since removing it would let two
// programs hold locks on two files of one name.
type lock struct {
	flock *flock.Flock
	path  string
	stale *holder // who held it before and did not give it back; nil if nobody
}

// takeLock takes the lock at path for h. It is Busy and names the holder when
// another program has it. What a crashed program left is taken over.
func takeLock(path string, h holder) (*lock, error) {
	if err := makeLockFile(path); err != nil {
		return nil, folderError(filepath.Dir(path), err)
	}
	f := flock.New(path)
	ok, err := f.TryLock()
	if err != nil {
		return nil, folderError(filepath.Dir(path), err)
	}
	if !ok {
		_ = f.Close() // nothing was written through it
		other, known := readHolder(path)
		if !known {
			return nil, model.Errorf(model.Busy, "Ruang kerja ini sedang dibuka oleh program lain. Tutup di sana, lalu coba lagi.")
		}
		return nil, model.Errorf(model.Busy, "Ruang kerja ini sedang dibuka oleh %s (%s). Tutup di sana, lalu coba lagi.", other, other.Program)
	}
	l := &lock{flock: f, path: path}
	if old, known := readHolder(path); known {
		l.stale = &old
	}
	if err := l.write(&h); err != nil {
		return nil, errors.Join(folderError(filepath.Dir(path), err), f.Close())
	}
	return l, nil
}

// makeLockFile makes the file, filled with spaces, where it is missing.
func makeLockFile(path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	_, err = f.Write(bytes.Repeat([]byte(" "), textStart+textSize))
	return errors.Join(err, f.Close())
}

// release empties the file and gives the lock back.
func (l *lock) release() error {
	return errors.Join(l.write(nil), l.flock.Close())
}

// write puts h into the file, nothing for nil.
func (l *lock) write(h *holder) error {
	var text []byte
	if h != nil {
		var err error
		if text, err = json.Marshal(h); err != nil {
			return err
		}
		text = text[:min(len(text), textSize)] // a longer one is torn, and so not known to others
	}
	f, err := os.OpenFile(l.path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteAt(append(text, bytes.Repeat([]byte(" "), textSize-len(text))...), textStart)
	return errors.Join(err, f.Close())
}

// readHolder reads who holds the lock. It is not known when the file is empty
// or torn.
func readHolder(path string) (h holder, known bool) {
	f, err := os.Open(path)
	if err != nil {
		return h, false
	}
	defer func() { _ = f.Close() }() // read-only
	text, err := io.ReadAll(io.NewSectionReader(f, textStart, textSize))
	if err != nil || json.Unmarshal(text, &h) != nil {
		return h, false
	}
	return h, true
}

// warnings tells of a program that ended without closing.
func (l *lock) warnings() []string {
	if l.stale == nil {
		return nil
	}
	return []string{fmt.Sprintf("Ruang kerja ini tidak ditutup dengan semestinya (terakhir dibuka oleh %s). "+
		"Data yang sudah tersimpan tetap utuh; jalankan pemeriksaan bila ragu.", l.stale)}
}
