package look

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestTextSize(t *testing.T) {
	test.NewTempApp(t)
	t.Cleanup(func() { ownScale = ""; SetTextSize(NormalText) })

	t.Run("goes to Fyne in proportion to what the user's own scale is", func(t *testing.T) {
		for _, c := range []struct {
			own     string
			percent int
			want    string
		}{
			{"", 100, ""}, {"", 150, "1.500"}, {"", 90, "0.900"}, {"2", 120, "2.400"}, {"2", 100, "2"}, {"auto", 130, "1.300"}, {"auto", 100, "auto"},
		} {
			ownScale = c.own
			SetTextSize(c.percent)
			if got := os.Getenv(scaleKey); got != c.want || TextSize() != c.percent {
				t.Errorf("own %q, %d %%: %q (%d %%), want %q", c.own, c.percent, got, TextSize(), c.want)
			}
		}
	})
	t.Run("odd sizes become the nearest step", func(t *testing.T) {
		for in, want := range map[int]int{0: 100, -5: 90, 10: 90, 94: 90, 104: 100, 111: 110, 149: 150, 400: 150} {
			if got := ValidTextSize(in); got != want {
				t.Errorf("%d: %d, want %d", in, got, want)
			}
		}
	})
	t.Run("steps end at both ends", func(t *testing.T) {
		for _, c := range [][3]int{{100, 1, 110}, {100, -1, 90}, {90, -1, 90}, {150, 1, 150}, {0, 1, 110}} {
			if got := TextStep(c[0], c[1]); got != c[2] {
				t.Errorf("%d by %d: %d", c[0], c[1], got)
			}
		}
	})
	t.Run("larger text lets the window be smaller, up to a point", func(t *testing.T) {
		for percent, want := range map[int]fyne.Size{90: fyne.NewSize(1000, 600), 100: fyne.NewSize(1000, 600), 150: fyne.NewSize(1000.0/1.5, 450)} {
			SetTextSize(percent)
			got := LeastSize(fyne.NewSize(1000, 600), fyne.NewSize(500, 450))
			if d := got.Subtract(want); d.Width > 0.01 || d.Width < -0.01 || d.Height > 0.01 || d.Height < -0.01 {
				t.Errorf("%d %%: %v, want %v", percent, got, want)
			}
		}
	})
}
