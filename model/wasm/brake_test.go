package wasm

import (
	"context"
	"errors"
	"testing"
)

// The modules that are used have tests of their own, in packages pdfium and
// heif; here are those that nobody should use.
func TestAddBrakeRefusesWhatItDoesNotKnow(t *testing.T) {
	for _, code := range []string{
		"", "%PDF-1.7", "\x00asm\x01\x00\x00\x00", "\x00asm\x02\x00\x00\x00",
		"\x00asm\x01\x00\x00\x00\x01\x04\x01\x60\x00\x00",                                         // one type, no function
		"\x00asm\x01\x00\x00\x00\x02\x7F",                                                         // longer than the file
		"\x00asm\x01\x00\x00\x00\x02\x09\x01\x01a\x01b\x02\x00\x01\x00",                           // memory from outside
		"\x00asm\x01\x00\x00\x00\x01\x04\x01\x60\x00\x00\x03\x02\x01\x00\x0A\x04\x01\x02\x00\x0B", // no way out
	} {
		if out, err := AddBrake([]byte(code)); !errors.Is(err, ErrForm) || out != nil {
			t.Errorf("%q: %v", code, err)
		}
	}
}

func TestPedalEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	p := Pedal{ctx}
	if n, err := p.Write([]byte("x")); n != 1 || err != nil {
		t.Error(n, err)
	}
	cancel()
	defer func() {
		if recover() != context.Canceled {
			t.Error("it went on")
		}
	}()
	_, _ = p.Write([]byte("x"))
}
