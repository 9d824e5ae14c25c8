package heif

import (
	"bytes"
	"compress/gzip"
	"context"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"io"
	"sync"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"

	"siapzi/model/wasm"
)

//go:embed heif.wasm.gz
var compressed []byte

// memoryPages bounds the memory of one decoding: 12,288 pages of 64 KiB = 768
// MiB, enough for some 100 million pixels.
const memoryPages = 12288

// The numbers of libheif that the module uses.
const (
	spaceYCbCr = 0
	spaceRGB   = 1
	spaceGray  = 2

	premultiplied = 1
)

// ratios are libheif's numbers of the ways to store colour at a lower
// resolution.
var ratios = map[uint32]image.YCbCrSubsampleRatio{
	1: image.YCbCrSubsampleRatio420, 2: image.YCbCrSubsampleRatio422, 3: image.YCbCrSubsampleRatio444,
}

var (
	errDecode = errors.New("heif: not decodable")
	errMemory = errors.New("heif: out of memory")
)

// compile makes the module ready, once; that takes about a second.
var compile = sync.OnceValues(func() (*decoder, error) {
	z, err := gzip.NewReader(bytes.NewReader(compressed))
	if err != nil {
		return nil, fmt.Errorf("heif: unpack: %w", err)
	}
	plain, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("heif: unpack: %w", err)
	}
	code, err := wasm.AddBrake(plain)
	if err != nil {
		return nil, fmt.Errorf("heif: %w", err)
	}
	ctx := context.Background() // the module lives as long as the program
	run := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().WithMemoryLimitPages(memoryPages))
	if _, err := wasi_snapshot_preview1.Instantiate(ctx, run); err != nil {
		return nil, fmt.Errorf("heif: start: %w", err)
	}
	module, err := run.CompileModule(ctx, code)
	if err != nil {
		return nil, fmt.Errorf("heif: compile: %w", err)
	}
	return &decoder{run, module}, nil
})

type decoder struct {
	run    wazero.Runtime
	module wazero.CompiledModule
}

// ready waits for the compiled module no longer than ctx allows; compiling
// itself goes on for the next picture.
func ready(ctx context.Context) (*decoder, error) {
	type result struct {
		d   *decoder
		err error
	}
	done := make(chan result, 1)
	go func() {
		d, err := compile()
		done <- result{d, err}
	}()
	select {
	case r := <-done:
		return r.d, r.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// Decode decodes the primary picture with its rotation, mirroring and cropping
// done, at eight bits per colour. Opacity is left out. The result is an
// *image.YCbCr, *image.Gray or *image.NRGBA.
func Decode(ctx context.Context, data []byte) (image.Image, error) {
	d, err := ready(ctx)
	if err != nil {
		return nil, err
	}
	// Without a name, several instances may run at once.
	config := wazero.NewModuleConfig().WithName("").WithStartFunctions("_initialize").WithStdout(wasm.Pedal{Context: ctx})
	mod, err := d.run.InstantiateModule(ctx, d.module, config)
	if err == nil {
		var img image.Image
		c := &call{ctx: ctx, mod: mod}
		if img, err = c.decode(data); err == nil {
			err = mod.Close(ctx)
		} else {
			_ = mod.Close(ctx) // the first error tells more
		}
		if err == nil {
			return img, nil
		}
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return nil, err
}

// call is one decoding in an instance of its own, which is thrown away with
// all its memory.
type call struct {
	ctx context.Context
	mod api.Module
}

func (c *call) alloc(n int) (uint32, error) {
	r, err := c.mod.ExportedFunction("malloc").Call(c.ctx, uint64(n))
	if err != nil {
		return 0, fmt.Errorf("heif: %w", err)
	}
	if r[0] == 0 {
		return 0, errMemory
	}
	return uint32(r[0]), nil
}

// shape is what the module says of the picture: five numbers in its memory.
type shape struct{ w, h, space, chroma, alpha uint32 }

func (c *call) decode(data []byte) (image.Image, error) {
	in, err := c.alloc(len(data))
	if err != nil {
		return nil, err
	}
	if !c.mod.Memory().Write(in, data) {
		return nil, errMemory
	}
	numbers, err := c.alloc(20)
	if err != nil {
		return nil, err
	}
	s, err := c.run(in, len(data), numbers, 0)
	if err != nil {
		return nil, err
	}
	l, err := s.layout()
	if err != nil {
		return nil, err
	}
	out, err := c.alloc(l.size)
	if err != nil {
		return nil, err
	}
	if again, err := c.run(in, len(data), numbers, out); err != nil || again != s {
		return nil, errors.Join(errDecode, err)
	}
	pixels, ok := c.mod.Memory().Read(out, uint32(l.size))
	if !ok {
		return nil, errMemory
	}
	return l.image(bytes.Clone(pixels)), nil
}

// run calls the module's one function: out is 0 to learn the shape only.
func (c *call) run(in uint32, n int, numbers, out uint32) (s shape, err error) {
	only := uint64(0)
	if out == 0 {
		only = 1
	}
	at := func(i uint32) uint64 { return uint64(numbers + 4*i) }
	r, err := c.mod.ExportedFunction("decode").Call(c.ctx, uint64(in), uint64(n), only, at(0), at(1), at(2), at(3), at(4), uint64(out))
	if err != nil {
		return s, fmt.Errorf("heif: %w", err)
	}
	b, ok := c.mod.Memory().Read(numbers, 20)
	if r[0] == 0 || !ok {
		return s, errDecode
	}
	u := func(i int) uint32 { return binary.LittleEndian.Uint32(b[4*i:]) }
	return shape{u(0), u(1), u(2), u(3), u(4)}, nil
}

// layout is how the module lays out the pixels: rows of a multiple of 16
// bytes, one plane after another.
type layout struct {
	shape
	stride, half   int // bytes per row; per row of the colour planes
	colour, height int // where the first colour plane begins; rows of one
	size           int
	ratio          image.YCbCrSubsampleRatio
}

func (s shape) layout() (layout, error) {
	const most = 1 << 15
	if s.w == 0 || s.h == 0 || s.w > most || s.h > most {
		return layout{}, errDecode
	}
	align := func(n int) int { return (n + 15) &^ 15 }
	w, h := int(s.w), int(s.h)
	l := layout{shape: s}
	switch s.space {
	case spaceGray:
		l.stride = align(w)
		l.size = l.stride * h
	case spaceRGB:
		l.stride = align(4 * w)
		l.size = l.stride * h
	case spaceYCbCr:
		var ok bool
		if l.ratio, ok = ratios[s.chroma]; !ok {
			return layout{}, errDecode
		}
		l.stride, l.half, l.height = align(w), align(w), h
		if l.ratio != image.YCbCrSubsampleRatio444 {
			l.half = align((w + 1) / 2)
		}
		if l.ratio == image.YCbCrSubsampleRatio420 {
			l.height = (h + 1) / 2
		}
		l.colour = l.stride * h
		l.size = l.colour + 2*l.half*l.height
	default:
		return layout{}, errDecode
	}
	return l, nil
}

func (l layout) image(b []byte) image.Image {
	r := image.Rect(0, 0, int(l.w), int(l.h))
	switch {
	case l.space == spaceGray:
		return &image.Gray{Pix: b, Stride: l.stride, Rect: r}
	case l.space == spaceRGB && l.alpha == premultiplied:
		return &image.RGBA{Pix: b, Stride: l.stride, Rect: r}
	case l.space == spaceRGB:
		return &image.NRGBA{Pix: b, Stride: l.stride, Rect: r}
	}
	second := l.colour + l.half*l.height
	return &image.YCbCr{Y: b[:l.colour:l.colour], Cb: b[l.colour:second:second], Cr: b[second:],
		YStride: l.stride, CStride: l.half, SubsampleRatio: l.ratio, Rect: r}
}
