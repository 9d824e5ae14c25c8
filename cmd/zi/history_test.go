package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"siapzi/model/bundle"
)

func TestHistoryVerb(t *testing.T) {
	ws := filled(t)
	out := filepath.Join(t.TempDir(), "b.pdf")
	if code, stdout, _ := call(t, "history", ws); code != exitDone || !strings.Contains(stdout, "Belum ada") {
		t.Errorf("code %d: %s", code, stdout)
	}
	if code, _, stderr := call(t, "bundle", ws, "--out", out, "--codes", "P.1", "--max-pages", "60"); code != exitDone {
		t.Fatalf("code %d: %s", code, stderr)
	}

	var r historyJSON
	callJSON(t, exitDone, &r, "history", ws)
	if len(r.Bundles) != 1 || r.Bundles[0].Path() != out || r.Bundles[0].Choices.MaxPages != 60 || r.Bundles[0].Gone {
		t.Fatalf("%+v", r.Bundles)
	}
	id := shortID(r.Bundles[0].ID)
	var c bundle.Changes
	callJSON(t, exitDone, &c, "history", ws, "changes", id)
	if !c.IsEmpty() {
		t.Errorf("changed at once: %+v", c)
	}
	var m bundle.Manifest
	callJSON(t, exitDone, &m, "history", ws, "manifest")
	if m.Pages != r.Bundles[0].Pages {
		t.Errorf("manifest of %d pages", m.Pages)
	}
	if err := os.Remove(out); err != nil {
		t.Fatal(err)
	}
	if code, stdout, _ := call(t, "history", ws); code != exitDone || !strings.Contains(stdout, "tidak ada lagi") {
		t.Errorf("code %d: %s", code, stdout)
	}
	if code, _, _ := call(t, "history", ws, "forget"); code == exitDone {
		t.Error("forgot without being told which")
	}
	if code, _, _ := call(t, "history", ws, "changes", "tidak-ada"); code == exitDone {
		t.Error("found an unknown bundle")
	}
	if code, _, _ := call(t, "history", ws, "forget", id); code != exitDone {
		t.Error("not forgotten")
	}
	callJSON(t, exitDone, &r, "history", ws)
	if len(r.Bundles) != 0 {
		t.Errorf("%+v", r.Bundles)
	}
}
