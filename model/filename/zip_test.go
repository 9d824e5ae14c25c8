package filename_test

import (
	"testing"

	"siapzi/model/filename"
)

func TestFromZip(t *testing.T) {
	for _, c := range []struct {
		name, in string
		nonUTF8  bool
		want     string
	}{
		{"plain", "Bukti/SK.pdf", false, "Bukti/SK.pdf"},
		{"UTF-8 that says so", "Bukti/résumé.pdf", false, "Bukti/résumé.pdf"},
		{"UTF-8 that does not say so", "Bukti/日本.pdf", true, "Bukti/日本.pdf"},
		{"the console's code page", "Bukti/r\x82sum\x82 \xa5.pdf", true, "Bukti/résumé Ñ.pdf"},
		{"the separator of Windows", `Bukti\SK.pdf`, true, "Bukti/SK.pdf"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := filename.FromZip(c.in, c.nonUTF8); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
