package workspace

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"siapzi/model"
	"siapzi/model/catalog"
)

// The environment that makes the test program import a folder instead of
// running tests, so that it can be killed.
const (
	victimWorkspace = "SIAPZI_TEST_VICTIM_WORKSPACE"
	victimEvidence  = "SIAPZI_TEST_VICTIM_EVIDENCE"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(victimWorkspace); dir != "" {
		os.Exit(victim(dir, os.Getenv(victimEvidence)))
	}
	os.Exit(m.Run())
}

// victim imports and tells on standard output how far it is.
func victim(dir, evidence string) int {
	ctx := context.Background()
	w, err := Open(ctx, dir, Config{Who: "korban"})
	if err != nil {
		fmt.Println("gagal", err)
		return 1
	}
	var p model.Progress
	go func() { // ends with the process
		for {
			_, done, _ := p.Snapshot()
			fmt.Println(done)
			time.Sleep(time.Millisecond)
		}
	}()
	if _, err := w.Catalog().Import(ctx, "korban", []string{evidence}, catalog.ImportOptions{Link: catalog.LinkAuto, Progress: &p}); err != nil {
		fmt.Println("gagal", err)
		return 1
	}
	fmt.Println("selesai")
	time.Sleep(time.Minute) // to be killed
	return 0
}

// TestKillInTheMiddle kills an importing process at several moments. Whatever
// the moment, the workspace is sound, and importing again gives all the rest.
func TestKillInTheMiddle(t *testing.T) {
	const files = 240
	evidence := t.TempDir()
	for i := range files {
		name := filepath.Join(evidence, fmt.Sprintf("AREA %d", i%6+1), fmt.Sprintf("laporan %d.txt", i))
		text := strings.Repeat(fmt.Sprintf("Laporan kegiatan nomor %d. ", i), 40)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, after := range []int{0, 40, 150} {
		t.Run(fmt.Sprintf("after %d files", after), func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "a.siapzi")
			w, err := Create(t.Context(), dir, unit, config())
			if err != nil {
				t.Fatal(err)
			}
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			runAndKill(t, dir, evidence, after)

			w = reopen(t, dir)
			if ws := w.Warnings(); len(ws) != 1 || !strings.Contains(ws[0], "korban") {
				t.Errorf("warnings: %q", ws)
			}
			r, err := w.Verify(t.Context(), nil)
			if err != nil || !r.OK() || len(r.Leftover) > 0 {
				t.Errorf("after the kill: %+v %v", r, err)
			}
			report, err := w.Catalog().Import(t.Context(), "sekretaris", []string{evidence}, catalog.ImportOptions{Link: catalog.LinkAuto})
			if err != nil || report.Failed > 0 || report.Added+report.Reused != files || report.Reused != r.Files {
				t.Errorf("imported again: %d added, %d reused, %d failed, %v; %d were whole", report.Added, report.Reused, report.Failed, err, r.Files)
			}
			t.Logf("killed after %d whole documents, %d unused files", r.Files, len(r.Orphans))
			if r, err = w.Verify(t.Context(), nil); err != nil || !r.OK() || r.Files != files || len(r.Orphans) > 0 {
				t.Errorf("at the end: %+v %v", r, err)
			}
		})
	}
}

// runAndKill starts the victim and kills it once it has imported so many files.
func runAndKill(t *testing.T, dir, evidence string, after int) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), victimWorkspace+"="+dir, victimEvidence+"="+evidence)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		done := 0
		if _, err := fmt.Sscan(lines.Text(), &done); err != nil {
			t.Errorf("the victim says %q", lines.Text())
			break
		}
		if done >= after {
			break
		}
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // it was killed
}
