package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"siapzi/model/proposal"
)

func TestProposalVerb(t *testing.T) {
	ws, dir := filled(t), t.TempDir()
	facts := filepath.Join(dir, "usulan.json")
	if err := os.WriteFile(facts, []byte(`{"number":"B-1/2026","innovations":[{"name":"Antrean Daring"}]}`), 0o644); err != nil {
		t.Fatal(err)
	}

	var r proposalJSON
	callJSON(t, exitProblems, &r, "proposal", ws)
	if !r.Draft || len(r.Lacks) == 0 || r.Package != "" {
		t.Errorf("%+v", r)
	}
	out := filepath.Join(dir, "usulan.zip")
	callJSON(t, exitProblems, &r, "proposal", ws, "--facts", facts, "--out", out, "--freeze", "--add-unit", ws, "--date", "2026-05-20T09:30:00+07:00")
	if r.Submission == "" || len(r.Files) != 7 || r.Package != out {
		t.Errorf("%+v", r)
	}
	var f proposal.Facts
	callJSON(t, exitDone, &f, "proposal", ws, "--template")
	if f.Number != "B-1/2026" || len(f.Units) != 1 || len(f.Innovations) != 1 {
		t.Errorf("%+v", f)
	}

	for name, args := range map[string][]string{
		"a word that is not known": {"--facts", write(t, dir, "a.json", `{"nomor":"1"}`)},
		"a scan that is no PDF":    {"--signed", "surat=" + facts},
		"a part that has no scan":  {"--signed", "kelengkapan=" + facts},
		"a time that is none":      {"--date", "kemarin"},
	} {
		if code, _, stderr := call(t, append([]string{"proposal", ws}, args...)...); code != exitFailed {
			t.Errorf("%s: code %d: %s", name, code, stderr)
		}
	}
}

func TestSubmissionVerb(t *testing.T) {
	ws, dir := filled(t), t.TempDir()
	out := filepath.Join(dir, "b.pdf")
	if code, stdout, _ := call(t, "submission", ws); code != exitDone || !strings.Contains(stdout, "Belum ada") {
		t.Errorf("code %d: %s", code, stdout)
	}
	if code, _, stderr := call(t, "bundle", ws, "--out", out, "--codes", "P.1"); code != exitDone {
		t.Fatalf("code %d: %s", code, stderr)
	}
	sent, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}

	var list submissionsJSON
	callJSON(t, exitDone, &list, "submission", ws, "freeze", "--note", "ke TPI")
	if len(list.Submissions) != 1 || list.Submissions[0].Note != "ke TPI" {
		t.Fatalf("%+v", list)
	}
	id := shortID(list.Submissions[0].ID)
	if err := os.Remove(out); err != nil {
		t.Fatal(err)
	}
	answers := write(t, dir, "j.json", `{"P.1.i.a":"Ya"}`)
	if code, _, stderr := call(t, "answer", ws, answers); code != exitDone {
		t.Fatalf("code %d: %s", code, stderr)
	}
	var c comparisonJSON
	callJSON(t, exitDone, &c, "submission", ws, "compare", id)
	if len(c.Answers) != 1 {
		t.Errorf("%+v", c)
	}
	if code, _, stderr := call(t, "submission", ws, "export", id, "--out", dir); code != exitDone {
		t.Fatalf("code %d: %s", code, stderr)
	}
	again, err := os.ReadFile(out)
	if err != nil || !bytes.Equal(sent, again) {
		t.Errorf("%d bytes, then %d, %v", len(sent), len(again), err)
	}
	var s submissionJSON
	callJSON(t, exitDone, &s, "submission", ws, "show")
	if len(s.Gates) == 0 || len(s.Entries) == 0 {
		t.Errorf("%d gates, %d entries", len(s.Gates), len(s.Entries))
	}
	if code, stdout, _ := call(t, "submission", ws, "forget", id); code != exitDone || !strings.Contains(stdout, "Dihapus") {
		t.Errorf("code %d: %s", code, stdout)
	}
	if code, _, _ := call(t, "submission", ws, "show"); code != exitFailed {
		t.Errorf("code %d", code)
	}
}

// write makes a file and gives its path.
func write(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}
