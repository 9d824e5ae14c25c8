package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"siapzi/ui/look"
)

func TestAtMost(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.New(look.Light))
	p := NewPara("Rencana Aksi Pembangunan Zona Integritas Tahun 2026", look.Body, look.ColorText)
	c := AtMost(p, 100)
	for width, want := range map[float32]float32{60: 60, 100: 100, 400: 100} {
		c.Resize(fyne.NewSize(width, 200))
		if p.Size().Width != want || p.Position().X != 0 {
			t.Errorf("in %g: %v at %v", width, p.Size(), p.Position())
		}
		if got := HeightFor(c, width); got != p.HeightFor(want) {
			t.Errorf("in %g: %g high, want %g", width, got, p.HeightFor(want))
		}
	}
}
