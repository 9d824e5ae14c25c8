package bundel

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
	"siapzi/ui/task"
	"siapzi/ui/viewer"
)

// fronts are the parts of the front matter, in the order of the choice above
// the picture.
var fronts = []bundle.FrontPart{bundle.FrontCover, bundle.FrontContents, bundle.FrontSummary}

// frontPane shows cover, contents or summary as they will be printed.
type frontPane struct {
	p       *Page
	key     string // tells the two panes' tasks apart
	root    *fyne.Container
	part    *kit.Segments
	view    *viewer.View
	body    *fyne.Container
	shown   *bundle.Outlook // what the picture is of
	visible bool
}

func newFrontPane(p *Page, key string, maxHeight float32) *frontPane {
	f := &frontPane{p: p, key: key}
	f.part = kit.NewSegments(func(int) { f.shown = nil; f.show() }, lang.L("Sampul"), lang.L("Daftar isi"), lang.L("Ringkasan"))
	f.view = viewer.New(viewer.Config{Tasks: p.d.Tasks, Source: p.d.Viewer, Key: "front." + key, MaxHeight: maxHeight, Window: p.d.Shell.Window})
	f.body = kit.Stack(kit.Loading())
	scroll, inner := kit.VScroll(kit.Padded(f.view.Root, look.Gap16, look.Gap16, look.Gap16, look.Gap16))
	f.view.Outer = inner
	f.view.OnShape = func() { scroll.Refresh() }
	f.body.Objects = []fyne.CanvasObject{scroll}
	f.root = kit.Rows(0, kit.Padded(kit.Row(0, f.part, kit.Space()), look.Gap12, look.Gap16, look.Gap8, look.Gap16),
		kit.Padded(f.view.Bar, 0, look.Gap16, look.Gap8, look.Gap16), kit.NewDivider(), kit.Grow(kit.Ground(look.ColorBackground, f.body)))
	return f
}

// show draws the chosen part of the present outlook, unless it is shown or
// nobody sees the pane.
func (f *frontPane) show() {
	o := f.p.outlook
	if o == nil || o == f.shown || !f.visible {
		return
	}
	part := fronts[f.part.On()]
	write := func(ctx context.Context) (model.Version, error) { return f.p.d.Bundles.WriteFront(ctx, o, part) }
	task.Latest(f.p.d.Tasks, "front."+f.key, write, func(v model.Version) {
		f.shown = o
		if v.Hash != f.view.Version().Hash {
			f.view.Show(v)
		}
	}, func(err error) {
		if model.KindOf(err) != model.Canceled {
			f.p.d.Shell.Toast(say.Error(err), "", nil)
		}
	})
}
