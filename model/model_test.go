package model_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"testing"

	"siapzi/model"
)

func TestErrors(t *testing.T) {
	t.Run("a kind is found through wrapping", func(t *testing.T) {
		err := fmt.Errorf("store: add document: %w", model.Errorf(model.Conflict, "Nama %q sudah dipakai.", "SK"))
		if got := model.KindOf(err); got != model.Conflict {
			t.Errorf("kind %q", got)
		}
		if got := model.Message(err); got != `Nama "SK" sudah dipakai.` {
			t.Errorf("message %q", got)
		}
	})
	t.Run("the cause stays reachable", func(t *testing.T) {
		err := model.Errorf(model.Unavailable, "Berkas tidak terbaca: %w", fs.ErrPermission)
		if !errors.Is(err, fs.ErrPermission) {
			t.Error("cause lost")
		}
	})
	t.Run("a cancelled context is Canceled, anything else Internal, nil is nothing", func(t *testing.T) {
		for want, err := range map[model.Kind]error{
			model.Canceled: fmt.Errorf("x: %w", context.Canceled), model.Internal: errors.New("x"), "": nil,
		} {
			if got := model.KindOf(err); got != want {
				t.Errorf("KindOf(%v) = %q, want %q", err, got, want)
			}
		}
	})
	t.Run("every broken field is named", func(t *testing.T) {
		err := model.Unit{Year: 26, Target: "WBX"}.Validate()
		var e *model.Error
		if !errors.As(err, &e) || len(e.Fields) != 4 {
			t.Errorf("%v", err)
		}
	})
}

func TestDate(t *testing.T) {
	if d, ok := model.NewDate(2026, 2, 29); ok {
		t.Errorf("29 February 2026 became %s", d)
	}
	if d, ok := model.NewDate(2024, 2, 29); !ok || d != "2024-02-29" {
		t.Errorf("29 February 2024 became %q", d)
	}
	for d, want := range map[model.Date]bool{"": true, "2026-05-31": true, "2026-5-31": false, "31-05-2026": false, "2026-06-31": false} {
		if d.Valid() != want {
			t.Errorf("%q valid: %v", d, !want)
		}
	}
}

func TestBusKeepsTheOrderAndStopsAfterCancel(t *testing.T) {
	var bus model.Bus
	var got []string
	bus.Subscribe(func(model.Event) { got = append(got, "a") })
	cancel := bus.Subscribe(func(model.Event) { got = append(got, "b") })

	bus.Publish(model.UnitChanged{})
	cancel()
	bus.Publish(model.UnitChanged{})

	if fmt.Sprint(got) != "[a b a]" {
		t.Errorf("%v", got)
	}
}

func TestProgressAcceptsNobody(t *testing.T) {
	var nobody *model.Progress
	nobody.SetTotal(3)
	nobody.Add(1)
	nobody.SetStage("x", 2)
	if _, done, total := nobody.Snapshot(); done != 0 || total != 0 {
		t.Error("a nil counter counts")
	}
	var p model.Progress
	p.SetStage("Menyalin", 4)
	p.Add(3)
	if stage, done, total := p.Snapshot(); stage != "Menyalin" || done != 3 || total != 4 {
		t.Error(stage, done, total)
	}
}

func TestSize(t *testing.T) {
	for n, want := range map[int64]string{0: "0 B", 1023: "1023 B", 1024: "1,0 KB", 1536: "1,5 KB", 5 << 20: "5,0 MB", 3 << 30: "3,0 GB"} {
		if got := model.Size(n); got != want {
			t.Errorf("Size(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestEveryProblemHasASentence(t *testing.T) {
	for _, p := range []model.Problem{model.ProblemDamaged, model.ProblemLocked, model.ProblemNoPages, model.ProblemTooLong, model.ProblemType} {
		if s := p.Sentence(); len(s) < 40 || s == string(p) {
			t.Errorf("%q: %q", p, s)
		}
	}
}
