package viewer

import (
	"context"
	"image"
	"slices"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"go.uber.org/goleak"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/look/looktest"
	"siapzi/ui/task"
	"siapzi/ui/viewer/viewertest"
)

func TestStrip(t *testing.T) {
	d := newDesk(t, 280, 700, look.Light).show(file("a.pdf", 300))
	test.Tap(d.v.bar.thumb)
	s := d.v.strip

	t.Run("only thumbnails in sight are drawn", func(t *testing.T) {
		if !s.root.Visible() || len(d.thumbs) == 0 || len(d.thumbs) > 6 || len(s.cells) > 7 {
			t.Fatalf("drawn %v in %d cells", d.thumbs, len(s.cells))
		}
	})
	t.Run("a pressed thumbnail is shown, and the strip follows the page", func(t *testing.T) {
		test.Tap(s.cells[2].press)
		d.want(2)
		d.thumbs = nil
		d.v.GoTo(200)
		if len(d.thumbs) == 0 || slices.Min(d.thumbs) < 190 || len(s.cells) > 7 {
			t.Errorf("drawn %v in %d cells", d.thumbs, len(s.cells))
		}
	})
	t.Run("what was drawn is kept", func(t *testing.T) {
		d.thumbs = nil
		d.v.GoTo(2)
		if len(d.thumbs) > 4 || len(s.thumbs.have) > keptThumbs {
			t.Errorf("drawn again %v", d.thumbs)
		}
	})
	t.Run("it can be put away", func(t *testing.T) {
		test.Tap(d.v.bar.thumb)
		d.thumbs = nil
		d.v.GoTo(100)
		if s.root.Visible() || len(d.thumbs) > 0 {
			t.Errorf("drawn %v", d.thumbs)
		}
	})
}

func TestLarge(t *testing.T) {
	d := newDesk(t, 900, 700, look.Light).show(file("a.pdf", 8))
	d.words = map[int]string{5: "kata"}
	d.v.GoTo(1)
	test.Tap(d.v.bar.enlarge)
	dialog := kit.TopDialog(d.w)
	if dialog == nil || dialog.Title() != "a.pdf" {
		t.Fatal("no window")
	}
	d.tasks.Fire("viewer.large.width")
	big, ok := d.w.Canvas().Focused().(*surface)
	if !ok || !big.v.large || big.v.page != 1 || big.image.Image == nil {
		t.Fatalf("focus %T", d.w.Canvas().Focused())
	}

	t.Run("the wheel turns the page at its end", func(t *testing.T) {
		big.v.Fit() // whole page: nothing to move
		for range 3 {
			big.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -10)})
		}
		if big.v.page != 2 {
			t.Errorf("page %d", big.v.page)
		}
		big.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 40)})
		if big.v.page != 1 {
			t.Errorf("page %d", big.v.page)
		}
		big.v.Fit()
	})
	t.Run("a page that is wider than high enough is moved first", func(t *testing.T) {
		big.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -40)})
		if big.v.page != 1 || big.v.area.scroll.Offset.Y != 40 {
			t.Errorf("page %d, offset %v", big.v.page, big.v.area.scroll.Offset)
		}
	})
	t.Run("Esc closes it, and the pane goes to its page", func(t *testing.T) {
		big.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
		big.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if kit.TopDialog(d.w) != nil {
			t.Fatal("still open")
		}
		d.want(7)
		if d.w.Canvas().Focused() != d.v.surface {
			t.Errorf("focus %T", d.w.Canvas().Focused())
		}
	})
	t.Run("a search goes on in it", func(t *testing.T) {
		d.v.OpenFind()
		test.Type(d.v.find.entry, "kata")
		d.want(5)
		d.v.surface.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		d.tasks.Fire("viewer.large.width")
		big := kit.TopDialog(d.w)
		if big == nil || d.v.find.at != 0 {
			t.Fatal("not open")
		}
		d.want(5, "1 dari 1 temuan")
	})
}

// slow is a source that draws when it is told to, and counts.
type slow struct {
	viewertest.Source
	mu       sync.Mutex
	begun    []int
	canceled int
	gate     chan struct{}
}

func (s *slow) Page(ctx context.Context, v model.Version, i, width int) (image.Image, error) {
	s.mu.Lock()
	s.begun = append(s.begun, i)
	s.mu.Unlock()
	select {
	case <-ctx.Done():
		s.mu.Lock()
		s.canceled++
		s.mu.Unlock()
		return viewertest.Lines(i+1, width), nil // late all the same: it must not be painted
	case <-s.gate:
		return viewertest.Lines(i+1, width), nil
	}
}

// TestFastPaging runs with real goroutines: the page that was asked for last is
// the one that is painted, those that were passed are stopped, and nothing is
// left running.
func TestFastPaging(t *testing.T) {
	defer goleak.VerifyNone(t, goleak.IgnoreCurrent())
	test.NewTempApp(t).Settings().SetTheme(look.New(look.Light))
	src := &slow{gate: make(chan struct{})}
	tasks := task.New(t.Context())
	w := test.NewTempWindow(t, nil)
	v := New(Config{Tasks: tasks, Source: src})
	var mu sync.Mutex // the test driver runs fyne.Do on the caller's goroutine
	w.SetContent(kit.Rows(0, v.Bar, v.Root))
	w.Resize(fyne.NewSize(300, 700))
	do := func(f func()) { mu.Lock(); defer mu.Unlock(); f() }
	do(func() { v.Show(file("a.pdf", 50)) })
	wait := func(what string, ok func() bool) {
		t.Helper()
		for end := time.Now().Add(5 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
			src.mu.Lock()
			done := ok()
			src.mu.Unlock()
			if done {
				return
			}
		}
		t.Fatalf("%s: begun %v, canceled %d", what, src.begun, src.canceled)
	}
	wait("the first page", func() bool { return len(src.begun) > 0 })
	time.Sleep(2 * drawPause) // nothing else is under way now
	for range 20 {
		do(func() { v.Turn(1) })
	}
	wait("canceled", func() bool { return src.canceled >= 20 })
	close(src.gate)
	wait("the last page", func() bool { return v.surface.page == 20 && v.surface.image.Image != nil })
	time.Sleep(20 * time.Millisecond)
	if v.surface.page != 20 || v.page != 20 {
		t.Errorf("painted %d, want 20", v.surface.page)
	}
	v.Close()
	tasks.Close()
}

// TestPictures compares the view with pictures that were looked at.
func TestPictures(t *testing.T) {
	for _, mode := range []look.Mode{look.Light, look.Dark} {
		t.Run("a page with marks and thumbnails in "+string(mode), func(t *testing.T) {
			d := newDesk(t, 280, 640, mode)
			d.words = map[int]string{0: "kata kata"}
			d.show(file("a.pdf", 9))
			test.Tap(d.v.bar.thumb)
			test.Tap(d.v.bar.find)
			test.Type(d.v.find.entry, "kata")
			d.w.Canvas().Focus(d.v.surface)
			looktest.Picture(t, "view-"+string(mode)+".png", d.w.Canvas())
		})
		t.Run("a locked file in "+string(mode), func(t *testing.T) {
			d := newDesk(t, 280, 320, mode)
			d.password = "x"
			d.show(file("a.pdf", 9))
			looktest.Picture(t, "locked-"+string(mode)+".png", d.w.Canvas())
		})
	}
}
