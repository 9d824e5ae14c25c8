package ui

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"siapzi/ui/kit"
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
		if s := (&leastSize{}).MinSize(nil); s.Width*1.5 > minWidth+1 || s.Height*1.5 > minHeight+1 {
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

func TestHeaderGivesTheNameRoom(t *testing.T) {
	d := withWorkspace(t)
	h := d.header.root.Objects[0].(*fyne.Container)
	for _, c := range []struct {
		width, field float32
		whole        bool // the unit's name
	}{{1080, findWidth, true}, {653, findLeast, true}, {300, findLeast, false}} {
		h.Resize(fyne.NewSize(c.width, 55))
		find := h.Objects[2]
		whole := d.header.unit.Size().Width >= look.Section.Measure(unit.Name).Width
		if f := find.Size(); whole != c.whole || f.Height != look.ControlHeight || find.Position().X+f.Width != c.width || c.width != 653 && f.Width != c.field {
			t.Errorf("%g wide: field %v at %v, name %v", c.width, f, find.Position(), d.header.unit.Size())
		}
	}
}

// lookPage counts how often it was told of a change of looks.
type lookPage struct {
	plainPage
	told int
}

func (p *lookPage) LookChanged() { p.told++ }

func TestPagesAreToldOfLooks(t *testing.T) {
	d := withWorkspace(t)
	t.Cleanup(func() { look.SetTextSize(look.NormalText) })
	p := &lookPage{}
	d.pages[0] = p
	d.SetTheme(look.Dark)
	d.SetTextSize(130)
	if p.told != 2 || d.Spoken() != "id" {
		t.Errorf("told %d times, speaks %s", p.told, d.Spoken())
	}
}

func TestNarrowWindowHasARail(t *testing.T) {
	d := withWorkspace(t)
	l := &sideBySide{onRail: d.showRail}
	objects := []fyne.CanvasObject{kit.Stack(), kit.NewVDivider(), kit.Stack()}
	for _, width := range []float32{1280, 853, 683, 1024} {
		l.Layout(objects, fyne.NewSize(width, 600))
		side, rest := objects[0].Size().Width+1, objects[2].Size().Width
		if narrow := width < railBelow; d.rail != narrow || d.brand.Hidden != narrow || (side == railWidth) != narrow || side+rest != width {
			t.Errorf("%v wide: rail %v, side %v, page %v", width, d.rail, side, rest)
		}
	}
}
