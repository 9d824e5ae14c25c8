package bundle

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"siapzi/model"
	"siapzi/model/lke"
)

// TestKilledWhileWriting runs this test binary again, as a program that makes
// bundles, and kills it at several moments: under the final name there is then
// nothing, or a whole bundle, never half of one.
func TestKilledWhileWriting(t *testing.T) {
	if out := os.Getenv("BUNDLE_KILL_OUT"); out != "" {
		makeUntilKilled(t, out)
		return
	}
	finished := 0
	for _, wait := range []time.Duration{40, 80, 120, 200, 400, 1200} {
		dir := t.TempDir()
		out := filepath.Join(dir, "bundel.pdf")
		cmd := exec.Command(os.Args[0], "-test.run=^TestKilledWhileWriting$")
		cmd.Env = append(os.Environ(), "BUNDLE_KILL_OUT="+out, "TMPDIR="+dir) // what it leaves goes with dir
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(wait * time.Millisecond)
		_ = cmd.Process.Kill() // that is the point
		_ = cmd.Wait()
		if _, err := os.Stat(out); err != nil {
			continue
		}
		finished++
		if !strings.HasSuffix(strings.TrimSpace(string(read(t, out))), "%%EOF") {
			t.Errorf("killed after %d ms: half a file", wait)
		}
		run(t, "qpdf", "--check", out)
	}
	t.Logf("%d of 6 runs had a bundle under the final name", finished)
}

// makeUntilKilled replaces one bundle again and again.
func makeUntilKilled(t *testing.T, out string) {
	w := newWorld(t)
	for _, q := range lke.Default().Questions[:40] {
		w.add(q.Evidence[0].Name, []model.File{w.pdf("LAPORAN.pdf", 3)}, q.Code)
	}
	for {
		if err := buildTo(w, out); err != nil {
			t.Fatal(err)
		}
	}
}
