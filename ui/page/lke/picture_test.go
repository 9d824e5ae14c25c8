package lke

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/look/looktest"
)

// TestPictures compares the widgets that are painted by hand with pictures.
func TestPictures(t *testing.T) {
	lines := []row{
		{branch: true, open: true, label: "A", name: "Pengungkit", score: "39,33 / 60"},
		{depth: 2, branch: true, label: "3", name: "Penataan Sistem Manajemen SDM Aparatur", score: "3,80 / 5"},
		{depth: 4, label: "a", name: "Kompetensi pelayanan", score: "1", status: statusDone},
		{depth: 4, label: "b", name: "Informasi layanan", score: "0,67", status: statusNoProof},
		{depth: 4, label: "c", name: "Penghargaan dan sanksi", score: "–", status: statusBlank},
	}
	for _, mode := range []look.Mode{look.Light, look.Dark} {
		t.Run("lines of the tree and where a question stands in "+string(mode), func(t *testing.T) {
			test.NewTempApp(t).Settings().SetTheme(look.New(mode))
			list := kit.NewList(kit.ListConfig{Count: func() int { return len(lines) }, RowHeight: treeRowHeight, Inset: look.Gap8,
				NewRow: func() fyne.CanvasObject { return newTreeRow() },
				Bind:   func(i int, o fyne.CanvasObject, s kit.RowState) { o.(*treeRow).set(lines[i], s.Selected) }})
			list.Select(3)
			short, long := newCrumb(), newCrumb()
			short.set("6 Pelayanan Publik", "ii Budaya Pelayanan Prima")
			long.set("6 Peningkatan Kualitas Pelayanan Publik", "ii Budaya Pelayanan Prima")
			w := test.NewTempWindow(t, kit.Ground(look.ColorSurface, kit.Rows(look.Gap8, kit.Fixed(list, 0, 140), short, long)))
			w.SetPadded(false)
			w.Resize(fyne.NewSize(312, 200))
			looktest.Picture(t, "widgets-"+string(mode)+".png", w.Canvas())
		})
	}
}
