package pdfium

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"
	_ "unsafe" // for go:linkname

	gopdfium "github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"siapzi/model"
	"siapzi/model/wasm"
)

const (
	// DefaultLimit is how long a call may work where Config says nothing.
	DefaultLimit = 20 * time.Second

	// memoryPages bounds the memory of an instance: 16,384 pages of 64 KiB = 1 GiB.
	memoryPages = 16384

	// recycleAfter is the number of calls after which an instance is replaced.
	// A new one costs 2 ms, and re-reading an open document about as much.
	recycleAfter = 500
)

// ErrTooLong is in the chain of errors of calls that reached the time limit.
var ErrTooLong = errors.New("pdfium: time limit reached")

// Config holds what an Engine can be told. The zero value works.
type Config struct {
	// CacheDir is a folder for compiled code (about 30 MB), made when missing.
	// With it a start takes 0.1 s instead of several seconds. "" keeps nothing.
	CacheDir string
	// Limit is how long a call may work. Starting PDFium and waiting for other
	// callers do not count. 0 means DefaultLimit.
	Limit time.Duration
}

// Engine runs PDFium. It starts on first use; whoever made it must Close it.
type Engine struct {
	cfg  Config
	turn chan struct{} // holds one token; fields down to mu may be touched only with it

	cache    wazero.CompilationCache
	pool     gopdfium.Pool
	stop     context.CancelFunc // interrupts whatever runs in pool; it is of no use afterwards
	instance gopdfium.Pdfium
	born     int // counts instances: a document belongs to the one it was loaded into
	calls    int // since the instance was made
	closed   bool

	mu   sync.Mutex
	left []*Doc // closed while another call was running
}

// New makes an Engine without starting it.
func New(cfg Config) *Engine {
	if cfg.Limit <= 0 {
		cfg.Limit = DefaultLimit
	}
	return &Engine{cfg: cfg, turn: make(chan struct{}, 1)}
}

// Start loads PDFium now rather than on first use.
func (e *Engine) Start(ctx context.Context) error {
	_, err := e.work(ctx, e.cfg.Limit, false, func(gopdfium.Pdfium) error { return nil })
	return err
}

// Close ends PDFium and gives its memory back. It waits for a running call.
// Documents still open can only be closed afterwards.
func (e *Engine) Close() error {
	e.turn <- struct{}{}
	defer e.release()
	e.closed = true
	e.dropPool()
	if e.cache == nil {
		return nil
	}
	err := e.cache.Close(context.Background()) // the context is not used by wazero
	e.cache = nil
	return err
}

// work calls f with a working instance while nobody else uses it, for at most
// limit, and gives the time it took. A call that its context or limit ended,
// or that failed in a way PDFium does not name, costs the instance. fresh asks
// for an instance that nobody has used: what it writes depends on nothing that
// happened before.
func (e *Engine) work(ctx context.Context, limit time.Duration, fresh bool, f func(in gopdfium.Pdfium) error) (spent time.Duration, err error) {
	if limit <= 0 {
		return 0, tooLong()
	}
	select {
	case e.turn <- struct{}{}:
	case <-ctx.Done():
		return 0, fmt.Errorf("pdfium: wait: %w", ctx.Err())
	}
	defer e.release()
	if err := ctx.Err(); err != nil {
		return 0, fmt.Errorf("pdfium: start: %w", err)
	}
	if err := e.ready(fresh); err != nil {
		return 0, err
	}

	begin := time.Now() // a stopwatch, not a date: no injected clock
	limited, cancel := context.WithTimeoutCause(ctx, limit, ErrTooLong)
	defer cancel()
	e.calls++
	unwatch := context.AfterFunc(limited, e.stop)
	err = guard(e.instance, f)
	spent = time.Since(begin)

	if !unwatch() {
		e.dropPool() // e.stop was called, perhaps too late to matter
	} else if err != nil && !isAnswer(err) {
		e.dropInstance()
	}
	switch {
	case err == nil:
		return spent, nil
	case errors.Is(context.Cause(limited), ErrTooLong):
		return spent, tooLong()
	case ctx.Err() != nil:
		return spent, fmt.Errorf("pdfium: stopped: %w", ctx.Err())
	}
	return spent, err
}

func tooLong() error {
	return &model.Error{Kind: model.Unsupported, Err: ErrTooLong,
		Msg: "PDF ini terlalu rumit untuk dibaca dalam batas waktu. Cetak ulang ke PDF lalu coba lagi."}
}

// guard turns a panic of f into an error.
func guard(in gopdfium.Pdfium, f func(in gopdfium.Pdfium) error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("pdfium: panic: %v", r)
		}
	}()
	return f(in)
}

// answers are errors by which PDFium says something about the file; it is well itself.
var answers = []error{pdfiumerrors.ErrFile, pdfiumerrors.ErrFormat, pdfiumerrors.ErrPassword,
	pdfiumerrors.ErrSecurity, pdfiumerrors.ErrPage, pdfiumerrors.ErrUnknown, pdfiumerrors.ErrSuccess, errClosed}

func isAnswer(err error) bool {
	for _, a := range answers {
		if errors.Is(err, a) {
			return true
		}
	}
	return false
}

// release hands the turn on, after closing documents that were closed meanwhile.
func (e *Engine) release() {
	e.mu.Lock()
	left := e.left
	e.left = nil
	e.mu.Unlock()
	for _, d := range left {
		d.unload()
	}
	<-e.turn
	e.mu.Lock()
	again := len(e.left) > 0
	e.mu.Unlock()
	if again {
		e.sweep()
	}
}

// sweep closes documents left over, if nobody has the turn; else its holder will.
func (e *Engine) sweep() {
	select {
	case e.turn <- struct{}{}:
		e.release()
	default:
	}
}

// ready makes sure that there is an instance that has not worked for long, or
// not at all.
func (e *Engine) ready(fresh bool) error {
	if e.closed {
		return model.Errorf(model.Unavailable, "Pembaca PDF sudah ditutup.")
	}
	if e.instance != nil && (e.calls >= recycleAfter || fresh) {
		_ = e.instance.Close() // closes its documents first; what fails goes with it
		e.instance = nil
	}
	if e.instance != nil {
		return nil
	}
	if e.pool == nil {
		if err := e.startPool(); err != nil {
			return unavailable(err)
		}
	}
	in, err := e.pool.GetInstance(time.Minute)
	if err != nil {
		e.dropPool()
		return unavailable(err)
	}
	e.instance = in
	e.born++
	e.calls = 0
	return nil
}

func unavailable(err error) error {
	return &model.Error{Kind: model.Unavailable, Err: err,
		Msg: "Pembaca PDF tidak dapat dijalankan. Tutup program lain yang memakai banyak memori, lalu coba lagi."}
}

// startPool compiles PDFium or takes the compiled code from the cache. A cache
// that cannot be used – damaged, no space, read-only – is thrown away once and
// then done without.
func (e *Engine) startPool() error {
	dir := ""
	if e.cfg.CacheDir != "" {
		dir = filepath.Join(e.cfg.CacheDir, "pdfium")
	}
	if e.cache == nil {
		e.cache = openCache(dir)
	}
	err := e.initPool()
	if err == nil || dir == "" {
		return err
	}
	_ = os.RemoveAll(dir) // only made for speed; what cannot be removed is not used
	e.cache = openCache(dir)
	if err = e.initPool(); err == nil {
		return nil
	}
	e.cache = wazero.NewCompilationCache()
	return e.initPool()
}

func openCache(dir string) wazero.CompilationCache {
	if dir != "" {
		if c, err := wazero.NewCompilationCacheWithDir(dir); err == nil {
			return c
		}
	}
	return wazero.NewCompilationCache()
}

func (e *Engine) initPool() error {
	// The context lives as long as the pool, not as long as the call that
	// happens to start it: ending it is how a running call is interrupted.
	ctx, stop := context.WithCancel(context.Background())
	code, err := wasm.AddBrake(embeddedWASM)
	pool, err := webassembly.Init(webassembly.Config{
		Context:  experimental.WithCompilationWorkers(ctx, max(1, runtime.NumCPU()-1)),
		WASM:     code, // nil, after an error, stands for the module as it is
		MaxIdle:  1,
		MaxTotal: 1,
		FSConfig: wazero.NewFSConfig(), // the default would show the whole disk to the sandbox
		Stdout:   wasm.Pedal{Context: ctx},
		Stderr:   io.Discard,
		RuntimeConfig: wazero.NewRuntimeConfig().
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithCompilationCache(e.cache).
			WithMemoryLimitPages(memoryPages).
			WithCloseOnContextDone(err != nil), // wazero's own brake, many times slower
	})
	if err != nil {
		stop()
		return err
	}
	e.pool, e.stop = pool, stop
	return nil
}

// embeddedWASM is PDFium as go-pdfium carries it. It has no public name there;
// should it get another one, this is empty and the slower brake is used.
//
//go:linkname embeddedWASM github.com/klippa-app/go-pdfium/webassembly.pdfiumWasm
var embeddedWASM []byte

// dropInstance gives up the instance and its memory without asking it anything.
func (e *Engine) dropInstance() {
	if e.instance != nil {
		_ = e.instance.Kill() // nothing of it is used again
		e.instance = nil
	}
}

// dropPool gives up everything but the compiled code.
func (e *Engine) dropPool() {
	e.dropInstance()
	if e.pool != nil {
		e.stop()
		_ = e.pool.Close() // as above
		e.pool = nil
	}
}
