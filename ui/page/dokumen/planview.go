package dokumen

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/viewer"
)

// planPaperWidth is how wide the preview beside the import table is. Below
// planPaperFrom the table needs its room; "Lihat berkas asli" is still there.
const planPaperWidth, planPaperLeast, planPaperFrom = 288, 272, 1080

// planPaper shows the pages of the file whose line is selected, as it lies on
// the user's disk: nothing is stored yet.
type planPaper struct {
	t     *planPane
	view  *viewer.View
	name  *kit.Para
	place *kit.Text
	shown *fyne.Container
	root  *fyne.Container
}

func newPlanPaper(t *planPane) *planPaper {
	v := &planPaper{t: t, name: kit.NewPara("", look.Section, look.ColorText).MaxLines(2), place: kit.Muted("").Shrink()}
	d := t.p.d
	v.view = viewer.New(viewer.Config{Tasks: d.Tasks, Source: d.Waiting, Key: "plan.view", MaxHeight: paperHeight, Window: d.Shell.Window,
		Open: func(at model.Version) { d.Shell.OpenPath(filepath.Join(at.Folder, at.Name)) },
		Say:  func(text string) { d.Shell.Toast(text, "", nil) }})
	outer, scroll := kit.VScroll(kit.Padded(kit.Rows(look.Gap8, v.view.Bar, v.view.Root), look.Gap12, look.Gap12, look.Gap12, look.Gap12))
	v.view.Outer = scroll
	v.view.OnShape = func() { v.shown.Refresh() }
	v.shown = kit.Rows(0, kit.Padded(kit.Rows(0, v.name, v.place), look.Gap8, look.Gap12, look.Gap8, look.Gap12), kit.NewDivider(),
		kit.Grow(kit.Ground(look.ColorBackground, outer)))
	v.root = kit.Ground(look.ColorSurface, kit.Stack())
	v.show(nil)
	return v
}

// show shows the file of a line, nil for none.
func (v *planPaper) show(l *line) {
	inside := v.shown
	switch {
	case l == nil:
		inside = kit.EmptyState(look.IconFile, lang.L("Tidak ada yang dipilih"), lang.L("Klik sebuah baris untuk melihat isi berkasnya."), "", nil)
		v.view.Show(model.Version{})
	case l.item.Blob.Hash == "":
		inside = kit.EmptyState(look.IconClock, lang.L("Belum dibaca"), lang.L("Isi berkas tampil di sini setelah dibaca."), "", nil)
		v.view.Show(model.Version{})
	default:
		v.name.Set(l.item.Name)
		v.place.Set(l.place)
		v.view.Show(waitingVersion(l.item.PlanItem))
	}
	v.root.Objects[1] = inside
	v.root.Refresh()
}

// waitingVersion describes a file of the import table to the preview: Folder
// and Name are where it lies.
func waitingVersion(it planItem) model.Version {
	b := it.Blob
	return model.Version{Hash: b.Hash, Size: b.Size, MIME: b.MIME, Pages: b.Pages, HasText: b.HasText, Problem: b.Problem,
		Folder: filepath.Dir(it.Path), Name: filepath.Base(it.Path)}
}

// follow shows the file of the selected line; that of the first while none is
// selected.
func (v *planPaper) follow() {
	t := v.t
	if len(t.shown) == 0 {
		v.show(nil)
		return
	}
	i := max(t.list.Selected(), 0)
	v.show(&t.lines[t.shown[min(i, len(t.shown)-1)]])
}
