package ui

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/lke"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

func TestFindQuestions(t *testing.T) {
	w := lke.Default()
	for _, c := range []struct{ text, first string }{
		{"P.6.ii.b", "P.6.ii.b"},
		{"p6iib", "P.6.ii.b"},
		{"6 ii b", ""}, // the words begin no code and stand nowhere together
		{"maklumat", "P.6"},
	} {
		t.Run(c.text, func(t *testing.T) {
			got := findQuestions(w, c.text)
			if len(got) > mostQuestions {
				t.Errorf("%d questions", len(got))
			}
			if c.first != "" && (len(got) == 0 || !strings.HasPrefix(string(got[0].Code), c.first)) {
				t.Errorf("got %v", got)
			}
		})
	}
	if got := findQuestions(w, " . "); got != nil {
		t.Errorf("nothing typed finds %d", len(got))
	}
}

func TestFindCommands(t *testing.T) {
	off := func() bool { return false }
	commands := []*Command{{ID: "a", Title: "Tambah folder bukti…"}, {ID: "b", Title: "Folder ruang kerja"}, {ID: "c", Title: "Folder lain", Enabled: off}, {ID: commandFind, Title: "Cari folder"}}
	ids := func(text string) (out []string) {
		for _, c := range findCommands(commands, text) {
			out = append(out, c.ID)
		}
		return out
	}
	for text, want := range map[string][]string{"": {"a", "b"}, "folder": {"b", "a"}, "BUK fol": {"a"}, "bukti x": nil} {
		if got := ids(text); !slices.Equal(got, want) {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}

// openPalette opens the palette as Ctrl+K does and gives its field.
func (d *desk) openPalette() *kit.Entry {
	d.t.Helper()
	d.press(commandFind)
	e, ok := d.Window().Canvas().Focused().(*kit.Entry)
	if !ok {
		d.t.Fatalf("focus is on %T", d.Window().Canvas().Focused())
	}
	return e
}

func key(e fyne.Focusable, name fyne.KeyName) { e.TypedKey(&fyne.KeyEvent{Name: name}) }

func TestPalette(t *testing.T) {
	t.Run("a question is opened by its code alone", func(t *testing.T) {
		d := withWorkspace(t)
		e := d.openPalette()
		test.Type(e, "p6iib")
		key(e, fyne.KeyReturn)
		if d.program.lke.shown != "P.6.ii.b" || kit.DialogOpen(d.Window()) {
			t.Errorf("shown %q, open %v", d.program.lke.shown, kit.DialogOpen(d.Window()))
		}
	})
	t.Run("a document is found by its text and shown with its question", func(t *testing.T) {
		d := withWorkspace(t)
		d.AddEvidence([]string{d.file("a.txt", "Rapat tentang zebrakuda di kantor")}, "P.1.i.a", func([]model.DocumentID) {})
		e := d.openPalette()
		test.Type(e, "zebraku")
		key(e, fyne.KeyReturn)
		if d.program.lke.shown != "P.1.i.a" {
			t.Errorf("shown %q", d.program.lke.shown)
		}
	})
	t.Run("arrows pass over headings, a command runs after the palette is gone", func(t *testing.T) {
		d := withWorkspace(t)
		e := d.openPalette()
		test.Type(e, "tampilan")
		key(e, fyne.KeyDown)
		key(e, fyne.KeyReturn)
		if d.Theme() != look.Dark {
			t.Errorf("theme %q", d.Theme())
		}
	})
	t.Run("Esc closes it, whatever was typed, and no other command runs meanwhile", func(t *testing.T) {
		d := withWorkspace(t)
		e := d.openPalette()
		test.Type(e, "abc")
		d.press("workspace.close")
		if d.session == nil {
			t.Fatal("closed behind the palette")
		}
		key(e, fyne.KeyEscape)
		if kit.DialogOpen(d.Window()) {
			t.Error("still open")
		}
	})
	t.Run("without a workspace it still offers commands", func(t *testing.T) {
		d := newDesk(t)
		e := d.openPalette()
		test.Type(e, "tentang")
		key(e, fyne.KeyReturn)
		if got := d.dialog(); !strings.HasPrefix(got, "SiapZI 0.1.0") {
			t.Errorf("dialog %q", got)
		}
	})
	t.Run("an error of the search is told, what was found stays", func(t *testing.T) {
		d := withWorkspace(t)
		d.session.Documents = brokenSearch{d.session.Documents}
		e := d.openPalette()
		test.Type(e, "m")
		if got := d.dialog(); !strings.HasPrefix(got, "Tidak berhasil: Disk lepas.") {
			t.Errorf("dialog %q", got)
		}
	})
}

type brokenSearch struct{ Documents }

func (brokenSearch) Search(context.Context, string, int) ([]catalog.Hit, error) {
	return nil, model.Errorf(model.Unavailable, "Disk lepas.")
}
