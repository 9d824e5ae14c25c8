package guide

import (
	"io/fs"
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"siapzi/assets"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/task"
)

func TestParse(t *testing.T) {
	got := Parse("# Judul\nawal\n\n## LKE: menjawab\n<!-- catatan -->\n\nSatu **kalimat**\nlanjut.\n\n1. Tekan `Ctrl+B`\n   lalu pilih\n2. Selesai\n- butir\n\n### Anak\nteks\n![Layar](a.png)\n\n## Masalah\n")
	want := []Section{
		{ID: "lke", Title: "LKE: menjawab", Blocks: []Block{
			{Paragraph, "", "Satu kalimat lanjut."},
			{Item, "1.", "Tekan Ctrl+B lalu pilih"}, {Item, "2.", "Selesai"}, {Item, "•", "butir"},
			{Heading, "", "Anak"}, {Paragraph, "", "teks"}, {Picture, "Layar", "a.png"},
		}},
		{ID: "masalah", Title: "Masalah"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// guide reads the real one.
func guide(t *testing.T) ([]Section, fs.FS) {
	t.Helper()
	docs, err := fs.Sub(assets.Guide, "docs")
	if err != nil {
		t.Fatal(err)
	}
	text, err := fs.ReadFile(docs, "panduan.md")
	if err != nil {
		t.Fatal(err)
	}
	return Parse(string(text)), docs
}

func TestGuide(t *testing.T) {
	sections, docs := guide(t)
	ids := map[string]bool{}
	for _, s := range sections {
		ids[s.ID] = true
		if len(s.Blocks) == 0 {
			t.Errorf("%s is empty", s.Title)
		}
		for _, b := range s.Blocks {
			if b.Kind == Picture {
				if _, err := fs.Stat(docs, b.Text); err != nil {
					t.Errorf("%s: %v", s.Title, err)
				}
			}
		}
	}
	for _, id := range []string{"mulai", "beranda", "lke", "dokumen", "reviu", "bundel", "setelan", "masalah"} {
		if !ids[id] {
			t.Errorf("no section for %s", id)
		}
	}
}

func TestView(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.New(look.Light))
	sections, docs := guide(t)
	body := kit.Heading("tombol")
	cfg := Config{Sections: sections, Pictures: docs, Tasks: task.NewSync(), Extra: []Extra{{"Pintasan", func() fyne.CanvasObject { return body }}}}
	for id, want := range map[string]string{"lke": "LKE: menjawab dan membuktikan", "tak ada": sections[0].Title, "": "Pintasan"} {
		v := New(cfg, id)
		w := test.NewTempWindow(t, v.Content())
		w.Resize(fyne.NewSize(900, 560))
		if v.Shown() != want {
			t.Errorf("%q shows %q", id, v.Shown())
		}
	}
	t.Run("arrows go through the parts", func(t *testing.T) {
		v := New(cfg, "mulai")
		w := test.NewTempWindow(t, v.Content())
		w.Resize(fyne.NewSize(900, 560))
		w.Canvas().Focus(v.List())
		for range len(sections) + 3 {
			v.List().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		}
		if v.Shown() != "Pintasan" {
			t.Errorf("shows %q", v.Shown())
		}
	})
	t.Run("PageDown scrolls the text, not the list", func(t *testing.T) {
		v := New(cfg, "masalah")
		w := test.NewTempWindow(t, v.Content())
		w.Resize(fyne.NewSize(900, 300))
		v.List().TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
		down := v.scroll.Offset.Y
		v.List().TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageUp})
		if down <= 0 || v.scroll.Offset.Y != 0 || v.Shown() != sections[len(sections)-1].Title {
			t.Errorf("scrolled to %v and back to %v, shows %q", down, v.scroll.Offset.Y, v.Shown())
		}
	})
	t.Run("a picture that is missing leaves its place empty", func(t *testing.T) {
		cfg := cfg
		cfg.Pictures = os.DirFS(t.TempDir())
		test.NewTempWindow(t, New(cfg, "mulai").Content()).Resize(fyne.NewSize(900, 560))
	})
}
