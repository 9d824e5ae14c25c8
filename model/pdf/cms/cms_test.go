package cms_test

import (
	"bytes"
	"crypto"
	"crypto/sha256"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"siapzi/model/pdf/cms"
)

// message has openssl sign "isi" for a certificate of its own.
func message(t testing.TB, args ...string) []byte {
	t.Helper()
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	if err := os.WriteFile(at("data"), []byte("isi"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, cmd := range [][]string{
		{"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", at("key"), "-out", at("cert"), "-days", "9", "-subj", "/O=Badan\tContoh"},
		append([]string{"cms", "-sign", "-binary", "-in", at("data"), "-outform", "DER", "-out", at("sig"), "-signer", at("cert"), "-inkey", at("key")}, args...),
	} {
		if out, err := exec.Command("openssl", cmd...).CombinedOutput(); err != nil {
			t.Fatalf("openssl: %v\n%s", err, out)
		}
	}
	b, err := os.ReadFile(at("sig"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestMessage(t *testing.T) {
	right, wrong := sha256.Sum256([]byte("isi")), sha256.Sum256([]byte("lain"))
	for what, args := range map[string][]string{"in DER": nil, "in BER": {"-stream", "-indef"}, "with content": {"-nodetach"}} {
		t.Run(what, func(t *testing.T) {
			m, err := cms.Parse(append(message(t, args...), 0, 0, 0))
			if err != nil {
				t.Fatal(err)
			}
			if m.Hash() != crypto.SHA256 || m.Certificate == nil || m.Certificate.Subject != "Badan Contoh" || m.Time.IsZero() {
				t.Errorf("%+v", m)
			}
			if err := m.Verify(right[:]); err != nil {
				t.Error(err)
			}
			if err := m.Verify(wrong[:]); !errors.Is(err, cms.ErrAltered) {
				t.Error(err)
			}
			if (m.Content != nil) != (args != nil) {
				t.Errorf("content %q", m.Content)
			}
		})
	}

	t.Run("without the certificate nothing can be said", func(t *testing.T) {
		m, err := cms.Parse(message(t, "-nocerts"))
		if err != nil || m.Certificate != nil {
			t.Fatalf("%+v, %v", m, err)
		}
		if err := m.Verify(right[:]); !errors.Is(err, cms.ErrUnknown) {
			t.Error(err)
		}
	})

	t.Run("rubbish is an error", func(t *testing.T) {
		for _, b := range [][]byte{nil, {0x30}, {0x30, 0x80}, bytes.Repeat([]byte{0x30, 0x80}, 5000), {0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF}, make([]byte, 100)} {
			if m, err := cms.Parse(b); err == nil {
				t.Errorf("%x: %+v", b[:min(9, len(b))], m)
			}
		}
	})
}

// FuzzParse looks for messages that crash.
func FuzzParse(f *testing.F) {
	f.Add(message(f))
	f.Add(message(f, "-stream", "-indef", "-keyid"))
	sum := make([]byte, 32)
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := cms.Parse(b)
		if err != nil {
			return
		}
		if err := m.Verify(sum); err == nil {
			t.Fatal("a digest of zeros was signed")
		}
	})
}
