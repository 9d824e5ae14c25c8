package pick

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/look/looktest"
	"siapzi/ui/task"
)

// tree makes a folder with evidence as units keep it.
func tree(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	for _, f := range []string{"AREA 10/a.pdf", "AREA 2/SK Tim.pdf", "Bukti 10.pdf", "bukti 2.pdf", ".tersembunyi", "~$kunci.docx", "Foto.jpg"} {
		p := filepath.Join(root, filepath.FromSlash(f))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte("isi"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestReadDir(t *testing.T) {
	root := tree(t)
	names := func(list []entry) string {
		var out []string
		for _, e := range list {
			out = append(out, e.name)
		}
		return strings.Join(out, "|")
	}
	t.Run("folders first, 2 before 10, hidden and lock files left out", func(t *testing.T) {
		got, err := readDir(t.Context(), root, false)
		if want := "AREA 2|AREA 10|bukti 2.pdf|Bukti 10.pdf|Foto.jpg"; err != nil || names(got) != want {
			t.Errorf("got %s, %v; want %s", names(got), err, want)
		}
	})
	t.Run("only folders where a folder is asked for", func(t *testing.T) {
		got, _ := readDir(t.Context(), root, true)
		if names(got) != "AREA 2|AREA 10" {
			t.Errorf("got %s", names(got))
		}
	})
	t.Run("a missing folder is NotFound", func(t *testing.T) {
		if _, err := readDir(t.Context(), filepath.Join(root, "tidak"), false); model.KindOf(err) != model.NotFound {
			t.Errorf("got %v", err)
		}
	})
}

// window makes a window of the test driver with a picker that starts at dir.
func window(t *testing.T, dir string) (fyne.Window, *Dialogs) {
	test.NewTempApp(t).Settings().SetTheme(look.New(look.Light))
	w := test.NewTempWindow(t, kit.NewBox(look.ColorBackground, "", 0))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1024, 640))
	d := New(w, task.NewSync(), Dirs{Home: dir, Documents: dir})
	d.disks = func() []string { return nil }
	return w, d
}

// click presses the row of the list that shows name.
func click(t *testing.T, b *browser, name string, times int) {
	t.Helper()
	for i, e := range b.entries {
		if e.name == name {
			for range times {
				b.list.Press(i, desktop.MouseButtonPrimary)
			}
			return
		}
	}
	t.Fatalf("%s is not listed", name)
}

func TestOpenFiles(t *testing.T) {
	root := tree(t)
	t.Run("several files and folders of several places come in natural order", func(t *testing.T) {
		_, d := window(t, root)
		var got []string
		b := d.open("Tambah bukti", openFiles, root, func(p []string) { got = p })

		click(t, b, "Bukti 10.pdf", 1)
		click(t, b, "bukti 2.pdf", 1)
		click(t, b, "AREA 2", 2)
		click(t, b, "SK Tim.pdf", 1)
		b.dialog.Accept()

		want := fmt.Sprint([]string{filepath.Join(root, "AREA 2", "SK Tim.pdf"), filepath.Join(root, "bukti 2.pdf"), filepath.Join(root, "Bukti 10.pdf")})
		if fmt.Sprint(got) != want {
			t.Errorf("got %v\nwant %v", got, want)
		}
	})
	t.Run("nothing ticked keeps the dialog open, Esc gives nothing", func(t *testing.T) {
		w, d := window(t, root)
		d.OpenFiles("Tambah bukti", func([]string) { t.Error("done") })
		top := kit.TopDialog(w)
		top.Accept()
		if !kit.DialogOpen(w) {
			t.Fatal("closed")
		}
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if kit.DialogOpen(w) {
			t.Error("still open")
		}
	})
	t.Run("the dialog is closed when the choice is handed over", func(t *testing.T) {
		w, d := window(t, root)
		open := true
		b := d.open("Tambah bukti", openFiles, root, func([]string) { open = kit.DialogOpen(w) })
		click(t, b, "Foto.jpg", 2)
		if open {
			t.Error("still open")
		}
	})
	t.Run("keys tick and go up", func(t *testing.T) {
		_, d := window(t, root)
		b := d.open("Tambah bukti", openFiles, filepath.Join(root, "AREA 2"), func([]string) {})
		b.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		b.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		b.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
		if len(b.ticked) != 1 || b.dir != root {
			t.Errorf("ticked %v in %s", b.ticked, b.dir)
		}
	})
	t.Run("a folder that is gone says so in the list", func(t *testing.T) {
		_, d := window(t, root)
		b := d.open("Tambah bukti", openFiles, root, func([]string) {})
		b.enter(filepath.Join(root, "hilang"))
		if b.dir != root || b.body.Objects[0] == fyne.CanvasObject(b.list) {
			t.Error("no error is shown")
		}
	})
}

func TestFolderAndSave(t *testing.T) {
	root := tree(t)
	t.Run("the folder that is shown is taken, or the selected one in it", func(t *testing.T) {
		w, d := window(t, root)
		var got []string
		for range 2 {
			d.Folder("Buka", root, func(p string) { got = append(got, filepath.Base(p)) })
			if len(got) == 1 {
				w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
			}
			kit.TopDialog(w).Accept()
		}
		if fmt.Sprint(got) != fmt.Sprint([]string{filepath.Base(root), "AREA 2"}) {
			t.Errorf("got %v", got)
		}
	})
	t.Run("a new name is taken, an existing one only after a question", func(t *testing.T) {
		w, d := window(t, root)
		var got []string
		ask := func(name string) {
			d.SaveFile("Simpan bundel", filepath.Join(root, name), func(p string) { got = append(got, filepath.Base(p)) })
			kit.TopDialog(w).Accept()
		}
		ask("bundel.pdf")
		ask("Foto.jpg")
		if fmt.Sprint(got) != "[bundel.pdf]" {
			t.Fatalf("got %v", got)
		}
		kit.TopDialog(w).Accept()
		if fmt.Sprint(got) != "[bundel.pdf Foto.jpg]" || kit.DialogOpen(w) {
			t.Errorf("got %v, dialog open %v", got, kit.DialogOpen(w))
		}
	})
}

func TestPicture(t *testing.T) {
	for _, mode := range []look.Mode{look.Light, look.Dark} {
		t.Run(string(mode), func(t *testing.T) {
			w, d := window(t, "")
			fyne.CurrentApp().Settings().SetTheme(look.New(mode))
			b := d.open("Tambah bukti", openFiles, t.TempDir(), func([]string) {})
			b.entries = []entry{{name: "AREA 2 Penataan Tatalaksana", path: "a", date: "12 Jan 2026", dir: true},
				{name: "SK Tim Kerja ZI 2026.pdf", path: "b", size: "380 KB", date: "5 Jan 2026"},
				{name: "Notula rapat monitoring dan evaluasi pembangunan Zona Integritas triwulan I tahun 2026.docx", path: "c", size: "9,8 MB", date: "31 Mar 2026"}}
			b.ticked["b"] = true
			b.path.SetQuietly("/home/sari/Dokumen")
			b.list.Select(1)
			b.list.Reload()
			b.put(b.list)
			b.tell()
			looktest.Picture(t, "open-"+string(mode)+".png", w.Canvas())
		})
	}
}
