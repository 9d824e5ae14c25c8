package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model/plan"
)

type planList struct {
	Year, Total int
	Activities  []activityJSON
}

func TestPlan(t *testing.T) {
	ws := newWorkspace(t)
	dir := t.TempDir()
	book := filepath.Join(dir, "rencana.xlsx")
	var started map[string]int
	callJSON(t, exitDone, &started, "plan", "start", ws, "--pokja", "1,5")
	var first planList
	callJSON(t, exitDone, &first, "plan", "list", ws)
	if started["added"] != first.Total || first.Year != 2026 || first.Total < 50 {
		t.Fatalf("%v, %d in the list", started, first.Total)
	}
	if code, _, errs := call(t, "plan", "export", ws, "--out", book, "--paper", "F4"); code != exitDone {
		t.Fatal(errs)
	}

	t.Run("an exported plan imports into another workspace without loss", func(t *testing.T) {
		other := newWorkspace(t)
		var r planImportJSON
		callJSON(t, exitDone, &r, "plan", "import", other, book, "--dry-run")
		if r.Stored != 0 || r.Counts[plan.ActionAdd] != first.Total {
			t.Errorf("dry run: %d stored, %v", r.Stored, r.Counts)
		}
		callJSON(t, exitDone, &r, "plan", "import", other, book)
		var got planList
		callJSON(t, exitDone, &got, "plan", "list", other)
		for i := range got.Activities {
			got.Activities[i].ID = first.Activities[i].ID
		}
		if d := cmp.Diff(first, got); d != "" || r.Stored != first.Total {
			t.Errorf("%d stored\n%s", r.Stored, d)
		}
		callJSON(t, exitDone, &r, "plan", "import", other, book)
		if r.Stored != 0 || r.Counts[plan.ActionSame] != first.Total {
			t.Errorf("a second time: %v", r.Counts)
		}
	})
	t.Run("filters, dates and a calendar", func(t *testing.T) {
		var some planList
		callJSON(t, exitDone, &some, "plan", "list", ws, "--pokja", "5", "--text", "wbs", "--month", "3")
		for _, a := range some.Activities {
			if a.Pokja != 5 || !strings.Contains(strings.ToLower(a.Name+a.Goal), "wbs") && !strings.Contains(strings.ToLower(a.Goal), "whistle") {
				t.Errorf("%+v", a)
			}
		}
		ics := filepath.Join(dir, "t.ics")
		if code, _, errs := call(t, "plan", "calendar", ws, "--out", ics); code != exitDone {
			t.Fatal(errs)
		}
		if data, err := os.ReadFile(ics); err != nil || !strings.HasPrefix(string(data), "BEGIN:VCALENDAR\r\n") {
			t.Errorf("%v %.40q", err, data)
		}
		if code, out, errs := call(t, "plan", "due", ws); code != exitDone || !strings.Contains(out, "Terlambat: ") {
			t.Errorf("%s %s", out, errs)
		}
		if code, out, _ := call(t, "plan", "list", ws, "--status", "batal"); code != exitDone || !strings.Contains(out, "0 dari ") {
			t.Error(out)
		}
	})
	t.Run("wrong calls change nothing", func(t *testing.T) {
		if code, _, errs := call(t, "plan", "import", ws, book, "--map", "ZZ=name"); code != exitFailed || !strings.Contains(errs, "ZZ") {
			t.Errorf("%d %s", code, errs)
		}
		if code, _, _ := call(t, "plan", "import", ws, filepath.Join(dir, "x.xlsx")); code != exitFailed {
			t.Error(code)
		}
		if code, _, _ := call(t, "plan", "list", ws, "--status", "salah"); code != exitUsage {
			t.Error(code)
		}
	})
}
