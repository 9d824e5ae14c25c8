package ui

import (
	"os"
	"strings"
	"testing"

	"siapzi/model"
	"siapzi/ui/kit"
)

func TestWorkspaceAway(t *testing.T) {
	const wait = "ui.present.wait"
	away := func(t *testing.T) (d *desk, dir string) {
		d = withWorkspace(t)
		d.GoTo(PageLKE)
		dir = d.session.Workspace.Dir()
		if !d.cfg.Tasks.Fire(wait) || d.dialog() != "" {
			t.Fatalf("while it is there: dialog %q", d.dialog())
		}
		if err := os.Rename(dir, dir+".lepas"); err != nil {
			t.Fatal(err)
		}
		d.cfg.Tasks.Fire(wait)
		if got := d.dialog(); !strings.HasPrefix(got, "Ruang kerja tidak terjangkau: ") || !strings.Contains(got, dir) {
			t.Fatalf("dialog %q", got)
		}
		return d, dir
	}

	t.Run("the dialog goes by itself when the folder is back, and the page reads again", func(t *testing.T) {
		d, dir := away(t)
		d.cfg.Tasks.Fire(wait) // still away: one dialog, not two
		if err := os.Rename(dir+".lepas", dir); err != nil {
			t.Fatal(err)
		}
		d.cfg.Tasks.Fire(wait)
		if d.dialog() != "" || d.program.lke.reloaded != 1 {
			t.Errorf("dialog %q, reloaded %d times", d.dialog(), d.program.lke.reloaded)
		}
	})
	t.Run("trying again asks again", func(t *testing.T) {
		d, _ := away(t)
		kit.TopDialog(d.Window()).Accept()
		if got := d.dialog(); !strings.HasPrefix(got, "Ruang kerja tidak terjangkau: ") {
			t.Errorf("dialog %q", got)
		}
	})
	t.Run("it can be closed without another error, and opened where it is now", func(t *testing.T) {
		d, dir := away(t)
		kit.TopDialog(d.Window()).Cancel()
		if d.session != nil || d.dialog() != "" {
			t.Fatalf("session %v, dialog %q", d.session, d.dialog())
		}
		d.Open(dir+".lepas", nil)
		if d.session == nil {
			t.Errorf("not open: %q", d.dialog())
		}
	})
	t.Run("evidence added meanwhile is refused in words", func(t *testing.T) {
		d, dir := away(t)
		kit.TopDialog(d.Window()).Close()
		d.AddEvidence([]string{d.file("a.txt", "isi")}, "P.1.i.a", func([]model.DocumentID) {})
		if got := d.dialog(); !strings.Contains(got, "tidak dapat diambil") && !strings.Contains(got, "tidak ada lagi di tempatnya") {
			t.Errorf("dialog %q", got)
		}
		if _, err := os.Stat(dir); err == nil {
			t.Error("the old folder was made anew")
		}
	})
}
