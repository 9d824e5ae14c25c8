package bundle

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"testing"
	"time"

	"siapzi/model"
	"siapzi/model/pdf/pdftest"
)

// TestCancelWithinASecond cancels at many moments of a long run: in every stage
// the run ends soon and leaves nothing behind.
func TestCancelWithinASecond(t *testing.T) {
	dir := t.TempDir()
	size := pdftest.Size{Texts: 250, TextPages: 6, Scans: 12, ScanPages: 10, ScanDPI: 100}
	if _, err := size.Make(context.Background(), dir); err != nil {
		t.Fatal(err)
	}
	w := corpusWorld(t, dir, func(_ int, path string) model.Hash {
		sum := sha256.Sum256(read(t, path))
		return model.Hash(hex.EncodeToString(sum[:]))
	})
	stages := map[string]bool{}
	slowest := time.Duration(0)
	for wait := 5 * time.Millisecond; ; wait += wait/3 + 5*time.Millisecond {
		var p model.Progress
		ctx, cancel := context.WithCancel(context.Background())
		done := make(chan error, 1)
		go func() {
			_, err := Build(ctx, w.source(), Request{Out: filepath.Join(w.out, "b.pdf"), Date: date, Progress: &p, Package: filepath.Join(w.out, "paket.zip")})
			done <- err
		}()
		time.Sleep(wait)
		stage, _, _ := p.Snapshot()
		cancel()
		begin := time.Now()
		err := <-done
		if err == nil {
			break // it was finished already
		}
		if model.KindOf(err) != model.Canceled {
			t.Fatalf("cancelled after %v in stage %q: %v", wait, stage, err)
		}
		stages[stage] = true
		slowest = max(slowest, time.Since(begin))
		if took := time.Since(begin); took > time.Second {
			t.Errorf("cancelled in stage %q: ended %v later", stage, took)
		}
	}
	t.Logf("at most %v, in stages %v", slowest, stages)
	if len(stages) < 3 {
		t.Errorf("cancelled only in %v", stages)
	}
}
