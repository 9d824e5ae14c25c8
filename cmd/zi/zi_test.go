package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"siapzi/model/sample"
)

// call runs the program as a script would and gives exit code and output.
func call(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	code = run(context.Background(), args, &out, &err)
	return code, out.String(), err.String()
}

// callJSON runs a verb with --json, wants exactly one JSON object on standard
// output, and decodes it into v.
func callJSON(t *testing.T, wantCode int, v any, args ...string) {
	t.Helper()
	code, out, errs := call(t, append(args, "--json")...)
	if code != wantCode {
		t.Fatalf("zi %s: exit %d, want %d\n%s%s", strings.Join(args, " "), code, wantCode, out, errs)
	}
	d := json.NewDecoder(strings.NewReader(out))
	if err := d.Decode(v); err != nil {
		t.Fatalf("zi %s: %v in %q", strings.Join(args, " "), err, out)
	}
	if d.More() {
		t.Fatalf("zi %s: more than one JSON value: %q", strings.Join(args, " "), out)
	}
}

// newWorkspace makes an empty workspace in a temporary folder.
func newWorkspace(t *testing.T) string {
	t.Helper()
	ws := filepath.Join(t.TempDir(), "Balai Contoh.siapzi")
	var made map[string]any
	callJSON(t, exitDone, &made, "init", ws, "--unit", "Balai Contoh", "--agency", "Badan Contoh", "--year", "2026", "--target", "WBK")
	return ws
}

func TestMainRoad(t *testing.T) {
	ws := newWorkspace(t)
	dir := filepath.Join(t.TempDir(), "Bukti ZI 2026")
	if _, err := sample.WriteEvidence(context.Background(), dir); err != nil {
		t.Fatal(err)
	}
	before := countFiles(t, dir)

	// Import: one entry per file met, the copy is recognised, bad files are kept.
	var first importJSON
	callJSON(t, exitProblems, &first, "import", ws, dir)
	if len(first.Files) != before || first.Counts.Added+first.Counts.Reused+first.Counts.Failed != before {
		t.Errorf("%d files on disk, %d reported, counts %+v", before, len(first.Files), first.Counts)
	}
	if first.Counts.Reused == 0 || first.Counts.Failed != 0 {
		t.Errorf("the sample has a copy and no file to refuse: %+v", first.Counts)
	}
	linked := 0
	for _, f := range first.Files {
		linked += len(f.Linked)
		if f.Status != "failed" && (len(f.SHA256) != 64 || f.Document == "" || f.Title == "") {
			t.Errorf("incomplete entry %+v", f)
		}
	}
	if linked == 0 {
		t.Error("nothing was linked automatically")
	}

	// The same folder again changes nothing.
	var second importJSON
	callJSON(t, exitProblems, &second, "import", ws, dir)
	if second.Counts.Reused != before {
		t.Errorf("second import: %+v, want all %d reused", second.Counts, before)
	}

	answers := filepath.Join(t.TempDir(), "jawaban.json")
	if err := os.WriteFile(answers, []byte(`{"P.1.i.a":"Ya","P.1.i.b":"A","R.1.i.a":{"agen":7,"perubahan":7},"H.I.a":{"indeks":3.6},"P.2.i.a":null}`), 0o600); err != nil {
		t.Fatal(err)
	}
	var stored map[string]any
	callJSON(t, exitDone, &stored, "answer", ws, answers)

	var score scoreJSON
	callJSON(t, exitDone, &score, "score", ws)
	// P.1.i holds two questions, both full: 0.5. R.1.i: one of two, full: aman 1, sementara 2. IPAK 3.6/4*17.5 = 15.75.
	if got := score.Safe.Total; !near(got, 0.5+1+15.75) {
		t.Errorf("safe total %v", got)
	}
	if got := score.Provisional.Total; !near(got, 0.5+2+15.75) {
		t.Errorf("provisional total %v", got)
	}
	if len(score.Safe.Nodes) != 173 || len(score.Targets["WBK"].Gates) != 12 {
		t.Errorf("%d nodes, %d gates", len(score.Safe.Nodes), len(score.Targets["WBK"].Gates))
	}

	var found struct{ Hits []hitJSON }
	callJSON(t, exitDone, &found, "search", ws, "maklumat")
	if len(found.Hits) == 0 {
		t.Error("search finds nothing for maklumat")
	}

	var verified verifyJSON
	callJSON(t, exitDone, &verified, "verify", ws)
	if !verified.OK {
		t.Errorf("verify: %+v", verified)
	}
	checkBundle(t, ws)
}

// checkBundle prints the bundle twice, wants the same bytes, and lets the
// acceptance checker judge it.
func checkBundle(t *testing.T, ws string) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "Bundel.pdf")
	args := []string{"bundle", ws, "--out", out, "--date", "2026-05-31T00:00:00+07:00"}
	var m struct{ Pages int }
	callJSON(t, exitProblems, &m, args...)
	one, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	callJSON(t, exitProblems, &m, args...)
	two, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one, two) {
		t.Error("same workspace and date, other bytes")
	}
	manifest := strings.TrimSuffix(out, ".pdf") + ".manifest.json"
	cmd := exec.Command("python3", "../../model/bundle/testdata/bundle_check.py", out, "--manifest", manifest, "--allow-untexted", "--render")
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("bundle_check: %v\n%s", err, text)
	}
}

func TestWrongCalls(t *testing.T) {
	ws := newWorkspace(t)
	bad := filepath.Join(t.TempDir(), "salah.json")
	if err := os.WriteFile(bad, []byte(`{"P.1.i.a":"Mungkin","X.9":"Ya","R.1.i.a":{"agen":-1,"perubahan":1.5,"lain":2}}`), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		args []string
		want int
		says []string
	}{
		{"an unknown verb", []string{"terbang"}, exitUsage, nil},
		{"a missing argument", []string{"import", ws}, exitUsage, nil},
		{"an unknown flag", []string{"score", ws, "--cepat"}, exitUsage, []string{"--cepat"}},
		{"a wrong target", []string{"init", ws + "2", "--unit", "a", "--agency", "b", "--year", "2026", "--target", "WBX"}, exitUsage, []string{"WBK"}},
		{"a wrong year", []string{"init", ws + "2", "--unit", "a", "--agency", "b", "--year", "26", "--target", "WBK"}, exitFailed, []string{"tahun"}},
		{"a folder that is no workspace", []string{"score", t.TempDir()}, exitFailed, []string{"ruang kerja"}},
		{"a folder that is taken", []string{"init", ws, "--unit", "a", "--agency", "b", "--year", "2026", "--target", "WBK"}, exitFailed, nil},
		{"wrong answers name everything", []string{"answer", ws, bad}, exitFailed, []string{"P.1.i.a", "Mungkin", "X.9", "agen", "perubahan", "lain"}},
		{"a missing answer file", []string{"answer", ws, bad + "x"}, exitFailed, nil},
		{"a wrong code", []string{"bundle", ws, "--out", filepath.Join(t.TempDir(), "b.pdf"), "--codes", "P.6,Q.1"}, exitFailed, []string{"Q.1"}},
		{"a wrong date", []string{"bundle", ws, "--out", filepath.Join(t.TempDir(), "b.pdf"), "--date", "kemarin"}, exitFailed, []string{"kemarin"}},
		{"an unknown document", []string{"link", ws, "0190aaaa-0000-7000-8000-000000000000", "P.1.i.a"}, exitFailed, nil},
		{"help", []string{"import", "--help"}, exitDone, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, _, stderr := call(t, c.args...)
			if code != c.want {
				t.Errorf("exit %d, want %d: %s", code, c.want, stderr)
			}
			for _, s := range c.says {
				if !strings.Contains(stderr, s) {
					t.Errorf("the message lacks %q: %s", s, stderr)
				}
			}
		})
	}
	var score scoreJSON
	callJSON(t, exitDone, &score, "score", ws)
	if score.Safe.Total != 0 {
		t.Error("a refused answer file changed something")
	}
}

func TestFailureIsOneJSONObject(t *testing.T) {
	var f failure
	callJSON(t, exitFailed, &f, "score", t.TempDir())
	if f.Error == "" || f.Kind == "" {
		t.Errorf("%+v", f)
	}
}

func near(a, b float64) bool { return a-b < 1e-9 && b-a < 1e-9 }

func countFiles(t *testing.T, dir string) int {
	t.Helper()
	n := 0
	err := filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			n++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}
