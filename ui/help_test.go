package ui

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"siapzi/model"
	"siapzi/ui/kit"
)

func TestHelpKey(t *testing.T) {
	d := withWorkspace(t)
	e := kit.NewEntry("")
	d.body.Objects = []fyne.CanvasObject{e}
	d.Window().Canvas().Focus(e)
	key(e, fyne.KeyF1)
	if got := d.dialog(); !strings.HasPrefix(got, "Panduan") {
		t.Fatalf("F1 in a field shows %q", got)
	}
	kit.TopDialog(d.Window()).Cancel()
	d.run(d.Command("help.keys"))
	if got := d.dialog(); !strings.HasPrefix(got, "Panduan") {
		t.Errorf("shortcuts: %q", got)
	}
}

func TestLastLines(t *testing.T) {
	path := t.TempDir() + "/a.log"
	if got, err := lastLines(path, 100, 5); got != nil || err != nil {
		t.Errorf("no file: %v, %v", got, err)
	}
	var all []string
	for i := range 1000 {
		all = append(all, fmt.Sprintf("baris %04d", i))
	}
	if err := os.WriteFile(path, []byte(strings.Join(all, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		size  int64
		count int
		want  int
	}{{1 << 20, 500, 500}, {1 << 20, 5000, 1000}, {110, 500, 9}} {
		got, err := lastLines(path, c.size, c.count)
		if err != nil || len(got) != c.want || got[len(got)-1] != "baris 0999" || got[0] != all[1000-c.want] {
			t.Errorf("%+v: %d lines, %v", c, len(got), err)
		}
	}
	if _, err := lastLines(t.TempDir(), 100, 5); model.KindOf(err) != model.Unavailable {
		t.Errorf("a folder: %v", err)
	}
}

func TestLogView(t *testing.T) {
	d := newDesk(t)
	if d.Command("help.log").Enabled() {
		t.Error("offered without a log")
	}
	d.cfg.LogPath = d.file("a.log", "level=INFO msg=start\nlevel=ERROR msg=rusak\n")
	d.run(d.Command("help.log"))
	if got := d.dialog(); !strings.HasPrefix(got, "Log program") {
		t.Errorf("dialog %q", got)
	}
	d.copyText("x")
	if d.cfg.App.Clipboard().Content() != "x" {
		t.Error("not copied")
	}
}
