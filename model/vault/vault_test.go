package vault

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
)

func TestPutKeepsContentUnderItsHash(t *testing.T) {
	v := open(t)
	want := content(3 << 20)

	h, size, existed, err := v.Put(t.Context(), bytes.NewReader(want), int64(len(want)))

	if err != nil || existed || size != int64(len(want)) || h != hashOf(want) {
		t.Fatalf("got %s, %d, %v, %v", h, size, existed, err)
	}
	got, err := os.ReadFile(v.Path(h))
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("the stored file differs (%v)", err)
	}
	if rel, _ := filepath.Rel(v.dir, v.Path(h)); filepath.ToSlash(rel) != string(h[:2]+"/"+h[2:]) {
		t.Errorf("stored at %s", rel)
	}
	info, err := os.Stat(v.Path(h))
	if err != nil || info.Mode().Perm()&0o222 != 0 {
		t.Errorf("the stored file can be written: %v %v", info.Mode(), err)
	}
	if !v.Has(h) || v.Verify(t.Context(), h) != nil {
		t.Error("it is not there or not right")
	}
	wantFiles(t, v, h)
}

func TestSameContentIsStoredOnce(t *testing.T) {
	v := open(t)
	first := put(t, v, "isi")
	before, err := os.Stat(v.Path(first))
	if err != nil {
		t.Fatal(err)
	}

	h, _, existed, err := v.Put(t.Context(), strings.NewReader("isi"), -1)

	if err != nil || !existed || h != first {
		t.Fatalf("got %s, %v, %v", h, existed, err)
	}
	after, err := os.Stat(v.Path(first))
	if err != nil || !os.SameFile(before, after) {
		t.Error("the stored file was replaced")
	}
	wantFiles(t, v, h)
}

func TestManyPutTheSameContentAtOnce(t *testing.T) {
	v := open(t)
	data := content(200 << 10)
	var wg sync.WaitGroup
	errs := make([]error, 16)
	for i := range errs {
		wg.Go(func() {
			var h model.Hash
			if h, _, _, errs[i] = v.Put(t.Context(), bytes.NewReader(data), -1); h != hashOf(data) {
				errs[i] = fmt.Errorf("hash %q: %w", h, errs[i])
			}
		})
	}
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
	wantFiles(t, v, hashOf(data))
}

func TestDamagedStoredFileIsFoundAndHealed(t *testing.T) {
	v := open(t)
	h := put(t, v, "isi yang benar")
	if err := errors.Join(os.Chmod(v.Path(h), 0o644), os.WriteFile(v.Path(h), []byte("isi yang salah"), 0o644)); err != nil {
		t.Fatal(err)
	}

	if err := v.Verify(t.Context(), h); model.KindOf(err) != model.Invalid {
		t.Errorf("Verify gives %v, want Invalid", err)
	}
	if _, _, existed, err := v.Put(t.Context(), strings.NewReader("isi yang benar"), -1); existed || err != nil {
		t.Errorf("Put gives %v, %v", existed, err)
	}
	if err := v.Verify(t.Context(), h); err != nil {
		t.Errorf("after the second Put: %v", err)
	}
}

func TestMissingFile(t *testing.T) {
	v := open(t)
	h := hashOf([]byte("tidak ada"))
	if _, err := v.Open(h); model.KindOf(err) != model.NotFound {
		t.Errorf("Open gives %v", err)
	}
	if err := v.Verify(t.Context(), h); model.KindOf(err) != model.NotFound {
		t.Errorf("Verify gives %v", err)
	}
	if err := v.Remove(h); err != nil {
		t.Errorf("Remove gives %v", err)
	}
	if p := v.Path("../../etc/passwd"); !strings.HasPrefix(p, filepath.Join(v.dir, tempFolder)) {
		t.Errorf("a wrong hash leads to %s", p)
	}
}

func TestSourceThatChangesIsNotStored(t *testing.T) {
	v := open(t)
	_, _, _, err := v.Put(t.Context(), strings.NewReader("baru separuh"), 1000)
	if model.KindOf(err) != model.Unavailable || !strings.Contains(err.Error(), "berubah") {
		t.Errorf("got %v", err)
	}
	wantFiles(t, v)
}

func TestSourceThatCannotBeRead(t *testing.T) {
	v := open(t)
	if _, _, _, err := v.PutFile(t.Context(), filepath.Join(t.TempDir(), "x")); model.KindOf(err) != model.NotFound {
		t.Errorf("no file: %v", err)
	}
	if _, _, _, err := v.PutFile(t.Context(), t.TempDir()); model.KindOf(err) != model.Unavailable {
		t.Errorf("a folder: %v", err)
	}
	broken := errors.New("input/output error")
	_, _, _, err := v.Put(t.Context(), &failingReader{[]byte("awal"), broken}, 100)
	if model.KindOf(err) != model.Unavailable || !errors.Is(err, broken) {
		t.Errorf("a broken disk: %v", err)
	}
	wantFiles(t, v)
}

func TestCancelLeavesNothing(t *testing.T) {
	v := open(t)
	ctx, cancel := context.WithCancel(t.Context())
	_, _, _, err := v.Put(ctx, readerFunc(func(p []byte) (int, error) { cancel(); return len(p), nil }), -1)
	if model.KindOf(err) != model.Canceled {
		t.Errorf("got %v", err)
	}
	wantFiles(t, v)
}

func TestLeftoversOfACrash(t *testing.T) {
	v := open(t)
	h := put(t, v, "utuh")
	for _, name := range []string{"tmp/put-123.part", "tmp/milik-orang.txt", "catatan.txt", "ab/bukan-hash"} {
		path := filepath.Join(v.dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte("x"), 0o444)); err != nil {
			t.Fatal(err)
		}
	}

	got, err := v.Leftovers(t.Context())
	if d := cmp.Diff([]string{"ab/bukan-hash", "catatan.txt", "tmp/milik-orang.txt", "tmp/put-123.part"}, got); d != "" || err != nil {
		t.Errorf("leftovers: %v -want +got\n%s", err, d)
	}
	if err := v.Clean(t.Context()); err != nil {
		t.Fatal(err)
	}
	got, err = v.Leftovers(t.Context())
	if d := cmp.Diff([]string{"ab/bukan-hash", "catatan.txt", "tmp/milik-orang.txt"}, got); d != "" || err != nil {
		t.Errorf("after Clean: %v -want +got\n%s", err, d)
	}
	if !v.Has(h) {
		t.Error("Clean took a stored file")
	}
}

func TestTempFolderMayBeDeleted(t *testing.T) {
	v := open(t)
	if err := os.RemoveAll(filepath.Join(v.dir, tempFolder)); err != nil {
		t.Fatal(err)
	}
	put(t, v, "isi")
}

func TestFailuresOfTheDisk(t *testing.T) {
	full := &fs.PathError{Op: "write", Path: "x", Err: errDiskFullForTest}
	readOnly := &fs.PathError{Op: "open", Path: "x", Err: fs.ErrPermission}
	for _, c := range []struct {
		name string
		fs   faultyDisk
		want model.Kind
	}{
		{"full while writing", faultyDisk{write: full}, model.Unavailable},
		{"full while syncing", faultyDisk{sync: full}, model.Unavailable},
		{"full while closing", faultyDisk{close: full}, model.Unavailable},
		{"read-only folder", faultyDisk{create: readOnly}, model.Denied},
		{"folder of the hash cannot be made", faultyDisk{mkdir: readOnly}, model.Denied},
		{"rename fails", faultyDisk{rename: readOnly, renames: 1000}, model.Denied},
		{"rename is disturbed for ever", faultyDisk{rename: errShared, renames: 1000}, model.Unavailable},
		{"right to write cannot be taken", faultyDisk{chmod: readOnly}, model.Denied},
		{"folder cannot be synced", faultyDisk{syncDir: errors.New("input/output error")}, model.Unavailable},
	} {
		t.Run(c.name, func(t *testing.T) {
			fastRetries(t)
			v := open(t)
			v.fs = &c.fs
			_, _, _, err := v.Put(t.Context(), strings.NewReader("isi"), 3)
			if err == nil || model.KindOf(err) != c.want {
				t.Errorf("got %v (%s), want %s", err, model.KindOf(err), c.want)
			}
			v.fs = localDisk{}
			if left, _ := v.Leftovers(t.Context()); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
			put(t, v, "isi") // once the disk is well again
		})
	}
}

func TestRenameIsTriedAgain(t *testing.T) {
	fastRetries(t)
	v := open(t)
	v.fs = &faultyDisk{rename: errShared, renames: 3}
	h := put(t, v, "isi")
	wantFiles(t, v, h)
}

func open(t *testing.T) *Vault {
	t.Helper()
	v, err := Open(filepath.Join(t.TempDir(), "files"))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func put(t *testing.T, v *Vault, s string) model.Hash {
	t.Helper()
	h, _, _, err := v.Put(t.Context(), strings.NewReader(s), int64(len(s)))
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// wantFiles wants exactly these stored files, whole, and no leftovers.
func wantFiles(t *testing.T, v *Vault, want ...model.Hash) {
	t.Helper()
	var got []model.Hash
	err := v.Each(t.Context(), func(h model.Hash, _ int64) error {
		got = append(got, h)
		return v.Verify(t.Context(), h)
	})
	if d := cmp.Diff(want, got); d != "" || err != nil {
		t.Errorf("stored files: %v -want +got\n%s", err, d)
	}
	if left, err := v.Leftovers(t.Context()); len(left) > 0 || err != nil {
		t.Errorf("leftovers: %v %v", left, err)
	}
}

func content(n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(i * i >> 7)
	}
	return b
}

func hashOf(b []byte) model.Hash {
	sum := sha256.Sum256(b)
	return model.Hash(hex.EncodeToString(sum[:]))
}

func fastRetries(t *testing.T) {
	old := renameWait
	renameWait = time.Microsecond
	t.Cleanup(func() { renameWait = old })
}

type readerFunc func(p []byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

// failingReader gives its bytes and then its error.
type failingReader struct {
	data []byte
	err  error
}

func (r *failingReader) Read(p []byte) (int, error) {
	if len(r.data) == 0 {
		return 0, r.err
	}
	n := copy(p, r.data)
	r.data = r.data[n:]
	return n, nil
}

var errShared = errors.New("sharing violation")

// faultyDisk is the real disk with the failures that are set.
type faultyDisk struct {
	localDisk
	mkdir, create, write, sync, close, rename, chmod, syncDir error

	renames int // how many renames fail
}

func (d *faultyDisk) MkdirAll(dir string) error { return first(d.mkdir, d.localDisk.MkdirAll, dir) }
func (d *faultyDisk) SyncDir(dir string) error  { return first(d.syncDir, d.localDisk.SyncDir, dir) }
func (d *faultyDisk) IsShared(err error) bool   { return errors.Is(err, errShared) }

func (d *faultyDisk) Chmod(path string, mode fs.FileMode) error {
	return first(d.chmod, func(p string) error { return d.localDisk.Chmod(p, mode) }, path)
}

func (d *faultyDisk) Rename(from, to string) error {
	if d.renames > 0 {
		d.renames--
		return d.rename
	}
	return d.localDisk.Rename(from, to)
}

func (d *faultyDisk) CreateTemp(dir, pattern string) (tempFile, error) {
	if d.create != nil {
		return nil, d.create
	}
	f, err := d.localDisk.CreateTemp(dir, pattern)
	return &faultyFile{f, d}, err
}

func first(err error, do func(string) error, arg string) error {
	if err != nil {
		return err
	}
	return do(arg)
}

type faultyFile struct {
	tempFile
	d *faultyDisk
}

func (f *faultyFile) Write(p []byte) (int, error) {
	if f.d.write != nil {
		return len(p) / 2, f.d.write
	}
	return f.tempFile.Write(p)
}

func (f *faultyFile) Sync() error {
	if f.d.sync != nil {
		return f.d.sync
	}
	return f.tempFile.Sync()
}

func (f *faultyFile) Close() error {
	err := f.tempFile.Close()
	if f.d.close != nil {
		return f.d.close
	}
	return err
}
