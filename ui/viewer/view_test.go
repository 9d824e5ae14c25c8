package viewer

import (
	"context"
	"errors"
	"image"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"siapzi/model"
	"siapzi/model/preview"
	"siapzi/ui/kit"
	"siapzi/ui/kit/kittest"
	"siapzi/ui/look"
	"siapzi/ui/task"
	"siapzi/ui/viewer/viewertest"
)

// shelf is a source whose files tests can lock, break and fill with words.
type shelf struct {
	viewertest.Source
	err      error          // of Pages
	password string         // of every file, "" for none
	words    map[int]string // by page
	drawn    []int
	thumbs   []int
	opened   []string
	said     []string
}

func (s *shelf) Pages(ctx context.Context, v model.Version) (int, error) {
	if s.password != "" {
		return 0, model.Errorf(model.Denied, "PDF ini terkunci kata sandi.")
	}
	return v.Pages, s.err
}

func (s *shelf) Page(ctx context.Context, v model.Version, i, width int) (image.Image, error) {
	s.drawn = append(s.drawn, i)
	return s.Source.Page(ctx, v, i, width)
}

func (s *shelf) Thumbnail(ctx context.Context, v model.Version, i int) (image.Image, error) {
	s.thumbs = append(s.thumbs, i)
	return s.Source.Thumbnail(ctx, v, i)
}

func (s *shelf) Unlock(_ context.Context, _ model.Version, password string) error {
	if password != s.password {
		return model.Errorf(model.Denied, "Kata sandi untuk PDF ini salah.")
	}
	s.password = ""
	return nil
}

func (s *shelf) Find(_ context.Context, _ model.Version, words string, from, to int) (f preview.Found, err error) {
	for i := from; i < to; i++ {
		f.Text = f.Text || s.words[i] != ""
		for n := range strings.Count(s.words[i], words) {
			f.Hits = append(f.Hits, preview.Hit{Page: i, Boxes: []preview.Box{{X: 0.1, Y: 0.1 + 0.2*float64(n), W: 0.3, H: 0.03}}})
		}
	}
	return f, nil
}

func (s *shelf) Text(_ context.Context, _ model.Version, i int) (string, error) {
	return s.words[i], nil
}

// desk is a window with a view.
type desk struct {
	*shelf
	t     *testing.T
	w     fyne.Window
	tasks *task.Runner
	v     *View
}

func newDesk(t *testing.T, width, height float32, mode look.Mode) *desk {
	t.Helper()
	d := &desk{shelf: &shelf{}, t: t, w: kittest.Window(t, mode), tasks: task.NewSync()}
	d.v = New(Config{Tasks: d.tasks, Source: d.shelf, Window: func() fyne.Window { return d.w },
		Open: func(v model.Version) { d.opened = append(d.opened, v.Name) }, Say: func(s string) { d.said = append(d.said, s) }})
	outer, scroll := kit.VScroll(kit.Padded(kit.Rows(look.Gap8, d.v.Bar, d.v.Root), 16, 16, 16, 16))
	d.v.Outer = scroll
	d.v.OnShape = func() { outer.Refresh() }
	d.w.SetContent(kit.Ground(look.ColorSurface, outer))
	d.w.Resize(fyne.NewSize(width, height))
	return d
}

// file gives a version with n pages.
func file(name string, n int) model.Version {
	return model.Version{ID: model.VersionID(name), Hash: model.Hash(name), Name: name, MIME: "application/pdf", Pages: n}
}

// show shows a file and lets the time pass until its page is drawn.
func (d *desk) show(v model.Version) *desk {
	d.v.Show(v)
	d.tasks.Fire("viewer.width")
	return d
}

// seen gives all texts on the screen, those of dialogs too.
func (d *desk) seen() string { return kittest.Screen(d.w) }

func (d *desk) want(page int, texts ...string) {
	d.t.Helper()
	if d.v.page != page || d.v.surface.page != page {
		d.t.Errorf("page %d, painted %d; want %d", d.v.page, d.v.surface.page, page)
	}
	for _, s := range texts {
		if !strings.Contains(d.seen(), s) {
			d.t.Errorf("%q is not on the screen:\n%s", s, d.seen())
		}
	}
}

func TestTurning(t *testing.T) {
	d := newDesk(t, 280, 700, look.Light).show(file("a.pdf", 5))
	b := d.v.bar
	d.want(0, "1 / 5", "Pas")
	if got := d.v.surface.image.Image.Bounds().Dx(); got != 280-32-2 {
		t.Errorf("drawn %d pixels wide", got)
	}

	t.Run("buttons turn and stop at the ends", func(t *testing.T) {
		test.Tap(b.next)
		d.want(1, "2 / 5")
		test.Tap(b.prev)
		test.Tap(b.prev)
		d.want(0)
		if !b.prev.Disabled() || b.next.Disabled() {
			t.Error("there is nothing before the first page")
		}
	})

	t.Run("a page is typed", func(t *testing.T) {
		test.Tap(b.place)
		if d.w.Canvas().Focused() != b.field {
			t.Fatal("the field has no focus")
		}
		b.field.SetText("4")
		b.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		d.want(3, "4 / 5")
		if b.field.Visible() || !b.place.Visible() {
			t.Error("the field stays")
		}
		for _, c := range []struct {
			text string
			page int
		}{{"99", 4}, {"0", 0}, {"empat", 0}, {"", 0}} {
			test.Tap(b.place)
			b.field.SetText(c.text)
			b.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			if d.v.page != c.page {
				t.Errorf("%q leads to %d", c.text, d.v.page)
			}
		}
		test.Tap(b.place)
		b.field.SetText("3")
		b.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		d.want(0)
	})

	t.Run("keys turn a page that has the focus", func(t *testing.T) {
		d.w.Canvas().Focus(d.v.surface)
		for _, c := range []struct {
			key  fyne.KeyName
			page int
		}{{fyne.KeyPageDown, 1}, {fyne.KeyEnd, 4}, {fyne.KeyPageUp, 3}, {fyne.KeyHome, 0}, {fyne.KeySpace, 1}} {
			d.v.surface.TypedKey(&fyne.KeyEvent{Name: c.key})
			d.want(c.page)
		}
		d.v.surface.TypedRune(']')
		d.want(2)
	})

	t.Run("the next page is drawn ahead, none beyond the last", func(t *testing.T) {
		d.drawn = nil
		d.v.GoTo(3)
		d.v.GoTo(4)
		if got := len(d.drawn); got != 3 || d.drawn[0] != 3 || d.drawn[1] != 4 || d.drawn[2] != 4 {
			t.Errorf("drawn %v", d.drawn)
		}
	})

	t.Run("nothing to show is nothing to press", func(t *testing.T) {
		d.v.Show(model.Version{})
		if d.v.surface.image.Image != nil || !b.next.Disabled() || !b.in.Disabled() || !b.find.Disabled() || !b.open.Disabled() {
			t.Error("something is left")
		}
	})
}

func TestZoom(t *testing.T) {
	d := newDesk(t, 280, 700, look.Light).show(file("a.pdf", 5))
	v := d.v
	fit := v.surface.image.Size().Width

	t.Run("buttons and characters enlarge, and the page is drawn for its size", func(t *testing.T) {
		test.Tap(v.bar.in)
		v.surface.TypedRune('+')
		d.tasks.Fire("viewer.width")
		d.want(0, "150")
		if got := v.surface.image.Size().Width; got < 1.48*fit || v.area.scroll.Size().Width > fit+2 {
			t.Errorf("%v wide after %v in a place %v wide", got, fit, v.area.scroll.Size().Width)
		}
		if px := v.surface.image.Image.Bounds().Dx(); px != int(v.surface.image.Size().Width) {
			t.Errorf("drawn %d pixels for %v", px, v.surface.image.Size().Width)
		}
		test.Tap(v.bar.out)
		test.Tap(v.bar.fit)
		if v.zoom.step != 0 || !v.bar.out.Disabled() || v.zoom.whole {
			t.Errorf("zoom %+v", v.zoom)
		}
		test.Tap(v.bar.fit)
		if !v.zoom.whole {
			t.Error("the button does not change between width and whole page")
		}
		test.Tap(v.bar.fit)
	})

	t.Run("Ctrl and the wheel enlarge; the wheel alone goes to the pane", func(t *testing.T) {
		held := fyne.KeyModifier(0)
		v.modifiers = func() fyne.KeyModifier { return held }
		wheel := &fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 10)}
		v.surface.Scrolled(wheel)
		if v.zoom.step != 0 {
			t.Error("enlarged without Ctrl")
		}
		held = fyne.KeyModifierShortcutDefault
		v.surface.Scrolled(wheel)
		v.surface.Scrolled(wheel)
		v.surface.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -10)})
		if v.zoom.step != 1 {
			t.Errorf("step %d", v.zoom.step)
		}
		held = 0
	})

	t.Run("shortcuts enlarge a page that has the focus", func(t *testing.T) {
		ctrl := func(key fyne.KeyName) {
			v.surface.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault})
		}
		ctrl(fyne.Key0)
		ctrl(fyne.KeyEqual)
		ctrl(fyne.KeyPlus)
		ctrl(fyne.KeyMinus)
		if v.zoom.step != 1 {
			t.Errorf("step %d", v.zoom.step)
		}
	})

	t.Run("an enlarged page is moved by dragging, and begins at its top when turned", func(t *testing.T) {
		v.setZoom(3)
		if v.area.scroll.Offset.X <= 0 {
			t.Errorf("the middle does not stay: %v", v.area.scroll.Offset)
		}
		before := v.area.scroll.Offset
		test.Drag(d.w.Canvas(), fyne.NewPos(140, 300), -30, -20)
		if got := v.area.scroll.Offset.Subtract(before); got.X != 30 || got.Y != 20 {
			t.Errorf("moved by %v", got)
		}
		test.Tap(v.bar.next)
		if v.area.scroll.Offset.Y != 0 {
			t.Errorf("the next page begins at %v", v.area.scroll.Offset)
		}
		for range 20 {
			v.Zoom(1)
		}
		if !v.bar.in.Disabled() {
			t.Error("grows for ever")
		}
		v.Show(file("b.pdf", 1))
		if v.zoom.step != 0 {
			t.Error("another file is shown enlarged")
		}
	})
}

func TestFind(t *testing.T) {
	d := newDesk(t, 280, 700, look.Light).show(file("a.pdf", 25))
	d.words = map[int]string{2: "kata kata", 14: "kata", 24: "lain"}
	v, f := d.v, d.v.find
	test.Tap(v.bar.find)
	if d.w.Canvas().Focused() != f.entry {
		t.Fatal("the field of search has no focus")
	}

	t.Run("hits are shown and marked, from page to page and round", func(t *testing.T) {
		test.Type(f.entry, "kata")
		d.want(2, "1 dari 3 temuan")
		if len(v.surface.marks) != 2 || v.surface.marks[0].FillColor == v.surface.marks[1].FillColor {
			t.Fatalf("%d marks", len(v.surface.marks))
		}
		enter := &fyne.KeyEvent{Name: fyne.KeyReturn}
		f.entry.TypedKey(enter)
		f.entry.TypedKey(enter)
		d.want(14, "3 dari 3 temuan")
		f.entry.TypedKey(enter)
		d.want(2, "1 dari 3 temuan")
		v.modifiers = func() fyne.KeyModifier { return fyne.KeyModifierShift }
		f.entry.TypedKey(enter)
		d.want(14)
		test.Tap(f.up)
		test.Tap(f.down)
		d.want(14)
	})

	t.Run("the search begins at the page that is shown", func(t *testing.T) {
		v.GoTo(5)
		f.entry.SetText("")
		f.entry.SetText("kata")
		d.want(14, "3 dari 3 temuan")
	})

	t.Run("what is not there is said, and a scan is told from it", func(t *testing.T) {
		f.entry.SetText("tiada")
		d.want(14, "Tidak ditemukan.")
		d.words = nil
		f.entry.SetText("tiad")
		d.want(14, "Hasil pindai tanpa teks")
	})

	t.Run("Esc closes the search and takes the marks away", func(t *testing.T) {
		f.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if f.root.Visible() || len(v.surface.marks) != 0 || d.w.Canvas().Focused() != v.surface {
			t.Errorf("field %t, %d marks, focus %T", f.root.Visible(), len(v.surface.marks), d.w.Canvas().Focused())
		}
	})

	t.Run("the text of a page is copied", func(t *testing.T) {
		d.words = map[int]string{14: "isi halaman"}
		v.surface.TypedShortcut(&fyne.ShortcutCopy{})
		if got := fyne.CurrentApp().Clipboard().Content(); got != "isi halaman" || len(d.said) != 1 {
			t.Errorf("clipboard %q, said %v", got, d.said)
		}
		v.GoTo(0)
		v.CopyText()
		if len(d.said) != 2 || !strings.Contains(d.said[1], "pindai") {
			t.Errorf("said %v", d.said)
		}
	})
}

func TestStates(t *testing.T) {
	t.Run("a locked PDF asks until the password is right", func(t *testing.T) {
		d := newDesk(t, 280, 700, look.Light)
		d.password = "kunci"
		d.show(file("a.pdf", 2))
		entry := func() (found *kit.Entry) {
			kittest.Walk(d.w.Content(), func(o fyne.CanvasObject) {
				if e, ok := o.(*kit.Entry); ok {
					found = e
				}
			})
			return found
		}
		test.Type(entry(), "salah")
		d.press("Buka")
		if !strings.Contains(d.seen(), "Kata sandi untuk PDF ini salah.") {
			t.Fatalf("after a wrong one:\n%s", d.seen())
		}
		test.Type(entry(), "kunci")
		entry().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		d.tasks.Fire("viewer.width")
		d.want(0, "1 / 2")
	})

	for name, c := range map[string]struct {
		err  error
		mime string
		want string
	}{
		"a broken file says why":             {model.Errorf(model.Invalid, "PDF ini rusak."), "application/pdf", "PDF ini rusak."},
		"an office file without LibreOffice": {model.Errorf(model.Unavailable, "LibreOffice tidak terpasang."), "application/msword", "LibreOffice tidak terpasang."},
		"a type that has no pages":           {nil, "video/mp4", "Jenis berkas ini tidak dapat ditampilkan di sini"},
	} {
		t.Run(name+" and can be opened outside", func(t *testing.T) {
			d := newDesk(t, 280, 700, look.Light)
			d.err = c.err
			d.show(model.Version{ID: "x", Hash: "x", Name: "x", MIME: c.mime})
			if flat := strings.ReplaceAll(d.seen(), "\n", " "); !strings.Contains(flat, c.want) {
				t.Errorf("seen: %s", flat)
			}
			d.press("Buka dengan program lain")
			if len(d.opened) != 1 {
				t.Error("not opened")
			}
		})
	}

	t.Run("another error offers to try again", func(t *testing.T) {
		d := newDesk(t, 280, 700, look.Light)
		d.err = errors.New("disk")
		d.show(file("a.pdf", 2))
		d.err = nil
		d.press("Coba lagi")
		d.tasks.Fire("viewer.width")
		d.want(0, "1 / 2")
	})

	t.Run("a link shows its address and opens it only when pressed", func(t *testing.T) {
		d := newDesk(t, 280, 700, look.Light)
		d.v.cfg.Address = func(context.Context, model.Version) (string, error) { return "https://contoh.go.id/layanan", nil }
		d.show(model.Version{ID: "x", Hash: "x", Name: "x.url", MIME: model.MIMEShortcut})
		if !strings.Contains(d.seen(), "https://contoh.go.id/layanan") || d.opened != nil {
			t.Errorf("opened %v:\n%s", d.opened, d.seen())
		}
		d.press("Buka di peramban")
		if len(d.opened) != 1 {
			t.Error("not opened")
		}
	})
}

// press taps the visible button with these words.
func (d *desk) press(words string) {
	d.t.Helper()
	kittest.Press(d.t, d.w, words)
}
