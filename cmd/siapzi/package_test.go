package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"siapzi/model/bag"
)

func TestCheckPackage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "Paket Balai.zip")
	p := bag.Package{Payload: []bag.Payload{{Path: "asli/SK.pdf", Size: 9,
		Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader("isi bukti")), nil }}}}
	if err := bag.WriteZip(t.Context(), path, p, nil); err != nil {
		t.Fatal(err)
	}
	if !isPackage(path) || isPackage("") || isPackage(t.TempDir()) {
		t.Error("packages are not told from other things")
	}
	said, err := checkPackage(path)(t.Context(), nil)
	if err != nil || !strings.Contains(said, "Paket Balai.zip: lengkap") {
		t.Errorf("whole: %q, %v", said, err)
	}

	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	data = []byte(strings.Replace(string(data), "isi bukti", "isi palsu", 1)) // PDFs are not packed
	other := filepath.Join(t.TempDir(), "rusak.zip")
	if err := os.WriteFile(other, data, 0o644); err != nil {
		t.Fatal(err)
	}
	if said, err := checkPackage(other)(t.Context(), nil); err != nil || !strings.Contains(said, "tidak lengkap") || !strings.Contains(said, "SK.pdf") {
		t.Errorf("damaged: %q, %v", said, err)
	}
}
