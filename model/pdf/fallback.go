package pdf

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	cpu "github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// maxFallback is the largest file that is given to pdfcpu, which holds all of
// it in memory.
const maxFallback = 128 << 20

// openRepaired opens a file that the own reader gave up on, through a copy
// that another program makes of it. cause is the own reader's error, which is
// given back if nothing helps.
func openRepaired(ctx context.Context, path string, size int64, opt OpenOptions, cause error) (*Source, error) {
	tries := []struct {
		method Method
		repair func(ctx context.Context, src, dst string) error
	}{
		{Rewrote, func(ctx context.Context, src, dst string) error {
			if size > maxFallback {
				return errors.New("pdf: too large for pdfcpu")
			}
			return rewrite(ctx, src, dst)
		}},
		{Repaired, func(ctx context.Context, src, dst string) error {
			if opt.Repairer == nil {
				return errors.New("pdf: no repairer")
			}
			_, err := opt.Repairer.Repair(ctx, src, dst)
			return err
		}},
	}
	for _, t := range tries {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		s, err := openCopy(ctx, path, opt.TempDir, t.repair)
		if err == nil {
			s.method = t.method
			return s, nil
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return nil, cause
}

// openCopy lets repair make a copy in dir and opens that. The copy is removed
// when the source is closed.
func openCopy(ctx context.Context, path, dir string, repair func(ctx context.Context, src, dst string) error) (s *Source, err error) {
	tmp, err := os.CreateTemp(dir, "perbaikan-*.pdf")
	if err != nil {
		return nil, fmt.Errorf("pdf: repair: %w", err)
	}
	name := tmp.Name()
	_ = tmp.Close() // only its name is used
	defer func() {
		if err != nil {
			_ = os.Remove(name)
		}
	}()
	if err := repair(ctx, path, name); err != nil {
		return nil, err
	}
	r, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("pdf: repair: %w", err)
	}
	st, err := r.Stat()
	if err == nil {
		s, err = OpenReader(ctx, r, st.Size(), "")
	}
	if err != nil {
		_ = r.Close() // read-only
		return nil, err
	}
	s.disk = r
	s.close = func() error { return errors.Join(r.Close(), os.Remove(name)) }
	return s, nil
}

var quietPdfcpu = sync.OnceFunc(api.DisableConfigDir)

// pdfcpuConfig reads leniently, keeps off the network and leaves pages alone.
func pdfcpuConfig() *cpu.Configuration {
	quietPdfcpu()
	c := cpu.NewDefaultConfiguration()
	c.ValidationMode = cpu.ValidationRelaxed
	c.Offline = true
	c.Optimize, c.OptimizeBeforeWriting, c.OptimizeResourceDicts = false, false, false
	return c
}

// rewrite makes a copy with pdfcpu, without validation. pdfcpu knows no
// context: when ctx ends, its goroutine is left to run out, and its result is
// thrown away.
func rewrite(ctx context.Context, src, dst string) error {
	done := make(chan error, 1)
	go func() { // ends with pdfcpu's work on this one file
		done <- func() (err error) {
			defer recovered(&err)
			r, err := os.Open(src)
			if err != nil {
				return err
			}
			defer r.Close()
			c, err := api.ReadContext(r, pdfcpuConfig())
			if err != nil {
				return err
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			w, err := os.OpenFile(dst, os.O_WRONLY|os.O_TRUNC, 0o600)
			if err != nil {
				return err
			}
			return errors.Join(api.WriteContext(c, w), w.Close())
		}()
	}()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// countPages gives the number of pages that pdfcpu finds, as a second opinion.
func countPages(path, password string) (n int, err error) {
	defer recovered(&err)
	r, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer r.Close()
	conf := pdfcpuConfig()
	conf.UserPW, conf.OwnerPW = password, password
	c, err := api.ReadContext(r, conf)
	if err != nil {
		return 0, err
	}
	if err := c.EnsurePageCount(); err != nil {
		return 0, err
	}
	return c.PageCount, nil
}
