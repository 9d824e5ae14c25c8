package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"siapzi/ui/look"
	"siapzi/ui/look/looktest"
	"siapzi/ui/task"
)

func TestText(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.New(look.Light))
	const long = "Rencana Aksi Pembangunan Zona Integritas Tahun 2026"

	t.Run("what fits stays, what does not ends with dots and fits", func(t *testing.T) {
		if got := Elide(long, look.Body, 1000); got != long {
			t.Errorf("got %q", got)
		}
		for _, w := range []float32{12, 40, 100, 200, 300} {
			got := Elide(long, look.Strong, w)
			if !strings.HasSuffix(got, "…") || strings.Contains(got, " …") || look.Strong.Measure(got).Width > w {
				t.Errorf("in %g: %q, %g wide", w, got, look.Strong.Measure(got).Width)
			}
		}
		if got := Elide(long, look.Body, 0); got != "" {
			t.Errorf("in nothing: %q", got)
		}
	})
	t.Run("a very long string is cut before it is measured", func(t *testing.T) {
		if got := []rune(Elide(strings.Repeat("a", 100_000), look.Body, 1e6)); len(got) != maxShown+1 {
			t.Errorf("%d runes", len(got))
		}
	})
	t.Run("words wrap, no line is too wide, and none is lost", func(t *testing.T) {
		for _, w := range []float32{60, 120, 200} {
			lines := Wrap(long+"\n\nbaris baru", look.Lead, w, 0)
			for _, l := range lines {
				if look.Lead.Measure(l).Width > w && !strings.HasSuffix(l, "…") {
					t.Errorf("in %g: %q", w, l)
				}
			}
			if w == 200 && strings.Join(strings.Fields(strings.Join(lines, " ")), " ") != long+" baris baru" {
				t.Errorf("lost words: %q", lines)
			}
		}
	})
	t.Run("beyond the last line dots stand for the rest", func(t *testing.T) {
		got := Wrap(long, look.Body, 120, 2)
		if len(got) != 2 || !strings.HasSuffix(got[1], "…") {
			t.Errorf("got %q", got)
		}
	})
	t.Run("a paragraph is as high as its width makes it", func(t *testing.T) {
		p := NewPara(long, look.Body, look.ColorText)
		if one, many := p.HeightFor(1000), p.HeightFor(100); one != 18 || many < 4*18 {
			t.Errorf("heights %g and %g", one, many)
		}
		page, _ := VScroll(Rows(look.Gap8, p, Muted("di bawah")))
		show(t, look.Light, fyne.NewSize(100, 300), page)
		if p.Size().Height != p.HeightFor(100) {
			t.Errorf("first layout gave %v", p.Size())
		}
	})
}

func TestPress(t *testing.T) {
	n := 0
	b := NewButton(Filled, "Simpan", "", func() { n++ })
	w := show(t, look.Light, fyne.NewSize(200, 100), Padded(Row(0, b), 0, 0, 0, 0))

	test.Tap(b)
	w.Canvas().Focus(b)
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyA})
	if n != 3 {
		t.Errorf("pressed %d times, want 3", n)
	}
	b.Disable()
	test.Tap(b)
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if n != 3 || b.Cursor() != desktop.DefaultCursor {
		t.Error("a disabled button reacts")
	}
}

func TestChipAndCheck(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.New(look.Light))
	var told []bool
	chip := NewChip("Tanpa bukti", func(on bool) { told = append(told, on) })
	check := NewCheck("Cap", true, func(on bool) { told = append(told, on) })
	chip.Tapped(nil)
	chip.Tapped(nil)
	check.Tapped(nil)
	if len(told) != 3 || !told[0] || told[1] || told[2] || check.On() {
		t.Errorf("told %v", told)
	}
	picked := -1
	s := NewSegments(func(i int) { picked = i }, "WBK", "WBBM")
	s.Tap(1)
	if picked != 1 || s.On() != 1 {
		t.Errorf("picked %d", picked)
	}
}

func TestPanes(t *testing.T) {
	pane := func() fyne.CanvasObject { return NewBox(look.ColorSurface, "", 0) }
	p := NewPanes(Pane{Content: pane(), Width: 312, Min: 240}, Pane{Content: pane(), Min: 420}, Pane{Content: pane(), Width: 280, Min: 200, HideBelow: 900})
	var told []float32
	p.OnMoved = func(w []float32) { told = w }
	w := show(t, look.Light, fyne.NewSize(1112, 500), p)
	width := func(i int) float32 { return p.panes[i].Content.Size().Width }

	if width(0) != 312 || width(1) != 520 || width(2) != 280 {
		t.Errorf("at first: %g %g %g", width(0), width(1), width(2))
	}
	p.handles[0].Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(-30, 0)})
	p.handles[0].Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(-300, 0)})
	p.handles[0].DragEnd()
	if width(0) != 240 || width(1) != 592 || len(told) != 3 || told[0] != 240 || told[1] != 0 {
		t.Errorf("after dragging: %g %g, told %v", width(0), width(1), told)
	}
	p.handles[1].Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(-500, 0)})
	if width(1) != 420 || width(2) != 452 {
		t.Errorf("the middle keeps its smallest width: %g %g", width(1), width(2))
	}
	w.Resize(fyne.NewSize(850, 500))
	if p.panes[2].Content.Visible() || width(0)+width(1) != 850 {
		t.Errorf("narrow: %g %g, preview shown %v", width(0), width(1), p.panes[2].Content.Visible())
	}
	p.SetWidths([]float32{300, 0, 260})
	w.Resize(fyne.NewSize(1112, 500))
	if width(0) != 300 || width(2) != 260 {
		t.Errorf("remembered: %g %g", width(0), width(2))
	}
}

func TestDialog(t *testing.T) {
	open := func(t *testing.T, cfg DialogConfig) (fyne.Window, *Dialog) {
		w := show(t, look.Light, fyne.NewSize(800, 600), NewButton(Outlined, "x", "", nil))
		d := ShowDialog(w, cfg)
		if !DialogOpen(w) || TopDialog(w) != d {
			t.Fatal("not open")
		}
		return w, d
	}
	t.Run("Enter confirms and closes", func(t *testing.T) {
		yes := 0
		w, _ := open(t, DialogConfig{Title: "Simpan?", Confirm: "Simpan", OnConfirm: func() bool { yes++; return true }})
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if yes != 1 || DialogOpen(w) {
			t.Errorf("confirmed %d times, still open %v", yes, DialogOpen(w))
		}
	})
	t.Run("Esc in a field cancels", func(t *testing.T) {
		e, no := NewEntry(""), 0
		w, _ := open(t, DialogConfig{Title: "Nama", Body: e, Confirm: "OK", Focus: e, OnCancel: func() { no++ }})
		if w.Canvas().Focused() != e {
			t.Fatalf("focus is on %T", w.Canvas().Focused())
		}
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if no != 1 || DialogOpen(w) {
			t.Errorf("canceled %d times, still open %v", no, DialogOpen(w))
		}
	})
	t.Run("Enter in a field confirms, and a mistake keeps the dialog open", func(t *testing.T) {
		e, good := NewEntry(""), false
		w, _ := open(t, DialogConfig{Title: "Nama", Body: e, Confirm: "OK", Focus: e, OnConfirm: func() bool { return good }})
		e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if !DialogOpen(w) {
			t.Fatal("closed in spite of the mistake")
		}
		good = true
		e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if DialogOpen(w) {
			t.Error("still open")
		}
	})
	t.Run("the button of a dangerous step does not have the focus", func(t *testing.T) {
		yes := 0
		w, d := open(t, DialogConfig{Title: "Hapus 3 dokumen?", Confirm: "Hapus", Danger: true, OnConfirm: func() bool { yes++; return true }})
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if yes != 0 || DialogOpen(w) {
			t.Errorf("Enter confirmed %d times", yes)
		}
		d.Accept()
	})
	t.Run("two dialogs close one after the other", func(t *testing.T) {
		w, first := open(t, DialogConfig{Title: "Satu"})
		second := ShowDialog(w, DialogConfig{Title: "Dua"})
		second.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if TopDialog(w) != first {
			t.Error("the first one is not in front")
		}
		w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if DialogOpen(w) || w.Canvas().OnTypedKey() != nil {
			t.Error("something is left behind")
		}
	})
	for _, mode := range modes {
		t.Run("picture in "+string(mode), func(t *testing.T) {
			w := show(t, mode, fyne.NewSize(640, 360), Padded(Heading("Halaman di belakang"), 16, 16, 16, 16))
			ShowDialog(w, DialogConfig{Title: "Pekerjaan masih berjalan", Text: "Impor 37 dari 120 berkas belum selesai. Berkas yang sudah masuk tetap tersimpan.",
				Confirm: "Hentikan dan keluar", Cancel: "Kembali", Danger: true, Extra: "Rincian…"})
			looktest.Picture(t, "dialog-"+string(mode)+".png", w.Canvas())
		})
	}
}

func TestEntry(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.New(look.Light))
	var left []string
	e := NewEntry("")
	e.OnLeave = func(s string) { left = append(left, s) }
	e.FocusGained()
	e.FocusLost()
	e.FocusGained()
	e.SetText("7")
	e.FocusLost()
	if len(left) != 1 || left[0] != "7" {
		t.Errorf("left: %v", left)
	}
	typed := 0
	e.OnChanged = func(string) { typed++ }
	e.SetQuietly("8")
	if typed != 0 || e.Text != "8" {
		t.Errorf("text %q, told %d times", e.Text, typed)
	}
	var asked []string
	s := NewSearchEntry("", func(q string) { asked = append(asked, q) })
	s.SetText("maklumat")
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if strings.Join(asked, "|") != "maklumat|" {
		t.Errorf("asked %q", asked)
	}
}

func TestLayer(t *testing.T) {
	w := show(t, look.Light, fyne.NewSize(600, 400), Muted(""))
	tasks := task.NewSync()
	l := NewLayer(w, tasks)
	b := NewIconButton(look.IconChevronUp, "Soal sebelumnya", func() {})
	w.SetContent(l.Over(Padded(Row(0, b), 10, 10, 10, 10)))
	w.Resize(fyne.NewSize(600, 400))

	t.Run("a tip comes after a rest and goes with the pointer", func(t *testing.T) {
		b.MouseIn(&desktop.MouseEvent{})
		if l.tip != nil {
			t.Error("at once")
		}
		tasks.Fire("kit.tip")
		if l.tip == nil || l.tip.Position().Y < b.Position().Y+b.Size().Height {
			t.Fatal("no tip below the button")
		}
		b.MouseOut()
		if l.tip != nil {
			t.Error("still there")
		}
	})
	t.Run("a toast offers its action once and goes by itself", func(t *testing.T) {
		undone := 0
		l.Toast("Jawaban dihapus.", "Urungkan", func() { undone++ })
		if l.toast == nil {
			t.Fatal("no toast")
		}
		tasks.Fire("kit.toast")
		if l.toast != nil || undone != 0 {
			t.Error("did not go by itself")
		}
	})
}
