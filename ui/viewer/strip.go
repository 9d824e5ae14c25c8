package viewer

import (
	"image"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"siapzi/ui/kit"
	"siapzi/ui/look"
)

const (
	cellWidth  = float32(68)
	cellHeight = float32(104)
	thumbSide  = float32(76) // height of the picture in a cell
)

// strip is the row of thumbnails: below the page in a pane, at the left in the
// large view. Only cells in sight exist.
type strip struct {
	v      *View
	root   *fyne.Container
	scroll *container.Scroll
	body   *fyne.Container
	cells  []*cell
	thumbs *Thumbs
}

// cell is the place of one thumbnail; it is used for one page after another.
type cell struct {
	page   int
	press  *kit.Press
	image  *canvas.Image
	number *kit.Text
}

func newStrip(v *View) *strip {
	s := &strip{v: v}
	s.thumbs = NewThumbs(v.cfg.Tasks, v.cfg.Source, v.key("thumb"), func(Thumb, image.Image) { s.place() })
	s.body = container.New(&stripLayout{s})
	if v.large {
		s.scroll = container.NewVScroll(s.body)
		s.root = kit.Fixed(s.scroll, cellWidth+look.Gap12, 0)
	} else {
		s.scroll = container.NewHScroll(s.body)
		s.root = kit.Fixed(s.scroll, 0, cellHeight+look.Gap8)
	}
	s.scroll.OnScrolled = func(fyne.Position) { s.place() }
	s.root.Hide()
	return s
}

// ToggleStrip shows or hides the thumbnails.
func (v *View) ToggleStrip() {
	v.strip.root.Hidden = !v.strip.root.Hidden
	v.shaped()
	if v.strip.root.Hidden {
		v.strip.thumbs.Stop()
	} else {
		v.strip.show()
	}
}

// clear takes the thumbnails of a file away. The cells stay for the next file:
// Fyne remembers widgets for a while, and with them their pictures.
func (s *strip) clear() {
	s.thumbs.Stop()
	for _, c := range s.cells {
		c.set(-1, nil, false)
		c.press.Hide()
	}
	s.scroll.Offset = fyne.Position{}
	s.scroll.Refresh()
}

// show starts with the pages of the shown file.
func (s *strip) show() {
	s.thumbs.Forget(s.v.version.Hash)
	s.scroll.Refresh()
	s.follow()
}

// step is how far one cell is from the next.
func (s *strip) step() float32 {
	if s.v.large {
		return cellHeight
	}
	return cellWidth
}

// length gives how much of the strip is seen, and from where.
func (s *strip) seen() (from, length float32) {
	if s.v.large {
		return s.scroll.Offset.Y, s.scroll.Size().Height
	}
	return s.scroll.Offset.X, s.scroll.Size().Width
}

// follow brings the present page into sight.
func (s *strip) follow() {
	if s.root.Hidden || s.v.pages == 0 {
		return
	}
	from, length := s.seen()
	at := float32(s.v.page) * s.step()
	if at < from || at+s.step() > from+length {
		to := max(at-(length-s.step())/2, 0)
		if s.v.large {
			s.scroll.ScrollToOffset(fyne.NewPos(0, to))
		} else {
			s.scroll.ScrollToOffset(fyne.NewPos(to, 0))
		}
	}
	s.place()
}

// place gives the pages in sight their cells and asks for their thumbnails.
func (s *strip) place() {
	if s.root.Hidden {
		return
	}
	from, length := s.seen()
	first := max(int(from/s.step()), 0)
	n := min(int(length/s.step())+2, s.v.pages-first)
	if length <= 0 || n <= 0 {
		return
	}
	for len(s.cells) < n {
		s.cells = append(s.cells, s.newCell())
		s.body.Add(s.cells[len(s.cells)-1].press)
	}
	var want []Thumb
	for i, c := range s.cells {
		if i >= n {
			c.press.Hide()
			continue
		}
		th := Thumb{s.v.version, first + i}
		c.set(th.Page, s.thumbs.Image(th), th.Page == s.v.page)
		c.press.Move(s.position(th.Page))
		c.press.Resize(fyne.NewSize(cellWidth, cellHeight))
		want = append(want, th)
	}
	s.thumbs.Want(want)
}

func (s *strip) position(page int) fyne.Position {
	if s.v.large {
		return fyne.NewPos(0, float32(page)*s.step())
	}
	return fyne.NewPos(float32(page)*s.step(), 0)
}

func (s *strip) newCell() *cell {
	c := &cell{page: -1, image: &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleSmooth},
		number: kit.Muted("").Align(fyne.TextAlignCenter)}
	c.press = kit.NewPress(kit.Padded(kit.Rows(2, kit.Fixed(c.image, 0, thumbSide), c.number), look.Gap4, look.Gap4, 2, look.Gap4),
		func() { s.v.GoTo(c.page) })
	return c
}

// set shows a page in the cell; it only changes what differs.
func (c *cell) set(page int, img image.Image, on bool) {
	if c.page != page {
		c.page = page
		c.number.Set(strconv.Itoa(page + 1))
	}
	if c.image.Image != img {
		c.image.Image = img
		c.image.Refresh()
	}
	c.press.SetSelected(on)
	c.press.Show()
}

// stripLayout makes the body as long as all cells.
type stripLayout struct{ s *strip }

// MinSize is for Fyne.
func (l *stripLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	long := l.s.step() * float32(l.s.v.pages)
	if l.s.v.large {
		return fyne.NewSize(cellWidth, long)
	}
	return fyne.NewSize(long, cellHeight)
}

// Layout is for Fyne. A strip that has another size shows other pages.
func (l *stripLayout) Layout([]fyne.CanvasObject, fyne.Size) { l.s.place() }
