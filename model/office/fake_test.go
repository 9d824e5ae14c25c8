//go:build unix

package office

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"siapzi/model"
)

// good is the smallest PDF that our look takes for one.
const good = "%PDF-1.7\n1 0 obj<</Type/Page>>endobj\n%%EOF\n"

// fake writes a program that behaves as LibreOffice might. In the script $out is
// the file that it should write, $in its input and $dir a folder of the test.
func fake(t *testing.T, script string) (p Program, dir string) {
	t.Helper()
	dir = t.TempDir()
	p.Path = filepath.Join(dir, "soffice")
	head := "#!/bin/sh\ndir='" + dir + "'\nprofile=${1#-env:UserInstallation=file://}\nwhile [ \"$1\" != --outdir ]; do shift; done\nin=$3\nbase=${in##*/}\nout=$2/${base%.*}.pdf\n" +
		"good() { printf '" + strings.ReplaceAll(strings.ReplaceAll(good, "%", "%%"), "\n", "\\n") + "' > \"$out\"; }\n"
	if err := os.WriteFile(p.Path, []byte(head+script+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	return p, dir
}

// warm makes a Converter that gives a first run no extra time.
func warm(t *testing.T, cfg Config) *Converter {
	t.Helper()
	if cfg.CacheDir == "" {
		cfg.CacheDir = t.TempDir()
	}
	c := New(cfg)
	c.started = true
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return c
}

func TestResultDecides(t *testing.T) {
	for _, tt := range []struct {
		name, script string
		kind         model.Kind // "" for success
		cause        error
	}{
		{"exit 0 with a good file is success", "good", "", nil},
		{"exit 1 with a good file is success", "good; exit 1", "", nil},
		{"a crash after a good file is success", "good; kill -SEGV $$", "", nil},
		{"much output does no harm", "yes | head -c 1000000; good", "", nil},
		{"exit 0 without a file is a failure", "exit 0", model.Invalid, nil},
		{"exit 1 without a file is a failure", "echo rusak >&2; exit 1", model.Invalid, nil},
		{"an empty file is a failure", ": > \"$out\"", model.Invalid, errNotPDF},
		{"a file that is no PDF is a failure", "echo halo > \"$out\"", model.Invalid, errNotPDF},
		{"a PDF without its end is a failure", "printf '%%PDF-1.7\\n/Type/Page ' > \"$out\"", model.Invalid, errNotPDF},
		{"a PDF without a page is a failure", "printf '%%PDF-1.7\\n/Type/Pages\\n%%%%EOF' > \"$out\"", model.Invalid, ErrNoPages},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p, _ := fake(t, tt.script)
			c := warm(t, Config{Program: p})
			src, key := file(t, "Laporan  (Copy) é.rtf", rtf)
			path, err := c.Convert(t.Context(), src, key, mimeRTF)
			if got := model.KindOf(err); got != tt.kind || tt.cause != nil && !errors.Is(err, tt.cause) {
				t.Fatalf("got %q, want %q: %v (%v)", got, tt.kind, err, errors.Unwrap(err))
			}
			if data, rerr := os.ReadFile(path); tt.kind == "" && (rerr != nil || string(data) != good) {
				t.Errorf("the result is %q, %v", data, rerr)
			}
			if _, ok := c.cached(key); ok != (tt.kind == "") {
				t.Errorf("cached: %v", ok)
			}
			if tt.kind != "" && c.profile != "" {
				t.Error("the profile of a failed run is kept")
			}
			if data, err := os.ReadFile(src); err != nil || string(data) != rtf {
				t.Error("the original changed")
			}
		})
	}
}

func TestCallersCheck(t *testing.T) {
	p, _ := fake(t, "good")
	src, key := file(t, "a.rtf", rtf)
	t.Run("its count decides", func(t *testing.T) {
		c := warm(t, Config{Program: p, Check: func(context.Context, string) (int, error) { return 0, nil }})
		if _, err := c.Convert(t.Context(), src, key, mimeRTF); !errors.Is(err, ErrNoPages) {
			t.Error(err)
		}
	})
	t.Run("its error is the cause", func(t *testing.T) {
		want := errors.New("tidak terbuka")
		c := warm(t, Config{Program: p, Check: func(context.Context, string) (int, error) { return 0, want }})
		if _, err := c.Convert(t.Context(), src, key, mimeRTF); !errors.Is(err, want) || model.KindOf(err) != model.Invalid {
			t.Error(err)
		}
	})
}

func TestProcessTree(t *testing.T) {
	// A child and a grandchild, both of which ignore a polite end.
	const hang = `trap '' TERM; (trap '' TERM; sleep 300 & echo $! > $dir/b; wait) & echo $! > $dir/a; `
	for _, tt := range []struct {
		name, script string
		timeout      time.Duration
		cancel       bool
		kind         model.Kind
	}{
		{"is gone after the time limit", hang + "wait", 2 * time.Second, false, model.Unsupported},
		{"is gone after cancelling", hang + "wait", time.Minute, true, model.Canceled},
		{"is gone when only children are left", hang + "while [ ! -s $dir/b ]; do sleep 0.01; done; good", time.Minute, false, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p, dir := fake(t, tt.script)
			c := warm(t, Config{Program: p, Timeout: tt.timeout})
			src, key := file(t, "a.rtf", rtf)
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			if tt.cancel {
				go func() {
					pidIn(t, filepath.Join(dir, "a"))
					pidIn(t, filepath.Join(dir, "b"))
					cancel()
				}()
			}
			begin := time.Now()
			_, err := c.Convert(ctx, src, key, mimeRTF)
			if model.KindOf(err) != tt.kind {
				t.Errorf("got %q: %v", model.KindOf(err), err)
			}
			if tt.kind == model.Unsupported && !errors.Is(err, ErrTooLong) {
				t.Errorf("got %v", err)
			}
			if took := time.Since(begin); took > 20*time.Second {
				t.Errorf("took %v", took)
			}
			for _, name := range []string{"a", "b"} {
				mustBeGone(t, pidIn(t, filepath.Join(dir, name)))
			}
		})
	}
}

// pidIn waits for a process to write its number.
func pidIn(t *testing.T, path string) int {
	for range 1000 {
		data, err := os.ReadFile(path)
		if n, aerr := strconv.Atoi(strings.TrimSpace(string(data))); err == nil && aerr == nil {
			return n
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("no process number in %s", path)
	return 0
}

// mustBeGone allows for the moment that the system takes, and for a dead
// process that nobody has collected.
func mustBeGone(t *testing.T, pid int) {
	t.Helper()
	state := ""
	for range 200 {
		if err := syscall.Kill(pid, 0); errors.Is(err, syscall.ESRCH) {
			return
		}
		data, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
		if _, rest, ok := strings.Cut(string(data), ") "); ok {
			if state = rest[:1]; state == "Z" || state == "X" {
				return
			}
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("process %d still lives (%s)", pid, state)
}

func TestWhatTheProgramGets(t *testing.T) {
	p, dir := fake(t, `echo "$base" > $dir/name; cp "$in" $dir/copy; cp "$profile/user/registrymodifications.xcu" $dir/settings; good`)
	c := warm(t, Config{Program: p})
	src, key := file(t, "SK Tim “ZI” 2026 – Ünïcode & $(touch x).docx", docx(t, paragraph("Halo")))
	if _, err := c.Convert(t.Context(), src, key, mimeDOCX); err != nil {
		t.Fatal(err)
	}
	read := func(path string) string {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Error(err)
		}
		return string(data)
	}
	t.Run("a copy under a plain name", func(t *testing.T) {
		if got := strings.TrimSpace(read(filepath.Join(dir, "name"))); got != "in.docx" {
			t.Errorf("got %q", got)
		}
		if read(filepath.Join(dir, "copy")) != read(src) {
			t.Error("the copy differs")
		}
	})
	t.Run("a profile with macros off", func(t *testing.T) {
		if got := read(filepath.Join(dir, "settings")); !strings.Contains(got, `<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value>`) {
			t.Errorf("got %s", got)
		}
	})
	t.Run("nothing stays behind after Close", func(t *testing.T) {
		profile := c.profile
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(profile); profile == "" || !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%q: %v", profile, err)
		}
	})
}

func TestCache(t *testing.T) {
	p, dir := fake(t, `echo x >> $dir/runs; good`)
	runs := func() int {
		data, _ := os.ReadFile(filepath.Join(dir, "runs")) // not there before the first
		return len(data) / 2
	}
	cacheDir := t.TempDir()
	c := warm(t, Config{Program: p, CacheDir: cacheDir})
	src, key := file(t, "a.rtf", rtf)
	convert := func(c *Converter) string {
		t.Helper()
		path, err := c.Convert(t.Context(), src, key, mimeRTF)
		if err != nil {
			t.Fatal(err)
		}
		if data, err := os.ReadFile(path); err != nil || string(data) != good {
			t.Errorf("the result is %q, %v", data, err)
		}
		return path
	}
	path := convert(c)
	t.Run("a result is made once", func(t *testing.T) {
		if convert(c) != path || runs() != 1 {
			t.Errorf("%d runs", runs())
		}
	})
	t.Run("it is there also without the program", func(t *testing.T) {
		convert(warm(t, Config{Program: Program{"/not/here"}, CacheDir: cacheDir}))
	})
	t.Run("a damaged one is made again", func(t *testing.T) {
		if err := os.WriteFile(path, []byte("%PDF-1.7\n1 0 obj<</Type/Page>>endobj\nX%EOF\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if convert(c) != path || runs() != 2 {
			t.Errorf("%d runs", runs())
		}
	})
	t.Run("the cache may be deleted", func(t *testing.T) {
		if err := os.RemoveAll(cacheDir); err != nil {
			t.Fatal(err)
		}
		if convert(c) != path || runs() != 3 {
			t.Errorf("%d runs", runs())
		}
	})
	t.Run("no temporary file stays", func(t *testing.T) {
		entries, err := os.ReadDir(filepath.Dir(path))
		if err != nil || len(entries) != 1 {
			t.Errorf("%v %v", entries, err)
		}
	})
}

func TestOneAtATime(t *testing.T) {
	p, dir := fake(t, `mkdir $dir/busy || { echo clash >> $dir/clash; exit 1; }; sleep 0.1; good; rmdir $dir/busy`)
	c := warm(t, Config{Program: p})
	var wg sync.WaitGroup
	for i := range 4 {
		src, key := file(t, "a.rtf", rtf+strings.Repeat(" ", i))
		wg.Go(func() {
			if _, err := c.Convert(t.Context(), src, key, mimeRTF); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if _, err := os.Stat(filepath.Join(dir, "clash")); err == nil {
		t.Error("two ran at once")
	}
}

func TestRefusals(t *testing.T) {
	src, key := file(t, "a.rtf", rtf)
	works, _ := fake(t, "good")
	broken := Program{src} // not executable
	canceled, cancel := context.WithCancel(t.Context())
	cancel()
	for _, tt := range []struct {
		name string
		do   func() error
		want model.Kind
	}{
		{"without LibreOffice", func() error {
			_, err := warm(t, Config{Program: Program{"/not/here"}}).Convert(t.Context(), src, key, mimeRTF)
			return err
		}, model.Unavailable},
		{"with one that does not start", func() error {
			_, err := warm(t, Config{Program: broken}).Convert(t.Context(), src, key, mimeRTF)
			return err
		}, model.Unavailable},
		{"of a type that is not an office file", func() error {
			_, err := warm(t, Config{Program: works}).Convert(t.Context(), src, key, "image/png")
			return err
		}, model.Unsupported},
		{"of a file that does not begin like its type", func() error {
			_, err := warm(t, Config{Program: works}).Convert(t.Context(), src, key, mimeDOC)
			return err
		}, model.Invalid},
		{"of a file that is not there", func() error {
			_, err := warm(t, Config{Program: works}).Convert(t.Context(), src+"x", key, mimeRTF)
			return err
		}, model.NotFound},
		{"of a key that is no hash", func() error {
			_, err := warm(t, Config{Program: works}).Convert(t.Context(), src, "../../etc", mimeRTF)
			return err
		}, model.Internal},
		{"when it is cancelled before", func() error {
			_, err := warm(t, Config{Program: works}).Convert(canceled, src, key, mimeRTF)
			return err
		}, model.Canceled},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if err := tt.do(); model.KindOf(err) != tt.want {
				t.Errorf("got %q, want %q: %v", model.KindOf(err), tt.want, err)
			}
		})
	}
}
