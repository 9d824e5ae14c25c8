package demo

import (
	"path/filepath"
	"testing"
	"time"

	"siapzi/model/readiness/quality"
	"siapzi/model/sample"
	"siapzi/model/workspace"
)

// TestEveryCheckFires takes the whole sample: each rule finds something in it,
// and the flaws are found by the rule that they were made for.
func TestEveryCheckFires(t *testing.T) {
	now := time.Date(2026, 5, 12, 9, 0, 0, 0, time.UTC)
	ws, _, err := Create(t.Context(), filepath.Join(t.TempDir(), "contoh"), workspace.Config{Now: func() time.Time { return now }, Who: "penguji"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	findings, err := ws.Checks().Check(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	count := map[quality.Code]int{}
	for _, f := range findings {
		count[f.Rule]++
	}
	for _, r := range quality.Rules {
		if count[r.Code] == 0 {
			t.Errorf("nothing in the sample shows %s", r.Code)
		}
	}
	flaws, err := sample.WriteFlaws(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, flaw := range flaws {
		found := false
		for _, f := range findings {
			found = found || string(f.Rule) == flaw.Rule && (f.Question == flaw.Code || f.Question == flaw.Another)
		}
		if !found {
			t.Errorf("%s was not found in %s", flaw.Rule, flaw.Path)
		}
	}

	list, err := ws.Review().List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	states := map[string]int{}
	for _, s := range list {
		states[string(s.State)]++
	}
	if states["diajukan"] == 0 || states["diterima"] == 0 || states["dikembalikan"] == 0 {
		t.Errorf("states %v", states)
	}
}
