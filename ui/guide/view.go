package guide

import (
	"bytes"
	"context"
	"fmt"
	"image"
	_ "image/png" // the pictures of the guide
	"io/fs"
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/task"
)

// Config is what a view shows.
type Config struct {
	Sections []Section
	Pictures fs.FS // holds the files that pictures name
	Tasks    *task.Runner
	// Extra are parts that the program makes itself, below the sections.
	Extra []Extra
}

// Extra is a part of the guide that is not text.
type Extra struct {
	Title string
	Body  func() fyne.CanvasObject
}

// View is the list of sections and the shown one.
type View struct {
	cfg    Config
	list   *kit.List
	body   *fyne.Container
	scroll *container.Scroll // of the shown part
	panes  fyne.CanvasObject
	shown  int
}

// listWidth is the width of the list of sections.
const listWidth = 264

// New makes a view that shows the section with the given id, the first extra
// part for "", or the first section where there is no such id.
func New(cfg Config, id string) *View {
	v := &View{cfg: cfg, body: kit.Stack()}
	v.list = kit.NewList(kit.ListConfig{
		Count:  func() int { return len(cfg.Sections) + len(cfg.Extra) },
		NewRow: func() fyne.CanvasObject { return newTitle() },
		Bind: func(i int, o fyne.CanvasObject, _ kit.RowState) {
			o.(*fyne.Container).Objects[0].(*kit.Text).Set(v.title(i))
		},
		OnSelect: v.show, OnKey: v.key, Inset: look.Gap8,
	})
	v.panes = container.New(&split{}, kit.Ground(look.ColorBackground, kit.Padded(v.list, look.Gap8, 0, look.Gap8, 0)), kit.NewVDivider(), v.body)
	at := 0
	if id == "" {
		at = len(cfg.Sections)
	}
	for i, s := range cfg.Sections {
		if s.ID == id {
			at = i
		}
	}
	v.list.Select(at)
	v.show(at)
	return v
}

func newTitle() *fyne.Container {
	return kit.Padded(kit.NewText("", look.Body, look.ColorText).Shrink(), 0, look.Gap16, 0, look.Gap16)
}

// Content gives what the window shows.
func (v *View) Content() fyne.CanvasObject { return v.panes }

// List takes the keyboard.
func (v *View) List() fyne.Focusable { return v.list }

// Shown gives the title of the part that is shown.
func (v *View) Shown() string { return v.title(v.shown) }

func (v *View) title(i int) string {
	if n := len(v.cfg.Sections); i >= n {
		return v.cfg.Extra[i-n].Title
	}
	return v.cfg.Sections[i].Title
}

// show puts part i at the right.
func (v *View) show(i int) {
	v.shown = i
	parts := kit.Rows(look.Gap12, kit.NewPara(v.title(i), look.Title, look.ColorText))
	if n := len(v.cfg.Sections); i >= n {
		parts.Add(v.cfg.Extra[i-n].Body())
	} else {
		for _, b := range v.cfg.Sections[i].Blocks {
			parts.Add(v.block(b))
		}
	}
	outer, scroll := kit.VScroll(kit.Padded(parts, look.Gap24, look.Gap24, look.Gap24, look.Gap24))
	v.scroll = scroll
	v.body.Objects = []fyne.CanvasObject{outer}
	v.body.Refresh()
}

// key scrolls the text a page while the list has the keyboard.
func (v *View) key(k *fyne.KeyEvent) bool {
	page := v.scroll.Size().Height * 0.9
	switch k.Name {
	case fyne.KeyPageDown, fyne.KeySpace:
	case fyne.KeyPageUp:
		page = -page
	default:
		return false
	}
	at := v.scroll.Offset
	at.Y = max(min(at.Y+page, v.scroll.Content.Size().Height-v.scroll.Size().Height), 0)
	v.scroll.ScrollToOffset(at)
	return true
}

func (v *View) block(b Block) fyne.CanvasObject {
	switch b.Kind {
	case Heading:
		return kit.Padded(kit.NewPara(b.Text, look.Section, look.ColorText), look.Gap8, 0, 0, 0)
	case Item:
		return kit.RowTop(look.Gap8, kit.Fixed(kit.NewText(b.Mark, look.Body, look.ColorMuted).Align(fyne.TextAlignTrailing), 20, 0),
			kit.Grow(kit.NewPara(b.Text, look.Body, look.ColorText)))
	case Picture:
		return v.picture(b)
	}
	return kit.NewPara(b.Text, look.Body, look.ColorText)
}

// picture shows a file of the guide. It is decoded off the UI goroutine.
func (v *View) picture(b Block) fyne.CanvasObject {
	img := &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleSmooth}
	box := newFramed(img)
	read := func(context.Context) (image.Image, error) {
		data, err := fs.ReadFile(v.cfg.Pictures, b.Text)
		if err != nil {
			return nil, fmt.Errorf("guide: picture: %w", err)
		}
		m, _, err := image.Decode(bytes.NewReader(data))
		if err != nil {
			return nil, fmt.Errorf("guide: picture %s: %w", b.Text, err)
		}
		return m, nil
	}
	task.Latest(v.cfg.Tasks, "guide."+b.Text, read, func(m image.Image) {
		img.Image = m
		img.Refresh()
	}, func(err error) { slog.Warn("guide", "err", err) })
	return box
}

// split is the list at the left, a line, and the text.
type split struct{ kit.Pad }

// Layout is for Fyne.
func (*split) Layout(o []fyne.CanvasObject, s fyne.Size) {
	var x float32
	for i, w := range []float32{listWidth, 1, s.Width - listWidth - 1} {
		o[i].Move(fyne.NewPos(x, 0))
		o[i].Resize(fyne.NewSize(w, s.Height))
		x += w
	}
}

// shape is that of the pictures: of the window, 16 to 10.
const shape = 800.0 / 1280.0

// framed is a picture as wide as its place.
type framed struct {
	widget.BaseWidget
	box fyne.CanvasObject
}

func newFramed(img *canvas.Image) *framed {
	f := &framed{box: kit.Stack(kit.NewBox(look.ColorTrack, look.ColorLine, 0), kit.Padded(img, 1, 1, 1, 1))}
	f.ExtendBaseWidget(f)
	return f
}

// HeightFor gives the height in a width.
func (f *framed) HeightFor(width float32) float32 { return width * shape }

// CreateRenderer is for Fyne.
func (f *framed) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.box) }
