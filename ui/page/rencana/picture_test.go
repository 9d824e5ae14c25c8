package rencana

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/plan"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/look/looktest"
)

// TestPictures compares what is painted by hand with pictures: rows of the
// table, wide and narrow, and rows of the year.
func TestPictures(t *testing.T) {
	as := append(some(),
		model.Activity{ID: "d", Name: "Magang pegawai di unit lain yang namanya panjang sekali", Months: model.MonthsOf(5, 8), Pokja: 3, Canceled: true, CancelReason: "anggaran"},
		model.Activity{ID: "e", Name: "Pelatihan", Months: model.MonthsOf(3, 6), Pokja: 3, Realisations: []model.Realisation{{Month: 4, Done: true}}})
	for _, mode := range []look.Mode{look.Light, look.Dark} {
		t.Run(string(mode), func(t *testing.T) {
			test.NewTempApp(t).Settings().SetTheme(look.New(mode))
			rows := kit.Rows(0)
			add := func(o fyne.CanvasObject, width, height float32) { rows.Add(kit.Row(0, kit.Fixed(o, width, height))) }
			for _, width := range []float32{760, 600} {
				h := newTableHead("Kegiatan dan PIC", "Pokja", "Selesai", "Keadaan")
				h.present = 5
				add(h, width, headHeight)
				for i, r := range plan.Rows(as, 2026, now) {
					x, shown := newRow(r), newTableRow()
					shown.set(&x, i == 1)
					add(shown, width, rowHeight)
				}
			}
			heads := newYearHeads()
			heads.present = 5
			add(heads, 1000, headHeight)
			v := &yearView{folded: map[int]bool{3: true}}
			y := plan.Year(lke.Default(), as, 2026, now)
			for i := range y.Groups {
				v.add(&y.Groups[i])
			}
			for i := range v.items {
				height := yearRowHeight
				if v.items[i].row == nil {
					height = yearGroupHeight
				}
				r := newYearRow()
				r.set(&v.items[i])
				add(r, 1000, height)
			}
			w := test.NewTempWindow(t, kit.Ground(look.ColorSurface, kit.Padded(rows, 12, 12, 12, 12)))
			w.SetPadded(false)
			w.Resize(fyne.NewSize(1024, 1100))
			looktest.Picture(t, "rows-"+string(mode)+".png", w.Canvas())
		})
	}
}
