package viewer

import (
	"context"
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/preview"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/task"
)

const (
	// drawPause is how long a new width must stay before the page is drawn for
	// it, and how long drawing may take before the view says that it is under way.
	drawPause = 200 * time.Millisecond
	// firstPause lets the panes settle before the first page is drawn.
	firstPause = 10 * time.Millisecond
)

// The narrowest and widest picture in pixels: 3,000 is four times a pane.
const minPixels, maxPixels = 120, 3000

// View shows one page of a stored file at a time. Its parts are laid out by
// whoever holds it: Bar above or below Root. UI goroutine only.
type View struct {
	// Root is the field of search, the page and the thumbnails.
	Root *fyne.Container
	// Bar turns, enlarges, searches and opens.
	Bar *fyne.Container
	// OnShape runs when the height of Root or Bar may have changed, so that the
	// pane around them lays itself out anew; it may be nil.
	OnShape func()
	// Outer takes the wheel where the page itself cannot be moved; it may be nil.
	Outer fyne.Scrollable

	cfg   Config
	large bool // fills its place, in a window of its own

	version model.Version
	pages   int // 0 until known or where nothing can be drawn
	page    int // 0-based
	zoom    zoom

	area    *area
	surface *surface
	bar     *bar
	find    *finder
	strip   *strip
	// modifiers tells which keys are held; tests have their own.
	modifiers func() fyne.KeyModifier
}

// New makes a view that shows nothing.
func New(cfg Config) *View { return newView(cfg, false) }

func newView(cfg Config, large bool) *View {
	if cfg.Key == "" {
		cfg.Key = "viewer"
	}
	v := &View{cfg: cfg, large: large, modifiers: modifiersNow}
	v.zoom.whole = cfg.MaxHeight > 0
	v.surface = newSurface(v)
	v.area = newArea(v)
	v.find = newFinder(v)
	v.strip = newStrip(v)
	v.bar = newBar(v)
	v.Bar = v.bar.root
	if large {
		v.strip.root.Show()
		v.Root = kit.Rows(look.Gap8, v.find.root, kit.Grow(kit.RowFill(look.Gap12, v.strip.root, kit.Grow(v.area))))
	} else {
		v.Root = kit.Rows(look.Gap8, v.find.root, v.area, v.strip.root)
	}
	v.blank()
	return v
}

// key names a task of this view.
func (v *View) key(what string) string { return v.cfg.Key + "." + what }

// Show starts with the first page of version; the zero version shows nothing.
func (v *View) Show(version model.Version) {
	if version.Hash == v.version.Hash && version.ID == v.version.ID {
		return
	}
	v.start(version, 0)
}

// start shows page of version, or says why it cannot.
func (v *View) start(version model.Version, page int) {
	v.Close()
	v.version, v.pages, v.page = version, 0, 0
	v.zoom.reset()
	v.find.close()
	v.strip.clear()
	v.blank()
	switch {
	case version.Hash == "":
		return
	case version.IsLink():
		v.showLink()
		return
	}
	v.cfg.Tasks.After(v.key("wait"), drawPause, v.waiting)
	count := func(ctx context.Context) (int, error) { return v.cfg.Source.Pages(ctx, version) }
	task.Latest(v.cfg.Tasks, v.key("pages"), count, func(n int) {
		if v.pages = n; n == 0 {
			v.explain(look.IconFile, lang.L("Jenis berkas ini tidak dapat ditampilkan di sini"), "", v.openAction())
			return
		}
		v.page = min(page, n-1)
		v.strip.show()
		v.draw()
		if words := v.find.entry.Text; words != "" {
			v.find.start(words)
		}
	}, v.failed)
}

// Version gives what is shown.
func (v *View) Version() model.Version { return v.version }

// Page gives which page is shown, from 0, and of how many.
func (v *View) Page() (page, pages int) { return v.page, v.pages }

// Turn shows the page that is by pages away.
func (v *View) Turn(by int) { v.GoTo(v.page + by) }

// GoTo shows page i, counted from 0, or the nearest that there is.
func (v *View) GoTo(i int) {
	i = min(max(i, 0), v.pages-1)
	if i == v.page || i < 0 {
		return
	}
	v.page = i
	v.area.top()
	v.draw()
}

// Close stops what is being drawn and searched. The view can be used again.
func (v *View) Close() {
	for _, what := range []string{"page", "pages", "width", "wait", "next", "find", "find.wait", "text", "unlock", "thumb"} {
		v.cfg.Tasks.Cancel(v.key(what))
	}
}

// draw shows the present page when it is drawn; until then the one that was
// shown stays.
func (v *View) draw() {
	v.bar.refresh()
	v.strip.follow()
	if v.area.Size().Width <= 0 {
		return // the layout draws
	}
	version, page, width := v.version, v.page, v.pixels()
	render := func(ctx context.Context) (image.Image, error) {
		return v.cfg.Source.Page(ctx, version, page, width)
	}
	v.cfg.Tasks.Cancel(v.key("next"))
	task.Latest(v.cfg.Tasks, v.key("page"), render, func(img image.Image) {
		v.paint(img, page)
		v.ahead(version, page+1, width)
	}, v.failed)
}

// ahead has the next page drawn while this one is read: it is kept by the source.
func (v *View) ahead(version model.Version, page, width int) {
	if page >= v.pages {
		return
	}
	render := func(ctx context.Context) (image.Image, error) {
		return v.cfg.Source.Page(ctx, version, page, width)
	}
	task.Latest(v.cfg.Tasks, v.key("next"), render, func(image.Image) {}, func(error) {})
}

// pixels is how wide the page is drawn.
func (v *View) pixels() int {
	scale := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(v.surface); c != nil {
		scale = c.Scale()
	}
	return min(max(int((v.area.paper().Width-2)*scale), minPixels), maxPixels)
}

// sized runs when the area's size has changed.
func (v *View) sized() {
	if v.pages == 0 {
		return
	}
	pause := drawPause
	if v.surface.image.Image == nil {
		pause = firstPause
	}
	v.cfg.Tasks.After(v.key("width"), pause, v.draw)
}

// paint shows a drawn page.
func (v *View) paint(img image.Image, page int) {
	v.cfg.Tasks.Cancel(v.key("wait"))
	ratio := v.surface.ratio()
	first := v.surface.image.Image == nil
	v.surface.set(img, page)
	v.area.showPage()
	if first || ratio != v.surface.ratio() {
		v.shaped()
	}
	v.find.reveal()
}

// shaped lays out anew what the page's shape decides.
func (v *View) shaped() {
	v.bar.refresh()
	v.area.Refresh()
	v.Root.Refresh()
	if v.OnShape != nil {
		v.OnShape()
	}
}

// blank takes the picture away.
func (v *View) blank() {
	v.surface.set(nil, 0)
	v.area.showState(kit.Stack())
	v.shaped()
}

// waiting says that a page is under way.
func (v *View) waiting() {
	text := lang.L("Memuat halaman…")
	if preview.NeedsConversion(v.version.MIME) {
		text = lang.L("Mengubah berkas Office menjadi halaman. Ini dapat memerlukan beberapa detik…")
	}
	v.area.showState(kit.NewPara(text, look.Body, look.ColorMuted).Align(fyne.TextAlignCenter))
	v.shaped()
}
