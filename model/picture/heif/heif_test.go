package heif

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"strings"
	"testing"

	"siapzi/model/wasm"
)

func TestModule(t *testing.T) {
	t.Run("it is the file that doc.go names", func(t *testing.T) {
		doc, err := os.ReadFile("doc.go")
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(compressed)
		if !strings.Contains(string(doc), hex.EncodeToString(sum[:])) {
			t.Errorf("SHA-256 is %x", sum)
		}
	})
	t.Run("it gets a brake", func(t *testing.T) {
		z, err := gzip.NewReader(bytes.NewReader(compressed))
		if err != nil {
			t.Fatal(err)
		}
		plain, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		if out, err := wasm.AddBrake(plain); err != nil || len(out) <= len(plain) {
			t.Errorf("%d of %d bytes: %v", len(out), len(plain), err)
		}
	})
	t.Run("what is no HEIC is an error", func(t *testing.T) {
		for _, b := range [][]byte{nil, []byte("\x00\x00\x00\x18ftypheic"), bytes.Repeat([]byte{0}, 100)} {
			if _, err := Read(b); err == nil {
				t.Errorf("%q was read", b)
			}
			if _, err := Decode(t.Context(), b); err == nil {
				t.Errorf("%q was decoded", b)
			}
		}
	})
}

// FuzzRead looks for boxes that make Read crash or promise nonsense.
func FuzzRead(f *testing.F) {
	f.Add([]byte("\x00\x00\x00\x2Emeta\x00\x00\x00\x00\x00\x00\x00\x0Epitm\x00\x00\x00\x00\x00\x01\x00\x00\x00\x14iprp\x00\x00\x00\x0Cipco"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if info, err := Read(b); err == nil && (info.Width <= 0 || info.Height <= 0) {
			t.Fatalf("%+v", info)
		}
	})
}
