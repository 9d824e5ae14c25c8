package jobs

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"siapzi/model"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// open makes a runner with a fast tick that is closed at the end of the test.
func open(t *testing.T, workers int) *Runner {
	t.Helper()
	r := New(context.Background(), Config{Workers: workers, Tick: time.Millisecond})
	t.Cleanup(func() {
		if !r.Close(5 * time.Second) {
			t.Error("jobs did not end within five seconds")
		}
	})
	return r
}

// record collects every status of a runner.
func record(r *Runner) func() []Status {
	var mu sync.Mutex
	var all []Status
	r.Subscribe(func(s Status) {
		mu.Lock()
		defer mu.Unlock()
		all = append(all, s)
	})
	return func() []Status {
		mu.Lock()
		defer mu.Unlock()
		return append([]Status(nil), all...)
	}
}

// wait starts work and gives its outcome.
func wait[T any](t *testing.T, r *Runner, name string, work func(context.Context, *model.Progress) (T, error)) (T, error) {
	t.Helper()
	type outcome struct {
		v   T
		err error
	}
	c := make(chan outcome, 1)
	if _, err := Start(r, name, work, func(v T, err error) { c <- outcome{v, err} }); err != nil {
		t.Fatal(err)
	}
	o := <-c
	return o.v, o.err
}

func TestJob(t *testing.T) {
	t.Run("gives its result and reports from queued to done", func(t *testing.T) {
		r := open(t, 1)
		seen := record(r)

		got, err := wait(t, r, "Impor", func(ctx context.Context, p *model.Progress) (int, error) {
			p.SetStage("Menyalin", 3)
			for range 3 {
				p.Add(1)
				time.Sleep(5 * time.Millisecond)
			}
			return 42, nil
		})

		if got != 42 || err != nil {
			t.Fatalf("got %d, %v", got, err)
		}
		all := seen()
		first, last := all[0], all[len(all)-1]
		if first.State != Queued || first.Name != "Impor" {
			t.Errorf("first status: %+v", first)
		}
		if last.State != Done || !last.Final || last.Stage != "Menyalin" || last.Done != 3 || last.Total != 3 {
			t.Errorf("last status: %+v", last)
		}
		finals, ticked := 0, false
		for _, s := range all {
			if s.Final {
				finals++
			}
			ticked = ticked || (s.State == Running && s.Done > 0 && s.Done < 3)
		}
		if finals != 1 || !ticked {
			t.Errorf("%d final statuses, progress seen between: %v", finals, ticked)
		}
	})

	t.Run("does not run more jobs at once than it has workers", func(t *testing.T) {
		r := open(t, 2)
		var mu sync.Mutex
		var running, most int
		var all sync.WaitGroup
		for range 8 {
			all.Add(1)
			_, _ = Start(r, "kerja", func(context.Context, *model.Progress) (int, error) {
				mu.Lock()
				running++
				most = max(most, running)
				mu.Unlock()
				time.Sleep(3 * time.Millisecond)
				mu.Lock()
				running--
				mu.Unlock()
				return 0, nil
			}, func(int, error) { all.Done() })
		}
		all.Wait()
		if most != 2 {
			t.Errorf("%d jobs at once, want 2", most)
		}
		if left := r.Active(); len(left) != 0 {
			t.Errorf("still active: %+v", left)
		}
	})

	t.Run("a failure is failed, not canceled", func(t *testing.T) {
		r := open(t, 1)
		seen := record(r)
		want := model.Errorf(model.Unavailable, "Diska penuh.")

		_, err := wait(t, r, "Impor", func(context.Context, *model.Progress) (int, error) { return 0, want })

		if !errors.Is(err, want) {
			t.Errorf("got %v", err)
		}
		if s := seen(); s[len(s)-1].State != Failed || s[len(s)-1].Err == nil {
			t.Errorf("last status: %+v", s[len(s)-1])
		}
	})

	t.Run("a panic becomes an Internal error and the runner goes on", func(t *testing.T) {
		r := open(t, 1)
		_, err := wait(t, r, "Rusak", func(context.Context, *model.Progress) (int, error) { panic("index") })
		if model.KindOf(err) != model.Internal {
			t.Errorf("got kind %q of %v", model.KindOf(err), err)
		}
		if v, err := wait(t, r, "Berikut", func(context.Context, *model.Progress) (int, error) { return 7, nil }); v != 7 || err != nil {
			t.Errorf("the next job: %d, %v", v, err)
		}
	})
}

func TestCancel(t *testing.T) {
	t.Run("a running job ends as canceled", func(t *testing.T) {
		r := open(t, 1)
		seen := record(r)
		go func() {
			for len(r.Active()) == 0 || r.Active()[0].State != Running {
				time.Sleep(time.Millisecond)
			}
			r.Cancel(r.Active()[0].ID)
		}()

		_, err := wait(t, r, "Lama", func(ctx context.Context, _ *model.Progress) (int, error) {
			<-ctx.Done()
			return 0, ctx.Err()
		})

		if model.KindOf(err) != model.Canceled {
			t.Errorf("got %v", err)
		}
		all := seen()
		if last := all[len(all)-1]; last.State != Canceled || !last.Canceling || last.Err != nil {
			t.Errorf("last status: %+v", last)
		}
	})

	t.Run("a queued job is canceled without having run", func(t *testing.T) {
		r := open(t, 1)
		release := make(chan struct{})
		_, _ = Start(r, "pertama", func(context.Context, *model.Progress) (int, error) { <-release; return 0, nil }, nil)
		for r.Active()[0].State != Running {
			time.Sleep(time.Millisecond)
		}
		ran, ended := false, make(chan error, 1)
		_, _ = Start(r, "kedua", func(context.Context, *model.Progress) (int, error) { ran = true; return 0, nil },
			func(_ int, err error) { ended <- err })

		r.Cancel(r.Active()[1].ID)
		err := <-ended
		close(release)

		if ran || model.KindOf(err) != model.Canceled {
			t.Errorf("ran %v, error %v", ran, err)
		}
	})

	t.Run("closing cancels all, waits, and refuses new jobs", func(t *testing.T) {
		r := New(context.Background(), Config{})
		ended := make(chan error, 1)
		_, _ = Start(r, "lama", func(ctx context.Context, _ *model.Progress) (int, error) { <-ctx.Done(); return 0, ctx.Err() },
			func(_ int, err error) { ended <- err })

		if !r.Close(5 * time.Second) {
			t.Fatal("did not end")
		}

		if err := <-ended; model.KindOf(err) != model.Canceled {
			t.Errorf("got %v", err)
		}
		_, err := Start(r, "telat", func(context.Context, *model.Progress) (int, error) { return 0, nil }, nil)
		if model.KindOf(err) != model.Canceled {
			t.Errorf("a job after Close: %v", err)
		}
	})

	t.Run("closing gives up on a job that does not listen", func(t *testing.T) {
		r := New(context.Background(), Config{})
		release := make(chan struct{})
		_, _ = Start(r, "tuli", func(context.Context, *model.Progress) (int, error) { <-release; return 0, nil }, nil)
		for r.Active()[0].State != Running {
			time.Sleep(time.Millisecond)
		}
		if r.Close(10 * time.Millisecond) {
			t.Error("said that all ended")
		}
		close(release)
		if !r.Close(5 * time.Second) {
			t.Error("did not end after its release")
		}
	})
}
