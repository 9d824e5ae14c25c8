package pdfium

import (
	"bytes"
	"errors"
	"testing"

	"siapzi/model/wasm"
)

func TestBrake(t *testing.T) {
	t.Run("PDFium of the pinned version gets one", func(t *testing.T) {
		// Should this fail after an update of go-pdfium, the program works all
		// the same but draws several times slower: teach package wasm the new form.
		out, err := wasm.AddBrake(embeddedWASM)
		if err != nil || len(out) <= len(embeddedWASM) || len(embeddedWASM) < 1<<20 {
			t.Fatalf("%d of %d bytes: %v", len(out), len(embeddedWASM), err)
		}
	})

	t.Run("other files are refused", func(t *testing.T) {
		for _, code := range [][]byte{
			nil, []byte("%PDF-1.7"), []byte("\x00asm\x01\x00\x00\x00"),
			embeddedWASM[:1000], embeddedWASM[:len(embeddedWASM)/2],
			bytes.Replace(embeddedWASM, []byte("fd_write"), []byte("fd_wrote"), 1),
		} {
			if out, err := wasm.AddBrake(code); !errors.Is(err, wasm.ErrForm) || out != nil {
				t.Errorf("%d bytes: %v", len(code), err)
			}
		}
	})
}
