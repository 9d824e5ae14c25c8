package model_test

import (
	"testing"
	"time"

	"siapzi/model"
)

func TestPace(t *testing.T) {
	var p model.Progress
	var pace model.Pace
	start := time.Date(2026, 5, 31, 8, 0, 0, 0, time.UTC)
	at := func(s int) time.Time { return start.Add(time.Duration(s) * time.Second) }
	tell := func(second int, want string) {
		t.Helper()
		got := "?"
		if left, ok := pace.Left(&p, at(second)); ok {
			got = left.String()
		}
		if got != want {
			t.Errorf("after %d s: %s, want %s", second, got, want)
		}
	}
	tell(0, "?") // nothing has begun
	p.SetStage("Memeriksa", 100)
	tell(0, "?")
	p.Add(10)
	tell(1, "?") // too early to say
	p.Add(10)
	tell(4, "16s")
	p.Add(79)
	tell(8, "1s")
	p.Add(1)
	tell(9, "?") // done
	p.SetStage("Menggabungkan", 1000)
	tell(10, "?") // another stage has its own pace
	p.Add(100)
	tell(20, "1m30s")
}

func TestProgressItem(t *testing.T) {
	var p model.Progress
	p.SetStage("Memeriksa", 2)
	p.SetItem("SK tim.pdf")
	if got := p.Item(); got != "SK tim.pdf" {
		t.Errorf("got %q", got)
	}
	p.SetStage("Menggabungkan", 2)
	if got := p.Item(); got != "" {
		t.Errorf("%q belongs to the stage before", got)
	}
	var none *model.Progress
	none.SetItem("x")
	if none.Item() != "" {
		t.Error("a nil counter has an item")
	}
}
