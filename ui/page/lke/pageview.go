package lke

import (
	"context"
	"fmt"
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

// keptPages is how many drawn pages stay in memory: an A4 page at this size is
// some 2 MB.
const keptPages = 12

// drawPause is how long a new width must stay before pages are drawn for it,
// and how long drawing may take before the view says that it is under way.
const drawPause = 200 * time.Millisecond

// pageView shows one page of a stored file as a picture. Pages are drawn off
// the UI goroutine; one canvas.Image is used for all of them.
type pageView struct {
	tasks   *task.Runner
	preview Preview

	version model.Version
	pages   int // 0 until known or where nothing can be drawn
	page    int // 0-based
	cache   pageCache

	image      *canvas.Image
	paper      *kit.Box
	message    *kit.Para
	place      *kit.Text
	prev, next *kit.Button
	root       *fyne.Container
	zoom       *zoomer
}

func newPageView(tasks *task.Runner, preview Preview) *pageView {
	v := &pageView{tasks: tasks, preview: preview, image: &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleSmooth},
		paper: kit.NewBox("", look.ColorLine, 0), message: kit.NewPara("", look.Body, look.ColorMuted).Align(fyne.TextAlignCenter),
		place: kit.NewText("", look.Body, look.ColorText)}
	v.prev = kit.NewIconButton(look.IconChevronLeft, lang.L("Halaman sebelumnya"), func() { v.turn(-1) })
	v.next = kit.NewIconButton(look.IconChevronRight, lang.L("Halaman berikutnya"), func() { v.turn(1) })
	v.root = container.New(&paperLayout{v: v}, v.paper, v.image, v.message)
	v.zoom = newZoomer(v)
	return v
}

// show starts with the first page of version; the zero version shows nothing.
func (v *pageView) show(version model.Version) {
	if version.Hash == v.version.Hash && version.ID == v.version.ID {
		return
	}
	v.zoom.reset()
	v.version, v.pages, v.page = version, 0, 0
	v.blank("")
	v.close()
	if version.Hash == "" {
		return
	}
	v.tasks.After("preview.wait", drawPause, func() { v.message.Set(lang.L("Memuat halaman…")) })
	count := func(ctx context.Context) (int, error) { return v.preview.Pages(ctx, version) }
	task.Latest(v.tasks, "preview.pages", count, func(n int) {
		v.pages = n
		if n == 0 {
			v.blank(lang.L("Jenis berkas ini tidak dapat ditampilkan di sini. Buka dengan program lain."))
			return
		}
		v.draw()
	}, v.failed)
}

// turn shows the page that is by pages away.
func (v *pageView) turn(by int) {
	to := min(max(v.page+by, 0), v.pages-1)
	if to != v.page && to >= 0 {
		v.page = to
		v.zoom.top()
		v.draw()
	}
}

// draw shows the present page, from memory if it was drawn before.
func (v *pageView) draw() {
	v.place.Set(fmt.Sprintf("%d / %d", v.page+1, v.pages))
	v.zoom.refresh()
	v.prev.SetEnabled(v.page > 0)
	v.next.SetEnabled(v.page < v.pages-1)
	key := pageKey{v.version.Hash, v.page, v.width()}
	if img := v.cache.get(key); img != nil {
		v.tasks.Cancel("preview.page")
		v.paint(img)
		return
	}
	version := v.version
	render := func(ctx context.Context) (image.Image, error) {
		return v.preview.Page(ctx, version, key.page, key.width)
	}
	task.Latest(v.tasks, "preview.page", render, func(img image.Image) {
		v.cache.put(key, img)
		v.paint(img)
	}, v.failed)
}

// width is how wide pages are drawn in pixels: exactly as wide as they are
// shown, since scaling blurs small print.
func (v *pageView) width() int {
	scale := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(v.image); c != nil {
		scale = c.Scale()
	}
	return min(max(int(v.image.Size().Width*scale), 240), 1600)
}

func (v *pageView) paint(img image.Image) {
	v.tasks.Cancel("preview.wait")
	v.message.Set("")
	v.image.Image = img
	v.image.Show()
	v.image.Refresh()
	v.root.Refresh()
	v.zoom.frame.Refresh()
}

// blank takes the picture away and says why.
func (v *pageView) blank(why string) {
	v.tasks.Cancel("preview.wait")
	v.image.Image = nil
	v.image.Hide()
	v.place.Set("")
	v.prev.SetEnabled(false)
	v.next.SetEnabled(false)
	v.zoom.refresh()
	v.message.Set(why)
	v.root.Refresh()
}

func (v *pageView) failed(err error) {
	if model.KindOf(err) != model.Canceled {
		v.pages = 0
		v.blank(model.Message(err))
	}
}

// close stops what is being drawn.
func (v *pageView) close() {
	for _, key := range []string{"preview.page", "preview.pages", "preview.width", "preview.wait"} {
		v.tasks.Cancel(key)
	}
}

// paperRatio is the height of the page by its width; A4 portrait until it is
// known.
func (v *pageView) paperRatio() float32 {
	if img := v.image.Image; img != nil && img.Bounds().Dx() > 0 {
		return float32(img.Bounds().Dy()) / float32(img.Bounds().Dx())
	}
	return 297.0 / 210.0
}

// paperLayout gives the page its own shape, as wide as its place.
type paperLayout struct {
	v *pageView
}

// MinSize is for Fyne; only a page that is larger than the pane insists on it.
func (l *paperLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	z := l.v.zoom
	if z == nil || z.step == 0 {
		return fyne.NewSize(160, 0)
	}
	w := z.fitWidth * z.factor()
	return fyne.NewSize(w, w*l.v.paperRatio())
}

// Layout is for Fyne.
func (l *paperLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	h := s.Width * l.v.paperRatio()
	paper, message := o[0], o[2]
	paper.Resize(fyne.NewSize(s.Width, h))
	o[1].Move(fyne.NewPos(1, 1))
	if size := fyne.NewSize(s.Width-2, h-2); size.Width != o[1].Size().Width && l.v.pages > 0 {
		o[1].Resize(size)
		l.v.tasks.After("preview.width", drawPause, l.v.draw) // a divider was moved
	} else {
		o[1].Resize(size)
	}
	message.Resize(fyne.NewSize(s.Width-2*look.Gap16, h))
	mh := kit.HeightFor(message, s.Width-2*look.Gap16)
	message.Move(fyne.NewPos(look.Gap16, float32(int((h-mh)/2))))
}

// pageKey names a drawn page.
type pageKey struct {
	hash  model.Hash
	page  int
	width int
}

// pageCache keeps the pages that were shown last.
type pageCache struct {
	keys   []pageKey // oldest first
	images map[pageKey]image.Image
}

// get gives a page that was put before, or nil.
func (c *pageCache) get(k pageKey) image.Image {
	img := c.images[k]
	if img != nil {
		c.touch(k)
	}
	return img
}

// put keeps a page and forgets the one that was not shown for longest.
func (c *pageCache) put(k pageKey, img image.Image) {
	if c.images == nil {
		c.images = map[pageKey]image.Image{}
	}
	c.images[k] = img
	c.touch(k)
	if len(c.keys) > keptPages {
		delete(c.images, c.keys[0])
		c.keys = c.keys[1:]
	}
}

func (c *pageCache) touch(k pageKey) {
	for i, x := range c.keys {
		if x == k {
			c.keys = append(c.keys[:i:i], c.keys[i+1:]...)
			break
		}
	}
	c.keys = append(c.keys, k)
}
