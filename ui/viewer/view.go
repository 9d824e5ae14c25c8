package viewer

import (
	"context"
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/task"
)

// drawPause is how long a new width must stay before the page is drawn for it.
const drawPause = 200 * time.Millisecond

// The narrowest and widest picture in pixels.
const minPixels, maxPixels = 120, 1600

// Source draws pages of stored files. Both methods are called off the UI
// goroutine.
type Source interface {
	// Pages gives how many pages can be drawn, 0 for a type that has none.
	Pages(ctx context.Context, v model.Version) (int, error)
	// Page draws page i (0-based) width pixels wide on white.
	Page(ctx context.Context, v model.Version, i, width int) (image.Image, error)
}

// View shows one page of a stored file, as wide as its place and at most
// MaxHeight high. UI goroutine only.
type View struct {
	Root *fyne.Container
	// Turner is the line that turns the pages, for a place near Root; it is
	// hidden while there is one page or none.
	Turner *fyne.Container
	// OnShape runs when the height of Root or Turner may have changed, so that
	// the pane around them lays itself out anew; it may be nil.
	OnShape func()

	tasks     *task.Runner
	source    Source
	maxHeight float32 // 0 for no limit

	version model.Version
	pages   int // 0 until known or where nothing can be drawn
	page    int // 0-based
	cache   pageCache

	image      *canvas.Image
	paper      *kit.Box
	message    *kit.Para
	prev, next *kit.Button
	place      *kit.Text
}

// New makes a view that shows nothing; maxHeight 0 means no limit.
func New(tasks *task.Runner, source Source, maxHeight float32) *View {
	v := &View{tasks: tasks, source: source, maxHeight: maxHeight,
		image: &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleSmooth},
		paper: kit.NewBox(look.ColorSurface, look.ColorLine, 0), message: kit.NewPara("", look.Body, look.ColorMuted).Align(fyne.TextAlignCenter),
		place: kit.NewText("", look.Body, look.ColorText)}
	v.prev = kit.NewIconButton(look.IconChevronLeft, lang.L("Halaman sebelumnya"), func() { v.Turn(-1) })
	v.next = kit.NewIconButton(look.IconChevronRight, lang.L("Halaman berikutnya"), func() { v.Turn(1) })
	v.Turner = kit.Row(look.Gap8, kit.Space(), v.prev, v.place, v.next, kit.Space())
	v.Root = container.New(&paperLayout{v: v}, v.paper, v.image, v.message)
	v.blank("")
	return v
}

// Show starts with the first page of version; the zero version shows nothing.
func (v *View) Show(version model.Version) {
	if version.Hash == v.version.Hash && version.ID == v.version.ID {
		return
	}
	v.version, v.pages, v.page = version, 0, 0
	v.blank("")
	v.Close()
	if version.Hash == "" {
		return
	}
	count := func(ctx context.Context) (int, error) { return v.source.Pages(ctx, version) }
	task.Latest(v.tasks, "viewer.pages", count, func(n int) {
		v.pages = n
		if n == 0 {
			v.blank(lang.L("Jenis berkas ini tidak dapat ditampilkan di sini. Buka dengan program lain."))
			return
		}
		v.draw()
	}, v.failed)
}

// Turn shows the page that is by pages away.
func (v *View) Turn(by int) {
	to := min(max(v.page+by, 0), v.pages-1)
	if to != v.page && to >= 0 {
		v.page = to
		v.draw()
	}
}

// Close stops what is being drawn.
func (v *View) Close() {
	for _, key := range []string{"viewer.page", "viewer.pages", "viewer.width"} {
		v.tasks.Cancel(key)
	}
}

// draw shows the present page, from memory if it was drawn before.
func (v *View) draw() {
	v.place.Set(lang.L("hal. {{.At}} dari {{.All}}", map[string]any{"At": v.page + 1, "All": v.pages}))
	v.prev.SetEnabled(v.page > 0)
	v.next.SetEnabled(v.page < v.pages-1)
	key := pageKey{v.version.Hash, v.page, v.width()}
	if img := v.cache.get(key); img != nil {
		v.tasks.Cancel("viewer.page")
		v.paint(img)
		return
	}
	version := v.version
	render := func(ctx context.Context) (image.Image, error) {
		return v.source.Page(ctx, version, key.page, key.width)
	}
	task.Latest(v.tasks, "viewer.page", render, func(img image.Image) {
		v.cache.put(key, img)
		v.paint(img)
	}, v.failed)
}

// width is how wide the page is drawn in pixels.
func (v *View) width() int {
	scale := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(v.image); c != nil {
		scale = c.Scale()
	}
	return min(max(int(v.image.Size().Width*scale), minPixels), maxPixels)
}

func (v *View) paint(img image.Image) {
	v.message.Set("")
	v.image.Image = img
	v.image.Show()
	v.paper.Show()
	v.shaped()
	v.image.Refresh()
}

// shaped lays out anew what the page's shape decides.
func (v *View) shaped() {
	v.Turner.Hidden = v.pages < 2
	v.Root.Refresh()
	if v.OnShape != nil {
		v.OnShape()
	}
}

// blank takes the picture away and says why.
func (v *View) blank(why string) {
	v.image.Image = nil
	v.image.Hide()
	v.place.Set("")
	v.prev.SetEnabled(false)
	v.next.SetEnabled(false)
	v.message.Set(why)
	v.shaped()
}

func (v *View) failed(err error) {
	if model.KindOf(err) != model.Canceled {
		v.pages = 0
		v.blank(model.Message(err))
	}
}

// paperLayout gives the page its own shape in the middle of the view; A4
// portrait until it is known.
type paperLayout struct {
	v     *View
	width float32 // at the last layout
}

func (l *paperLayout) ratio() float32 {
	if img := l.v.image.Image; img != nil && img.Bounds().Dx() > 0 {
		return float32(img.Bounds().Dy()) / float32(img.Bounds().Dx())
	}
	return 297.0 / 210.0
}

// messageHeight is how high the paper is that only says why there is no page.
const messageHeight = float32(88)

// paper gives the size of the page in a width.
func (l *paperLayout) paper(width float32) fyne.Size {
	if l.v.message.Text() != "" {
		return fyne.NewSize(width, messageHeight)
	}
	w, h := width, width*l.ratio()
	if limit := l.v.maxHeight; limit > 0 && h > limit {
		w, h = limit/l.ratio(), limit
	}
	return fyne.NewSize(float32(int(w)), float32(int(h)))
}

// MinSize is for Fyne.
func (l *paperLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	w := l.width
	if w <= 0 {
		w = 248
	}
	return fyne.NewSize(120, l.paper(w).Height)
}

// Layout is for Fyne.
func (l *paperLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	l.width = s.Width
	p := l.paper(s.Width)
	x := float32(int((s.Width - p.Width) / 2))
	paper, picture, message := o[0], o[1], o[2]
	paper.Move(fyne.NewPos(x, 0))
	paper.Resize(p)
	picture.Move(fyne.NewPos(x+1, 1))
	size := p.SubtractWidthHeight(2, 2)
	changed := size.Width != picture.Size().Width
	picture.Resize(size)
	if changed && l.v.pages > 0 {
		l.v.tasks.After("viewer.width", drawPause, l.v.draw) // a divider was moved, or the page has another shape
	}
	w := max(p.Width-2*look.Gap16, 0)
	message.Resize(fyne.NewSize(w, p.Height))
	message.Move(fyne.NewPos(x+look.Gap16, float32(int((p.Height-kit.HeightFor(message, w))/2))))
}
