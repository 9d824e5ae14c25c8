package task

import (
	"context"
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"siapzi/model"
	"siapzi/model/jobs"
)

func TestLatest(t *testing.T) {
	t.Run("shows what was fetched", func(t *testing.T) {
		r := NewSync()
		var got int
		Latest(r, "load", func(context.Context) (int, error) { return 5, nil }, func(v int) { got = v }, func(err error) { t.Error(err) })
		if got != 5 {
			t.Errorf("got %d", got)
		}
	})

	t.Run("tells an error", func(t *testing.T) {
		r := NewSync()
		want, got := errors.New("x"), error(nil)
		Latest(r, "load", func(context.Context) (int, error) { return 0, want }, func(int) { t.Error("shown") }, func(err error) { got = err })
		if got != want {
			t.Errorf("got %v", got)
		}
	})

	t.Run("a panic is an Internal error", func(t *testing.T) {
		r := NewSync()
		var got error
		Latest(r, "load", func(context.Context) (int, error) { panic("oops") }, func(int) {}, func(err error) { got = err })
		if model.KindOf(got) != model.Internal {
			t.Errorf("got %v", got)
		}
	})

	t.Run("drops the answer of an older run, even a late one", func(t *testing.T) {
		r := NewSync()
		var shown []string
		show := func(s string) { shown = append(shown, s) }
		Latest(r, "search", func(context.Context) (string, error) {
			// A newer question is asked while the old one is still answered.
			Latest(r, "search", func(context.Context) (string, error) { return "new", nil }, show, func(error) {})
			return "old", nil
		}, show, func(err error) { t.Error(err) })
		if len(shown) != 1 || shown[0] != "new" {
			t.Errorf("shown: %v", shown)
		}
	})

	t.Run("after Close nothing is shown", func(t *testing.T) {
		r := NewSync()
		Latest(r, "load", func(context.Context) (int, error) { r.Close(); return 1, nil },
			func(int) { t.Error("shown") }, func(error) { t.Error("failed") })
		r.UI(func() {})
	})

	t.Run("off the goroutine, a newer run cancels the older", func(t *testing.T) {
		test.NewTempApp(t)
		r := New(t.Context())
		canceled, done := make(chan struct{}), make(chan struct{})
		Latest(r, "k", func(ctx context.Context) (int, error) { <-ctx.Done(); close(canceled); return 0, ctx.Err() },
			func(int) { t.Error("shown") }, func(error) { t.Error("failed") })
		Latest(r, "k", func(context.Context) (int, error) { <-canceled; return 2, nil },
			func(int) { close(done) }, func(err error) { t.Error(err) })
		select {
		case <-done:
		case <-time.After(5 * time.Second):
			t.Fatal("the newer run was not shown")
		}
	})
}

func TestTimers(t *testing.T) {
	t.Run("Debounce runs at once in tests", func(t *testing.T) {
		n := 0
		NewSync().Debounce("type", time.Hour, func() { n++ })
		if n != 1 {
			t.Errorf("ran %d times", n)
		}
	})
	t.Run("After waits for Fire, and Cancel forgets it", func(t *testing.T) {
		r, n := NewSync(), 0
		r.After("toast", time.Hour, func() { n++ })
		if n != 0 || !r.Fire("toast") || n != 1 || r.Fire("toast") {
			t.Errorf("ran %d times", n)
		}
		r.After("toast", time.Hour, func() { n++ })
		r.Cancel("toast")
		if r.Fire("toast") || n != 1 {
			t.Error("a canceled timer fired")
		}
	})
}

func TestJob(t *testing.T) {
	j := jobs.New(t.Context(), jobs.Config{})
	defer j.Close(time.Second)
	var got string
	Job(NewSync(), j, "Impor", func(_ context.Context, p *model.Progress) (string, error) { p.Add(1); return "ok", nil },
		func(v string, err error) { got = v })
	if got != "ok" {
		t.Errorf("got %q", got)
	}
}
