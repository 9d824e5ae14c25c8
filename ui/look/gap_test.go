package look

import "testing"

func TestGap(t *testing.T) {
	for x, want := range map[float64]string{0.35: "0,35", 3.16: "3,16", 0.004: "0,004", 0.00002: "0,00002", 0: "0,00", 12: "12,00"} {
		if got := Gap(x); got != want {
			t.Errorf("Gap(%v) = %q, want %q", x, got, want)
		}
	}
}
