//go:build unix

package clip

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os/exec"

	"siapzi/model"
)

// run runs a program and gives what it writes. found is false where the program
// is not installed. One that ends with an error had no picture to give.
func run(ctx context.Context, name string, args ...string) (data []byte, found bool, err error) {
	path, err := exec.LookPath(name)
	if err != nil {
		return nil, false, nil
	}
	cmd := exec.CommandContext(ctx, path, args...)
	out := &limited{}
	cmd.Stdout = out
	err = cmd.Run()
	switch {
	case ctx.Err() != nil && errors.Is(ctx.Err(), context.DeadlineExceeded):
		return nil, true, model.Errorf(model.Unavailable, "Papan klip tidak menjawab. Salin gambarnya sekali lagi, lalu tempel.")
	case ctx.Err() != nil:
		return nil, true, ctx.Err()
	case errors.Is(err, errTooMuch):
		return nil, true, tooLarge()
	case err != nil || out.Len() == 0:
		return nil, true, nothing()
	}
	return out.Bytes(), true, nil
}

var errTooMuch = errors.New("clip: too much")

// limited takes up to maxBytes.
type limited struct{ bytes.Buffer }

// Write is for io.
func (l *limited) Write(p []byte) (int, error) {
	if l.Len()+len(p) > maxBytes {
		return 0, errTooMuch
	}
	return l.Buffer.Write(p)
}

// ReadFrom is for io; bytes.Buffer's own would take everything.
func (l *limited) ReadFrom(r io.Reader) (n int64, err error) {
	return io.Copy(struct{ io.Writer }{l}, r)
}
