package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"siapzi/model/report"
)

func TestReport(t *testing.T) {
	ws := newWorkspace(t)
	if code, _, errs := call(t, "plan", "start", ws, "--pokja", "1"); code != exitDone {
		t.Fatal(errs)
	}
	dir := t.TempDir()
	write := func(t *testing.T, name string, args ...string) []byte {
		t.Helper()
		out := filepath.Join(dir, name)
		if code, _, errs := call(t, append([]string{"report", ws, args[0], "--out", out, "--date", "2026-05-12"}, args[1:]...)...); code != exitDone {
			t.Fatal(errs)
		}
		b, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}

	for _, k := range report.Kinds {
		t.Run(string(k)+" has equal bytes for an equal day, in both forms", func(t *testing.T) {
			for name, magic := range map[string]string{"a.pdf": "%PDF-", "a.xlsx": "PK"} {
				got := write(t, name, string(k))
				if !bytes.HasPrefix(got, []byte(magic)) || !bytes.Equal(got, write(t, name, string(k))) {
					t.Errorf("%s: %.8q", name, got)
				}
			}
		})
	}
	t.Run("a month, a quarter and paper make other reports", func(t *testing.T) {
		seen := map[string]bool{}
		for _, args := range [][]string{{"monitoring"}, {"monitoring", "--month", "3"}, {"monitoring", "--quarter", "1"}, {"monitoring", "--paper", "F4"}} {
			seen[string(write(t, "m.pdf", args...))] = true
		}
		if len(seen) != 4 {
			t.Errorf("%d different reports", len(seen))
		}
	})
	t.Run("what cannot be is refused", func(t *testing.T) {
		for _, args := range [][]string{
			{"monitoring", "--out", "x.pdf", "--month", "13"}, {"monitoring", "--out", "x.pdf", "--quarter", "5"},
			{"readiness", "--out", "x.pdf", "--date", "2026-02-30"}, {"readiness", "--out", filepath.Join(dir, "x.docx")},
		} {
			if code, _, _ := call(t, append([]string{"report", ws}, args...)...); code != exitFailed {
				t.Errorf("%v: code %d", args, code)
			}
		}
		if code, _, _ := call(t, "report", ws, "monitoring", "--out", "x.pdf", "--month", "1", "--quarter", "1"); code != exitUsage {
			t.Errorf("month and quarter together: code %d", code)
		}
	})
}
