package model_test

import (
	"strings"
	"testing"

	"siapzi/model"
)

func TestCheckAddress(t *testing.T) {
	for _, good := range [][2]string{
		{"https://s.bps.go.id/TimKerja_A", "https://s.bps.go.id/TimKerja_A"},
		{"  HTTPS://drive.google.com/drive/folders/1a?usp=sharing#x \n", "https://drive.google.com/drive/folders/1a?usp=sharing#x"},
		{"http://contoh.go.id:8080/laporan.pdf", "http://contoh.go.id:8080/laporan.pdf"},
		{"http://[2001:db8::1]/x", "http://[2001:db8::1]/x"},
	} {
		if got, err := model.CheckAddress(good[0]); err != nil || got != good[1] {
			t.Errorf("%q: %q %v, want %q", good[0], got, err, good[1])
		}
	}
	for bad, word := range map[string]string{
		"":                                          "belum diisi",
		"contoh.go.id/laporan":                      "https://contoh.go.id/laporan",
		"contoh.go.id:8080/x":                       "https://contoh.go.id:8080/x",
		"www.contoh.go.id":                          "https://www.contoh.go.id",
		"//contoh.go.id/x":                          "https://contoh.go.id/x",
		"javascript:alert(1)":                       "hanya alamat",
		"file:///C:/bukti.pdf":                      "hanya alamat",
		"mailto:unit@contoh.go.id":                  "hanya alamat",
		"ftp://contoh.go.id":                        "hanya alamat",
		"https://":                                  "nama situsnya",
		"https://laporan":                           "nama situsnya",
		"https://sari:rahasia@contoh.go.id/":        "kata sandi",
		"https://contoh.go.id/a b":                  "spasi",
		"https://contoh.go.id/\x00x":                "tidak terlihat",
		"https://contoh.go.id/\u202Efdp":            "tidak terlihat",
		"https://contoh.go.id/%zz":                  "bukan alamat",
		"https://x.id/" + strings.Repeat("a", 5000): "terlalu panjang",
	} {
		if got, err := model.CheckAddress(bad); model.KindOf(err) != model.Invalid || !strings.Contains(model.Message(err), word) {
			t.Errorf("%q: %q %v, want %q", bad, got, err, word)
		}
	}
	if !model.IsPlainHTTP("http://x.id") || model.IsPlainHTTP("https://x.id") {
		t.Error("http is told from https")
	}
}
