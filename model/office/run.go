package office

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"siapzi/model"
)

// work is the conversion of one file in its temporary folder.
type work struct {
	c       *Converter
	program Program
	dir     string
}

// run has LibreOffice write in as a file of the type to, and gives its path.
// check judges the result. A run that ends badly costs the profile, since it may
// have been the profile's fault or may have damaged it.
func (w work) run(ctx context.Context, in, to string, check func(path string) error) (string, error) {
	c := w.c
	if c.profile == "" {
		sweep(os.TempDir(), c.cfg.Now())
		dir, err := makeProfile()
		if err != nil {
			return "", tempError(err)
		}
		c.profile = dir
	}
	limit := c.cfg.Timeout
	if !c.started {
		limit += firstExtra
	}
	outDir := filepath.Join(w.dir, "out-"+to)
	if err := os.Mkdir(outDir, 0o700); err != nil {
		return "", tempError(err)
	}
	said, err := w.start(ctx, limit, in, to, outDir)
	out := filepath.Join(outDir, strings.TrimSuffix(filepath.Base(in), filepath.Ext(in))+"."+to)
	switch {
	case ctx.Err() != nil:
		_ = c.dropProfile() // a new one is made; the cancelling counts
		return "", fmt.Errorf("office: stopped: %w", ctx.Err())
	case errors.Is(err, ErrTooLong):
		_ = c.dropProfile()
		return "", &model.Error{Kind: model.Unsupported, Err: err, Msg: fmt.Sprintf(
			"LibreOffice tidak selesai mengubah berkas ini menjadi PDF dalam %d detik. Simpan berkas sebagai PDF, lalu tambahkan PDF itu.", int(limit.Seconds()))}
	}
	// Whatever the exit code says: the file decides.
	if cerr := check(out); cerr != nil {
		if ctx.Err() != nil {
			return "", fmt.Errorf("office: stopped: %w", ctx.Err())
		}
		_ = c.dropProfile()
		return "", w.failure(in, errors.Join(cerr, err), said)
	}
	c.started = true
	return out, nil
}

var errStart = errors.New("office: the program does not start")

// failure says why there is no result.
func (w work) failure(in string, err error, said string) error {
	cause := fmt.Errorf("office: convert: %w; LibreOffice said: %q", err, said)
	switch {
	case looksLocked(in):
		return &model.Error{Kind: model.Denied, Err: cause,
			Msg: "Berkas ini dikunci dengan kata sandi, jadi tidak dapat diubah menjadi PDF. Simpan ulang tanpa kata sandi."}
	case errors.Is(err, ErrNoPages):
		return &model.Error{Kind: model.Invalid, Err: cause, Msg: "Berkas ini tidak berisi halaman, jadi tidak ada yang dapat dicetak."}
	case errors.Is(err, errStart):
		return &model.Error{Kind: model.Unavailable, Err: cause, Msg: "LibreOffice tidak dapat dijalankan di komputer ini. Pasang ulang LibreOffice, lalu coba lagi."}
	}
	return unreadable(cause)
}

func unreadable(cause error) error {
	return &model.Error{Kind: model.Invalid, Err: cause,
		Msg: "LibreOffice tidak dapat mengubah berkas ini menjadi PDF; mungkin berkasnya rusak. Buka dengan program aslinya, simpan sebagai PDF, lalu tambahkan PDF itu."}
}

// start runs LibreOffice until it ends or the limit is reached, and ends what it
// leaves running. said is the end of what it printed.
func (w work) start(ctx context.Context, limit time.Duration, in, to, outDir string) (said string, err error) {
	limited, cancel := context.WithTimeoutCause(ctx, limit, ErrTooLong)
	defer cancel()
	cmd := exec.CommandContext(limited, w.program.Path, "-env:UserInstallation="+fileURL(w.c.profile),
		"--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard",
		"--convert-to", to, "--outdir", outDir, in)
	cmd.Dir = w.dir
	var printed tail
	cmd.Stdout, cmd.Stderr = &printed, &printed
	t := newTree(cmd)
	cmd.Cancel = t.kill
	// A process outside the tree that keeps the output open shall not keep us.
	cmd.WaitDelay = time.Second
	if err := cmd.Start(); err != nil {
		return "", errors.Join(errStart, err)
	}
	t.watch()
	err = cmd.Wait()
	_ = t.kill() // what outlived the first process; mostly there is nothing
	t.close()
	if errors.Is(context.Cause(limited), ErrTooLong) {
		err = ErrTooLong
	}
	return printed.String(), err
}

// tail keeps the end of what a program prints.
type tail struct{ buf bytes.Buffer }

func (t *tail) Write(b []byte) (int, error) {
	const most = 2000
	t.buf.Write(b)
	if over := t.buf.Len() - most; over > 0 {
		t.buf.Next(over)
	}
	return len(b), nil
}

func (t *tail) String() string {
	return strings.ToValidUTF8(strings.TrimSpace(t.buf.String()), "")
}
