package beranda

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"siapzi/model/chart"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/look/looktest"
)

// TestPictures compares the widgets that are painted by hand with pictures.
func TestPictures(t *testing.T) {
	for _, mode := range []look.Mode{look.Light, look.Dark} {
		t.Run("dial, bars and gates in "+string(mode), func(t *testing.T) {
			test.NewTempApp(t).Settings().SetTheme(look.New(mode))
			d := newDial()
			d.set(chart.Dial{Value: 71.84, Second: 78.20, Mark: 75})
			bar := func(first, second, minimum float64) *areaBar {
				return newAreaBar(chart.Bar{Parts: []float64{first, second}, Mark: minimum})
			}
			bars := kit.Rows(look.Gap8, bar(0.374, 0.305, 0.6), bar(0.5, 0.5, 0.75), bar(0, 0.2, 0.6), bar(0, 0, 0))
			gates := kit.Rows(look.Gap8,
				newGateLine(gateRow{label: "Nilai total", value: "71,84 / 75", word: "kurang 3,16"}),
				newGateLine(gateRow{met: true, label: "Birokrasi yang Bersih dan Akuntabel", value: "18,34 / 18,25", word: "lebih 0,09"}),
				newGateLine(gateRow{met: true, label: "Area 1, 2, dan 6", word: "minimal 60\u00a0%"}))
			w := test.NewTempWindow(t, kit.Ground(look.ColorSurface, kit.Padded(kit.Rows(look.Gap12, d, bars, gates), 16, 16, 16, 16)))
			w.SetPadded(false)
			w.Resize(fyne.NewSize(312, 460))
			looktest.Picture(t, "widgets-"+string(mode)+".png", w.Canvas())
		})
	}
}
