package typeset

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkFull sets files that fill the cap of 200 pages.
func BenchmarkFull(b *testing.B) {
	for name, line := range map[string]string{
		"text.txt":  "2026-03-01 08:00:01\tRapat monitoring dan evaluasi pembangunan Zona Integritas triwulan I\n",
		"table.csv": "2026-03-01;Rapat monitoring dan evaluasi;Pokja 1;1.250.000;980.500,25;Selesai tepat waktu dan dilaporkan\n",
	} {
		b.Run(name, func(b *testing.B) {
			path := filepath.Join(b.TempDir(), name)
			if err := os.WriteFile(path, []byte(strings.Repeat(line, 20000)), 0o600); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if n, err := ToPDF(b.Context(), path, "", new(bytes.Buffer), Options{}); n != DefaultMaxPages || err != nil {
					b.Fatal(n, err)
				}
			}
		})
	}
}
