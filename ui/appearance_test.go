package ui

import (
	"path/filepath"
	"testing"

	"siapzi/ui/look"
)

func TestTextSize(t *testing.T) {
	d := withWorkspace(t)
	t.Cleanup(func() { look.SetTextSize(look.NormalText) })
	looks := d.looks
	d.press("text.larger")
	d.press("text.larger")
	if d.TextSize() != 120 || d.looks == looks || d.painted[d.current] != d.looks {
		t.Errorf("size %d, painted %v of %d", d.TextSize(), d.painted, d.looks)
	}
	d.press("text.smaller")
	if p, err := LoadPrefs(filepath.Join(d.dir, "settings.json")); err != nil || p.TextSize != 110 {
		t.Errorf("kept %+v, %v", p, err)
	}
	d.press("text.normal")
	if d.TextSize() != 100 || d.dialog() != "" {
		t.Errorf("size %d, %q", d.TextSize(), d.dialog())
	}
	t.Run("larger text leaves the window usable", func(t *testing.T) {
		d.SetTextSize(150)
		if s := (&leastSize{}).MinSize(nil); s.Width != smallestWidth || s.Height != smallestHeight-menuHeight {
			t.Errorf("least %v", s)
		}
	})
}

func TestLanguage(t *testing.T) {
	d := newDesk(t)
	if d.Language() != "id" {
		t.Errorf("first start in %q", d.Language())
	}
	d.SetLanguage("en")
	if p, err := LoadPrefs(filepath.Join(d.dir, "settings.json")); err != nil || p.Language != "en" {
		t.Errorf("kept %+v, %v", p, err)
	}
}
