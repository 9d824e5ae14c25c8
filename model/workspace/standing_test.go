package workspace_test

import (
	"path/filepath"
	"testing"
	"time"

	"siapzi/model"
	"siapzi/model/setting"
	"siapzi/model/workspace"
)

// unit makes an empty workspace of 2026 on a clock that the test moves.
func unit(t *testing.T) (*workspace.Workspace, *time.Time) {
	t.Helper()
	now := time.Date(2026, 5, 12, 9, 0, 0, 0, time.UTC)
	ws, err := workspace.Create(t.Context(), filepath.Join(t.TempDir(), "Balai.siapzi"), model.Unit{Name: "Balai", Agency: "Kementerian", Year: 2026, Target: model.WBK},
		workspace.Config{Now: func() time.Time { return now }, Who: "uji"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ws.Close() })
	return ws, &now
}

func TestADayOnWhichItWasOnlyOpened(t *testing.T) {
	ws, now := unit(t)
	for range 2 {
		if err := ws.KeepToday(t.Context()); err != nil {
			t.Fatal(err)
		}
		*now = now.AddDate(0, 0, 1)
	}
	trend, err := ws.Standing().Trend(t.Context(), 30)
	if err != nil || len(trend.Points) != 2 {
		t.Errorf("%+v, %v", trend, err)
	}
}

func TestFixedDatesThatWereDone(t *testing.T) {
	ws, now := unit(t)
	count := func() int {
		all, err := ws.Deadlines(t.Context(), *now)
		if err != nil {
			t.Fatal(err)
		}
		return len(all)
	}
	before, key := count(), string(setting.SurveyKey(2))
	if err := ws.KeepDates(t.Context(), "sari", map[string]model.Date{key: "2026-05-11"}); err != nil {
		t.Fatal(err)
	}
	if got := count(); got != before-1 {
		t.Errorf("%d deadlines, before %d", got, before)
	}
	if err := ws.KeepDates(t.Context(), "sari", map[string]model.Date{key: ""}); err != nil || count() != before {
		t.Errorf("taken back: %d deadlines, before %d, %v", count(), before, err)
	}
}
